"""Charts as parts: text as edited, figures as they are, and nothing of the workbook behind them.

ECMA-376 part 1, 21.2. A chart draws itself from the values cached in it, so it shows the same without its workbook.
"""

from __future__ import annotations

import re

from lxml import etree

from redraft.documents.ooxml.namespaces import MC, A, C, R
from redraft.documents.ooxml.opening.package import Relationship
from redraft.documents.ooxml.reading.roles import Role
from redraft.documents.ooxml.reading.stray import stray_letters
from redraft.documents.ooxml.writing.workbench import Workbench
from redraft.errors import DraftDamaged
from redraft.outputs.publication.blocks import drop_attribute, remove, unwrap
from redraft.outputs.publication.dropped import Dropped, Losses

_GONE = tuple(
    C + name for name in ("externalData", "userShapes", "pivotSource", "printSettings", "protection", "extLst")
)
_LINKS = (A + "hlinkClick", A + "hlinkHover", A + "hlinkMouseOver")
_TEXT = frozenset({A + "t", C + "v", C + "f", C + "formatCode", C + "separator"})
_NUMBERS = (C + "numCache", C + "numLit")
_FIGURE = re.compile(r"\s*[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?\s*|#N/A|#DIV/0!|#VALUE!|#REF!|#NAME\?|#NUM!|#NULL!")
_AREA = re.compile(r"\$?[A-Za-z]{1,3}\$?\d{1,7}(?::\$?[A-Za-z]{1,3}\$?\d{1,7})?")
_REFERENCE = re.compile(rf"(?P<sheet>'(?:[^']|'')*'|[^'!,()]*)!(?P<area>{_AREA.pattern})")
_QUOTED = re.compile(r'"([^"]*)"|\\(.)|\[[^\]]*\]')
_LONGEST = 8192
"""Characters of a formula: Excel's own limit."""
_SOMEWHERE = "Sheet1!$A$1"
_NO_ID = "{00000000-0000-0000-0000-000000000000}"
_LONGEST_FORMAT = 255
_UNIT = 2
"""Letters that a number's format may show as text: a unit, as in `kg`. Longer words are nowhere read."""


def charts_of(bench: Workbench) -> tuple[str, ...]:
    """The chart parts that the draft's parts relate to, in the order of the archive."""
    related = {r.target for r in bench.package.relationships if _leads_to_chart(r)}
    return tuple(part for part in bench.package.parts if part in related)


def chart_root(bench: Workbench, relation: Relationship) -> etree._Element | None:
    """The tree of the chart that a relationship leads to; None if it does not, or the part was not read as a chart."""
    if not _leads_to_chart(relation) or relation.target not in bench:
        return None
    if bench.readings[relation.target].role is not Role.DRAWING:
        return None
    try:
        return bench.change(relation.target)
    except DraftDamaged:
        return None


def _leads_to_chart(relation: Relationship) -> bool:
    return relation.kind == "chart" and not relation.external


def neutralise_chart(root: etree._Element, losses: Losses) -> bool:
    """Clean the tree of a chart part, whose edits have been made; False for what is no chart."""
    if root.tag != C + "chartSpace":
        return False
    losses.add(Dropped.CHART_SHAPES, sum(1 for _ in root.iter(C + "userShapes")))
    for extensions in list(root.iter("{*}extLst")):
        remove(extensions)
    _settle_alternatives(root)
    for element in list(root.iter(*_GONE, *_LINKS)):
        remove(element)
    _drop_pictures(root, losses)
    _drop_foreign(root)
    _drop_unread_names(root)
    _forget_sheets(root)
    _plain_formats(root)
    _check_figures(root)
    _drop_stray_text(root)
    etree.cleanup_namespaces(root)
    return True


def _settle_alternatives(root: etree._Element) -> None:
    """The fallback of every alternative stands: it says the same in the vocabulary of the standard."""
    for alternatives in reversed(list(root.iter(MC + "AlternateContent"))):
        for choice in alternatives.findall(MC + "Choice"):
            remove(choice)
        for fallback in alternatives.findall(MC + "Fallback"):
            unwrap(fallback)
        unwrap(alternatives)


def _drop_pictures(root: etree._Element, losses: Losses) -> None:
    """A picture that fills a bar or the background goes: nobody was asked about it."""
    for fill in list(root.iter(A + "blipFill", A + "buBlip")):
        losses.add(Dropped.CHART_PICTURE)
        remove(fill)
    for element in list(root.iter("*")):
        if any(str(name).startswith(R) for name in element.attrib):
            remove(element)


def _drop_foreign(root: etree._Element) -> None:
    for element in list(root.iter("*")):
        if not str(element.tag).startswith((C, A)):
            remove(element)
            continue
        for name in [str(n) for n in element.attrib if str(n).startswith("{")]:
            drop_attribute(element, name)


def _drop_unread_names(root: etree._Element) -> None:
    """Names of trend lines, and labels taken from cells of the workbook, which are text outside any paragraph."""
    for trend in root.iter(C + "trendline"):
        for name in trend.findall(C + "name"):
            trend.remove(name)
    for field in list(root.iter(A + "fld")):
        if field.get("type") == "CELLRANGE":
            remove(field)
        else:
            field.set("id", _NO_ID)
    for properties in root.iter(A + "rPr", A + "defRPr", A + "endParaRPr"):
        drop_attribute(properties, "bmk")
    for separator in list(root.iter(C + "separator")):
        if any(c.isalnum() for c in separator.text or ""):
            remove(separator)


def _forget_sheets(root: etree._Element) -> None:
    """Formulas name cells of a workbook that is not there any more; its sheets are numbered instead."""
    sheets: dict[str, str] = {}
    for formula in root.iter(C + "f"):
        written = (formula.text or "").strip().strip("()")[:_LONGEST]
        areas = list(_REFERENCE.finditer(written))
        neutral = []
        for area in areas:
            sheet = sheets.setdefault(area["sheet"].lower(), f"Sheet{len(sheets) + 1}")
            neutral.append(f"{sheet}!{area['area']}")
        if not areas or ",".join(area[0] for area in areas) != written:
            formula.text = _SOMEWHERE
        else:
            formula.text = neutral[0] if len(neutral) == 1 else f"({','.join(neutral)})"


def _plain_formats(root: etree._Element) -> None:
    for element in root.iter("*"):
        if element.tag == C + "formatCode":
            element.text = _number_format(element.text or "")
        elif "formatCode" in element.attrib:
            element.set("formatCode", _number_format(str(element.get("formatCode"))))


def _number_format(code: str) -> str:
    r"""A number's format, or the plainest one where it would show words.

    >>> _number_format('[$£-809]#,##0.0" kg"'), _number_format('0" for Anna"')
    ('[$£-809]#,##0.0" kg"', 'General')
    """
    if len(code) > _LONGEST_FORMAT:
        return "General"
    shown = "".join(quoted or escaped for quoted, escaped in _QUOTED.findall(code))
    return "General" if sum(c.isalpha() for c in shown) > _UNIT else code


def _check_figures(root: etree._Element) -> None:
    """What stands among the figures and is none was never read as text."""
    for cache in root.iter(*_NUMBERS):
        for point in [p for p in cache.findall(C + "pt") if not _FIGURE.fullmatch(p.findtext(C + "v") or "")]:
            cache.remove(point)


def _drop_stray_text(root: etree._Element) -> None:
    strays = set(stray_letters(root))
    for element in root.iter("*"):
        element.tail = None
        if element.tag not in _TEXT or len(element) or element in strays:
            element.text = None


def is_chart(element: etree._Element) -> bool:
    """Whether an element of a story shows a chart part."""
    return element.tag == C + "chart" and R + "id" in element.attrib
