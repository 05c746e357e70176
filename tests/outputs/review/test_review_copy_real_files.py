"""Review copies of real files: nothing but redraft's changes is new in them, and every reader agrees on the text."""

from __future__ import annotations

import re
import subprocess
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType

import pytest
from docx2python import docx2python

from redraft.documents import read
from redraft.documents.ooxml.opening.package import open_package
from redraft.errors import DraftError
from redraft.outputs.review_copy import write_review_copy
from redraft.resources import folder
from redraft.text import FILE_NAME, Draft, Edit, Kind, Span, View, apply

_STAMP = datetime(2025, 1, 1, tzinfo=UTC)
_WORDS = re.compile(r"\w+(?: \w+)?")
_EVERY = 17
"""One corpus file in so many, in the order of their names."""
_AUDITED = 40_000
"""The checker of schemas takes seconds on files larger than this many bytes."""


def made_up_edits(draft: Draft) -> list[Edit]:
    """An edit on every seventh word or two, wherever they stand."""
    edits: list[Edit] = []
    number = 0
    for segment in draft.segments:
        if segment.anchor == FILE_NAME or segment.anchor.view is View.ORIGINAL:
            continue
        for match in _WORDS.finditer(segment.text):
            number += 1
            if number % 7 == 0:
                finding, span = f"f-{number:010x}", Span(*match.span())
                edits.append(Edit(segment.anchor, span, match.group(), f"Person {number}", finding, "PERSON", ""))
    return edits


def _check(source: Path, target: Path, edits: list[Edit], oracle: ModuleType, pandoc: str) -> None:
    draft = read(source)
    write_review_copy(source, draft, edits, {e.finding: "a note" for e in edits[::5]}, target, _STAMP)
    # Opening a Strict file puts it into the other vocabulary, and leaves signatures out.
    before, after = dict(open_package(source.read_bytes()).parts), oracle.members(target)
    assert set(before) <= set(after), "a part was lost"
    assert oracle.faults(target) == []
    hides = any(b"w:vanish" in data for data in before.values())
    for part in sorted({s.anchor.part for s in draft.segments if s.kind.in_story}):
        assert oracle.everything(after, part) == oracle.everything(before, part), part
        if hides or any(mark in before[part] for mark in (b"<w:ruby", b"w:smartTag w:uri", b"AlternateContent")):
            continue
        stories = [
            s for s in draft.segments if s.anchor.part == part and s.kind.in_story and s.anchor.view is View.FINAL
        ]
        expected = [apply(s.text, [e for e in edits if e.anchor == s.anchor]) for s in stories]
        assert [t for t in oracle.paragraphs(after[part], True) if t.strip()] == expected, part
    rejected = oracle.pandoc_text(pandoc, source, "reject")
    assert rejected is None or oracle.pandoc_text(pandoc, target, "reject") == rejected
    assert not oracle.integrity(target) - oracle.integrity(source)


@pytest.mark.parametrize("nth", range(20))
def test_a_real_file(shared: Path, oracle: ModuleType, tmp_path: Path, program: Callable[[str], str], nth: int) -> None:
    """With redraft's changes rejected each character of the file has its formatting, container and author; no new fault."""
    source = sorted((shared / "corpus" / "docx").iterdir())[nth * _EVERY]
    try:
        edits = made_up_edits(read(source))
    except DraftError:
        return  # refused by name, which is all that is promised for this one
    target = tmp_path / "review.docx"
    _check(source, target, edits, oracle, program("pandoc"))
    if source.stat().st_size < _AUDITED:
        assert not oracle.audit(target) - oracle.audit(source)


@pytest.mark.parametrize("nth", range(20))
def test_nothing_found_changes_nothing(
    shared: Path, oracle: ModuleType, tmp_path: Path, program: Callable[[str], str], nth: int
) -> None:
    """Without edits three readers see the same text, and only settings, marked headers and their lists are touched."""
    source, target = sorted((shared / "corpus" / "docx").iterdir())[nth * _EVERY + 5], tmp_path / "review.docx"
    try:
        draft = read(source)
    except DraftError:
        return
    if draft.notices:
        return  # a comment at the top says what opening changed
    write_review_copy(source, draft, [], {}, target, _STAMP)
    before, after = dict(open_package(source.read_bytes()).parts), oracle.members(target)
    if any(b"w:vanish" in data or b"w:specVanish" in data for data in before.values()):
        return  # hidden text is struck out
    assert all(oracle.paragraphs(after[p], True) == oracle.paragraphs(before[p], True) for p in before if _is_story(p))
    for changes in ("accept", "reject"):
        text = oracle.pandoc_text(program("pandoc"), source, changes)
        assert text is None or oracle.pandoc_text(program("pandoc"), target, changes) == text
    assert _words(target) == _words(source)
    touched = {name for name in after if after[name] != before.get(name)}
    assert all(_may_be_touched(name, after) for name in touched), touched


def _is_story(part: str) -> bool:
    return re.search(r"/(document|header|footer|footnotes|endnotes)\d*\.xml$", part) is not None


def _may_be_touched(part: str, parts: dict[str, bytes]) -> bool:
    """Where change tracking is turned on, where the mark on the page is drawn, and what lists and relates those parts."""
    data = parts[part]
    marked = b"CONFIDENTIAL" in data or b"rIdRedraft" in data
    return marked or b"<w:trackRevisions" in data or part == "[Content_Types].xml" or b"draft is protected" in data


def _words(path: Path) -> Counter[str] | None:
    try:
        with docx2python(path) as content:
            return Counter(content.text.split())
    except Exception:  # it gives up in many ways on files that it was not made for
        return None


def test_the_fixture_drafts(oracle: ModuleType, tmp_path: Path, program: Callable[[str], str]) -> None:
    """The bundled drafts, traps included, are tracked right and LibreOffice opens every review copy."""
    drafts = sorted(folder("fixtures").glob("*/drafts/*.docx"))
    if not drafts:
        pytest.skip("the fixture drafts are not built")
    pandoc, office = program("pandoc"), program("soffice")
    targets = [tmp_path / f"review{number}.docx" for number, _ in enumerate(drafts)]
    for source, target in zip(drafts, targets, strict=True):
        assert Kind.FILE_NAME in {s.kind for s in read(source).segments}
        _check(source, target, made_up_edits(read(source)), oracle, pandoc)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), *map(str, targets)]
    subprocess.run(command, capture_output=True, timeout=300, check=True)
    assert all(t.with_suffix(".pdf").stat().st_size > 1000 for t in targets)
