r"""Regular expressions taken apart, as far as it takes to say what a text must hold for one to match (`needs`).

Only the syntax that definitions use is read, that of the `regex` library with its default flags; whatever else a
pattern may be written in (`Unread`) makes it one that is put to every text. Nothing is lost by that but time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple


class Unread(Exception):
    """An expression in a syntax that is not read here."""


class Run(NamedTuple):
    """These characters, one after the other, in any case."""

    text: str


class Chars(NamedTuple):
    r"""One character of a class, which is written as `source`.

    `members` are its characters one by one with `\d` and `\s` as "0" and " "; None where they are too many or
    cannot be told. `words` says whether every letter, digit and underscore is one of them.
    """

    source: str
    members: frozenset[str] | None
    words: bool = False


class Row(NamedTuple):
    """One part after the other."""

    parts: tuple[Node, ...]


class Choice(NamedTuple):
    """One of several."""

    branches: tuple[Node, ...]


class Repeat(NamedTuple):
    """A part `least` to `most` times, or without end."""

    part: Node
    least: int
    most: int | None


class Look(NamedTuple):
    """What must stand before or after this place, or must not."""

    part: Node
    ahead: bool
    negative: bool


class Edge(NamedTuple):
    r"""A place at which a word begins or ends: ``\b``."""


class Nothing(NamedTuple):
    r"""No character at all: an empty part, the start of a line, ``\K``."""


class Anything(NamedTuple):
    """Characters that nothing is known of, if any: those of a reference back to a group."""


class Call(NamedTuple):
    """What the group of this name matches."""

    group: str


Node = Run | Chars | Row | Choice | Repeat | Look | Edge | Nothing | Anything | Call


class Tree(NamedTuple):
    """An expression: what it is made of, and its named groups, for calls."""

    root: Node
    groups: Mapping[str, Node]


def parsed(expression: str) -> Tree:
    r"""The tree of an expression.

    >>> parsed(r"(?i:plots?) (?=[^,])\K").root.parts[1:]
    (Run(text=' '), Look(part=Chars(source='[^,]', members=None, words=False), ahead=True, negative=False), Nothing())

    Raises:
        Unread: if it is written in a syntax that is not read here, or is none.
    """
    reader = _Reader(tokens_of(expression)[1])
    reader.next()
    root = reader.choice()
    if reader.token:
        raise Unread("a bracket too many")
    return Tree(root, reader.groups)


def tokens_of(expression: str) -> tuple[str, Iterator[re.Match[str]]]:
    """The flags that an expression begins with, and its tokens, which leave no character out; `lastgroup` is their kind."""
    start = _START_FLAGS.match(expression)
    flags = start[1] if start else ""
    token = _VERBOSE if "x" in flags else _PLAIN
    return flags, token.finditer(expression, start.end() if start else 0)


_START_FLAGS = re.compile(r"\(\?([imsxu]+)\)")
_PIECES = r"""
    (?P<run>      [^{apart}]+ )
  | (?P<escape>   \\ (?: x[0-9A-Fa-f]{{2}} | u[0-9A-Fa-f]{{4}} | [pP]\{{\^?\w+\}} | . ) )
  | (?P<set>      \[ \^? \]? (?: [^\]\\\[] | \\. | \[(?!:) )*+ \] )
  | (?P<repeat>   (?: [*+?] | \{{ \d* ,? \d* \}} ) [+?]? )
  | (?P<define>   \(\?\(DEFINE\) )
  | (?P<group>    \( (?: \?P?<(?P<name>[A-Za-z_]\w*)> | (?!\?) ) )
  | (?P<look>     \( \? (?P<behind><?) (?P<sign>[=!]) )
  | (?P<bracket>  \( \? (?: [ims]* (?:-[ims]+)? : | > ) )
  | (?P<call>     \( \? (?:&|P>) (?P<callee>[A-Za-z_]\w*) \) )
  | (?P<back>     \( \? P=\w+ \) )
  | (?P<comment>  \( \? \# [^)]* \) {skipped} )
  | (?P<or>       \| )
  | (?P<close>    \) )
  | (?P<place>    [\^$] )
  | (?P<any>      \. )
  | (?P<other>    . )
"""
_PLAIN = re.compile(_PIECES.format(apart=r"\\\[\](){}|.*+?^$", skipped=""), re.VERBOSE | re.DOTALL)
_VERBOSE = re.compile(
    _PIECES.format(apart=r"\\\[\](){}|.*+?^$\s\#", skipped=r"| \s+ | \#[^\n]*"), re.VERBOSE | re.DOTALL
)
_ITEM = re.compile(r"(\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|[pP]\{\^?\w+\}|.)|[^\\])(?:-(\\.|[^\]\\]))?", re.DOTALL)
"""One item of a class: a character, an escape, or a range."""
_ESCAPED = {"n": "\n", "t": "\t", "r": "\r", "f": "\f", "v": "\v"}
_MEMBERS = {"d": "0", "s": " "}
_UNKNOWN_MEMBERS = "wWDSpP"
_PLACES = "BAZGK"
_MANY = 64
"""A range of more characters than this is as good as any character."""


@dataclass(slots=True)
class _Reader:
    """Reads tokens from left to right; `token` is the one that comes next, or None at the end."""

    tokens: Iterator[re.Match[str]]
    groups: dict[str, Node] = field(default_factory=dict)
    token: re.Match[str] | None = None

    def next(self) -> re.Match[str] | None:
        """The token that comes next is taken."""
        taken, self.token = self.token, next(self.tokens, None)
        return taken

    def choice(self) -> Node:
        """Branches up to a closing bracket or the end, which is not taken."""
        branches = [self._row()]
        while self.token and self.token.lastgroup == "or":
            self.next()
            branches.append(self._row())
        return branches[0] if len(branches) == 1 else Choice(tuple(branches))

    def _row(self) -> Node:
        parts: list[Node] = []
        while self.token and self.token.lastgroup not in ("or", "close"):
            kind, token = self.token.lastgroup, self.token
            self.next()
            if kind == "run":
                parts.append(Run(token.group()))
            elif kind == "repeat":
                _repeat(parts, token.group())
            elif kind != "comment":
                parts.append(self._part(str(kind), token))
        if len(parts) == 1:
            return parts[0]
        return Row(tuple(parts)) if parts else Nothing()

    def _part(self, kind: str, token: re.Match[str]) -> Node:
        match kind:
            case "escape":
                return _escape(token.group())
            case "set":
                return _class(token.group())
            case "any":
                return Chars(".", None, words=True)
            case "place":
                return Nothing()
            case "back":
                return Anything()
            case "call":
                return Call(token["callee"])
            case "other" | "close" | "or":
                raise Unread(f"a {token.group()!r} that is not understood")
        return self._bracket(kind, token)

    def _bracket(self, kind: str, token: re.Match[str]) -> Node:
        """What stands in brackets, in a row of its own, so that a repetition is one of all of it."""
        inside = self.choice()
        closing = self.next()
        if closing is None or closing.lastgroup != "close":
            raise Unread("a bracket that does not close")
        if kind == "define":
            return Nothing()
        if kind == "look":
            return Look(inside, not token["behind"], token["sign"] == "!")
        if name := token["name"]:
            self.groups[name] = Anything() if name in self.groups else inside
        return Row((inside,))


def _repeat(parts: list[Node], text: str) -> None:
    """Repeat the last of `parts`; of a run of characters, the last character."""
    if not parts:
        raise Unread("a repetition of nothing")
    last = parts.pop()
    if isinstance(last, Run) and len(last.text) > 1:
        parts.append(Run(last.text[:-1]))
        last = Run(last.text[-1])
    if text[0] != "{":
        parts.append(Repeat(last, int(text[0] == "+"), 1 if text[0] == "?" else None))
        return
    least, comma, most = text.rstrip("+?")[1:-1].partition(",")
    if not least and not comma:
        raise Unread("braces that are no repetition")
    parts.append(Repeat(last, int(least or 0), int(most) if most else None if comma else int(least)))


def _escape(text: str) -> Node:
    letter = text[1]
    if letter == "b":
        return Edge()
    if letter in _PLACES:
        return Nothing()
    if letter in "123456789":
        return Anything()
    if letter in _MEMBERS or letter in _UNKNOWN_MEMBERS:
        return _class(text)
    return Run(_character(text))


def _class(source: str) -> Chars:
    negated = source.startswith("[^")
    content = source[2 if negated else 1 : -1] if source.startswith("[") else source
    items = _ITEM.findall(content)
    words = not negated and any(first in (r"\w", r"\S") for first, _ in items)
    members: set[str] = set()
    for first, last in items:
        if first[0] == "\\" and first[1] in _UNKNOWN_MEMBERS:
            return Chars(source, None, words)
        members |= _range(first, last)
    return Chars(source, None if negated or len(members) > _MANY else frozenset(members), words)


def _range(first: str, last: str) -> set[str]:
    if first[0] == "\\" and first[1] in _MEMBERS:
        return {_MEMBERS[first[1]], *(["-", *_range(last, "")] if last else [])}
    start = _character(first)
    if not last:
        return {start}
    end = _character(last)
    return {chr(code) for code in range(ord(start), min(ord(end), ord(start) + _MANY) + 1)}


def _character(text: str) -> str:
    """The character that is written as `text`, with or without a backslash."""
    if text[0] != "\\":
        return text
    if text[1] in "xu" and len(text) > 2:
        return chr(int(text[2:], 16))
    if text[1].isalnum() and text[1] not in _ESCAPED:
        raise Unread(f"an escape that is not understood: {text}")
    return _ESCAPED.get(text[1], text[1])
