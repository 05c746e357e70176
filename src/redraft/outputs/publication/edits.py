"""Which of a plan's edits are made, in which view, and making them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from lxml import etree

from redraft.documents.ooxml.namespaces import W
from redraft.documents.ooxml.reading.hidden import Hiding, is_hidden
from redraft.documents.ooxml.reading.story import Story, run_of, story_of
from redraft.documents.ooxml.writing.rewrite import rewrite_part
from redraft.documents.ooxml.xml import attribute_of, element_at
from redraft.errors import PlanInvalid
from redraft.outputs.publication.fields import POINTING, keyword
from redraft.outputs.publication.revisions import Settling
from redraft.text import Anchor, Edit, Span, View

_CODES = (W + "instrText", W + "delInstrText", W + "fldSimple")


def make_edits(root: etree._Element, edits: Sequence[Edit], how: Settling, styles: Hiding) -> None:
    """Make the edits of one part in the view that `how` leaves standing; `styles` as of `hiding_styles`.

    To be called before anything else is done to the part.

    Raises:
        PlanInvalid: if an edit does not find the text it was made for.
    """
    spoken = {edit.anchor for edit in edits if edit.anchor.view is View.ORIGINAL}
    by_place: dict[Anchor, list[Edit]] = {}
    for edit in edits:
        by_place.setdefault(edit.anchor, []).append(edit)
    chosen: dict[Anchor, list[Edit]] = {}
    for place, of_place in by_place.items():
        element = _element(root, place)
        view = None if _is_rebuilt(element, place) else _view(element, place, how, spoken)
        if view is not None:
            anchor = replace(place, view=view)
            moved = [replace(edit, anchor=anchor) for edit in of_place]
            chosen.setdefault(anchor, []).extend(_visible_first(element, anchor, moved, styles))
    rewrite_part(root, chosen)


def _element(root: etree._Element, anchor: Anchor) -> etree._Element:
    try:
        return element_at(root, anchor.path)
    except KeyError:
        raise PlanInvalid("The draft is no longer the one that was read.") from None


def _is_rebuilt(element: etree._Element, anchor: Anchor) -> bool:
    """Whether the text is written anew from harmless pieces anyway: names of bookmarks and what points to them."""
    if element.tag == W + "bookmarkStart":
        return True
    if element.tag not in _CODES:
        return False
    attribute = attribute_of(anchor.path)
    code = element.get(attribute, "") if attribute else story_of(element).text
    return keyword(code) in POINTING


def _view(element: etree._Element, anchor: Anchor, how: Settling, spoken: set[Anchor]) -> View | None:
    """The view to make an edit in; None for an edit of text that will not stand."""
    if how is Settling.ACCEPT or element.tag != W + "p":
        return View.FINAL if anchor.view is View.FINAL else None
    if anchor.view is View.ORIGINAL:
        return View.ORIGINAL
    if replace(anchor, view=View.ORIGINAL) in spoken:
        return None
    # The same wording in both views may still lie in different nodes: deleted here, inserted there.
    same = story_of(element, View.ORIGINAL).text == story_of(element).text
    return View.ORIGINAL if same else None


def _visible_first(element: etree._Element, anchor: Anchor, edits: Sequence[Edit], styles: Hiding) -> list[Edit]:
    """The edits, those in two that begin in hidden text: the new text has to stand where the visible text stood."""
    if element.tag != W + "p" or attribute_of(anchor.path):
        return list(edits)
    story = story_of(element, anchor.view)
    return [half for edit in edits for half in _cut_where_seen(story, edit, styles)]


def _cut_where_seen(story: Story, edit: Edit, styles: Hiding) -> list[Edit]:
    for piece in story.under(edit.span):
        run = run_of(piece.node)
        if run is None or not is_hidden(run, styles):
            cut = max(piece.start, edit.span.start)
            break
    else:
        return [edit]
    if cut == edit.span.start:
        return [edit]
    at = cut - edit.span.start
    return [
        replace(edit, span=Span(edit.span.start, cut), was=edit.was[:at], becomes=""),
        replace(edit, span=Span(cut, edit.span.end), was=edit.was[at:]),
    ]
