"""The mark in a review copy that says which case, run and draft it is of, and survives Word, LibreOffice and others.

It is a hidden bookmark: those programs keep the names of bookmarks, while Word's Document Inspector removes document
properties. Its name holds nothing but digests, and is as long as Word lets it be.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from redraft.documents.ooxml.namespaces import W
from redraft.outputs.review.stamps import Stamps

_NAME = re.compile(r"_redraftcase_([0-9a-f]{10})_([0-9a-f]{10})_([0-9a-f]{4})(?:_[0-9]+)?")


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a review copy comes from: ten hexadecimal digits each for the case and its run, four for the draft.

    >>> Origin("0123456789", "abcdefabcd", "00ff").bookmark
    '_redraftcase_0123456789_abcdefabcd_00ff'
    """

    case: str
    run: str
    copy: str

    def __post_init__(self) -> None:
        if not _NAME.fullmatch(self.bookmark):
            raise ValueError("an origin is made of hexadecimal digits")

    @property
    def bookmark(self) -> str:
        """The bookmark's name."""
        return f"_redraftcase_{self.case}_{self.run}_{self.copy}"


def put_origin(main: etree._Element, origin: Origin, stamps: Stamps) -> None:
    """Put the mark at the start of the body: into its first paragraph, or before it where there is none."""
    start, end = stamps.bookmark(origin.bookmark)
    paragraph = next(main.iter(W + "p"), None)
    body = main.find(W + "body")
    if paragraph is not None:
        properties = paragraph.find(W + "pPr")
        paragraph.insert(0 if properties is None else 1, start)
        start.addnext(end)
    elif body is not None:
        body.insert(0, start)
        start.addnext(end)


def origin_in(main: etree._Element) -> Origin | None:
    """The first mark in a main document; None where there is none."""
    for bookmark in main.iter(W + "bookmarkStart"):
        if match := _NAME.fullmatch(bookmark.get(W + "name", "")):
            return Origin(match[1], match[2], match[3])
    return None
