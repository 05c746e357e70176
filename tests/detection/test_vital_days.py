"""Days of birth and death are found in every form and every draft, with and without their cue."""

from __future__ import annotations

import datetime as dt

import pytest

from redraft.cast import Declared
from redraft.detection import Detector
from redraft.findings import Action, Finding
from redraft.text import FILE_NAME, Anchor, Draft, Kind, Segment


@pytest.fixture(scope="module")
def detector() -> Detector:
    """The detector as it ships."""
    return Detector.load()


def _found(detector: Detector, *texts: str, name: str = "draft", declared: Declared | None = None) -> list[Finding]:
    segments = [Segment(FILE_NAME, name, Kind.FILE_NAME, "file name")]
    segments += [Segment(Anchor("", str(n)), text, Kind.BODY, f"paragraph {n}") for n, text in enumerate(texts)]
    return list(detector.detect([Draft("a.txt", "txt", "0", tuple(segments))], declared or Declared()))


def _vital(found: list[Finding]) -> list[tuple[str, str]]:
    return [(each.text, each.recognizer) for each in found if each.entity_type == "DATE_OF_BIRTH"]


@pytest.mark.parametrize(
    ("text", "standing"),
    [
        ("She was seen on 3 February 2013 by the midwife.", "3 February 2013"),
        ("First seen 3.2.13 at the clinic.", "3.2.13"),
        ("On Sunday 3rd Feb 2013 the ward rang.", "Sunday 3rd Feb 2013"),
        ("Log entry 030213 of the ward.", "030213"),
        ("Discharged 2013-02-03.", "2013-02-03"),
        ("Seen on 4 February 2013 and on 3 Feb.", "3 Feb"),
    ],
)
def test_a_known_birth_is_found_without_its_cue(detector: Detector, text: str, standing: str) -> None:
    """The same day as a date of birth elsewhere is one too, in any form, and is taken out under every policy."""
    found = _found(detector, "Keziah, DOB 03/02/2013, lives with her mother.", text)
    assert (standing, "known_date_of_birth") in _vital(found)
    assert all(each.action is Action.REDACT for each in found if each.entity_type == "DATE_OF_BIRTH")


def test_the_name_of_a_file_is_searched(detector: Detector) -> None:
    """Six or eight figures in a file's name that are a day of birth are found."""
    found = _found(detector, "DOB: 3 February 2013", name="chronology_03022013_v2")
    assert ("03022013", "known_date_of_birth") in _vital(found)


def test_a_death_keeps_its_name(detector: Detector) -> None:
    """The day of a death that stands elsewhere is found as a date of death."""
    found = _found(detector, "He died on 4 May 2021.", "The strategy meeting of 04/05/2021 was short.")
    assert ("04/05/2021", "known_date_of_death") in _vital(found)


def test_a_life_told_as_a_range_ends_with_a_death(detector: Detector) -> None:
    """Behind a date of birth and a dash stands the date of death."""
    found = _found(detector, "Keziah, born 12 May 1933 – 20 January 2020", "The ward rang on 20/1/2020.")
    assert _vital(found)[1:] == [("20 January 2020", "known_date_of_death"), ("20/1/2020", "known_date_of_death")]


def test_a_birth_told_in_two_pieces(detector: Detector) -> None:
    """A month behind "born", and the day in the next sentence, are the date of birth together."""
    found = _found(detector, "She was born in February 2013. On the 3rd the midwife rang.", "The form says 3/2/2013.")
    assert [text for text, _ in _vital(found)] == ["February 2013", "the 3rd", "3/2/2013"]


def test_what_case_yaml_tells_is_found(detector: Detector) -> None:
    """A date of birth or death that is declared needs no cue in any draft."""
    declared = Declared(born=dt.date(2013, 2, 3), died=dt.date(2021, 5, 4))
    found = _found(detector, "Seen 3 February 2013 and 4 May 2021.", declared=declared)
    assert [by for _, by in _vital(found)] == ["known_date_of_birth", "known_date_of_death"]


@pytest.mark.parametrize(
    "text",
    ["Seen on 13 February 2013.", "See section 1.3.2.13 there.", "Seen on 3 February 2014.", "Call 1030213 for help."],
)
def test_other_days_are_left(detector: Detector, text: str) -> None:
    """Another day, a section's number and a longer number are no date of birth."""
    assert _vital(_found(detector, "DOB: 3 February 2013", text)) == [("3 February 2013", "date_of_birth")]
