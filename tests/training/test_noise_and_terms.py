"""What typing does to a text, and which unmarked words are terms of art."""

from __future__ import annotations

import random

import pytest
from training.marks import load_scenes
from training.noise import roughen
from training.samples import Chunk, Mention, Sample, join
from training.terms import another, marked

from redraft.tagger import Label

LINE = Sample("Wrenna Vane was at Quay.", (Mention(0, 11, Label.PERSON), Mention(19, 23, Label.LOCATION)), "invented")


def rng(seed: int) -> random.Random:
    """Chance that is the same each time."""
    return random.Random(seed)  # noqa: S311 - chance, not secrecy


def test_noise_never_changes_the_length_of_a_mark() -> None:
    """Over every line of every scene: same marks, same length of text, same letters but for their case and order."""
    for at, scene in enumerate(load_scenes()):
        for line in scene.lines:
            sample = join(list(line), scene.source)
            rough = roughen(sample, rng(at), share=6.0)
            assert rough.mentions == sample.mentions
            assert len(rough.text) == len(sample.text)


def test_all_kinds_of_noise_occur() -> None:
    """In capitals, without any, with a slip in the name of a person, and mostly as it was."""
    seen = [roughen(LINE, rng(seed)).text for seed in range(1000)]
    slipped = {text for text in seen if text not in (LINE.text, LINE.text.upper(), LINE.text.lower())}
    assert seen.count(LINE.text) > 800
    assert LINE.text.upper() in seen and LINE.text.lower() in seen
    assert slipped
    for text in slipped:
        assert text[11:] == LINE.text[11:] and text[0] == "W"
        assert sorted(text) == sorted(LINE.text)


def test_a_share_of_nothing_is_no_noise() -> None:
    """With a share of nought every text stays as it is."""
    assert {roughen(LINE, rng(seed), share=0.0) for seed in range(100)} == {LINE}


@pytest.mark.parametrize("text", ["Frau Weiß rang.", "İpek rang."], ids=ascii)
def test_a_text_that_would_grow_stays(text: str) -> None:
    """Letters whose other case is two letters would move every mark behind them: the text is left."""
    sample = Sample(text, (Mention(0, 4, Label.PERSON),), "invented")
    assert {len(roughen(sample, rng(seed)).text) for seed in range(300)} == {len(text)}


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("She was heard at MARAC on Monday.", ["MARAC"]),
        ("A Child Protection Plan was made.", ["Child Protection Plan"]),
        ("Nobody was at home when the door was tried.", []),
        ("The plan for the child was shared; support was offered.", []),
        ("Marac, the dog, was seen.", []),
        ("XMARACX", []),
    ],
)
def test_terms_left_unmarked_become_terms(text: str, terms: list[str]) -> None:
    """An acronym or a capitalised term of several words is a term wherever it stands; everyday words are not."""
    pieces = marked(Chunk(text))
    assert "".join(piece.text for piece in pieces) == text
    assert [piece.text for piece in pieces if piece.label is Label.TERM] == terms
    assert all(piece.text for piece in pieces)


def test_what_is_marked_stays_marked() -> None:
    """A term inside a writer's mark is the writer's to say."""
    chunk = Chunk("MARAC House", Label.ORGANIZATION)
    assert marked(chunk) == [chunk]


def test_another_term_comes_from_the_same_list() -> None:
    """A term of a list is swapped for one of it; one in no list stays."""
    assert len({another("MARAC", rng(seed)) for seed in range(50)}) > 5
    assert another("Wrenna's Own Term", rng(1)) == "Wrenna's Own Term"
