"""A second opinion on tracked changes that shares no code with redraft: plain lxml, and pandoc."""

from __future__ import annotations

import json
import subprocess
import zipfile
from collections import Counter
from pathlib import Path

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


def members(path: Path) -> dict[str, bytes]:
    """The parts of a package."""
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist() if not name.endswith("/")}


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


def pandoc_text(program: str, path: Path, changes: str) -> str | None:
    """The letters that pandoc sees, title block included and white space left out; None where it cannot read the file.

    White space is left out because pandoc trims it at the ends of runs, bookmarks and paragraphs, each differently.
    """
    command = [program, "-f", "docx", "-t", "json", f"--track-changes={changes}", str(path)]
    done = subprocess.run(command, capture_output=True, timeout=120, check=False)
    if done.returncode:
        return None
    document = json.loads(done.stdout)
    return "".join(_strings([document["meta"], document["blocks"]])).replace("\u00a0", "")


def _strings(value: object) -> list[str]:
    found: list[str] = []
    stack = [value]
    while stack:
        item = stack.pop()
        if isinstance(item, list):
            stack.extend(reversed(item))
        elif isinstance(item, dict):
            content = item.get("c")
            if item.get("t") == "Str":
                found.append("".join(str(content).split()))
            elif item.get("t") in ("Code", "CodeBlock", "Math"):
                found.append("".join(str(content[1]).split()))  # type: ignore[index]
            elif "t" in item:
                stack.append(content)
            else:
                stack.extend(item[key] for key in sorted(item, reverse=True))
    return found


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
