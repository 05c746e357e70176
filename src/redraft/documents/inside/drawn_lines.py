"""Texts that a drawing places one by one on a page, put together to lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from redraft.documents.inside.found import Found, Inner

_SAYS_SOMETHING = re.compile(r"[^\W\d_a-z][^\W\d_A-Z]+|[^\W\d_]{3,}|\d{6,}")
_NEAR = 0.3
"""Of a character's width: a gap smaller than this is none."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A text drawn at a point; `width` is how far it reaches, None where that is not known.

    Where `goes_on`, it stands right behind the text before it, wherever that ended.
    """

    text: str
    x: int = 0
    y: int = 0
    width: int | None = None
    goes_on: bool = False


def drawing_texts(inner: Inner, drawn: Iterable[Drawn], remarks: Iterable[str], *, glyphs: bool) -> Iterator[Found]:
    """The lines that a reader could take words or a long number from, and a drawing's remarks, once each.

    Signs of formulas and of axes are no lines. Letters drawn by their number in a font (`glyphs`) are named as not read.
    """
    shown = filter(_SAYS_SOMETHING.search, _joined(drawn))
    for number, line in enumerate(shown):
        yield inner.text(str(number), line, "text in a drawing")
    for number, remark in enumerate(dict.fromkeys(remarks)):
        yield inner.text(f"comment-{number}", remark, "data in a drawing")
    if glyphs:
        yield inner.unread("a drawing that names some letters only by their number in a font")


def _joined(texts: Iterable[Drawn]) -> Iterator[str]:
    """The texts of one height joined, with a blank where there is a gap or none is known.

    >>> list(_joined([Drawn("Lor", 0, 5, 30), Drawn("na", 31, 5, 20), Drawn("Pike", 60, 5), Drawn("Ward 3", 0, 20)]))
    ['Lorna Pike', 'Ward 3']
    """
    line, last = "", None
    for drawn in texts:
        if last is None:
            line = drawn.text
        elif drawn.goes_on:
            line += drawn.text
        elif drawn.y == last.y:
            line += ("" if _touches(last, drawn) else " ") + drawn.text
        else:
            yield line
            line = drawn.text
        last = drawn
    if line:
        yield line


def _touches(last: Drawn, following: Drawn) -> bool:
    if last.width is None or not last.text:
        return False
    gap = following.x - (last.x + last.width)
    return abs(gap) <= _NEAR * last.width / len(last.text)
