"""What stands in the way, told without a word of the drafts."""

from __future__ import annotations

import pytest

from redraft.case.release.obstacles import SHOWN, describe, describe_leaks, harmless_part
from redraft.leaks import Leak
from redraft.plan import Obstacle, Question


def test_questions_are_counted_and_the_first_are_told() -> None:
    """The totals are by sort; of many questions the first are told one by one, with id and places."""
    questions = [Question(f"f-{i}", Obstacle.FLAG, "AGE stays.", tuple("abcde")) for i in range(SHOWN + 5)]
    said = describe([Question("person-1", Obstacle.CHANGE, "PERSON becomes “Child R”."), *questions])
    assert said.startswith(f"{SHOWN + 6} still to be decided (change: 1, flag: {SHOWN + 5}).")
    assert "person-1" in said
    assert "[a; b; c; and 2 more]" in said
    assert "… and 6 more" in said
    assert len(said.splitlines()) == SHOWN + 2


def test_leaks_are_told_by_place_and_type() -> None:
    """Leaks of one type in one part are one line with their number; names in file and part names are left out."""
    leaks = [Leak("Robin Sample.docx", "word/media/Robin.png", "PERSON", i, "in raw bytes", 2) for i in range(3)]
    said = describe_leaks(leaks, {"Robin Sample.docx": 4})
    assert said.count("PERSON") == 1
    assert "draft 4 (….docx), word/media/….png: in raw bytes, 6×" in said
    assert "Robin" not in said


@pytest.mark.parametrize(
    ("part", "said"),
    [
        ("word/document.xml", "word/document.xml"),
        ("word/_rels/document.xml.rels", "word/_rels/document.xml.rels"),
        ("[Content_Types].xml", "[Content_Types].xml"),
        ("docProps/app.xml", "docProps/app.xml"),
        ("(file name)", "(file name)"),
        ("word/Robin/x.xml", "word/…/….xml"),
        ("Robin", "…"),
    ],
)
def test_only_usual_names_of_parts_are_repeated(part: str, said: str) -> None:
    """A part's name is repeated only if it is one that Word itself gives."""
    assert harmless_part(part) == said
