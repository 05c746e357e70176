"""What stands between a case and a page: the case as a view sees it, and the rows that a view makes of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from redraft.case.state import State
    from redraft.outputs.thumbnails import Thumbnail

Row = Mapping[str, Any]
"""Plain data (what `json.dumps` takes), with an `id` that no other row of its view has."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A case as it stands after the change that made it `revision`.

    `thumbnails` has the drafts' pictures in small by their ids: made once, for drafts do not change while the desk is open.
    """

    state: State
    revision: int
    thumbnails: Mapping[str, Thumbnail]


@dataclass(frozen=True, slots=True)
class View:
    """One view of a case: what stands above its rows, and the rows in the order in which they are shown.

    The page is sent only rows that are new to it, or differ from what it has: see `redraft.desk.patches`.
    """

    head: Mapping[str, Any]
    rows: Sequence[Row]

    def __post_init__(self) -> None:
        ids = [row["id"] for row in self.rows]
        if len(ids) != len(set(ids)):
            raise ValueError("two rows of a view go by one id")
