"""Runs whose words a reader does not see, though they are in the file: hidden, blacked out by a marker, white, tiny.

What a run says by itself and what the paragraph and the cell around it say is taken into account; what only a style of a
table or the fill of a shape tells is not, so white words there are not called concealed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from lxml import etree

from redraft.documents.ooxml.namespaces import V, W
from redraft.documents.ooxml.reading.hidden import Hiding, is_hidden
from redraft.text import Concealed, Concealment

_TINY = 4
"""Half-points (`w:sz`) up to which nobody can read a letter."""
_BLACK, _WHITE, _AUTOMATIC = "000000", "FFFFFF", "auto"
_WORDS = (W + "t", W + "delText")
_SHADED = (W + "rPr", W + "pPr", W + "tcPr")
_ON_COLOUR = (W + "txbxContent", V + "textbox")
_WHITE_THEME = ("background1", "light1")


def concealment(run: etree._Element, hiding: Hiding) -> Concealment | None:
    """Why nobody sees the words of a run; None if they show, or there are none. `hiding` as of `hiding_styles`."""
    if next(run.iterchildren(*_WORDS), None) is None:
        return None
    if is_hidden(run, hiding):
        return Concealment.HIDDEN
    properties = run.find(W + "rPr")
    if properties is None:
        return None
    colour, size = _colour(properties), properties.find(W + "sz")
    ground = _ground(run, properties)
    if ground == _BLACK and (colour == _BLACK or (colour == _AUTOMATIC and _is_marked(properties))):
        return Concealment.BLACKED_OUT
    if colour == _WHITE and ground in (_WHITE, "") and not _may_stand_on_colour(run):
        return Concealment.WHITE
    written = "" if size is None else size.get(W + "val", "")
    return Concealment.TINY if written.isdecimal() and int(written) <= _TINY else None


def merged(found: Iterable[tuple[str, Concealment, str]]) -> Iterator[Concealed]:
    """Passages of ``(where, how, words)``, those of one place that follow one another as one."""
    for (where, how), pieces in groupby(found, key=lambda piece: piece[:2]):
        yield Concealed(where, how, "".join(words for _, _, words in pieces))


def _colour(properties: etree._Element) -> str:
    colour = properties.find(W + "color")
    if colour is None:
        return _AUTOMATIC
    if colour.get(W + "themeColor") in _WHITE_THEME:
        return _WHITE
    return colour.get(W + "val", _AUTOMATIC).upper().replace(_AUTOMATIC.upper(), _AUTOMATIC)


def _is_marked(properties: etree._Element) -> bool:
    """Whether a marker lies over the run: on black shading, unlike under a marker, automatic letters turn white."""
    highlight = properties.find(W + "highlight")
    return highlight is not None and highlight.get(W + "val") == "black"


def _ground(run: etree._Element, properties: etree._Element) -> str:
    """The colour behind a run: its marker, or the fill of the run, its paragraph or its cell; "" if none says anything."""
    highlight = properties.find(W + "highlight")
    if highlight is not None and highlight.get(W + "val", "none") != "none":
        named = highlight.get(W + "val", "")
        return {"black": _BLACK, "white": _WHITE}.get(named, named)
    around = (holder.find(name) for holder in (run, *run.iterancestors(W + "p", W + "tc")) for name in _SHADED)
    for settings in around:
        shading = None if settings is None else settings.find(W + "shd")
        fill = "" if shading is None else shading.get(W + "fill", "").upper()
        if fill and fill != _AUTOMATIC.upper():
            return fill
    return ""


def _may_stand_on_colour(run: etree._Element) -> bool:
    """Whether something around the run may have a colour that no property tells: a styled table, a box."""
    if next(run.iterancestors(*_ON_COLOUR), None) is not None:
        return True
    return any(table.find(f"{W}tblPr/{W}tblStyle") is not None for table in run.iterancestors(W + "tbl"))
