"""A scene's lines with other names in them, so that contexts are learned and not names."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from redraft.tagger.labels import Label
from training.marks import Scene
from training.pools import Origin, Pools
from training.samples import Chunk, Sample, join
from training.terms import another, marked

AS_WRITTEN = 0.2
"""How often a scene keeps the names that its writer gave it."""
ONE_COMMUNITY = 0.6
"""How often a person whose surname says nothing else comes from the community of the scene."""
OTHER_TERM = 0.5
MERGED = 0.3
"""How often a line is read together with the next one, as a longer paragraph."""
_LONGEST = 600
_NAME_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?(?: ?\d[A-Z]{2})?\b")
_POSTCODE_LETTERS = "ABDEFGHJLNPRSTUWXYZ"
_IN_PLACES = (Label.LOCATION, Label.ORGANIZATION, Label.ADDRESS)


@dataclass(frozen=True, slots=True)
class Swaps:
    """What stands for what in one varied scene, by the word in lower case."""

    names: dict[str, str]
    stems: dict[str, str]

    def apply(self, chunk: Chunk, rng: random.Random) -> Chunk:
        """The chunk with its words swapped."""
        if chunk.label is Label.PERSON:
            return Chunk(_NAME_WORD.sub(self._name, chunk.text), chunk.label)
        if chunk.label in _IN_PLACES and self.stems:
            longest_first = sorted(self.stems, key=len, reverse=True)
            stems = re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b", re.IGNORECASE)
            text = stems.sub(self._stem, chunk.text)
            return Chunk(_renumbered(text, rng) if chunk.label is Label.ADDRESS else text, chunk.label)
        if chunk.label is Label.TERM and rng.random() < OTHER_TERM:
            return Chunk(another(chunk.text, rng), chunk.label)
        return chunk

    def _name(self, word: re.Match[str]) -> str:
        return swap_name(word.group(), self.names)

    def _stem(self, stem: re.Match[str]) -> str:
        return written_as(stem.group(), self.stems[stem.group().lower()])


def swap_name(word: str, names: dict[str, str]) -> str:
    """What stands for one word of a name: a family's plural and a double-barrelled surname by their parts."""
    low = word.lower()
    if low in names:
        return written_as(word, names[low])
    if low.endswith("s") and low[:-1] in names:
        return written_as(word, names[low[:-1]]) + word[-1]
    parts = word.split("-")
    return "-".join(swap_name(part, names) for part in parts) if len(parts) > 1 else word


def written_as(model: str, word: str) -> str:
    """`word` in the case of `model`."""
    if len(model) > 1 and model.isupper():
        return word.upper()
    return word.lower() if model.islower() else word


def _renumbered(address: str, rng: random.Random) -> str:
    """An address with other house numbers and another postcode."""

    def other(sign: re.Match[str]) -> str:
        return rng.choice("123456789") if sign.group().isdigit() else rng.choice(_POSTCODE_LETTERS)

    address = _POSTCODE.sub(lambda code: re.sub(r"[A-Z0-9]", other, code.group()), address)
    return re.sub(r"\d+(?![\dA-Z])", lambda number: re.sub(r"\d", other, number.group()), address)


def swaps(scene: Scene, pools: Pools, rng: random.Random, origin: Origin | None = None) -> Swaps:
    """New names for a scene: everybody's of `origin`, or of communities drawn at random, families together."""
    main = origin or rng.choice(pools.origins)
    of_surname: dict[str, Origin] = {}
    names: dict[str, str] = {}
    for person in scene.people:
        drawn = main if origin or rng.random() < ONE_COMMUNITY else rng.choice(pools.origins)
        community = of_surname.setdefault(" ".join(person.surname).lower(), drawn) if person.surname else drawn
        for word in person.given:
            names.setdefault(word.lower(), community.given(person.sex, rng))
        for word in person.surname:
            names.setdefault(word.lower(), rng.choice(community.surnames))
    stems = {stem.lower(): _stem(pools, rng) for stem in scene.stems}
    return Swaps(names, stems)


def _stem(pools: Pools, rng: random.Random) -> str:
    """A new word for a place or a body to be called after: a thing, a settlement, or a surname."""
    chance = rng.random()
    if chance < 0.5:
        return rng.choice(pools.stems)
    return rng.choice(pools.settlements) if chance < 0.85 else rng.choice(rng.choice(pools.origins).surnames)


def vary(scene: Scene, pools: Pools, rng: random.Random) -> Iterator[Sample]:
    """The scene's lines as samples, mostly with other names, some of them read together."""
    lines = [[piece for chunk in line for piece in marked(chunk)] for line in scene.lines]
    if rng.random() >= AS_WRITTEN:
        swapped = swaps(scene, pools, rng)
        lines = [[swapped.apply(chunk, rng) for chunk in line] for line in lines]
    return (join(line, scene.source) for line in _merged(lines, rng))


def renamed(scene: Scene, pools: Pools, rng: random.Random, origin: Origin) -> Iterator[Sample]:
    """The scene's lines, every person in them of one origin and everything else as written."""
    swapped = Swaps(swaps(scene, pools, rng, origin).names, {})
    for line in scene.lines:
        chunks = [swapped.apply(chunk, rng) if chunk.label is Label.PERSON else chunk for chunk in line]
        yield join(chunks, scene.source)


def _merged(lines: Sequence[list[Chunk]], rng: random.Random) -> Iterator[list[Chunk]]:
    """Some lines joined to the paragraph before them."""
    waiting: list[Chunk] = []
    for line in lines:
        waiting.extend(line)
        if rng.random() < MERGED and sum(len(chunk.text) for chunk in waiting) < _LONGEST:
            waiting.append(Chunk(" "))
        else:
            yield waiting
            waiting = []
    if waiting:
        yield waiting
