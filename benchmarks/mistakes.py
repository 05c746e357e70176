"""What a detector got wrong, gathered by wording and put in order, worst first.

Misses: first those that nobody is told of, then those kept by policy, then those that a reviewer is asked about or has
to decide; among these persons first, then what leads straight to one, places, bodies, dates, and what may stay; then
the more frequent. False alarms: first those that break a term of art, then other changes, flags, and questions; among
these the more letters in all places together.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from benchmarks.measured import Answer
from benchmarks.mentions import LEFT_TO_REVIEW, fine
from benchmarks.scoring import Covers, Fate, Found
from benchmarks.texts import MarkedCase, Text
from redraft.findings import Action
from redraft.folding import fold
from redraft.text import Span

AROUND = 60
"""Characters shown on either side."""
_FATES = (Fate.UNSEEN, Fate.KEPT, Fate.ASKED, Fate.FLAGGED)
_TYPES = (
    frozenset({"PERSON"}),
    None,
    frozenset({"LOCATION", "LOC"}),
    frozenset({"ORGANIZATION", "ORG"}),
    frozenset({"DATE (day)"}),
    LEFT_TO_REVIEW,
)
"""Types in order of harm; None stands for all that are nowhere else: addresses, numbers, contacts."""
_OTHER = _TYPES.index(None)


@dataclass(frozen=True)
class Place:
    """One occurrence, with what stands before and after it."""

    where: str
    before: str
    wording: str
    after: str


@dataclass(frozen=True)
class Miss:
    """A wording that is marked and was not changed: all its occurrences in a set that had one fate."""

    set: str
    type: str
    fate: Fate
    places: tuple[Place, ...]

    @property
    def kind(self) -> tuple[str, str]:
        """What misses are counted by."""
        return self.type, str(self.fate)


@dataclass(frozen=True)
class FalseAlarm:
    """A wording found for which nothing is marked: all its occurrences in a set that were found alike.

    `letters` are those in no mark, of one occurrence; `term` tells that a term of art is changed.
    """

    set: str
    type: str
    action: Action
    by: str
    term: bool
    letters: int
    places: tuple[Place, ...]

    @property
    def kind(self) -> tuple[str, str]:
        """What false alarms are counted by."""
        return self.by or self.type, "breaks a term of art" if self.term else str(self.action)


def misses(answers: Iterable[Answer]) -> list[Miss]:
    """Everything marked that is not changed, or for what may stay not found; worst first."""
    gathered: dict[tuple[str, str, Fate, str], list[Place]] = defaultdict(list)
    for answer, text, found in _texts(answers):
        covers = Covers.of(text, found)
        for gold in text.gold:
            kind, fate = fine(gold, text.segment.text), covers.fate(gold)
            if gold.type == "KEEP" or fate is Fate.CHANGED or (kind in LEFT_TO_REVIEW and fate is not Fate.UNSEEN):
                continue
            place = _place(answer.case, text, gold.span)
            gathered[answer.case.name, kind, fate, fold(place.wording)].append(place)
    told = [Miss(name, kind, fate, tuple(places)) for (name, kind, fate, _), places in gathered.items()]
    return sorted(told, key=_harm)


def _harm(miss: Miss) -> tuple[int, int, int, str]:
    harm = next((rank for rank, types in enumerate(_TYPES) if types and miss.type in types), _OTHER)
    return _FATES.index(miss.fate), harm, -len(miss.places), miss.places[0].wording


def false_alarms(answers: Iterable[Answer]) -> list[FalseAlarm]:
    """Everything found, but what is kept by policy, of which some word is in no mark; worst first."""
    gathered: dict[tuple[str, str, Action, str, bool, int, str], list[Place]] = defaultdict(list)
    for answer, text, found in _texts(answers):
        outside = list(Covers.of(text, found).outside())
        terms = [gold.span for gold in text.gold if gold.type == "KEEP"]
        for each in found:
            letters = sum(len(word) for word in outside if word.overlaps(each.span))
            if letters and each.action is not Action.KEEP:
                term = each.changes and any(span.overlaps(each.span) for span in terms)
                place = _place(answer.case, text, each.span)
                key = (answer.case.name, each.type, each.action, each.by, term, letters, fold(place.wording))
                gathered[key].append(place)
    told = [FalseAlarm(*key[:-1], tuple(places)) for key, places in gathered.items()]
    return sorted(told, key=_nuisance)


def _nuisance(alarm: FalseAlarm) -> tuple[bool, bool, bool, int, str]:
    asks, flags = alarm.action is Action.ASK, alarm.action is Action.FLAG
    return not alarm.term, asks, flags, -alarm.letters * len(alarm.places), alarm.places[0].wording


def kinds(mistakes: Sequence[Miss] | Sequence[FalseAlarm]) -> list[tuple[tuple[str, str], int]]:
    """How many occurrences there are of each kind, the most frequent first."""
    counts: Counter[tuple[str, str]] = Counter()
    for each in mistakes:
        counts[each.kind] += len(each.places)
    return sorted(counts.items(), key=lambda counted: (-counted[1], counted[0]))


def _texts(answers: Iterable[Answer]) -> Iterator[tuple[Answer, Text, Sequence[Found]]]:
    for answer in answers:
        for text, found in zip(answer.case.texts, answer.found, strict=True):
            yield answer, text, found


def _place(case: MarkedCase, text: Text, span: Span) -> Place:
    wording = text.segment.text
    before, after = wording[max(0, span.start - AROUND) : span.start], wording[span.end : span.end + AROUND]
    return Place(f"{case.drafts[text.draft].source}, {text.segment.where}", before, span.of(wording), after)
