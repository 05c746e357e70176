"""What typing does to a text: all capitals, none, a slip in a name."""

from __future__ import annotations

import random

from redraft.tagger.labels import Label
from training.samples import Mention, Sample

UPPER, LOWER, SLIP = 0.04, 0.08, 0.03
_SLIP_FROM = 4


def roughen(sample: Sample, rng: random.Random, share: float = 1.0) -> Sample:
    """The sample as somebody else might have typed it; as it is, mostly. `share` scales how often."""
    chance = rng.random() / share if share else 1.0
    if chance < UPPER:
        return _recased(sample, sample.text.upper())
    if chance < UPPER + LOWER:
        return _recased(sample, sample.text.lower())
    if chance < UPPER + LOWER + SLIP:
        return _slipped(sample, rng)
    return sample


def _recased(sample: Sample, text: str) -> Sample:
    """The sample with another case, unless that changes its length ("ß")."""
    return Sample(text, sample.mentions, sample.source) if len(text) == len(sample.text) else sample


def _slipped(sample: Sample, rng: random.Random) -> Sample:
    """Two neighbouring letters of one person's name swapped."""
    names = [each for each in sample.mentions if each.label is Label.PERSON and each.end - each.start >= _SLIP_FROM]
    if not names:
        return sample
    name: Mention = rng.choice(names)
    at = rng.randrange(name.start + 1, name.end - 1)
    swapped = sample.text[at + 1] + sample.text[at]
    if not swapped.isalpha():
        return sample
    return Sample(sample.text[:at] + swapped + sample.text[at + 2 :], sample.mentions, sample.source)
