"""Capitalised words that are in no English word list: gathered over the case, and told apart by what stands around them.

General models find two thirds of the persons in this genre; a capital in mid-sentence on a word that English does not
have is a name in nearly every case, and the case as a whole tells whether of a person or of a place.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from redraft.detection import cues
from redraft.detection.lexis import Lexis
from redraft.detection.passages import Passage
from redraft.detection.surroundings import Surroundings

Labels = Mapping[int, str]
"""The model's label for each word of a passage that it labelled."""
_PERSON_LABELS = ("PERSON",)
_PLACE_LABELS = ("GPE", "LOC", "FAC")
_BODY_LABELS = ("ORG",)


@dataclass(slots=True)
class Evidence:
    """What speaks for each kind, summed over all places where a word stands; `count` of them, `mid` in mid-sentence."""

    person: float = 0.0
    place: float = 0.0
    body: float = 0.0
    count: int = 0
    mid: int = 0


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbouring unexplained words of a passage: `first` to `last`."""

    passage: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Casing:
    """Weighs the unexplained capitalised words of a case. `labels` are the model's, by passage."""

    lexis: Lexis
    labels: Sequence[Labels]

    def unexplained(self, passage: Passage, explained: frozenset[int]) -> Iterator[Run]:
        """Runs of capitalised words that are no English and that nothing has explained yet."""
        first: int | None = None
        for at in range(len(passage.words)):
            candidate = at not in explained and self._candidate(passage, at)
            if first is not None and not (candidate and self._continues(passage, at)):
                yield Run(passage.index, first, at - 1)
                first = None
            if candidate and first is None:
                first = at
        if first is not None:
            yield Run(passage.index, first, len(passage.words) - 1)

    def _candidate(self, passage: Passage, at: int) -> bool:
        word = passage.words[at]
        if not word.alphabetic or not word.capital or len(word.text) < 3:
            return False
        if word.caps and not passage.shouting and len(word.text) < 7 and not self.lexis.given(word.bare):
            return False
        if (
            word.text[1:] != word.text[1:].lower()
            and not word.caps
            and not word.text.startswith(("Mc", "Mac", "O'", "D'", "Fitz", "De", "Le", "La"))
        ):
            return False
        known = (
            self.lexis.ordinary(word.bare)
            or word.bare in cues.MONTHS
            or word.bare in cues.DAYS
            or word.bare in cues.KEPT_PLACES
        )
        return not known

    def _continues(self, passage: Passage, at: int) -> bool:
        return passage.joined(at, (" ", "-")) and not passage.words[at - 1].possessive

    def weigh(self, passages: Sequence[Passage], runs: Iterable[Run]) -> Mapping[str, Evidence]:
        """The evidence for each bare word in `runs`."""
        evidence: dict[str, Evidence] = defaultdict(Evidence)
        for run in runs:
            passage = passages[run.passage]
            local = self.local(passage, run)
            for at in range(run.first, run.last + 1):
                word = evidence[passage.words[at].bare]
                word.person += local.person
                word.place += local.place
                word.body += local.body
                word.count += 1
                word.mid += not passage.words[at].initial and not passage.heading
        return evidence

    def local(self, passage: Passage, run: Run) -> Evidence:
        """What the surroundings of one run say."""
        around = Surroundings(passage, self.lexis)
        words = passage.words
        found = Evidence()
        labels = [self.labels[run.passage].get(at, "") for at in range(run.first, run.last + 1)]
        found.person += sum(label in _PERSON_LABELS for label in labels)
        found.place += sum(label in _PLACE_LABELS for label in labels)
        found.body += 0.5 * sum(label in _BODY_LABELS for label in labels)
        found.person += sum(self.lexis.given(words[at].bare) for at in range(run.first, run.last + 1))
        found.person += 2 * around.acts(run.last)
        if words[run.last].possessive:
            after = around.after(run.last)
            found.person += 2 if after is not None and after.bare in cues.PERSONAL_OBJECTS else 0.5
        before = around.before(run.first)
        if before is not None and not before.capital:
            if before.bare == "the" and run.first > 1:
                found.body += 0.5
                before = words[run.first - 2]
            found.place += (
                2 * (before.bare in cues.LOCATIVE) + 0.7 * (before.bare in cues.DIRECTIONAL) + (before.bare == "at")
            )
            found.person += before.bare in cues.PERSONAL
        after = around.after(run.last)
        if (
            after is not None
            and not after.capital
            and after.bare in cues.LOCATION_HEADS | {"area", "estate", "branch", "community"}
        ):
            found.place += 2
        if run.last > run.first:
            found.person += 0.5
        return found

    def decide(self, passage: Passage, run: Run, evidence: Mapping[str, Evidence]) -> tuple[str, float]:
        """The entity type of a run, and how sure: from its words all over the case, its own place counted twice."""
        here = self.local(passage, run)
        words = [evidence[passage.words[at].bare] for at in range(run.first, run.last + 1)]
        person = here.person + sum(word.person / word.count for word in words)
        place = here.place + sum(word.place / word.count for word in words)
        body = here.body + sum(word.body / word.count for word in words)
        supported = max(person, place, body) >= 0.5 or any(word.count > 1 for word in words) or run.last > run.first
        if not supported:
            return "UNKNOWN", 0.4
        if place > person and place >= body:
            return "LOCATION", 0.6
        if body > person and body > place:
            return "ORGANIZATION", 0.55
        return "PERSON", 0.6
