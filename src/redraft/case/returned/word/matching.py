"""Which paragraph of a returned file is which of the copy that was sent: by bookmarks, failing these by their text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from redraft.case.returned.word.laid_open import LaidOpen
from redraft.outputs.review.as_sent import SentParagraph

_ALIKE, _LIKE = 0.5, 0.25
"""Two paragraphs between the same neighbours are taken for one if this share of their words is the same; the lower share
is enough where as many came back as were sent."""
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Matching:
    """Pairs of indices (sent, returned) in the order of the copy, and what has no partner on either side."""

    pairs: tuple[tuple[int, int], ...]
    missing: tuple[int, ...]
    added: tuple[int, ...]


def match(sent: Sequence[SentParagraph], got: Sequence[LaidOpen]) -> Matching:
    """Match the paragraphs of a copy and of the file that came back."""
    pairs = _by_bookmark(sent, got)
    taken = set(pairs.values())
    keys = [f"\0{number}" if number in pairs else _key(p.text) for number, p in enumerate(sent)]
    partner = {returned: number for number, returned in pairs.items()}
    others = [f"\0{partner[n]}" if n in partner else _key(p.before) for n, p in enumerate(got)]
    between: list[tuple[list[int], list[int]]] = []
    for tag, a0, a1, b0, b1 in SequenceMatcher(None, keys, others, autojunk=False).get_opcodes():
        free = [n for n in range(a0, a1) if n not in pairs], [n for n in range(b0, b1) if n not in taken]
        if tag == "equal":
            pairs.update(zip(*free, strict=True))
        else:
            between.append(free)
    _pair_alike(between, sent, got, pairs)
    _pair_equal_elsewhere(keys, others, pairs)
    taken = set(pairs.values())
    return Matching(
        tuple(sorted(pairs.items())),
        tuple(n for n in range(len(sent)) if n not in pairs),
        tuple(n for n, p in enumerate(got) if n not in taken and p.text.strip()),
    )


def _by_bookmark(sent: Sequence[SentParagraph], got: Sequence[LaidOpen]) -> dict[int, int]:
    homes = {change.finding: number for number, p in enumerate(sent) for change in p.changes}
    votes: Counter[tuple[int, int]] = Counter()
    for number, paragraph in enumerate(got):
        for mark in paragraph.marks:
            if mark.finding in homes:
                votes[homes[mark.finding], number] += 1
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for (home, number), _ in votes.most_common():
        if home not in pairs and number not in taken:
            pairs[home] = number
            taken.add(number)
    return pairs


def _pair_alike(
    between: Sequence[tuple[list[int], list[int]]],
    sent: Sequence[SentParagraph],
    got: Sequence[LaidOpen],
    pairs: dict[int, int],
) -> None:
    """Pair what lies between the same neighbours and is alike, each with the first that is."""
    for ours, theirs in between:
        left, needed = list(theirs), _LIKE if len(ours) == len(theirs) else _ALIKE
        for number in ours:
            best = next((n for n in left if _likeness(sent[number], got[n]) >= needed), None)
            if best is not None:
                pairs[number] = best
                left = left[left.index(best) + 1 :]


def _pair_equal_elsewhere(keys: Sequence[str], others: Sequence[str], pairs: dict[int, int]) -> None:
    """Pair what has the same text although it moved: other programs order headers and notes as they like."""
    taken = set(pairs.values())
    free: dict[str, list[int]] = {}
    for number, key in enumerate(others):
        if number not in taken and key:
            free.setdefault(key, []).append(number)
    for number, key in enumerate(keys):
        if number not in pairs and free.get(key):
            pairs[number] = free[key].pop(0)


def _likeness(sent: SentParagraph, got: LaidOpen) -> float:
    """How alike two paragraphs are, from 0 to 1, whether the changes were accepted or rejected."""
    accepted, behind = "", 0
    for change in sorted(sent.changes, key=lambda c: c.span):
        accepted += sent.text[behind : change.span.start] + change.becomes
        behind = change.span.end
    words = _WORD.findall(got.text)
    return max(
        SequenceMatcher(None, _WORD.findall(text), words, autojunk=False).ratio()
        for text in (sent.text, accepted + sent.text[behind:])
    )


def _key(text: str) -> str:
    return " ".join(text.split())
