"""What each date of a draft is read with: the date spoken of last, there where it stands."""

from __future__ import annotations

import re

import pytest

from redraft.findings import Action, Finding, finding_id
from redraft.spoken_dates import SpokenDates, spoken_dates
from redraft.text import FILE_NAME, Anchor, Draft, Kind, Segment, Span

_MARK = re.compile(r"\{(?:([A-Z_]+):)?([^{}]+)\}")


def _case(*places: tuple[str, Kind, str]) -> tuple[Draft, list[Finding]]:
    """A draft of marked texts with their kinds and places, and its findings."""
    segments, findings = [], []
    for number, (text, kind, where) in enumerate(places):
        anchor = FILE_NAME if kind is Kind.FILE_NAME else Anchor("word/document.xml", str(number))
        plain = _MARK.sub(r"\2", text)
        segments.append(Segment(anchor, plain, kind, where))
        shift = 0
        for match in _MARK.finditer(text):
            start = match.start() - shift
            shift += len(match[0]) - len(match[2])
            span, kind_found = Span(start, start + len(match[2])), match[1] or "DATE_TIME"
            name = finding_id("a.docx", anchor, plain, span, kind_found, number)
            findings.append(
                Finding(name, "a.docx", anchor, span, match[2], kind_found, 0.9, "x", Action.GENERALISE, "why")
            )
    return Draft("a.docx", "docx", "0", tuple(segments)), findings


def _days(*texts: str | tuple[str, Kind, str]) -> list[str]:
    """What each marked date of a draft is read as: its day, or what is known of it."""
    places = [text if isinstance(text, tuple) else (text, Kind.BODY, f"paragraph {n}") for n, text in enumerate(texts)]
    draft, findings = _case(*places)
    spoken = spoken_dates([draft], findings)
    return [_said(spoken, finding) for finding in findings]


def _said(spoken: SpokenDates, finding: Finding) -> str:
    reading = spoken.reading(finding)
    moments = reading.moments if reading else ()
    return " ".join(str(m.date) if m.date else f"{m.year or '?'}-{m.month or '?'}" for m in moments)


@pytest.mark.parametrize(
    ("texts", "last"),
    [
        (["seen {12 January 2020}, then {Monday 13th}"], "2020-01-13"),
        (["seen {12 January 2020}, then {the 14th}"], "2020-01-14"),
        (["seen {12 January 2020}, then {the 3rd}"], "?-?"),
        (["seen {30 January 2020}, then {Monday 3rd}"], "2020-02-03"),
        (["seen {12 January 2020}, then {Weds 13th}"], "?-?"),
        (["seen {12 December 2020}", "again on {3 January}"], "2021-01-03"),
        (["seen {12 January 2021}", "again on {15 December}"], "2020-12-15"),
        (["{2019}", "on {3 March} and on {Boxing Day}"], "2019-12-26"),
        (["seen {12 December 2018}", "In {2019} she moved. On {3 March} they rang"], "2019-03-03"),
        (["seen {12 December 2018}", "after the {2016} report, on {3 January}"], "2019-01-03"),
        (["seen {12 January 2020}", "no", "no", "no", "on {the 14th}"], "?-?"),
        (["seen {12 January 2020}", "no", "no", "no", "on {14 January}"], "2020-01-14"),
        (["DOB {DATE_OF_BIRTH:3 February 2013}", "seen on {5 March}"], "?-3"),
        (["born {DATE_OF_BIRTH:in February 2013}, on {the 3rd}"], "2013-02-03"),
        (["seen {3 March}"], "?-3"),
        (["your letter of {12 May 2020}, and of {the 3rd inst.}"], "2020-05-03"),
    ],
)
def test_missing_parts_come_from_the_same_draft(texts: list[str], last: str) -> None:
    """Month and year come from what was spoken of last, the weekday has to agree, and nothing is guessed."""
    assert _days(*texts)[-1] == last


def test_a_column_of_dates_is_read_down_and_a_row_across() -> None:
    """A chronology's dates go on from the date above; what an entry tells of other years does not disturb them."""
    cells = [
        ("{12 January 2020}", 1),
        ("rang about the fall of {3 May 2015}; again on {the 13th}", 2),
        ("{Tues 14th}", 1),
        ("seen {the 15th}", 2),
    ]
    places = [
        (text, Kind.TABLE, f"table 1, row {n // 2 + 1}, column {column}") for n, (text, column) in enumerate(cells)
    ]
    assert _days(*places) == ["2020-01-12", "2015-05-03", "2015-05-13", "2020-01-14", "2020-01-15"]


def test_a_heading_above_a_table_tells_its_year() -> None:
    """Rows without a year take that of the heading."""
    assert _days("{2019}", ("{3 Feb}", Kind.TABLE, "table 1, row 1, column 1"))[-1] == "2019-02-03"


def test_a_file_name_neither_gives_nor_takes() -> None:
    """The date in a file's name is not what its text goes on from."""
    name = ("Report {12.3.2015}", Kind.FILE_NAME, "file name")
    assert _days(name, "seen on {3 May}") == ["2015-03-12", "?-5"]


def test_times_know_their_day() -> None:
    """A time beside a day belongs to it, before or behind; one farther off does not."""
    draft, findings = _case(("{3 May 2019}, {10.30} call; {at 9am} on {4 May 2019}; then {at 2pm}", Kind.BODY, "p"))
    found = spoken_dates([draft], findings).day_of
    assert [found[f.id].text if f.id in found else "" for f in findings] == ["", "3 May 2019", "4 May 2019", "", ""]


def test_drafts_that_write_the_month_first_are_named() -> None:
    """One date that can only be month first makes the others of its draft doubtful."""
    draft, findings = _case(("{12/31/2019} and {3/4/2019}", Kind.BODY, "p"))
    assert spoken_dates([draft], findings).american == {"a.docx"}
