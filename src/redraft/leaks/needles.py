"""Many strings looked for in one pass over a text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import product

from ahocorasick_rs import AhoCorasick

from redraft.leaks.folding import split_at_capitals

_ENDINGS = ("", "s", "es")
"""What a word may end in besides: nothing, or what makes a plural."""
_LONGEST_ENDING = 2


@dataclass(frozen=True, slots=True)
class Needles:
    """Strings to look for, all at once; `owners` has for each the indices of the forms that it stands for.

    Built with `needles`: an Aho-Corasick automaton reads a text once, however many strings there are.
    """

    owners: tuple[tuple[int, ...], ...]
    automaton: AhoCorasick | None = field(repr=False, compare=False)

    def count(self, text: str) -> Counter[int]:
        """How often each form stands in `text`, overlapping hits included, by the form's index."""
        hits: Counter[int] = Counter()
        for which, _, _ in self.places(text):
            hits.update(self.owners[which])
        return hits

    def count_words(self, text: str) -> Counter[int]:
        """As `count`, of hits that no letter or digit adjoins; an underscore is no letter."""
        hits: Counter[int] = Counter()
        for which, start, end in self.places(text):
            if _begins_word(text, start) and not text[end : end + 1].isalnum():
                hits.update(self.owners[which])
        return hits

    def places(self, text: str) -> list[tuple[int, int, int]]:
        """Where each string stands in `text`, overlapping ones included: its index, where it starts, where it ends."""
        if self.automaton is None:
            return []
        try:
            return self.automaton.find_matches_as_indexes(text, overlapping=True)
        except UnicodeEncodeError:
            # An escape may spell half a character, a lone surrogate, as no string to look for does.
            plain = text.encode("utf-8", "replace").decode("utf-8")
            return self.automaton.find_matches_as_indexes(plain, overlapping=True)


@dataclass(frozen=True, slots=True)
class Words:
    """Strings to look for as words or plurals of words in any case, also where only a capital or a digit sets them apart.

    Built with `words`. `spellings` are the strings with their blanks and without ("Jo An" may be spelt "JoAn"), each owned
    by the index of its string; `owners` are as of `Needles`.
    """

    strings: tuple[str, ...]
    owners: tuple[tuple[int, ...], ...]
    spellings: Needles

    def count(self, folded: str, lowered: str) -> Counter[int]:
        """How often each form stands in a folded text, of which `lowered` is the lower case, by the form's index.

        >>> words({"eric": [0]}).count("generic visitToEric2", "generic visittoeric2")
        Counter({0: 1})
        """
        hits: Counter[int] = Counter()
        for which, start, end in self.spellings.places(lowered):
            # Only what stands around such a place is split: of the whole text that takes ten times as long as the search.
            before = folded[max(0, start - 1) : start]
            at = len(split_at_capitals(before + folded[start])) - 1
            around = split_at_capitals(before + folded[start : end + _LONGEST_ENDING + 1]).lower()
            for string in self.spellings.owners[which]:
                if _is_word_at(around, at, self.strings[string]):
                    hits.update(self.owners[string])
        return hits


def needles(owners: Mapping[str, Iterable[int]]) -> Needles:
    """`owners` (string to form indices) ready for searching."""
    strings = sorted(owners)
    return Needles(tuple(tuple(owners[each]) for each in strings), AhoCorasick(strings) if strings else None)


def words(owners: Mapping[str, Iterable[int]]) -> Words:
    """`owners` (string in lower case to form indices) ready to be searched for as words."""
    strings = tuple(sorted(owners))
    spellings: dict[str, list[int]] = {}
    for index, string in enumerate(strings):
        for spelling in _spellings(string):
            spellings.setdefault(spelling, []).append(index)
    return Words(strings, tuple(tuple(owners[each]) for each in strings), needles(spellings))


def _spellings(string: str) -> set[str]:
    pieces = string.split(" ")
    return {
        "".join(map("".join, zip(pieces, (*blanks, ""), strict=True)))
        for blanks in product((" ", ""), repeat=len(pieces) - 1)
    }


def _begins_word(text: str, at: int) -> bool:
    return at == 0 or not text[at - 1].isalnum()


def _is_word_at(text: str, at: int, string: str) -> bool:
    end = at + len(string)
    return (
        text.startswith(string, at)
        and _begins_word(text, at)
        and any(text.startswith(e, end) and not text[end + len(e) : end + len(e) + 1].isalnum() for e in _ENDINGS)
    )
