"""The approval sheet as one page that fetches nothing: what is approved in numbers, bound to a code, with room to sign."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from redraft.outputs.standalone import standalone

_TEMPLATES = Path(__file__).resolve().parent / "templates"


@dataclass(frozen=True, slots=True)
class SheetDraft:
    """One draft on the sheet: what messages call it, what becomes of it, the SHA-256 of its file, and its copy's name.

    `copy` is "" for a draft that none is made of.
    """

    called: str
    kind: str
    sha256: str
    copy: str = ""


@dataclass(frozen=True, slots=True)
class ApprovalSheet:
    """All that the sheet says. `made` is when, in words; `code` stands for what is approved; `numbers`, `given` and `holds`
    are sentences; `rows` is how many may sign.
    """

    code: str
    made: str
    version: str
    key_revision: int
    drafts: tuple[SheetDraft, ...]
    numbers: tuple[str, ...]
    needed: int
    roles: tuple[str, ...]
    given: tuple[str, ...]
    holds: tuple[str, ...]

    @property
    def rows(self) -> int:
        """How many lines there are to sign on."""
        return max(self.needed, len(self.roles))


def approval_sheet(sheet: ApprovalSheet) -> str:
    """The whole of `approval-sheet-….html`: the same text for the same `sheet`."""
    return standalone(_TEMPLATES, "sheet.html.j2", "sheet.css", sheet=sheet)
