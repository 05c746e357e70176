"""The hidden bookmark in which each edit sits, and what is found in it when the file comes back from a reviewer.

Word and LibreOffice renumber revisions and comments on saving, but keep the names of bookmarks. LibreOffice moves a
bookmark's start over the deletion behind it, or its end by one letter into the change, so what touches a bookmark from
outside and goes on with the change counts as being in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile

from lxml import etree

from redraft.documents.ooxml.namespaces import W
from redraft.outputs.review.stamps import AUTHOR, Stamps

_NAME = re.compile(r"_redraft_([a-z]+)_([0-9a-z]+)(?:_[0-9]+)?")
_LONGEST = 36
"""Word allows a bookmark's name 40 characters; a number may follow."""
_INS, _DEL = W + "ins", W + "del"
_ENDS = (W + "bookmarkStart", W + "bookmarkEnd")
_TEXT = (W + "t", W + "delText")
_LETTERS = {W + "tab": "\t", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "\u2011"}


@dataclass(frozen=True, slots=True)
class MarkedEdit:
    """One stretch of an edit as it stands in a file: what redraft still strikes out and inserts, and plain text.

    A finding whose edit runs over several containers, such as a link and the text behind it, has one of these for each.
    """

    finding: str
    struck: str
    inserted: str
    plain: str

    @property
    def is_open(self) -> bool:
        """Whether nobody has accepted or rejected it yet."""
        return bool(self.struck or self.inserted)


def bookmark_name(finding: str) -> str:
    """The hidden bookmark of a finding; Word hides those that begin with an underscore.

    >>> bookmark_name("f-12ab")
    '_redraft_f_12ab'
    """
    return ("_redraft_" + finding.replace("-", "_"))[:_LONGEST]


def finding_of(bookmark: str) -> str | None:
    """The finding that a bookmark was made for; None for other people's bookmarks.

    >>> finding_of("_redraft_f_12ab_2"), finding_of("_Toc12")
    ('f-12ab', None)
    """
    match = _NAME.fullmatch(bookmark)
    return f"{match[1]}-{match[2]}" if match else None


def enclose(first: etree._Element, last: etree._Element, finding: str, stamps: Stamps) -> None:
    """Put the bookmark of `finding` around the siblings from `first` to `last`."""
    start, end = stamps.bookmark(bookmark_name(finding))
    first.addprevious(start)
    last.addnext(end)


def marked_edits(root: etree._Element) -> list[MarkedEdit]:
    """Every stretch of an edit that a part still marks, in document order."""
    return [edit for paragraph in root.iter(W + "p") for edit in _in_paragraph(paragraph)]


@dataclass(frozen=True, slots=True)
class _Token:
    """An end of a bookmark, known by its `id`, or a stretch of `text`; `change` is the revision that it belongs to."""

    id: str = ""
    name: str = ""
    text: str = ""
    change: str = ""


def _in_paragraph(paragraph: etree._Element) -> Iterator[MarkedEdit]:
    tokens = list(_tokens(paragraph))
    for start, token in enumerate(tokens):
        finding = finding_of(token.name)
        if finding is not None:
            end = next((n for n in range(start + 1, len(tokens)) if tokens[n].id == token.id), start)
            found = _inside(tokens, start, end)
            yield MarkedEdit(finding, *("".join(t.text for t in found if t.change == c) for c in (_DEL, _INS, "")))


def _inside(tokens: list[_Token], start: int, end: int) -> list[_Token]:
    inside = [t for t in tokens[start:end] if t.text]
    if all(t.change == _INS for t in inside):
        inside = [*reversed(_run_of(_DEL, tokens[:start][::-1])), *inside]
    # Up to the next edit, what goes on behind the end is part of this one.
    behind = [t for t in takewhile(lambda t: finding_of(t.name) is None, tokens[end:]) if t.text]
    for change in (_DEL, _INS):
        if not inside or inside[-1].change in (_DEL, change):
            more = _run_of(change, behind)
            inside, behind = [*inside, *more], behind[len(more) :]
    return inside


def _run_of(change: str, tokens: list[_Token]) -> list[_Token]:
    """The tokens of this change that the list begins with."""
    return list(takewhile(lambda t: t.change == change, tokens))


def _tokens(paragraph: etree._Element) -> Iterator[_Token]:
    for element in paragraph.iter("*"):
        tag = str(element.tag)
        if tag in _ENDS:
            yield _Token(element.get(W + "id", ""), element.get(W + "name", ""))
        elif tag in _LETTERS or tag in _TEXT:
            change = _change_of(element, paragraph)
            if change is not None:
                yield _Token(text=_LETTERS.get(tag, element.text or ""), change=change)


def _change_of(node: etree._Element, paragraph: etree._Element) -> str | None:
    """Redraft's own revision around a text, or none; None for text of other paragraphs or that somebody else deleted."""
    ours = ""
    for around in node.iterancestors():
        if around.tag == W + "p":
            return ours if around is paragraph else None
        if around.tag in (_INS, _DEL) and around.get(W + "author") == AUTHOR:
            ours = ours or str(around.tag)
        elif around.tag in (_DEL, W + "moveFrom") and not ours:
            return None
    return None
