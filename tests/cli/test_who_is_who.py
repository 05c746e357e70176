"""Rulings on who is who over the command line: they hold when drafts change, and what is published is verified."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
from click.testing import Result

from .conftest import write_word

Redraft = Callable[..., Result]
Approved = Callable[[Path], None]
BY = ("--by", "A. Reviewer")
MORE = (
    "Later notes",
    "Wendy Orrell rang Wendell on 6 June 2021. Sarah Wendell and Mr Marchetti met Tammy and her mother.",
)


def _findings(case: Path) -> list[dict[str, Any]]:
    payload = json.loads((case / "confidential" / "findings.json").read_text("utf-8"))
    return [finding for document in payload["documents"] for finding in document["findings"]]


def _who(case: Path, wording: str) -> str:
    """The entity of the first mention so worded."""
    return next(f["entity"] or "" for f in _findings(case) if f["text"] == wording)


def _mention(case: Path, wording: str) -> str:
    return next(str(f["id"]) for f in _findings(case) if f["text"] == wording)


def _words(folder: Path) -> str:
    files = sorted(folder.glob("*.docx"))
    return "\n".join(paragraph.text for path in files for paragraph in docx.Document(str(path)).paragraphs)


def _rows(redraft: Redraft, case: Path) -> dict[str, str]:
    """The line of the key for each id."""
    shown = redraft("key", "show", case, may_quote=True).stdout
    return {line.split()[0]: line for line in shown.splitlines() if line.strip()}


def _published(redraft: Redraft, case: Path, approved: Approved) -> str:
    """What is published once everything is accepted; verification passes, of all names."""
    redraft("decide", case, "--all", "--accept", *BY)
    approved(case)
    redraft("publish", case)
    said = _words(case / "publication")
    assert not [name for name in ("Tamsin", "Orrell", "Marchetti", "Wendell", "Tammy", "Wendy") if name in said]
    return said


def test_merged_people_stay_one(redraft: Redraft, case: Path, approved: Approved) -> None:
    """Who was merged has one pseudonym in the copies, in drafts that come later too, until it is taken back."""
    going, staying = _who(case, "Detective Constable Sarah Wendell"), _who(case, "Mr Paul Marchetti")
    before = _rows(redraft, case)
    redraft("decide", case, "--entity", going, "--merge", staying, *BY)
    write_word(case / "drafts" / "a later one.docx", MORE)
    redraft("run", case)
    assert _who(case, "Sarah Wendell") == _who(case, "Mr Marchetti") == staying
    _published(redraft, case, approved)
    redraft("decide", case, "--entity", going, "--withdraw", *BY)
    redraft("run", case)
    assert not (case / "publication").exists()
    assert _who(case, "Sarah Wendell") == going
    assert _rows(redraft, case)[going].split()[1:3] == before[going].split()[1:3]


def test_what_is_split_off_stays_apart(redraft: Redraft, case: Path, approved: Approved) -> None:
    """A wording is somebody else's with an id that is the same in every run; the key says so before and after."""
    whole = _who(case, "Mr Marchetti")
    said = redraft("decide", case, "--entity", whole, "--split", "Mr Marchetti", "--to", "new", *BY).stderr
    new = said.split("The new one is ")[1].split(",")[0]
    write_word(case / "drafts" / "a first one.docx", MORE)
    redraft("run", case)
    assert _who(case, "Mr Marchetti") == new
    assert _who(case, "Mr Paul Marchetti") == whole
    redraft("run", case)
    assert _who(case, "Mr Marchetti") == new
    _published(redraft, case, approved)


def test_a_new_pseudonym_is_in_every_copy(redraft: Redraft, case: Path, approved: Approved) -> None:
    """Renamed after publication, the copies are overtaken: decide says so, publish writes them anew."""
    who = _who(case, "Mr Paul Marchetti")
    _published(redraft, case, approved)
    said = redraft("decide", case, "--entity", who, "--rename", "Professional Q", *BY).stdout
    assert "Do not send them on" in said
    approved(case)
    redraft("publish", case)
    assert "Professional Q" in _words(case / "publication")
    assert len(list((case / "confidential" / "withdrawn").iterdir())) == 1
    assert "Professional Q" in _rows(redraft, case)[who]
    redraft("decide", case, "--entity", who, "--withdraw", *BY)
    redraft("run", case)
    assert not (case / "publication").exists()


def test_a_role_and_a_mention(redraft: Redraft, case: Path, approved: Approved) -> None:
    """A role that was ruled is what the pseudonym is made of; a mention is of whoever is said."""
    who, mother = _who(case, "Mr Paul Marchetti"), _who(case, "Mrs Wendy Orrell")
    redraft("decide", case, "--entity", who, "--role", "health visitor", *BY)
    redraft("decide", case, "--finding", _mention(case, "Ms Orrell"), "--means", who, *BY)
    redraft("run", case)
    assert _who(case, "Ms Orrell") == who != mother
    assert "Health Visitor" in _published(redraft, case, approved)


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (("--merge", "person-99"), "does not know"),
        (("--rename", "Wendy"), "real name"),
        (("--rename", "Marcus"), "choose another"),
        (("--role", "sorcerer"), "no such role"),
        (("--split", "Quillfeather", "--to", "new"), "never worded like that"),
        (("--withdraw",), "still stands"),
    ],
)
def test_what_cannot_hold_is_refused(redraft: Redraft, case: Path, options: tuple[str, ...], says: str) -> None:
    """The message says what is wrong and what to do, and nothing is written."""
    refused = redraft("decide", case, "--entity", _who(case, "Mr Paul Marchetti"), *options, *BY, code=20)
    assert says in refused.stderr.casefold() or says in refused.stderr
    assert not (case / "confidential" / "decisions.yaml").exists()


def test_a_ruling_by_hand_that_cannot_hold_stops_the_run(redraft: Redraft, case: Path) -> None:
    """The entry is named, and the key stays as it was."""
    key = (case / "confidential" / "pseudonyms.key").read_bytes()
    lines = "- {target: person-1, ruling: merge, into: person-2, by: Me}\n- {target: person-2, ruling: merge, into: person-1, by: Me}\n"
    (case / "confidential" / "decisions.yaml").write_text(lines, "utf-8")
    assert "entry 2 from the top" in redraft("run", case, code=20).stderr
    assert (case / "confidential" / "pseudonyms.key").read_bytes() == key
