"""Words in a story part where no paragraph, field or equation has them: inserted and deleted again, or out of place.

Word does not show them, and some it refuses, but they are in the file, and other programs do show them.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from redraft.documents.ooxml.namespaces import MC, A, M, W
from redraft.documents.ooxml.reading.roles import Reading
from redraft.documents.ooxml.reading.stories import repeats_inline_text
from redraft.documents.ooxml.reading.story import PARAGRAPHS, PASSED_THROUGH, REMOVED_BY, story_of
from redraft.documents.ooxml.xml import Trail
from redraft.errors import DraftDamaged
from redraft.text import Anchor, Kind, Segment, View

_CODES = frozenset({W + "instrText", W + "delInstrText"})
_HOLDERS = frozenset(
    W + name
    for name in (
        *(
            "body",
            "hdr",
            "ftr",
            "footnote",
            "endnote",
            "comment",
            "docPart",
            "docPartBody",
            "tc",
            "txbxContent",
            "sdtContent",
        ),
        *("customXml", "ins", "del", "moveFrom", "moveTo"),
    )
)
"""The elements that can have paragraphs (ECMA-376 part 1, annex A)."""
_LETTERS = frozenset({W + "t", W + "delText", *_CODES, M + "t", A + "t"})
_READ_IN = {M + "t": M + "oMath", A + "t": A + "p", **dict.fromkeys(_CODES, W + "p")}


def read_stray(part: str, root: etree._Element, reading: Reading) -> Iterator[Segment]:
    """A segment for each stretch of stray text in a part.

    Raises:
        DraftDamaged: if paragraphs, or elements inside text, stand where none can; Word does not open such a file.
    """
    shown: dict[etree._Element, frozenset[etree._Element]] = {}
    trail = Trail()
    where = f"{reading.name}, text" if reading.name else "text"
    for element in root.iter(W + "p", *_LETTERS):
        if element.tag == W + "p":
            if reading.kind is not Kind.METADATA and is_misplaced(element):
                raise DraftDamaged("A paragraph of this file stands where none can be.")
        elif len(element):
            raise DraftDamaged("The text of this file has elements where only characters can be.")
        elif (element.text or "").strip() and _is_stray(element, shown):
            trail.move_to(element)
            yield Segment(Anchor(part, trail.path), element.text or "", Kind.METADATA, f"{where} out of place")


def is_misplaced(paragraph: etree._Element) -> bool:
    """Whether a paragraph stands where none can be, such as inside another or inside its formatting."""
    parent = paragraph.getparent()
    around = next(paragraph.iterancestors(W + "p", W + "txbxContent"), None)
    holds = parent is None or not str(parent.tag).startswith(W) or parent.tag in _HOLDERS
    in_settings = any(str(a.tag).startswith(W) and str(a.tag).endswith("Pr") for a in paragraph.iterancestors())
    return not holds or in_settings or (around is not None and around.tag == W + "p")


def stray_letters(root: etree._Element) -> list[etree._Element]:
    """The elements of text in a part that belong to nothing that is read as a whole, in document order."""
    shown: dict[etree._Element, frozenset[etree._Element]] = {}
    return [letters for letters in root.iter(*_LETTERS) if (letters.text or "").strip() and _is_stray(letters, shown)]


def _is_stray(letters: etree._Element, shown: dict[etree._Element, frozenset[etree._Element]]) -> bool:
    """Whether an element of text is stray; `shown` keeps, by paragraph, what it shows, once somebody had to ask."""
    holder = _READ_IN.get(str(letters.tag))
    if holder:
        return next(letters.iterancestors(holder), None) is None
    passed = []
    for ancestor in letters.iterancestors():
        if ancestor.tag == MC + "Fallback" and not repeats_inline_text(ancestor):
            passed.append(ancestor.tag)  # read, if at all, as the text of the paragraph around
        elif ancestor.tag in PARAGRAPHS:
            break
        else:
            passed.append(ancestor.tag)
    else:
        return True
    plain = all(tag in PASSED_THROUGH for tag in passed) and not any(tag in REMOVED_BY for tag in passed)
    if ancestor.tag == W + "p":
        views: tuple[View, ...] = tuple(View)
    else:
        plain, views = plain and letters.tag == W + "t", (View.FINAL,)  # a reading aid is read as it is now
    if plain:
        return False
    if ancestor not in shown:
        shown[ancestor] = frozenset(piece.node for view in views for piece in story_of(ancestor, view).pieces)
    return letters not in shown[ancestor]
