"""Drawings and shapes: names and numbers that say nothing, alternative texts as edited."""

from __future__ import annotations

import re
from collections.abc import Iterable

from lxml import etree

from redraft.documents.ooxml.namespaces import PIC, WP, A, C, V, W
from redraft.outputs.publication.blocks import drop_attribute

_SORTS = {PIC + "pic": "Picture", C + "chart": "Chart"}
_AUTOMATIC = re.compile(r"_x0000_[a-z]\d+")
_HREFS = ("href", "src", "target")
REMOVED = "Picture removed"
"""The alternative text of a picture that was blanked."""


def neutralise_objects(stories: Iterable[etree._Element]) -> None:
    """Number all drawings and shapes of the story parts anew, in order; their own names may be those of files."""
    number = 0
    for story in stories:
        for holder in story.iter(WP + "inline", WP + "anchor"):
            number += 1
            word = next((word for tag, word in _SORTS.items() if next(holder.iter(tag), None) is not None), "Shape")
            for properties in holder.iter(WP + "docPr"):
                properties.set("id", str(number))
                properties.set("name", f"{word} {number}")
            for properties in holder.iterfind(".//{*}cNvPr"):
                properties.set("name", f"{word} {number}")
        number = _neutralise_shapes(story, number)


def _neutralise_shapes(story: etree._Element, number: int) -> int:
    new: dict[str, str] = {}
    for shape in story.iter():
        if not str(shape.tag).startswith(V):
            continue
        for name in _HREFS:
            drop_attribute(shape, name)
        id_ = shape.get("id")
        if id_ is not None and not _AUTOMATIC.fullmatch(id_):
            number += 1
            new[id_] = f"Shape{number}"
            shape.set("id", new[id_])
    for shape in story.iter(V + "shape"):
        kind = shape.get("type", "").removeprefix("#")
        if kind in new:
            shape.set("type", "#" + new[kind])
    return number


def mark_removed(blip: etree._Element) -> None:
    """Say in the alternative text of a blanked picture that it was removed, and nothing else.

    A picture that is marked as decorative wants no alternative text, and gets none.
    """
    drawing = next(blip.iterancestors(WP + "inline", WP + "anchor"), None)
    if drawing is not None:
        picture = next(blip.iterancestors(PIC + "pic"), None)
        own = [] if picture is None else picture.iter(PIC + "cNvPr")
        for properties in (*drawing.iterchildren(WP + "docPr"), *own):
            decorative = any(mark.get("val") in ("1", "true") for mark in properties.iter("{*}decorative"))
            properties.set("descr", "" if decorative else REMOVED)
            drop_attribute(properties, "title")
        return
    shape = blip.getparent()
    if shape is not None and blip.tag == V + "imagedata":
        shape.set("alt", REMOVED)
        drop_attribute(shape, "title")


def holder_of(element: etree._Element) -> etree._Element:
    """The whole drawing, shape or object that an element belongs to; the element itself outside a run."""
    held = element
    for ancestor in element.iterancestors():
        if ancestor.tag in (W + "r", W + "p"):
            return held
        held = ancestor
    return element


def is_blip(element: etree._Element) -> bool:
    """Whether an element shows an image file."""
    return element.tag in (A + "blip", V + "imagedata", V + "fill", V + "stroke")
