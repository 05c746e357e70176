"""What the detector knows about words before it has read a case."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from redraft.detection.words import cues, head_nouns
from redraft.detection.words.folding import bare, fold
from redraft.detection.words.passages import Passage, Word, cut
from redraft.vocabulary import Vocabulary

Phrases = Mapping[str, tuple[tuple[str, ...], ...]]
"""Phrases by their first word, the longest first; words bare."""
_RANK_LETTERS = ("A", "T", "D", "C")
"""What the police put before a rank: acting, temporary, detective, chief."""


@dataclass(frozen=True, slots=True)
class Lexis:
    """Word classes for the layers: titles, kin, occupations, head nouns, given names, ordinary words.

    `small_words` are those that are words in small letters only ("sue", "ivy"); `terms` are the words that several terms of art have in common, which are generic too,
    `term_words` all that occur in any.
    """

    titles: Phrases
    kin: Phrases
    occupations: Phrases
    heads: frozenset[str]
    given_names: frozenset[str]
    words: frozenset[str]
    small_words: frozenset[str]
    terms: frozenset[str]
    term_words: frozenset[str]
    sure_titles: frozenset[tuple[str, ...]]
    abbreviations: frozenset[str]

    @classmethod
    def of(
        cls,
        vocabulary: Vocabulary,
        terms: Collection[str] = (),
        first_names: Iterable[str] = (),
        proper: Collection[str] = (),
    ) -> Lexis:
        """The classes that `vocabulary`, the keep list's entries and a list of given names make.

        The words of those entries that are `proper` names are met in them only: "Green Card" makes no "green" generic.
        """
        names = frozenset(proper)
        met = Counter(word for term in terms for word in set(_bare_words(term)) if term not in names)
        return cls(
            titles=_phrases({*vocabulary.titles, *cues.OFFICES}),
            kin=_phrases(vocabulary.kin),
            occupations=_phrases(vocabulary.occupations),
            heads=frozenset(words[-1] for kind in vocabulary.place_kinds if (words := _bare_words(kind)))
            | head_nouns.BODY_HEADS
            | head_nouns.LOCATION_HEADS,
            given_names=_given_names(vocabulary, first_names),
            words=vocabulary.ordinary_words - cues.MAINLY_NAMES,
            small_words=vocabulary.ordinary_words & cues.MAINLY_NAMES,
            terms=frozenset(word for word, count in met.items() if count > 2),
            term_words=frozenset(word for term in terms for word in _bare_words(term)),
            sure_titles=frozenset(
                _bare_words(written) for written, title in vocabulary.title_table.items() if title.before == "surname"
            ),
            abbreviations=frozenset(bare(written) for written in vocabulary.titles if written.isupper()),
        )

    def ordinary(self, word: str) -> bool:
        """Whether a bare word is an English word in small letters, or a regular form of one."""
        if word in self.words or word in cues.FUNCTION_WORDS or word in head_nouns.GENERIC:
            return True
        return word.endswith(_ENDINGS) and any(stem in self.words for stem in _stems(word))

    def everyday(self, word: str) -> bool:
        """Whether a bare word, written in small letters, is an English one: of those that are mainly names too."""
        return word in self.small_words or self.ordinary(word)

    def given(self, word: str) -> bool:
        """Whether a bare word is a given name, whatever else it may be."""
        return word in self.given_names

    def plainly_given(self, word: str) -> bool:
        """Whether a bare word is a given name and nothing else."""
        return word in self.given_names and not self.ordinary(word) and word not in cues.MONTHS

    def generic(self, word: str) -> bool:
        """Whether a bare word tells nobody apart."""
        term = word in self.terms and self.ordinary(word) and word not in self.given_names
        return term or word in cues.MONTHS or self.common(word)

    def common(self, word: str) -> bool:
        """Whether a bare word is one of the field's everyday nouns and adjectives, or says when or where from."""
        return (
            word in head_nouns.GENERIC
            or word in cues.FUNCTION_WORDS
            or word in cues.DAYS
            or word in head_nouns.KEPT_PLACES
        )

    def head(self, word: str) -> bool:
        """Whether a bare word is the head noun of places or bodies."""
        return word in self.heads or (word.endswith("s") and word[:-1] in self.heads)

    def title_at(self, passage: Passage, at: int) -> int:
        """How many words a title or rank at word `at` has; 0 if there is none.

        Titles are capitalised, and those that are abbreviations in capitals ("SW", "DI") are written so.
        """
        first = passage.words[at]
        if not first.capital or (first.bare in self.abbreviations and not first.caps):
            return 0
        goes_on = at + 1 < len(passage.words) and passage.words[at + 1].gap in ("/", "-")
        written = goes_on and (self._acting(passage, at) or self._hyphened(passage, at))
        return written or _match(self.titles, passage, at)

    def _acting(self, passage: Passage, at: int) -> int:
        """A rank with a letter and a stroke before it, acting or temporary or of detectives: "A/Sgt", "T/DCI", "D/Supt"."""
        words = passage.words
        if words[at].text not in _RANK_LETTERS or at + 1 >= len(words) or words[at + 1].gap != "/":
            return 0
        size = _match(self.titles, passage, at + 1) if words[at + 1].capital else 0
        return size + 1 if size else 0

    def _hyphened(self, passage: Passage, at: int) -> int:
        """A title written with a hyphen: "Tad-cu", "Great-grandad", "Uncle-ji"."""
        words = passage.words
        if at + 1 >= len(words) or words[at + 1].gap != "-":
            return 0
        parts = (words[at].bare, words[at + 1].bare)
        if ("".join(parts),) in self.titles.get("".join(parts), ()):
            return 2
        kin = (parts[1],) in self.titles.get(parts[1], ()) and (parts[1],) in self.kin.get(parts[1], ())
        behind = (parts[0],) in self.titles.get(parts[0], ()) and parts[1] in cues.HONORIFICS
        return 2 if (parts[0] == "great" and kin) or behind else 0

    def kin_at(self, passage: Passage, at: int) -> int:
        """How many words a kinship term at word `at` has; 0 if there is none."""
        return _match(self.kin, passage, at)

    def occupation_at(self, passage: Passage, at: int) -> int:
        """How many words an occupation at word `at` has; 0 if there is none."""
        return _match(self.occupations, passage, at)

    def sure_title(self, words: tuple[Word, ...]) -> bool:
        """Whether a title of these words stands before surnames only, so that any capitalised word after it is one."""
        return tuple(word.bare for word in words) in self.sure_titles


def _given_names(vocabulary: Vocabulary, first_names: Iterable[str]) -> frozenset[str]:
    """Every given name, bare, without those entries of the lists that are other words first."""
    listed = (*(given.name for given in vocabulary.naming.given_names), *vocabulary.nicknames, *first_names)
    names = {word for name in listed for word in _bare_words(name) if len(word) > 1}
    return frozenset(names - cues.NOT_GIVEN - cues.FUNCTION_WORDS - cues.DAYS | (names & {"will"}))


def _bare_words(phrase: str) -> tuple[str, ...]:
    return tuple(word.bare for word in cut(fold(phrase).text))


def _phrases(entries: Iterable[str]) -> Phrases:
    table: dict[str, set[tuple[str, ...]]] = {}
    for entry in entries:
        if words := _bare_words(entry):
            table.setdefault(words[0], set()).add(words)
    return {first: tuple(sorted(group, key=lambda words: (-len(words), words))) for first, group in table.items()}


def _match(table: Phrases, passage: Passage, at: int) -> int:
    for phrase in table.get(passage.bares[at], ()):
        end = at + len(phrase)
        if passage.bares[at:end] == phrase and all(word.gap in _JOINS for word in passage.words[at + 1 : end]):
            return len(phrase)
    return 0


_JOINS = (" ", "-", ". ", "  ")
_ENDINGS = ("s", "ed", "ing", "ly", "er")
"""What every word ends with that has a stem: names, of which texts are full, mostly do not."""


def _stems(word: str) -> Iterable[str]:
    """Regular stems of an inflected English word; only ones of three letters and more."""
    for ending, instead in (
        ("ies", "y"),
        ("es", ""),
        ("s", ""),
        ("ied", "y"),
        ("ed", ""),
        ("ed", "e"),
        ("ing", ""),
        ("ing", "e"),
        ("ly", ""),
        ("er", ""),
        ("er", "e"),
    ):
        if word.endswith(ending) and len(word) - len(ending) + len(instead) >= 3:
            yield word[: len(word) - len(ending)] + instead
