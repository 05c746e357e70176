"""The original wordings that verification hunts for, and how many of each may rightly remain."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from redraft.dates.every_form import every_form, is_telling
from redraft.decisions import Decisions, Ruling
from redraft.entities import Resolution
from redraft.folding import fold, plain, searchable, without_possessive
from redraft.identity import bodies
from redraft.key import Key
from redraft.marking import MARKED, word_id
from redraft.names import parse
from redraft.planning.proposals import Proposal
from redraft.planning.wording import WHOLE_FAMILY
from redraft.text import Draft, Segment, Span
from redraft.vital_days import VitalDays
from redraft.vocabulary import Vocabulary

Legitimate = Callable[[str], Sequence[Span]]
"""Where in a text wording stands that is nobody's whatever it looks like: terms of art."""

_WORDS = re.compile(r"[^\W\d_]+")
_SHORTEST_WORD = 4
_SHORTEST_NUMBER = 6
_SHORTEST_CHANCE = 10
_HOUSE_WORDS = frozenset({"flat", "unit", "room", "house", "apartment", "block", "the", "no"})


@dataclass(frozen=True, slots=True)
class Form:
    """An original wording that verification hunts for in what was written.

    `distinctive` forms are searched for in any encoding and inside longer words; the others as whole words with their
    case in the joined text. `allowed` maps a draft's source to how many may legitimately remain in its copy: those
    kept by decision, and ordinary words that are spelt alike.
    """

    text: str
    entity_type: str
    distinctive: bool
    allowed: dict[str, int]


def forms(
    drafts: Sequence[Draft],
    proposals: Sequence[Proposal],
    resolution: Resolution,
    key: Key,
    decisions: Decisions,
    vocabulary: Vocabulary,
    legitimate: Legitimate,
    vital: VitalDays,
) -> tuple[Form, ...]:
    """Every wording that was replaced and every name in the key, with its parts, sorted; names kept by decision apart.

    The `vital` days of birth and death are looked for in every form in which they can be written.

    Of a distinctive form what may remain stands in wording that was kept, in a term of art, or in a replacement. Of an
    ordinary word all that the edits leave may remain: "Will" is also a verb. A form that stands inside a word that
    rightly stays is looked for as a whole word only.
    """
    wanted = _wordings(proposals, resolution, key, decisions, vocabulary)
    after = {draft.source: _after(draft, proposals, legitimate) for draft in drafts}
    longer = _innocent_words(after.values(), vocabulary)
    found = []
    for text, (entity_type, distinctive) in sorted(wanted.items()):
        allowed = _allowed(text, distinctive, after)
        inside = distinctive and any(fold(text) in word and fold(text) != word for word in longer)
        found.append(Form(text, entity_type, distinctive and not inside, allowed))
    hunted = _vital_forms(proposals, vital)
    return tuple(sorted((*(form for form in found if form.text not in hunted), *hunted.values()), key=lambda f: f.text))


def narrowed(forms: Sequence[Form], gone: Mapping[str, Sequence[str]]) -> tuple[Form, ...]:
    """The forms where more is taken out than the plan says: `gone` are the wordings, by source, that do not stay either.

    >>> narrowed([Form("May", "PERSON", False, {"a.docx": 3})], {"a.docx": ["in May 2019", "Mayor"]})[0].allowed
    {'a.docx': 2}
    """
    lines = {source: searchable_lines(wordings) for source, wordings in gone.items()}
    return tuple(
        replace(form, allowed={s: n - _count(searchable(form.text), lines.get(s, "")) for s, n in form.allowed.items()})
        for form in forms
    )


def _vital_forms(proposals: Sequence[Proposal], vital: VitalDays) -> dict[str, Form]:
    """Every form of each day of birth and death, by wording: only what a reviewer decided to keep may remain."""
    spelt = {form: searchable(form) for day in sorted(vital.labels) for form in every_form(day)}
    kept: dict[str, Counter[str]] = {form: Counter() for form in spelt.values()}
    for proposal in proposals:
        if proposal.decision and proposal.decision.ruling is Ruling.KEEP:
            wording = searchable(proposal.finding.text)
            for form, sources in kept.items():
                if _count(form, wording):
                    sources[proposal.finding.source] += 1
    return {form: Form(form, "DATE_OF_BIRTH", is_telling(form), dict(kept[written])) for form, written in spelt.items()}


def _innocent_words(after: Iterable[_After], vocabulary: Vocabulary) -> tuple[str, ...]:
    """The folded words that stay and are nobody's, but may have a name inside: "balance" holds an Alan.

    They are everyday words, and those of wording that stays on purpose ("Jamaican" beside a Jamaica taken out).
    """
    words = {fold(w) for drafted in after for w in _WORDS.findall(drafted.text) if vocabulary.is_ordinary(w)}
    words |= {fold(w) for drafted in after for w in _WORDS.findall(drafted.rightful)}
    return tuple(sorted(words))


def _wordings(
    proposals: Sequence[Proposal], resolution: Resolution, key: Key, decisions: Decisions, vocabulary: Vocabulary
) -> dict[str, tuple[str, bool]]:
    """Each wording with its entity type and whether it is distinctive."""
    named = {entity.id: (entity.entity_type, entity.names) for entity in resolution.entities}
    named |= {
        entry.entity: (entry.entity_type, tuple(dict.fromkeys((*entry.names, *named.get(entry.entity, ("", ()))[1]))))
        for entry in key.entries
    }
    today = {i: resolution.decided.root(i) for i in named}
    kept = {i for i in named if (ruled := decisions.on(today[i])) and ruled.ruling is Ruling.KEEP}
    consenting = {entity.id for entity in resolution.entities if entity.consent}
    kept |= {i for i in named if today[i] in consenting}
    found: dict[str, tuple[str, bool]] = {}
    for entity_id, (entity_type, names) in named.items():
        if entity_id not in kept:
            for name in (name for name in names if word_id(name) not in decisions.dismissed):
                for text in _parts(name, entity_type, vocabulary):
                    found.setdefault(text, (entity_type, is_distinctive(text, entity_type, vocabulary)))
    for proposal in proposals:
        if proposal.becomes is not None and (text := without_possessive(proposal.finding.text)):
            kind = proposal.finding.entity_type
            found.setdefault(text, (kind, is_distinctive(text, kind, vocabulary)))
    return {text: of for text, of in found.items() if word_id(text) not in decisions.dismissed}


def _parts(name: str, entity_type: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """A name and whatever in it identifies by itself: the words of a person's name, what a place is called."""
    whole = without_possessive(name)
    if entity_type == "PERSON" and WHOLE_FAMILY.search(whole):
        return (whole,)  # "family" is nobody's name
    if entity_type == "PERSON":
        return tuple(dict.fromkeys((whole, *parse(name, vocabulary).words)))
    read = bodies.read(name, vocabulary)
    if entity_type == "ADDRESS" or not read.kind or not read.stem or all(map(vocabulary.is_ordinary, read.stem)):
        return (whole,)
    stem = " ".join(re.sub(r"^[Tt]he ", "", whole).split()[: len(read.stem)])
    return tuple(dict.fromkeys((whole, without_possessive(stem))))


def is_distinctive(text: str, entity_type: str, vocabulary: Vocabulary) -> bool:
    """Whether a wording can mean nothing but what was replaced, so that it may not even stand inside other words.

    Words that no dictionary has, from four letters; full names with such a word, or of ordinary words but long enough
    that they do not meet by chance ("Grace Bishop", also as "gracebishop"); numbers and contacts from six characters;
    addresses with a number and a street. Dates are not: the same day may be named for another reason.
    """
    words = re.findall(r"[^\W\d_]+", plain(text))
    if entity_type == "PERSON" and sum(map(len, words)) >= _SHORTEST_CHANCE and parse(text, vocabulary).is_full:
        return True
    if entity_type in ("PERSON", "LOCATION", "ORGANIZATION"):
        return any(_is_unusual(word, vocabulary) for word in words)
    if entity_type == "ADDRESS":
        return bool(re.search(r"\d", text)) and any(
            len(w) >= _SHORTEST_WORD and fold(w) not in _HOUSE_WORDS for w in words
        )
    if entity_type in ("DATE_TIME", "AGE", "NORP", "DETAIL", "QUOTE", "QUANTITY", "UNKNOWN"):
        return False
    return sum(c.isalnum() for c in text) >= _SHORTEST_NUMBER


def _is_unusual(word: str, vocabulary: Vocabulary) -> bool:
    return len(word) >= _SHORTEST_WORD and not vocabulary.is_ordinary(word) and vocabulary.title(word) is None


@dataclass(frozen=True, slots=True)
class _After:
    """A draft's text once the edits are made: all of it, and the pieces in which even a distinctive form may stand."""

    text: str
    rightful: str


def _after(draft: Draft, proposals: Sequence[Proposal], legitimate: Legitimate) -> _After:
    by_place: dict[str, list[Proposal]] = {}
    for proposal in proposals:
        if proposal.finding.source == draft.source:
            by_place.setdefault(str(proposal.finding.anchor), []).append(proposal)
    whole, rightful = [], []
    for segment in draft.segments:
        here = by_place.get(str(segment.anchor), [])
        whole.append(_edited(segment, here))
        # whatever was found and stays, stays on purpose: by policy, by decision, or while it waits for one
        rightful += [p.finding.text if p.becomes is None else p.becomes for p in here if not _is_reworded(p)]
        changed = [p.finding.span for p in here if p.becomes is not None]
        covered = [p.finding.span for p in here if p.becomes is None]
        for span in legitimate(segment.text):
            if not any(span.overlaps(other) for other in changed) and not any(c.contains(span) for c in covered):
                rightful.append(span.of(segment.text))
    return _After(searchable_lines(whole), searchable_lines(rightful))


def _is_reworded(proposal: Proposal) -> bool:
    """Whether a reviewer wrote the new wording, which may by mistake hold a name that is replaced everywhere else."""
    if proposal.decision is not None and proposal.decision.ruling is Ruling.REWORD:
        return True
    return proposal.finding.recognizer == MARKED and bool(proposal.finding.suggestion)


def _edited(segment: Segment, proposals: Sequence[Proposal]) -> str:
    pieces, position = [], 0
    for proposal in sorted(proposals, key=lambda p: p.finding.span):
        if proposal.becomes is not None:
            pieces += [segment.text[position : proposal.finding.span.start], proposal.becomes]
            position = proposal.finding.span.end
    return "".join((*pieces, segment.text[position:]))


def searchable_lines(pieces: Sequence[str]) -> str:
    """The pieces in the plain spelling of `searchable`, one a line."""
    return "\n".join(map(searchable, pieces))


def _allowed(text: str, distinctive: bool, after: Mapping[str, _After]) -> dict[str, int]:
    wording = searchable(text)
    counts = {
        source: _count(wording, drafted.rightful if distinctive else drafted.text) for source, drafted in after.items()
    }
    return {source: count for source, count in counts.items() if count}


def _count(wording: str, text: str) -> int:
    """Whole words with their case, as verification counts what may remain."""
    if not wording or wording not in text:
        return 0
    return len(re.findall(rf"(?<![^\W_])(?={re.escape(wording)}(?![^\W_]))", text))
