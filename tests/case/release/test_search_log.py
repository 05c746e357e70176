"""The record of searches, and what a certificate says of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from redraft.case.folder import CaseFolder
from redraft.case.release.search_log import Searched, add_to_log, on_certificate, read_log
from redraft.errors import CaseInvalid
from redraft.outputs.searches.checklist import Search

LIST = (
    Search("courts", "Courts", "Look."),
    Search("web-1-a", "Web", "Look."),
    Search("day", "The day", "", later=True),
)


def _made(search: str, outcome: str = "now") -> Searched:
    return Searched(search, search.title(), "A. Manager", "2026-03-01T09:30:00Z", "nothing found", outcome)


def test_the_log_grows(tmp_path: Path) -> None:
    """What is put on record stands behind what was there, and is read again as it was."""
    case = CaseFolder(tmp_path)
    assert read_log(case) == ()
    add_to_log(case, [_made("courts")])
    add_to_log(case, [_made("web-1-a")])
    assert read_log(case) == (_made("courts"), _made("web-1-a"))


@pytest.mark.parametrize("text", ["{}", "[", '{"schema": 1, "searches": [{"search": "courts"}]}', '{"schema": 9}'])
def test_a_damaged_log_is_named(tmp_path: Path, text: str) -> None:
    """A record that cannot be read is said to be so, and not taken for an empty one."""
    case = CaseFolder(tmp_path)
    case.record.mkdir(parents=True)
    case.search_log.write_text(text, "utf-8")
    with pytest.raises(CaseInvalid):
        read_log(case)


@pytest.mark.parametrize(
    ("log", "state", "earlier"),
    [
        ((), "not done", 0),
        ((_made("courts"),), "partly done", 0),
        ((_made("courts"), _made("web-1-a")), "done", 0),
        ((_made("courts", "before"), _made("web-1-a", "before")), "not done", 2),
        ((_made("courts", "before"), _made("courts")), "partly done", 0),
        ((_made("gone"),), "not done", 0),
    ],
)
def test_the_certificate_says_how_much_is_done(log: tuple[Searched, ...], state: str, earlier: int) -> None:
    """Only what was done for these very copies counts; what was done before is told apart."""
    told = on_certificate(LIST, log, "now")
    assert (told["state"], told["done_for_an_earlier_version"], told["of"]) == (state, earlier, 2)
    assert told["after_publication"] == ["The day"]
