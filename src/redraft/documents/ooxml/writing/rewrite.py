"""Making edits in a part silently: the new text stands where the old stood, in the old text's own formatting.

Look up every element of a part before changing any of them: once a paragraph has lost a run, the paths inside it (to
a text box, say) no longer hold. Edits of one view leave what only the other view shows alone, so make the edits of
the view that is to stay, and settle earlier authors' revisions afterwards.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lxml import etree

from redraft.documents.ooxml.namespaces import SPACE, A, W
from redraft.documents.ooxml.reading.story import Piece, Story, run_of, story_of
from redraft.documents.ooxml.xml import attribute_of, element_at
from redraft.errors import PlanInvalid
from redraft.text import Anchor, Edit, Span, View, apply

_STANDS_FOR = {"\n": "br", "\t": "tab"}
_FORMATTING = {W + "rPr", A + "rPr"}


def rewrite_part(root: etree._Element, edits: Mapping[Anchor, Sequence[Edit]]) -> None:
    """Make all edits of one part, by anchor.

    Raises:
        PlanInvalid: if an edit does not find the text it was made for.
    """
    targets = [(anchor, _locate(root, anchor.path)) for anchor in edits]
    for anchor, element in targets:
        attribute = attribute_of(anchor.path)
        if attribute is None:
            rewrite_element(element, edits[anchor], anchor.view)
        else:
            element.set(attribute, _apply(element.get(attribute, ""), edits[anchor]))


def rewrite_element(element: etree._Element, edits: Sequence[Edit], view: View = View.FINAL) -> None:
    """Make the edits of one paragraph, field code, property or other element, which all speak of its text in `view`.

    Raises:
        PlanInvalid: if an edit does not find the text it was made for.
    """
    story = story_of(element, view)
    _apply(story.text, edits)
    for edit in sorted(edits, key=lambda e: e.span, reverse=True):
        for span, becomes in reversed(story.shares(edit.span, edit.becomes)):
            replace(story, span, becomes)


def replace(story: Story, span: Span, becomes: str) -> None:
    """Put `becomes` for the characters under `span`; edits made from right to left keep `story` valid to their left.

    The new text takes the formatting of the first character replaced; runs left without content go.
    """
    first, *others = story.under(span)
    for piece in reversed(others):
        _cut(piece, max(span.start, piece.start), min(span.end, piece.end))
    _put(first, span.start, min(span.end, first.end), becomes)


def _locate(root: etree._Element, path: str) -> etree._Element:
    try:
        return element_at(root, path)
    except KeyError:
        raise PlanInvalid("The draft is no longer the one that was read.") from None


def _apply(text: str, edits: Sequence[Edit]) -> str:
    try:
        return apply(text, list(edits))
    except ValueError:
        raise PlanInvalid("The draft is no longer the one that was read.") from None


def _cut(piece: Piece, start: int, end: int) -> None:
    _put(piece, start, end, "")


def _put(piece: Piece, start: int, end: int, becomes: str) -> None:
    node = piece.node
    if not piece.is_text:
        _put_for_character(node, becomes)
        return
    old = (node.tail if piece.tail else node.text) or ""
    before, after = old[: start - piece.start], old[end - piece.start :]
    if piece.tail:
        node.tail = before + becomes + after
    elif before or becomes or after:
        _fill(node, before + becomes + after)
    else:
        _drop(node)


def _put_for_character(node: etree._Element, becomes: str) -> None:
    """Replace an element that stands for a character, such as a tab or a symbol."""
    if becomes:
        text = etree.Element(W + "t")
        node.addprevious(text)
        _fill(text, becomes)
    _drop(node)


def _fill(node: etree._Element, text: str) -> None:
    """Write `text` to a text node; in a Word run, line breaks and tabs become elements of their own."""
    node.text = text
    if not str(node.tag).startswith(W):
        return
    node.set(SPACE, "preserve")
    at = min((at for mark in _STANDS_FOR if (at := text.find(mark)) >= 0), default=-1)
    if at < 0 or node.tag not in (W + "t", W + "delText"):
        return
    rest = etree.Element(node.tag)
    mark = etree.Element(W + _STANDS_FOR[text[at]])
    node.text = text[:at]
    node.addnext(mark)
    mark.addnext(rest)
    _fill(rest, text[at + 1 :])


def _drop(node: etree._Element) -> None:
    """Take an emptied node out, and its run if that holds nothing else."""
    parent = node.getparent()
    if parent is None or not str(node.tag).startswith(W):
        node.text = ""
        return
    run = run_of(node)
    parent.remove(node)
    if run is None or any(child.tag not in _FORMATTING for child in run):
        return
    around = run.getparent()
    # A content control may not lose its last run: Word would show its prompt instead.
    if around is not None and not (around.tag == W + "sdtContent" and len(around) == 1):
        around.remove(run)
