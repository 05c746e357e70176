"""From definitions to Presidio recognisers, for any analyser of Presidio's: redraft itself asks a `Lookout`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from presidio_analyzer import AnalysisExplanation, LocalRecognizer, Pattern, PatternRecognizer, RecognizerResult

from redraft.detection.defining.definitions import Definition
from redraft.detection.defining.expressions import FLAGS, compiled
from redraft.detection.defining.finders import Finder, Found, PatternFinder, WordFinder, find, finders_of

SUGGESTION = "suggestion"
"""Where a result's metadata hold the wording that is suggested for it; "" for none."""


class CheckedPattern(Pattern):  # type: ignore[misc,unused-ignore]
    """A pattern in Presidio's form that is not compiled once more only to see whether it can be."""

    def __init__(self, name: str, expression: str, score: float) -> None:
        self.name = name
        self.regex = expression
        self.score = score
        self.compiled_regex: Any = compiled(expression)
        self.compiled_with_flags: Any = FLAGS


class DefinedRecognizer(PatternRecognizer):  # type: ignore[misc,unused-ignore]
    """A definition's patterns: matched on folded text, weighed by check digit and context words.

    Context is looked for here, not by Presidio's enhancer, because a table column's heading is context too and
    because the examples have to run without a language model; results say so, and the enhancer leaves them alone.
    """

    def __init__(self, finder: PatternFinder) -> None:
        definition = finder.definition
        super().__init__(
            supported_entity=definition.entity_type,
            name=definition.name,
            patterns=[CheckedPattern(each.name, each.regex, each.score) for each in definition.patterns],
            context=list(definition.context),
            global_regex_flags=FLAGS,
        )
        self.definition = definition
        self.finder = finder

    def analyze(
        self, text: str, entities: Sequence[str] = (), nlp_artifacts: Any = None, regex_flags: int | None = None
    ) -> list[RecognizerResult]:
        """The matches in `text`; the flags that Presidio's engine passes are not for these patterns."""
        return _results(self.finder, text, self.id)


class WordsRecognizer(LocalRecognizer):  # type: ignore[misc,unused-ignore]
    """A definition's word list: whole words, the longest at each place."""

    def __init__(self, finder: WordFinder) -> None:
        super().__init__(supported_entities=[finder.definition.entity_type], name=finder.definition.name)
        self.definition = finder.definition
        self.finder = finder

    def load(self) -> None:
        """Nothing to load: the list is compiled on creation."""

    def analyze(self, text: str, entities: Sequence[str] = (), nlp_artifacts: Any = None) -> list[RecognizerResult]:
        """The entries in `text`."""
        return _results(self.finder, text, self.id)


def build_recognizers(definitions: Iterable[Definition]) -> list[DefinedRecognizer | WordsRecognizer]:
    """A recogniser for each definition (two, if it has patterns and words), in order; none for terms of art.

    Every result carries its definition's name under `RecognizerResult.RECOGNIZER_NAME_KEY`.
    """
    return [
        DefinedRecognizer(each) if isinstance(each, PatternFinder) else WordsRecognizer(each)
        for each in finders_of(definitions)
    ]


def _results(finder: Finder, text: str, identifier: str) -> list[RecognizerResult]:
    return [_result(finder.definition, found, identifier) for found in find(finder, text)]


def _result(definition: Definition, found: Found, identifier: str) -> RecognizerResult:
    """What was found in Presidio's own form, as its `PatternRecognizer` would give it."""
    pattern = found.pattern
    explained = (
        AnalysisExplanation(definition.name, pattern.score, pattern.name, pattern.regex, regex_flags=FLAGS)
        if pattern
        else AnalysisExplanation(definition.name, definition.score, "words")
    )
    metadata: dict[str, Any] = {
        RecognizerResult.RECOGNIZER_NAME_KEY: definition.name,
        RecognizerResult.RECOGNIZER_IDENTIFIER_KEY: identifier,
        SUGGESTION: found.suggestion,
    }
    if pattern:
        metadata[RecognizerResult.IS_SCORE_ENHANCED_BY_CONTEXT_KEY] = True
    start, end = found.span.start, found.span.end
    return RecognizerResult(definition.entity_type, start, end, found.score, explained, metadata)
