"""What was made faster finds what it found before, on every marked text there is.

`before.json` was written before anything was made faster. Where a change is meant to find something else, write it anew:
`python -m benchmarks same tests/detection/before.json --write`.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks.same import digests, read_digests
from benchmarks.texts import MarkedCase, fixture_cases, shared_cases

_BEFORE = Path(__file__).with_name("before.json")


def _same(cases: list[MarkedCase]) -> None:
    before, now = read_digests(_BEFORE), digests(cases)
    unlike = {name for name in now if now[name].read != before[name].read}
    assert {n for n in now if n not in unlike and now[n].found != before[n].found} == set()
    if unlike:
        pytest.skip(f"this processor rounds the model otherwise, and {len(unlike)} cases cannot be compared")


def test_the_fixtures_give_the_findings_that_they_gave() -> None:
    """Every field of every finding but its score, with nothing declared and with all that can be."""
    _same(fixture_cases())


@pytest.mark.once
def test_the_evaluation_texts_give_the_findings_that_they_gave(shared: Path) -> None:
    """The same for the marked case and the court judgments beside the project."""
    _same(shared_cases())
