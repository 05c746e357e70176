"""What the register says: the rows of its sheets as plain text, made of the same lists as the reviewer's page."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field

from redraft.outputs.register.defuse import cell_text
from redraft.outputs.register.layout import PROPOSED, SAID, Field, Sheet


@dataclass(frozen=True, slots=True)
class Line:
    """One row: its id, what stands in its cells, and what the reviewer may write beside it.

    `answers` are the words of the drop-down of decisions, `others` the entries of that of people and places, each an id and what
    it goes by. `targets` are the ids that a decision is about: several where only some of what one id covers is meant; `meant` those
    that a choice among `others` is about. `whole` is the id of the person, place or body of whom this is one wording among
    several; "" for none. A line that is not `editable` is there to be read.
    """

    id: str
    cells: Mapping[Field, str] = field(default_factory=dict)
    answers: tuple[str, ...] = ()
    others: tuple[tuple[str, str], ...] = ()
    targets: tuple[str, ...] = ()
    meant: tuple[str, ...] = ()
    whole: str = ""
    editable: bool = True


@dataclass(frozen=True, slots=True)
class Register:
    """A case's register. `case` marks whose it is, `run` (ISO 8601) which run it tells of, `title` what people call the case."""

    title: str
    case: str
    run: str
    version: str
    sheets: Mapping[Sheet, tuple[Line, ...]]

    def check(self, sheet: Sheet, line: Line) -> str:
        """What stands in the hidden column of a row: see `check_of`."""
        said, proposed = (cell_text(line.cells.get(f, "")) for f in (SAID[sheet], PROPOSED[sheet]))
        return check_of(self.case, sheet, line.id, said, proposed)


def check_of(case: str, sheet: Sheet, id_: str, said: str, proposed: str) -> str:
    """Three short digests: that the id is of this sheet and case, that the original wording is its, and what was proposed for it.

    Only letters and digits count, so that no program's way with white space and quotation marks matters.

    >>> check_of("c1", Sheet.CAST, "person-1", "Rowan Thackray", "Child K")
    'd68bf8-7f2f18-880aa7'
    """
    return "-".join((_digest(case, sheet, id_), _digest(id_, _bare(said)), _digest(id_, _bare(proposed))))


def _bare(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def _digest(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:6]
