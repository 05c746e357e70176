"""The layered detector: a whole case in, findings out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from redraft.cast import Declared
from redraft.detection.addresses import whole_addresses
from redraft.detection.casing import Labels
from redraft.detection.declared import DeclaredNames, bare_words, distinctive_inside
from redraft.detection.defined import defined_hits
from redraft.detection.definitions import load_definitions
from redraft.detection.hits import Hit, Layer, hit
from redraft.detection.keep import KeepList
from redraft.detection.kept import Kept, declared_pseudonyms, spare
from redraft.detection.lexis import Lexis
from redraft.detection.nlp import LANGUAGE, NameModel
from redraft.detection.passages import Passage, read_passages
from redraft.detection.registry import DefinedRecognizer, WordsRecognizer, build_recognizers
from redraft.detection.settle import settle
from redraft.detection.spotted import labels_of
from redraft.detection.survey import Survey, Surveyor
from redraft.findings import Finding, finding_id
from redraft.resources import folder
from redraft.text import Draft, Span
from redraft.vocabulary import Vocabulary, load_vocabulary, read_words

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Detector:
    """Finds identifying details. Build it with `load`."""

    model: NameModel
    recognizers: tuple[DefinedRecognizer | WordsRecognizer, ...]
    terms: KeepList
    vocabulary: Vocabulary
    lexis: Lexis

    @classmethod
    def load(cls, case_recognizers: Path | None = None) -> Detector:
        """A detector with our definitions and those in the case's own folder, if it has one.

        Raises:
            RecognizerInvalid: if a definition or word list cannot be used.
            ModelUnavailable: if the language model is missing or not the one that was tested.
        """
        recognizers = folder("recognizers")
        definitions = load_definitions(recognizers)
        if case_recognizers is not None:
            definitions += load_definitions(case_recognizers)
        vocabulary = load_vocabulary()
        terms = [entry for each in definitions if each.theme == "keep" and each.words for entry in each.words.entries]
        lexis = Lexis.of(vocabulary, terms, read_words(recognizers / "words" / "first_names.txt"))
        return cls(NameModel(), tuple(build_recognizers(definitions)), KeepList.of(definitions), vocabulary, lexis)

    def detect(
        self, drafts: Sequence[Draft], declared: Declared, progress: Progress | None = None
    ) -> tuple[Finding, ...]:
        """Every identifying detail of a case, in order of draft, segment and place; no two findings overlap.

        `progress` is told how many of how many segments have been read.
        """
        passages = read_passages(drafts)
        names = DeclaredNames.of(declared, self.lexis)
        kept = self._kept(passages, declared)
        hits: list[list[Hit]] = [[] for _ in passages]
        labels: list[Labels] = []
        for passage, (_, artifacts) in zip(
            passages, self.model.process_batch((passage.text for passage in passages), LANGUAGE), strict=True
        ):
            labels.append(labels_of(passage, artifacts.entities))
            hits[passage.index] += spare(
                [*names.find(passage, self.lexis), *defined_hits(passage, self.recognizers)], kept
            )
            if progress:
                progress(passage.index + 1, len(passages))
        survey = self._survey(passages, labels, hits, kept, names)
        for found in self._named(passages, survey, names):
            hits[found.passage] += spare([found], kept)
        return tuple(finding for passage in passages for finding in self._findings(passage, hits[passage.index]))

    def _kept(self, passages: Sequence[Passage], declared: Declared) -> list[list[Span]]:
        kept = Kept.of(self.terms, self.vocabulary, declared.keep)
        pseudonyms = declared_pseudonyms(passages)
        return [kept.spans(passage, pseudonyms) for passage in passages]

    def _survey(
        self,
        passages: Sequence[Passage],
        labels: Sequence[Labels],
        hits: Sequence[Sequence[Hit]],
        kept: Sequence[Sequence[Span]],
        names: DeclaredNames,
    ) -> Survey:
        covered = [
            [
                *kept[passage.index],
                *(h.span for h in hits[passage.index] if h.entity_type not in ("PERSON", "LOCATION")),
            ]
            for passage in passages
        ]
        towns = frozenset(
            bare_words(h.span.of(passages[h.passage].text))[0]
            for passage_hits in hits
            for h in passage_hits
            if h.entity_type == "LOCATION" and h.layer is Layer.DEFINITION
        )
        taken = [_words_under(passage, spans) for passage, spans in zip(passages, covered, strict=True)]
        return Surveyor(self.lexis, passages, labels, taken, names.persons, towns).survey()

    def _named(self, passages: Sequence[Passage], survey: Survey, names: DeclaredNames) -> Iterator[Hit]:
        """The survey's names as hits."""
        declared = {part for words in names.persons for part in words}
        for name in survey.people:
            words = passages[name.passage].words
            span = Span(words[name.first].start, words[name.last].end)
            layer = Layer.CAST if any(part in declared for part in name.parts) else Layer.COMPOSITION
            yield hit(name.passage, span, "PERSON", 0.9 if name.sure else 0.7, layer, name.why)
        for place in survey.places:
            words = passages[place.passage].words
            end = words[place.last].end + (2 if place.possessive else 0)
            span = Span(words[place.first].start, end)
            if place.doubtful:
                yield hit(place.passage, span, "UNKNOWN", 0.3, Layer.COMPOSITION, "perhaps the name of a place or body")
                continue
            why = "the name of a place" if place.entity_type == "LOCATION" else "the name of a body"
            yield hit(place.passage, span, place.entity_type, 0.8, Layer.COMPOSITION, why)
        for index, first, last, entity_type, score in survey.guesses:
            words = passages[index].words
            span = Span(words[first].start, words[last].end)
            yield hit(index, span, entity_type, score, Layer.CASING, "a capitalised word that is not an English one")
        for passage in passages:
            yield from self._small(passage, survey)

    def _small(self, passage: Passage, survey: Survey) -> Iterator[Hit]:
        """Known names that the composition does not see: in small letters, in the plural, within longer words."""
        for at, word in enumerate(passage.words):
            known = survey.lexicon.knows(word.bare) and not word.capital and not self.lexis.ordinary(word.bare)
            if known or (survey.lexicon.plural(word.bare) and not self.lexis.ordinary(word.bare)):
                span = Span(word.start, word.end)
                yield hit(
                    passage.index, span, "PERSON", 0.8, Layer.PROPAGATION, "a name that is found elsewhere in this case"
                )
        for at, _ in distinctive_inside(passage, survey.lexicon, self.lexis):
            word = passage.words[at]
            span = Span(word.start, word.end)
            yield hit(passage.index, span, "PERSON", 0.7, Layer.PROPAGATION, "a name of this case inside a longer word")

    def _findings(self, passage: Passage, hits: Sequence[Hit]) -> Iterator[Finding]:
        for found in settle(whole_addresses(passage, hits)):
            segment = passage.segment
            span = passage.folded.original(found.span.start, found.span.end)
            yield Finding(
                finding_id(passage.source, segment.anchor, segment.text, span, found.entity_type, passage.nth),
                passage.source,
                segment.anchor,
                span,
                span.of(segment.text),
                found.entity_type,
                found.score,
                found.recognizer,
                found.action,
                found.why,
            )


def _words_under(passage: Passage, spans: Sequence[Span]) -> frozenset[int]:
    return frozenset(
        at
        for at, word in enumerate(passage.words)
        if any(span.start < word.end and word.start < span.end for span in spans)
    )
