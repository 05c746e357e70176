"""Many forms looked for in one pass over a text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from redraft.leaks.folding import fold, squeeze
from redraft.planning.originals import Form

SHORTEST_DISTINCTIVE = 4
"""A form with fewer letters and digits is counted like an ordinary word: `JS` stands for many things."""
SHORTEST_INSIDE_WORDS = 6
"""A distinctive form with fewer is looked for as a word or its plural, in any case: `Eric` stands in "generic"."""
_SHORTEST_SQUEEZED = 7
_LETTER = r"[^\W_]"


@dataclass(frozen=True, slots=True)
class Needles:
    """Strings to look for, all at once; `owners` maps each to the indices of the forms it stands for.

    Built with `needles`. `whole_words` asks that no letter or digit adjoins a hit; with `plurals`, an ending "s" or
    "es" counts as part of it.
    """

    pattern: re.Pattern[str] | None
    owners: Mapping[str, tuple[int, ...]]
    prefixes: Mapping[str, tuple[str, ...]]
    whole_words: bool = False
    plurals: bool = False

    def count(self, text: str) -> Counter[int]:
        """How often each form stands in `text`, overlapping hits included, by the form's index."""
        hits: Counter[int] = Counter()
        for start, needle in self.places(text):
            if not self.whole_words or _ends_word(text, start + len(needle), self.plurals):
                hits.update(self.owners[needle])
        return hits

    def places(self, text: str) -> Iterator[tuple[int, str]]:
        """Where each string begins in `text`, overlapping ones included, whatever follows it."""
        if self.pattern is not None:
            for match in self.pattern.finditer(text):
                yield from ((match.start(), needle) for needle in self.prefixes[match[1]])


@dataclass(frozen=True, slots=True)
class Hunt:
    """The forms of a case made ready for one source.

    `anywhere` (inside words), `words` (shorter ones, as words or plurals), `inside` (both, inside words) and `squeezed`
    (blanks and hyphens gone), all in lower case, concern distinctive forms of which none may remain; `short` says which
    of them random bytes could spell. `counted` are the others, as whole words with their case, against `allowance` by
    form index. `unusable` are forms that fold to nothing.
    """

    anywhere: Needles
    words: Needles
    inside: Needles
    squeezed: Needles
    counted: Needles
    short: frozenset[int]
    allowance: Mapping[int, int]
    unusable: tuple[int, ...] = field(default=())


def prepare(forms: Sequence[Form], source: str) -> Hunt:
    """The hunt for `forms` in the copy of draft `source`.

    A distinctive form that may remain somewhere is counted like an ordinary one: looking for it in raw bytes could
    not tell what was kept on purpose from what was left behind.
    """
    anywhere: dict[str, list[int]] = {}
    words: dict[str, list[int]] = {}
    squeezed: dict[str, list[int]] = {}
    counted: dict[str, list[int]] = {}
    allowance: dict[int, int] = {}
    short: set[int] = set()
    unusable: list[int] = []
    for index, form in enumerate(forms):
        wording = fold(form.text.replace("\n", " ")).strip()
        if not wording:
            unusable.append(index)
            continue
        size = sum(c.isalnum() for c in wording)
        if not form.distinctive or form.allowed.get(source, 0) or size < SHORTEST_DISTINCTIVE:
            counted.setdefault(wording, []).append(index)
            allowance[index] = form.allowed.get(source, 0)
            continue
        (words if size < SHORTEST_INSIDE_WORDS else anywhere).setdefault(wording.lower(), []).append(index)
        if size < _SHORTEST_SQUEEZED:
            short.add(index)
        elif squeeze(wording) != wording or any(c.isdigit() for c in wording):
            squeezed.setdefault(squeeze(wording.lower()), []).append(index)
    return Hunt(
        needles(anywhere),
        needles(words, whole_words=True, plurals=True),
        needles(anywhere | words),
        needles(squeezed),
        needles(counted, whole_words=True),
        frozenset(short),
        allowance,
        tuple(unusable),
    )


def needles(owners: Mapping[str, Iterable[int]], *, whole_words: bool = False, plurals: bool = False) -> Needles:
    """`owners` (string to form indices) ready for searching."""
    words = sorted(owners)
    if not words:
        return Needles(None, {}, {}, whole_words)
    ending = "(?:e?s)?" if plurals else ""
    before, after = (f"(?<!{_LETTER})", f"{ending}(?!{_LETTER})") if whole_words else ("", "")
    pattern = re.compile(f"{before}(?=({_alternation(words)}){after})")
    known = set(words)
    prefixes = {w: tuple(w[:n] for n in range(1, len(w) + 1) if w[:n] in known) for w in words}
    return Needles(pattern, {w: tuple(owners[w]) for w in words}, prefixes, whole_words, plurals)


def _ends_word(text: str, at: int, plurals: bool) -> bool:
    endings = ("", "s", "es") if plurals else ("",)
    return any(text.startswith(e, at) and not text[at + len(e) : at + len(e) + 1].isalnum() for e in endings)


def _alternation(words: Sequence[str]) -> str:
    """One expression for all `words`, longest first, as a tree of shared beginnings: its cost hardly grows with their number."""
    tree: dict[str, Any] = {}
    for word in words:
        node = tree
        for letter in word:
            node = node.setdefault(letter, {})
        node[""] = {}
    return _branch(tree)


def _branch(node: dict[str, Any]) -> str:
    chain = ""
    while len(node) == 1 and "" not in node:
        letter, node = next(iter(node.items()))
        chain += re.escape(letter)
    if list(node) == [""]:
        return chain
    branches = "|".join(re.escape(letter) + _branch(below) for letter, below in sorted(node.items()) if letter)
    return f"{chain}(?:{branches})" + ("?" if "" in node else "")
