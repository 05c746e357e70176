"""What a presentation keeps from the screen (PresentationML, ECMA-376 part 1, 19, and [MS-PPTX])."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping

from redraft.leaks.hidden.kinds import Kind
from redraft.leaks.xml_text import local_name

_BY_ELEMENT: Mapping[str, tuple[Kind, str]] = {
    "cm": (Kind.COMMENTS, "comments on slides"),
    "cmAuthor": (Kind.PEOPLE, "who commented"),
    "author": (Kind.PEOPLE, "the account of somebody who commented"),
    "tag": (Kind.TAGS, "a tag that a program or an add-in left"),
    "custShow": (Kind.NAMES, "the name of a custom show"),
    "section": (Kind.BOOKMARKS, "the name of a section"),
    "modifyVerifier": (Kind.PERMISSIONS, "the trace of a password"),
}
_NOTES = "notes"
_SLIDE = 12192000
"""English Metric Units of a wide slide."""


def observations(root: ET.Element) -> Iterator[tuple[Kind, str]]:
    """(kind, what it is) for each piece of hidden content in one part of a presentation."""
    page = local_name(root.tag)
    if page == "sld" and root.get("show") in ("0", "false"):
        yield Kind.HIDDEN_SLIDES, "a hidden slide"
    if page == _NOTES and _says_something(root):
        yield Kind.NOTES, "the speaker's notes of a slide"
    for element in root.iter():
        name = local_name(element.tag)
        if name in _BY_ELEMENT:
            yield _BY_ELEMENT[name]
        elif name == "off" and page == "sld" and _off_slide(element):
            yield Kind.HIDDEN_TEXT, "something that lies beside the slide"
        elif name == "cNvPr" and element.get("hidden") in ("1", "true"):
            yield Kind.HIDDEN_TEXT, "an object that is switched off"


def _says_something(notes: ET.Element) -> bool:
    """Whether there is text beside the number of the slide, which is a field."""
    return any((e.text or "").strip() for e in notes.iter() if e.tag.endswith("}r") for e in e if e.tag.endswith("}t"))


def _off_slide(offset: ET.Element) -> bool:
    """Whether an object's corner lies a slide's width above or to the left of it, where nothing of it can show."""
    return any(
        (offset.get(axis) or "0").lstrip("-").isdigit() and int(offset.get(axis) or 0) < -_SLIDE for axis in "xy"
    )
