"""Other people's readers of Word files, for a second opinion: pandoc, docx2python, two validators, and the raw archive.

Nothing here shares code with redraft, so that a blind spot of redraft's is not one of these.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import warnings
import zipfile
from collections import Counter
from functools import cache
from pathlib import Path

import ooxml_integrity
from docx2python import docx2python
from lxml import etree
from openxml_audit import OpenXmlValidator

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SECONDS = 120
_IMAGE = re.compile(r"----(?:Image alt text---->.*?<|[\w/]*media/.*?----)", re.DOTALL)
_TAG = re.compile(r"</?(?:a|span|b|i|u|s|sub|sup|font)\b[^<>]*>")
_NUMBERED = re.compile(r"\b(?:footnote|endnote)\d+\)\t?|----(?:footnote|endnote)\d+----|----comment\d+----")
_PLACE = re.compile(r"\[\d+\]|\d+")


def members(path: Path) -> dict[str, bytes]:
    """The members of an archive by name."""
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist() if not name.endswith("/")}


@cache
def pandoc() -> str | None:
    """Where pandoc is, if it is installed."""
    return shutil.which("pandoc")


def pandoc_letters(path: Path, changes: str) -> str | None:
    """As `pandoc_text`, without alternative texts, which Word cannot show as tracked.

    None also where pandoc takes too long or is not installed.
    """
    program = pandoc()
    if program is None:
        return None
    try:
        return pandoc_text(program, path, changes, alternatives=False)
    except subprocess.TimeoutExpired:
        return None


def pandoc_text(program: str, path: Path, changes: str, *, alternatives: bool = True) -> str | None:
    """The letters that pandoc sees, title block included; None where it cannot read the file.

    `changes` is what becomes of tracked changes, "accept" or "reject"; `alternatives` says whether the texts of pictures
    count. White space is left out because pandoc trims it at the ends of runs, bookmarks and paragraphs, each
    differently.

    Raises:
        subprocess.TimeoutExpired: if pandoc hangs.
    """
    command = [program, "-f", "docx", "-t", "json", f"--track-changes={changes}", str(path)]
    done = subprocess.run(command, capture_output=True, timeout=_SECONDS, check=False)
    if done.returncode:
        return None
    document = json.loads(done.stdout)
    return "".join(_letters([document["meta"], document["blocks"]], alternatives))


def docx2python_letters(path: Path) -> str | None:
    """The letters that docx2python sees in the body, later deletions left out; None where it cannot read the file.

    Notes are left out because it shows those that nothing refers to as well. Alternative texts, mark-up, addresses of links and numbers of notes are left out: they are no text of the page.
    White space is left out because it stands wherever a run or link begins.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with docx2python(path) as opened:
                shown = "\n".join(_flat(opened.body))
    except Exception:  # it raises whatever the file makes it stumble over
        return None
    for beside in (_IMAGE, _TAG, _NUMBERED):
        shown = beside.sub("", shown)
    return "".join(shown.split())


def laid_open(source: Path, target: Path) -> Path:
    """A copy of a Word file for pandoc, which leaves out fields and wrappers that it does not know.

    Every field is the text that it shows, and what stands in a `w:customXml` stands in its place.
    """
    parts = members(source)
    for name, data in parts.items():
        if any(mark in data for mark in (b"<w:fld", b"instrText", b"<w:customXml")):
            root = etree.fromstring(data)
            _flatten(root)
            for wrapper in (*root.iter(W + "fldSimple"), *root.iter(W + "customXml")):
                _unwrap(wrapper)
            parts[name] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return target


def _flatten(root: etree._Element) -> None:
    open_fields: list[bool] = []  # for each field whether its code is being read
    doomed = []
    for node in root.iter("*"):
        kind = node.get(W + "fldCharType") if node.tag == W + "fldChar" else None
        if kind == "begin":
            open_fields.append(True)
        elif kind == "separate" and open_fields:
            open_fields[-1] = False
        elif kind == "end" and open_fields:
            open_fields.pop()
        parent = node.getparent()
        in_code = any(open_fields) and parent is not None and parent.tag == W + "r" and node.tag != W + "rPr"
        if kind or in_code or node.tag in (W + "instrText", W + "delInstrText"):
            doomed.append(node)
    for node in doomed:
        node.getparent().remove(node)  # type: ignore[union-attr]  # only roots have none


def _unwrap(wrapper: etree._Element) -> None:
    for child in list(wrapper):
        wrapper.addprevious(child)
    wrapper.getparent().remove(wrapper)  # type: ignore[union-attr]


def integrity(path: Path) -> Counter[str]:
    """The errors that ooxml-integrity finds, by code and part."""
    return Counter(f"{f.code} {f.part}" for f in ooxml_integrity.check(path) if f.severity is ooxml_integrity.ERROR)


def audit(path: Path) -> Counter[str]:
    """The findings of openxml-audit against the schema, by what they say, places and numbers left out."""
    result = OpenXmlValidator(max_errors=100_000).validate(str(path))
    return Counter(f"{_PLACE.sub('', error.description)} {error.node or ''}" for error in result.errors)


def formatting(part: bytes, accept: bool) -> list[tuple[str, str]]:
    """Each character of a story part with its run's properties, all tracked changes accepted or rejected."""
    root = etree.fromstring(part)
    gone = ("del", "moveFrom") if accept else ("ins", "moveTo")
    found: list[tuple[str, str]] = []
    for text in root.iter(W + "t", W + "delText"):
        if next(text.iterancestors(*(W + name for name in gone)), None) is None:
            found.extend((character, _properties(text)) for character in text.text or "")
    return found


def _properties(text: etree._Element) -> str:
    run = next(text.iterancestors(W + "r"), None)
    properties = None if run is None else run.find(W + "rPr")
    if properties is None:
        return ""
    shown = [p for p in properties if etree.QName(p).localname not in ("ins", "del", "moveFrom", "moveTo", "rPrChange")]
    return "".join(etree.tostring(p, method="c14n", exclusive=True, with_tail=False).decode() for p in shown)


def _letters(value: object, alternatives: bool) -> list[str]:
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
            elif item.get("t") == "Image" and not alternatives:
                continue
            elif "t" in item:
                stack.append(content)
            else:
                stack.extend(item[key] for key in sorted(item, reverse=True))
    return found


def _flat(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    return [text for item in value for text in _flat(item)] if isinstance(value, list | tuple) else []
