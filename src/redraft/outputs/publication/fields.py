"""Fields become the text they show, but for those that count pages and figures or point within the document.

A field that fetches a property, a path or a name would bring it back at the next refresh (ECMA-376 part 1, 17.16).
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, field
from itertools import pairwise

from lxml import etree

from redraft.documents.ooxml.namespaces import W
from redraft.outputs.publication.blocks import drop_attribute, remove, remove_from_run, unwrap

POINTING = frozenset({"REF", "PAGEREF", "NOTEREF", "HYPERLINK"})
"""Fields whose first word after the keyword, or after ``\\l``, is a bookmark."""
KEPT = POINTING | {
    "PAGE", "NUMPAGES", "SECTIONPAGES", "SEQ", "TOC",
    # these show what is in their code or their settings, and have no result to become
    "EQ", "SYMBOL", "AUTONUM", "AUTONUMLGL", "AUTONUMOUT", "LISTNUM", "FORMCHECKBOX", "FORMDROPDOWN",
}  # fmt: skip
_WORDS = re.compile(r'"[^"]*"|\S+')
_KEYWORD = re.compile(r"\s*([A-Za-z]+)")
_WITHIN = re.compile(r'^\s*HYPERLINK\s+\\l\s+("[^"]*"|\S+)', re.IGNORECASE)
_FORM_CONTENT = frozenset({W + "checkBox", W + "ddList", W + "enabled", W + "calcOnExit"})


@dataclass(slots=True)
class _Field:
    """One complex field while its end is sought: its three marks and everything in its runs, by section."""

    begin: etree._Element
    separate: etree._Element | None = None
    code: list[etree._Element] = field(default_factory=list)
    nested: bool = False

    @property
    def marks(self) -> list[etree._Element]:
        return [self.begin] if self.separate is None else [self.begin, self.separate]

    @property
    def text(self) -> str:
        return "".join(n.text or "" for n in self.code if n.tag == W + "instrText")


def keyword(code: str) -> str:
    r"""The first word of a field code, in capitals.

    >>> keyword(" PageRef _Toc1 \\h ")
    'PAGEREF'
    """
    match = _KEYWORD.match(code)
    return match[1].upper() if match else ""


def targets(code: str) -> list[str]:
    r"""The bookmarks that a field's code points to, in lower case.

    >>> targets(' HYPERLINK \\l "Part_2" '), targets(' TOC \\b Part_2 '), targets(" PAGE ")
    (['part_2'], ['part_2'], [])
    """
    words = [w.strip('"').lower() for w in _WORDS.findall(code)]
    if keyword(code) in POINTING:
        return [w for w in words[1:] if not w.startswith("\\")][:1]
    return [after for switch, after in pairwise(words) if switch == "\\b"] if keyword(code) == "TOC" else []


def is_kept(code: str, bookmarks: Collection[str]) -> bool:
    """Whether a field with this code stays a field; one that points nowhere would show an error when it is updated."""
    word = keyword(code)
    if word == "HYPERLINK" and _WITHIN.match(code) is None:
        return False
    return word in KEPT and (word not in POINTING or any(t in bookmarks for t in targets(code)))


def flatten(root: etree._Element, bookmarks: Collection[str]) -> int:
    """Turn every field of a part into its result, those of `KEPT` apart; how many fields there were without one.

    `bookmarks` are the names, in lower case, that a field may point to.
    """
    for simple in list(root.iter(W + "fldSimple")):
        for data in simple.findall(W + "fldData"):
            simple.remove(data)
        drop_attribute(simple, W + "dirty")
        if not is_kept(simple.get(W + "instr", ""), bookmarks):
            unwrap(simple)
    return _flatten_complex(root, bookmarks)


def _flatten_complex(root: etree._Element, bookmarks: Collection[str]) -> int:
    open_fields: list[_Field] = []
    doomed: list[etree._Element] = []
    without_result = 0
    for element in list(root.iter()):
        parent = element.getparent()
        if parent is None or parent.tag != W + "r" or element.tag == W + "rPr":
            continue
        if element.tag != W + "fldChar":
            # What a field in another's code shows is part of that code, and not shown.
            coding = next((f for f in reversed(open_fields) if f.separate is None), None)
            if coding is not None:
                coding.code.append(element)
            elif element.tag == W + "instrText":
                doomed.append(element)
            continue
        kind = element.get(W + "fldCharType")
        if kind == "begin":
            for outer in open_fields:
                outer.nested = outer.nested or outer.separate is None
            open_fields.append(_Field(element))
        elif kind == "separate" and open_fields:
            open_fields[-1].separate = element
        elif kind == "end" and open_fields:
            closed = open_fields.pop()
            without_result += _close(closed, element, doomed, bookmarks)
            coding = next((f for f in reversed(open_fields) if f.separate is None), None)
            if coding is not None:
                coding.code += [*closed.marks, *closed.code, element]
        else:
            doomed.append(element)
    doomed += [part for f in open_fields for part in (*f.marks, *f.code)]
    for element in doomed:
        remove_from_run(element)
    return without_result


def _close(closed: _Field, end: etree._Element, doomed: list[etree._Element], bookmarks: Collection[str]) -> int:
    if is_kept(closed.text, bookmarks) and not closed.nested:
        _neaten(closed)
        return 0
    doomed += [*closed.marks, *closed.code, end]
    return closed.separate is None


def _neaten(kept: _Field) -> None:
    """Put a kept field's code into one node, and take its data and the settings that are text away."""
    codes = [n for n in kept.code if n.tag == W + "instrText"]
    if codes:
        codes[0].text = kept.text
        codes[0].set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    for other in codes[1:]:
        remove_from_run(other)
    for mark in kept.marks:
        drop_attribute(mark, W + "dirty")
        for child in list(mark):
            if child.tag != W + "ffData":
                mark.remove(child)
            for setting in [c for c in child if c.tag not in _FORM_CONTENT]:
                remove(setting)
