"""What a page of a PDF says and how: its text, what of it is not seen, and whether it draws anything else.

The text is pypdf's, in the order of the content stream, lines ended where the position moves to another one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pypdf import PageObject
from pypdf.generic import ByteStringObject, DictionaryObject, StreamObject, TextStringObject

from redraft.leaks.pdf.file import Budget, Complaints, PdfLimitError
from redraft.leaks.pdf.objects import words_in
from redraft.leaks.pdf.walk import entry

INVISIBLE = 3
"""The text rendering mode that draws nothing (ISO 32000-2, table 104)."""
_SHOWS_TEXT = frozenset({b"Tj", b"TJ", b"'", b'"'})
_CURVES = frozenset({b"c", b"v", b"y"})
_OUTLINED = 200
"""Curves on a page without text from which on it may be text turned into shapes: a letter takes about ten."""
_NOTHING = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ufffd\ue000-\uf8ff]")
_MEANINGLESS_GLYPH = re.compile(r"^/?(?:[gGcCxaHT]|cid|glyph|index|g_)\d+$")
_DEEPEST_FORM = 8


@dataclass(slots=True)
class PageReading:
    """One page: `text` with line feeds, `hints` are replacement texts in the content stream (ActualText and such).

    `shown` and `invisible` count the characters drawn and not drawn; `pictures` the images drawn, `curves` the pieces of
    curved outline. `unread` says in plain words why text of the page cannot be told, "" if it can.
    """

    text: str = ""
    hints: list[str] = field(default_factory=list)
    shown: int = 0
    invisible: int = 0
    pictures: int = 0
    curves: int = 0
    unread: str = ""

    @property
    def blind(self) -> str:
        """Why nothing can be said of what stands on the page, "" where something can."""
        if self.unread:
            return self.unread
        if self.shown:
            return ""
        if self.pictures:
            return "a page that is only a picture, such as a scan: nothing can be said of what stands in it"
        if self.curves >= _OUTLINED:
            return "a page without text that is full of shapes: letters may have been turned into drawings"
        return ""


def read_page(page: PageObject, complaints: Complaints, budget: Budget) -> PageReading:
    """Read one page, forms inside it included.

    Raises: PdfLimitError if the time is over; everything else that goes wrong is told in `unread`.
    """
    reading, watch = PageReading(), PageWatch(budget)
    lost = complaints.lost
    try:
        reading.text = budget.keep(page.extract_text(visitor_operand_before=watch, visitor_text=watch.text))
    except PdfLimitError:
        raise
    except Exception:  # whatever a damaged page makes pypdf raise
        reading.unread = "a page that is damaged, or too large to be read"
    budget.check()
    reading.hints, reading.shown, reading.invisible = watch.hints, watch.shown, watch.invisible
    reading.curves = watch.curves
    resources = list(_resources(page))
    reading.pictures = watch.inline + sum(_pictures(each, watch.drawn) for each in resources)
    if not reading.unread and complaints.lost > lost:
        reading.unread = "a page of which not all text can be read"
    if not reading.unread and (_garbled(reading.text) or any(_speechless(r, watch.fonts) for r in resources)):
        reading.unread = "text in a font that does not say which letters it draws"
    return reading


@dataclass(slots=True)
class PageWatch:
    """Looks on while pypdf goes through a page's operators (ISO 32000-2, annex A)."""

    budget: Budget
    mode: int = 0
    stack: list[int] = field(default_factory=list)
    hints: list[str] = field(default_factory=list)
    drawn: set[str] = field(default_factory=set)
    fonts: set[str] = field(default_factory=set)
    shown: int = 0
    invisible: int = 0
    inline: int = 0
    curves: int = 0
    steps: int = 0

    def __call__(self, operator: bytes, operands: Any, *matrices: object) -> None:
        """Take note of one operator; `matrices` are pypdf's, and of no interest here."""
        self.steps += 1
        if self.steps % 256 == 0:
            self.budget.check()
        if operator in _SHOWS_TEXT:
            length = _length(operands)
            self.shown += 0 if self.mode == INVISIBLE else length
            self.invisible += length if self.mode == INVISIBLE else 0
        elif operator == b"Tr" and operands:
            self.mode = int(operands[0]) if isinstance(operands[0], int) else 0
        elif operator == b"Tf" and operands:
            self.fonts.add(str(operands[0]))
        elif operator == b"q":
            self.stack.append(self.mode)
        elif operator == b"Q":
            self.mode = self.stack.pop() if self.stack else 0
        elif operator == b"Do" and operands:
            self.drawn.add(str(operands[0]))
        elif operator in (b"BDC", b"DP") and len(operands) > 1 and isinstance(operands[1], DictionaryObject):
            self.hints += [self.budget.keep(word) for word in _values(operands[1], self.budget)]
        self.inline += operator == b"INLINE IMAGE"
        self.curves += operator in _CURVES

    def text(self, *chunk: object) -> None:
        """Pypdf parses a content stream without text operators only if somebody wants its text."""


def _values(properties: DictionaryObject, budget: Budget) -> Iterator[str]:
    """The strings of a marked-content property list; its keys and numbers say nothing."""
    return (
        word
        for value in properties.values()
        if isinstance(value, TextStringObject | ByteStringObject | DictionaryObject | list)
        for word in words_in(value, budget)
    )


def _length(operands: Sequence[Any]) -> int:
    pieces = [p for o in operands for p in (o if isinstance(o, list) else [o])]
    return sum(len(p.strip()) for p in pieces if isinstance(p, str | bytes))


def _resources(page: PageObject) -> Iterator[Mapping[str, Any]]:
    """The resources of a page and of the forms that it may draw."""
    waiting: list[tuple[DictionaryObject, int]] = [(page, 0)]
    seen: set[int] = set()
    while waiting:
        owner, depth = waiting.pop()
        resources = entry(owner, "/Resources")
        if not isinstance(resources, DictionaryObject) or id(resources) in seen:
            continue
        seen.add(id(resources))
        yield resources
        forms = entry(resources, "/XObject")
        for name in forms if isinstance(forms, DictionaryObject) else ():
            form = entry(forms, name)
            if isinstance(form, StreamObject) and form.get("/Subtype") == "/Form" and depth < _DEEPEST_FORM:
                waiting.append((form, depth + 1))


def _pictures(resources: Mapping[str, Any], drawn: set[str]) -> int:
    """How many of the objects that were drawn by these names are images."""
    objects = entry(resources, "/XObject")
    if not isinstance(objects, DictionaryObject):
        return 0
    found = (entry(objects, name) for name in objects if name in drawn)
    return sum(isinstance(each, StreamObject) and each.get("/Subtype") == "/Image" for each in found)


def _speechless(resources: Mapping[str, Any], used: set[str]) -> bool:
    """Whether a font in use maps its codes to no letters (ISO 32000-2, 9.10.2)."""
    fonts = entry(resources, "/Font")
    if not isinstance(fonts, DictionaryObject):
        return False
    return any(_maps_nothing(entry(fonts, name)) for name in fonts if name in used)


def _maps_nothing(font: object) -> bool:
    if not isinstance(font, DictionaryObject) or "/ToUnicode" in font:
        return False
    encoding = entry(font, "/Encoding")
    if font.get("/Subtype") == "/Type0":
        return encoding in ("/Identity-H", "/Identity-V") or isinstance(encoding, StreamObject)
    differences = entry(encoding, "/Differences") if isinstance(encoding, DictionaryObject) else None
    if not isinstance(differences, list):
        return font.get("/Subtype") == "/Type3"
    names = [str(each) for each in differences if isinstance(each, str)]
    return bool(names) and sum(bool(_MEANINGLESS_GLYPH.match(name)) for name in names) * 2 > len(names)


def _garbled(text: str) -> bool:
    """Whether more than a tenth of the characters are none that anybody writes."""
    letters = re.sub(r"\s", "", text)
    return len(_NOTHING.findall(letters)) * 10 > len(letters)
