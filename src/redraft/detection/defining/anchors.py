"""Which of many expressions a text could match, told in one pass over it.

A paragraph of a review meets some five hundred patterns, and most of them at once could tell that it holds nothing for
them: no digit, no "born". All the words that `needs` asks for are looked up together by one automaton (Aho and
Corasick, 1975), whose work does not grow with their number.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import and_

from ahocorasick_rs import AhoCorasick, MatchKind

from redraft.detection.defining.needs import MOST, needs, plain

_STRETCH = 10_000


@dataclass(frozen=True, slots=True)
class Anchors:
    """The expressions, and what a text must hold for each. Build it with `of`.

    Sets of expressions are whole numbers here, a bit for each; those of the first, second, third and fourth words
    that an expression needs stand one above the other in a number. `met[n]` is what the automaton's nth word meets,
    `unasked` what needs no word; `longest` is the length of the longest word.
    """

    expressions: tuple[str, ...]
    automaton: AhoCorasick
    longest: int
    met: tuple[int, ...]
    unasked: int

    @classmethod
    def of(cls, expressions: Iterable[str]) -> Anchors:
        """The anchors of these expressions, in which equal ones are one."""
        distinct = tuple(dict.fromkeys(expressions))
        met: dict[str, int] = {}
        unasked = 0
        for number, expression in enumerate(distinct):
            asked = needs(expression)
            for place in range(MOST):
                bit = 1 << (place * len(distinct) + number)
                if place >= len(asked):
                    unasked |= bit
                    continue
                for word in asked[place]:
                    met[word] = met.get(word, 0) | bit
        automaton = AhoCorasick(list(met), matchkind=MatchKind.Standard)
        return cls(distinct, automaton, max(map(len, met), default=0), tuple(met.values()), unasked)

    def worth_trying(self, text: str) -> frozenset[str]:
        r"""Those of the expressions that could match in `text`, a folded one: no other can.

        >>> sorted(Anchors.of([r"\d{4}", r"(?i:\bborn)\s", "[^,]*"]).worth_trying("Reborn in 1999"))
        ['[^,]*', '\\d{4}']
        """
        met = self.unasked
        for number in self._found(plain(text)):
            met |= self.met[number]
        size = len(self.expressions)
        met = reduce(and_, (met >> (place * size) for place in range(MOST)))
        return frozenset(_members(self.expressions, met & ((1 << size) - 1)))

    def _found(self, form: str) -> set[int]:
        """The numbers of the words in a plain form, stretch by stretch: one of a million characters has as many matches."""
        found: set[int] = set()
        for start in range(0, len(form), _STRETCH):
            stretch = form[start : start + _STRETCH + self.longest]
            found.update([match[0] for match in self.automaton.find_matches_as_indexes(stretch, overlapping=True)])
        return found


class _Everything:
    """A set that nothing is missing from: for a text that was not looked over."""

    def __contains__(self, _: object) -> bool:
        return True


EVERY: Container[str] = _Everything()
"""Every expression is worth trying."""


def _members(expressions: Sequence[str], chosen: int) -> Iterator[str]:
    while chosen:
        lowest = chosen & -chosen
        yield expressions[lowest.bit_length() - 1]
        chosen ^= lowest
