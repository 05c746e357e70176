"""Words and where they stand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redraft.detection.words.folding import bare, fold
from redraft.detection.words.passages import cut


@given(st.text(alphabet="aB\u00ad\u200b\u0301\u00a0’ŁéZ .\n", max_size=30))
def test_folding_never_loses_its_way_back(text):
    """Every stretch of folded text maps to one of the original that folds to it again."""
    folded = fold(text)
    assert len(bare(folded.text)) == len(folded.text)
    for start in range(len(folded.text)):
        span = folded.original(start, start + 1)
        assert fold(span.of(text)).text == folded.text[start : start + 1]


@pytest.mark.parametrize(
    ("text", "initial"),
    [
        ("It rained. He left.", ["It", "He"]),
        ("It was Mr. Rees. He left.", ["It", "He"]),
        ("1. Lorna left", ["1", "Lorna"]),
        ("(iv) Lorna left", ["iv", "Lorna"]),
        ("She said: ‘Hope left’", ["She", "Hope"]),
        ("J. Osei left", ["J", "Osei"]),
        ("Date\tLorna left", ["Date", "Lorna"]),
    ],
)
def test_a_capital_at_a_beginning_proves_nothing(text, initial):
    """Sentences, items of a list, quotations and cells begin with a capital anyway."""
    assert [word.text for word in cut(fold(text).text) if word.initial] == initial


def test_possessive_endings_are_no_part_of_a_word():
    """'s is set aside, and so is the apostrophe of a plural."""
    words = list(cut("Lorna's and the Ashdales' and O'Neil"))
    assert [(word.text, word.possessive) for word in words] == [
        ("Lorna", True), ("and", False), ("the", False), ("Ashdales", True), ("and", False), ("O'Neil", False),
    ]  # fmt: skip
