"""One finding a name: pieces are joined ("Ashdale, L.", "Annabel St John-Pike"), what is no name or two is taken apart."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from redraft.detection.words.hits import Hit
from redraft.detection.words.lexicon import Lexicon
from redraft.detection.words.lexis import Lexis
from redraft.detection.words.passages import Passage
from redraft.text import Span

_PART = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
_LETTER = re.compile(r"(?<![^\W_])[^\W\d_]$")
_CONTRACTION = re.compile(r"(?:I'm|[Ii]t's|[Tt]hat's|[Hh]ere's|[Tt]here's|[Ss]?[Hh]e's)\s+(?=\S)")
_LABEL = re.compile(r"(?<=\s[A-Z])\.\s([A-Z]{2,})$")
"""A short form in capitals behind an initial and its full stop."""
_AND = re.compile(r"([A-Z][^\W\d_]+(?: [A-Z][\w'-]+)?) (?:and|&) ([A-Z][^\W\d_]+(?: [A-Z][\w'-]+)?)")
_TITLED = re.compile(r"(?:Mr|Mrs|Ms|Miss|Dr)\s")
_HUSBAND = re.compile(r"(?<![^\W_])(?:Mr|Mrs|Ms|Miss|Dr) (?:and|&) $")
"""The first half of "Mr and Mrs Ashdale"."""
_SMALL = re.compile(r"([a-zà-ÿ]{2,}) ([a-zà-ÿ]{2,})")
_GOES_ON = re.compile(r"\.['\")\]]*(?:[,;:]|\s[a-z(])")
"""A full stop that ends no sentence."""


def whole_names(passage: Passage, hits: Sequence[Hit], lexicon: Lexicon, lexis: Lexis) -> list[Hit]:
    """`hits` of one passage, settled and in order, with those joined that are one person's name in two pieces.

    Neighbours are joined only where the case has taught that the one is a surname and the other a given name of it. Two
    names with "and" between them are taken apart, but for couples ("Mr and Mrs Ashdale"), who are taken whole; "I'm" before a name and the
    label of a number behind it ("Lorna P. NHS 999 …") go.
    """
    whole: list[Hit] = []
    pieces = (piece for each in hits for piece in _pieces(each, passage, lexis))
    for hit in (single for piece in pieces for single in _singles(piece, passage, lexicon)):
        if whole and _is_one(whole[-1], hit, passage, lexicon):
            whole[-1] = replace(whole[-1], span=Span(whole[-1].span.start, hit.span.end))
        else:
            whole_hit = _with_husband(passage, hit)
            while whole and whole_hit.span.contains(whole[-1].span):
                whole.pop()  # the "Mr" of "Mr and Mrs Ashdale"
            clear = not whole or whole[-1].span.end <= whole_hit.span.start
            whole.append(whole_hit if clear else hit)
    return [_with_full_stop(passage, hit) for hit in whole]


def _pieces(hit: Hit, passage: Passage, lexis: Lexis) -> list[Hit]:
    if not _is_person(hit):
        return [hit]
    text, start, end = hit.span.of(passage.text), hit.span.start, hit.span.end
    if lead := _CONTRACTION.match(text):
        start += lead.end()
    label = _LABEL.search(text)
    if label and label[1].casefold() in lexis.term_words:
        end = hit.span.start + label.start()
    both = _AND.fullmatch(passage.text[start:end])
    if both is None or _TITLED.match(f"{both[1]} "):
        return [replace(hit, span=Span(start, end))]
    return [replace(hit, span=Span(start, start + len(both[1]))), replace(hit, span=Span(end - len(both[2]), end))]


def _singles(hit: Hit, passage: Passage, lexicon: Lexicon) -> list[Hit]:
    """Two people whom a message names in one breath, in small letters: "can i see niki nadia"."""
    both = _SMALL.fullmatch(hit.span.of(passage.text)) if _is_person(hit) else None
    if both is None or any(lexicon.given[word] <= lexicon.surnames[word] for word in both.groups()):
        return [hit]  # the run itself may have taught its last word as a surname once
    start, end = hit.span.start, hit.span.end
    return [replace(hit, span=Span(start, start + len(both[1]))), replace(hit, span=Span(end - len(both[2]), end))]


def _is_person(hit: Hit) -> bool:
    return hit.entity_type == "PERSON" and hit.action.changes_text


def _is_one(first: Hit, second: Hit, passage: Passage, lexicon: Lexicon) -> bool:
    if not (_is_person(first) and _is_person(second)):
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


def _with_husband(passage: Passage, hit: Hit) -> Hit:
    """A wife's name with what stands before it of a couple's: "Mr and Mrs Ashdale"."""
    if not _is_person(hit) or not _TITLED.match(hit.span.of(passage.text)):
        return hit
    couple = _HUSBAND.search(passage.text, 0, hit.span.start)
    return replace(hit, span=Span(couple.start(), hit.span.end)) if couple else hit


def _with_full_stop(passage: Passage, hit: Hit) -> Hit:
    """A name that ends with an initial, its full stop included where the sentence goes on: "with Lorna P. in the car"."""
    end = hit.span.end
    ends_so = _is_person(hit) and _LETTER.search(passage.text, 0, end)
    return replace(hit, span=Span(hit.span.start, end + 1)) if ends_so and _GOES_ON.match(passage.text, end) else hit
