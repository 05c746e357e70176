"""From definitions to Presidio recognisers, and the examples run through them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import regex
from presidio_analyzer import AnalysisExplanation, LocalRecognizer, Pattern, PatternRecognizer, RecognizerResult

from redraft.detection.defining.checks import CHECKS
from redraft.detection.defining.definitions import TERM, Definition
from redraft.detection.defining.expressions import FLAGS, compiled
from redraft.detection.defining.keep import KeepList, disjoint
from redraft.detection.defining.matching import Match, Matcher
from redraft.detection.defining.strain import slow_text
from redraft.detection.defining.suggestions import filled
from redraft.detection.words.folding import Folded, fold
from redraft.detection.words.wordlists import WordList
from redraft.text import Span

SURE = 0.4
"""The score from which a match counts as found; below it the detector should ask rather than act."""
FLOOR = 0.15
"""The score below which a match is not reported: what is nothing without its context words."""
SUGGESTION = "suggestion"
"""Where a result's metadata hold the wording that is suggested for it; "" for none."""
_CONTEXT_GAIN = 0.35
# A column headed "DOB" leaves no doubt; it has to outweigh the plain date that the same text also is.
_HEADING_GAIN = 0.8
_CHECK_FAILED = 0.6
_BEFORE = 60
_AFTER = 30


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

    def __init__(self, definition: Definition) -> None:
        super().__init__(
            supported_entity=definition.entity_type,
            name=definition.name,
            patterns=[CheckedPattern(each.name, each.regex, each.score) for each in definition.patterns],
            context=list(definition.context),
            global_regex_flags=FLAGS,
        )
        self.definition = definition
        weak = [each for each in definition.patterns if each.score < FLOOR]
        strong = [each for each in definition.patterns if each.score >= FLOOR]
        self._strong, self._weak = Matcher.of(definition, strong), Matcher.of(definition, weak)
        self._near = _any_of(definition.context)
        self._heading = _any_of(definition.headings or definition.context)
        self._suggests = {each.regex: each.suggest or definition.suggest for each in definition.patterns}

    def analyze(
        self, text: str, entities: Sequence[str] = (), nlp_artifacts: Any = None, regex_flags: int | None = None
    ) -> list[RecognizerResult]:
        """The matches in `text`; the flags that Presidio's engine passes are not for these patterns."""
        return self.find(text)

    def find(self, text: str, heading: str = "") -> list[RecognizerResult]:
        """The matches in `text`, the longest at each place; `heading` is that of the table column it stands in."""
        folded = fold(text)
        headed = bool(self._heading and heading and self._heading.search(fold(heading).text))
        matches = list(self._strong.matches(folded.text))
        if headed or (self._near and self._near.search(folded.text)):
            matches += self._weak.matches(folded.text)
        results = [_result(self, match) for match in matches]
        for result in results:
            result.score = self._weigh(folded.text, result, headed)
            result.recognition_metadata[SUGGESTION] = self._suggestion(folded.text, result)
            _place(result, folded)
        return longest([result for result in results if result.score >= FLOOR])

    def _suggestion(self, text: str, result: RecognizerResult) -> str:
        pattern = str(result.analysis_explanation.pattern)
        return filled(self._suggests[pattern], pattern, text, Span(result.start, result.end))

    def _weigh(self, text: str, result: RecognizerResult, headed: bool) -> float:
        score = float(result.score)
        if self.definition.check:
            passed = CHECKS[self.definition.check](text[result.start : result.end])
            score = score + (1 - score) / 2 if passed else score * _CHECK_FAILED
        if headed:
            score += _HEADING_GAIN
        elif self._in_context(text, result.start, result.end):
            score += _CONTEXT_GAIN
        return min(1.0, round(score, 3))

    def _in_context(self, text: str, start: int, end: int) -> bool:
        if self._near is None:
            return False
        before, after = text[max(0, start - _BEFORE) : start], text[end : end + _AFTER]
        return bool(self._near.search(before) or self._near.search(after))


class WordsRecognizer(LocalRecognizer):  # type: ignore[misc,unused-ignore]
    """A definition's word list: whole words, the longest at each place."""

    def __init__(self, definition: Definition) -> None:
        super().__init__(supported_entities=[definition.entity_type], name=definition.name)
        if definition.words is None:
            raise ValueError("this definition has no words")
        self.definition = definition
        self._words = WordList.of(definition.words)
        self._before = _any_of(definition.only_after)
        suggestions = definition.words.suggestions.items()
        self._suggests = {self._words.key(entry): suggestion for entry, suggestion in suggestions}

    def load(self) -> None:
        """Nothing to load: the list is compiled on creation."""

    def analyze(self, text: str, entities: Sequence[str] = (), nlp_artifacts: Any = None) -> list[RecognizerResult]:
        """The entries in `text`."""
        return self.find(text)

    def find(self, text: str, heading: str = "") -> list[RecognizerResult]:
        """The entries in `text`; a heading makes no difference to words."""
        return [self._result(span, text) for span in self._words.spans(text) if self._allowed(text, span)]

    def _allowed(self, text: str, span: Span) -> bool:
        """Whether one of the words that must stand before does so: at the end of what precedes."""
        if self._before is None:
            return True
        before = text[max(0, span.start - _BEFORE) : span.start].rstrip()
        return any(match.end() == len(before) for match in self._before.finditer(before))

    def _result(self, span: Span, text: str) -> RecognizerResult:
        score, name = self.definition.score, self.definition.name
        explained = AnalysisExplanation(recognizer=name, original_score=score, pattern_name="words")
        metadata = {
            RecognizerResult.RECOGNIZER_NAME_KEY: name,
            RecognizerResult.RECOGNIZER_IDENTIFIER_KEY: self.id,
            SUGGESTION: self._suggests.get(self._words.key(span.of(text)), self.definition.suggest),
        }
        return RecognizerResult(self.definition.entity_type, span.start, span.end, score, explained, metadata)


def build_recognizers(definitions: Iterable[Definition]) -> list[DefinedRecognizer | WordsRecognizer]:
    """A recogniser for each definition (two, if it has patterns and words), in order; none for terms of art.

    Every result carries its definition's name under `RecognizerResult.RECOGNIZER_NAME_KEY`.
    """
    recognizers: list[DefinedRecognizer | WordsRecognizer] = []
    for definition in definitions:
        if definition.entity_type == TERM:
            continue
        if definition.patterns:
            recognizers.append(DefinedRecognizer(definition))
        if definition.words:
            recognizers.append(WordsRecognizer(definition))
    return recognizers


def longest(results: Sequence[RecognizerResult]) -> list[RecognizerResult]:
    """`results` of one definition without those that overlap a longer (or, as long, a surer or earlier) one."""
    preferred: dict[Span, RecognizerResult] = {}
    for result in sorted(results, key=lambda r: (r.start - r.end, -r.score, r.start)):
        preferred.setdefault(Span(result.start, result.end), result)
    return [preferred[span] for span in disjoint(preferred)]


@dataclass(frozen=True, slots=True)
class ExampleFailure:
    """An example that does not do what it promises: the `number`th (from 1) of `kind` in the definition's file.

    `problem` says what happened without quoting the example: a case's own examples may hold real names.
    """

    definition: str
    kind: str
    number: int
    problem: str


def check_examples(definitions: Iterable[Definition]) -> tuple[ExampleFailure, ...]:
    """Run every definition's examples through its own recogniser; an empty answer means that all hold."""
    return tuple(failure for definition in definitions for failure in _check(definition))


def check_speed(definitions: Iterable[Definition]) -> tuple[ExampleFailure, ...]:
    """Try every pattern on texts made to slow it down; an empty answer means that none is slow."""
    return tuple(
        ExampleFailure(definition.name, "pattern", number, problem)
        for definition in definitions
        for number, pattern in enumerate(definition.patterns, start=1)
        if (problem := slow_text(definition, pattern))
    )


def _check(definition: Definition) -> Iterable[ExampleFailure]:
    find = _finder(definition)
    for kind in ("match", "doubtful", "no_match"):
        for number, example in enumerate(getattr(definition.examples, kind), start=1):
            text, expected = unmark(example)
            if problem := _problem(kind, expected, find(text)):
                yield ExampleFailure(definition.name, kind, number, problem)


def unmark(example: str) -> tuple[str, list[Span]]:
    """An example without its guillemets, and the spans that stood in them.

    >>> unmark("seen on «3 May», at home")
    ('seen on 3 May, at home', [Span(start=8, end=13)])
    """
    pieces = re.split("([«»])", example)
    text, spans, opened = "", [], 0
    for piece in pieces:
        if piece == "«":
            opened = len(text)
        elif piece == "»":
            spans.append(Span(opened, len(text)))
        else:
            text += piece
    return text, spans


def _finder(definition: Definition) -> Callable[[str], list[tuple[Span, float]]]:
    if definition.theme == "keep":
        keep = KeepList.of([definition])
        return lambda text: [(span, 1.0) for span in keep.spans(text)]
    recognizers = build_recognizers([definition])

    def find(text: str) -> list[tuple[Span, float]]:
        results = longest([result for recognizer in recognizers for result in recognizer.find(text)])
        return [(Span(result.start, result.end), result.score) for result in results]

    return find


def _problem(kind: str, expected: list[Span], found: list[tuple[Span, float]]) -> str:
    if kind == "no_match":
        return f"found something at character {found[0][0].start + 1}" if found else ""
    if not found:
        return "nothing found"
    if expected and [span for span, _ in found] != expected:
        return "found other spans than those marked: " + ", ".join(f"{span.start}-{span.end}" for span, _ in found)
    if kind == "match" and min(score for _, score in found) < SURE:
        return "found, but not surely"
    if kind == "doubtful" and max(score for _, score in found) >= SURE:
        return "found surely"
    return ""


def _result(recognizer: DefinedRecognizer, match: Match) -> RecognizerResult:
    """A match in Presidio's own form, as its `PatternRecognizer` would give it."""
    pattern, span = match.pattern, match.span
    explained = AnalysisExplanation(
        recognizer.definition.name, pattern.score, pattern.name, pattern.regex, regex_flags=FLAGS
    )
    metadata = {
        RecognizerResult.RECOGNIZER_NAME_KEY: recognizer.definition.name,
        RecognizerResult.RECOGNIZER_IDENTIFIER_KEY: recognizer.id,
    }
    kind = recognizer.definition.entity_type
    return RecognizerResult(kind, span.start, span.end, pattern.score, explained, metadata)


def _any_of(words: Sequence[str]) -> regex.Pattern[str] | None:
    """A pattern for any of the context words, whole and in any case; a space in one stands for any white space."""
    if not words:
        return None
    choices = "|".join(r"\s+".join(regex.escape(part) for part in fold(word).text.split()) for word in words)
    return regex.compile(rf"(?<!\w)(?:{choices})(?!\w)", regex.IGNORECASE)


def _place(result: RecognizerResult, folded: Folded) -> None:
    span = folded.original(result.start, result.end)
    result.start, result.end = span.start, span.end
    result.recognition_metadata[RecognizerResult.IS_SCORE_ENHANCED_BY_CONTEXT_KEY] = True
