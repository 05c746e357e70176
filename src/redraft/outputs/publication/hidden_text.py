"""What a draft hides is not published: hidden runs, rows, paragraphs and drawings go."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from redraft.documents.ooxml.hidden import is_hidden
from redraft.documents.ooxml.namespaces import WP, V, W
from redraft.outputs.publication.blocks import is_empty, remove, remove_from_run, remove_paragraph, tidy
from redraft.outputs.publication.objects import holder_of

_OFF = ("0", "false", "off")


def remove_hidden(root: etree._Element, styles: Mapping[str, bool]) -> int:
    """Take hidden content out of a part; how many runs, rows and drawings that were. `styles` as of `hiding_styles`."""
    rows = [row for row in root.iter(W + "tr") if _is_on(row.find(f"{W}trPr/{W}hidden"))]
    runs = [run for run in root.iter(W + "r") if is_hidden(run, styles)]
    drawings = [
        d for d in root.iter(W + "drawing") if any(p.get("hidden") in ("1", "true") for p in d.iter(WP + "docPr"))
    ]
    shapes = [
        p
        for p in root.iter(W + "pict")
        if any("visibility:hidden" in (s.get("style") or "") for s in p.iter(V + "shape"))
    ]
    paragraphs = {p for run in runs for p in run.iterancestors(W + "p")}
    for element in (*rows, *runs):
        remove(element)
    for element in (*drawings, *shapes):
        remove_from_run(holder_of(element))
    for paragraph in [p for p in root.iter(W + "p") if p in paragraphs]:
        if is_empty(paragraph) and _mark_is_hidden(paragraph, styles):
            remove_paragraph(paragraph)
    tidy(root)
    return len(rows) + len(runs) + len(drawings) + len(shapes)


def _mark_is_hidden(paragraph: etree._Element, styles: Mapping[str, bool]) -> bool:
    own = paragraph.find(f"{W}pPr/{W}rPr/{W}vanish")
    if own is not None:
        return _is_on(own)
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return style is not None and styles.get(style.get(W + "val", ""), False)


def _is_on(toggle: etree._Element | None) -> bool:
    return toggle is not None and toggle.get(W + "val", "1") not in _OFF
