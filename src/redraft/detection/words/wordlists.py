"""Lists of words and phrases, matched as whole words, the longest first, whatever the spaces and apostrophes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from redraft.detection.words.folding import Folded, fold
from redraft.errors import RecognizerInvalid
from redraft.text import Span

# An underscore parts words: file names are full of them.
_TOKEN = re.compile(r"[^\W_]+|[^\w\s]|_")
_ANY_CASE = re.compile(r"#\s*match:\s*any-case\s*$")

Tokens = tuple[str, ...]
Place = tuple[int, int]
"""Where a token begins and ends in a folded text."""


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
        return self.spans_at(folded, tokens, places, range(len(tokens)))

    def spans_at(self, folded: Folded, tokens: Tokens, places: Sequence[Place], starts: Iterable[int]) -> list[Span]:
        """The same for tokens, in the case that matters to this list, of which entries may begin at `starts` only."""
        found: list[Span] = []
        free = 0
        for at in starts:
            size = self._longest(tokens, at) if at >= free else 0
            if size and self.entries[tokens[at : at + size]]:
                found.append(folded.original(places[at][0], places[at + size - 1][1]))
            free = at + size if size else free
        return found

    def _longest(self, tokens: Tokens, at: int) -> int:
        """How many tokens the longest entry (or exception) at this place has; 0 if there is none."""
        for size in self.lengths.get(tokens[at], ()):
            if at + size <= len(tokens) and tokens[at : at + size] in self.entries:
                return size
        return 0


@dataclass(frozen=True, slots=True)
class WordIndex:
    """Several lists, looked up together. Build it with `of`.

    `starts` says for a first word, in no case, in which of the `lists` an entry begins with it.
    """

    lists: tuple[WordList, ...]
    starts: Mapping[str, tuple[int, ...]]

    @classmethod
    def of(cls, lists: Iterable[WordList]) -> WordIndex:
        """The index of these lists."""
        every = tuple(lists)
        starts: dict[str, list[int]] = {}
        for number, words in enumerate(every):
            for first in {first.casefold() for first in words.lengths}:
                starts.setdefault(first, []).append(number)
        return cls(every, {first: tuple(numbers) for first, numbers in starts.items()})

    def spans_in(self, folded: Folded) -> Iterator[tuple[int, list[Span]]]:
        """The number of each list of which an entry stands in a folded text, and where, as `WordList.spans_in` says."""
        words = tuple(_TOKEN.findall(folded.text))
        cased = tuple(map(str.casefold, words))
        begun: dict[int, list[int]] = {}
        for at, word in enumerate(cased):
            if word in self.starts:
                for number in self.starts[word]:
                    begun.setdefault(number, []).append(at)
        if not begun:
            return
        places = [match.span() for match in _TOKEN.finditer(folded.text)]
        for number, starts in begun.items():
            chosen = self.lists[number]
            if spans := chosen.spans_at(folded, cased if chosen.any_case else words, places, starts):
                yield number, spans


def _tokens(folded: Folded, any_case: bool) -> tuple[Tokens, list[Place]]:
    matches = list(_TOKEN.finditer(folded.text))
    words = (match.group().casefold() if any_case else match.group() for match in matches)
    return tuple(words), [match.span() for match in matches]
