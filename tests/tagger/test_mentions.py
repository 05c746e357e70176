"""Class scores to mentions: what belongs together, what it is, and what is left out."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from numpy.typing import NDArray

from redraft.tagger.labels import CLASSES, OUTSIDE, Label, begins, goes_on
from redraft.tagger.mentions import NAMES, Scores, Thresholds, mentions, word_scores
from redraft.tagger.words import split

QUARTER: dict[Label, Thresholds] = {label: Thresholds(replace=0.75, ask=0.25) for label in NAMES}
NOTHING: dict[int, float] = {}
B_PERSON, I_PERSON = begins(Label.PERSON), goes_on(Label.PERSON)
B_PLACE, I_PLACE = begins(Label.LOCATION), goes_on(Label.LOCATION)


def _pieces(*said: dict[int, float]) -> NDArray[np.float32]:
    """Class probabilities, one row for each of `said`; what it leaves over is OUTSIDE."""
    rows = np.zeros((len(said), CLASSES), dtype=np.float32)
    for row, shares in zip(rows, said, strict=True):
        for number, share in shares.items():
            row[number] = share
        row[OUTSIDE] = 1 - sum(shares.values())
    return rows


def _found(
    text: str, *said: dict[int, float], thresholds: dict[Label, Thresholds] | None = None
) -> list[tuple[str, Label]]:
    """Wording and label of each mention, where every word is one piece."""
    words = split(text)
    scores = word_scores(_pieces(*said), np.arange(len(said)), len(words))
    return [(text[each.start : each.end], each.label) for each in mentions(words, scores, thresholds or QUARTER)]


def test_words_that_go_on_belong_together() -> None:
    """A given name and the surname that goes on with it are one mention, as sure as the surer of the two."""
    words = split("Lorna Ashdale rang")
    scores = word_scores(_pieces({B_PERSON: 1.0}, {I_PERSON: 0.75}, NOTHING), np.arange(3), 3)
    (found,) = mentions(words, scores, QUARTER)
    assert (found.start, found.end, found.label, found.score) == (0, 13, Label.PERSON, 1.0)


def test_what_is_only_fit_to_be_asked_about_is_told_of_by_itself() -> None:
    """A doubtful word behind a sure one does not widen it, and is not lost; between two sure ones it belongs to them."""
    said = ({B_PERSON: 1.0}, {I_PERSON: 0.5}, {I_PERSON: 1.0}, {I_PERSON: 0.5})
    assert [text for text, _ in _found("Lorna Mary Ashdale rang", *said)] == ["Lorna Mary Ashdale", "rang"]


def test_a_word_that_is_likelier_a_term_is_hardly_a_name() -> None:
    """Where the network knows the word for a term of art, its sureness of a name is cut in proportion."""
    term = begins(Label.TERM)
    doubtful, known = (
        word_scores(_pieces(said), np.arange(1), 1).named[0] for said in ({B_PERSON: 0.3}, {B_PERSON: 0.3, term: 0.6})
    )
    assert (doubtful, known) == (pytest.approx(0.3), pytest.approx(0.15))


def test_neighbours_that_begin_anew_are_apart() -> None:
    """Two persons side by side are two mentions, not one with four names."""
    said = [{B_PERSON: 0.9}, {I_PERSON: 0.9}] * 2
    assert [text for text, _ in _found("Lorna Ashdale Paul Rees", *said)] == ["Lorna Ashdale", "Paul Rees"]


def test_a_mention_may_begin_without_a_beginning() -> None:
    """Where the network only says "goes on", the name is found nevertheless."""
    assert _found("said Ashdale", NOTHING, {I_PERSON: 0.9}) == [("Ashdale", Label.PERSON)]


def test_a_run_of_two_labels_is_what_most_of_it_says() -> None:
    """One mention has one label: that to which its words give most together."""
    said = ({B_PLACE: 0.5, B_PERSON: 0.25}, {I_PERSON: 1.0})
    assert _found("Kestrel Ashdale", *said) == [("Kestrel Ashdale", Label.PERSON)]


def test_a_new_label_may_begin_within_a_run() -> None:
    """A place that begins right behind a person is a mention of its own."""
    said = ({B_PERSON: 0.9}, {B_PLACE: 0.9})
    assert _found("Lorna Wexborough", *said) == [("Lorna", Label.PERSON), ("Wexborough", Label.LOCATION)]


def test_doubt_about_the_label_is_no_doubt_about_the_name() -> None:
    """A word that may be either of two kinds of name counts as what both together make of it."""
    said = {B_PERSON: 0.15625, B_PLACE: 0.125}
    assert _found("Kestrel", said) == [("Kestrel", Label.PERSON)]


def test_a_mention_reaches_its_own_threshold_or_is_none() -> None:
    """From the ask threshold of its own label on a mention is told of, and not below it."""
    strict = {**QUARTER, Label.PERSON: Thresholds(replace=0.75, ask=0.5)}
    assert _found("Lorna", {B_PERSON: 0.5}, thresholds=strict)
    assert not _found("Lorna", {B_PERSON: 0.4375}, thresholds=strict)
    assert _found("Lorna", {B_PLACE: 0.25}, thresholds=strict)


def test_terms_are_not_told_of() -> None:
    """What looks like a name and identifies nobody is no mention, nor does it make one more likely."""
    term = begins(Label.TERM)
    assert not _found("Clare's Law", *[{term: 0.875, B_PERSON: 0.125}] * 4)


def test_signs_are_trimmed_at_the_ends_only() -> None:
    """A mention neither begins nor ends with a sign, but keeps those inside it."""
    inside = {I_PERSON: 0.9}
    assert _found("(J. Osei-Bonsu),", *[inside] * 8)[0][0] == "J. Osei-Bonsu"


def test_signs_alone_are_no_mention() -> None:
    """A run of nothing but signs is dropped."""
    assert not _found("- 😀 -", *[{B_PERSON: 0.9}] * 3)


def test_a_word_is_as_likely_as_its_best_piece() -> None:
    """One sure piece is enough, and only the first one says whether a mention begins."""
    pieces = _pieces({I_PERSON: 0.25}, {B_PERSON: 1.0}, NOTHING)
    scores = word_scores(pieces, np.array([0, 0, 1]), 2)
    assert scores.named.tolist() == [1.0, 0.0]
    assert scores.begun.tolist() == [0.0, 0.0]


def test_a_word_without_pieces_is_outside() -> None:
    """An invisible sign, of which the network hears nothing, is no part of a name."""
    scores = word_scores(_pieces({B_PERSON: 1.0}, {B_PERSON: 1.0}), np.array([0, 2]), 3)
    assert scores.named.tolist() == [1.0, 0.0, 1.0]


def test_no_words_no_mentions() -> None:
    """Nothing comes of nothing."""
    assert not _found("")


@given(
    st.lists(st.sampled_from(["Lorna", "rees", ",", "-", "😀", "12"]), max_size=12).flatmap(
        lambda words: st.tuples(
            st.just(" ".join(words)),
            arrays.arrays(np.float32, (len(words), CLASSES), elements=st.floats(0.0, 1.0, width=32)),
        )
    )
)
def test_mentions_are_in_order_and_apart(given: tuple[str, NDArray[np.float32]]) -> None:
    """Whatever the network says, mentions are in order, do not overlap, and begin and end with a word."""
    text, raw = given
    words = split(text)
    shares = raw + np.float32(0.001)
    scores: Scores = word_scores(shares / shares.sum(axis=1, keepdims=True), np.arange(len(words)), len(words))
    at = 0
    for each in mentions(words, scores, QUARTER):
        assert at <= each.start < each.end <= len(text)
        assert text[each.start].isalnum() and text[each.end - 1].isalnum()
        assert 0 <= each.score <= 1 and each.label is not Label.TERM
        at = each.end
