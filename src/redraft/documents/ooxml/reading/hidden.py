"""Which runs Word hides (`w:vanish`), by their own formatting, through their styles, or by the document's defaults.

`w:vanish` is a toggle property (ECMA-376 part 1, 17.7.3): what the run says itself counts; failing that, a document
default that hides hides everything; otherwise the table style, the paragraph style and the character style each
contribute theirs, and two hidings cancel out. `w:specVanish` (17.3.2.36) hides like it. `w:webHidden` does not: it
hides in the view of a web page only, and stands on the page numbers of every table of contents.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from redraft.documents.ooxml.namespaces import W
from redraft.documents.ooxml.toggles import OFF, is_on

_VANISH = (W + "vanish", W + "specVanish")
_MAX_CHAIN = 50
"""Styles based on one another; Word allows ten."""


@dataclass(frozen=True, slots=True)
class Hiding:
    """What a styles part hides: `styles` by id, inherited settings included, and `everything` by its defaults.

    `usual` is the style of what names none, by the sort of style ("paragraph", "table"); `anything` says whether any text is
    hidden that does not say so itself.
    """

    styles: Mapping[str, bool] = field(default_factory=dict)
    everything: bool = False
    usual: Mapping[str, str] = field(default_factory=dict)
    anything: bool = False

    def by_style(self, settings: etree._Element | None, reference: str, sort: str) -> bool:
        """Whether the style named in these settings hides text, or the usual one where none is named."""
        named = None if settings is None else settings.find(W + reference)
        name = self.usual.get(sort, "") if named is None else named.get(W + "val", "")
        return self.styles.get(name, False)


def hiding_styles(styles: etree._Element | None) -> Hiding:
    """What a styles part hides."""
    if styles is None:
        return Hiding()
    own = {s.get(W + "styleId", ""): s for s in styles.iter(W + "style")}
    usual = {s.get(W + "type", ""): name for name, s in own.items() if s.get(W + "default", "0") not in OFF}
    defaults = styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
    hiding, everything = {name: _style_hides(own, name) for name in own}, bool(_says(defaults))
    return Hiding(hiding, everything, usual, everything or any(hiding.values()))


def is_hidden(run: etree._Element, hiding: Hiding) -> bool:
    """Whether Word hides this run on the page."""
    properties = run.find(W + "rPr")
    own = _says(properties)
    if own is not None:
        return own
    if not hiding.anything:
        return False
    character = hiding.by_style(properties, "rStyle", "")
    return _is_hidden_around(next(run.iterancestors(W + "p"), None), run, hiding) != character


def mark_is_hidden(paragraph: etree._Element, hiding: Hiding) -> bool:
    """Whether Word hides the mark at the paragraph's end, so that the next paragraph goes on in its line."""
    own = _says(paragraph.find(f"{W}pPr/{W}rPr"))
    return _is_hidden_around(paragraph, paragraph, hiding) if own is None else own


def _is_hidden_around(paragraph: etree._Element | None, inner: etree._Element, hiding: Hiding) -> bool:
    """Whether what says nothing itself is hidden by the paragraph and the table that it stands in."""
    if hiding.everything:
        return True
    table = next(inner.iterancestors(W + "tbl", W + "txbxContent"), None)
    in_table = table is not None and table.tag == W + "tbl"
    by_table = in_table and hiding.by_style(None if table is None else table.find(W + "tblPr"), "tblStyle", "table")
    by_paragraph = hiding.by_style(None if paragraph is None else paragraph.find(W + "pPr"), "pStyle", "paragraph")
    return by_table != by_paragraph


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
    if properties is None:
        return None
    said = [is_on(mark) for mark in properties.iterchildren(*_VANISH)]
    return any(said) if said else None
