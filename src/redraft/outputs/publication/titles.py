"""What the copy is called and which language it is in: taken from its own pages, never from the draft's properties.

Public bodies publish accessible documents, and a reader who cannot see the page is told the title and the language
first (WCAG 2.2, 2.4.2 and 3.1.1; PDF/UA asks for both once the copy is turned into a PDF).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from lxml import etree

from redraft.documents.ooxml.namespaces import W
from redraft.documents.ooxml.reading.story import OPAQUE, story_of
from redraft.documents.ooxml.toggles import ON

_TITLE, _HEADING = "title", "heading 1"
_MAX_CHAIN = 50
_MAX_TITLE = 255
"""What Word's own dialogue takes."""
_UNSEEN = re.compile(f"[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff{OPAQUE}]")
_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
"""A language as BCP 47 writes it; `x-none` says that there is none."""


def title_of(document: etree._Element, styles: etree._Element | None, otherwise: str) -> str:
    """The text of the first paragraph in the style of titles, else of the first heading of the highest level.

    To be asked when all edits have been made and hidden text is gone. `otherwise` stands where there is neither.
    """
    families = _families(styles)
    headings = ""
    for paragraph in document.iter(W + "p"):
        family = families.get(_named(paragraph.find(f"{W}pPr/{W}pStyle")), "")
        if not family and _level(paragraph.find(W + "pPr")) != "0":
            continue
        text = _text(paragraph)
        if text and family == _TITLE:
            return text
        headings = headings or text
    return headings or otherwise


def language_of(styles: etree._Element | None, settings: etree._Element | None) -> str:
    """The language that the document gives its text by default; empty where it gives none."""
    for language in (*_declared(styles), *([] if settings is None else settings.iter(W + "themeFontLang"))):
        tag = language.get(W + "val", "")
        if _TAG.fullmatch(tag):
            return tag
    return ""


def _declared(styles: etree._Element | None) -> Iterator[etree._Element]:
    if styles is None:
        return
    yield from styles.iterfind(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang")
    for style in styles.iter(W + "style"):
        if style.get(W + "type") == "paragraph" and style.get(W + "default") in ON:
            yield from style.iterfind(f"{W}rPr/{W}lang")


def _families(styles: etree._Element | None) -> Mapping[str, str]:
    """The styles that are, or are made after, those of titles and first headings, by id."""
    if styles is None:
        return {}
    own = {s.get(W + "styleId", ""): s for s in styles.iter(W + "style") if s.get(W + "type") == "paragraph"}
    return {id_: family for id_ in own if (family := _family(own, id_))}


def _family(own: Mapping[str, etree._Element], id_: str) -> str:
    for _ in range(_MAX_CHAIN):
        style = own.get(id_)
        if style is None:
            break
        name = _named(style.find(W + "name")).lower()
        if name in (_TITLE, _HEADING):
            return name
        level = _level(style.find(W + "pPr"))
        if level is not None:
            return _HEADING if level == "0" else ""
        id_ = _named(style.find(W + "basedOn"))
    return ""


def _level(properties: etree._Element | None) -> str | None:
    level = None if properties is None else properties.find(W + "outlineLvl")
    return None if level is None else level.get(W + "val", "")


def _named(reference: etree._Element | None) -> str:
    return "" if reference is None else reference.get(W + "val", "")


def _text(paragraph: etree._Element) -> str:
    shown = _UNSEEN.sub("", story_of(paragraph).text).replace("\u2011", "-")
    return " ".join(shown.split())[:_MAX_TITLE].strip()
