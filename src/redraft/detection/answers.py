"""What the survey of a case found, as hits: people, places, guesses, phrases, initials, and names in odd places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from redraft.detection.guessing.odd_capitals import OddCapitals
from redraft.detection.guessing.small_letters import SmallLetters
from redraft.detection.persons.columns import Columns
from redraft.detection.persons.declared import DeclaredNames, DistinctiveInside
from redraft.detection.persons.initials import Initials
from redraft.detection.persons.misspelt import Misspelt
from redraft.detection.persons.name_words import LISTED
from redraft.detection.persons.nicknames import Nicknames
from redraft.detection.persons.offices import Offices
from redraft.detection.survey import Survey
from redraft.detection.words import cues
from redraft.detection.words.hits import Hit, Layer, hit
from redraft.detection.words.lexicon import Name
from redraft.detection.words.lexis import Lexis
from redraft.detection.words.passages import Passage, Word
from redraft.detection.words.surroundings import Surroundings
from redraft.findings import Action
from redraft.text import Span

_FOUND = "a name that is found elsewhere in this case"
_INSIDE = "a name of this case inside a longer word"
_UNSURE = "perhaps somebody's name, perhaps an ordinary word"
_ODD = "an everyday word with a capital in the middle of a sentence"
_PHRASED = "a name of this case in small letters, or a turn of phrase"
_OFFICE = "a rank or office that stands for somebody of this case"
_SHORT = "the beginning of a name that is found elsewhere in this case"
_SLIP = "a declared name with a letter or two wrong"
_VOWELS = frozenset("aeiouy")
"""A word of two letters without one of these is a note-taker's abbreviation: "wd have gone"."""
_CELL = "a word that nothing explains in a column for names"
_PLACE = {"LOCATION": "the name of a place", "ORGANIZATION": "the name of a body"}
_SEEN = {
    "PERSON": "reads like somebody's name",
    "LOCATION": "reads like the name of a place",
    "ORGANIZATION": "reads like the name of a body",
    "ADDRESS": "reads like an address",
}
_PERHAPS = {kind: f"perhaps {why.removeprefix('reads like ')}" for kind, why in _SEEN.items()}
_PHRASE = "capitalised words that seem to name a place or body"


@dataclass(frozen=True, slots=True)
class Answers:
    """The hits of the layers that see the whole case.

    Where nobody is to learn who publishes (`anonymous`), what may be the name of a team or body goes without asking.
    """

    lexis: Lexis
    passages: Sequence[Passage]
    survey: Survey
    names: DeclaredNames
    anonymous: bool = False
    without: frozenset[Layer] = frozenset()

    def hits(self) -> Iterator[Hit]:
        """All of them, overlaps and all."""
        yield from self._people()
        yield from self._places()
        yield from self._guesses()
        yield from self._seen()
        yield from self._phrases()
        if Layer.PROPAGATION not in self.without:
            yield from self._propagated()

    def _propagated(self) -> Iterator[Hit]:
        initials = Initials.of(self.lexis, self.survey.lexicon, self.survey.people, self.passages, self.names.persons)
        offices = Offices.of(self.lexis, self.survey.people, self.passages)
        misspelt = Misspelt.of(self.lexis, self.survey.lexicon, self.names.persons)
        inside = DistinctiveInside.of(self.lexis, self.survey.lexicon)
        small = SmallLetters.of(self.lexis, self.survey.lexicon, self.survey.gazetteer)
        nicknames = Nicknames.of(self.lexis, self.survey.lexicon)
        columns, capitals = Columns(self.lexis), OddCapitals(self.lexis)
        written = self._odd_forms()
        for passage in self.passages:
            yield from self._in_small_letters(passage, small)
            yield from self._initials(passage, initials)
            yield from self._offices(passage, offices)
            yield from self._nicknames(passage, nicknames)
            yield from self._misspelt(passage, misspelt)
            yield from self._columns(passage, columns)
            yield from self._odd(passage, written, inside)
            yield from self._unsure(passage)
            yield from self._capitals(passage, capitals)

    def _span(self, passage: int, first: int, last: int) -> Span:
        words = self.passages[passage].words
        return Span(words[first].start, words[last].end)

    def _people(self) -> Iterator[Hit]:
        for name in self.survey.people:
            layer = Layer.CAST if self.names.in_cast(name.parts) else Layer.COMPOSITION
            span = self._span(name.passage, name.first, name.last)
            found = hit(name.passage, span, "PERSON", 0.9 if name.sure else 0.7, layer, name.why)
            yield self._of_publisher(found, name) or found

    def _of_publisher(self, found: Hit, name: Name) -> Hit | None:
        """The hit as one that is kept, if the name can only be that of a declared author or chair."""
        if found.layer is Layer.CAST or not self.names.is_publishers(name.parts, self.survey.lexicon.full, self.lexis):
            return None
        return replace(found, layer=Layer.PUBLISHER, action=Action.KEEP, why="the declared publisher, named on purpose")

    def _places(self) -> Iterator[Hit]:
        for place in self.survey.places:
            span = self._span(place.passage, place.first, place.last)
            if place.possessive:
                span = Span(span.start, span.end + 2)
            if place.doubtful and not (self.anonymous and place.entity_type == "ORGANIZATION"):
                yield hit(place.passage, span, "UNKNOWN", 0.3, Layer.COMPOSITION, "perhaps the name of a place or body")
                continue
            layer = Layer.PROPAGATION if all(map(self.lexis.ordinary, place.parts)) else Layer.COMPOSITION
            yield hit(place.passage, span, place.entity_type, 0.8, layer, _PLACE[place.entity_type])

    def _guesses(self) -> Iterator[Hit]:
        for guess in self.survey.guesses:
            span = self._span(guess.passage, guess.first, guess.last)
            why = "a capitalised word that is not an English one"
            yield hit(guess.passage, span, guess.entity_type, guess.score, Layer.CASING, why)

    def _seen(self) -> Iterator[Hit]:
        for seen in self.survey.seen:
            span = self._span(seen.passage, seen.first, seen.last)
            kind, why = (seen.entity_type, _SEEN) if seen.sure else ("UNKNOWN", _PERHAPS)
            yield hit(seen.passage, span, kind, seen.score, Layer.MODEL, why[seen.entity_type])

    def _phrases(self) -> Iterator[Hit]:
        for phrase in self.survey.phrases:
            span = self._span(phrase.passage, phrase.first, phrase.last)
            if phrase.supported:
                yield hit(phrase.passage, span, phrase.entity_type, 0.5, Layer.CASING, _PHRASE)
            else:
                why = "capitalised words in the middle of a sentence"
                yield hit(phrase.passage, span, "UNKNOWN", 0.3, Layer.CASING, why)

    def _initials(self, passage: Passage, initials: Initials) -> Iterator[Hit]:
        for first, last, sure in initials.find(passage):
            span = self._span(passage.index, first, last)
            if sure:
                why = "the initials of somebody named elsewhere in this case"
                yield hit(passage.index, span, "PERSON", 0.6, Layer.PROPAGATION, why)
            else:
                why = "perhaps the initials of somebody named in this case"
                yield hit(passage.index, span, "UNKNOWN", 0.3, Layer.PROPAGATION, why)

    def _offices(self, passage: Passage, offices: Offices) -> Iterator[Hit]:
        for first, last in offices.find(passage):
            yield hit(passage.index, self._span(passage.index, first, last), "PERSON", 0.6, Layer.PROPAGATION, _OFFICE)

    def _in_small_letters(self, passage: Passage, small: SmallLetters) -> Iterator[Hit]:
        for found in small.find(passage):
            span = self._span(passage.index, found.first, found.last)
            kind, score, why = (found.entity_type, 0.7, _FOUND) if found.sure else ("UNKNOWN", 0.3, _PHRASED)
            yield hit(passage.index, span, kind, score, Layer.PROPAGATION, why)

    def _nicknames(self, passage: Passage, nicknames: Nicknames) -> Iterator[Hit]:
        for at, sure in nicknames.find(passage):
            span = self._span(passage.index, at, at)
            if sure:
                yield hit(passage.index, span, "PERSON", 0.6, Layer.PROPAGATION, _SHORT)
            else:
                yield hit(passage.index, span, "UNKNOWN", 0.3, Layer.PROPAGATION, _UNSURE)

    def _misspelt(self, passage: Passage, misspelt: Misspelt) -> Iterator[Hit]:
        for at in misspelt.find(passage):
            yield hit(passage.index, self._span(passage.index, at, at), "PERSON", 0.7, Layer.PROPAGATION, _SLIP)

    def _columns(self, passage: Passage, columns: Columns) -> Iterator[Hit]:
        for at, sure in columns.find(passage):
            span = self._span(passage.index, at, at)
            if sure:
                yield hit(passage.index, span, "PERSON", 0.6, Layer.COMPOSITION, LISTED)
            else:
                yield hit(passage.index, span, "UNKNOWN", 0.3, Layer.COMPOSITION, _CELL)

    def _odd_forms(self) -> frozenset[str]:
        """The parts of the case's names, and each with an s: what may stand in small letters or in the plural."""
        known = (*self.survey.lexicon.given, *self.survey.lexicon.surnames)
        return frozenset((*known, *(f"{name}s" for name in known)))

    def _odd(self, passage: Passage, written: frozenset[str], inside: DistinctiveInside) -> Iterator[Hit]:
        """Known names that the composition does not see: in small letters, in the plural, within longer words."""
        for at, bare in enumerate(passage.bares):
            word = passage.words[at]
            if bare in written and (self._small(word) or self._plural(passage, word)):
                yield hit(passage.index, Span(word.start, word.end), "PERSON", 0.8, Layer.PROPAGATION, _FOUND)
        for at in inside.find(passage):
            yield hit(passage.index, self._span(passage.index, at, at), "PERSON", 0.7, Layer.PROPAGATION, _INSIDE)

    def _small(self, word: Word) -> bool:
        known = self.survey.lexicon.knows(word.bare) and not word.capital and not self.lexis.everyday(word.bare)
        return known and len(word.bare) > 1 and (len(word.bare) > 2 or not _VOWELS.isdisjoint(word.bare))

    def _plural(self, passage: Passage, word: Word) -> bool:
        if not self.survey.lexicon.plural(word.bare):
            return False
        return not self.lexis.ordinary(word.bare) or (word.capital and not word.initial and not passage.heading)

    def _capitals(self, passage: Passage, capitals: OddCapitals) -> Iterator[Hit]:
        for at in capitals.find(passage):
            yield hit(passage.index, self._span(passage.index, at, at), "UNKNOWN", 0.2, Layer.CASING, _ODD)

    def _unsure(self, passage: Passage) -> Iterator[Hit]:
        """Ordinary words that are somebody's name in this case, where a capital proves nothing."""
        around = Surroundings(passage, self.lexis)
        for at in passage.capitals if not passage.shouting else ():
            word = passage.words[at]
            if not (word.initial and self.survey.lexicon.knows(word.bare)) or not (
                self.lexis.ordinary(word.bare) or word.bare in cues.MONTHS
            ):
                continue
            if not around.in_phrase(at) and not around.dated(at):
                yield hit(passage.index, Span(word.start, word.end), "UNKNOWN", 0.3, Layer.PROPAGATION, _UNSURE)
