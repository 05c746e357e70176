"""What every tracked change and comment of redraft carries: an id of its own, the author and the time."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

from lxml import etree

from redraft.documents.ooxml.namespaces import W

AUTHOR = "redraft"
INITIALS = "rd"

_ID = W + "id"
_CEILING = 2**30
"""Ids are signed 32-bit numbers; some programs draw them at random, so counting goes on below the largest ones."""


class Stamps:
    """Hands out attributes for new revisions, with ids that no part of the package uses yet."""

    def __init__(self, roots: Iterable[etree._Element], at: datetime) -> None:
        self._taken = {number for root in roots for number in _ids(root)}
        self._last = max((n for n in self._taken if n < _CEILING), default=0)
        self._date = at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

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
        element.set(W + "date", self._date)
        return element


def _ids(root: etree._Element) -> Iterable[int]:
    for element in root.iter("*"):
        written = element.get(_ID)
        if written is not None and written.isdecimal():
            yield int(written)
