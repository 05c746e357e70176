"""Tracked changes as Word itself writes them: `w:del` and `w:ins` beside the runs, never in them.

The rules are those of ECMA-376 part 1, 17.13.5: a deletion of ours inside an earlier author's insertion nests in it, an
insertion of ours never does.
"""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from redraft.documents.ooxml.namespaces import SPACE, W15, W
from redraft.outputs.review.runs import groups, own_insertion
from redraft.outputs.review.stamps import Stamps

_BINDINGS = (W + "dataBinding", W15 + "dataBinding")
_IN_DELETION = {W + "t": W + "delText", W + "instrText": W + "delInstrText"}
# What stands between runs and takes no room on the line.
MARKS = frozenset(
    W + name
    for name in (
        "proofErr",
        "bookmarkStart",
        "bookmarkEnd",
        "commentRangeStart",
        "commentRangeEnd",
        "permStart",
        "permEnd",
    )
)
_BREAKS = {"\n": "br", "\t": "tab"}


def strike(runs: Sequence[etree._Element], stamps: Stamps) -> list[list[etree._Element]]:
    """Delete runs, tracked.

    Returns: the deletions, each with the earlier author's insertion around it if there is one, by stretches that a
    reader sees as one: side by side, with at most unseen marks between.
    """
    struck: list[etree._Element] = []
    for group in groups(runs):
        around = own_insertion(group, stamps)
        deletion = _delete(group, stamps)
        struck.append(deletion if around is None else around)
    for element in struck:
        _unbind(element)
    stretches = [[struck[0]]]
    for element in struck[1:]:
        if _follows(stretches[-1][-1], element):
            stretches[-1].append(element)
        else:
            stretches.append([element])
    return stretches


def insert_behind(last: etree._Element, runs: Sequence[etree._Element], stamps: Stamps) -> etree._Element:
    """Insert new runs behind a deletion, tracked; the insertion."""
    insertion = stamps.element("ins")
    insertion.extend(runs)
    last.addnext(insertion)
    return insertion


def new_run(text: str, formatting: etree._Element | None) -> etree._Element:
    """A run with this text, line breaks and tabs included; `formatting` becomes part of it."""
    run = etree.Element(W + "r")
    if formatting is not None:
        run.append(formatting)
    start = 0
    for index, character in enumerate(text):
        if character in _BREAKS:
            _append_text(run, text[start:index])
            etree.SubElement(run, W + _BREAKS[character])
            start = index + 1
    _append_text(run, text[start:])
    return run


def is_unseen(element: etree._Element) -> bool:
    """Whether something between runs, or a run itself, shows nothing on the line."""
    if element.tag == W + "r":
        return all(child.tag in (W + "rPr", W + "commentReference") for child in element)
    return element.tag in MARKS


def _follows(last: etree._Element, following: etree._Element) -> bool:
    between = last.getnext()
    while between is not None and between is not following and is_unseen(between):
        between = between.getnext()
    return between is following


def _delete(group: Sequence[etree._Element], stamps: Stamps) -> etree._Element:
    deletion = stamps.element("del")
    group[0].addprevious(deletion)
    for run in group:
        deletion.append(run)
        for text in run.iter(*_IN_DELETION):
            text.tag = _IN_DELETION[str(text.tag)]
    return deletion


def _append_text(run: etree._Element, text: str) -> None:
    if text:
        node = etree.SubElement(run, W + "t")
        node.text = text
        node.set(SPACE, "preserve")


def _unbind(element: etree._Element) -> None:
    """Cut content controls around a change loose from their data store, from which Word would refill them on opening."""
    for control in element.iterancestors(W + "sdt"):
        properties = control.find(W + "sdtPr")
        if properties is not None:
            for name in _BINDINGS:
                for binding in properties.findall(name):
                    properties.remove(binding)
