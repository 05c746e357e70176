r"""What a text must hold for an expression to match in it at all: words, one of each of several sets.

Both are compared in a *plain* form, in which letters have no case, every digit is 0 and every space one kind of space,
and a mark stands wherever a word begins or ends. `\bborn\s(?:on|in)\s\d` needs one of "|born| |on| |0" and
"|born| |in| |0" (with `|` for the mark); so "newborn on 3 May" need not be looked at. That a text holds what an
expression needs says nothing; that it does not says that the expression cannot match. The rule that makes it so: the
plain form of a text is made character by character, and so that characters which a pattern may take for each other,
in any case, come out the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import NamedTuple

import regex

from redraft.detection.defining.trees import (
    Anything,
    Call,
    Chars,
    Choice,
    Edge,
    Look,
    Node,
    Nothing,
    Repeat,
    Row,
    Run,
    Unread,
    parsed,
)

Words = frozenset[str]
"""Wordings in plain form, of which a text must hold one."""

MARK = "\x00"
"""Where a word begins or ends."""
_EDGE, _AFTER_NONE, _BEFORE_NONE = "\x01", "\x02", "\x03"
"""A word's edge; a place that no letter, digit or underscore stands before; one that none stands behind."""
_PLACES = _EDGE + _AFTER_NONE + _BEFORE_NONE
_NO_PLACES = str.maketrans("", "", _PLACES)
_BOUNDARY = regex.compile(r"\b")
_DIGIT, _SPACE, _WORD = regex.compile(r"\d"), regex.compile(r"\s"), regex.compile(r"\w")
_ALIKE = str.maketrans({**dict.fromkeys("0123456789", "0"), **dict.fromkeys("\t\n\v\f\r", " "), "İ": "i", "ı": "i"})
"""All four letters I are one to a pattern that ignores case, whatever language they are of."""
_EXACT = 64
"""So many wordings are followed from one part of an expression to the next, before they are told apart by parts."""
_MEMBERS = 10
"""A class of more characters than this is as good as any character."""
_COPIES = 6
"""A part that is repeated more often is followed so far only."""
MOST = 4
"""So many sets of words are asked of a text for one expression."""
_OFTEN = 0.1
"""Roughly how many places of a text hold one character and not another."""


def plain(text: str) -> str:
    r"""`text` in the form in which it is compared.

    >>> plain("Born on\n12 May").replace(MARK, "|")
    '|born| |on| |00| |may|'
    """
    return _folded(_BOUNDARY.sub(MARK, text))


def _folded(text: str) -> str:
    if not text.isascii():
        text = _SPACE.sub(" ", _DIGIT.sub("0", text))
    return text.translate(_ALIKE).casefold()


def needs(expression: str) -> tuple[Words, ...]:
    r"""What a text must hold, one of each set, for `expression` to match in it; () if that cannot be told.

    >>> [sorted(word.replace(MARK, "|") for word in words) for words in needs(r"\b(?i:plot|bed)s?\b.*[AB]-\d")]
    [['|beds|', '|bed|', '|plots|', '|plot|'], ['a|-|0', 'b|-|0']]
    """
    try:
        tree = parsed(expression)
        need = _Weigher(tree.groups).need(tree.root)
    except (Unread, RecursionError):
        return ()
    # every text has a space: to ask for one tells nothing
    asked = map(_fewest, _best(_told(need)))
    return tuple(islice((words for words in asked if " " not in words), MOST))


class _Need(NamedTuple):
    """What a part of an expression needs: all the wordings that it can be, if they are few, and sets of words beside."""

    exact: frozenset[str] | None
    clauses: tuple[Words, ...] = ()


_EMPTY = frozenset([""])
_NOTHING = _Need(_EMPTY)
_UNKNOWN = _Need(None)


@dataclass(slots=True)
class _Weigher:
    """Says what each part of one expression needs. `called` are the groups that have been asked for, by name."""

    groups: Mapping[str, Node]
    called: dict[str, _Need] = field(default_factory=dict)

    def need(self, node: Node) -> _Need:
        match node:
            case Run(text):
                return _Need(frozenset([_folded(text)])) if _is_known(text) else _UNKNOWN
            case Chars(_, members):
                return _characters(members)
            case Row(parts):
                return _row(map(self.need, parts))
            case Choice(branches):
                return _choice([self.need(each) for each in branches])
            case Repeat():
                return self._repeat(node)
            case Look():
                return self._look(node)
            case Edge():
                return _Need(frozenset([_EDGE]))
            case Call(group):
                return self._call(group)
            case Anything():
                return _UNKNOWN
            case Nothing():
                return _NOTHING

    def _repeat(self, node: Repeat) -> _Need:
        part = self.need(node.part)
        once = _row([part] * min(node.least, _COPIES))
        if node.least == node.most and node.least <= _COPIES:
            return once
        if node.most is not None and node.most <= _COPIES and part.exact is not None and once.exact is not None:
            more = _powers(part.exact, node.most - node.least)
            return _row([once, _UNKNOWN if more is None else _Need(more)])
        return _row([once, _UNKNOWN])

    def _look(self, node: Look) -> _Need:
        """What is looked for must be there too, though not in a row with what matches; the end of a word shows in both."""
        if not node.negative:
            return _Need(_EMPTY, _told(self.need(node.part)))
        branches = node.part.branches if isinstance(node.part, Choice) else (node.part,)
        if any(isinstance(each, Chars) and each.words for each in branches):
            return _Need(frozenset([_BEFORE_NONE if node.ahead else _AFTER_NONE]))
        return _NOTHING

    def _call(self, group: str) -> _Need:
        if group not in self.called:
            self.called[group] = _UNKNOWN  # what calls itself meanwhile
            self.called[group] = self.need(self.groups[group]) if group in self.groups else _UNKNOWN
        return self.called[group]


def _powers(exact: frozenset[str], most: int) -> frozenset[str] | None:
    """All wordings of up to so many repetitions, if they are few."""
    powers = so_far = _EMPTY
    for _ in range(most):
        if len(so_far) * len(exact) > _EXACT:
            return None
        so_far = frozenset([first + second for first in so_far for second in exact])
        powers |= so_far
    return powers


def _is_known(text: str) -> bool:
    """Whether it is known what each character is one with: letters beyond ASCII are left alone, for ever more of them
    are added to Unicode, and two libraries need not be at one about their cases.
    """
    return text.isascii() or not any(_WORD.match(each) for each in text if not each.isascii())


def _characters(members: frozenset[str] | None) -> _Need:
    if members is None or not all(map(_is_known, members)):
        return _UNKNOWN
    exact = frozenset(map(_folded, members))
    return _Need(exact) if len(exact) <= _MEMBERS else _UNKNOWN


def _row(parts: Iterable[_Need]) -> _Need:
    """One part after the other: wordings grow as long as they can be told, and are a set of words where they end."""
    clauses: list[Words] = []
    so_far: frozenset[str] = _EMPTY
    whole = True
    for part in parts:
        clauses += part.clauses
        if part.exact is not None and len(so_far) * len(part.exact) <= _EXACT:
            so_far = frozenset([first + second for first in so_far for second in part.exact])
            continue
        whole = False
        clauses += _words(so_far)
        so_far = _EMPTY if part.exact is None else part.exact
    if whole:
        return _Need(so_far, tuple(clauses))
    return _Need(None, (*clauses, *_words(so_far)))


def _choice(branches: list[_Need]) -> _Need:
    """One of several: all their wordings, or else the first set of each made one, the second of each, and so on."""
    exact = frozenset[str]().union(*(each.exact for each in branches if each.exact is not None))
    if all(each.exact is not None for each in branches) and len(exact) <= 2 * _EXACT:
        return _Need(exact, _joined([list(each.clauses) for each in branches]))
    return _Need(None, _joined([_best(_told(each)) for each in branches]))


def _joined(branches: list[list[Words]]) -> tuple[Words, ...]:
    if not all(branches):
        return ()
    ranks = range(max(map(len, branches)))
    return tuple(frozenset[str]().union(*(each[min(rank, len(each) - 1)] for each in branches)) for rank in ranks)


def _told(need: _Need) -> tuple[Words, ...]:
    """All that is needed as sets of words."""
    return (*need.clauses, *(() if need.exact is None else _words(need.exact)))


def _words(exact: frozenset[str]) -> tuple[Words, ...]:
    """The wordings as a set of words; none if one of them has no character."""
    return (exact,) if all(word.strip(_PLACES) for word in exact) else ()


def _best(clauses: Iterable[Words]) -> list[Words]:
    """Sets of words, those that the fewest texts hold first, so far as their length can tell."""
    return sorted(dict.fromkeys(clauses), key=lambda words: sum([_OFTEN ** len(word) for word in words]))


def _fewest(words: Words) -> Words:
    """The words in plain form, without those that hold another of them."""
    fewest: list[str] = []
    for word in sorted(map(_marked, words), key=len):
        if not any(each in word for each in fewest):
            fewest.append(word)
    return frozenset(fewest)


def _marked(wording: str) -> str:
    """A wording with marks where words begin and end in it, and at either end if a word is known to do so there."""
    bare = wording.strip(_PLACES)
    before, after = wording[: wording.index(bare)], wording[wording.index(bare) + len(bare) :]
    marked = bare if bare.isascii() and bare.isalnum() else _BOUNDARY.sub(MARK, bare.translate(_NO_PLACES)).strip(MARK)
    first = _EDGE in before or (_AFTER_NONE in before and _WORD.match(bare[0]))
    last = _EDGE in after or (_BEFORE_NONE in after and _WORD.match(bare[-1]))
    return (MARK if first else "") + marked + (MARK if last else "")
