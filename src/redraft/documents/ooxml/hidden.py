"""Which runs Word hides (`w:vanish`), by their own formatting or through their styles.

`w:vanish` is a toggle property (ECMA-376 part 1, 17.7.3): what the run says itself counts; otherwise the paragraph
style and the character style each contribute theirs, and two hidings cancel out.
"""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from redraft.documents.ooxml.namespaces import W

_OFF = ("0", "false", "off")
_VANISH = W + "vanish"
_MAX_CHAIN = 50
"""Styles based on one another; Word allows ten."""


def hiding_styles(styles: etree._Element | None) -> Mapping[str, bool]:
    """Which styles of a styles part hide text, inherited settings included."""
    if styles is None:
        return {}
    own = {s.get(W + "styleId", ""): s for s in styles.iter(W + "style")}
    return {name: _style_hides(own, name) for name in own}


def is_hidden(run: etree._Element, styles: Mapping[str, bool]) -> bool:
    """Whether Word hides this run on the page."""
    properties = run.find(W + "rPr")
    own = _says(properties)
    if own is not None:
        return own
    character = _styled(properties, W + "rStyle", styles)
    paragraph = next(run.iterancestors(W + "p"), None)
    settings = None if paragraph is None else paragraph.find(W + "pPr")
    return character != _styled(settings, W + "pStyle", styles)


def _style_hides(own: Mapping[str, etree._Element], name: str) -> bool:
    for _ in range(_MAX_CHAIN):
        style = own.get(name)
        if style is None:
            return False
        says = _says(style.find(W + "rPr"))
        if says is not None:
            return says
        parent = style.find(W + "basedOn")
        name = "" if parent is None else parent.get(W + "val", "")
    return False


def _says(properties: etree._Element | None) -> bool | None:
    vanish = None if properties is None else properties.find(_VANISH)
    return None if vanish is None else vanish.get(W + "val", "1") not in _OFF


def _styled(properties: etree._Element | None, kind: str, styles: Mapping[str, bool]) -> bool:
    style = None if properties is None else properties.find(kind)
    return False if style is None else styles.get(style.get(W + "val", ""), False)
