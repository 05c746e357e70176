"""A letter in a column of ratings is no initial."""

import pytest

from redraft.cast import Declared
from redraft.text import Anchor, Draft, Kind, Segment


def _table(heading: str, cell: str) -> Draft:
    told = Segment(
        Anchor("word/document.xml", "0/0"), "Gwen Rudge and Ravi Bell met Ann Rees.", Kind.BODY, "paragraph 1"
    )
    rated = Segment(Anchor("word/document.xml", "0/1"), cell, Kind.TABLE, "row 2, cell 3", heading)
    return Draft("plan.docx", "docx", "0" * 64, (told, rated))


@pytest.mark.parametrize("heading", ["RAG", "BRAG rating", "Status (R/A/G)", "Progress"])
@pytest.mark.parametrize("cell", ["R", "A", "G", "R/A", "A > G"])
def test_a_rating_stays(detector, heading, cell):
    """Red, amber and green are nobody, although the case knows a Gwen, a Ravi and an Ann."""
    found = detector.detect([_table(heading, cell)], Declared())
    assert not [f for f in found if f.anchor.path == "0/1"]


def test_an_initial_under_another_heading_is_found(detector):
    """Who is to do it is not a rating."""
    found = detector.detect([_table("Action by", "to G")], Declared())
    assert [f.text for f in found if f.anchor.path == "0/1"] == ["G"]
