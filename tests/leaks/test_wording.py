"""What a file says to the reader of verification, passage by passage."""

from __future__ import annotations

import random
import zipfile
from pathlib import Path

import pytest

from redraft.leaks.container import Closed
from redraft.leaks.wording import FILE_NAME, Passage, wording

NAME = "Zuleika Brandreth"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def write(path: Path, members: dict[str, bytes]) -> Path:
    """An archive of these members."""
    with zipfile.ZipFile(path, "w") as out:
        for name, data in members.items():
            out.writestr(name, data)
    return path


def passages(path: Path) -> list[Passage]:
    """The passages of a file, all of which can be opened."""
    read = list(wording(path))
    assert not [each for each in read if isinstance(each, Closed)]
    return [each for each in read if isinstance(each, Passage)]


def test_paragraphs_are_joined_and_values_kept_apart(tmp_path: Path) -> None:
    """A paragraph is one passage however it is cut; an attribute is one beside the page; identifiers are none."""
    xml = (
        f'<w:document xmlns:w="{W}"><w:p w:rsidR="00AB12CD"><w:r><w:t>Then Zulei</w:t></w:r><w:r><w:t>ka left.</w:t></w:r></w:p>'
        '<w:bookmarkStart w:name="Ann Example"/></w:document>'
    )
    read = passages(write(tmp_path / "a b.docx", {"word/document.xml": xml.encode()}))
    assert [(each.part, each.text, each.beside) for each in read] == [
        (FILE_NAME, "a b", True),
        ("word/document.xml", "Then Zuleika left.", False),
        ("word/document.xml", "Ann Example", True),
    ]


def test_a_dropped_initial_is_part_of_its_word(tmp_path: Path) -> None:
    """The letter that Word keeps in a framed paragraph of its own stands before the paragraph it begins; a frame alone does not."""
    dropped = '<w:p><w:pPr><w:framePr w:dropCap="drop" w:lines="3"/></w:pPr><w:r><w:t>Z</w:t></w:r></w:p>'
    rest = "<w:p><w:r><w:t>uleika left.</w:t></w:r></w:p>"
    framed = '<w:p><w:pPr><w:framePr w:w="9"/></w:pPr><w:r><w:t>A box.</w:t></w:r></w:p>'
    xml = f'<w:document xmlns:w="{W}">{dropped}{rest}{framed}{rest}{dropped}</w:document>'
    read = passages(write(tmp_path / "a.docx", {"word/document.xml": xml.encode()}))
    assert [each.text for each in read[1:]] == ["Zuleika left.", "A box.", "uleika left.", "Z"]


FILES = {
    "text": ("a.txt", f"Seen by {NAME}.".encode()),
    "UTF-16 text": ("a.txt", f"Seen by {NAME}.".encode("utf-16")),
    "rich text": ("a.rtf", rb"{\rtf1 Seen by Zuleika {\b Brand}reth.}"),
    "HTML": ("a.html", b"<html><body><p>Seen by Zuleika <b>Brand</b>reth.</p></body></html>"),
    "HTML comment": ("a.html", b"<html><body><!-- Zuleika Brandreth --></body></html>"),
    "HTML attribute": ("a.html", b'<html><body><img alt="Zuleika &#66;randreth"></body></html>'),
    "drawing": ("a.emf", b"\1\0\0\0" + bytes(30) + NAME.encode("utf-16-le") + bytes(9)),
    "picture": ("a.jpg", b"\xff\xd8\xff\xfe\x00\x13" + NAME.encode() + b"\xff\xd9"),
    "broken XML": ("a.xml", b"<?xml version='1.0'?><a>Zuleika Brandreth<b>"),
}


@pytest.mark.parametrize(("name", "data"), FILES.values(), ids=FILES.keys())
def test_every_kind_of_file_is_read(tmp_path: Path, name: str, data: bytes) -> None:
    """A name in a file of any kind stands in one of its passages, whole."""
    (tmp_path / name).write_bytes(data)
    assert any(NAME in each.text for each in passages(tmp_path / name))


def test_what_is_inside_is_read_under_the_name_of_what_holds_it(tmp_path: Path) -> None:
    """The strings of a workbook behind a chart are passages of that workbook."""
    inner = write(tmp_path / "book.xlsx", {"xl/sharedStrings.xml": f"<sst><si><t>{NAME}</t></si></sst>".encode()})
    outer = write(tmp_path / "a.docx", {"word/embeddings/book.xlsx": inner.read_bytes()})
    assert [each.part for each in passages(outer) if each.text == NAME] == [
        "word/embeddings/book.xlsx!xl/sharedStrings.xml"
    ]


def test_noise_is_no_wording(tmp_path: Path) -> None:
    """Bytes that only look like letters here and there are not told as wording."""
    (tmp_path / "a.bin").write_bytes(random.Random(7).randbytes(20000))  # noqa: S311  (noise, not a secret)
    assert [each.part for each in passages(tmp_path / "a.bin")] == [FILE_NAME]
