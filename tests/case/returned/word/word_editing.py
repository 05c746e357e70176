"""A reviewer at work in Word, played on the XML of a review copy: accept, reject, reword, comment, change, save."""

from __future__ import annotations

import itertools
import zipfile
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
CP = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}"
MAIN, COMMENTS, CORE, SETTINGS = "word/document.xml", "word/comments.xml", "docProps/core.xml", "word/settings.xml"
DATE = "2026-03-04T10:11:12Z"


class Reviewer:
    """One reviewer with one review copy open; `tracks` is whether change tracking is on, as redraft left it."""

    def __init__(self, path: Path, name: str = "Bea Reader", tracks: bool = True) -> None:
        with zipfile.ZipFile(path) as file:
            self.parts = {entry: file.read(entry) for entry in file.namelist()}
        self.name, self.tracks = name, tracks
        self.roots = {
            n: etree.fromstring(d) for n, d in self.parts.items() if n.startswith("word/") and n.endswith(".xml")
        }
        self.main = self.roots[MAIN]
        self._ids = itertools.count(900_000)

    def save(self, path: Path, saved_by: str | None = None) -> Path:
        """Write the file, as saved by the reviewer or, if "", by nobody in particular."""
        core = etree.fromstring(self.parts[CORE])
        by = core.find(CP + "lastModifiedBy")
        if by is None:
            by = etree.SubElement(core, CP + "lastModifiedBy")
        by.text = self.name if saved_by is None else saved_by
        self.parts[CORE] = etree.tostring(core)
        if not self.tracks:
            for mark in list(self.roots[SETTINGS].iter(W + "trackRevisions")):
                mark.getparent().remove(mark)
        for name, root in self.roots.items():
            self.parts[name] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
            for name, data in self.parts.items():
                file.writestr(name, data)
        return path

    def findings(self) -> list[str]:
        """The findings that have a change, in the order of the document, each once."""
        return list(dict.fromkeys(name for name, _ in self._starts()))

    def accept(self, *findings: str) -> None:
        """Accept these changes."""
        self._settle(findings, gone=("del",))

    def reject(self, *findings: str) -> None:
        """Reject these changes."""
        self._settle(findings, gone=("ins",))

    def reword(self, finding: str, text: str) -> None:
        """Put other words in the place of a replacement; tracked, ours is struck out and theirs stands behind it."""
        insertion = next(e for e in self._inside(finding) if e.tag == W + "ins")
        if not self.tracks:
            self.accept(finding)
            run = next(e for e in self._inside(finding) if e.tag == W + "r")
            next(run.iter(W + "t")).text = text
            return
        insertion.addnext(self._typed(text))
        for run in list(insertion):
            self._strike(run)

    def run_together(self, *findings: str) -> None:
        """Save these changes as plain text, both halves, as LibreOffice does inside a content control."""
        self._settle(findings, gone=())

    def type_into(self, finding: str, text: str, at: int = 2) -> None:
        """Type words into a replacement, tracked: Word splits ours around them."""
        insertion = next(e for e in self._inside(finding) if e.tag == W + "ins")
        node = next(insertion.iter(W + "t"))
        rest = deepcopy(insertion)
        next(rest.iter(W + "t")).text = (node.text or "")[at:]
        node.text = (node.text or "")[:at]
        insertion.addnext(rest)
        insertion.addnext(self._typed(text))

    def comment(self, finding: str, text: str) -> None:
        """Comment on a change."""
        inside = self._inside(finding)
        self._comment(inside[0], inside[-1], text)

    def comment_on(self, paragraph: int, text: str) -> None:
        """Comment on a whole paragraph."""
        runs = [e for e in self._paragraphs()[paragraph] if e.tag != W + "pPr"]
        self._comment(runs[0], runs[-1], text)

    def replace(self, old: str, new: str) -> None:
        """Replace words that stand in one run of the plain text; with no new words, delete them."""
        run, node = next(
            (r, t)
            for r in self.main.iter(W + "r")
            for t in r.iter(W + "t")
            if old in (t.text or "") and r.getparent().tag == W + "p"
        )
        before, _, behind = (node.text or "").partition(old)
        if not self.tracks:
            node.text = before + new + behind
            return
        middle, last = deepcopy(run), deepcopy(run)
        for piece, text in ((run, before), (middle, old), (last, behind)):
            next(piece.iter(W + "t")).text = text
            next(piece.iter(W + "t")).set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        run.addnext(last)
        run.addnext(middle)
        deletion = self._strike(middle)
        if new:
            deletion.addnext(self._typed(new))

    def insert(self, after: str, text: str) -> None:
        """Add words behind others that stand in one run."""
        self.replace(after, after + text) if not self.tracks else self._insert(after, text)

    def settle_half(self, finding: str, half: str, gone: bool) -> None:
        """Settle the deletion ("del") or insertion ("ins") of a change alone."""
        for change in [e for e in self._inside(finding) if e.tag == W + half]:
            _unwrap(change, gone)

    def drop_paragraph(self, number: int) -> None:
        """Delete a paragraph, untracked."""
        paragraph = self._paragraphs()[number]
        paragraph.getparent().remove(paragraph)

    def add_paragraph(self, text: str) -> None:
        """Add a paragraph behind the last one, untracked."""
        paragraph = etree.Element(W + "p")
        etree.SubElement(etree.SubElement(paragraph, W + "r"), W + "t").text = text
        self._paragraphs()[-1].addnext(paragraph)

    def drop_comments(self) -> None:
        """Take all comments out: LibreOffice without a screen dies of them."""
        for root in self.roots.values():
            for mark in list(root.iter(W + "commentRangeStart", W + "commentRangeEnd", W + "comment")):
                mark.getparent().remove(mark)
            for mark in list(root.iter(W + "commentReference")):
                mark.getparent().getparent().remove(mark.getparent())

    def lose_bookmarks(self, *kept: str) -> None:
        """As a program that keeps none but those whose names begin so."""
        for mark in list(self.main.iter(W + "bookmarkStart")):
            if not mark.get(W + "name", "").startswith(kept or ("\0",)):
                mark.getparent().remove(mark)

    def as_word(self) -> None:
        """What Word does on saving: other ids for all, rsids, spelling marks, runs of one formatting merged."""
        for root in self.roots.values():
            self._renumber(root)
        for number, paragraph in enumerate(self._paragraphs()):
            paragraph.set(W + "rsidR", f"00{number:06X}")
            _merge_runs(paragraph)
            error = etree.Element(W + "proofErr")
            error.set(W + "type", "spellStart")
            paragraph.insert(min(len(paragraph), 1), error)

    def _insert(self, after: str, text: str) -> None:
        run, node = next((r, t) for r in self.main.iter(W + "r") for t in r.iter(W + "t") if after in (t.text or ""))
        before, found, behind = (node.text or "").partition(after)
        last = deepcopy(run)
        node.text, next(last.iter(W + "t")).text = before + found, behind
        run.addnext(last)
        run.addnext(self._typed(text))

    def _starts(self) -> Iterator[tuple[str, etree._Element]]:
        for root in self.roots.values():
            for mark in root.iter(W + "bookmarkStart"):
                name = mark.get(W + "name", "")
                if name.startswith("_redraft_f_"):
                    yield "f-" + name.removeprefix("_redraft_f_").partition("_")[0], mark

    def _insides(self, finding: str) -> Iterator[list[etree._Element]]:
        for name, start in self._starts():
            if name == finding:
                inside = []
                element = start.getnext()
                while not (element.tag == W + "bookmarkEnd" and element.get(W + "id") == start.get(W + "id")):
                    inside.append(element)
                    element = element.getnext()
                yield inside

    def _inside(self, finding: str) -> list[etree._Element]:
        return next(self._insides(finding))

    def _settle(self, findings: tuple[str, ...], gone: tuple[str, ...]) -> None:
        for finding in findings:
            for inside in self._insides(finding):
                for change in [e for top in inside for e in top.iter(W + "ins", W + "del")]:
                    if change.get(W + "author") == "redraft":
                        _unwrap(change, etree.QName(change).localname in gone)

    def _mark(self, name: str) -> etree._Element:
        element = etree.Element(W + name)
        element.set(W + "id", str(next(self._ids)))
        element.set(W + "author", self.name)
        element.set(W + "date", DATE)
        return element

    def _typed(self, text: str) -> etree._Element:
        insertion = self._mark("ins")
        node = etree.SubElement(etree.SubElement(insertion, W + "r"), W + "t")
        node.text = text
        return insertion

    def _strike(self, run: etree._Element) -> etree._Element:
        deletion = self._mark("del")
        run.addprevious(deletion)
        deletion.append(run)
        for node in run.iter(W + "t"):
            node.tag = W + "delText"
        return deletion

    def _comment(self, first: etree._Element, last: etree._Element, text: str) -> None:
        if COMMENTS not in self.roots:
            raise ValueError("this copy has no comments part")
        comment = self._mark("comment")
        node = etree.SubElement(etree.SubElement(etree.SubElement(comment, W + "p"), W + "r"), W + "t")
        node.text = text
        self.roots[COMMENTS].append(comment)
        marks = [etree.Element(W + name) for name in ("commentRangeStart", "commentRangeEnd")]
        run = etree.Element(W + "r")
        marks.append(etree.SubElement(run, W + "commentReference"))
        for mark in marks:
            mark.set(W + "id", comment.get(W + "id"))
        first.addprevious(marks[0])
        last.addnext(run)
        last.addnext(marks[1])

    def _paragraphs(self) -> list[etree._Element]:
        return list(self.main.find(W + "body").iter(W + "p"))

    def _renumber(self, root: etree._Element) -> None:
        numbers: dict[str, str] = {}
        for element in root.iter(W + "bookmarkStart", W + "bookmarkEnd"):
            old = element.get(W + "id")
            element.set(W + "id", numbers.setdefault(old, str(len(numbers))))
        for element in root.iter(W + "ins", W + "del"):
            element.set(W + "id", str(next(self._ids)))


def _unwrap(change: etree._Element, gone: bool) -> None:
    parent = change.getparent()
    if not gone:
        for run in list(change):
            change.addprevious(run)
            for node in run.iter(W + "delText"):
                node.tag = W + "t"
    parent.remove(change)


def _merge_runs(paragraph: etree._Element) -> None:
    for run in list(paragraph.iter(W + "r")):
        last = run.getprevious()
        if last is None or last.tag != W + "r" or not _plain(last) or not _plain(run):
            continue
        if _formatting(last) == _formatting(run):
            last[-1].text = (last[-1].text or "") + (run[-1].text or "")
            last[-1].set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            run.getparent().remove(run)


def _formatting(run: etree._Element) -> bytes:
    properties = run.find(W + "rPr")
    return b"" if properties is None else etree.tostring(properties)


def _plain(run: etree._Element) -> bool:
    """Whether a run holds one text and nothing else."""
    return [e.tag for e in run if e.tag != W + "rPr"] == [W + "t"]
