"""What is left alone: terms of art, labels that pseudonyms are made of, wording that the user wants kept."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import regex

from redraft.detection.defining.keep import KeepList, joined, touched
from redraft.detection.words.hits import QUOTE, Hit, Layer
from redraft.detection.words.passages import Passage
from redraft.findings import Action
from redraft.text import Span
from redraft.vocabulary import Vocabulary

_RATED = re.compile(r"\b(?:B?RAG|rating|status|rated|progress|risk(?: level)?|priority|grade|score)\b", re.IGNORECASE)
_RATING = re.compile(r"\s*[A-Z](?:\s?(?:[/>,]|->|to)\s?[A-Z])?\s*")
"""A letter in a column of ratings: red, amber, green, blue."""

_TITLE = r"\b(Mr|Mrs|Ms|Miss|Mx|Dr|Professor)\.?\s"
_INITIALLED = re.compile(_TITLE + r"([A-Z])(?!'s\w|'(?!s)|[\w-]|\.\s?[A-Z])")
_TITLED = re.compile(_TITLE + r"(?:[A-Z]\w+\s)?([A-Z])\w*[a-z]")
_ACTOR = re.compile(
    r"(?:\b(?i:actions?|owner|lead)\s?\d{0,2}\s?[:-]|^A\d{1,2}[.:]?)\s?(?P<who>[A-Z]{2,3})(?=\sto\s[a-z])"
)
"""Who is to do what in minutes: letters there are initials, whatever else they are short for."""
_GUESSING = (Layer.PROPAGATION, Layer.MODEL, Layer.CASING)
"""The layers that know no form: where a term begins, what stands behind it is no name of theirs."""


@dataclass(frozen=True, slots=True)
class Kept:
    """The spans of each passage that no layer but the cast may touch."""

    terms: KeepList
    labels: regex.Pattern[str]
    declared: tuple[str, ...]

    @classmethod
    def of(cls, terms: KeepList, vocabulary: Vocabulary, declared: Iterable[str]) -> Kept:
        """From the keep list, the labels that pseudonyms are made of, and the user's own words to keep."""
        labels = {*vocabulary.place_kinds.values(), *vocabulary.kin.values()}
        labels |= {*vocabulary.occupations.values(), *vocabulary.titles.values()}
        labels |= {"Child", "Adult", "Person", "Sibling", "Baby", "Town", "Village", "Place", "Address", "Organisation"}
        choices = "|".join(
            regex.escape(label) for label in sorted(labels, key=lambda label: (-len(label), label)) if label
        )
        compound = "|".join(regex.escape(label) for label in sorted(labels) if "-" in label)  # no English words
        numbered = rf"(?:{choices})\s(?:[A-Z]\d?|\d{{1,3}})"
        pattern = regex.compile(rf"(?<!\w)(?:{numbered}|{compound})(?!\w)")
        return cls(terms, pattern, tuple(sorted(word for word in declared if word.strip())))

    def spans(self, passage: Passage, initialled: frozenset[tuple[str, str]] = frozenset()) -> list[Span]:
        """Everything in `passage` that stays, in order and apart; `initialled` are titles with a letter that are short
        for a name.
        """
        text = passage.text
        actors = {Span(*found.span("who")) for found in _ACTOR.finditer(text)}
        spans = [
            span for span in self.terms.spans(text) if span not in actors and not _somebody(text, span, initialled)
        ]
        spans += [Span(*match.span()) for match in self.labels.finditer(text)]
        if _RATED.search(passage.segment.heading) and _RATING.fullmatch(text):
            spans.append(Span(0, len(text)))
        for wording in self.declared:
            if wording not in text:
                continue
            spans += [Span(*match.span()) for match in re.finditer(rf"(?<!\w){re.escape(wording)}(?!\w)", text)]
        return joined(spans)


def initialled_persons(passages: Sequence[Passage]) -> frozenset[tuple[str, str]]:
    """Titles with a single letter that are short for somebody's name: "Mrs Y" where there is a "Mrs Yarrow".

    Where the case has but one such letter, and it is not among the first of the alphabet, no scheme of pseudonyms
    explains it either.
    """
    written = {match.groups() for passage in passages for match in _INITIALLED.finditer(passage.text)}
    full = titled_persons(passages)
    lone = written if len(written) == 1 and all(letter > "F" for _, letter in written) else set()
    return frozenset((title, letter) for title, letter in (written & full) | lone)


def titled_persons(passages: Sequence[Passage]) -> frozenset[tuple[str, str]]:
    """Every title before a name, with the first letter of the surname: ("Mrs", "Y") for "Mrs Anna Yarrow"."""
    return frozenset(match.groups() for passage in passages for match in _TITLED.finditer(passage.text))  # type: ignore[misc]


def _somebody(text: str, span: Span, initialled: frozenset[tuple[str, str]]) -> bool:
    """Whether a kept span is short for a person here: a title with a letter that is known."""
    match = _INITIALLED.match(text, span.start)
    return match is not None and match.end() == span.end and match.groups() in initialled


_DETAILS = ("DETAIL", "QUANTITY", QUOTE)
"""What is said of somebody rather than a name: a term of art may be part of it ("two police officers"), or all of it
where it is flagged: an eponym is nobody's name, but the condition that bears it is somebody's."""


def spare(hits: Iterable[Hit], passages: Sequence[Passage], kept: Sequence[Sequence[Span]]) -> list[Hit]:
    """The hits outside kept spans and those that reach beyond one: a term of art inside a name does not save the name.

    The spans that each passage keeps are in order and apart. Propagated names and guesses may reach beyond at the end of a term only. The cast's names always stay.
    """
    return [
        hit for hit in hits if hit.layer is Layer.CAST or _survives(hit, passages[hit.passage].text, kept[hit.passage])
    ]


def _survives(hit: Hit, text: str, kept: Sequence[Span]) -> bool:
    touching = touched(kept, hit.span)
    if not touching or hit.entity_type == "DATE_OF_BIRTH":  # a month is as general as a date may be, but not of a birth
        return True
    if _says_more(hit, touching[0]):
        return True
    if hit.entity_type == "DATE_TIME" and any(span.start < hit.span.start < span.end for span in touching):
        return False  # "School 1 Sept 2018": the number is the label's
    if hit.entity_type in _DETAILS:
        larger = (span for span in touching if span.contains(hit.span))
        return all(span == hit.span and hit.action is Action.FLAG for span in larger)
    if hit.layer in _GUESSING and any(span.start <= hit.span.start for span in touching):
        return False
    beyond = (
        text[place]
        for place in range(hit.span.start, hit.span.end)
        if not any(span.start <= place < span.end for span in touching)
    )
    return any(letter.isupper() or letter.isdigit() for letter in beyond)


def _says_more(hit: Hit, kept: Span) -> bool:
    """Whether a date tells more than the month kept within it: "the first Sunday of February", the end of a period."""
    dated = hit.entity_type == "DATE_TIME" and hit.layer is Layer.DEFINITION
    return dated and (hit.action is Action.FLAG or hit.span.start < kept.start)
