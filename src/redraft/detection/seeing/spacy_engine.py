"""An installed spaCy package behind Presidio's spaCy engine, which is never given a chance to download one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib.metadata import version
from typing import Any

import spacy
from presidio_analyzer import EntityRecognizer
from presidio_analyzer.nlp_engine import NerModelConfiguration, NlpArtifacts, SpacyNlpEngine
from presidio_analyzer.predefined_recognizers import SpacyRecognizer
from spacy.language import Language
from spacy.tokens import Doc

from redraft.detection.seeing.foreign import ENTITIES, entities_of, unusable
from redraft.detection.seeing.name_engine import LANGUAGE
from redraft.detection.seeing.windows import windows
from redraft.engine import EngineChoice, EngineRecord

WINDOW = 20_000
"""Characters that spaCy reads at once: it refuses a million, and takes a gigabyte of memory for a hundred thousand."""


class LoadedSpacyEngine(SpacyNlpEngine):
    """Presidio's spaCy engine around a pipeline that is loaded already; each text is read by itself."""

    def __init__(self, pipeline: Language, configuration: NerModelConfiguration | None = None) -> None:
        super().__init__(ner_model_configuration=configuration)
        self.nlp = {LANGUAGE: pipeline}  # type: ignore[assignment]
        self._pipeline = pipeline

    def load(self) -> None:
        """Nothing to do: Presidio's own loading downloads what is missing."""

    def process_text(self, text: str, language: str) -> NlpArtifacts:
        """The artifacts of one text, however long."""
        if len(text) <= WINDOW:
            return super().process_text(text, language)
        docs = [self._pipeline(window.of(text)) for window in windows(text, WINDOW)]
        doc = Doc.from_docs(docs, ensure_whitespace=False)
        return self._doc_to_nlp_artifact(doc, language)

    def process_batch(  # type: ignore[override]
        self, texts: Iterable[str], language: str, batch_size: int = 1, n_process: int = 1, **kwargs: Any
    ) -> Iterator[tuple[str, NlpArtifacts]]:
        """The artifacts of each text, in order; sums over a batch could round differently, so there are none."""
        for text in texts:
            yield text, self.process_text(text, language)


def blank_engine() -> LoadedSpacyEngine:
    """Words and nothing else, for recognisers that read the text by themselves."""
    return LoadedSpacyEngine(spacy.blank(LANGUAGE))


def load_spacy(choice: EngineChoice) -> tuple[LoadedSpacyEngine, EntityRecognizer, EngineRecord]:
    """The engine of an installed spaCy package, Presidio's recogniser for it, and what goes on record.

    Raises:
        ModelUnavailable: if the package is not installed, cannot be loaded, or finds no persons.
    """
    if not spacy.util.is_package(choice.name):
        raise unusable(
            "The spaCy package that `engine` in case.yaml names is not installed. redraft downloads no models.",
            "Install it under exactly that name",
        )
    try:
        pipeline = spacy.load(choice.name)
    except Exception:  # whatever a package of another version, or one that is no model, may raise
        raise unusable(
            "The spaCy package that `engine` in case.yaml names cannot be loaded.",
            f"Install the version of it that goes with spaCy {version('spacy')}",
        ) from None
    labels = _labels(pipeline)
    entities = entities_of(labels)
    configuration = NerModelConfiguration(
        model_to_presidio_entity_mapping=entities, labels_to_ignore=[each for each in labels if each not in entities]
    )
    record = EngineRecord(choice.kind.value, choice.name, str(pipeline.meta["version"]))
    recognizer = SpacyRecognizer(supported_entities=list(ENTITIES))
    return LoadedSpacyEngine(pipeline, configuration), recognizer, record


def _labels(pipeline: Language) -> list[str]:
    """What the parts of a pipeline that name something call it."""
    naming = [name for name in pipeline.pipe_names if "doc.ents" in pipeline.get_pipe_meta(name).assigns]
    return sorted({label for name in naming for label in pipeline.pipe_labels.get(name, ())})
