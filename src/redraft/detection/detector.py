"""The layered detector: a whole case in, findings out.

The layers, each a witness with a voice of its own, and the rooms they live in:

1. the cast and the publisher, as `case.yaml` declares them: `persons.declared`, `sites.publisher`;
2. the model, or another engine that reads names: `seeing`;
3. definitions: patterns with check digits, word lists, context words and headings: `defining`;
4. composition: titles, kin and roles make names of people (`persons`), head nouns those of places and bodies (`sites`);
5. propagation: what is a name somewhere is one everywhere: `survey`, `words.lexicon`, `sites.gazetteer`;
6. casing: capitals that nothing explains are near-misses for the reviewer: `guessing`;
7. the keep list, which no layer but the cast may touch (`keeping`), and what is found but kept by policy.

Overlaps are settled by the rule of `settle`, and `reasons` says why.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain
from pathlib import Path

from redraft.cast import Declared
from redraft.detection.answers import Answers
from redraft.detection.defining.defined import defined_hits
from redraft.detection.defining.definitions import Definition, load_definitions, shipped_definitions
from redraft.detection.defining.keep import KeepList, joined
from redraft.detection.defining.lookout import Lookout
from redraft.detection.keeping.authorities import Authorities
from redraft.detection.keeping.in_place import InPlace
from redraft.detection.keeping.kept import Kept, initialled_persons, spare, titled_persons
from redraft.detection.keeping.letters_in_place import LettersInPlace
from redraft.detection.keeping.slips import Slips
from redraft.detection.persons.apart import Apart
from redraft.detection.persons.declared import DeclaredNames, bare_words
from redraft.detection.persons.whole_names import WholeNames
from redraft.detection.reasons import Reasons
from redraft.detection.seeing.ahead import Progress, reading_ahead
from redraft.detection.seeing.background import background_hits
from redraft.detection.seeing.engines import Engine, load_engine
from redraft.detection.seeing.spotted import Spotted, labels_of, words_under
from redraft.detection.settle import settle
from redraft.detection.sites.addresses import whole_addresses
from redraft.detection.sites.defined_terms import defined_terms
from redraft.detection.sites.publisher import PublisherForms
from redraft.detection.sites.undeclared import with_offers
from redraft.detection.survey import Survey, Surveyor
from redraft.detection.vital import with_vital_days
from redraft.detection.words.hits import QUOTE, Hit, Layer
from redraft.detection.words.lexis import Lexis
from redraft.detection.words.passages import Passage, read_passages
from redraft.detection.words.wordlists import WordList
from redraft.engine import EngineChoice
from redraft.findings import Finding, finding_ids
from redraft.resources import folder
from redraft.text import Draft, Span
from redraft.vocabulary import Vocabulary, load_vocabulary, read_words

_PROPER_NAMES = (
    "national_bodies",
    "international_bodies",
    "systems",
    "tools_and_laws",
    "phrases",
    "weekdays_and_feasts",
)
"""The lists of kept wordings that are names of things rather than the field's own terms."""
_PUBLISHED = "inquiries_and_authorities"
"""The list of published inquiries, judgments and authors."""

FINE = 4
"""Decimals of a score: as many as go on record, so that findings are the same when they are taken from there."""

_Known = tuple[Lookout, Lookout, KeepList, WordList, Vocabulary, Lexis]
"""All of a detector but the engine, in the order of its fields."""


@dataclass(frozen=True, slots=True)
class Detector:
    """Finds identifying details. Build it with `load`.

    `recognizers` are those of identifying details, `policies` those of the keep list that name what they keep. Layers
    of the survey (composition, propagation, casing) that are left out in `without` teach nothing and answer nothing, so
    that a benchmark can tell what each is worth.
    """

    engine: Engine
    recognizers: Lookout
    policies: Lookout
    terms: KeepList
    published: WordList
    vocabulary: Vocabulary
    lexis: Lexis
    without: frozenset[Layer] = frozenset()

    @classmethod
    def load(cls, case_recognizers: Path | None = None, engine: EngineChoice | None = None) -> Detector:
        """A detector with our definitions and those in the case's own folder, if it has one, and the chosen engine.

        Raises:
            RecognizerInvalid: if a definition or word list cannot be used.
            ModelUnavailable: if the language model is missing or not the one that was tested, or another engine that
                was chosen cannot be had.
        """
        own = () if case_recognizers is None else load_definitions(case_recognizers)
        known = _known_of((*shipped_definitions(), *own)) if own else _shipped()
        return cls(load_engine(engine), *known)

    @classmethod
    def of(cls, definitions: Sequence[Definition], engine: Engine) -> Detector:
        """A detector that knows these definitions, those of the keep list among them, and reads with this engine."""
        return cls(engine, *_known_of(definitions))

    def detect(
        self, drafts: Sequence[Draft], declared: Declared, progress: Progress | None = None
    ) -> tuple[Finding, ...]:
        """Every identifying detail of a case, in order of draft, segment and place; no two findings overlap.

        Each layer adds hits, terms of art spare theirs, and overlaps are settled at the end. `progress` is told how
        many of how many segments have been read.
        """
        passages = read_passages(drafts)
        names = DeclaredNames.of(declared, self.lexis)
        texts = list(dict.fromkeys(passage.text for passage in passages))
        with reading_ahead(self.engine, texts, progress) as answer:
            kept = self._kept(drafts, passages, declared, names)
            local = spare([*self._declared(passages, names), *defined_hits(passages, self.recognizers)], passages, kept)
            policies = list(defined_hits(passages, self.policies))
            read = answer()
        spotted = [read[passage.text] for passage in passages]
        survey = self._survey(passages, spotted, local, kept, names)
        answers = Answers(self.lexis, passages, survey, names, declared.anonymous, self.without)
        wide = spare(answers.hits(), passages, kept)
        publisher = PublisherForms.of(declared.publisher, passages, self.lexis)
        hits: list[list[Hit]] = [[] for _ in passages]
        for found in (*local, *wide, *publisher.hits(passages)):
            hits[found.passage].append(publisher.claim(found, passages[found.passage]))
        for found in (*spare(background_hits(spotted, hits), passages, kept), *policies):
            hits[found.passage].append(found)
        for found in list(defined_terms(passages, chain.from_iterable(hits), self.lexis)):
            hits[found.passage].append(found)
        settled = [settle(self._composed(passage, hits[passage.index]), passage.text) for passage in passages]
        whole = WholeNames.of(survey.lexicon, self.lexis)
        settled = [whole.of_passage(passage, found) for passage, found in zip(passages, settled, strict=True)]
        if not declared.anonymous:
            settled = list(with_offers(passages, settled))
        reasons = Reasons.of(passages, (found for standing in settled for found in standing))
        findings = [finding for standing in settled for finding in _findings(passages, standing, reasons)]
        return with_vital_days(drafts, passages, findings, declared)

    def _composed(self, passage: Passage, hits: Sequence[Hit]) -> Sequence[Hit]:
        return hits if Layer.COMPOSITION in self.without else whole_addresses(passage, hits)

    def _kept(
        self, drafts: Sequence[Draft], passages: Sequence[Passage], declared: Declared, names: DeclaredNames
    ) -> list[list[Span]]:
        """What stays, in each passage."""
        kept = Kept.of(self.terms, self.vocabulary, declared.keep)
        initialled = initialled_persons(passages)
        pseudonyms = InPlace.of(
            drafts, passages, declared.pseudonyms, initialled | titled_persons(passages), self.vocabulary
        )
        letters = LettersInPlace.of(passages, initialled, self.lexis)
        authorities = Authorities.of(self.lexis, self.vocabulary, self.published, passages, names.persons)
        others = (pseudonyms, letters, authorities, Slips.of(self.lexis, self.terms))
        return [
            joined([*kept.spans(each, initialled), *(span for other in others for span in other.spans(each))])
            for each in passages
        ]

    def _declared(self, passages: Sequence[Passage], names: DeclaredNames) -> Iterator[Hit]:
        apart = Apart.of(names)
        return (found for passage in passages for found in (*names.find(passage, self.lexis), *apart.find(passage)))

    def _survey(
        self,
        passages: Sequence[Passage],
        spotted: Sequence[Sequence[Spotted]],
        local: Sequence[Hit],
        kept: Sequence[Sequence[Span]],
        names: DeclaredNames,
    ) -> Survey:
        """The names of the case. Words that a definition explains, or that stay, are none."""
        covered = [list(spans) for spans in kept]
        towns: set[str] = set()
        for found in (each for each in local if each.layer is not Layer.POLICY):
            if found.entity_type == "LOCATION" and found.layer is Layer.DEFINITION:
                towns.update(_single(bare_words(found.span.of(passages[found.passage].text))))
            elif found.entity_type not in ("PERSON", "LOCATION", "ORGANIZATION", "ADDRESS", QUOTE):
                covered[found.passage].append(found.span)
        taken = [_words_under(passage, spans) for passage, spans in zip(passages, covered, strict=True)]
        labels = [labels_of(passage, seen) for passage, seen in zip(passages, spotted, strict=True)]
        return Surveyor(self.lexis, passages, spotted, labels, taken, names, frozenset(towns), self.without).survey()


def _entries(definitions: Sequence[Definition], *wanted: str) -> list[str]:
    """The entries of the lists of one theme, or of those definitions, that are `wanted`."""
    chosen = (each for each in definitions if each.words and (each.theme in wanted or each.name in wanted))
    return [entry for each in chosen if each.words for entry in each.words.entries]


def _findings(passages: Sequence[Passage], standing: Sequence[Hit], reasons: Reasons) -> Iterator[Finding]:
    """The hits of one passage that stand, with names of their own."""
    if standing:
        passage = passages[standing[0].passage]
        segment = passage.segment
        name = finding_ids(passage.source, segment.anchor, segment.text, passage.nth)
        yield from (_finding(passage, found, reasons, name) for found in standing)


def _finding(passage: Passage, found: Hit, reasons: Reasons, name: Callable[[Span, str], str]) -> Finding:
    """A hit that stands, tied to its place in the segment's own characters."""
    segment = passage.segment
    span = passage.folded.original(found.span.start, found.span.end)
    return Finding(
        id=name(span, found.entity_type),
        source=passage.source,
        anchor=segment.anchor,
        span=span,
        text=span.of(segment.text),
        entity_type=found.entity_type,
        score=round(found.score, FINE),
        recognizer=found.recognizer,
        action=found.action,
        why=reasons.why(found),
        suggestion=found.suggestion,
    )


def _single(words: tuple[str, ...]) -> tuple[str, ...]:
    """The word of a name that has but one: of a longer one, no word by itself is the place."""
    return words if len(words) == 1 else ()


def _words_under(passage: Passage, spans: Sequence[Span]) -> frozenset[int]:
    """The words that any of `spans` touches."""
    return frozenset(at for span in spans for at in words_under(passage, span))


@cache
def _shipped() -> _Known:
    """What the definitions that ship make known, built once a process."""
    return _known_of(shipped_definitions())


def _known_of(definitions: Sequence[Definition]) -> _Known:
    vocabulary = load_vocabulary()
    first_names = read_words(folder("recognizers") / "words" / "first_names.txt")
    lexis = Lexis.of(vocabulary, _entries(definitions, "keep"), first_names, _entries(definitions, *_PROPER_NAMES))
    keep = KeepList.of(definitions)
    details = Lookout.of(each for each in definitions if each.theme != "keep")
    policies = Lookout.of(each for each in definitions if each.theme == "keep")
    published = WordList.compile(_entries(definitions, _PUBLISHED), any_case=True)
    return details, policies, keep, published, vocabulary, lexis
