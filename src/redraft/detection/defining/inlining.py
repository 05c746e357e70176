r"""Expressions written out: where one calls a group of its `(?(DEFINE)…)`, what the group says stands instead.

Named parts make a pattern easy to read, but the library does not look through a call: it cannot tell what a match may
begin with, and tries in earnest at each character. Written out, a date is looked for five to nine times as fast.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import islice

from redraft.detection.defining.trees import tokens_of

_MOST = 20_000
"""Pieces: parts that call parts can grow beyond all bounds."""
_NUMBERED = re.compile(r"\\[1-9g]")
_OPENING = ("define", "group", "look", "bracket")

Tokens = list[re.Match[str]]


class _AsItIs(Exception):
    """An expression that is left as it is."""


def written_out(expression: str) -> str:
    r"""The expression without calls of what it defines; as it is, where that might change what it matches.

    A group that is called keeps its own case, whatever the case around the call: `(?-i:…)`.

    >>> written_out(r"(?(DEFINE)(?<n>one|two))(?i:(?&n) or (?&n))")
    '(?i:(?-i:one|two) or (?-i:one|two))'
    >>> written_out(r"(?(DEFINE)(?<n>one))(a)(?&n)\1")
    '(?(DEFINE)(?<n>one))(a)(?&n)\\1'
    """
    if "(?(DEFINE)" not in expression:
        return expression
    flags, tokens = tokens_of(expression)
    every = list(tokens)
    try:
        groups, rest = _parted(every)
        pieces = list(islice(_written(rest, groups, "(?:" if "i" in flags else "(?-i:"), _MOST))
    except _AsItIs:
        return expression
    return expression if len(pieces) == _MOST else (f"(?{flags})" if flags else "") + "".join(pieces)


def _parted(tokens: Tokens) -> tuple[dict[str, Tokens], Tokens]:
    """The groups that are defined, without their brackets, and all the rest.

    Raises:
        _AsItIs: if groups are referred to by number, or are defined where that is not expected.
    """
    if any(each.lastgroup == "other" or _NUMBERED.match(each.group()) for each in tokens):
        raise _AsItIs
    groups: dict[str, Tokens] = {}
    rest: Tokens = []
    coming = iter(tokens)
    depth = 0
    for token in coming:
        depth += (token.lastgroup in _OPENING) - (token.lastgroup == "close")
        if token.lastgroup != "define":
            rest.append(token)
            continue
        if depth > 1:
            raise _AsItIs
        depth = 0
        for name, content in _definitions(coming):
            if name in groups:
                raise _AsItIs
            groups[name] = content
    if any(each["name"] in groups or each["back"] in [f"(?P={name})" for name in groups] for each in rest):
        raise _AsItIs
    return groups, rest


def _definitions(coming: Iterator[re.Match[str]]) -> Iterator[tuple[str, Tokens]]:
    """The named groups up to the bracket that closes the definitions, which is taken."""
    for token in coming:
        if token.lastgroup == "close":
            return
        if token.lastgroup == "group" and token["name"]:
            yield token["name"], list(_content(coming))
        elif token.lastgroup != "comment":
            raise _AsItIs


def _content(coming: Iterator[re.Match[str]]) -> Iterator[re.Match[str]]:
    """The tokens up to the bracket that closes a group, which is taken."""
    depth = 0
    for token in coming:
        if token.lastgroup == "close":
            if not depth:
                return
            depth -= 1
        elif token.lastgroup in _OPENING:
            if token.lastgroup == "define" or token["name"]:
                raise _AsItIs
            depth += 1
        yield token


def _written(
    tokens: Tokens, groups: Mapping[str, Tokens], opening: str, calling: tuple[str, ...] = ()
) -> Iterator[str]:
    """The text of the tokens, calls replaced by what they call.

    Raises:
        _AsItIs: if one calls itself.
    """
    for token in tokens:
        name = token["callee"]
        if name in calling:
            raise _AsItIs
        if name in groups:
            yield opening
            yield from _written(groups[name], groups, opening, (*calling, name))
            yield ")"
        else:
            yield token.group()
