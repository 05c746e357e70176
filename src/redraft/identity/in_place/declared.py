"""Given names that a draft says are not the real ones: "Olivia (not her real name)", "hereafter Olivia"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from redraft.text import Span
from redraft.vocabulary import Vocabulary

_NAME = r"[A-Z][^\W\d_]{1,19}(?:[-'’][A-Z][^\W\d_]{1,19})?"
_QUOTE = r"[\"'“”‘’]?"
_LIST = rf"{_QUOTE}(?P<names>{_NAME}{_QUOTE}(?:(?:,\s+|,?\s+(?:and|or|&)\s+){_QUOTE}{_NAME}{_QUOTE}){{0,9}})"
_NOT_RUNNING_TEXT = 0.5
"""The share of words with a capital from which a line is a heading, where a capital shows no surname."""


@dataclass(frozen=True, slots=True)
class DeclaredName:
    """A name that is declared at `span` of a text. `outright` if the draft says in so many words that it is not real."""

    name: str
    span: Span
    outright: bool


@dataclass(frozen=True, slots=True)
class Declarations:
    """Finds declared names in a text. Build it with `of`. `further` is what `also` takes for granted."""

    outright: tuple[re.Pattern[str], ...]
    called: tuple[re.Pattern[str], ...]
    also: re.Pattern[str]
    further: re.Pattern[str]
    changed: re.Pattern[str]
    vocabulary: Vocabulary

    @classmethod
    def of(cls, vocabulary: Vocabulary) -> Declarations:
        """From the phrases of the vocabulary."""
        words = vocabulary.in_place
        not_real, here = _either(words.not_real), _either(words.called_here)
        in_this, called = _spaced(words.in_this), _spaced(words.called)
        link = r"(?:\s*[(\[]|\s*,|\s+[–—-])?\s*(?:(?:this|which)\s+)?(?:(?:is|are|was|were)\s+)?"
        return cls(
            outright=(
                re.compile(rf"(?<!\w){_LIST}{link}(?:{not_real})"),
                re.compile(rf"\b[Nn]ot\s+{_QUOTE}(?P<names>{_NAME}){_QUOTE}['’]s\s+(?:real|actual)\s+name"),
                re.compile(
                    rf"(?<!\w){_QUOTE}(?P<names>{_NAME}){_QUOTE}['’]s\s+(?:real\s+)?names?\s+(?:has|have)\s+been\s+changed"
                ),
                re.compile(
                    rf"\b(?i:(?:the|under\s+the|given\s+the)\s+pseudonyms?)\s+(?:of\s+|used\s+(?:is|are)\s+)?{_LIST}"
                ),
            ),
            called=(
                re.compile(rf"\b(?i:{here}),?\s+{_LIST}"),
                re.compile(rf"\b(?i:{called})\s+{_LIST}\s+{in_this}"),
            ),
            also=re.compile(rf"\s*[,(–—-]?\s*(?i:{_spaced(words.also_called)})\s+{_QUOTE}(?P<names>{_NAME})"),
            further=re.compile(_spaced(words.also_called), re.IGNORECASE),
            changed=re.compile(_spaced(words.all_changed), re.IGNORECASE),
            vocabulary=vocabulary,
        )

    def find(self, text: str) -> Iterator[DeclaredName]:
        """Every name that `text` declares; a paragraph that says "names have been changed" declares those it calls so."""
        for pattern in self.outright:
            yield from self._names(pattern, text, outright=True)
        for pattern in self.called:
            yield from self._names(pattern, text, outright=False)
        if self.changed.search(text):
            yield from self._names(re.compile(rf"\b(?:called|named)\s+{_LIST}"), text, outright=False)

    def also_called(self, text: str, at: int) -> DeclaredName | None:
        """The name that follows `at` as a further one: ", also called Olivia"."""
        match = self.also.match(text, at)
        return DeclaredName(match["names"], Span(*match.span("names")), outright=False) if match else None

    def _names(self, pattern: re.Pattern[str], text: str, outright: bool) -> Iterator[DeclaredName]:
        for match in pattern.finditer(text):
            for name in re.finditer(_NAME, match["names"]):
                start = match.start("names") + name.start()
                told_before = re.search(rf"(?<!\w){re.escape(name[0])}(?!\w)", text[: match.start()])
                if self._may_be(name[0], outright) and (outright or not told_before):
                    yield DeclaredName(name[0], Span(start, start + len(name[0])), outright)

    def _may_be(self, name: str, outright: bool) -> bool:
        """Whether a word may be somebody's pseudonym: no label, and a given name unless the text leaves no doubt."""
        if self.vocabulary.role_of(name) or self.vocabulary.title(name):
            return False
        return self.vocabulary.is_given_name(name) or (outright and not self.vocabulary.is_ordinary(name))


def real_too(name: str, texts: Iterable[str], vocabulary: Vocabulary) -> bool:
    """Whether a draft uses `name` with a surname: somebody is really called so.

    A word that is no everyday one, or any with a capital in running text: "Olivia Brown", but not "Olivia Briefing Final".
    """
    full = re.compile(rf"(?<!\w){re.escape(name)}\s+([A-Z][^\W\d_]*[a-z])")
    return any(
        _running(text) or not vocabulary.is_ordinary(match[1])
        for text in texts
        if name in text
        for match in full.finditer(text)
    )


def _running(text: str) -> bool:
    words = re.findall(r"[^\W\d_]{3,}", text)
    return len(words) > 3 and sum(word[0].isupper() for word in words) < _NOT_RUNNING_TEXT * len(words)


def _either(phrases: Iterable[str]) -> str:
    return "|".join(f"(?:{_spaced(phrase)})" for phrase in phrases)


def _spaced(phrase: str) -> str:
    """A phrase in which each space is any white space."""
    return phrase.replace(" ", r"\s+")
