"""The bundled cases: with every expected name replaced wherever the reader saw it, verification finds none of them."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from redraft import leaks
from redraft.documents import read
from redraft.outputs.publication_copy import write_publication_copy
from redraft.plan import Form
from redraft.text import Edit, Span

FIXTURES = Path(__file__).resolve().parents[3] / "fixtures"
STAMP = datetime(2024, 3, 4, 5, 6, 7, tzinfo=UTC)
DRAFTS = sorted(p for case in ("demo", "traps") for p in (FIXTURES / case / "drafts").glob("*.docx"))


def names_of(case: Path) -> list[str]:
    """The full names of the case's people and places, the longest first."""
    expected = json.loads((case / "expected.json").read_text("utf-8"))
    names = {name for entity in expected["entities"].values() for name in entity["names"]}
    return sorted((n for n in names if sum(c.isalpha() for c in n) >= 6), key=lambda n: (-len(n), n))


@pytest.mark.parametrize("how", ["accept", "reject"])
@pytest.mark.parametrize("number", range(len(DRAFTS)))
def test_no_expected_name_survives(tmp_path: Path, number: int, how: str) -> None:
    """Whatever the reader showed and the plan replaced is gone from the whole package, for either ruling."""
    source, target = DRAFTS[number], tmp_path / "copy.docx"
    names = names_of(source.parent.parent)
    wanted = re.compile("|".join(map(re.escape, names)), re.IGNORECASE)
    draft = read(source)
    edits = [
        Edit(s.anchor, Span(*hit.span()), hit[0], "Person 1", "f-0", "PERSON", "expected")
        for s in draft.segments
        for hit in wanted.finditer(s.text)
    ]
    write_publication_copy(source, draft, edits, how, {p.id: "keep" for p in draft.pictures}, target, True, STAMP)
    found = leaks.verify({source.name: target}, [Form(name, "PERSON", " " in name, {}) for name in names])
    assert [(leak.part, leak.how, names[leak.form_index]) for leak in found.leaks] == []
