"""The page for the panel: what each draft says once the decided replacements are made, in one file that fetches nothing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from redraft.outputs.blind.passages import BlindDraft
from redraft.outputs.standalone import standalone

_TEMPLATES = Path(__file__).resolve().parent / "templates"


@dataclass(frozen=True, slots=True)
class BlindPage:
    """All that the page says. `made` is when, in words; `unread` is how many drafts could not be read."""

    made: str
    version: str
    drafts: tuple[BlindDraft, ...]
    unread: int = 0

    @property
    def blocked(self) -> int:
        """How many blocks the page shows."""
        return sum(draft.blocked for draft in self.drafts)


def blind(page: BlindPage) -> str:
    """The whole of `review-blind.html`: the same text for the same `page`.

    The markup around the drafts' own words is the same for every case, and bears no ids, attributes or classes that follow
    from a finding; fonts are named by kind alone, since fonts are called like people.
    """
    return standalone(_TEMPLATES, "blind.html.j2", "blind.css", page=page)


def frame(page: BlindPage) -> str:
    """The page without the words of its drafts: what it says of itself, which tells nothing about anybody."""
    return blind(replace(page, drafts=tuple(draft.emptied for draft in page.drafts)))
