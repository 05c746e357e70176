"""What is counted: mentions left, terms of art broken, letters changed that nobody marked, things asked.

Strict mentions must be covered by what changes the text; those that may stay, by whatever is found at all. See
`mentions` for when one is covered.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from benchmarks.mentions import DETAILS, LEFT_TO_REVIEW, TITLES, WORD, fine, identifying
from benchmarks.shares import Share
from benchmarks.texts import Gold, MarkedCase, Text
from redraft.findings import Action
from redraft.folding import fold
from redraft.text import Span

CHANGES = frozenset(action for action in Action if action.changes_text)
_TOLD = frozenset(Action) - {Action.ASK}


@dataclass(frozen=True)
class Found:
    """A range that a detector reports: what is proposed for it, what it is called, and what found it."""

    span: Span
    action: Action = Action.REPLACE
    type: str = ""
    by: str = ""

    @property
    def changes(self) -> bool:
        """Whether its wording would go without anybody being asked."""
        return self.action.changes_text


class Fate(StrEnum):
    """What becomes of a mention: the first of these that covers the whole of it."""

    CHANGED = "changed"
    FLAGGED = "flagged"
    ASKED = "asked about"
    KEPT = "kept by policy"
    UNSEEN = "not seen"


_REACH = {
    Fate.CHANGED: CHANGES,
    Fate.FLAGGED: CHANGES | {Action.FLAG},
    Fate.ASKED: CHANGES | {Action.FLAG, Action.ASK},
    Fate.KEPT: frozenset(Action),
}


@dataclass(frozen=True)
class Covers:
    """Which letters of a text each fate reaches, and the words that are in no mark."""

    text: Text
    reached: dict[Fate, bytearray]

    @classmethod
    def of(cls, text: Text, found: Sequence[Found]) -> Covers:
        """From what was found in a text."""
        wording = text.segment.text
        return cls(text, {fate: cover(wording, found, actions) for fate, actions in _REACH.items()})

    @property
    def changed(self) -> bytearray:
        """The letters that would go."""
        return self.reached[Fate.CHANGED]

    def fate(self, gold: Gold) -> Fate:
        """What becomes of a mention."""
        places = identifying(gold, self.text.segment.text)
        return next(
            (fate for fate, cover in self.reached.items() if all(cover[place] for place in places)), Fate.UNSEEN
        )

    def breaks(self, term: Gold) -> bool:
        """Whether anything of a term of art would go."""
        return any(self.changed[term.span.start : term.span.end])

    def outside(self) -> Iterable[Span]:
        """The words in no mark, titles aside: terms of art are among them."""
        wording = self.text.segment.text
        marked = marks(self.text)
        for word in WORD.finditer(wording):
            if word.group().casefold() not in TITLES and not any(marked[word.start() : word.end()]):
                yield Span(word.start(), word.end())


@dataclass
class Score:
    """Counts over any number of texts."""

    fates: Counter[tuple[str, Fate]] = field(default_factory=Counter)
    keep: int = 0
    broken: int = 0
    paragraphs: int = 0
    damaged: int = 0
    outside: int = 0
    changed_outside: int = 0
    letters: Counter[bool] = field(default_factory=Counter)
    """Letters and digits that would go (True), and those of all findings but questions (False)."""
    inside: Counter[bool] = field(default_factory=Counter)
    asked: int = 0
    flags: int = 0
    """Things a reviewer is asked and told, once per wording and case."""
    seconds: float = 0.0

    @property
    def mentions(self) -> Counter[str]:
        """How many of each type."""
        counts: Counter[str] = Counter()
        for (kind, _), number in self.fates.items():
            counts[kind] += number
        return counts

    @property
    def left(self) -> Counter[str]:
        """Those of each type that were not covered: strict ones by what changes the text, others by anything."""
        counts: Counter[str] = Counter()
        for (kind, fate), number in self.fates.items():
            counts[kind] += number * _is_left(kind, fate)
        return counts

    @property
    def strict(self) -> int:
        """Mentions that must go."""
        return sum(n for kind, n in self.mentions.items() if kind not in LEFT_TO_REVIEW)

    @property
    def strict_left(self) -> int:
        """Those that were not covered by anything that changes the text."""
        return sum(n for kind, n in self.left.items() if kind not in LEFT_TO_REVIEW)

    @property
    def shown(self) -> int:
        """Those of them that the reviewer is at least shown: flagged, or asked about."""
        return self._strict(Fate.FLAGGED) + self._strict(Fate.ASKED)

    @property
    def by_policy(self) -> int:
        """Those of them that are found, and kept on purpose."""
        return self._strict(Fate.KEPT)

    @property
    def unseen(self) -> int:
        """Those of them that nobody is told of."""
        return self._strict(Fate.UNSEEN)

    def _strict(self, wanted: Fate) -> int:
        return sum(n for (kind, fate), n in self.fates.items() if fate is wanted and kind not in LEFT_TO_REVIEW)

    @property
    def flagged(self) -> Share:
        """Ages, backgrounds and details that have to be decided: flagged, or changed."""
        details = [(fate, n) for (kind, fate), n in self.fates.items() if kind in DETAILS]
        return Share(sum(n for fate, n in details if fate in (Fate.CHANGED, Fate.FLAGGED)), sum(n for _, n in details))

    def recall(self, kind: str) -> float:
        """The share of the mentions of a type that are covered."""
        return 1 - self.left[kind] / self.mentions[kind]

    def precision(self, changes: bool) -> Share:
        """Of the letters and digits that would go, or of those of all findings but questions, those in a mark."""
        return Share(self.inside[changes], self.letters[changes])

    def add_case(self, case: MarkedCase, found: Sequence[Sequence[Found]]) -> None:
        """Count a case, with what is found in each of its texts."""
        for text, each in zip(case.texts, found, strict=True):
            self.add(text, each)
        wordings = {
            (each.action, each.type, fold(each.span.of(text.segment.text)))
            for text, several in zip(case.texts, found, strict=True)
            for each in several
        }
        self.asked += sum(action is Action.ASK for action, _, _ in wordings)
        self.flags += sum(action is Action.FLAG for action, _, _ in wordings)

    def add(self, text: Text, found: Sequence[Found]) -> None:
        """Count one text, all but what a reviewer of its case is asked."""
        covers = Covers.of(text, found)
        for gold in text.gold:
            if gold.type == "KEEP":
                self.keep += 1
                self.broken += covers.breaks(gold)
            else:
                self.fates[fine(gold, text.segment.text), covers.fate(gold)] += 1
        changed = [(len(word), sum(covers.changed[word.start : word.end])) for word in covers.outside()]
        self.outside += sum(length for length, _ in changed)
        self.changed_outside += sum(letters for _, letters in changed)
        self.paragraphs += 1
        self.damaged += any(letters for _, letters in changed)
        self._add_letters(text, found, covers)

    def _add_letters(self, text: Text, found: Sequence[Found], covers: Covers) -> None:
        wording, marked = text.segment.text, marks(text)
        for changes, reached in ((True, covers.changed), (False, cover(wording, found, _TOLD))):
            solid = [place for place, is_reached in enumerate(reached) if is_reached and wording[place].isalnum()]
            self.letters[changes] += len(solid)
            self.inside[changes] += sum(marked[place] for place in solid)


def _is_left(kind: str, fate: Fate) -> bool:
    return fate is Fate.UNSEEN if kind in LEFT_TO_REVIEW else fate is not Fate.CHANGED


def marks(text: Text) -> bytearray:
    """Which characters of a text stand in a mark of something to be found."""
    return _cover(text.segment.text, [gold.span for gold in text.gold if gold.type != "KEEP"])


def cover(wording: str, found: Iterable[Found], actions: frozenset[Action]) -> bytearray:
    """Which characters of `wording` stand in a finding with one of these actions."""
    return _cover(wording, [each.span for each in found if each.action in actions])


def _cover(wording: str, spans: Iterable[Span]) -> bytearray:
    covered = bytearray(len(wording))
    for span in spans:
        covered[span.start : span.end] = b"\1" * len(span)
    return covered
