"""A second opinion on tracked changes that shares no code with redraft: plain lxml, and pandoc."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import ooxml_integrity
import openxml_audit
from benchmarks.readers import members
from benchmarks.readers import pandoc_text as pandoc_text
from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MARKS = tuple(W + name for name in ("commentRangeStart", "commentRangeEnd", "commentReference"))
_GONE = {True: ("del", "moveFrom"), False: ("ins", "moveTo")}
_LETTERS = {
    "tab": "\t",
    "ptab": "\t",
    "br": "\n",
    "cr": "\n",
    "noBreakHyphen": "\u2011",
    "softHyphen": "\u00ad",
    "sym": "\ufffc",
}


def paragraphs(part: bytes, accept: bool) -> list[str]:
    """The text of each paragraph of a part when all tracked changes are accepted, or rejected."""
    root = etree.fromstring(part)
    for name in _GONE[accept]:
        for element in list(root.iter(W + name)):
            if element.getparent() is not None and element.getparent().tag not in (W + "rPr", W + "trPr"):
                element.getparent().remove(element)
    return [_text(p) for p in root.iter(W + "p")]


def _text(paragraph: etree._Element) -> str:
    found = []
    for node in paragraph.iter("*"):
        if next(node.iterancestors(W + "p"), None) is not paragraph or node.getparent().tag != W + "r":
            continue
        name = etree.QName(node).localname
        found.append(node.text or "" if name in ("t", "delText") else _LETTERS.get(name, ""))
    return "".join(found)


def faults(path: Path) -> list[str]:
    """What Word would stumble over: ids used twice, w:t in a deletion, insertions nested, comments that do not match."""
    parts = members(path)
    roots = {name: etree.fromstring(data) for name, data in parts.items() if name.endswith(".xml")}
    found = []
    ours: list[str] = []
    for name, root in roots.items():
        marks = [e for tag in ("ins", "del", "bookmarkStart") for e in root.iter(W + tag)]
        ours += [
            e.get(W + "id", "")
            for e in marks
            if e.get(W + "author") == "redraft" or "_redraft_" in e.get(W + "name", "")
        ]
        for deletion in root.iter(W + "del"):
            if deletion.get(W + "author") == "redraft" and next(deletion.iter(W + "t"), None) is not None:
                found.append(f"{name}: w:t in a deletion")
        for insertion in root.iter(W + "ins"):
            around = next(insertion.iterancestors(W + "ins", W + "del", W + "r", W + "p"), None)
            misplaced = around is not None and around.tag != W + "p"
            if insertion.get(W + "author") == "redraft" and misplaced:
                found.append(f"{name}: insertion in the wrong place")
        for change in root.iter(W + "ins", W + "del"):
            if change.get(W + "author") == "redraft" and next(change.iter(W + "hyperlink"), None) is not None:
                found.append(f"{name}: hyperlink in a revision")
    if len(ours) != len(set(ours)):
        found.append("an id is used twice")
    return found + _comment_faults(roots)


def _comment_faults(roots: dict[str, etree._Element]) -> list[str]:
    comments = [c for root in roots.values() if root.tag == W + "comments" for c in root.iter(W + "comment")]
    ids = Counter(c.get(W + "id") for c in comments)
    marks = Counter((e.tag, e.get(W + "id")) for root in roots.values() for e in root.iter(*_MARKS))
    found = []
    for comment in comments:
        number = comment.get(W + "id")
        if comment.get(W + "author") == "redraft":
            found += ["a comment's id repeats"] if ids[number] > 1 else []
            found += [f"comment without one {tag}" for tag in _MARKS if marks[tag, number] != 1]
    return found


@dataclass(frozen=True)
class Mark:
    """One character or object of a paragraph: what it is, how it is formatted, and in whose changes and what it lies."""

    what: str
    formatting: str
    around: tuple[tuple[str, ...], ...]


_WRAPPERS = {W + name for name in ("hyperlink", "sdt", "smartTag", "customXml", "dir", "bdo", "fldSimple")}
_REVISIONS = {W + name for name in ("ins", "del", "moveFrom", "moveTo")}
_FIELD = {W + name for name in ("fldChar", "instrText", "delInstrText")}


def everything(parts: dict[str, bytes], part: str) -> list[tuple[str, list[Mark]]]:
    """Each paragraph of a part when redraft's own changes are rejected: its settings, and every mark in it.

    Earlier authors' changes stay and are told with each character: whose, when. Redraft's comments and its mark on the
    page are left out.
    """
    comments = (etree.fromstring(d) for d in parts.values() if b"comments" in d[:2000])
    ours = {c.get(W + "id") for root in comments for c in root.iter(W + "comment") if c.get(W + "author") == "redraft"}
    root = etree.fromstring(parts[part], etree.XMLParser(remove_comments=True, remove_pis=True))
    found = []
    for paragraph in root.iter(W + "p"):
        settings = paragraph.find(W + "pPr")
        marks: list[Mark] = []
        _collect(paragraph, "", (), ours, marks)
        found.append(("" if settings is None else _canonical(settings), marks))
    return found


def _collect(
    element: etree._Element, formatting: str, around: tuple[tuple[str, ...], ...], ours: set, marks: list[Mark]
) -> None:
    for child in element:
        tag, name = child.tag, etree.QName(child).localname
        mine = child.get(W + "author") == "redraft"
        if tag in _REVISIONS:
            if not mine:
                step = (name, child.get(W + "author", ""), child.get(W + "date", ""))
                _collect(child, formatting, (*around, step), ours, marks)
            elif name == "del":
                _collect(child, formatting, around, ours, marks)
        elif tag == W + "r":
            if not _is_ours(child, ours):
                properties = child.find(W + "rPr")
                _collect(child, "" if properties is None else _canonical(properties), around, ours, marks)
        elif tag in _WRAPPERS:
            _collect(child, formatting, (*around, (name, child.get(W + "instr", ""))), ours, marks)
        elif tag == W + "sdtContent":
            _collect(child, formatting, around, ours, marks)
        elif element.tag == W + "r" and name != "rPr":
            marks += _marks(child, formatting, around)


def _marks(node: etree._Element, formatting: str, around: tuple[tuple[str, ...], ...]) -> list[Mark]:
    name = etree.QName(node).localname
    if name in ("t", "delText"):
        return [Mark(letter, formatting, around) for letter in node.text or ""]
    if node.tag in _FIELD:
        return [Mark(node.get(W + "fldCharType") or node.text or "", formatting, around)]
    return [Mark(f"<{name}>", formatting, around)]


def _is_ours(run: etree._Element, comments: set) -> bool:
    reference = run.find(W + "commentReference")
    if reference is not None and reference.get(W + "id") in comments:
        return True
    path = run.find(f"{W}pict//{{urn:schemas-microsoft-com:vml}}textpath[@string]")
    return path is not None and "review copy" in path.get("string", "")


def _canonical(element: etree._Element) -> str:
    """An element as text without the ids of changes in it, which are new where a run was cut, and section's headers."""
    copied = etree.fromstring(etree.tostring(element, with_tail=False))
    for inner in copied.iter("*"):
        inner.attrib.pop(W + "id", None)
    for reference in [*copied.iter(W + "headerReference"), *copied.iter(W + "titlePg")]:
        reference.getparent().remove(reference)
    return etree.tostring(copied, method="c14n", exclusive=True).decode()


def repeated_ids(parts: dict[str, bytes]) -> list[str]:
    """The ids that two revisions, bookmarks or comments of a package share."""
    tags = {W + name for name in ("comment", "bookmarkStart", "moveFromRangeStart", "moveToRangeStart")}
    roots = [etree.fromstring(data) for name, data in parts.items() if name.endswith(".xml")]
    found = (e for root in roots for e in root.iter("*") if e.tag in tags or e.get(W + "author") is not None)
    return [id_ for id_, times in Counter(e.get(W + "id") for e in found).items() if times > 1]


def integrity(path: Path) -> Counter[str]:
    """What ooxml-integrity finds wrong, by code."""
    return Counter(f.code for f in ooxml_integrity.check(str(path)))


def audit(path: Path) -> Counter[tuple[str, str]]:
    """What openxml-audit finds wrong, without the numbers of ids."""
    result = openxml_audit.OpenXmlValidator(max_errors=100_000).validate(str(path))
    return Counter((str(e.id), re.sub(r"\d+", "n", e.description)) for e in result.errors)
