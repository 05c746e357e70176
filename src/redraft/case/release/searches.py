"""`redraft searches`: the list of searches for a case, made from what its copies will say, and the record of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from redraft import __version__
from redraft.case import disk, naming
from redraft.case.clock import in_words, now, written
from redraft.case.key.passphrase import Passphrase
from redraft.case.progress import Progress, silent
from redraft.case.release import publication
from redraft.case.release.original_words import OriginalWords
from redraft.case.release.search_log import Searched, add_to_log, read_log
from redraft.case.state import State, taken_up
from redraft.errors import Refused
from redraft.leaks import verify
from redraft.outputs.searches.checklist import Search, checklist
from redraft.outputs.searches.facts import remaining, without
from redraft.outputs.searches.page import Done, Row, SearchesPage, bare, searches_page

_MARK = 8
_FAULT = "This is a fault of redraft: please report it."


@dataclass(frozen=True, slots=True)
class ToRecord:
    """What somebody wants on record: the search by its number on the page, None for every one that is not done yet."""

    number: int | None
    by: str
    found: str


@dataclass(frozen=True, slots=True)
class SearchesReport:
    """The page that was written, the searches as they stand, how many were put on record, and how many details are open."""

    page: Path
    rows: tuple[Row, ...]
    recorded: int
    undecided: int


def searches(
    root: Path,
    wanted: ToRecord | None = None,
    passphrase: Passphrase | None = None,
    progress: Progress = silent,
) -> SearchesReport:
    """Write `confidential/record/searches.html`, and put on record what was searched; nothing is sent anywhere.

    Raises:
        Refused: if the case changed since its run, there is no search of that number, or what is to go on record has a
            name of the case in it. Nothing is recorded then.
        CaseInvalid, CaseLocked, KeyUnavailable, SettingsInvalid, DecisionsInvalid, OutputInUse: as named.
    """
    with taken_up(root, passphrase, progress) as state:
        case, moment = state.case, now()
        listed = searches_of(state)
        outcome = publication.outcome_of(state.settled, state.decisions, state.settings)
        log = read_log(case)
        made = _made(wanted, listed, _rows(listed, log, outcome), outcome, state, moment) if wanted else ()
        if made:
            log = add_to_log(case, made)
        rows = _rows(listed, log, outcome)
        undecided = len(state.settled.plan.undecided)
        names = tuple(naming.label(n, draft.source) for n, draft in enumerate(state.settled.leaving, 1))
        _write(state, SearchesPage(in_words(moment), __version__, outcome[:_MARK], rows, undecided, names))
        return SearchesReport(case.searches, rows, len(made), undecided)


def searches_of(state: State) -> tuple[Search, ...]:
    """The searches that are to be made for the copies that would be published now; no name of the case is in them."""
    settled, words = state.settled, OriginalWords.of(state.settled.plan)
    left = remaining(settled.leaving, settled.findings, settled.plan)
    named = frozenset(fact.text for fact in left.facts if words.are_in(fact.text))
    return checklist(without(left, named))


def _made(
    wanted: ToRecord, listed: Sequence[Search], rows: Sequence[Row], outcome: str, state: State, moment: datetime
) -> tuple[Searched, ...]:
    if wanted.number is not None and not 1 <= wanted.number <= len(listed):
        raise Refused(
            f"Nothing was recorded: there are searches 1 to {len(listed)}.", "`redraft searches CASE` lists them."
        )
    if OriginalWords.of(state.settled.plan).are_in(wanted.found):
        raise Refused(
            "Nothing was recorded: what came of the search would put a name of the case on record, or a word spelt like one.",
            "Say it without names: the record is kept when the case is closed.",
        )
    meant = [row for row in rows if _is_meant(row, wanted)]
    return tuple(
        Searched(row.search.id, row.search.title, wanted.by.strip(), written(moment), wanted.found.strip(), outcome)
        for row in meant
    )


def _is_meant(row: Row, wanted: ToRecord) -> bool:
    return row.number == wanted.number if wanted.number is not None else not any(done.today for done in row.record)


def _rows(listed: Sequence[Search], log: Sequence[Searched], outcome: str) -> tuple[Row, ...]:
    return tuple(
        Row(
            number,
            search,
            tuple(
                Done(each.by, in_words(datetime.fromisoformat(each.at)), each.found, each.outcome == outcome)
                for each in log
                if each.search == search.id
            ),
        )
        for number, search in enumerate(listed, 1)
    )


def _write(state: State, page: SearchesPage) -> None:
    """Write the page, after making sure that it has no name of the case: it stays when the case is closed.

    Raises:
        Refused: if it has one.
    """
    case = state.case
    forms = OriginalWords.of(state.settled.plan).forms
    unsigned = replace(page, rows=tuple(replace(row, record=()) for row in page.rows))
    with disk.work_folder(case.confidential) as work:
        found = []
        for name, content in (("page", unsigned), ("bare", bare(page))):
            path = work / name / case.searches.name
            path.parent.mkdir()
            path.write_text(searches_page(content), "utf-8")
            found.append({leak.form_index: leak.count for leak in verify({name: path}, forms).leaks})
    if any(count > found[1].get(index, 0) for index, count in found[0].items()):
        raise Refused("The list of searches would hold a name of the case, and was not written.", _FAULT)
    disk.private_folder(case.record)
    disk.write_atomically(case.searches, searches_page(page).encode("utf-8"))
