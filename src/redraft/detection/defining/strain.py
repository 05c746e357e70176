"""Texts made to slow a pattern down, and whether they do: run over our own definitions by a test, over a case's by
`redraft recognizers check`.

The texts are made of the pattern's own alphabet: its words, its classes and its examples, over and over. Those that take
it longest are tried at two lengths, to tell a pattern that is merely slow from one that grows faster than the text:
sixteen times as long for four times the text is quadratic, and a long paragraph would never end.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from heapq import nlargest
from itertools import chain
from operator import itemgetter

import regex

from redraft.detection.defining.definitions import Definition, PatternSpec
from redraft.detection.defining.expressions import compiled

LENGTH = 1_000
"""Characters of a hostile text at first: what has no end shows at any length."""
_ENDLESS = 0.5
_GROWTH = 9.0
"""Between linear (4) and quadratic (16), for four times the text."""
_LONG = 8_000
_WORST = 3
_UNITS = 60
"""Of all that a long pattern could repeat, so many are tried, taken evenly."""

_PIECE = regex.compile(r"\\[pP]\{\w+\}|\\.|\[\^?(?:\\.|[^\]\\]){1,80}\]|[A-Za-z]{2,}|[A-Za-z0-9]|[/.,:;#@'\"&_ -]")
_GROUP = regex.compile(r"\(\?(?:<?[=!]|P?<\w+>|P=\w+\)|[a-z-]*:|#[^)]*\))|\\[bBKGAZ]|\{\d*,?\d*\}")
_CLASSES = {"d": "1", "w": "a", "s": " ", "S": "a", "W": "-", "D": "a", "n": "\n", "t": "\t"}
_RUNS = (
    *("a", "A", "1", "0", " ", "-", "/", ".", "'", "@", "(", "[", "\n", "é", "_", "a ", "A ", "1 ", "Aa ", "1-", "1/"),
    *(
        "1.",
        "a.",
        "a-",
        "a@",
        "a: ",
        "\\a",
        "A1",
        "1A",
        "1:",
        "[a",
        "(A ",
        "Aa, ",
        "Aa and ",
        "no. 1 ",
        "NHS no ",
        "ref ",
    ),
    *("Mr A ", "Child A ", "3 Feb ", "2019-", "section 1 and ", "www.a", "twenty ", "+44 ", "\u0301", "ب ", "字"),
    *(
        "Aa of the ",
        "14 Aa Bb, ",
        "Flat 1, 2 Aa Road, ",
        "Monday 3rd ",
        "born on ",
        "10:00 ",
        "at 10:00 and ",
        "ten to ",
    ),
    *(
        "May 2019 to ",
        "Aa, seven, ",
        "the review covers 1 May 2019 to ",
        "the Board met on ",
        "three years and ",
        "16+4 ",
    ),
)


@dataclass(frozen=True, slots=True)
class Strain:
    """A text that can be made of any length: `unit` over and over between `head` and `ending`."""

    unit: str
    head: str = ""
    ending: str = ""

    def text(self, length: int) -> str:
        """The text of about that length, in characters."""
        room = max(1, length - len(self.head) - len(self.ending))
        return self.head + (self.unit * (room // len(self.unit) + 1))[:room] + self.ending


def strains(definition: Definition, pattern: PatternSpec) -> Iterator[Strain]:
    """What to try `pattern` on: runs of its alphabet, as they are, with an ending that spoils a match, and with the
    pattern's own beginning as well. The ending holds the pattern's last pieces, since the engine gives up at once where
    a letter that it needs is nowhere.
    """
    pieces = pieces_of(pattern.regex)
    whole = "".join(pieces)
    ending = "! " + whole[-20:]
    for unit in dict.fromkeys(chain(_RUNS, _units(pieces), _near_matches(definition))):
        yield Strain(unit)
        yield Strain(unit, "", ending)
        yield Strain(unit, whole[:20][:-1], ending)


def pieces_of(expression: str) -> list[str]:
    r"""What a regular expression is made of, a wording for each word, class and letter.

    >>> pieces_of(r"\b[Pp]lot \K\d{1,3}[A-Z]\b")
    ['P', 'lot', ' ', '1', 'A']
    """
    return [_sample(piece) for piece in _PIECE.findall(_GROUP.sub("", expression))]


def _units(pieces: Sequence[str]) -> Iterator[str]:
    """What a pattern repeats: each of its pieces, its neighbours in twos and threes, and all of it in a row."""
    units = ["".join(pieces[at : at + size]) for size in (1, 2, 3) for at in range(len(pieces) - size + 1)]
    units = list(dict.fromkeys(units))
    yield from units[:: 1 + len(units) // _UNITS]
    if pieces:
        yield "".join(pieces)


def _sample(piece: str) -> str:
    r"""One wording that a piece of a pattern stands for.

    >>> [_sample(piece) for piece in (r"\d", "[A-Z]", "[^/]", r"\.", "plot")]
    ['1', 'A', 'a', '.', 'plot']
    """
    if piece.startswith("[^"):
        return "a"
    if piece.startswith("["):
        piece = piece[1:3] if piece[1] == "\\" else piece[1]
    if piece.startswith("\\"):
        return _CLASSES.get(piece[1], piece[1])
    return piece


def _near_matches(definition: Definition) -> Iterator[str]:
    """Its own examples over and over, whole and without their last characters."""
    for example in (*definition.examples.match[:8], *definition.examples.no_match[:2]):
        text = example.replace("«", "").replace("»", "")
        yield from (f"{text} ", text[: 2 * len(text) // 3])
        if "«" in example:
            yield from (f"{marked}," for marked in regex.findall("«([^»]+)»", example))
            yield example.partition("»")[0].replace("«", "")[:-1]


def slow_text(definition: Definition, pattern: PatternSpec) -> str:
    """Why `pattern` is too slow, or "" if no hostile text shows that it is."""
    expression = compiled(pattern.regex)
    taken: list[tuple[float, Strain]] = []
    for strain in strains(definition, pattern):
        taken.append((_seconds(expression, strain.text(LENGTH)), strain))
        if taken[-1][0] >= _ENDLESS:
            return f"has not finished {LENGTH:,} characters after {_ENDLESS} seconds"
    worst = nlargest(_WORST, taken, key=itemgetter(0))
    if any(_growth(expression, strain) > _GROWTH for _, strain in worst):
        return "takes ever longer, out of proportion to the text"
    return ""


def _growth(expression: regex.Pattern[str], strain: Strain) -> float:
    """How many times as long four times the text takes, each at its quickest of two."""
    long, short = strain.text(_LONG), strain.text(_LONG // 4)
    quick = min(_seconds(expression, short) for _ in range(2))
    if (first := _seconds(expression, long)) >= _ENDLESS:
        return float("inf")
    if first <= _GROWTH * quick:
        return first / max(quick, 5e-4)
    return min(first, _seconds(expression, long)) / max(quick, 5e-4)


def _seconds(expression: regex.Pattern[str], text: str) -> float:
    """The processor's seconds over `text`, `_ENDLESS` at most: other programs at work make no pattern slow."""
    started = time.process_time()
    try:
        for _ in expression.finditer(text, timeout=_ENDLESS):
            pass
    except TimeoutError:
        return _ENDLESS
    return time.process_time() - started
