"""Reading a whole case for names: each round uses what the round before has taught, until nothing new is learnt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from redraft.detection.casing import Casing, Labels
from redraft.detection.gazetteer import Gazetteer
from redraft.detection.lexicon import Lexicon, Name
from redraft.detection.lexis import Lexis
from redraft.detection.passages import Passage
from redraft.detection.people import People
from redraft.detection.places import PlaceName, Places
from redraft.detection.propagation import PlacePropagation

_ROUNDS = 4


@dataclass(frozen=True, slots=True)
class Survey:
    """What the names of a case are, and where they stand.

    `guesses` are unexplained runs of words with the type and score that the casing layer gave them: passage, first
    word, last word, type, score.
    """

    lexicon: Lexicon
    gazetteer: Gazetteer
    people: tuple[Name, ...]
    places: tuple[PlaceName, ...]
    guesses: tuple[tuple[int, int, int, str, float], ...]


@dataclass(frozen=True, slots=True)
class Surveyor:
    """Surveys a case. `taken` are the words of each passage that are kept or explained by a definition already."""

    lexis: Lexis
    passages: Sequence[Passage]
    labels: Sequence[Labels]
    taken: Sequence[frozenset[int]]
    declared: tuple[tuple[str, ...], ...]
    towns: frozenset[str]

    def survey(self) -> Survey:
        """Learn, look again with what was learnt, and stop when a round brings no new part of a name."""
        lexicon = Lexicon.learn((), self.lexis, self.declared)
        gazetteer = Gazetteer()
        survey = Survey(lexicon, gazetteer, (), (), ())
        for _ in range(_ROUNDS):
            survey = self._round(lexicon, gazetteer)
            if survey.lexicon == lexicon and survey.gazetteer == gazetteer:
                break
            lexicon, gazetteer = survey.lexicon, survey.gazetteer
        return survey

    def _round(self, lexicon: Lexicon, gazetteer: Gazetteer) -> Survey:
        places = self._places(lexicon, gazetteer)
        people = self._people(lexicon, gazetteer)
        guesses = self._guesses(people, places)
        guessed = [
            self._guessed_name(passage, first, last)
            for passage, first, last, entity_type, _ in guesses
            if entity_type == "PERSON"
        ]
        learnt = Lexicon.learn([*people, *guessed], self.lexis, self.declared)
        named = [
            *places,
            *(self._guessed_place(*guess) for guess in guesses if guess[3] in ("LOCATION", "ORGANIZATION")),
        ]
        return Survey(learnt, Gazetteer.learn(named, self.passages, self.lexis), people, places, guesses)

    def _places(self, lexicon: Lexicon, gazetteer: Gazetteer) -> tuple[PlaceName, ...]:
        composer = Places(self.lexis, lexicon)
        propagation = PlacePropagation(self.lexis, gazetteer)
        return tuple(
            place for passage in self.passages for place in (*composer.find(passage), *propagation.find(passage))
        )

    def _people(self, lexicon: Lexicon, gazetteer: Gazetteer) -> tuple[Name, ...]:
        finder = People(self.lexis, lexicon, self.towns | gazetteer.words())
        return tuple(name for passage in self.passages for name in finder.find(passage) if not self._is_taken(name))

    def _is_taken(self, name: Name) -> bool:
        """Whether kept or defined wording covers the whole of a name."""
        return all(at in self.taken[name.passage] for at in range(name.core, name.last + 1))

    def _guesses(
        self, people: Sequence[Name], places: Sequence[PlaceName]
    ) -> tuple[tuple[int, int, int, str, float], ...]:
        casing = Casing(self.lexis, self.labels)
        explained = self._explained(people, places)
        runs = [run for passage in self.passages for run in casing.unexplained(passage, explained[passage.index])]
        evidence = casing.weigh(self.passages, runs)
        return tuple(
            (run.passage, run.first, run.last, *casing.decide(self.passages[run.passage], run, evidence))
            for run in runs
        )

    def _explained(self, people: Sequence[Name], places: Sequence[PlaceName]) -> Mapping[int, frozenset[int]]:
        explained: dict[int, set[int]] = {passage.index: set(self.taken[passage.index]) for passage in self.passages}
        for found in (*people, *places):
            explained[found.passage].update(range(found.first, found.last + 1))
        return {index: frozenset(words) for index, words in explained.items()}

    def _guessed_name(self, passage: int, first: int, last: int) -> Name:
        parts = tuple(word.bare for word in self.passages[passage].words[first : last + 1])
        return Name(passage, first, first, last, parts, False, False, "")

    def _guessed_place(self, passage: int, first: int, last: int, entity_type: str, score: float) -> PlaceName:
        parts = tuple(word.bare for word in self.passages[passage].words[first : last + 1])
        return PlaceName(passage, first, last, entity_type, parts, False)
