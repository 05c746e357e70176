"""Names that come in two pieces are found as one."""

from itertools import pairwise

import pytest

_TOLD = "Lorna May Ashdale lives with Tobin Ashdale and Haroon Adeyinka. Dr Farida St John-Pelham is the chair. Tobin slept. Lorna ate."


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The form says that ASHDALE, Lorna May was seen by nobody.", "ASHDALE, Lorna May"),
        ("The log has ‘Adeyinka, H.’ attending.", "Adeyinka, H."),
        ("Written by Farida St John-Pelham in spring.", "Farida St John-Pelham"),
        ("She left with Lorna A. in the car.", "Lorna A."),
        ("The boss in her own house, she told Lorna A. NHS 999 238 1149.", "Lorna A"),
        ("He went to Mr and Mrs Ashdale as an emergency.", "Mr and Mrs Ashdale"),
        ("I'm Lorna Ashdale, and I used to be a nurse.", "Lorna Ashdale"),
    ],
)
def test_taken_whole(find, text, name):
    """One finding covers the name, its initial's full stop included where the sentence goes on."""
    assert [f.text for f in find(_TOLD, text) if f.anchor.path == "0/1" and f.entity_type == "PERSON"] == [name]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("She came with Tobin Ashdale, Haroon and nobody else.", ["Tobin Ashdale", "Haroon"]),
        ("Those present were Lorna, Haroon and Tobin.", ["Lorna", "Haroon", "Tobin"]),
        ("can i see lorna tobin 2day tell him no agro", ["lorna", "tobin"]),
        ("It mattered. Haroon and Tobin. Nobody else came.", ["Haroon", "Tobin"]),
        ("She left with Lorna A. In the car she slept.", ["Lorna A"]),
    ],
)
def test_left_apart(find, text, names):
    """Two people stay two findings, and a sentence keeps its full stop."""
    assert [f.text for f in find(_TOLD, text) if f.anchor.path == "0/1" and f.entity_type == "PERSON"] == names


@pytest.mark.parametrize(
    "text", ["Mr and Mrs Ashdale", "SW Pike, A. Rees, Mr & Mrs Ashdale, Lorna.", "Lorna met Mr and Mrs Ashdale."]
)
def test_a_couple_is_one_finding(find, text):
    """However a couple is found, its halves are not found besides."""
    spans = [f.span for f in find(_TOLD, text) if f.anchor.path == "0/1"]
    assert not any(a.overlaps(b) for a, b in pairwise(spans))
    assert any(span.of(text).startswith("Mr ") and span.of(text).endswith("Mrs Ashdale") for span in spans)


def test_seen_on_a_street(find):
    """Somebody seen on a street is no part of the street's name."""
    found = find("Tegan Ashdale is seven. Tegan slept.", "Mrs Pike sees Tegan on Sample Way after dark.")
    assert "Tegan" in [f.text for f in found if f.anchor.path == "0/1"]


def test_a_first_name_is_no_body(find):
    """The first name of somebody whose full name is known stays a person's."""
    found = find("Draft shared with Ilar Trefnant-Pike, who runs our group.", "28 Sept. BM with Ilar. Ilar thinks so.")
    assert {f.entity_type for f in found if f.text == "Ilar"} == {"PERSON"}


def test_a_surname_is_no_body(find):
    """What the draft calls a surname is a person's, whatever else is named after it."""
    found = find(
        "She lived at Marlpit House, run by Ashdale Care Ltd. Lorna Ashdale left.",
        "Records are in the surname Ashdale.",
    )
    assert {f.entity_type for f in found if f.text == "Ashdale"} == {"PERSON"}
