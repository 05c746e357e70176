"""Ranks and offices that stand for a person: "the Colonel", "the Rector", "Capt. wrote", once somebody bears the title.

A rank without a name is an ordinary word ("a major in the army"); with a capital and "the" it is what everybody calls
one man. Offices that every report writes with a capital ("the Coroner", "the Chair") are not among them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from redraft.detection.words import cues
from redraft.detection.words.lexicon import Name
from redraft.detection.words.lexis import Lexis
from redraft.detection.words.passages import Passage
from redraft.detection.words.surroundings import Surroundings

_OFTEN = 3
"""So many times with "the" and a capital, in the middle of a sentence, and an office is somebody."""
_NO_HOLDER_BEFORE = cues.words("a an any every each retired former no our which what new next as")


@dataclass(frozen=True, slots=True)
class Offices:
    """Finds offices that stand for persons. `held` are those that somebody in this case bears."""

    lexis: Lexis
    held: frozenset[str]

    @classmethod
    def of(cls, lexis: Lexis, names: Sequence[Name], passages: Sequence[Passage]) -> Offices:
        """The offices that go before names, and those that the case writes often enough with "the" and a capital."""
        borne = {
            cues.OFFICES[word.bare]
            for name in names
            if name.titled
            for word in passages[name.passage].words[name.first : name.core]
            if word.bare in cues.OFFICES
        }
        often: Counter[str] = Counter(
            word.bare
            for passage in passages
            if not passage.heading
            for at in passage.capitals
            if at and (word := passage.words[at]).bare in cues.OFFICES
            if passage.words[at - 1].text == "the" and not _goes_on(passage, at)
        )
        return cls(lexis, frozenset(borne | {cues.OFFICES[word] for word, count in often.items() if count >= _OFTEN}))

    def find(self, passage: Passage) -> Iterator[tuple[int, int]]:
        """First and last word of each office in `passage` that stands for its holder, "the" included."""
        if passage.shouting:
            return
        for at in passage.capitals if self.held else ():
            word = passage.words[at]
            if cues.OFFICES.get(word.bare) not in self.held or _goes_on(passage, at):
                continue
            before = passage.words[at - 1] if at and passage.joined(at) else None
            if before is not None and before.bare == "the":
                yield at - 1, at
            elif self._bare(passage, at) and not (before is not None and before.bare in _NO_HOLDER_BEFORE):
                yield at, at

    def _bare(self, passage: Passage, at: int) -> bool:
        """Whether an office without an article is somebody: by its capital, or by the verb where that proves nothing."""
        word = passage.words[at]
        if not word.initial:
            return not passage.heading
        following = passage.words[at + 1] if at + 1 < len(passage.words) else None
        acts = following is not None and following.gap in (" ", ". ") and following.bare in cues.SPEECH
        return acts or Surroundings(passage, self.lexis).acts(at)


def _goes_on(passage: Passage, at: int) -> bool:
    """Whether another capitalised word or a letter follows directly: then it is a title, or part of a phrase."""
    following = passage.words[at + 1] if at + 1 < len(passage.words) else None
    if following is None or passage.words[at].possessive or not following.capital:
        return False
    abbreviated = following.gap == ". " and passage.words[at].bare in (
        "maj",
        "col",
        "capt",
        "cpl",
        "rev",
        "revd",
        "prof",
    )
    return following.gap in (" ", "-", "  ") or abbreviated
