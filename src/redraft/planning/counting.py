"""How often each of many wordings stands in a text, in one reading of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

_RUN = re.compile(r"[^\W_]+")
"""Letters and figures: a wording stands where no more of them go on at either end."""


@dataclass(frozen=True, slots=True)
class Wordings:
    """Wordings to be counted as whole words with their case. Build it with `of`.

    `by_run` has them by the longest run of letters and figures in each, which any place of theirs must have as a whole,
    with how far into the wording that begins; `bare` are those without any, to be searched for one by one.
    """

    by_run: Mapping[str, Sequence[tuple[str, int]]]
    bare: tuple[str, ...]

    @classmethod
    def of(cls, wordings: Iterable[str]) -> Wordings:
        """These, empty ones left out."""
        by_run: dict[str, list[tuple[str, int]]] = {}
        bare = []
        for wording in dict.fromkeys(filter(None, wordings)):
            longest = max(_RUN.finditer(wording), key=lambda run: len(run[0]), default=None)
            if longest:
                by_run.setdefault(longest[0], []).append((wording, longest.start()))
            else:
                bare.append(wording)
        return cls(by_run, tuple(bare))

    def counts(self, text: str) -> Counter[str]:
        """How often each stands in `text`; places may overlap.

        >>> sorted(Wordings.of(["Kez", "Kez Hale", "Hale"]).counts("Kez Hale's Kezzie, Kez").items())
        [('Hale', 1), ('Kez', 2), ('Kez Hale', 1)]
        """
        found: Counter[str] = Counter()
        for run in _RUN.finditer(text):
            for wording, ahead in self.by_run.get(run[0], ()):
                start = run.start() - ahead
                if start >= 0 and text.startswith(wording, start) and _is_whole(text, start, start + len(wording)):
                    found[wording] += 1
        for wording in self.bare:
            if count := len(re.findall(rf"(?<![^\W_])(?={re.escape(wording)}(?![^\W_]))", text)):
                found[wording] = count
        return found


def _is_whole(text: str, start: int, end: int) -> bool:
    return not (start and text[start - 1].isalnum()) and not text[end : end + 1].isalnum()


def within(parts: Iterable[str], words: Iterable[str]) -> frozenset[str]:
    """Those of `parts` that are a part, and not the whole, of one of `words`.

    >>> within(["alan", "lance", "balance"], ["balance"]) == {"alan", "lance"}
    True
    """
    wanted = frozenset(parts)
    lengths = sorted({len(part) for part in wanted})
    return wanted.intersection(
        word[at : at + length]
        for word in words
        for length in lengths
        if length < len(word)
        for at in range(len(word) - length + 1)
    )
