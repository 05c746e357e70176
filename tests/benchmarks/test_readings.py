"""The model read once and cut at many thresholds."""

from __future__ import annotations

import pytest
from benchmarks.bare import Reading, everywhere, readings
from benchmarks.curve import sweep
from benchmarks.texts import Gold, plain_case

from redraft.tagger import Label, Thresholds, load_tagger
from redraft.text import Span

WORDING = "Ines Vane of Lower Quay told Dr Morrow that the Harbour Trust had not been in touch."


@pytest.fixture(scope="module")
def reading() -> Reading:
    """One sentence, read by the model that ships."""
    case = plain_case("case", [("file", [(WORDING, (Gold(Span(0, 9), "PERSON"),))])])
    return readings([case], load_tagger())[0]


def test_what_changes_is_among_what_is_shown(reading: Reading) -> None:
    """A higher *replace* threshold changes less and shows the same."""
    shown = {each.span for each in reading.found(everywhere(0.05))}
    careful = reading.found({label: Thresholds(replace=0.99999, ask=0.05) for label in Label})
    assert {each.span for each in careful} == shown
    assert sum(each.changes for each in careful) < len(shown)


def test_one_reading_serves_all_thresholds(reading: Reading) -> None:
    """Higher thresholds never cover more letters."""
    letters = [counts.letters[False] for counts in sweep([reading], (0.01, 0.1, 0.5, 0.95)).values()]
    assert letters == sorted(letters, reverse=True)
