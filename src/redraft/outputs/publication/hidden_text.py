"""What a draft hides is not published: hidden runs, rows, paragraphs and drawings go."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from redraft.documents.ooxml.namespaces import PIC, WP, WPS, A, M, V, W
from redraft.documents.ooxml.reading.hidden import Hiding, is_hidden, mark_is_hidden
from redraft.documents.ooxml.toggles import is_on
from redraft.outputs.publication.blocks import is_empty, remove, remove_from_run, remove_paragraph, tidy
from redraft.outputs.publication.objects import holder_of

_NOT_SHOWN = re.compile(r"(?:^|;)\s*(?:visibility\s*:\s*hidden|display\s*:\s*none)")
_SHAPES = {WPS + "wsp": WPS + "cNvPr", PIC + "pic": f"{PIC}nvPicPr/{PIC}cNvPr"}


def remove_hidden(root: etree._Element, styles: Hiding) -> int:
    """Take hidden content out of a part; how many runs, rows and drawings that were."""
    rows = [row for row in root.iter(W + "tr") if is_on(row.find(f"{W}trPr/{W}hidden"))]
    runs = [run for run in root.iter(W + "r", M + "r") if is_hidden(run, styles)]
    drawings = [
        d for d in root.iter(W + "drawing") if any(p.get("hidden") in ("1", "true") for p in d.iter(WP + "docPr"))
    ]
    shapes = list(_hidden_shapes(root))
    paragraphs = {p for run in runs for p in run.iterancestors(W + "p")}
    for element in (*rows, *runs):
        remove(element)
    for element in drawings:
        remove_from_run(holder_of(element))
    for element in shapes:
        _remove_shape(element)
    for paragraph in [p for p in root.iter(W + "p") if p in paragraphs]:
        if is_empty(paragraph) and mark_is_hidden(paragraph, styles):
            remove_paragraph(paragraph)
    tidy(root)
    return len(rows) + len(runs) + len(drawings) + len(shapes)


def _hidden_shapes(root: etree._Element) -> Iterator[etree._Element]:
    """VML shapes and shapes of a DrawingML group that are not shown."""
    for element in root.iter():
        tag = str(element.tag)
        if tag.startswith(V):
            if _NOT_SHOWN.search(element.get("style") or ""):
                yield element
        elif tag in _SHAPES:
            properties = element.find(_SHAPES[tag])
            if properties is not None and properties.get("hidden") in ("1", "true"):
                yield element


def _remove_shape(shape: etree._Element) -> None:
    """Take out one shape of a group, or the whole drawing if it is the only one."""
    parent = shape.getparent()
    if parent is None:
        return
    alone = parent.tag in (W + "pict", A + "graphicData")
    remove_from_run(holder_of(shape)) if alone else remove(shape)
