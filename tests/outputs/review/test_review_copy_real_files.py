"""Review copies of real files: no crash, every refusal named, pandoc's readings hold, LibreOffice opens them."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType

import pytest

from redraft.documents import read
from redraft.documents.ooxml.package import open_package
from redraft.documents.ooxml.reader import read_word
from redraft.errors import DraftError
from redraft.outputs.review_copy import write_review_copy
from redraft.resources import folder
from redraft.text import FILE_NAME, Draft, Edit, Kind, Span, View, apply

pytestmark = pytest.mark.once

_STAMP = datetime(2025, 1, 1, tzinfo=UTC)
_WORDS = re.compile(r"\w+(?: \w+)?")
_EVERY_FILE = 8
"""One corpus file in so many, in the order of their names."""


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
                finding = f"f-{number:010x}"
                edits.append(
                    Edit(segment.anchor, Span(*match.span()), match.group(), f"Person {number}", finding, "PERSON", "")
                )
    return edits


def _check(source: Path, target: Path, oracle: ModuleType, pandoc: str) -> None:
    draft = read_word(source.read_bytes(), source.name)
    edits = made_up_edits(draft)
    write_review_copy(source, draft, edits, {e.finding: "a note" for e in edits[::5]}, target, _STAMP)
    before, after = oracle.members(source), oracle.members(target)
    assert set(open_package(source.read_bytes()).parts) <= set(after), "a part was lost"
    assert oracle.faults(target) == []
    hides = any(b"w:vanish" in data for data in before.values())
    for part in sorted({s.anchor.part for s in draft.segments if s.kind.in_story}):
        assert oracle.paragraphs(after[part], False) == oracle.paragraphs(before[part], False), part
        if hides or any(mark in before[part] for mark in (b"<w:ruby", b"w:smartTag w:uri", b"AlternateContent")):
            continue
        stories = [
            s for s in draft.segments if s.anchor.part == part and s.kind.in_story and s.anchor.view is View.FINAL
        ]
        expected = [apply(s.text, [e for e in edits if e.anchor == s.anchor]) for s in stories]
        assert [t for t in oracle.paragraphs(after[part], True) if t.strip()] == expected, part
    rejected = oracle.pandoc_text(pandoc, source, "reject")
    assert rejected is None or oracle.pandoc_text(pandoc, target, "reject") == rejected


def test_real_files(shared: Path, oracle: ModuleType, tmp_path: Path, program: Callable[[str], str]) -> None:
    """A fixed sample of real files, from many programs and with every feature, is read, tracked and rejected right."""
    pandoc = program("pandoc")
    files = sorted((shared / "corpus" / "docx").iterdir())[::_EVERY_FILE]
    failures = []
    done = 0
    for number, source in enumerate(files):
        try:
            _check(source, tmp_path / f"{number}.docx", oracle, pandoc)
            done += 1
        except DraftError:
            continue
        except AssertionError as error:
            failures.append(f"{source.name}: {str(error)[:200]}")
    assert failures == []
    assert done > len(files) * 0.8


def test_the_fixture_drafts(oracle: ModuleType, tmp_path: Path, program: Callable[[str], str]) -> None:
    """The bundled drafts, traps included, are tracked right and LibreOffice opens every review copy."""
    drafts = sorted(folder("fixtures").glob("*/drafts/*.docx"))
    if not drafts:
        pytest.skip("the fixture drafts are not built")
    pandoc, office = program("pandoc"), program("soffice")
    targets = [tmp_path / f"review{number}.docx" for number, _ in enumerate(drafts)]
    for source, target in zip(drafts, targets, strict=True):
        assert Kind.FILE_NAME in {s.kind for s in read(source).segments}
        _check(source, target, oracle, pandoc)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), *map(str, targets)]
    subprocess.run(command, capture_output=True, timeout=300, check=True)
    assert all(t.with_suffix(".pdf").stat().st_size > 1000 for t in targets)
