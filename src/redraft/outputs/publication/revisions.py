"""Settling earlier authors' tracked changes for good, by accepting or rejecting every one of them.

ECMA-376 part 1, 17.13.5. Nothing of a change, its author or its date is left.
"""

from __future__ import annotations

from enum import StrEnum

from lxml import etree

from redraft.documents.ooxml.namespaces import M, W
from redraft.outputs.publication.blocks import merge_with_next, remove, tidy, unwrap


class Settling(StrEnum):
    """How all earlier changes are settled."""

    ACCEPT = "accept"
    REJECT = "reject"


_INSERTED, _DELETED = frozenset({W + "ins", W + "moveTo"}), frozenset({W + "del", W + "moveFrom"})
_ALL = (*sorted(_INSERTED), *sorted(_DELETED))
_MARKER_PARENTS = frozenset({W + "rPr", W + "trPr", W + "numPr", W + "tcPr"})
_RANGES = tuple(
    W + f"{kind}Range{end}"
    for kind in ("moveFrom", "moveTo", "customXmlIns", "customXmlDel", "customXmlMoveFrom", "customXmlMoveTo")
    for end in ("Start", "End")
)
_CHANGES = tuple(
    W + name
    for name in (
        *("rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tblPrExChange", "trPrChange", "tcPrChange"),
        *("tblGridChange", "numberingChange"),
    )
)
_OUTLIVE_A_REJECTION = {
    W + "pPrChange": {W + "rPr", W + "sectPr"},
    W + "rPrChange": {*_INSERTED, *_DELETED},
    W + "sectPrChange": {W + "headerReference", W + "footerReference"},
    W + "trPrChange": {W + "ins", W + "del"},
    W + "tcPrChange": {W + "cellIns", W + "cellDel", W + "cellMerge"},
}
_CURRENT_TAG = {W + "delText": W + "t", W + "delInstrText": W + "instrText"}


def settle(root: etree._Element, how: Settling) -> None:
    """Accept or reject every tracked change in a part."""
    gone = _DELETED if how is Settling.ACCEPT else _INSERTED
    _settle_formatting(root, how)
    for mark in list(root.iter(*_RANGES)):
        remove(mark)
    _settle_tables(root, how, gone)
    broken = [p for p in root.iter(W + "p") if _mark_is_gone(p, gone)]
    _settle_markers(root)
    _settle_wrappers(root, gone)
    for element in list(root.iter(*_CURRENT_TAG)):
        if how is Settling.ACCEPT:
            remove(element)  # deleted text that stands outside any deletion is in no reader's final view either
        else:
            element.tag = _CURRENT_TAG[str(element.tag)]
    for paragraph in broken:
        if paragraph.getparent() is not None and paragraph.getroottree().getroot() is root:
            merge_with_next(paragraph)
    tidy(root)


def _settle_formatting(root: etree._Element, how: Settling) -> None:
    for change in list(root.iter(*_CHANGES)):
        parent = change.getparent()
        if parent is None:
            continue
        old = next(iter(change), None)
        parent.remove(change)
        if how is Settling.ACCEPT or change.tag == W + "numberingChange":
            continue
        stays = _OUTLIVE_A_REJECTION.get(str(change.tag), set())
        for child in [c for c in parent if c.tag not in stays]:
            parent.remove(child)
        _restore(parent, list(old) if old is not None else [])


def _restore(parent: etree._Element, old: list[etree._Element]) -> None:
    """Put the old settings where the schema wants them: before what a paragraph keeps, behind what others keep."""
    before = parent.tag == W + "pPr"
    for offset, child in enumerate(old):
        parent.insert(offset if before else len(parent), child)


def _settle_tables(root: etree._Element, how: Settling, gone: frozenset[str]) -> None:
    for row_properties in list(root.iter(W + "trPr")):
        changed = row_properties.getparent()
        if changed is not None and any(child.tag in gone for child in row_properties):
            remove(changed)
    lost_cells = W + ("cellDel" if how is Settling.ACCEPT else "cellIns")
    for name in ("cellIns", "cellDel", "cellMerge"):
        for mark in list(root.iter(W + name)):
            cell = None if (properties := mark.getparent()) is None else properties.getparent()
            remove(mark)
            if mark.tag == lost_cells and cell is not None and cell.tag == W + "tc":
                remove(cell)
    for row in list(root.iter(W + "tr")):
        if next(row.iter(W + "tc"), None) is None:
            remove(row)


def _mark_is_gone(paragraph: etree._Element, gone: frozenset[str]) -> bool:
    properties = paragraph.find(f"{W}pPr/{W}rPr")
    return properties is not None and any(child.tag in gone for child in properties)


def _settle_markers(root: etree._Element) -> None:
    for marker in list(root.iter(*_ALL)):
        parent = marker.getparent()
        if parent is not None and parent.tag in _MARKER_PARENTS:
            parent.remove(marker)


def _settle_wrappers(root: etree._Element, gone: frozenset[str]) -> None:
    for wrapper in reversed(list(root.iter(*_ALL))):
        parent = wrapper.getparent()
        in_control = parent is not None and parent.tag == M + "ctrlPr"
        if wrapper.tag in gone and not in_control:
            remove(wrapper)
        else:
            unwrap(wrapper)
