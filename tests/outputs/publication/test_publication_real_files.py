"""Real files of many makers: published without edits, the words stay and every reader opens the copy."""

from __future__ import annotations

import subprocess
import zipfile
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import docx
import pytest
from lxml import etree

from redraft import leaks
from redraft.documents import read
from redraft.errors import DraftEmpty, DraftError
from redraft.outputs.publication_copy import write_publication_copy

pytestmark = pytest.mark.once

STAMP = datetime(2024, 3, 4, 5, 6, 7, tzinfo=UTC)
EVERY = 14
"""A fixed sample: each so-manieth file by name."""


@pytest.mark.parametrize("nth", range(22))
def test_a_real_file_keeps_its_words(shared: Path, program: Callable, tmp_path: Path, nth: int) -> None:
    """The copy opens in python-docx, hides nothing it should not, has every word and the structure of the draft, and
    publishing it again changes nothing.
    """
    files = sorted((shared / "corpus" / "docx").glob("*.docx"))
    source, target = files[(nth * EVERY + 3) % len(files)], tmp_path / "copy.docx"
    try:
        draft = read(source)
    except DraftError:
        return  # refused by name, which is all that is promised for this one
    pictures = {p.id: "keep" for p in draft.pictures}
    sentences = write_publication_copy(source, draft, [], "accept", pictures, target, False, STAMP)
    docx.Document(str(target))
    kinds = {item.kind for item in leaks.inspect(target)}
    assert not kinds & {
        "comments",
        "tracked changes",
        "authors",
        "people",
        "edit sessions",
        "custom XML",
        "thumbnail",
    }
    before, after = (_words(program("pandoc"), path) for path in (source, target))
    if before is not None and not any(
        "hidden" in s or "field" in s or "blanked" in s or "inserted" in s for s in sentences
    ):
        assert after is not None and not before - after
    assert _again(target, tmp_path / "again" / target.name) == []
    if not sentences and not draft.revisions:
        assert _structure(target) == _structure(source)


STRUCTURE = (
    *(
        "tbl",
        "tr",
        "tc",
        "tblHeader",
        "tblCaption",
        "sectPr",
        "numPr",
        "outlineLvl",
        "footnoteReference",
        "endnoteReference",
    ),
    *("drawing", "headerReference", "footerReference", "gridSpan", "vMerge"),
)


def _structure(path: Path) -> Counter[str]:
    """How often the body has each mark that makes the structure of a page."""
    with zipfile.ZipFile(path) as archive:
        relations = etree.fromstring(archive.read("_rels/.rels"))
        (main,) = {r.get("Target", "") for r in relations if str(r.get("Type")).endswith("/officeDocument")}
        root = etree.fromstring(archive.read(main.lstrip("/")))
    return Counter(name for name in (etree.QName(e).localname for e in root.iter("{*}*")) if name in STRUCTURE)


def _again(copy: Path, target: Path) -> list[str]:
    """The parts in which a copy of the copy differs from it, pictures apart."""
    try:
        draft = read(copy)
    except DraftEmpty:
        return []
    target.parent.mkdir()
    write_publication_copy(copy, draft, [], "accept", {p.id: "keep" for p in draft.pictures}, target, False, STAMP)
    with zipfile.ZipFile(copy) as first, zipfile.ZipFile(target) as second:
        assert first.namelist() == second.namelist()
        return [n for n in first.namelist() if n.endswith((".xml", ".rels")) and first.read(n) != second.read(n)]


def _words(pandoc: str, path: Path) -> Counter[str] | None:
    command = [pandoc, "--track-changes=accept", "-f", "docx", "-t", "plain", "--wrap=none", str(path)]
    done = subprocess.run(command, capture_output=True, check=False)
    if done.returncode:
        return None  # pandoc knows no Strict files
    shown = done.stdout.decode()
    return Counter(word for word in shown.replace("[]", "").split() if any(c.isalpha() for c in word))
