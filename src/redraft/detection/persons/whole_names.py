"""A name that two finds share is one: "Ashdale, L." behind a comma, "Annabel St John-Pike", "Lorna P." with its full stop."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from redraft.detection.words.hits import Hit
from redraft.detection.words.lexicon import Lexicon
from redraft.detection.words.passages import Passage
from redraft.text import Span

_PART = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
_LETTER = re.compile(r"(?<![^\W_])[^\W\d_]$")
_GOES_ON = re.compile(r"\.['\")\]]*(?:[,;:]|\s[a-z(])")
"""A full stop that ends no sentence."""


def whole_names(passage: Passage, hits: Sequence[Hit], lexicon: Lexicon) -> list[Hit]:
    """`hits` of one passage, settled and in order, with those joined that are one person's name in two pieces.

    Neighbours are joined only where the case has taught that the one is a surname and the other a given name of it.
    """
    whole: list[Hit] = []
    for hit in hits:
        if whole and _is_one(whole[-1], hit, passage, lexicon):
            whole[-1] = replace(whole[-1], span=Span(whole[-1].span.start, hit.span.end))
        else:
            whole.append(hit)
    return [_with_full_stop(passage, hit) for hit in whole]


def _is_one(first: Hit, second: Hit, passage: Passage, lexicon: Lexicon) -> bool:
    if not all(hit.entity_type == "PERSON" and hit.action.changes_text for hit in (first, second)):
        return False
    gap = passage.text[first.span.end : second.span.start]
    before, behind = _parts(first, passage), _parts(second, passage)
    if not before or not behind:
        return False
    if gap == " ":
        given, surname = before[0], behind[-1]
        return len(before) == 1 and given in lexicon.given and _is_surname(surname, lexicon)
    if gap != ", ":
        return False
    known = [parts for parts in lexicon.full if parts[-len(before) :] == before and len(parts) > len(before)]
    return any(parts[0] == behind[0] or (len(behind[0]) == 1 and parts[0][0] == behind[0]) for parts in known)


def _is_surname(word: str, lexicon: Lexicon) -> bool:
    return word in lexicon.surnames and word not in lexicon.given


def _parts(hit: Hit, passage: Passage) -> tuple[str, ...]:
    return tuple(part.casefold() for part in _PART.findall(hit.span.of(passage.text)))


def _with_full_stop(passage: Passage, hit: Hit) -> Hit:
    """A name that ends with an initial, its full stop included where the sentence goes on: "with Lorna P. in the car"."""
    end = hit.span.end
    ends_so = hit.entity_type == "PERSON" and hit.action.changes_text and _LETTER.search(passage.text, 0, end)
    return replace(hit, span=Span(hit.span.start, end + 1)) if ends_so and _GOES_ON.match(passage.text, end) else hit
