"""Word lists: whole words, longest first, whatever the spaces, apostrophes and hyphens."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redraft.detection.words.folding import fold
from redraft.detection.words.wordlists import WordList


def found(words: WordList, text: str) -> list[str]:
    """The wordings under the spans."""
    return [span.of(text) for span in words.spans(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Clare's Law",
        "Clare’s Law",
        "Clare's\u00a0Law",
        "Clare's  Law",
        "Clare's\nLaw",
        "Cl\u00adare's Law",
        "Clare‘s Law",
    ],
)
def test_spaces_and_apostrophes_are_alike(text: str) -> None:
    """An entry is found with no-break and double spaces, line breaks, curly apostrophes and soft hyphens."""
    assert found(WordList.compile(["Clare's Law"]), f"under {text}.") == [text]


@pytest.mark.parametrize("text", ["Warwick-Edinburgh", "Warwick–Edinburgh", "Warwick\u2011Edinburgh"])
def test_hyphens_are_alike(text: str) -> None:
    """An entry is found with any sort of hyphen."""
    assert found(WordList.compile(["Warwick-Edinburgh"]), f"the {text} scale") == [text]


def test_the_longest_entry_wins() -> None:
    """A longer entry is not hidden by a shorter one that begins it, whatever the order of the list."""
    for entries in (["Care", "Care Act"], ["Care Act", "Care"]):
        assert found(WordList.compile(entries), "the Care Act and Care") == ["Care Act", "Care"]


@pytest.mark.parametrize("text", ["Planning", "annals", "Anna", "JoAnn", "Ann1"])
def test_only_whole_words(text: str) -> None:
    """An entry is not found inside a longer word."""
    assert found(WordList.compile(["Ann"]), text) == []


def test_underscores_part_words() -> None:
    """File names part words by underscores."""
    assert found(WordList.compile(["Hallowmere"]), "SCR_Hallowmere_v2") == ["Hallowmere"]


def test_case_matters_unless_the_list_says_otherwise() -> None:
    """The verb is not the month, except in a list that says any-case."""
    assert found(WordList.compile(["May"]), "it may be MAY") == []
    assert found(WordList.compile(["Core Group"], any_case=True), "a CORE group") == ["CORE group"]


def test_exceptions_hide_what_they_cover() -> None:
    """A false friend is passed by, and the same entry elsewhere is found."""
    words = WordList.compile(["Oxford"], exceptions=["Oxford University Press"])
    assert found(words, "Oxford University Press, of Oxford") == ["Oxford"]


def test_an_entry_cut_off_by_the_end_is_no_match() -> None:
    """A text that ends in the beginning of a longer entry is read to its end."""
    assert found(WordList.compile(["Care Act", "Care"]), "the Care") == ["Care"]


def test_thousands_of_entries_are_fast() -> None:
    """A list of 20,000 entries compiles and reads 200,000 characters in seconds, not minutes."""
    entries = [f"Place{number:05d} Upon Water" for number in range(20_000)]
    started = time.perf_counter()
    words = WordList.compile(entries)
    assert len(words.spans("seen in Place00007 Upon Water by the river " * 4_600)) == 4_600
    assert time.perf_counter() - started < 10


@given(st.text(alphabet="aZ9 -'’\u00a0\u00ad\u200b–_\n", max_size=40))
def test_folding_leads_back(text: str) -> None:
    """Every folded character stands for the original one at its offset."""
    folded = fold(text)
    for at, character in enumerate(folded.text):
        assert fold(folded.original(at, at + 1).of(text)).text == character
