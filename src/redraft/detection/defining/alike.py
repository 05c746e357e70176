"""Numbers of one shape: ten digits may be an NHS number, a learner's, a tax reference or none of them.

Check digits and the words nearby give each definition its score. Where two come out about as sure, nothing nearby has
settled it, and the reviewer is told what else the number could be; it is taken out either way.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from redraft.detection.words.hits import Hit, Layer, sentence
from redraft.findings import Action
from redraft.text import Span

_CLOSE = 0.125
"""Scores no further apart than this are as good as equal: less than what one context word adds."""


def told_apart(hits: Iterable[Hit], labels: Mapping[str, str]) -> list[Hit]:
    """`hits` of one passage with those on the very same characters made one: the surest, which names its rivals.

    `labels` are the definitions' names and what a match of each is called ("NHS number"); a hit of a definition
    without a label (names, dates, details) is left as it is.
    """
    left: list[Hit] = []
    numbers: dict[Span, list[Hit]] = {}
    for hit in hits:
        if hit.layer is Layer.DEFINITION and labels.get(hit.recognizer):
            numbers.setdefault(hit.span, []).append(hit)
        else:
            left.append(hit)
    return [*left, *(_surest(rivals, labels) for rivals in numbers.values())]


def _surest(hits: list[Hit], labels: Mapping[str, str]) -> Hit:
    first, *others = sorted(hits, key=lambda hit: (hit.action is Action.ASK, -hit.score, hit.recognizer))
    told = list(dict.fromkeys(_rivals(first, others, labels)))
    if not told:
        return first
    could = f"It could be {' or '.join(told)}"
    ending = "." if first.action is Action.ASK else " as well: nothing near it settles which."
    return replace(first, why=f"{sentence(first.why)} {could}{ending}")


def _rivals(first: Hit, others: list[Hit], labels: Mapping[str, str]) -> Iterator[str]:
    """What else it could be: whatever scores about the same, and for a mere question whatever has its shape."""
    for hit in others:
        close = first.score - hit.score <= _CLOSE and hit.action is first.action
        named = hit.entity_type not in (first.entity_type, "CASE_REFERENCE", "UNKNOWN")
        if named and (close or first.action is Action.ASK):
            yield _with_article(labels[hit.recognizer])


def _with_article(label: str) -> str:
    """The label with its article, by how it is spoken.

    >>> _with_article("NHS number"), _with_article("National Insurance number")
    ('an NHS number', 'a National Insurance number')
    """
    spelt = label.partition(" ")[0].isupper()
    return f"{'an' if label[0] in ('AEFHILMNORSX' if spelt else 'aeio') else 'a'} {label}"
