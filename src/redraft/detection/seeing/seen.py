"""What the model alone has seen: the part of it that nothing else explains and that does not stay."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from redraft.detection.seeing.spotted import Spotted, words_under
from redraft.detection.words.capitals import CONNECTORS
from redraft.detection.words.head_nouns import LOCAL_ACRONYMS
from redraft.detection.words.lexis import Lexis
from redraft.detection.words.passages import Passage, Word

_NAMED = frozenset({"PERSON", "LOCATION", "ORGANIZATION", "ADDRESS"})
CERTAIN = 0.75
"""The score from which the model is believed about everyday words, and teaches names to look for elsewhere."""
_LETTERS = 2
"""So short are initials, the letters that number headings, and points of the compass."""
_SOUNDED = re.compile(r"[2468][a-z]{2,}|[a-z]+[2468][a-z]*")
_LITTLE = CONNECTORS | {"a", "an", "to", "with", "by", "or", "no"}


@dataclass(frozen=True, slots=True)
class Sight:
    """Words `first` to `last` of a passage that the model takes for a name; `sure`, or only fit to be asked about."""

    passage: int
    first: int
    last: int
    entity_type: str
    score: float
    sure: bool


@dataclass(frozen=True, slots=True)
class Seen:
    """Weighs what the model has spotted against what is explained already.

    `persons` and `sites` are the words of each passage, by its index, that name people, and places or bodies; `taken`
    those that stay or that a definition explains. `called` are the full and short forms of the case's places and
    bodies, as bare words, with the entity type of each.
    """

    lexis: Lexis
    persons: Mapping[int, frozenset[int]]
    sites: Mapping[int, frozenset[int]]
    taken: Sequence[frozenset[int]]
    called: Mapping[tuple[str, ...], str]

    def find(self, passage: Passage, spotted: Sequence[Spotted]) -> Iterator[Sight]:
        """The names in `passage` that have some word without another explanation.

        A name is taken whole, together with the part of it that another layer found, but does not begin with words that
        stay. Words that are explained as something of another kind part it: a constable's surname from the name of
        her force. Everyday words and initials are replaced only where the model is certain, and asked about where it
        is not or where they are the rest of something. In file names and links the model, which reads prose, has no
        say.
        """
        if passage.loose:
            return
        for each in spotted:
            if each.entity_type not in _NAMED:
                continue
            words = words_under(passage, each.span)
            own, others = self.persons[passage.index], self.sites[passage.index]
            if each.entity_type != "PERSON":
                own, others = others, own
            for whole in _runs(_without_lead(words, self.taken[passage.index]), others):
                run = self._without_tail(passage, whole, each.entity_type)
                if own.issuperset(run) or all(self._says_nothing(passage.words[at].bare) for at in run):
                    continue
                if not each.sure and all(self._everyday(passage.words[at]) for at in run):
                    continue  # a doubt about an everyday word that has not even a capital is none
                called = self.called.get(tuple(passage.words[at].bare for at in run))
                certain = each.score >= CERTAIN and len(run) == len(words)
                sure = each.sure and (called is not None or certain or self._telling(passage, run))
                yield Sight(passage.index, run.start, run.stop - 1, called or each.entity_type, each.score, sure)

    def _without_tail(self, passage: Passage, run: range, entity_type: str) -> range:
        """A run without the everyday words in small letters behind its capitals ("the Marlpit estate"); a person's also
        without the acronym of a team ("Ann Pike CMHT"); one in small letters without figures for sounds ("see alex 2nite").
        """
        words = [passage.words[at] for at in run]
        while words and not any(word.capital for word in words) and _SOUNDED.fullmatch(words[-1].text):
            words.pop()
        while words and any(word.capital for word in words):
            team = entity_type == "PERSON" and words[-1].caps and words[-1].bare in LOCAL_ACRONYMS
            if not team and not self._everyday(words[-1]):
                break
            words.pop()
        return range(run.start, run.start + len(words))

    def _everyday(self, word: Word) -> bool:
        return not word.capital and word.alphabetic and self.lexis.ordinary(word.bare)

    def _says_nothing(self, word: str) -> bool:
        """Whether a word is little, a label or one of the field's general ones, and so nobody's name."""
        return word in _LITTLE or word in self.lexis.kin or (self.lexis.generic(word) and not self.lexis.given(word))

    def _telling(self, passage: Passage, run: range) -> bool:
        """Whether a name is more than everyday words and letters: one word that is none, or two capitals."""
        words = [passage.words[at] for at in run]
        capitals = sum(word.capital and not (word.caps and len(word.text) <= _LETTERS) for word in words) > 1
        return capitals or any(len(word.bare) > _LETTERS and not self.lexis.ordinary(word.bare) for word in words)


def _without_lead(words: range, taken: frozenset[int]) -> range:
    """`words` from the first that is not taken; where all are, none."""
    return next((range(at, words.stop) for at in words if at not in taken), range(0))


def _runs(words: range, parting: frozenset[int]) -> Iterator[range]:
    """The stretches of `words` between those that part them."""
    start: int | None = None
    for at in words:
        if at in parting:
            if start is not None:
                yield range(start, at)
            start = None
        elif start is None:
            start = at
    if start is not None:
        yield range(start, words.stop)
