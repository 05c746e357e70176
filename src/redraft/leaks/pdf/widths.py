"""How wide the letters of a PDF font are drawn (ISO 32000-2, 9.2.4 and 9.7.4.3)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pypdf.generic import ArrayObject, DictionaryObject

from redraft.leaks.pdf.walk import entry

_USUAL = 500.0
_MOST = 70_000
_BLANK = 32


@dataclass(frozen=True, slots=True)
class Widths:
    """Widths by code, in thousandths of the font's size; `bytes_each` is how long a code is."""

    by_code: Mapping[int, float]
    otherwise: float = _USUAL
    bytes_each: int = 1

    def of(self, text: bytes) -> Iterator[tuple[float, bool]]:
        """The width of each letter of a shown string, and whether it is the blank that word spacing applies to."""
        for at in range(0, len(text) - self.bytes_each + 1, self.bytes_each):
            code = int.from_bytes(text[at : at + self.bytes_each], "big")
            yield self.by_code.get(code, self.otherwise), self.bytes_each == 1 and code == _BLANK


def widths_of(font: object) -> Widths:
    """The widths of a font dictionary; a font that gives none counts as half as wide as high."""
    if not isinstance(font, DictionaryObject):
        return Widths({})
    if font.get("/Subtype") != "/Type0":
        first, widths = entry(font, "/FirstChar"), entry(font, "/Widths")
        if not isinstance(first, int) or not isinstance(widths, ArrayObject):
            return Widths({})
        return Widths({first + at: _number(width) for at, width in enumerate(widths[:_MOST])})
    inner = entry(font, "/DescendantFonts")
    descendant = inner[0].get_object() if isinstance(inner, ArrayObject) and inner else None
    if not isinstance(descendant, DictionaryObject):
        return Widths({}, bytes_each=2)
    usual = entry(descendant, "/DW")
    by_code = dict(_composite(entry(descendant, "/W")))
    return Widths(by_code, _number(usual) if usual is not None else 1000.0, bytes_each=2)


def _composite(rows: object) -> Iterator[tuple[int, float]]:
    """The rows of a composite font: `first [w w w]` or `first last w`."""
    items = [item.get_object() for item in rows][:_MOST] if isinstance(rows, ArrayObject) else []
    at = 0
    while at + 1 < len(items):
        first, second = items[at], items[at + 1]
        if isinstance(second, ArrayObject):
            yield from ((int(first) + place, _number(width)) for place, width in enumerate(second[:_MOST]))
            at += 2
        elif at + 2 < len(items):
            last = min(int(second), int(first) + _MOST)
            yield from ((code, _number(items[at + 2])) for code in range(int(first), last + 1))
            at += 3
        else:
            return


def _number(value: object) -> float:
    return float(value) if isinstance(value, int | float) else _USUAL
