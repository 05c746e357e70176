"""Capitalised words that are in no English word list: gathered over the case, and told apart by what stands around them.

General models find two thirds of the persons in this genre; a capital in mid-sentence on a word that English does not
have is a name in nearly every case, and the case as a whole tells whether of a person or of a place.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from redraft.detection.guessing.alike_names import AlikeNames
from redraft.detection.seeing.spotted import Labels
from redraft.detection.words import cues, head_nouns
from redraft.detection.words.lexicon import Lexicon
from redraft.detection.words.lexis import Lexis
from redraft.detection.words.passages import Passage
from redraft.detection.words.surroundings import Surroundings

_PERSON_LABELS = ("PERSON",)
_PLACE_LABELS = ("LOCATION", "ADDRESS")
_BODY_LABELS = ("ORGANIZATION",)
_CLANS = ("Mc", "Mac", "O'", "D'", "Fitz")
"""What surnames begin with that have a second capital."""


@dataclass(slots=True)
class Evidence:
    """What speaks for each kind, summed over all places where a word stands; `count` of them."""

    person: float = 0.0
    place: float = 0.0
    body: float = 0.0
    count: int = 0


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbouring unexplained words of a passage: `first` to `last`."""

    passage: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Guess:
    """A run of words with the type and score that its casing and the case suggest."""

    passage: int
    first: int
    last: int
    entity_type: str
    score: float


@dataclass(frozen=True, slots=True)
class Casing:
    """Weighs the unexplained capitalised words of a case. `labels` are the model's, by passage. Build it with `of`."""

    lexis: Lexis
    labels: Sequence[Labels]
    alike: AlikeNames

    @classmethod
    def of(cls, lexis: Lexis, labels: Sequence[Labels], lexicon: Lexicon) -> Casing:
        """For a case in which these names are known."""
        return cls(lexis, labels, AlikeNames.of(lexicon.words()))

    def unexplained(self, passage: Passage, explained: frozenset[int]) -> list[Run]:
        """Runs of capitalised words that are no English and that nothing has explained yet."""
        runs: list[list[int]] = []
        for at, word in enumerate(passage.words):
            if at in explained or not (word.capital or word.bare in cues.PARTICLES):
                continue
            after = bool(runs) and runs[-1][-1] == at - 1
            if (after and (self._bridges(passage, at) or self._bridges(passage, at - 1))) or (
                after and self._candidate(passage, at) and self._continues(passage, at)
            ):
                runs[-1].append(at)
            elif self._candidate(passage, at):
                runs.append([at])
        return [Run(passage.index, run[0], run[-1]) for run in runs]

    def _candidate(self, passage: Passage, at: int) -> bool:
        word = passage.words[at]
        if not word.alphabetic or not word.capital or len(word.text) < 3:
            return False
        if cues.contracted(word.bare) or ("'" in word.text[2:] and self.lexis.ordinary(word.bare.partition("'")[0])):
            return False
        if (
            word.caps
            and not passage.shouting
            and len(word.text) < 7
            and not (len(word.text) > 3 and self.lexis.given(word.bare))
        ):
            return False
        if (
            word.text[1:] != word.text[1:].lower()
            and not word.caps
            and not word.text.startswith((*_CLANS, "De", "Le", "La"))
        ):
            return False
        known = self.lexis.ordinary(word.bare) or self.lexis.generic(word.bare)
        return not known

    def _continues(self, passage: Passage, at: int) -> bool:
        return passage.joined(at, (" ", "-")) and not passage.words[at - 1].possessive

    def _bridges(self, passage: Passage, at: int) -> bool:
        """Whether word `at` is a small particle between two words of one name: "Maes y Coed"."""
        word = passage.words[at]
        joined = passage.joined(at) and passage.joined(at + 1) and passage.words[at + 1].capital
        return word.bare in cues.PARTICLES and not word.capital and joined

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
        found.person += sum(_clannish(words[at].text) for at in range(run.first, run.last + 1))
        found.person += 2 * around.acts(run.last)
        if words[run.last].possessive:
            after = around.after(run.last)
            found.person += 2 if after is not None and after.bare in cues.PERSONAL_OBJECTS else 0.5
        before = around.before(run.first)
        if before is not None and before.number and words[run.first].gap == " " and run.first > 1:
            lead = words[run.first - 2].bare in head_nouns.PLACE_LEADS | {"lives", "lived"}
            found.place += 3 if lead else 2
        found.place += 3 * self._ends_address(passage, run.first)
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
            and after.bare in head_nouns.LOCATION_HEADS | {"area", "estate", "branch", "community"}
        ):
            found.place += 2
        if run.last > run.first:
            found.person += 0.5
        found.person += 2 * any(self.alike.resembles(words[at].bare) for at in range(run.first, run.last + 1))
        return found

    def _ends_address(self, passage: Passage, at: int) -> bool:
        """Whether a house number and capitalised words lead up to a comma before word `at`."""
        words = passage.words
        if not at or words[at].gap != ", ":
            return False
        for step in range(at - 1, max(-1, at - 6), -1):
            if words[step].number:
                return step < at - 1 and len(words[step].text) < 4
            if not (words[step].capital or words[step].bare in cues.PARTICLES) or words[step].possessive:
                return False
        return False

    def decide(self, passage: Passage, run: Run, evidence: Mapping[str, Evidence]) -> Guess:
        """The entity type of a run: from its words all over the case, its own place counted twice."""
        here = self.local(passage, run)
        words = [evidence[passage.words[at].bare] for at in range(run.first, run.last + 1)]
        person = here.person + sum(word.person / word.count for word in words)
        place = here.place + sum(word.place / word.count for word in words)
        body = here.body + sum(word.body / word.count for word in words)
        supported = max(person, place, body) >= 0.5 or any(word.count > 1 for word in words) or run.last > run.first
        if not supported:
            return Guess(run.passage, run.first, run.last, "UNKNOWN", 0.4)
        kind = "PERSON"
        if place > person and place >= body:
            kind = "LOCATION"
        elif body > person and body > place:
            kind = "ORGANIZATION"
        return Guess(run.passage, run.first, run.last, kind, 0.6)


def _clannish(word: str) -> bool:
    """Whether a word is a surname by its form: "McAteer", "MacDonagh", "O'Dowd"."""
    return any(word.startswith(clan) and word[len(clan) : len(clan) + 1].isupper() for clan in _CLANS) and not (
        word.isupper()
    )
