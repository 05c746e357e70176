"""Reading a whole case for names: each round uses what the round before has taught, until nothing new is learnt."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from redraft.detection.guessing.casing import Casing, Guess
from redraft.detection.persons.declared import DeclaredNames
from redraft.detection.persons.name_words import KNOWN, NameWords
from redraft.detection.persons.people import People
from redraft.detection.seeing.seen import CERTAIN, Seen, Sight
from redraft.detection.seeing.spotted import Labels, Spotted
from redraft.detection.sites.gazetteer import Gazetteer, acronyms_beside
from redraft.detection.sites.phrases import Phrase, Phrases
from redraft.detection.sites.places import PlaceName, Places
from redraft.detection.sites.propagation import PlacePropagation
from redraft.detection.words.hits import Layer
from redraft.detection.words.lexicon import Lexicon, Name
from redraft.detection.words.lexis import Lexis
from redraft.detection.words.passages import Passage

_ROUNDS = 4


@dataclass(frozen=True, slots=True)
class Survey:
    """What the names of a case are, and where they stand.

    `guesses` are runs of words that only their casing explains, `seen` those that only the model explains.
    """

    lexicon: Lexicon
    gazetteer: Gazetteer
    people: tuple[Name, ...]
    places: tuple[PlaceName, ...]
    guesses: tuple[Guess, ...]
    seen: tuple[Sight, ...]
    phrases: tuple[Phrase, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """The names that are read in one passage with what is known of its words."""

    people: tuple[Name, ...]
    places: tuple[PlaceName, ...]


@dataclass(frozen=True, slots=True)
class Surveyor:
    """Surveys a case. `taken` are the words of each passage that are kept or explained by a definition already.

    Layers in `without` are left out: without propagation there is one round, which knows only what is declared.
    """

    lexis: Lexis
    passages: Sequence[Passage]
    spotted: Sequence[Sequence[Spotted]]
    labels: Sequence[Labels]
    taken: Sequence[frozenset[int]]
    declared: DeclaredNames
    towns: frozenset[str]
    without: frozenset[Layer] = frozenset()

    def survey(self) -> Survey:
        """Learn, look again with what was learnt, and stop when a round brings no new part of a name."""
        lexicon = Lexicon.learn((), self.lexis, self.declared.persons)
        told = acronyms_beside(self.declared.places, self.passages)
        gazetteer = self._gazetteer((), told)
        survey = Survey(lexicon, gazetteer, (), (), (), (), ())
        small, holding = self._small(), self._holding()
        pages: dict[int, Page] = {}
        stale: Iterable[int] = range(len(self.passages))
        for _ in range(1 if Layer.PROPAGATION in self.without else _ROUNDS):
            read = self._reader(lexicon, gazetteer, small)
            pages |= {index: read(self.passages[index]) for index in stale}
            survey = self._round(pages, lexicon, gazetteer, small | self.lexis.term_words, told)
            if survey.lexicon == lexicon and survey.gazetteer == gazetteer:
                break
            news = survey.lexicon.news(lexicon) | survey.gazetteer.news(gazetteer)
            stale = {index for word in news for index in holding.get(word, ())}
            lexicon, gazetteer = survey.lexicon, survey.gazetteer
        return survey

    def _holding(self) -> Mapping[str, Sequence[int]]:
        """The passages that hold each word: none but these need be read again when something new is known of it."""
        holding: dict[str, list[int]] = defaultdict(list)
        for passage in self.passages:
            for word in set(passage.bares):
                holding[word].append(passage.index)
        return holding

    def _reader(self, lexicon: Lexicon, gazetteer: Gazetteer, small: frozenset[str]) -> Callable[[Passage], Page]:
        """What reads a passage for people, places and bodies with what is known so far; all that it asks of the lexicon
        and the gazetteer is about the words of that passage.
        """
        people = People.of(NameWords.of(self.lexis, lexicon, self.towns | gazetteer.words(), small))
        places = Places(self.lexis, lexicon, self.labels, small | self.lexis.term_words)
        known = PlacePropagation.of(self.lexis, gazetteer)
        composing = Layer.COMPOSITION not in self.without

        def read(passage: Passage) -> Page:
            named = (name for name in people.find(passage) if not self._is_taken(name))
            composed = places.find(passage) if composing else ()
            return Page(
                tuple(name for name in named if composing or name.why == KNOWN), (*composed, *known.find(passage))
            )

        return read

    def _round(
        self,
        pages: Mapping[int, Page],
        lexicon: Lexicon,
        gazetteer: Gazetteer,
        everyday: frozenset[str],
        told: frozenset[str],
    ) -> Survey:
        """What the case teaches, read with what is known; `everyday` are words that it uses as ordinary ones, `told` acronyms
        beside the names of declared bodies.
        """
        read = [pages[index] for index in range(len(self.passages))]
        people = tuple(name for page in read for name in page.people)
        places = tuple(place for page in read for place in page.places)
        explained = self._explained(people, places)
        guesses = self._guesses(explained, Lexicon.learn(people, self.lexis, self.declared.persons))
        seen = self._seen(people, places, guesses, gazetteer)
        phrases = self._phrases(explained, places, guesses, Phrases(self.lexis, lexicon, everyday))
        believed: list[Guess | Sight] = [*guesses, *(sight for sight in seen if sight.sure and sight.score >= CERTAIN)]
        guessed = [self._guessed_name(guess) for guess in believed if guess.entity_type == "PERSON"]
        learnt = Lexicon.learn([*people, *guessed], self.lexis, self.declared.persons)
        called = [self._called(phrase) for phrase in phrases if phrase.supported]
        named = [
            *(place for place in places if not self._stays(place)),
            *called,
            *(self._called(guess) for guess in believed if guess.entity_type in ("LOCATION", "ORGANIZATION")),
        ]
        firsts = {name.parts[0] for name in people if len(name.parts) > 1}
        named = [place for place in named if not _is_person(place, firsts)]
        return Survey(
            learnt,
            self._gazetteer(named, told),
            people,
            places,
            guesses,
            seen,
            phrases,
        )

    def _gazetteer(self, named: Iterable[PlaceName], told: frozenset[str]) -> Gazetteer:
        return Gazetteer.learn(named, self.passages, self.lexis, self.declared.places, told)

    def _stays(self, place: PlaceName) -> bool:
        """Whether kept wording covers the whole of a body's name: what is short for it stays too."""
        return self.taken[place.passage].issuperset(range(place.first, place.last + 1))

    def _small(self) -> frozenset[str]:
        """The words that the case writes in small letters somewhere."""
        return frozenset(
            word.bare for passage in self.passages for word in passage.words if not word.capital and not passage.loose
        )

    def _is_taken(self, name: Name) -> bool:
        """Whether kept or defined wording covers the whole of a name."""
        return all(at in self.taken[name.passage] for at in range(name.core, name.last + 1))

    def _guesses(self, explained: Mapping[int, frozenset[int]], lexicon: Lexicon) -> tuple[Guess, ...]:
        if Layer.CASING in self.without:
            return ()
        casing = Casing.of(self.lexis, self.labels, lexicon)
        runs = [run for passage in self.passages for run in casing.unexplained(passage, explained[passage.index])]
        evidence = casing.weigh(self.passages, runs)
        return tuple(casing.decide(self.passages[run.passage], run, evidence) for run in runs)

    def _seen(
        self, people: Sequence[Name], places: Sequence[PlaceName], guesses: Sequence[Guess], gazetteer: Gazetteer
    ) -> tuple[Sight, ...]:
        guessed = [guess for guess in guesses if guess.entity_type != "UNKNOWN"]
        persons = self._words([*people, *(guess for guess in guessed if guess.entity_type == "PERSON")])
        sites = self._words([*places, *(guess for guess in guessed if guess.entity_type != "PERSON")])
        seen = Seen(self.lexis, persons, sites, self.taken, {**gazetteer.doubtful, **gazetteer.plain})
        return tuple(
            sight
            for passage, spotted in zip(self.passages, self.spotted, strict=True)
            for sight in seen.find(passage, spotted)
        )

    def _phrases(
        self,
        explained: Mapping[int, frozenset[int]],
        places: Sequence[PlaceName],
        guesses: Sequence[Guess],
        finder: Phrases,
    ) -> tuple[Phrase, ...]:
        if Layer.CASING in self.without:
            return ()
        guessed = self._words(guesses)
        placed = self._words([*places, *(guess for guess in guesses if guess.entity_type == "LOCATION")])
        return tuple(
            phrase
            for passage in self.passages
            for phrase in finder.find(
                passage,
                explained[passage.index] | guessed[passage.index],
                placed[passage.index],
                self.labels[passage.index],
            )
        )

    def _called(self, phrase: Phrase | Guess | Sight) -> PlaceName:
        parts = self.passages[phrase.passage].bares[phrase.first : phrase.last + 1]
        return PlaceName(phrase.passage, phrase.first, phrase.last, phrase.entity_type, parts, False)

    def _explained(self, people: Sequence[Name], places: Sequence[PlaceName]) -> Mapping[int, frozenset[int]]:
        named = self._words([*people, *places])
        return {index: words | self.taken[index] if words else self.taken[index] for index, words in named.items()}

    def _words(self, named: Iterable[Name | PlaceName | Guess]) -> Mapping[int, frozenset[int]]:
        """The words of each passage, by its index, that belong to any of these."""
        words: dict[int, set[int]] = defaultdict(set)
        for each in named:
            words[each.passage].update(range(each.first, each.last + 1))
        none: dict[int, frozenset[int]] = dict.fromkeys(range(len(self.passages)), frozenset())
        return none | {index: frozenset(found) for index, found in words.items()}

    def _guessed_name(self, guess: Guess | Sight) -> Name:
        parts = self.passages[guess.passage].bares[guess.first : guess.last + 1]
        return Name(guess.passage, guess.first, guess.first, guess.last, parts, False, False, "")


def _is_person(place: PlaceName, firsts: Collection[str]) -> bool:
    """Whether what looked like a place or body once is the first name of somebody: "Tegan" beside "Tegan Ashdale-Pike",
    "Tegan on Sample Way".
    """
    if place.parts[0] not in firsts:
        return False
    return place.parts[1:2] == ("on",) or (place.entity_type == "ORGANIZATION" and len(place.parts) == 1)
