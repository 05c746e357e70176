"""What one definition finds in a text, and how sure it is: its patterns weighed by check digits and context, its words."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass

from redraft.detection.defining.anchors import EVERY
from redraft.detection.defining.checks import CHECKS
from redraft.detection.defining.definitions import TERM, Definition, PatternSpec
from redraft.detection.defining.expressions import any_of, compiled
from redraft.detection.defining.keep import disjoint
from redraft.detection.defining.matching import Match, Matcher
from redraft.detection.defining.suggestions import filled
from redraft.detection.words.folding import Folded, fold
from redraft.detection.words.wordlists import Tokens, WordList
from redraft.text import Span

SURE = 0.4
"""The score from which a match counts as found; below it the detector should ask rather than act."""
FLOOR = 0.15
"""The score below which a match is not reported: what is nothing without its context words."""
_CONTEXT_GAIN = 0.35
# A column headed "DOB" leaves no doubt; it has to outweigh the plain date that the same text also is.
_HEADING_GAIN = 0.8
_CHECK_FAILED = 0.6
_BEFORE = 60
_AFTER = 30


@dataclass(frozen=True, slots=True)
class Found:
    """A stretch of a text, how sure a definition is of it (0 to 1), the wording that it suggests instead, "" for none,
    and the pattern that matched; None for a word of its list.
    """

    span: Span
    score: float
    suggestion: str
    pattern: PatternSpec | None = None


@dataclass(frozen=True, slots=True)
class PatternFinder:
    """A definition's patterns. Build it with `of`.

    `weak` are those whose matches are nothing without context; `near` and `heading` are expressions for the words that
    make a match surer, in the text and in its column's heading, "" for none.
    """

    definition: Definition
    strong: Matcher
    weak: Matcher
    near: str
    heading: str

    @classmethod
    def of(cls, definition: Definition) -> PatternFinder:
        """The finder of the definition's patterns."""
        strong = Matcher(definition, tuple(each for each in definition.patterns if each.score >= FLOOR))
        weak = Matcher(definition, tuple(each for each in definition.patterns if each.score < FLOOR))
        near = any_of(definition.context)
        return cls(definition, strong, weak, near, any_of(definition.headings) or near)

    def headed(self, heading: str, worth_trying: Container[str] = EVERY) -> bool:
        """Whether the folded heading of the column says what stands in it."""
        return _holds(heading, self.heading, worth_trying)

    def find(self, folded: Folded, headed: bool = False, worth_trying: Container[str] = EVERY) -> list[Found]:
        """The matches in a text, the longest at each place; only the expressions `worth_trying` are put to it."""
        text = folded.text
        matches = list(self.strong.matches(text, worth_trying))
        if self.weak.patterns and (headed or _holds(text, self.near, worth_trying)):
            matches += self.weak.matches(text, worth_trying)
        if not matches:
            return []
        weighed = ((match, self._weigh(text, match, headed)) for match in matches)
        return longest([self._found(folded, match, score) for match, score in weighed if score >= FLOOR])

    def _found(self, folded: Folded, match: Match, score: float) -> Found:
        suggestion = filled(match.pattern.suggest or self.definition.suggest, match.groups)
        span = folded.original(match.span.start, match.span.end)
        return Found(span, score, suggestion, match.pattern)

    def _weigh(self, text: str, match: Match, headed: bool) -> float:
        score = match.pattern.score
        if self.definition.check:
            passed = CHECKS[self.definition.check](match.span.of(text))
            score = score + (1 - score) / 2 if passed else score * _CHECK_FAILED
        if headed:
            score += _HEADING_GAIN
        elif self._in_context(text, match.span):
            score += _CONTEXT_GAIN
        return min(1.0, round(score, 3))

    def _in_context(self, text: str, span: Span) -> bool:
        before, after = text[max(0, span.start - _BEFORE) : span.start], text[span.end : span.end + _AFTER]
        return _holds(before, self.near) or _holds(after, self.near)


@dataclass(frozen=True, slots=True)
class WordFinder:
    """A definition's word list: whole words, the longest at each place. Build it with `of`.

    `before` is an expression for what must stand before an entry, "" for none; `suggests` the wording suggested for an
    entry.
    """

    definition: Definition
    words: WordList
    before: str
    suggests: Mapping[Tokens, str]

    @classmethod
    def of(cls, definition: Definition) -> WordFinder:
        """The finder of the definition's words.

        Raises:
            ValueError: if it has none.
        """
        if definition.words is None:
            raise ValueError("this definition has no words")
        words = WordList.of(definition.words)
        suggests = {words.key(entry): wording for entry, wording in definition.words.suggestions.items()}
        return cls(definition, words, any_of(definition.only_after), suggests)

    def found(self, text: str, spans: Iterable[Span]) -> list[Found]:
        """The entries that stand at these places of an original text."""
        return [self._found(text, span) for span in spans if self._allowed(text, span)]

    def _found(self, text: str, span: Span) -> Found:
        chosen = self.suggests.get(self.words.key(span.of(text))) if self.suggests else None
        return Found(span, self.definition.score, self.definition.suggest if chosen is None else chosen)

    def _allowed(self, text: str, span: Span) -> bool:
        """Whether one of the words that must stand before does so: at the end of what precedes."""
        if not self.before:
            return True
        before = text[max(0, span.start - _BEFORE) : span.start].rstrip()
        return any(match.end() == len(before) for match in compiled(self.before).finditer(before))


Finder = PatternFinder | WordFinder


def finders_of(definitions: Iterable[Definition]) -> tuple[Finder, ...]:
    """A finder for each definition (two, if it has patterns and words), in order; none for terms of art."""
    finders: list[Finder] = []
    for definition in definitions:
        if definition.entity_type != TERM:
            finders += [PatternFinder.of(definition)] if definition.patterns else []
            finders += [WordFinder.of(definition)] if definition.words else []
    return tuple(finders)


def find(finder: Finder, text: str, heading: str = "") -> list[Found]:
    """What one finder finds in `text` by itself; `heading` is that of the table column it stands in."""
    folded = fold(text)
    if isinstance(finder, WordFinder):
        return finder.found(text, finder.words.spans_in(folded))
    return finder.find(folded, finder.headed(fold(heading).text))


def longest(found: Sequence[Found]) -> list[Found]:
    """Those `found` by one definition that overlap no longer (or, as long, surer or earlier) one."""
    preferred: dict[Span, Found] = {}
    for each in sorted(found, key=lambda each: (each.span.start - each.span.end, -each.score, each.span.start)):
        preferred.setdefault(each.span, each)
    return [preferred[span] for span in disjoint(preferred)]


def _holds(text: str, expression: str, worth_trying: Container[str] = EVERY) -> bool:
    return bool(text and expression and expression in worth_trying and compiled(expression).search(text))
