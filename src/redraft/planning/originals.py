"""The original wordings that verification hunts for, and how many of each may rightly remain."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from redraft.dates.every_form import every_form, is_telling
from redraft.decisions import Decisions, Ruling
from redraft.entities import Resolution
from redraft.folding import fold, plain, searchable, without_possessive
from redraft.identity.place_names import read
from redraft.key import Key
from redraft.marking import MARKED, word_id
from redraft.names import parse
from redraft.planning.counting import Wordings, within
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


Wanted = Mapping[str, tuple[str, bool]]
"""Each wording that has to go, in order, with its entity type and whether it is distinctive."""


def forms(
    drafts: Sequence[Draft],
    proposals: Sequence[Proposal],
    wanted: Wanted,
    vocabulary: Vocabulary,
    legitimate: Legitimate,
    vital: VitalDays,
) -> tuple[Form, ...]:
    """Every wording that is `wanted`, sorted, and how many of each may remain.

    The `vital` days of birth and death are looked for in every form in which they can be written.

    Of a distinctive form what may remain stands in wording that was kept, in a term of art, or in a replacement. Of an
    ordinary word all that the edits leave may remain: "Will" is also a verb. A form that stands inside a word that
    rightly stays is looked for as a whole word only.
    """
    after = _after(drafts, proposals, legitimate)
    folded = {text: fold(text) for text, (_, distinctive) in wanted.items() if distinctive}
    inside = within(folded.values(), _innocent_words(after.values(), vocabulary))
    allowed = _allowed(wanted, after)
    found = [
        Form(text, entity_type, distinctive and folded[text] not in inside, allowed[text])
        for text, (entity_type, distinctive) in wanted.items()
    ]
    hunted = _vital_forms(proposals, vital)
    return tuple(sorted((*(form for form in found if form.text not in hunted), *hunted.values()), key=lambda f: f.text))


def person_words(wanted: Wanted) -> frozenset[str]:
    """The single words of people's names among what is `wanted`, as they are spelt.

    >>> sorted(person_words({"Rees": ("PERSON", True), "Ann Rees": ("PERSON", True), "Orley": ("LOCATION", True)}))
    ['Rees']
    """
    names = (
        text for text, (entity_type, _) in wanted.items() if entity_type == "PERSON" and not re.search(r"\s", text)
    )
    return frozenset(word for name in names for word in (name, *_WORDS.findall(name)))


def narrowed(forms: Sequence[Form], gone: Mapping[str, Sequence[str]]) -> tuple[Form, ...]:
    """The forms where more is taken out than the plan says: `gone` are the wordings, by source, that do not stay either.

    >>> narrowed([Form("May", "PERSON", False, {"a.docx": 3})], {"a.docx": ["in May 2019", "Mayor"]})[0].allowed
    {'a.docx': 2}
    """
    spelt = {form.text: searchable(form.text) for form in forms}
    wordings = Wordings.of(spelt.values())
    taken = {source: wordings.counts(searchable_lines(pieces)) for source, pieces in gone.items()}
    return tuple(
        replace(
            form,
            allowed={s: n - taken[s][spelt[form.text]] if s in taken else n for s, n in form.allowed.items()},
        )
        for form in forms
    )


def _vital_forms(proposals: Sequence[Proposal], vital: VitalDays) -> dict[str, Form]:
    """Every form of each day of birth and death, by wording: only what a reviewer decided to keep may remain."""
    spelt = {form: searchable(form) for day in sorted(vital.labels) for form in every_form(day)}
    kept: dict[str, Counter[str]] = {form: Counter() for form in spelt.values()}
    wordings = Wordings.of(kept)
    for proposal in proposals:
        if proposal.decision and proposal.decision.ruling is Ruling.KEEP:
            for form in wordings.counts(searchable(proposal.finding.text)):
                kept[form][proposal.finding.source] += 1
    return {form: Form(form, "DATE_OF_BIRTH", is_telling(form), dict(kept[written])) for form, written in spelt.items()}


def _innocent_words(after: Iterable[_After], vocabulary: Vocabulary) -> Collection[str]:
    """The folded words that stay and are nobody's, but may have a name inside: "balance" holds an Alan.

    They are everyday words, and those of wording that stays on purpose ("Jamaican" beside a Jamaica taken out).
    """
    words: set[str] = set()
    for drafted in after:
        words.update(fold(w) for w in set(_WORDS.findall(drafted.text)) if vocabulary.is_ordinary(w))
        words.update(map(fold, set(_WORDS.findall(drafted.rightful))))
    return words


def wordings(
    proposals: Sequence[Proposal], resolution: Resolution, key: Key, decisions: Decisions, vocabulary: Vocabulary
) -> Wanted:
    """Every wording that was replaced and every name in the key, with its parts; names kept by decision apart."""
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
    place = read(name, vocabulary)
    if entity_type == "ADDRESS" or not place.kind or not place.stem or all(map(vocabulary.is_ordinary, place.stem)):
        return (whole,)
    stem = " ".join(re.sub(r"^[Tt]he ", "", whole).split()[: len(place.stem)])
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


def _after(drafts: Sequence[Draft], proposals: Sequence[Proposal], legitimate: Legitimate) -> dict[str, _After]:
    """What the edits leave of each draft, by its source."""
    by_place: dict[tuple[str, str], list[Proposal]] = {}
    for proposal in proposals:
        by_place.setdefault((proposal.finding.source, str(proposal.finding.anchor)), []).append(proposal)
    found = {}
    for draft in drafts:
        whole: list[str] = []
        rightful: list[str] = []
        for segment in draft.segments:
            here = by_place.get((draft.source, str(segment.anchor)), ())
            whole.append(_edited(segment, here))
            rightful += _staying(segment, here, legitimate)
        found[draft.source] = _After(searchable_lines(whole), searchable_lines(rightful))
    return found


def _staying(segment: Segment, proposals: Sequence[Proposal], legitimate: Legitimate) -> Iterator[str]:
    """The pieces of a segment, as edited, that stay on purpose: by policy, by decision, or while they wait for one."""
    yield from (p.finding.text if p.becomes is None else p.becomes for p in proposals if not _is_reworded(p))
    changed = [p.finding.span for p in proposals if p.becomes is not None]
    covered = [p.finding.span for p in proposals if p.becomes is None]
    for span in legitimate(segment.text):
        if not any(span.overlaps(other) for other in changed) and not any(c.contains(span) for c in covered):
            yield span.of(segment.text)


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


def _allowed(wanted: Mapping[str, tuple[str, bool]], after: Mapping[str, _After]) -> dict[str, dict[str, int]]:
    """By wording, how many may remain in each draft: of a distinctive one those in wording that stays on purpose."""
    of_sort: dict[bool, dict[str, list[str]]] = {True: {}, False: {}}
    for text, (_, distinctive) in wanted.items():
        of_sort[distinctive].setdefault(searchable(text), []).append(text)
    wordings = {is_: Wordings.of(texts) for is_, texts in of_sort.items()}
    allowed: dict[str, dict[str, int]] = {text: {} for text in wanted}
    for source, drafted in after.items():
        for is_, texts in of_sort.items():
            counts = wordings[is_].counts(drafted.rightful if is_ else drafted.text)
            for wording, count in counts.items():
                for text in texts[wording]:
                    allowed[text][source] = count
    return allowed
