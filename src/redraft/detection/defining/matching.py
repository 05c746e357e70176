"""A definition's patterns put to a text, and the time that each may take.

A pattern in which repetitions meet can try for ever ("catastrophic backtracking"). Presidio gives up after a minute
and goes on without the pattern's findings; redraft stops and names the pattern, because what was not looked for must
not pass for not found.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, field

from redraft.detection.defining.anchors import EVERY
from redraft.detection.defining.definitions import Definition, PatternSpec
from redraft.detection.defining.expressions import compiled
from redraft.detection.defining.suggestions import groups_of
from redraft.errors import RecognizerInvalid
from redraft.text import Span

_SECONDS = 10.0
_SECONDS_PER_CHARACTER = 2e-5
"""Ours take a hundredth of this and less; a paragraph of two million characters gets fifty seconds."""


@dataclass(frozen=True, slots=True)
class Match:
    """Where a pattern matched, which, and what its named groups hold if its suggestion takes them up."""

    span: Span
    pattern: PatternSpec
    groups: Mapping[str, str | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Matcher:
    """Some patterns of a definition, which may be none; each is compiled when it is first put to a text."""

    definition: Definition
    patterns: tuple[PatternSpec, ...]

    def limit(self, text: str) -> float:
        """The seconds that one pattern may take over `text`."""
        return _SECONDS + _SECONDS_PER_CHARACTER * len(text)

    def matches(self, text: str, worth_trying: Container[str] = EVERY) -> Iterator[Match]:
        """What the patterns match in a folded text, empty matches aside; only those `worth_trying` are put to it.

        Raises:
            RecognizerInvalid: if one has not finished in its time, naming its file and key.
        """
        limit = self.limit(text)
        for spec in self.patterns:
            if spec.regex not in worth_trying:
                continue
            try:
                for match in compiled(spec.regex).finditer(text, timeout=limit):
                    if match.end() > match.start():
                        groups = match.groupdict() if groups_of(spec.suggest) else {}
                        yield Match(Span(*match.span()), spec, groups)
            except TimeoutError:
                raise self._endless(spec, limit, len(text)) from None

    def _endless(self, spec: PatternSpec, limit: float, length: int) -> RecognizerInvalid:
        number = self.definition.patterns.index(spec) + 1
        return RecognizerInvalid(
            f"{self.definition.path.name}: key `patterns[{number}].regex` had not finished after {limit:.0f} seconds "
            f"on a text of {length:,} characters.",
            "Give each repetition an upper limit, `{1,20}` in place of `+` or `*`, above all where two of them meet, "
            "then run `redraft recognizers check`.",
        )
