"""What every tracked change and comment of redraft carries: an id of its own, the author, the time, a bookmark."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from itertools import count

from lxml import etree

from redraft.documents.ooxml.namespaces import W
from redraft.documents.ooxml.xml import values_of

AUTHOR = "redraft"
INITIALS = "rd"

_ID = W + "id"
_NAME = W + "name"
_CEILING = 2**30
"""Ids are signed 32-bit numbers; some programs draw them at random, so counting goes on below the largest ones."""


class Stamps:
    """Hands out what marks new revisions, with ids and names that no part of the package uses yet."""

    def __init__(self, roots: Iterable[etree._Element], at: datetime) -> None:
        self._taken: set[int] = set()
        self._names: set[str] = set()
        for root in roots:
            self._taken |= set(_ids(root))
            self._names |= {mark.get(_NAME, "").lower() for mark in root.iter(W + "bookmarkStart")}
        self._last = max((n for n in self._taken if n < _CEILING), default=0)
        self.date = at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

    def new_id(self) -> str:
        """A number that is nobody else's, be it revision, bookmark or comment."""
        self._last += 1
        while self._last in self._taken:
            self._last += 1
        return str(self._last)

    def element(self, name: str) -> etree._Element:
        """A new `w:ins`, `w:del` or `w:comment`, signed."""
        element = etree.Element(W + name)
        element.set(_ID, self.new_id())
        element.set(W + "author", AUTHOR)
        element.set(W + "date", self.date)
        return element

    def bookmark(self, name: str) -> tuple[etree._Element, etree._Element]:
        """Both ends of a new bookmark called `name`, or ``<name>_2`` and so on where that is taken.

        Of two bookmarks of one name, whatever the case of its letters, Word keeps only one.
        """
        numbered = (name if number == 1 else f"{name}_{number}" for number in count(1))
        free = next(n for n in numbered if n.lower() not in self._names)
        self._names.add(free.lower())
        start, end = etree.Element(W + "bookmarkStart"), etree.Element(W + "bookmarkEnd")
        number = self.new_id()
        start.set(_ID, number)
        start.set(_NAME, free)
        end.set(_ID, number)
        return start, end


def _ids(root: etree._Element) -> Iterable[int]:
    return (int(written) for written in values_of(W, "id", root) if written.isdecimal())
