"""What there is in a pseudonym and in a real name for a rule to look at: words, single letters, initials."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from redraft.folding import fold, plain
from redraft.names import PARTICLES, parse
from redraft.vocabulary import Vocabulary

_POSSESSIVE = re.compile(r"['’]s?\b")
_TOKEN = re.compile(r"[^\W\d_]+\d*|\d+")
_CODE = re.compile(r"[A-Z]{1,3}\d?")
_LITTLE_WORDS = "a an and at by for from her his in its my near of on our some the their this to who with your"
_GENERAL_WORDS = (
    "address adult baby child family half infant member organisation patient person place step subject town twin village"
    " young"
)
"""Words that labels are made of besides the roles."""
_LITTLE = frozenset(_LITTLE_WORDS.split())


@dataclass(frozen=True, slots=True)
class Labels:
    """The folded words that pseudonyms by role are made of: they tell nothing about anybody."""

    words: frozenset[str]

    def hold(self, word: str) -> bool:
        """Whether a folded word tells nothing."""
        return word in self.words or word in _LITTLE

    @classmethod
    def of(cls, vocabulary: Vocabulary) -> Labels:
        """All words of roles, titles and kinds of place, and of the phrases that stand for them."""
        tables = (vocabulary.kin, vocabulary.occupations, vocabulary.place_kinds, vocabulary.titles)
        texts = [text for table in tables for pair in table.items() for text in pair]
        return cls(frozenset(part for text in texts for part in parts_of(text)) | frozenset(_GENERAL_WORDS.split()))


@dataclass(frozen=True)
class Pseudonym:
    """A pseudonym taken apart: its folded `words` that are a name's, and its single letters and initialisms (`codes`).

    >>> from redraft.vocabulary import load_vocabulary
    >>> vocabulary = load_vocabulary()
    >>> Pseudonym("Mother's Partner 1", vocabulary, Labels.of(vocabulary)).words
    ()
    >>> Pseudonym("Child R2", vocabulary, Labels.of(vocabulary)).codes
    ('R2',)
    >>> Pseudonym("Mrs Marlow", vocabulary, Labels.of(vocabulary)).words
    ('marlow',)
    """

    text: str
    vocabulary: Vocabulary
    labels: Labels

    @cached_property
    def codes(self) -> tuple[str, ...]:
        """The letters that stand by themselves or with a figure, and initialisms that are no role: "R", "X1", "AB"."""
        return tuple(token for token in self._tokens if _CODE.fullmatch(token) and fold(token) not in self.labels.words)

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words of a name; none in a description that has only words of the language in it ("Older Neighbour")."""
        described = len(self._tokens) > 1 and all(self.vocabulary.is_ordinary(word) for word in self.telling)
        named = any(word in self.vocabulary.first_names for word in self.telling)
        return () if described and not named else self.telling

    @cached_property
    def telling(self) -> tuple[str, ...]:
        """All words but those of labels: the words of a description may be somebody's name, too ("Mrs Sample")."""
        tokens = [fold(token) for token in self._tokens if token not in self.codes and not token[-1].isdigit()]
        return tuple(word for word in tokens if len(word) > 1 and not self.labels.hold(word))

    @property
    def letters(self) -> tuple[str, ...]:
        """The folded single letters among the codes."""
        return tuple(fold(code[0]) for code in self.codes if len(code.rstrip("0123456789")) == 1)

    @cached_property
    def _tokens(self) -> tuple[str, ...]:
        return tuple(_TOKEN.findall(plain(_POSSESSIVE.sub(" ", self.text))))


def parts_of(text: str) -> tuple[str, ...]:
    """The folded words of a text, at hyphens too; single letters and little words left out.

    >>> parts_of("Mother's Okoro-Hughes of B.")
    ('mother', 'okoro', 'hughes')
    """
    found = re.findall(r"[^\W\d_]+", fold(_POSSESSIVE.sub(" ", text)))
    return tuple(part for part in found if len(part) > 1 and part not in _LITTLE)


def person_words(names: Iterable[str], vocabulary: Vocabulary) -> frozenset[str]:
    """The folded words of a person's real names, halves of double-barrelled ones and middle names among them."""
    words = [word for name in names for word in parse(name, vocabulary).words]
    return frozenset(part for word in words for part in parts_of(word)) - PARTICLES


def place_words(names: Iterable[str], vocabulary: Vocabulary) -> frozenset[str]:
    """The folded words of the names of a place or body that are no everyday words."""
    words = {part for name in names for part in parts_of(name)}
    return frozenset(word for word in words if len(word) > 2 and not vocabulary.is_ordinary(word))


def initials_of(names: Iterable[str], vocabulary: Vocabulary) -> frozenset[str]:
    """The folded first letters of somebody's forenames, nicknames and surnames, earlier ones among them.

    >>> from redraft.vocabulary import load_vocabulary
    >>> sorted(initials_of(["Keziah May Ashdale-Pike (née Orme)", "Ms van der Berg"], load_vocabulary()))
    ['a', 'b', 'k', 'o', 'p']
    """
    found: set[str] = set()
    for name in names:
        read = parse(name, vocabulary)
        parts = (*read.given[:1], read.surname, read.lone, *read.nicknames, *read.former)
        words = [word for part in parts for word in re.findall(r"[^\W\d_]+", fold(part))]
        found.update(word[0] for word in words if word not in PARTICLES)
    return frozenset(found)
