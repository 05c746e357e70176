"""Wordings of one word and more, found by their first word: a text is read once, however many of them there are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from redraft.detection.words.passages import Passage

Form = tuple[str, ...]
"""A wording as bare words."""


@dataclass(frozen=True, slots=True)
class Forms:
    """Wordings by their first words, those of each in how many words they have, the longest first. Build it with `of`."""

    lengths: Mapping[str, tuple[int, ...]]
    forms: frozenset[Form]

    @classmethod
    def of(cls, forms: Iterable[Form]) -> Forms:
        """For these wordings."""
        known = frozenset(forms)
        lengths: dict[str, set[int]] = {}
        for form in known:
            lengths.setdefault(form[0], set()).add(len(form))
        return cls({first: tuple(sorted(sizes, reverse=True)) for first, sizes in lengths.items()}, known)

    def sizes(self, passage: Passage, at: int) -> Iterator[int]:
        """How many words each wording has that stands at word `at`, the longest first."""
        for size in self.lengths.get(passage.bares[at], ()):
            if at + size <= len(passage.bares) and passage.bares[at : at + size] in self.forms:
                yield size
