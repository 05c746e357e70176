"""`redraft searches`: the list, what goes on record, and what becomes of it when the copies change."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from .conftest import NAMES

Redraft = Callable[..., Result]
BY = ("--by", "A. Manager")


@pytest.fixture
def decided(redraft: Redraft, case: Path) -> Path:
    """A case in which nothing is left to decide."""
    redraft("decide", case, "--all", "--accept", *BY)
    return case


def _page(case: Path) -> str:
    text = (case / "confidential" / "record" / "searches.html").read_text("utf-8")
    assert not [name for name in NAMES if name in text]
    return text


def _log(case: Path) -> list[dict[str, Any]]:
    text = (case / "confidential" / "record" / "searches.json").read_text("utf-8")
    assert not [name for name in NAMES if name in text]
    rows: list[dict[str, Any]] = json.loads(text)["searches"]
    return rows


def test_the_list_names_nobody(redraft: Redraft, case: Path) -> None:
    """Undecided or decided, no name is on the page; what is open is counted; nothing of the case is printed."""
    said = redraft("searches", case)
    assert "still undecided" in said.stderr and "to do" in said.stdout and "2021" not in said.stdout
    assert "still undecided" in _page(case)
    redraft("decide", case, "--all", "--accept", *BY)
    assert "undecided" not in redraft("searches", case).stderr
    assert "March 2021" in _page(case) and "0 of" in _page(case)


def test_searches_go_on_record(redraft: Redraft, decided: Path) -> None:
    """One by its number, then the rest at once; each with who, when and what came of it; none twice at once."""
    redraft("searches", decided, "--record", "2", *BY, "--outcome", "one article, led nowhere")
    assert "1 of" in _page(decided) and "one article, led nowhere" in _page(decided)
    listed = redraft("searches", decided, "--all-done", "--by", "B. Other", "--outcome", "nothing found").stdout
    assert "to do" not in listed
    first, *others = _log(decided)
    assert (first["by"], first["found"]) == ("A. Manager", "one article, led nowhere")
    assert {row["by"] for row in others} == {"B. Other"} and first["search"] not in {row["search"] for row in others}


def test_a_later_decision_makes_another_version(redraft: Redraft, decided: Path) -> None:
    """What was done for copies that are overtaken is called so, and has to be done again."""
    redraft("searches", decided, "--all-done", *BY, "--outcome", "nothing found")
    redraft("decide", decided, "--entity", "person-1", "--reword", "the child", *BY)
    assert "done for an earlier version" in redraft("searches", decided).stdout
    assert "0 of" in _page(decided)


def test_no_name_goes_on_record(redraft: Redraft, decided: Path) -> None:
    """What somebody writes down of a search is refused if it has a name of the case in it, and is not repeated."""
    said = redraft("searches", decided, "--record", "1", *BY, "--outcome", "an article on Tamsin Orrell", code=1)
    assert "a name of the case" in said.stderr
    assert not (decided / "confidential" / "record" / "searches.json").exists()


@pytest.mark.parametrize(
    ("more", "code"),
    [
        (("--record", "1"), 2),
        (("--record", "1", "--by", "A. Manager"), 2),
        (("--all-done", "--outcome", "nothing"), 2),
        (("--record", "1", "--all-done", *BY, "--outcome", "nothing"), 2),
        (("--outcome", "nothing"), 2),
        (("--record", "99", *BY, "--outcome", "nothing"), 1),
        (("--record", "0", *BY, "--outcome", "nothing"), 1),
    ],
)
def test_half_a_record_is_none(redraft: Redraft, decided: Path, more: tuple[str, ...], code: int) -> None:
    """Without who, what or which, or with a number that is not on the list, nothing goes on record."""
    redraft("searches", decided, *more, code=code)
    assert not (decided / "confidential" / "record" / "searches.json").exists()
