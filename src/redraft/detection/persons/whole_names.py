"""One finding a name: pieces are joined ("Ashdale, L.", "Annabel St John-Pike"), what is no name or two is taken apart."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

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
_LONGEST_TITLE = len("Miss and ")
_SMALL = re.compile(r"([a-zà-ÿ]{2,}) ([a-zà-ÿ]{2,})")
_GOES_ON = re.compile(r"\.['\")\]]*(?:[,;:]|\s[a-z(])")
"""A full stop that ends no sentence."""


@dataclass(frozen=True, slots=True)
class WholeNames:
    """Makes one finding of each name. `ending` are the names in full that a case has taught, by their last word."""

    lexicon: Lexicon
    lexis: Lexis
    ending: Mapping[str, tuple[tuple[str, ...], ...]]

    @classmethod
    def of(cls, lexicon: Lexicon, lexis: Lexis) -> WholeNames:
        """For a case with these names."""
        ending: dict[str, list[tuple[str, ...]]] = {}
        for parts in lexicon.full:
            ending.setdefault(parts[-1], []).append(parts)
        return cls(lexicon, lexis, {last: tuple(names) for last, names in ending.items()})

    def of_passage(self, passage: Passage, hits: Sequence[Hit]) -> list[Hit]:
        """`hits` of one passage, settled and in order, with those joined that are one person's name in two pieces.

        Neighbours are joined only where the case has taught that the one is a surname and the other a given name of it.
        Two names with "and" between them are taken apart, but for couples ("Mr and Mrs Ashdale"), who are taken whole;
        "I'm" before a name and the label of a number behind it ("Lorna P. NHS 999 …") go.
        """
        whole: list[Hit] = []
        pieces = (piece for each in hits for piece in self._pieces(each, passage))
        for hit in (single for piece in pieces for single in self._singles(piece, passage)):
            if whole and self._is_one(whole[-1], hit, passage):
                whole[-1] = replace(whole[-1], span=Span(whole[-1].span.start, hit.span.end))
                continue
            couple = _with_husband(passage, hit)
            while whole and couple.span.contains(whole[-1].span):
                whole.pop()  # the "Mr" of "Mr and Mrs Ashdale"
            clear = not whole or whole[-1].span.end <= couple.span.start
            whole.append(couple if clear else hit)
        return [_with_full_stop(passage, hit) for hit in whole]

    def _pieces(self, hit: Hit, passage: Passage) -> list[Hit]:
        if not _is_person(hit):
            return [hit]
        text, start, end = hit.span.of(passage.text), hit.span.start, hit.span.end
        if lead := _CONTRACTION.match(text):
            start += lead.end()
        label = _LABEL.search(text)
        if label and label[1].casefold() in self.lexis.term_words:
            end = hit.span.start + label.start()
        bare = replace(hit, span=Span(start, end))
        both = _AND.fullmatch(bare.span.of(passage.text))
        return [bare] if both is None or _TITLED.match(f"{both[1]} ") else _apart(bare, both)

    def _singles(self, hit: Hit, passage: Passage) -> list[Hit]:
        """Two people whom a message names in one breath, in small letters: "can i see niki nadia"."""
        both = _SMALL.fullmatch(hit.span.of(passage.text)) if _is_person(hit) else None
        given, surnames = self.lexicon.given, self.lexicon.surnames
        if both is None or any(given[word] <= surnames[word] for word in both.groups()):
            return [hit]  # the run itself may have taught its last word as a surname once
        return _apart(hit, both)

    def _is_one(self, first: Hit, second: Hit, passage: Passage) -> bool:
        if not (_is_person(first) and _is_person(second)):
            return False
        gap = passage.text[first.span.end : second.span.start]
        before, behind = _parts(first, passage), _parts(second, passage)
        if not before or not behind:
            return False
        if gap == " ":
            return len(before) == 1 and before[0] in self.lexicon.given and self._is_surname(behind[-1])
        if gap != ", ":
            return False
        known = [p for p in self.ending.get(before[-1], ()) if p[-len(before) :] == before and len(p) > len(before)]
        return any(parts[0] == behind[0] or (len(behind[0]) == 1 and parts[0][0] == behind[0]) for parts in known)

    def _is_surname(self, word: str) -> bool:
        return word in self.lexicon.surnames and word not in self.lexicon.given


def _is_person(hit: Hit) -> bool:
    return hit.entity_type == "PERSON" and hit.action.changes_text


def _apart(hit: Hit, both: re.Match[str]) -> list[Hit]:
    """A hit as the two of which its wording consists."""
    first, second = both.span(1), both.span(2)
    start = hit.span.start
    return [replace(hit, span=Span(start + begin, start + end)) for begin, end in (first, second)]


def _parts(hit: Hit, passage: Passage) -> tuple[str, ...]:
    return tuple(part.casefold() for part in _PART.findall(hit.span.of(passage.text)))


def _with_husband(passage: Passage, hit: Hit) -> Hit:
    """A wife's name with what stands before it of a couple's: "Mr and Mrs Ashdale"."""
    if not _is_person(hit) or not _TITLED.match(hit.span.of(passage.text)):
        return hit
    couple = _HUSBAND.search(passage.text, max(0, hit.span.start - _LONGEST_TITLE), hit.span.start)
    return replace(hit, span=Span(couple.start(), hit.span.end)) if couple else hit


def _with_full_stop(passage: Passage, hit: Hit) -> Hit:
    """A name that ends with an initial, its full stop included where the sentence goes on: "with Lorna P. in the car"."""
    end = hit.span.end
    ends_so = _is_person(hit) and _LETTER.match(passage.text, end - 1, end)
    return replace(hit, span=Span(hit.span.start, end + 1)) if ends_so and _GOES_ON.match(passage.text, end) else hit
