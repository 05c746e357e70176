"""Lists of words and phrases, matched as whole words, the longest first, whatever the spaces and apostrophes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from redraft.detection.words.folding import Folded, fold
from redraft.errors import RecognizerInvalid
from redraft.text import Span

# An underscore parts words: file names are full of them.
_TOKEN = re.compile(r"[^\W_]+|[^\w\s]|_")
_ANY_CASE = re.compile(r"#\s*match:\s*any-case\s*$")

Tokens = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WordFile:
    """What a list file says: its entries in file order, its false friends, and whether case matters.

    `suggestions` maps those entries that have one to the wording suggested in their place.
    """

    entries: tuple[str, ...]
    exceptions: tuple[str, ...] = ()
    any_case: bool = False
    suggestions: Mapping[str, str] = field(default_factory=dict)


def load_words(path: Path) -> WordFile:
    """Read a UTF-8 list: one entry a line, `#` for comments, ``# match: any-case`` to ignore case.

    An entry may name the wording to suggest in its place: ``Batten disease -> a life-long condition``.
    A sibling `NAME.except.txt` lists the longer phrases in which an entry means something else.

    Raises:
        RecognizerInvalid: if the file is missing, not UTF-8, or has no entry.
    """
    lines = _lines(path)
    suggestions = {entry.strip(): text.strip() for entry, arrow, text in map(_parted, _entries(lines)) if arrow}
    entries = tuple(_parted(line)[0].strip() for line in _entries(lines))
    if not all(entries):
        raise RecognizerInvalid(f"{path.name}: a line has nothing before `->`.", "Write the entry before it.")
    if not entries:
        raise RecognizerInvalid(f"{path.name}: the list has no entry.", "Write one entry a line, or delete the file.")
    sibling = path.with_name(f"{path.stem}.except.txt")
    exceptions = _entries(_lines(sibling)) if sibling.is_file() else ()
    return WordFile(entries, exceptions, any(_ANY_CASE.match(line) for line in lines), suggestions)


def _parted(line: str) -> tuple[str, str, str]:
    """An entry, the arrow if there is one, and the wording suggested."""
    return line.partition("->")


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8-sig").splitlines()
    except FileNotFoundError:
        raise RecognizerInvalid(
            f"{path.name}: no such list beside its definition.", "Add it, or correct `words:`."
        ) from None
    except UnicodeDecodeError:
        raise RecognizerInvalid(f"{path.name}: not UTF-8.", "Save the list as UTF-8 text.") from None


def _entries(lines: Iterable[str]) -> tuple[str, ...]:
    return tuple(entry for line in lines if (entry := line.strip()) and not entry.startswith("#"))


@dataclass(frozen=True, slots=True)
class WordList:
    """A compiled list. Build it with `compile`; `spans` finds its entries in linear time, however long the list is.

    A dictionary of first words is used rather than one great alternation: it compiles in no time and cannot backtrack.
    """

    lengths: Mapping[str, tuple[int, ...]]
    entries: Mapping[Tokens, bool]
    any_case: bool

    @classmethod
    def compile(cls, entries: Iterable[str], exceptions: Iterable[str] = (), any_case: bool = False) -> WordList:
        """The list of `entries`; where one of the `exceptions` stands, no entry inside it is found."""
        wanted = {_tokens(fold(entry), any_case)[0]: True for entry in entries}
        wanted.update({_tokens(fold(entry), any_case)[0]: False for entry in exceptions})
        wanted.pop((), None)
        lengths: dict[str, set[int]] = {}
        for tokens in wanted:
            lengths.setdefault(tokens[0], set()).add(len(tokens))
        return cls({first: tuple(sorted(sizes, reverse=True)) for first, sizes in lengths.items()}, wanted, any_case)

    @classmethod
    def of(cls, words: WordFile) -> WordList:
        """The compiled form of a list file."""
        return cls.compile(words.entries, words.exceptions, words.any_case)

    def key(self, text: str) -> Tokens:
        """What two spellings of one entry have in common."""
        return _tokens(fold(text), self.any_case)[0]

    def spans(self, text: str) -> list[Span]:
        """Where entries stand in `text`, from left to right, the longest at each place.

        >>> WordList.compile(["Clare's Law", "Law"]).spans("about Clare\u2019s  Law")
        [Span(start=6, end=18)]
        """
        return self.spans_in(fold(text))

    def spans_in(self, folded: Folded) -> list[Span]:
        """The same for a text already folded; spans are those of the original text."""
        tokens, places = _tokens(folded, self.any_case)
        found: list[Span] = []
        at = 0
        while at < len(tokens):
            size = self._longest(tokens, at)
            if size and self.entries[tokens[at : at + size]]:
                found.append(folded.original(places[at][0], places[at + size - 1][1]))
            at += size or 1
        return found

    def _longest(self, tokens: Tokens, at: int) -> int:
        """How many tokens the longest entry (or exception) at this place has; 0 if there is none."""
        for size in self.lengths.get(tokens[at], ()):
            if at + size <= len(tokens) and tokens[at : at + size] in self.entries:
                return size
        return 0


def _tokens(folded: Folded, any_case: bool) -> tuple[Tokens, list[tuple[int, int]]]:
    matches = list(_TOKEN.finditer(folded.text))
    words = (match.group().casefold() if any_case else match.group() for match in matches)
    return tuple(words), [match.span() for match in matches]
