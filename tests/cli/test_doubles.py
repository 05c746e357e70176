"""Two who may be one, over the command line: publication waits until somebody has ruled on the pair."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from click.testing import Result

from .conftest import write_word

Redraft = Callable[..., Result]
BY = ("--by", "A. Reviewer")
LATER = ("Later notes", "Sister Quenby nursed Tamsin Orrell. Sister Temi sang to her.", "To do: Sister T. Quenby.")


def _case(redraft: Redraft, case: Path) -> str:
    """A case with a nurse who is called by first name and by surname; the id of the pair."""
    write_word(case / "drafts" / "later.docx", LATER)
    redraft("run", case)
    targets = json.loads((case / "confidential" / "findings.json").read_text("utf-8"))["targets"]
    (pair,) = [target for target in targets if "+" in target]
    return str(pair)


def test_the_pair_waits_for_a_ruling(redraft: Redraft, case: Path) -> None:
    """The pair is a question; it cannot be kept or reworded, and accepting it says that they are two."""
    pair = _case(redraft, case)
    refused = redraft("publish", case, code=1)
    assert "may be one person" in refused.output
    assert "merge" in redraft("decide", case, "--entity", pair, "--keep", *BY, code=20).output
    redraft("decide", case, "--entity", pair, "--accept", *BY)
    assert "may be one person" not in redraft("publish", case, code=1).output


def test_the_pair_is_merged(redraft: Redraft, case: Path) -> None:
    """Merged, they have one row in the key, and nothing is asked any more."""
    one, _, other = _case(redraft, case).partition("+")
    redraft("decide", case, "--entity", other, "--merge", one, *BY)
    redraft("run", case)
    findings = json.loads((case / "confidential" / "findings.json").read_text("utf-8"))
    assert not [target for target in findings["targets"] if "+" in target]
    page = (case / "confidential" / "review.html").read_text("utf-8")
    assert "may be one person" not in page
