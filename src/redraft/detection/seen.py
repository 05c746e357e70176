"""Names of which only the model knows: what it is sure of and the other layers have not explained."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from redraft.detection.casing import Guess
from redraft.detection.lexis import Lexis
from redraft.detection.passages import Passage
from redraft.detection.spotted import Spotted, words_under

NAMED = frozenset({"PERSON", "LOCATION", "ORGANIZATION", "ADDRESS"})


@dataclass(frozen=True, slots=True)
class Seen:
    """Weighs what the model has spotted in each passage against what is explained already.

    `persons` and `sites` are the words of each passage, by its index, that name people, and places or bodies.
    """

    lexis: Lexis
    persons: Mapping[int, frozenset[int]]
    sites: Mapping[int, frozenset[int]]

    def find(self, passage: Passage, spotted: Sequence[Spotted]) -> Iterator[Guess]:
        """The names in `passage` that have some word without another explanation, whole.

        Where a part of it is explained as something of another kind, only what is left counts: a constable's surname
        before the name of her force. In file names and links the model, which reads prose, has no say.
        """
        if passage.loose:
            return
        for each in spotted:
            words = list(words_under(passage, each.span)) if each.sure and each.entity_type in NAMED else []
            own, others = self.persons[passage.index], self.sites[passage.index]
            if each.entity_type != "PERSON":
                own, others = others, own
            kept = [at for at in words if at not in others]
            if kept and not own.issuperset(kept) and (len(kept) == len(words) or self._telling(passage, kept)):
                yield Guess(passage.index, kept[0], kept[-1], each.entity_type, each.score)

    def _telling(self, passage: Passage, words: Sequence[int]) -> bool:
        """Whether the rest of a name is more than everyday words."""
        return any(not self.lexis.ordinary(passage.words[at].bare) for at in words)
