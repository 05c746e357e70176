"""The name model as a Presidio recogniser: it reads what the NLP engine has put into the artifacts of a text."""

from __future__ import annotations

from presidio_analyzer import EntityRecognizer, RecognizerResult
from presidio_analyzer.nlp_engine import NlpArtifacts

from redraft.detection.seeing.name_engine import NameEngine
from redraft.errors import ModelUnavailable
from redraft.tagger import Label

ENTITIES = {
    Label.PERSON: "PERSON",
    Label.LOCATION: "LOCATION",
    Label.ORGANIZATION: "ORGANIZATION",
    Label.ADDRESS: "ADDRESS",
    Label.DATE: "DATE_TIME",
    Label.NORP: "NORP",
}
"""What the model's labels are called in findings."""


class NamesRecognizer(EntityRecognizer):
    """Everything that the model is sure enough of to show a reviewer; the score says how sure."""

    def __init__(self) -> None:
        super().__init__(supported_entities=sorted(ENTITIES.values()), name="redraft.names", supported_language="en")

    def load(self) -> None:
        """Nothing to do: the model belongs to the NLP engine."""

    def analyze(self, text: str, entities: list[str], nlp_artifacts: NlpArtifacts | None) -> list[RecognizerResult]:
        """The model's mentions of these `entities` in a text whose artifacts are given.

        Raises:
            ModelUnavailable: if there are no artifacts, or those of another engine: nothing found would mean nothing.
        """
        if nlp_artifacts is None or not isinstance(nlp_artifacts.nlp_engine, NameEngine):
            raise ModelUnavailable("The recogniser of names was called without the name model's own engine.")
        found = zip(nlp_artifacts.entities, nlp_artifacts.scores, strict=True)
        return [
            RecognizerResult(ENTITIES[Label(span.label_)], span.start_char, span.end_char, score)
            for span, score in found
            if ENTITIES[Label(span.label_)] in entities
        ]
