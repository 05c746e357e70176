"""Fields become the text they show, but for those that count pages and figures or point within the document."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from lxml import etree

from redraft.documents.ooxml.namespaces import SPACE, W
from redraft.outputs.publication.blocks import drop_attribute, merge_with_next, remove, remove_from_run, unwrap
from redraft.outputs.publication.dropped import Dropped, Losses
from redraft.outputs.publication.fields import is_kept, keyword, leads_outside

_FORM_CONTENT = frozenset({W + "checkBox", W + "ddList", W + "enabled", W + "calcOnExit"})
_APART = (W + "footnote", W + "endnote", W + "comment", W + "txbxContent")
"""No field reaches out of these, whatever its marks say."""
_RUNNING = (W + "hdr", W + "ftr")


@dataclass(slots=True)
class _Field:
    """One complex field while its end is sought: its marks, what is in the runs of its code, and the fields in that."""

    begin: etree._Element
    separate: etree._Element | None = None
    code: list[etree._Element] = field(default_factory=list)
    inner: list[_Field] = field(default_factory=list)
    end: etree._Element | None = None

    @property
    def marks(self) -> list[etree._Element]:
        return [mark for mark in (self.begin, self.separate, self.end) if mark is not None]

    @property
    def text(self) -> str:
        """The code, without those of the fields in it."""
        return "".join(n.text or "" for n in self.code if n.tag == W + "instrText")

    @property
    def machinery(self) -> list[etree._Element]:
        """All that shows nothing: marks, code, and everything in it."""
        found, pending = [], [self]
        while pending:
            one = pending.pop()
            found += [*one.marks, *one.code]
            pending += one.inner
        return found


def flatten(root: etree._Element, bookmarks: Collection[str], losses: Losses) -> None:
    """Turn every field of a part that may not stay one into its result, counting what could be missed.

    `bookmarks` are the names, in lower case, that a field may point to.
    """
    running = root.tag in _RUNNING
    for simple in list(root.iter(W + "fldSimple")):
        for data in simple.findall(W + "fldData"):
            simple.remove(data)
        drop_attribute(simple, W + "dirty")
        code = simple.get(W + "instr", "")
        if not is_kept(code, bookmarks):
            _count(code, len(simple) > 0, running, losses)
            unwrap(simple)
    holders = {_holder(element) for element in root.iter(W + "fldChar", W + "instrText")}
    stretches: dict[etree._Element | None, list[etree._Element]] = {holder: [] for holder in holders}
    for run in root.iter(W + "r") if holders else ():
        if (holder := _holder(run)) in holders:
            stretches[holder] += [child for child in run if child.tag != W + "rPr"]
    for stretch in stretches.values():
        _flatten_complex(stretch, bookmarks, losses, running)


def _holder(element: etree._Element) -> etree._Element | None:
    return next(element.iterancestors(*_APART), None)


def _flatten_complex(stretch: list[etree._Element], bookmarks: Collection[str], losses: Losses, running: bool) -> None:
    doomed: list[etree._Element] = []
    broken: list[etree._Element] = []
    for found in _fields(stretch, doomed):
        plain = not any(one.inner for one in found.inner)
        if plain and is_kept(found.text, bookmarks, [one.text for one in found.inner]):
            if not found.inner:
                _join_code(found)
            for one in (found, *found.inner):
                _forget(one)
        else:
            doomed += found.machinery
            broken += _paragraphs_of_code(found)
            _count(found.text, found.separate is not None, running, losses)
    for element in doomed:
        remove_from_run(element)
    for paragraph in broken:
        merge_with_next(paragraph)


def _fields(stretch: list[etree._Element], loose: list[etree._Element]) -> Iterator[_Field]:
    """The fields that are no part of another's code; marks without a field, and fields without an end, go to `loose`."""
    opened: list[_Field] = []
    for element in stretch:
        # What a field in another's code shows is part of that code, and not shown.
        coding = next((f for f in reversed(opened) if f.separate is None), None)
        kind = element.get(W + "fldCharType") if element.tag == W + "fldChar" else None
        if element.tag != W + "fldChar":
            if coding is not None:
                coding.code.append(element)
            elif element.tag == W + "instrText":
                loose.append(element)
        elif kind == "begin":
            opened.append(_Field(element))
        elif kind == "separate" and opened and opened[-1].separate is None:
            opened[-1].separate = element
        elif kind == "end" and opened:
            closed = opened.pop()
            closed.end = element
            around = next((f for f in reversed(opened) if f.separate is None), None)
            if around is None:
                yield closed
            else:
                around.inner.append(closed)
        else:
            loose.append(element)
    for one in opened:
        loose += one.machinery


def _paragraphs_of_code(found: _Field) -> list[etree._Element]:
    """The paragraphs whose ends lie in a field's code, where they show nothing."""
    paragraph = next(found.begin.iterancestors(W + "p"), None)
    shown = found.separate if found.separate is not None else found.end
    last = None if shown is None else next(shown.iterancestors(W + "p"), None)
    passed = []
    while paragraph is not None and paragraph is not last:
        if paragraph.tag != W + "p" or paragraph.find(f"{W}pPr/{W}sectPr") is not None:
            return []
        passed.append(paragraph)
        paragraph = paragraph.getnext()
    return passed if paragraph is last else []


def _count(code: str, shows: bool, running: bool, losses: Losses) -> None:
    if not shows:
        losses.add(Dropped.FIELD)
    elif leads_outside(code):
        losses.add(Dropped.LINK)
    elif keyword(code) == "STYLEREF" and running:
        losses.add(Dropped.RUNNING_HEAD)


def _join_code(kept: _Field) -> None:
    """Put a kept field's code into one node."""
    codes = [n for n in kept.code if n.tag == W + "instrText"]
    if codes:
        codes[0].text = kept.text
        codes[0].set(SPACE, "preserve")
    for other in codes[1:]:
        remove_from_run(other)


def _forget(kept: _Field) -> None:
    """Take a kept field's data and the settings that are text away."""
    for mark in kept.marks:
        drop_attribute(mark, W + "dirty")
        for child in list(mark):
            if child.tag != W + "ffData":
                mark.remove(child)
            for setting in [c for c in child if c.tag not in _FORM_CONTENT]:
                remove(setting)
