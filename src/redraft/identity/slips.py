"""Slips of the pen: spellings of a name that the drafts use less often than another to which they are very near."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from redraft.folding import fold, plain
from redraft.identity.likeness import (
    Likeness,
    are_couples,
    lost_a_letter,
    misspelt,
    sex_of_ending,
    sounds_alike,
    surname_likeness,
    surnames_sound_alike,
    written_alike,
)
from redraft.names import PersonName
from redraft.vocabulary import Vocabulary

_LONG, _MANY, _OFTEN = 5, 5, 3
_DECLARED = 10


@dataclass(frozen=True, slots=True)
class Slips:
    """Tells slips from names; `counts` is in how many mentions each folded word stands, `declared` are the folded words of
    declared names, which are known to be right however seldom the drafts write them so.
    """

    counts: Mapping[str, int]
    vocabulary: Vocabulary
    declared: Collection[str] = ()

    def is_slip(self, wording: str, target: str, *, surnames: bool = False, sex: str = "") -> bool:
        """Whether `wording` is a slip of the pen for a name word that the drafts use at least twice as often.

        A surname with the ending of the other sex is one only behind a title (`sex`) that agrees with the target:
        "Mrs Nowicki" is Mrs Nowicka, "M. Nowicki" rather her husband. Of two names in use ("Joanne" among many a "Joanna") only one that stands once, and differs in its last letter
        or is spoken alike ("Karl" among many a "Carl"); a spelling that is no name in use may stand more often ("Sena").
        """
        if are_couples(wording, target):
            return surnames and bool(sex) and (sex == "f") is (sex_of_ending(target) == "f")
        if fold(wording)[:-1] == fold(target)[:-1] and len(plain(wording)) > _LONG and self.uses(wording) == 1:
            return fold(wording) != fold(target) and self.uses(target) >= _MANY
        if sounds_alike(wording, target) and not surnames and self.uses(wording) == 1:
            return self.uses(target) >= _OFTEN
        if sounds_alike(wording, target) and not surnames and not self.vocabulary.is_given_name(wording):
            return self.uses(target) >= _MANY * self.uses(wording)
        slipped = misspelt(wording, target, self.vocabulary, surnames=surnames)
        alike = slipped or (surnames and surnames_sound_alike(wording, target))
        return alike and 2 * self.uses(wording) <= self.uses(target)

    def is_slip_in_full(self, name: PersonName, known: PersonName) -> bool:
        """Whether one full name is a slip of the pen for another: one word equal and the other a slip, or both words
        written so that they have the same sound or the same consonants, and much less often than the other.
        """
        given, other = name.given[0], known.given[0]
        same = fold(given) == fold(other), surname_likeness(name.surname, known.surname) is Likeness.SAME
        if any(same):
            wrong, right = (name.surname, known.surname) if same[0] else (given, other)
            dropped = lost_a_letter(wrong, right, self.vocabulary) and 2 * self.uses(wrong) <= self.uses(right)
            return dropped or self.is_slip(wrong, right, surnames=same[0], sex=sex_of_ending(right) or "m")
        pairs = ((given, other, sounds_alike), (name.surname, known.surname, surnames_sound_alike))
        return all(
            2 * self.uses(wrong) <= self.uses(right)
            and (
                alike(wrong, right)
                or misspelt(wrong, right, self.vocabulary, surnames=alike is surnames_sound_alike)
                or written_alike(wrong, right, self.vocabulary)
            )
            for wrong, right, alike in pairs
        )

    def uses(self, word: str) -> int:
        """In how many mentions this name word occurs; being declared weighs as much as `_DECLARED` of them."""
        folded = fold(word)
        return self.counts.get(folded, 0) + (_DECLARED if folded in self.declared else 0)


def word_counts(wordings: Mapping[str, int]) -> Counter[str]:
    """In how many mentions each word stands, by how often each folded wording is mentioned."""
    counts: Counter[str] = Counter()
    for wording, count in wordings.items():
        for word in set(wording.replace(",", " ").split()):
            counts[word] += count
    return counts
