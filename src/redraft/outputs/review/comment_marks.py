"""Comments of redraft: the marks in the text and the comments part behind them."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from redraft.documents.ooxml.namespaces import SPACE, W
from redraft.documents.ooxml.opening.content_types import COMMENTS, STYLES
from redraft.documents.ooxml.writing.workbench import Workbench
from redraft.outputs.review.stamps import INITIALS, Stamps

_ID = W + "id"


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment already in the comments part, to be hung on a place; `style` is that of its reference mark, if any."""

    id: str
    style: str = ""


class CommentWriter:
    """Adds comments to the comments part, which comes into being with the first."""

    def __init__(self, bench: Workbench, stamps: Stamps) -> None:
        self._bench = bench
        self._stamps = stamps
        self._root: etree._Element | None = None
        # A style that the draft does not define must not be named.
        self._text_style = _style(bench, "annotation text")
        self._mark_style = _style(bench, "annotation reference")

    def write(self, text: str) -> Comment:
        """A new comment, one paragraph for each line of `text`."""
        comment = self._stamps.element("comment")
        comment.set(W + "initials", INITIALS)
        for number, line in enumerate(text.split("\n")):
            comment.append(self._paragraph(line, first=number == 0))
        self._part().append(comment)
        return Comment(comment.get(_ID, ""), self._mark_style)

    def _part(self) -> etree._Element:
        if self._root is None:
            self._root = self._bench.change(self._bench.part_of_main("comments", COMMENTS))
        return self._root

    def _paragraph(self, text: str, first: bool) -> etree._Element:
        paragraph = etree.Element(W + "p")
        if self._text_style:
            properties = etree.SubElement(paragraph, W + "pPr")
            etree.SubElement(properties, W + "pStyle").set(W + "val", self._text_style)
        if first:
            etree.SubElement(_run(paragraph, self._mark_style), W + "annotationRef")
        node = etree.SubElement(_run(paragraph, ""), W + "t")
        node.text = text
        node.set(SPACE, "preserve")
        return paragraph


def mark_around(first: etree._Element, last: etree._Element, comment: Comment) -> None:
    """Hang a comment on what stands from `first` to `last`, both inside a paragraph, and most often the same.

    The marks become children of the paragraphs themselves: inside other authors' revisions some readers lose them, and
    inside content controls Word does not allow them.
    """
    _child_of_paragraph(first).addprevious(_mark("commentRangeStart", comment))
    end = _child_of_paragraph(last)
    end.addnext(_reference(comment))
    end.addnext(_mark("commentRangeEnd", comment))


def mark_paragraph(paragraph: etree._Element, comment: Comment) -> None:
    """Hang a comment on a whole paragraph."""
    properties = paragraph.find(W + "pPr")
    if properties is None:
        paragraph.insert(0, _mark("commentRangeStart", comment))
    else:
        properties.addnext(_mark("commentRangeStart", comment))
    paragraph.append(_mark("commentRangeEnd", comment))
    paragraph.append(_reference(comment))


def _child_of_paragraph(element: etree._Element) -> etree._Element:
    """What of the paragraph's own children holds the element."""
    for parent in element.iterancestors():
        if parent.tag == W + "p":
            return element
        element = parent
    raise ValueError("the element is not in a paragraph")


def _mark(name: str, comment: Comment) -> etree._Element:
    mark = etree.Element(W + name)
    mark.set(_ID, comment.id)
    return mark


def _reference(comment: Comment) -> etree._Element:
    run = _run(None, comment.style)
    etree.SubElement(run, W + "commentReference").set(_ID, comment.id)
    return run


def _run(parent: etree._Element | None, style: str) -> etree._Element:
    run = etree.Element(W + "r")
    if parent is not None:
        parent.append(run)
    if style:
        properties = etree.SubElement(run, W + "rPr")
        etree.SubElement(properties, W + "rStyle").set(W + "val", style)
    return run


def _style(bench: Workbench, name: str) -> str:
    part = bench.target(bench.package.main, "styles") or next(iter(bench.package.of_type(STYLES)), None)
    if part is None:
        return ""
    for style in bench.root(part).iter(W + "style"):
        label = style.find(W + "name")
        if label is not None and label.get(W + "val", "").lower() == name:
            return style.get(W + "styleId", "")
    return ""
