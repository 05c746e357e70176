"""The searches as a page to be printed, with room to write down who searched what, when, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from redraft.outputs.record import STYLE, TEMPLATES
from redraft.outputs.searches.checklist import Search
from redraft.outputs.standalone import standalone


class Progress(StrEnum):
    """Where a search stands."""

    OPEN = "to do"
    EARLIER = "done for an earlier version"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Done:
    """That somebody made a search: who, when (in words), what came of it, and whether it was for the copies of today."""

    by: str
    at: str
    found: str
    today: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One search with its number on the page and what is on record of it, the latest last."""

    number: int
    search: Search
    record: tuple[Done, ...] = ()

    @property
    def progress(self) -> Progress:
        """Where it stands: what was done for copies that are overtaken has to be done again."""
        if any(done.today for done in self.record):
            return Progress.DONE
        return Progress.EARLIER if self.record else Progress.OPEN


@dataclass(frozen=True, slots=True)
class SearchesPage:
    """All that the page says. `made` is when, in words; `version` is a short mark of the copies that it is for.

    `drafts` are what messages call the drafts, in harmless words.
    """

    made: str
    redraft: str
    version: str
    rows: tuple[Row, ...]
    undecided: int = 0
    drafts: tuple[str, ...] = ()

    @property
    def done(self) -> int:
        """How many searches are done for these copies."""
        return sum(row.progress is Progress.DONE for row in self.rows)


def searches_page(page: SearchesPage) -> str:
    """The whole of `searches.html`."""
    return standalone(TEMPLATES, "searches.html.j2", STYLE, page=page)


def bare(page: SearchesPage) -> SearchesPage:
    """The page without anything of the case: what it says of itself."""
    return replace(page, rows=tuple(Row(row.number, replace(row.search, words=(), more=0)) for row in page.rows))
