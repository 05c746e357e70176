"""Names of places and bodies as they are composed: words that single them out, and a head noun that says what they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from redraft.detection.seeing.spotted import Labels
from redraft.detection.words import cues, head_nouns
from redraft.detection.words.capitals import CONNECTORS, Capitals
from redraft.detection.words.lexicon import Lexicon
from redraft.detection.words.lexis import Lexis
from redraft.detection.words.passages import Passage, Word

_PREFIXES = cues.words("hmp hmyoi hmypoi raf county mount loch lough port isle lake")
_DENOMINATIONS = cues.words("rc ce cofe va vc")
"""What a church school has behind its saint."""
_SMALL_HEADS = head_nouns.SMALL_HEADS | head_nouns.SMALL_SOFT_HEADS
_NO_NAMES = cues.words("day eve sunday week school's")


@dataclass(frozen=True, slots=True)
class PlaceName:
    """The name of a place or body: words `first` to `last` of a passage.

    `parts` are its bare words without connectors; `doubtful` says that it may be a phrase of everyday speech.
    """

    passage: int
    first: int
    last: int
    entity_type: str
    parts: tuple[str, ...]
    possessive: bool
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class Places:
    """Finds names of places and bodies; `people` are the parts of persons' names, which may own a place but not be one."""

    lexis: Lexis
    people: Lexicon
    labels: Sequence[Labels]
    everyday: frozenset[str]

    def find(self, passage: Passage) -> list[PlaceName]:
        """Every name of a place or body in `passage`, from left to right."""
        capitals = Capitals(self.lexis, self.people)
        found: list[PlaceName] = []
        for chunk in capitals.chunks(passage):
            if len(chunk) == 1 and not self._small_head(passage, chunk[0]):
                continue  # a single word is a name only with its kind behind it
            name = self._in_chunk(passage, capitals.trimmed(passage, chunk))
            if name:
                found.append(name)
        return found

    def _in_chunk(self, passage: Passage, chunk: list[int]) -> PlaceName | None:
        if not chunk:
            return None
        words = [passage.words[i] for i in chunk]
        if passage.shouting and not any(not self.lexis.ordinary(word.bare) for word in words):
            return None
        saint = next((i for i, word in enumerate(words[:-1]) if word.bare == "st"), None)
        if saint is not None and words[saint + 1].capital and words[saint + 1].gap in (" ", ". "):
            return self._saint(passage, chunk, saint)
        if words[0].bare in _PREFIXES and len(words) > 1 and self._names(words[1]):
            kind = "ORGANIZATION" if words[0].bare.startswith(("hm", "raf")) else "LOCATION"
            return self._place(passage, chunk[: self._end_of_prefix(words)], kind)
        head = self._head(words)
        if head is None:
            return self._small_headed(passage, chunk)
        return self._headed(passage, chunk, head)

    def _names(self, word: Word) -> bool:
        """Whether a word behind "HMP" or "County" begins a name: "HMP Hollowfield", "HMP North Fen"."""
        return not self.lexis.generic(word.bare) or word.bare in head_nouns.GEOGRAPHIC

    def _end_of_prefix(self, words: Sequence[Word]) -> int:
        head = self._head(words)
        if head:
            return head + 1
        named = takewhile(self._names, words[1:]) if words[0].bare.startswith("hm") else words[1:2]
        return 1 + len(list(named))

    def _small_headed(self, passage: Passage, chunk: list[int]) -> PlaceName | None:
        """A name with its kind in small letters behind it: "Elmford police station", "the Larkspur unit".

        A single word in front has to be no English, or to stand behind "the" in the middle of a sentence.
        """
        words = [passage.words[i] for i in chunk]
        size = self._small_head(passage, chunk[-1])
        if not size or passage.heading or words[-1].possessive or any(word.bare in CONNECTORS for word in words):
            return None
        if any(self.people.knows(w.bare) or self.lexis.given(w.bare) or w.letter or w.caps for w in words):
            return None
        before = passage.words[chunk[0] - 1] if chunk[0] else None
        if before is not None and before.capital and self.lexis.title_at(passage, chunk[0] - 1):
            return None
        definite = before is not None and before.bare == "the" and not words[0].initial
        plain = definite and not any(self.lexis.generic(w.bare) or w.bare in self.everyday for w in words)
        first, kind = passage.words[chunk[-1] + 1].bare, passage.words[chunk[-1] + size].bare
        strong = kind in head_nouns.SMALL_HEADS or size > 1
        if not (plain or (strong and any(self._proper(word) for word in words))):
            return None
        tail = range(chunk[-1] + 1, chunk[-1] + size + 1)
        entity_type = "LOCATION" if kind == "site" else self._type([*words, *(passage.words[at] for at in tail)])
        if kind == "station" and first in head_nouns.STAFFED:
            entity_type = "ORGANIZATION"
        return self._place(passage, [*chunk, *tail], entity_type)

    def _small_head(self, passage: Passage, last: int) -> int:
        """How many words in small letters behind word `last` name a kind of place or body; 0 if they do not."""
        bares, end = passage.bares, last + 1
        while end < min(last + 3, len(bares)) and not passage.words[end].capital and passage.words[end].gap == " ":
            end += 1
        if bares[last + 1 : end] in head_nouns.SMALL_PHRASES:
            return 2
        return int(end > last + 1 and bares[last + 1] in _SMALL_HEADS)

    def _saint(self, passage: Passage, chunk: list[int], saint: int) -> PlaceName | None:
        before = passage.words[chunk[saint] - 1] if chunk[saint] else None
        if before is not None and saint and (self.lexis.given(before.bare) or self.people.knows(before.bare)):
            return None
        words = [passage.words[i] for i in chunk]
        if any(word.bare in _NO_NAMES for word in words[saint + 2 : saint + 3]):
            return None
        head = self._head(words)
        end = head if head is not None and head > saint + 1 else saint + 1
        if any(words[i].bare == "and" for i in range(saint, end)):
            end = saint + 1
        if end == saint + 1 and any(word.bare in _DENOMINATIONS for word in words[saint + 2 : saint + 3]):
            end += 1
        body = words[saint + 1].possessive or (head is not None and self._type(words[: head + 1]) == "ORGANIZATION")
        return self._place(passage, chunk[saint : end + 1], "ORGANIZATION" if body else "LOCATION")

    def _head(self, words: Sequence[Word]) -> int | None:
        """The index of the head noun: the last one, or the one before "of"."""
        for i in range(len(words) - 1, 0, -1):
            if self.lexis.head(words[i].bare) and words[i].bare not in CONNECTORS:
                return i
        if self.lexis.head(words[0].bare) and len(words) > 2 and words[1].bare == "of":
            return len(words) - 1
        return None

    def _reach(self, passage: Passage, chunk: list[int], head: int) -> int:
        """The index of the last word of a name: behind "of" it goes on to what is no general word ("Council of Elmford")."""
        words = [passage.words[i] for i in chunk]
        behind = words[head + 2 : head + 4]
        if head + 1 >= len(words) or words[head + 1].bare != "of" or words[head].possessive or not behind:
            return head
        last = next((at for at, word in enumerate(behind, head + 2) if word.bare != "the"), head)
        return last if self._proper(words[last]) and not self.people.knows(words[last].bare) else head

    def _headed(self, passage: Passage, chunk: list[int], head: int) -> PlaceName | None:
        reach = self._reach(passage, chunk, head)
        if reach > head and head:
            return self._place(passage, chunk[: reach + 1], self._type([passage.words[i] for i in chunk[: head + 1]]))
        words = [passage.words[i] for i in chunk[: head + 1]]
        reversed_order = not self.lexis.head(words[-1].bare) or (len(words) > 2 and words[1].bare == "of")
        modifiers = [word for word in (words[1:] if reversed_order else words[:-1]) if word.bare not in CONNECTORS]
        telling = [
            word for word in modifiers if not self.lexis.generic(word.bare) and not self._mere_head(word, words[-1])
        ]
        if not telling:
            lone = (
                len(words) == 2
                and words[0].bare in head_nouns.GEOGRAPHIC
                and words[1].bare in head_nouns.LOCATION_HEADS
            )
            if lone and not words[0].initial and not passage.heading:
                return self._place(passage, chunk[: head + 1], "LOCATION")
            return None
        if words[-1].bare in head_nouns.LOCAL_ACRONYMS and not self._local(words):
            return None
        proper = any(self._proper(word) for word in telling)
        if self._person(passage, chunk, words):
            return None
        if not proper and all(word.initial for word in telling) and len(words) < 3 and not self._cell(passage):
            return None
        labelled = self._labelled(passage, chunk[: head + 1])
        everyday = words[-1].bare in head_nouns.SOFT_HEADS
        if everyday and words[-1].bare in head_nouns.LOCATION_HEADS:
            everyday = not self._after_preposition(passage, chunk[0])
        if everyday:
            everyday = any(word.initial or word.bare in self.everyday for word in telling)
        doubtful = not proper and not labelled and (everyday or (passage.heading and not self._cell(passage)))
        return self._place(passage, chunk[: head + 1], self._type(words), doubtful)

    def _local(self, words: Sequence[Word]) -> bool:
        """Whether what stands before an acronym in capitals is no person: "Wexborough MBC", not "Ann Pike CMHT"."""
        persons = any(self.people.knows(word.bare) or self.lexis.given(word.bare) for word in words[:-1])
        return (
            words[-1].caps
            and not persons
            and (not self.lexis.ordinary(words[-2].bare) or self.lexis.head(words[-2].bare))
        )

    def _after_preposition(self, passage: Passage, at: int) -> bool:
        """Whether a preposition stands before, with or without an article."""
        before = passage.words[max(0, at - 2) : at]
        return any(word.bare in head_nouns.PLACE_LEADS for word in before if not passage.words[at].initial)

    def _labelled(self, passage: Passage, chunk: Sequence[int]) -> bool:
        """Whether the model sees a name here too."""
        return any(self.labels[passage.index].get(at) in ("ORGANIZATION", "LOCATION", "ADDRESS") for at in chunk)

    def _mere_head(self, word: Word, head: Word) -> bool:
        """Whether a modifier is itself only a kind of body ("Hospital Ward"); before a street it may well be a name."""
        return self.lexis.head(word.bare) and (word.bare in head_nouns.GENERIC or word.bare == head.bare)

    def _proper(self, word: Word) -> bool:
        return not self.lexis.ordinary(word.bare) and not (word.caps and len(word.text) < 7)

    def _person(self, passage: Passage, chunk: list[int], words: Sequence[Word]) -> bool:
        """Whether it is rather somebody whose surname is a head noun: "Will Church", "Ms Field"."""
        last = words[-1].bare
        if last in head_nouns.SURNAME_HEADS and any(self.lexis.title_at(passage, at) for at in chunk[: len(words) - 1]):
            return True
        if last not in head_nouns.SURNAME_HEADS or len(words) > 4:
            return False
        if (
            self.people.knows(last)
            and last in self.people.surnames
            and (self.people.knows(words[-2].bare) or words[-2].letter)
        ):
            return True
        before = passage.words[chunk[0] - 1] if chunk[0] else None
        placed = before is not None and before.bare in cues.LOCATIVE | {"at", "the", "on", "from", "of", "to", "into"}
        named = any(self.lexis.given(word.bare) or word.letter for word in (words[0], words[-2]))
        return named and not placed

    def _cell(self, passage: Passage) -> bool:
        """Whether the passage is so short that it is a name in a cell or list rather than a heading."""
        return len(passage.words) < 7 and not passage.shouting

    def _type(self, words: Sequence[Word]) -> str:
        head = next((word.bare for word in reversed(words) if self.lexis.head(word.bare)), "")
        if head in ("court", "garage", "station", "bank", "centre", "garden", "gardens"):
            official = any(
                word.bare in ("crown", "county", "family", "magistrates", "high", "youth", "coroner", "combined")
                for word in words
            )
            return "ORGANIZATION" if official or head in ("garage", "bank", "centre") else "LOCATION"
        return "LOCATION" if head in head_nouns.LOCATION_HEADS and head not in head_nouns.BODY_HEADS else "ORGANIZATION"

    def _place(self, passage: Passage, chunk: Sequence[int], entity_type: str, doubtful: bool = False) -> PlaceName:
        words = [passage.words[i] for i in chunk]
        parts = tuple(word.bare for word in words)
        possessive = words[-1].possessive and len(words) > 1 and words[-2].bare == "st"
        return PlaceName(passage.index, chunk[0], chunk[-1], entity_type, parts, possessive, doubtful)
