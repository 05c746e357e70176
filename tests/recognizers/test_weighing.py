"""How sure a match is: check digits, context words, column headings."""

from __future__ import annotations

from pathlib import Path

import pytest
from presidio_analyzer import RecognizerResult

from redraft.detection.defining.checks import CHECKS
from redraft.detection.defining.definitions import Definition, load_definitions
from redraft.detection.defining.finders import SURE, find, finders_of
from redraft.detection.defining.registry import build_recognizers
from redraft.resources import folder

BY_NAME = {definition.name: definition for definition in load_definitions(folder("recognizers"))}


def scores(name: str, text: str, heading: str = "") -> dict[str, float]:
    """What the definition finds in `text`, with its scores."""
    return {
        found.span.of(text): found.score
        for finder in finders_of([BY_NAME[name]])
        for found in find(finder, text, heading)
    }


def test_a_failed_check_lowers_and_never_hides() -> None:
    """A mistyped number is still found where its name stands before it."""
    good, bad = scores("nhs_number", "NHS no 999 000 0018"), scores("nhs_number", "NHS no 999 000 0019")
    assert SURE <= bad["999 000 0019"] < good["999 000 0018"]


def test_ten_digits_are_no_two_things_at_once() -> None:
    """The check digits of an NHS and of a learner number differ by one, so no number passes both."""
    numbers = [str(number) for number in range(9_990_000_000, 9_990_010_000)]
    assert not [number for number in numbers if CHECKS["nhs"](number) and CHECKS["uln"](number)]


@pytest.mark.parametrize("number", ["9990000018", "9990000019", "9900000012"])
def test_ten_bare_digits_are_settled_by_context(number: str) -> None:
    """Ten digits are what the words before them say, whichever check they pass."""
    for text, winner, loser in (
        (f"ULN {number}", "learner_number", "nhs_number"),
        (f"NHS number {number}", "nhs_number", "learner_number"),
    ):
        assert scores(winner, text)[number] > scores(loser, text).get(number, 0)


def test_a_heading_is_context() -> None:
    """A date in a column headed DOB is a date of birth, and elsewhere it is not."""
    assert scores("date_of_birth", "3 February 2013", heading="DOB")["3 February 2013"] >= SURE
    assert scores("date_of_birth", "3 February 2013", heading="Date of visit") == {}
    assert (
        scores("date_of_birth", "03/02/2013", "D.O.B.")["03/02/2013"]
        > scores("numeric_date", "03/02/2013")["03/02/2013"]
    )


@pytest.mark.parametrize(
    "text", ["NHS\u00a0No\u00a0999\u00a0000\u00a00018", "NHS No 999‑000‑0018", "NHS No 999\u200b 000 0018"]
)
def test_look_alikes_and_invisible_characters_do_not_hide_a_number(text: str) -> None:
    """Spans are those of the original text, whatever stands between the digits."""
    ((wording, score),) = scores("nhs_number", text).items()
    assert wording.startswith("999") and wording.endswith("0018") and score > 0.8


def test_presidios_flags_do_not_reach_the_patterns() -> None:
    """The engine's IGNORECASE does not turn "may" into the month or "zz9" into a postcode."""
    (recognizer,) = build_recognizers([BY_NAME["postcode"]])
    assert recognizer.analyze("at zz9 9zz", ["POSTCODE"], None, 26) == []


def test_results_carry_the_definitions_name() -> None:
    """The detector can look up action, reason and label by a result's name."""
    for recognizer in build_recognizers([BY_NAME["uk_places"], BY_NAME["postcode"]]):
        (result,) = recognizer.analyze("They lived in Basingstoke at ZZ9 9ZZ.", recognizer.supported_entities, None)
        assert result.recognition_metadata[RecognizerResult.RECOGNIZER_NAME_KEY] == recognizer.name


def test_definitions_load_without_a_recognizers_folder_of_the_case(tmp_path: Path) -> None:
    """Ours are many and have names of their own."""
    definitions: tuple[Definition, ...] = load_definitions(folder("recognizers"))
    assert len({definition.name for definition in definitions}) == len(definitions) > 60
