"""Other names in a scene: case, plural, hyphen and marks stay where they were."""

from __future__ import annotations

import random
import re

import pytest
from training.marks import Scene, load_scenes
from training.pools import Pools
from training.samples import Chunk, Mention, Sample, join
from training.terms import marked
from training.variation import Swaps, renamed, swap_name, vary, written_as

from redraft.tagger import Label

pytestmark = pytest.mark.once

NAMES = {"wrenna": "Talia", "vane": "Osk", "o'dell": "Renn"}
STEMS = {"quay": "Merrow", "lower fell": "Tarn"}
POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b")


def rng(seed: int = 1) -> random.Random:
    """Chance that is the same each time."""
    return random.Random(seed)  # noqa: S311 - chance, not secrecy


def labels(samples: list[Sample]) -> list[Label]:
    """What is named, in order."""
    return [mention.label for sample in samples for mention in sample.mentions]


@pytest.mark.parametrize(
    ("word", "swapped"),
    [
        ("Wrenna", "Talia"),
        ("WRENNA", "TALIA"),
        ("wrenna", "talia"),
        ("Vanes", "Osks"),
        ("VANES", "OSKS"),
        ("Vane-Wrenna", "Osk-Talia"),
        ("Vane-Other", "Osk-Other"),
        ("O'Dell", "Renn"),
        ("Other", "Other"),
    ],
)
def test_a_name_is_swapped_as_it_is_written(word: str, swapped: str) -> None:
    """Case, a family's plural and the hyphen of a double name stay; a word that is nobody's stays as it is."""
    assert swap_name(word, NAMES) == swapped


@pytest.mark.parametrize(("model", "word"), [("B", "Talia"), ("Bo", "Talia"), ("BO", "TALIA"), ("bo", "talia")])
def test_one_capital_is_not_all_capitals(model: str, word: str) -> None:
    """An initial alone says nothing of the case of a longer word."""
    assert written_as(model, "Talia") == word


@pytest.mark.parametrize(
    ("chunk", "text"),
    [
        (Chunk("Vane, Wrenna", Label.PERSON), "Osk, Talia"),
        (Chunk("LOWER FELL Juniors", Label.ORGANIZATION), "TARN Juniors"),
        (Chunk("Quayside", Label.LOCATION), "Quayside"),
        (Chunk("Wrenna Vane by the quay"), "Wrenna Vane by the quay"),
        (Chunk("Quay", Label.PERSON), "Quay"),
        (Chunk("Vane", Label.DATE), "Vane"),
    ],
    ids=["turned round", "stem of two words", "part of a word", "unmarked", "a stem is nobody", "a date"],
)
def test_only_marked_words_of_the_right_kind_are_swapped(chunk: Chunk, text: str) -> None:
    """People's words change in people's marks, stems in those of places and bodies, and nothing outside a mark."""
    assert Swaps(NAMES, STEMS).apply(chunk, rng()) == Chunk(text, chunk.label)


@pytest.mark.parametrize("seed", range(20))
def test_a_renumbered_address_is_still_one(seed: int) -> None:
    """House number, road and postcode change and keep their form; a number with a letter stays."""
    chunk = Swaps(NAMES, STEMS).apply(Chunk("Flat 12A, 140 Quay Row, LK3 8TN", Label.ADDRESS), rng(seed))
    assert re.fullmatch(r"Flat 12A, [1-9]{3} Merrow Row, [A-Z]{2}[1-9] [1-9][A-Z]{2}", chunk.text)
    assert POSTCODE.search(chunk.text)


@pytest.mark.parametrize("seed", range(10))
def test_a_mark_never_leaves_its_name(scene: Scene, pools: Pools, seed: int) -> None:
    """Whatever the names, the words around a mark are the writer's, in the same order, and the mark is what is new."""
    samples = list(vary(scene, pools, rng(seed)))
    text = " ".join(sample.text for sample in samples)
    found = [sample.text[each.start : each.end] for sample in samples for each in sample.mentions]
    assert re.fullmatch(
        r"(.+) was seen at (.+) Primary (.+) of ([1-9]{2} .+ Row, .+) The quay was wet; the (.+s) came to the (.+)\.\s*",
        text,
    )
    assert [each for each in found if each != each.strip() or not each] == []
    assert found[0] in text.split(" was seen")[0]
    assert found[2].isupper()


def test_swapped_text_has_the_same_marks_in_the_same_order(pools: Pools) -> None:
    """In every scene of the repository, a draw of names changes no mark's kind, number or order."""
    for at, scene in enumerate(load_scenes()):
        before = [join([part for chunk in line for part in marked(chunk)], scene.source) for line in scene.lines]
        assert labels(list(vary(scene, pools, rng(at)))) == labels(before), scene.source


def test_every_mark_is_in_order_inside_its_text(pools: Pools) -> None:
    """No mark overlaps another, begins or ends in a blank, or reaches past its text."""

    def spoilt(sample: Sample, mention: Mention) -> bool:
        named = sample.text[mention.start : mention.end]
        return len(named) != mention.end - mention.start or named != named.strip() or not named

    for at, scene in enumerate(load_scenes()):
        for sample in vary(scene, pools, rng(at)):
            ends = [0, *(each.end for each in sample.mentions)]
            assert all(end <= each.start for end, each in zip(ends, sample.mentions, strict=False)), sample.source
            assert not any(spoilt(sample, each) for each in sample.mentions), sample.source


def test_renaming_leaves_all_but_people(scene: Scene, pools: Pools) -> None:
    """For fairness only people are renamed, all to one origin; a family keeps one name."""
    origin = pools.origins[1]
    first, second, third = renamed(scene, pools, rng(), origin)
    given, _, family = first.text.partition(" was seen")[0].partition(" ")
    assert given in origin.female
    assert family in origin.surnames
    assert first.text.endswith(" was seen at Quay Primary")
    assert second.text.endswith(f" {family.upper()} of 14 Quay Row, LK3 8TN")
    assert third.text == f"The quay was wet; the {family}s came to the MARAC."
