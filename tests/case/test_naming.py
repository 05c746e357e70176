"""File names: safe to write, and safe to say."""

from __future__ import annotations

import pytest

from redraft.case.naming import distinct, harmless, output_stem
from redraft.text import FILE_NAME, Edit, Span


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("Overview Report Robin Sample v3.docx", "Overview Report … v3.docx"),
        ("Robin Sample.docx", "….docx"),
        ("sample_chronology_FINAL.docx", "…_chronology_FINAL.docx"),
        ("SAR Robin-Sample response 2019.docx", "SAR … response ….docx"),
        ("Робин.docx", "….docx"),
        ("Robin.Sample", "…"),
    ],
)
def test_only_harmless_words_are_said(source: str, said: str) -> None:
    """Of a file name only the words of documents are repeated."""
    assert harmless(source) == said


@pytest.mark.parametrize(
    ("becomes", "stem"),
    [
        ("Child R", "Report Child R"),
        ("A/B: <C>", "Report A B C"),
        ("x. ", "Report x"),
    ],
)
def test_output_names_follow_the_edits(becomes: str, stem: str) -> None:
    """The pseudonym stands in the file name, in letters that Windows allows."""
    edit = Edit(FILE_NAME, Span(7, 12), "Robin", becomes, "f-1", "PERSON", "")
    assert output_stem("Report Robin.docx", [edit]) == stem


@pytest.mark.parametrize(
    ("source", "stem"),
    [
        ("chronology Day v1.docx", "chronology v1"),
        ("DAY_overview_2.docx", "_overview_2"),
        ("Overview (Day) final.docx", "Overview final"),
        ("Report - Day - Robin.docx", "Report Child R"),
        ("Friday minutes ND.docx", "Friday minutes"),
        ("nd report on a.docx", "nd report on a"),
    ],
)
def test_ordinary_words_that_are_surnames_leave_file_names(source: str, stem: str) -> None:
    """A name that is a word, too, is taken out of a file name although the text may keep the word; initials as written."""
    at = source.find("Robin")
    edits = [Edit(FILE_NAME, Span(at, at + 5), "Robin", "Child R", "f-1", "PERSON", "")] if at >= 0 else []
    assert output_stem(source, edits, {"Day", "ND", "A", "report"}) == stem


@pytest.mark.parametrize(("source", "stem"), [("CON.docx", "_CON"), ("...docx", "draft"), ("com1.x.docx", "_com1.x")])
def test_names_that_windows_reserves_are_avoided(source: str, stem: str) -> None:
    """No output is called like a device, or nothing at all."""
    assert output_stem(source, []) == stem


def test_collisions_are_numbered() -> None:
    """Two drafts whose names become one get two file names, also where only the case of letters differs."""
    assert distinct(["A", "a", "A", "a (2)"]) == ("A", "a (2)", "A (3)", "a (2) (2)")
