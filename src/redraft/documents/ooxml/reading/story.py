"""From XML to text and back: the joined text of a place, with a map from each character to the node that holds it.

Word cuts a name over several runs in one of twenty cases, so text is only ever matched on the joined paragraph.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lxml import etree

from redraft.documents.ooxml.namespaces import MC, A, M, W
from redraft.documents.ooxml.reading.fields import code_starting_at, shown_to_codes
from redraft.text import Span, View

OPAQUE = "\ufffc"
"""Stands for a character set in a symbol font (`w:sym`) that is no letter of a word."""

_CHARACTERS = {
    W + "tab": "\t",
    W + "ptab": "\t",
    W + "br": "\n",
    W + "cr": "\n",
    W + "noBreakHyphen": "\u2011",
    W + "softHyphen": "\u00ad",
    W + "sym": OPAQUE,
}
_SYMBOL_LETTER = re.compile("(?:F0|00)?(?:4[1-9A-F]|5[0-9A]|6[1-9A-F]|7[0-9A])")
_INSERTED = {W + "ins", W + "moveTo"}
_DELETED = {W + "del", W + "moveFrom"}
_WRAPPERS = {
    W + name for name in ("hyperlink", "sdt", "sdtContent", "smartTag", "customXml", "fldSimple", "dir", "bdo")
}
_IN_RUN = {W + "ruby", W + "rubyBase", W + "r"}
PASSED_THROUGH = _WRAPPERS | _IN_RUN
"""The elements that are no more than a wrapping of the text of the paragraph around."""
_MARKS = {W + name for name in ("bookmarkStart", "bookmarkEnd", "proofErr", "commentRangeStart", "commentRangeEnd")}
# A ruby's reading aid and a fallback that repeats inline text are read by their runs like a paragraph.
PARAGRAPHS = {W + "p", W + "rt", MC + "Fallback"}
"""The elements that are read as one joined text."""
REMOVED_BY = _INSERTED | _DELETED
"""The elements in which text is in one view only, or, in several of them, in none."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One node's share of a text: `text` starts at `start` in the joined string.

    Where `tail` is set, the characters are those behind the node's end tag, as lxml keeps mixed content.
    """

    node: etree._Element
    start: int
    text: str
    tail: bool = False

    @property
    def end(self) -> int:
        """The offset behind the last character."""
        return self.start + len(self.text)

    @property
    def is_text(self) -> bool:
        """Whether the characters are the node's own content, not what an empty element stands for."""
        return self.node.tag not in _CHARACTERS


@dataclass(frozen=True, slots=True)
class Story:
    """The joined text of one place and the pieces it is made of, in order and without gaps.

    `border` is where a paragraph itself begins, behind a drop cap that stands in a paragraph of its own before it.
    """

    text: str
    pieces: tuple[Piece, ...]
    border: int = 0

    def at(self, offset: int) -> tuple[Piece, int]:
        """The piece that holds the character at `offset`, and the character's index in it.

        Raises:
            IndexError: if the text has no such character.
        """
        if not 0 <= offset < len(self.text):
            raise IndexError(offset)
        piece = self.pieces[bisect_right(self.pieces, offset, key=lambda p: p.start) - 1]
        return piece, offset - piece.start

    def under(self, span: Span) -> tuple[Piece, ...]:
        """The pieces that share at least one character with `span`."""
        first = bisect_right(self.pieces, span.start, key=lambda p: p.start) - 1
        last = bisect_left(self.pieces, span.end, key=lambda p: p.start)
        return self.pieces[max(first, 0) : last] if span.start < len(self.text) else ()

    def shares(self, span: Span, becomes: str) -> list[tuple[Span, str]]:
        """An edit in one, or in two where it runs over the border: as many letters stay large as were.

        >>> Story("Finch", (), 1).shares(Span(0, 5), "Wren")
        [(Span(start=0, end=1), 'W'), (Span(start=1, end=5), 'ren')]
        """
        if not span.start < self.border < span.end:
            return [(span, becomes)]
        large = self.border - span.start
        return [(Span(span.start, self.border), becomes[:large]), (Span(self.border, span.end), becomes[large:])]


def story_of(element: etree._Element, view: View = View.FINAL) -> Story:
    """The text at an element, by what the element is.

    A Word paragraph is read in one of the two views of earlier authors' revisions; a DrawingML paragraph and an
    equation by their runs; a field's first `w:instrText` by all of that field's; anything else by its own characters.
    """
    if element.tag == W + "p":
        return _paragraph(element, view)
    if element.tag in PARAGRAPHS:
        return _joined(_inline(element, view))
    if element.tag == A + "p":
        return _joined((node, node.text or "") for node in _own(element, A + "t", A + "p"))
    if element.tag == M + "oMath":
        return _joined((node, node.text or "") for node in element.iter(M + "t"))
    if element.tag in (W + "instrText", W + "delInstrText"):
        return _joined((node, node.text or "") for node in code_starting_at(element))
    return _mixed(element)


def run_of(node: etree._Element) -> etree._Element | None:
    """The nearest `w:r` around a node."""
    return next(node.iterancestors(W + "r"), None)


def _paragraph(paragraph: etree._Element, view: View) -> Story:
    """A paragraph's text, together with the drop cap before it, which Word keeps in a paragraph of its own."""
    if _is_drop_cap(paragraph) and _beside(paragraph, following=True) is not None:
        return Story("", ())  # read with the paragraph that it belongs to
    unseen = shown_to_codes(paragraph)
    seen = [(node, text) for node, text in _inline(paragraph, view) if node not in unseen]
    before = _beside(paragraph, following=False)
    if before is None or not _is_drop_cap(before):
        return _joined(seen)
    letter = list(_inline(before, view))
    whole = _joined([*letter, *seen])
    return Story(whole.text, whole.pieces, sum(len(text) for _, text in letter))


def _is_drop_cap(paragraph: etree._Element) -> bool:
    """Whether a paragraph is the frame of a drop cap (ECMA-376 part 1, 17.3.1.11)."""
    properties = paragraph.find(W + "pPr")
    frame = None if properties is None else properties.find(W + "framePr")
    return frame is not None and frame.get(W + "dropCap") in ("drop", "margin")


def _beside(paragraph: etree._Element, *, following: bool) -> etree._Element | None:
    """The paragraph right before or behind another, with nothing but marks between them."""
    step = paragraph.getnext() if following else paragraph.getprevious()
    while step is not None and step.tag in _MARKS:
        step = step.getnext() if following else step.getprevious()
    return step if step is not None and step.tag == W + "p" else None


def _joined(parts: Iterable[tuple[etree._Element, str]]) -> Story:
    pieces: list[Piece] = []
    offset = 0
    for node, text in parts:
        if text:
            pieces.append(Piece(node, offset, text))
            offset += len(text)
    return Story("".join(p.text for p in pieces), tuple(pieces))


def _mixed(element: etree._Element) -> Story:
    pieces = [Piece(element, 0, element.text)] if element.text else []
    offset = len(element.text or "")
    for child in element:
        if child.tail:
            pieces.append(Piece(child, offset, child.tail, tail=True))
            offset += len(child.tail)
    return Story("".join(p.text for p in pieces), tuple(pieces))


def _own(element: etree._Element, tag: str, boundary: str) -> Iterator[etree._Element]:
    for node in element.iter(tag):
        if next(node.iterancestors(boundary), None) is element:
            yield node


def _inline(element: etree._Element, view: View) -> Iterator[tuple[etree._Element, str]]:
    for child in element:
        tag = child.tag
        if tag == W + "t":
            yield child, child.text or ""
        elif tag in PASSED_THROUGH:
            yield from _inline(child, view)
        elif tag == W + "sym":
            yield child, _symbol(child)
        elif tag in _CHARACTERS:
            if element.tag != W + "tabs":
                yield child, _CHARACTERS[tag]
        elif tag == W + "delText":
            if view is View.ORIGINAL:
                yield child, child.text or ""
        elif (tag in _INSERTED and view is View.FINAL) or (tag in _DELETED and view is View.ORIGINAL):
            yield from _inline(child, view)
        elif tag == MC + "AlternateContent":
            yield from _alternate(child, view)


def _symbol(symbol: etree._Element) -> str:
    """The Latin letter that a symbol was typed as, where it is part of a word; otherwise nobody knows the character.

    Symbol fonts lie at F000 and above, each character behind the key it is typed with (ECMA-376 part 1, 17.3.3.30).
    A lone one is an arrow or a smile.
    """
    code = symbol.get(W + "char", "").upper()
    letter = chr(int(code, 16) & 0xFF) if _SYMBOL_LETTER.fullmatch(code) else ""
    beside = (symbol.getprevious(), symbol.getnext())
    if letter and any(_ends_in_letter(node, first) for node, first in zip(beside, (False, True), strict=True)):
        return letter
    return OPAQUE


def _ends_in_letter(node: etree._Element | None, first: bool) -> bool:
    if node is None:
        return False
    if node.tag == W + "sym":
        return _SYMBOL_LETTER.fullmatch(node.get(W + "char", "").upper()) is not None
    text = node.text or "" if node.tag == W + "t" else ""
    return (text[:1] if first else text[-1:]).isalpha()


def _alternate(element: etree._Element, view: View) -> list[tuple[etree._Element, str]]:
    """The text of the branch that a current reader shows: the first that has any."""
    for branch in element:
        found = list(_inline(branch, view))
        if found:
            return found
    return []
