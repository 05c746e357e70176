"""A case that lives: drafts are changed, added, taken away and renamed between runs, and nobody's pseudonym changes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from click.testing import Result

from redraft.case.key.custody import show_key
from redraft.key import KeyEntry

from .conftest import write_word

Redraft = Callable[..., Result]
OVERVIEW = (
    "Child safeguarding practice review concerning Tamsin Orrell",
    "Her mother, Mrs Wendy Orrell, met the social worker, Ms Paula Marchetti, at home.",
    "Her brother, Jory Orrell, and her grandmother, Sheila Trevose, were seen by Ms Marchetti.",
)
CHRONOLOGY = (
    "Chronology",
    "PC Alun Wendell spoke to Mrs Orrell. Tamsin was at school.",
    "Ms Marchetti rang PC Wendell about Jory.",
)
MINUTES = (
    "Minutes",
    "Present: Paula Marchetti, social worker; Alun Wendell, police; Ruth Kerslake, headteacher.",
    "Ms Kerslake said that Tamsin Orrell had been late. Sheila Trevose sent apologies.",
)
ABOVE = ("Introduction", "Dr Imogen Hobday, a paediatrician, read the records.", "Colin Orrell is the child's uncle.")
ADDED = (
    "Statement of the school",
    "Ms Gwen Marchetti, the school nurse, weighed Tamsin. Ruth Kerslake was told by Mr Ned Tilling.",
)


@pytest.fixture
def three(tmp_path: Path, user: Path) -> Path:
    """A folder with three drafts."""
    folder = tmp_path / "drafts"
    folder.mkdir()
    for name, paragraphs in (("overview", OVERVIEW), ("chronology", CHRONOLOGY), ("minutes", MINUTES)):
        write_word(folder / f"{name}.docx", paragraphs)
    return folder


def _rows(case: Path) -> tuple[KeyEntry, ...]:
    return show_key(case, lambda *_, **__: "").entries


def _pseudonym(case: Path, name: str) -> str:
    """The pseudonym of whoever has this name."""
    found = [row.pseudonym for row in _rows(case) if name in row.names]
    assert len(found) == 1, "nobody, or several, of this name"
    return found[0]


def _trial(case: Path) -> str:
    copies = sorted((case / "confidential" / "trial").glob("*.docx"))
    return "\n".join(paragraph.text for copy in copies for paragraph in docx.Document(str(copy)).paragraphs)


def _change(folder: Path) -> None:
    """Paragraphs above, another name for the brother, one draft renamed, one taken away and one added."""
    write_word(folder / "overview v2 FINAL.docx", (*ABOVE, *(line.replace("Jory", "Denzil") for line in OVERVIEW)))
    (folder / "overview.docx").unlink()
    (folder / "minutes.docx").unlink()
    write_word(folder / "a statement.docx", ADDED)


def test_nobody_is_renamed(redraft: Redraft, three: Path, tmp_path: Path) -> None:
    """Whoever had a pseudonym keeps it, in the key and in the copies; the new get others, and none is given twice."""
    case = tmp_path / "case"
    redraft("run", three, "-o", case)
    redraft("publish", case, "--trial")
    before, first = _rows(case), _trial(case)
    people = ("Tamsin Orrell", "Mrs Wendy Orrell", "Ms Paula Marchetti", "PC Alun Wendell", "Sheila Trevose")
    had = {name: _pseudonym(case, name) for name in people}
    assert all(pseudonym in first for pseudonym in had.values())

    _change(three)
    redraft("run", three, "-o", case)
    redraft("publish", case, "--trial")
    after, second = _rows(case), _trial(case)
    assert [(row.entity, row.pseudonym) for row in after[: len(before)]] == [
        (row.entity, row.pseudonym) for row in before
    ]
    assert {name: _pseudonym(case, name) for name in people} == had
    assert all(pseudonym in second for pseudonym in had.values())
    assert len({row.pseudonym.casefold() for row in after}) == len(after)
    assert len({row.entity for row in after}) == len(after)
    newcomers = [_pseudonym(case, name) for name in ("Ms Gwen Marchetti", "Mr Ned Tilling", "Dr Imogen Hobday")]
    assert not {row.pseudonym for row in before} & set(newcomers)
    assert not any(word in second for word in ("Orrell", "Marchetti", "Wendell", "Denzil", "Tilling", "Hobday"))


def test_who_left_may_come_back(redraft: Redraft, three: Path, tmp_path: Path) -> None:
    """Whoever stands in no draft any more stays in the key, and has the old pseudonym when the draft returns."""
    case = tmp_path / "case"
    redraft("run", three, "-o", case)
    head = _pseudonym(case, "Ruth Kerslake")
    minutes = (three / "minutes.docx").read_bytes()
    (three / "minutes.docx").unlink()
    redraft("run", three, "-o", case)
    assert _pseudonym(case, "Ruth Kerslake") == head
    (three / "notes of the panel.docx").write_bytes(minutes)
    redraft("run", three, "-o", case)
    assert _pseudonym(case, "Ruth Kerslake") == head
