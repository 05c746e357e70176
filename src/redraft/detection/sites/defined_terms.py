"""Terms that a draft makes out of a body's kind: 'Wexborough Safeguarding Board ("the Board")', and "the Board" after it.

Which body is meant does not follow from such a word, so it is found and kept, whatever becomes of the body's name. It
counts where the draft itself says what it means, or names a body of that kind. An acronym in the brackets of a body that
is masked is masked with it: see `gazetteer`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from redraft.detection.words import cues
from redraft.detection.words.folding import bare
from redraft.detection.words.hits import Hit, Layer
from redraft.detection.words.lexis import Lexis
from redraft.detection.words.passages import Passage
from redraft.findings import Action
from redraft.text import Span

_DEFINITION = re.compile(
    r"(?<=[\w.])\s\((?P<inside>(?:[^()\"]{1,80}?[\s;,:-])?[\"'](?:[Tt]he\s)?(?P<term>[A-Z][\w&-]{1,24}(?:\s[A-Z][\w-]{1,24}){0,3})[\"'])\)"
)
"""A term in quotation marks within brackets behind a name, perhaps after a gloss or "hereinafter"."""
_CALLED = re.compile(r"\b[Tt]he\s(?P<term>[A-Z][a-z]{2,24}(?:\s[A-Z][a-z]{2,24})?)(?![\w-]|\s[A-Z])")
_BESIDE = re.compile(r"\s\((?P<inside>[^()]{2,80})\)")
_ACRONYM = re.compile(r"[\"']?(?:the\s)?(?P<letters>[A-Z][A-Z&]{1,7})[\"']?")
_GLOSS = re.compile(r"(?=[^;\"]*[\u00c0-\u024f])[^\W\d_]+(?:\s[^\W\d_]+){0,5}|[^\W\d_]{8,}")
"""Words that look foreign: with a letter that English lacks, or one long word, which English must not have either."""
_BODIES = cues.words(
    """academy agency association authority bank board charity clinic college commissioner committee company constabulary
    corporation council department directorate executive federation force foundation fund home hospice hospital infirmary
    inspectorate institute ministry municipality nursery office ombudsman panel partnership practice prison registry
    school society surgery tribunal trust union university"""
)
"""Kinds of bodies that drafts call by their kind once one has been named."""
_STATED = _BODIES | cues.words("administration police service team centre")
"""Those that do so only where a draft says it. A government is none: there is but one, and it tells nothing apart."""
_WHY = "a body that this draft calls by its kind: which one is meant does not follow from the word"


def defined_terms(passages: Sequence[Passage], hits: Iterable[Hit], lexis: Lexis) -> Iterator[Hit]:
    """Where the drafts define such terms and where they use them; `hits` are those of the case, for the bodies named.

    What else stands in brackets behind a body's name goes with it: its acronym, its name in another language.
    """
    bodies = [hit for hit in hits if hit.entity_type == "ORGANIZATION" and hit.action is not Action.ASK]
    stated, definitions = _stated(passages)
    known = _named(passages, bodies)
    for passage, span in definitions:
        yield _hit(passage, span)
    yield from _brackets(passages, bodies, lexis)
    for passage in passages:
        terms = stated[passage.source] | known[passage.source]
        for match in _CALLED.finditer(passage.text) if terms else ():
            if bare(match["term"]) in terms:
                yield _hit(passage, Span(*match.span("term")))


def _stated(passages: Sequence[Passage]) -> tuple[Mapping[str, set[str]], list[tuple[Passage, Span]]]:
    """The terms that each draft defines, bare, and where it does."""
    terms: dict[str, set[str]] = defaultdict(set)
    places: list[tuple[Passage, Span]] = []
    for passage in passages:
        for match in _DEFINITION.finditer(passage.text):
            term = bare(match["term"])
            if term.split()[-1] in _STATED:
                terms[passage.source].add(term)
                places.append((passage, Span(*match.span("inside"))))
    return terms, places


def _brackets(passages: Sequence[Passage], bodies: Iterable[Hit], lexis: Lexis) -> Iterator[Hit]:
    """The foreign names that stand in brackets behind `bodies`, and the acronyms of those that are kept, everywhere."""
    acronyms: dict[str, set[str]] = defaultdict(set)
    for body in bodies:
        passage = passages[body.passage]
        match = _BESIDE.match(passage.text, body.span.end)
        if match is None:
            continue
        inside = match["inside"]
        if acronym := _ACRONYM.fullmatch(inside):
            if body.action is Action.KEEP:
                acronyms[passage.source].add(acronym["letters"])
                yield _hit(passage, Span(*match.span("inside")))
        elif _GLOSS.fullmatch(inside) and not any(lexis.ordinary(bare(word)) for word in inside.split()):
            yield _hit(passage, Span(*match.span("inside")))
    for passage in passages:
        for word in passage.words if acronyms[passage.source] else ():
            if word.text in acronyms[passage.source]:
                yield _hit(passage, Span(word.start, word.end))


def _named(passages: Sequence[Passage], bodies: Iterable[Hit]) -> Mapping[str, set[str]]:
    """The kinds of the bodies that each draft names: the last words of their names."""
    kinds: dict[str, set[str]] = defaultdict(set)
    for body in bodies:
        passage = passages[body.passage]
        words = bare(body.span.of(passage.text)).split()
        if len(words) > 1 and words[-1] in _BODIES:
            kinds[passage.source].add(words[-1])
    return kinds


def _hit(passage: Passage, span: Span) -> Hit:
    return Hit(passage.index, span, "ORGANIZATION", 0.6, Layer.POLICY, "redraft.defined_terms", Action.KEEP, _WHY)
