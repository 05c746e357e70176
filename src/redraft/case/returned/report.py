"""confidential/returned.html: the details of a collection, with wording; the terminal says only how many there are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from redraft import __version__
from redraft.case.clock import now, written
from redraft.case.disk import write_atomically
from redraft.case.returned.values import Remark, Sort
from redraft.case.state import State
from redraft.outputs.returned.page import Line, ReturnedFile, ReturnedPage, Section, returned_page

if TYPE_CHECKING:
    from redraft.case.returned.collecting import FileReport

_SECTIONS = {
    Sort.CONFLICT: ("Reviewers disagree", "Nothing was decided on these: they are queried until somebody answers."),
    Sort.NOT_TAKEN: ("Could not be taken", "These answers could not become decisions. Decide them yourself."),
    Sort.CHANGED: (
        "Changes to the text itself",
        "redraft changes details, not sentences. Whoever owns the draft makes these there; then run again.",
    ),
    Sort.COMMENT: (
        "Comments",
        "On the text or on several changes at once; those on one change are the reason of its decision.",
    ),
}


def write_report(state: State, files: Sequence[FileReport], remarks: Iterable[Remark]) -> None:
    """Write the page, which replaces that of the collection before."""
    listed = list(remarks)
    sections = tuple(
        Section(title, note, tuple(_line(remark) for remark in listed if remark.sort is sort))
        for sort, (title, note) in _SECTIONS.items()
    )
    page = ReturnedPage(state.case.root.resolve().name, written(now()), __version__, tuple(map(_file, files)), sections)
    write_atomically(state.case.returned, returned_page(page).encode("utf-8"))


def _file(report: FileReport) -> ReturnedFile:
    counts = {**report.counts, "left as it was": report.undecided}
    problem = str(report.problem) if report.problem else ""
    return ReturnedFile(report.number, report.path.name, report.reviewer, counts, problem, report.notices)


def _line(remark: Remark) -> Line:
    return Line(remark.where, remark.before, remark.after, remark.says, remark.why, remark.by, remark.at)
