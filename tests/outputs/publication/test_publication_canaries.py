"""A name of its own in every hiding place of a Word file, and not one of them left in the publication copy."""

from __future__ import annotations

import importlib.util
import re
import shutil
import subprocess
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
from docx2python import docx2python
from lxml import etree

from redraft import leaks
from redraft.documents import read
from redraft.outputs.publication_copy import write_publication_copy
from redraft.planning.originals import Form
from redraft.text import Edit, Span

STAMP = datetime(2024, 3, 4, 5, 6, 7, tzinfo=UTC)
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

_spec = importlib.util.spec_from_file_location("redraft_canary_draft", Path(__file__).with_name("canary_draft.py"))
assert _spec is not None and _spec.loader is not None
canaries = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(canaries)
ALL, token = canaries.ALL, canaries.token


@pytest.fixture(scope="module")
def draft_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The draft on disk."""
    path = tmp_path_factory.mktemp("canaries") / "draft.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in canaries.members().items():
            text = data if isinstance(data, bytes) else data.replace("{vocabulary}", token("vocabulary"))
            archive.writestr(name, text)
        archive.comment = token("archive comment").encode()
    return path


def edits_of(path: Path) -> list[Edit]:
    """What a perfect detector and plan would make of the draft: every planted name, wherever it was read."""
    draft = read(path)
    planted = re.compile("|".join(token(place) for place in ALL))
    return [
        Edit(segment.anchor, Span(*hit.span()), hit[0], "Person 1", "f-0", "PERSON", "planted")
        for segment in draft.segments
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


@pytest.fixture(scope="module")
def left(copy: Path) -> set[str]:
    """The places whose name survived, as verification sees it."""
    forms = [Form(token(place), "PERSON", True, {}) for place in ALL]
    found = leaks.verify({"draft.docx": copy}, forms)
    assert found.inspected["draft.docx"]
    assert all(leak.form_index >= 0 for leak in found.leaks)
    return {ALL[leak.form_index] for leak in found.leaks}


@pytest.mark.parametrize("place", ALL)
def test_the_draft_holds_the_name(draft_file: Path, place: str) -> None:
    """Verification finds the planted name in the draft, so that its absence from the copy means something."""
    assert leaks.verify({"draft.docx": draft_file}, [Form(token(place), "PERSON", True, {})]).leaks


@pytest.mark.parametrize("place", ALL)
def test_the_copy_does_not(left: set[str], place: str) -> None:
    """No planted name survives into the publication copy."""
    assert place not in left


@pytest.mark.parametrize("revisions", ["accept", "reject"])
@pytest.mark.parametrize("pictures", ["keep", "blank"])
def test_nor_under_other_rulings(draft_file: Path, tmp_path: Path, revisions: str, pictures: str) -> None:
    """No planted name survives, however revisions and pictures are ruled, nor in a trial copy."""
    publish(draft_file, tmp_path / "c.docx", trial=True, pictures=pictures, revisions=revisions)
    found = leaks.verify({"draft.docx": tmp_path / "c.docx"}, [Form(token(place), "PERSON", True, {}) for place in ALL])
    assert not [ALL[leak.form_index] for leak in found.leaks]


def test_nothing_is_hidden_in_the_copy(copy: Path) -> None:
    """Inspection of the copy finds nothing but what was meant to stay: edited alternative texts, links, drawn words."""
    kinds = {item.kind for item in leaks.inspect(copy)}
    assert kinds <= {
        *("alternative text", "external links", "text in drawings", "hidden text", "properties"),
        *("reading aids", "form fields and controls", "names of styles"),
    }
    assert {i.part for i in leaks.inspect(copy) if i.kind == "hidden text"} <= {"word/styles.xml", "word/document.xml"}


def test_the_copy_opens_everywhere(copy: Path, tmp_path: Path) -> None:
    """docx2python, pandoc and LibreOffice read the copy and show the text that was to stay."""
    with docx2python(copy) as opened:
        assert "Then Person 1 left." in opened.text
    if pandoc := shutil.which("pandoc"):
        shown = subprocess.run(
            [pandoc, "-f", "docx", "-t", "plain", str(copy)], capture_output=True, check=True
        ).stdout.decode()
        assert "Then Person 1 left." in shown
    if soffice := shutil.which("soffice"):
        profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
        command = [soffice, profile, "--headless", "--convert-to", "txt:Text", "--outdir", str(tmp_path), str(copy)]
        subprocess.run(command, capture_output=True, check=True, timeout=120)
        assert "Then Person 1 left." in (tmp_path / "copy.txt").read_text("utf-8")


def test_the_losses_are_said_without_names(draft_file: Path, tmp_path: Path) -> None:
    """Charts, diagrams, objects and the like that were left out are counted in plain sentences."""
    said = " ".join(publish(draft_file, tmp_path / "c.docx"))
    for word in ("chart", "diagram", "embedded object", "inserted document", "hidden", "link"):
        assert word in said
    assert "andreth" not in said


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
    assert "mailfilepage" in text


def test_fields_that_count_and_point_stay(copy: Path) -> None:
    """The reference still points at its bookmark, under a neutral name."""
    with zipfile.ZipFile(copy) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    (bookmark,) = root.iter(f"{{{W}}}bookmarkStart")
    (code,) = (c.text for c in root.iter(f"{{{W}}}instrText") if "REF" in (c.text or ""))
    assert str(bookmark.get(f"{{{W}}}name")) in (code or "")
