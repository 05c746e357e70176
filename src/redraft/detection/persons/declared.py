"""What the user declared beforehand: the cast, the publisher's names, wording to mask."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from redraft.cast import Declared
from redraft.detection.words import cues
from redraft.detection.words.folding import bare, fold
from redraft.detection.words.forms import Forms
from redraft.detection.words.hits import Hit, Layer
from redraft.detection.words.lexicon import Lexicon
from redraft.detection.words.lexis import Lexis
from redraft.detection.words.passages import Passage, Word, cut
from redraft.findings import Action
from redraft.text import Span

_DISTINCTIVE = 5
Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Wording:
    """What a declared phrase is and what becomes of it."""

    entity_type: str
    action: Action
    why: str


@dataclass(frozen=True, slots=True)
class DeclaredNames:
    """Declared wordings by their bare words; `letters` are those declared as capitals ("YD"), `parts` the words of
    `persons`. Build it with `of`.
    """

    phrases: Mapping[Words, Wording]
    persons: tuple[Words, ...]
    places: tuple[tuple[Words, str], ...]
    publisher: tuple[frozenset[str], ...]
    forms: Forms
    parts: frozenset[str]
    letters: frozenset[str]

    @classmethod
    def of(cls, declared: Declared, lexis: Lexis) -> DeclaredNames:
        """The wordings of `case.yaml`, ready to be looked for."""
        phrases: dict[Words, Wording] = {}
        for wording in declared.mask:
            phrases[bare_words(wording)] = Wording("DETAIL", Action.REDACT, "wording that the case's settings mask")
        publisher = declared.publisher
        for names, entity_type in (
            ((*publisher.bodies, *publisher.teams), "ORGANIZATION"),
            (publisher.areas, "LOCATION"),
            (publisher.people, "PERSON"),
        ):
            for name in names:
                phrases[bare_words(name)] = Wording(
                    entity_type, Action.KEEP, "the declared publisher, named on purpose"
                )
        persons: list[Words] = []
        places: list[tuple[Words, str]] = []
        for member in declared.cast:
            for name in member.names:
                words = bare_words(name)
                phrases[words] = Wording(member.entity_type, Action.REPLACE, "a declared name")
                if member.entity_type == "PERSON":
                    persons.append(_without_title(_in_order(name), lexis))
                elif member.entity_type in ("LOCATION", "ORGANIZATION"):
                    places.append((words, member.entity_type))
        phrases.pop((), None)
        known = tuple(words for words in persons if words)
        people = tuple(frozenset(_without_title(bare_words(name), lexis)) for name in publisher.people)
        letters = frozenset(bare(name) for m in declared.cast for name in m.names if name.isalpha() and name.isupper())
        parts = frozenset(part for words in known for part in words)
        return cls(phrases, known, tuple(places), people, Forms.of(phrases), parts, letters)

    def in_cast(self, parts: Words) -> bool:
        """Whether a name has a part of a declared person's name."""
        return not self.parts.isdisjoint(parts)

    def is_publishers(self, parts: Words, full: Iterable[Words], lexis: Lexis) -> bool:
        """Whether a name can only be that of a declared author or chair: a surname that others bear too tells nothing."""
        parts = _without_title(parts, lexis)
        candidates = [own for own in self.publisher if parts and own.issuperset(parts)]
        if not candidates or len(parts) > 1:
            return bool(candidates)
        bearers = [_without_title(words, lexis) for words in full if len(words) > 1]
        return any(all(own.issuperset(words) or parts[0] not in words for words in bearers) for own in candidates)

    def find(self, passage: Passage, lexis: Lexis) -> Iterator[Hit]:
        """Every declared wording in `passage`, in any case; a single ordinary word only with a capital."""
        behind = 0
        for at, word in enumerate(passage.bares):
            if at < behind or word not in self.forms.lengths:
                continue
            if size := self._at(passage, at, lexis):
                behind = at + size
                yield self._hit(passage, at, behind)

    def _hit(self, passage: Passage, first: int, end: int) -> Hit:
        """The words from `first` to before `end`, which are a declared wording."""
        told = self.phrases[passage.bares[first:end]]
        span = Span(passage.words[first].start, passage.words[end - 1].end)
        layer = Layer.PUBLISHER if told.action is Action.KEEP else Layer.CAST
        return Hit(passage.index, span, told.entity_type, 1.0, layer, "redraft.declared", told.action, told.why)

    def _at(self, passage: Passage, at: int, lexis: Lexis) -> int:
        for size in self.forms.sizes(passage, at):
            words = passage.words[at : at + size]
            key = passage.bares[at : at + size]
            if any("\n\n" in word.gap or "|" in word.gap for word in words[1:]):
                continue
            if any(len(word.gap.strip()) > 1 for word in words[1:]):
                continue
            if size == 1 and words[0].caps and key[0] in self.letters and not lexis.ordinary(key[0]):
                return size
            everyday = all(lexis.ordinary(word) or word in cues.MONTHS or len(word) < 3 for word in key)
            if everyday and self.phrases[key].action is not Action.REDACT and not _written_as_a_name(words):
                continue
            return size
        return 0


def _written_as_a_name(words: Sequence[Word]) -> bool:
    """Whether several ordinary words have the capitals of a name; a single one is left to the other layers."""
    return len(words) > 1 and all(word.capital or word.bare in cues.FUNCTION_WORDS for word in words)


@dataclass(frozen=True, slots=True)
class DistinctiveInside:
    """Finds known, distinctive names within longer words. Build it with `of`.

    `names` are those that are distinctive, `lengths` how long they are.
    """

    lexis: Lexis
    lexicon: Lexicon
    names: frozenset[str]
    lengths: tuple[int, ...]

    @classmethod
    def of(cls, lexis: Lexis, lexicon: Lexicon) -> DistinctiveInside:
        """The parts of the case's names that no other word holds by chance."""
        names = frozenset(n for n in lexicon.words() if len(n) >= _DISTINCTIVE and not lexis.ordinary(n))
        return cls(lexis, lexicon, names, tuple(sorted({len(name) for name in names})))

    def find(self, passage: Passage) -> Iterator[int]:
        """The words of `passage` that hold one: user names, file names, a forgotten apostrophe."""
        for at, word in enumerate(passage.words):
            if len(word.bare) <= _DISTINCTIVE or self.lexicon.knows(word.bare) or self.lexis.ordinary(word.bare):
                continue
            if any(part in self.names for part in _parts(word.bare, self.lengths)):
                yield at


def _parts(word: str, lengths: Sequence[int]) -> Iterator[str]:
    """Every shorter stretch of a word that has one of these lengths: a text without spaces is one very long word."""
    for length in lengths:
        if length < len(word):
            yield from (word[start : start + length] for start in range(len(word) - length + 1))


def bare_words(text: str) -> Words:
    """The bare words of a wording."""
    return tuple(bare(word.text) for word in cut(fold(text).text))


def _in_order(name: str) -> Words:
    """The bare words of a person's name, the given name first: that of "HUGHES, Dani" stands behind the comma."""
    surname, comma, given = name.partition(",")
    return (*bare_words(given), *bare_words(surname)) if comma else bare_words(name)


def _without_title(words: Words, lexis: Lexis) -> Words:
    titles: Iterable[Words] = lexis.titles.get(words[0], ()) if words else ()
    for title in titles:
        if words[: len(title)] == title and len(words) > len(title):
            words = words[len(title) :]
            break
    return tuple(
        word for word in words if len(word) > 1 and word not in cues.PARTICLES and word not in cues.FUNCTION_WORDS
    )
