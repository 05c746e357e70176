"""One draft in which hundreds of canaries meet: what is true of its publication copy as a whole."""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
from docx2python import docx2python
from fixtures.canaries.places import canaries
from fixtures.canaries.together import together
from lxml import etree

from redraft import leaks
from redraft.documents import read
from redraft.outputs.publication_copy import write_publication_copy
from redraft.planning.originals import Form
from redraft.text import Edit, Span

STAMP = datetime(2024, 3, 4, 5, 6, 7, tzinfo=UTC)
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

DRAFT, INSIDE = together(canaries())
NAMES = [canary.who.hunted or canary.who.surname for canary in INSIDE]
SHOWN = "On the Monday Mrs Ida Person 1 spoke"


@pytest.fixture(scope="module")
def draft_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The draft on disk."""
    path = tmp_path_factory.mktemp("canaries") / "draft.docx"
    path.write_bytes(DRAFT)
    return path


def edits_of(path: Path) -> list[Edit]:
    """What a perfect detector and plan would make of the draft: every planted name, wherever it was read."""
    planted = re.compile("|".join(NAMES), re.IGNORECASE)
    return [
        Edit(segment.anchor, Span(*hit.span()), hit[0], "Person 1", "f-0", "PERSON", "planted")
        for segment in read(path).segments
        for hit in planted.finditer(segment.text)
    ]


def publish(
    path: Path, target: Path, *, trial: bool = False, pictures: str = "keep", revisions: str = "accept"
) -> tuple[str, ...]:
    """The publication copy with every planted name replaced."""
    draft = read(path)
    ruled = {p.id: pictures for p in draft.pictures}
    return write_publication_copy(path, draft, edits_of(path), revisions, ruled, target, trial, STAMP)


@pytest.fixture(scope="module")
def copy(draft_file: Path) -> Path:
    """The publication copy on disk."""
    target = draft_file.with_name("copy.docx")
    publish(draft_file, target)
    return target


def left_in(path: Path) -> set[str]:
    """The spots whose name is left in a file, as verification sees it."""
    found = leaks.verify({"draft.docx": path}, [Form(name, "PERSON", True, {}) for name in NAMES])
    assert found.inspected["draft.docx"]
    assert all(leak.form_index >= 0 for leak in found.leaks)
    return {INSIDE[leak.form_index].told for leak in found.leaks}


def test_verification_sees_every_name(draft_file: Path) -> None:
    """Verification finds every planted name in the draft, so that its absence from the copy means something."""
    assert {canary.told for canary in INSIDE} - left_in(draft_file) == set()


def test_the_copy_holds_none(copy: Path) -> None:
    """No planted name survives into the publication copy."""
    assert left_in(copy) == set()


@pytest.mark.parametrize("revisions", ["accept", "reject"])
@pytest.mark.parametrize("pictures", ["keep", "blank"])
def test_nor_under_other_rulings(draft_file: Path, tmp_path: Path, revisions: str, pictures: str) -> None:
    """No planted name survives, however revisions and pictures are ruled, nor in a trial copy."""
    publish(draft_file, tmp_path / "c.docx", trial=True, pictures=pictures, revisions=revisions)
    assert left_in(tmp_path / "c.docx") == set()


def test_nothing_is_hidden_in_the_copy(copy: Path) -> None:
    """Inspection of the copy finds nothing but what was meant to stay: edited alternative texts, links, drawn words."""
    kinds = {item.kind for item in leaks.inspect(copy)}
    assert kinds <= {
        *("alternative text", "external links", "text in drawings", "hidden text", "properties"),
        *("reading aids", "form fields and controls", "names of styles", "white or tiny text"),
    }
    assert {i.part for i in leaks.inspect(copy) if i.kind == "hidden text"} <= {"word/styles.xml", "word/document.xml"}


def test_the_copy_opens_everywhere(copy: Path, tmp_path: Path) -> None:
    """docx2python, pandoc and LibreOffice read the copy and show the text that was to stay."""
    with docx2python(copy) as opened:
        assert SHOWN in opened.text
    if pandoc := shutil.which("pandoc"):
        shown = subprocess.run(
            [pandoc, "-f", "docx", "-t", "plain", str(copy)], capture_output=True, check=True
        ).stdout.decode()
        assert SHOWN in shown
    if soffice := shutil.which("soffice"):
        profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
        command = [soffice, profile, "--headless", "--convert-to", "txt:Text", "--outdir", str(tmp_path), str(copy)]
        subprocess.run(command, capture_output=True, check=True, timeout=120)
        assert SHOWN in (tmp_path / "copy.txt").read_text("utf-8")


def test_the_losses_are_said_without_names(draft_file: Path, tmp_path: Path) -> None:
    """Charts, diagrams, objects and the like that were left out are counted in plain sentences."""
    said = " ".join(publish(draft_file, tmp_path / "c.docx"))
    for word in ("chart", "diagram", "embedded object", "inserted document", "hidden", "link"):
        assert word in said
    assert not [name for name in NAMES if name in said]


def test_the_same_input_gives_the_same_bytes(draft_file: Path, copy: Path, tmp_path: Path) -> None:
    """Two runs write the same file."""
    publish(draft_file, tmp_path / copy.name)
    assert (tmp_path / copy.name).read_bytes() == copy.read_bytes()


def test_a_copy_of_the_copy_is_the_same(copy: Path, tmp_path: Path) -> None:
    """Publishing a publication copy again changes no word and no mark-up."""
    publish(copy, tmp_path / copy.name)
    with zipfile.ZipFile(copy) as first, zipfile.ZipFile(tmp_path / copy.name) as again:
        assert first.namelist() == again.namelist()
        assert [n for n in first.namelist() if n.endswith((".xml", ".rels")) and first.read(n) != again.read(n)] == []


def test_links_to_harmless_places_stay(copy: Path) -> None:
    """A web address in which nothing was found stays a link; mail, files and telling addresses become text."""
    with zipfile.ZipFile(copy) as archive:
        targets = re.findall(
            r'Target="([^"]+)" TargetMode="External"', archive.read("word/_rels/document.xml.rels").decode()
        )
        text = "".join(etree.fromstring(archive.read("word/document.xml")).itertext())
    assert targets == ["https://example.org/harmless"]
    assert "the page" in text


def test_fields_that_count_and_point_stay(copy: Path) -> None:
    """The reference still points at its bookmark, under a neutral name."""
    with zipfile.ZipFile(copy) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    (bookmark,) = root.iter(f"{{{W}}}bookmarkStart")
    (code,) = (c.text for c in root.iter(f"{{{W}}}instrText") if "REF" in (c.text or ""))
    assert str(bookmark.get(f"{{{W}}}name")) in (code or "")
