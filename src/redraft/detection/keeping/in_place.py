"""Pseudonyms that the drafts have already: names declared not to be real, and labels with a letter or a number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from redraft.detection.words.passages import Passage
from redraft.identity.in_place.labels import Form, Label, Labels
from redraft.identity.in_place.uses import Reader
from redraft.text import Draft, Span
from redraft.vocabulary import Vocabulary

Initialled = frozenset[tuple[str, str]]
"""Titles with a letter that somebody's surname in the case begins with: ("Mrs", "Y") where there is a "Mrs Yarrow"."""


@dataclass(frozen=True, slots=True)
class InPlace:
    """Finds the pseudonyms in place of a case in a passage. Build it with `of`.

    `names` maps each given name that is a pseudonym to whether somebody is really called so as well.
    """

    names: Mapping[str, bool]
    labels: Labels
    initialled: Initialled
    initials: frozenset[str]

    @classmethod
    def of(
        cls,
        drafts: Sequence[Draft],
        passages: Sequence[Passage],
        remembered: Iterable[str],
        initialled: Initialled,
        vocabulary: Vocabulary,
    ) -> InPlace:
        """What the drafts declare, and the names that were given as pseudonyms before, as far as nobody bears them."""
        reader = Reader.of(vocabulary)
        names = reader.names(drafts)
        names |= {name: False for name in reader.free(remembered, drafts) if name not in names}
        return cls(names, reader.labels, initialled, _pairs(passages))

    def spans(self, passage: Passage) -> Iterator[Span]:
        """Where they stand; a name with a surname behind it is a real one."""
        yield from (label.span for label in self.labels.find(passage.text) if not self._somebody(label))
        for at in passage.capitals if self.names else ():
            word = passage.words[at]
            name = word.text.title() if word.caps else word.text
            if name in self.names and not (self.names[name] and _surname_follows(passage, at)):
                yield Span(word.start, word.end)

    def _somebody(self, label: Label) -> bool:
        """Whether letters may be short for a name here: a title with the letter of a surname, two that begin two words."""
        if len(label.mark) > 1 and label.mark in self.initials:
            return True
        title = label.name.partition(" ")[0]
        return label.form is Form.TITLE and (title, label.mark[-1]) in self.initialled


def _pairs(passages: Sequence[Passage]) -> frozenset[str]:
    """The first letters of any two words with capitals that stand together: "AB" where there is an "Alice Brennan"."""
    return frozenset(
        one.text[0] + other.text[0]
        for passage in passages
        for one, other in pairwise(passage.words)
        if one.capital and other.capital and other.gap == " " and len(one.text) > 1 and len(other.text) > 1
    )


def _surname_follows(passage: Passage, at: int) -> bool:
    if passage.heading or not passage.joined(at + 1):
        return False
    following = passage.words[at + 1]
    return following.capital and not following.letter
