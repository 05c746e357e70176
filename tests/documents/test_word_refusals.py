"""What cannot be read is refused by name, and without a word of what is in it."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path
from types import ModuleType

import pytest

from redraft import errors
from redraft.documents import read
from redraft.documents.ooxml import package as package_module
from redraft.documents.ooxml.reader import read_word

_OLE = bytes.fromhex("D0CF11E0A1B11AE1") + bytes(600)


def _ole(stream: str) -> bytes:
    return _OLE + stream.encode("utf-16-le")


@pytest.mark.parametrize(
    ("name", "data", "error"),
    [
        ("a.docx", b"", errors.DraftEmpty),
        ("a.txt", b"", errors.DraftEmpty),
        ("a.txt", b" \r\n\r\n ", errors.DraftEmpty),
        ("a.txt", b"MZ\0\0", errors.DraftUnsupported),
        ("a.docx", _ole("EncryptedPackage"), errors.DraftEncrypted),
        ("a.docx", _ole("WordDocument"), errors.DraftLegacy),
        ("a.doc", _ole("WordDocument"), errors.DraftLegacy),
        ("a.doc", _ole("EncryptedPackage"), errors.DraftEncrypted),
        ("a.docx", _ole("Workbook"), errors.DraftUnsupported),
        ("a.docx", b"{\\rtf1 text}", errors.DraftUnsupported),
        ("a.docx", b"plain words", errors.DraftDamaged),
        ("a.docx", b"PK\x03\x04 cut short", errors.DraftDamaged),
        ("a.pdf", b"%PDF-1.7", errors.DraftUnsupported),
        ("a.docm", b"PK", errors.DraftHasMacros),
    ],
)
def test_files_that_are_no_word_package_are_named(
    tmp_path: Path, name: str, data: bytes, error: type[errors.DraftError]
) -> None:
    """Empty, encrypted, legacy, foreign and broken files each get the error that says what to do."""
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(error):
        read(path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    """A path that leads nowhere is a missing draft."""
    with pytest.raises(errors.DraftMissing):
        read(tmp_path / "none.docx")


def test_macros_are_refused_by_type_and_by_part(word: ModuleType) -> None:
    """A macro-enabled main part and a VBA project under a harmless main part are both macros."""
    body = word.p("Some text.")
    enabled = "application/vnd.ms-word.document.macroEnabled.main+xml"
    project = word.Part("word/odd.bin", "application/vnd.ms-office.vbaProject", "vbaProject", b"x")
    for data in (word.word_file(body, main_type=enabled), word.word_file(body, [project])):
        with pytest.raises(errors.DraftHasMacros):
            read_word(data, "a.docx")


def test_strict_files_are_refused(word: ModuleType) -> None:
    """The Strict namespace is told from the transitional one in relationships and in the document."""
    data = word.word_file(word.p("Some text."))
    relationship = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    strict = b"http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument"
    with pytest.raises(errors.DraftStrict):
        read_word(_replaced(data, "_rels/.rels", relationship, strict), "a.docx")


def test_other_office_files_are_refused(word: ModuleType) -> None:
    """A spreadsheet under a .docx name is not a Word document."""
    sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    with pytest.raises(errors.DraftUnsupported):
        read_word(word.word_file(word.p("x"), main_type=sheet), "a.docx")


def test_entities_and_document_types_are_refused(word: ModuleType) -> None:
    """An XML part with a document type is damage: no entity is ever resolved."""
    data = word.word_file(word.p("Some text."))
    hostile = b'<!DOCTYPE d [<!ENTITY e SYSTEM "file:///etc/hostname">]><w:document'
    with pytest.raises(errors.DraftDamaged):
        read_word(_replaced(data, "word/document.xml", b"<w:document", hostile), "a.docx")


def test_broken_xml_is_refused_without_quoting_it(word: ModuleType) -> None:
    """The message of the parser, which may quote the text, is not passed on."""
    data = word.word_file(word.p("Secretname"))
    with pytest.raises(errors.DraftDamaged) as caught:
        read_word(_replaced(data, "word/document.xml", b"Secretname</w:t>", b"Secretname</w:u>"), "a.docx")
    assert "Secretname" not in str(caught.value)
    assert caught.value.__cause__ is None


def test_limits_hold_before_memory_does(word: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    """Too many parts, too much content and too tight a packing are all too large."""
    data = word.word_file(word.p("text " * 2000))
    for name, value in (("MAX_ENTRIES", 2), ("MAX_PART_BYTES", 100), ("MAX_TOTAL_BYTES", 1000)):
        with monkeypatch.context() as patch, pytest.raises(errors.DraftTooLarge):
            patch.setattr(package_module, name, value)
            read_word(data, "a.docx")
    monkeypatch.setattr(package_module, "RATIO_FLOOR", 1000)
    monkeypatch.setattr(package_module, "MAX_RATIO", 5)
    with pytest.raises(errors.DraftTooLarge):
        read_word(data, "a.docx")


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_parts_of_one_name_are_damage(word: ModuleType) -> None:
    """Programs disagree on which of two equally named members counts, so neither does."""
    stream = BytesIO(word.word_file(word.p("Some text.")))
    with zipfile.ZipFile(stream, "a") as archive:
        archive.writestr("word/document.xml", "<other/>")
    with pytest.raises(errors.DraftDamaged):
        read_word(stream.getvalue(), "a.docx")


def test_a_document_without_text_is_empty(word: ModuleType) -> None:
    """Nothing to read and nothing to look at is an empty draft."""
    with pytest.raises(errors.DraftEmpty):
        read_word(word.word_file("<w:p/>"), "a.docx")


def test_dangling_relationships_are_tolerated(word: ModuleType) -> None:
    """A relationship to a part that is not there, as old thumbnails leave behind, does not matter."""
    data = word.word_file(word.p("Some text."), [word.Part("word/gone.xml", "application/xml", "customXml", "<x/>")])
    trimmed = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(trimmed, "w") as new:
        for item in old.infolist():
            if item.filename != "word/gone.xml":
                new.writestr(item.filename, old.read(item))
    assert read_word(trimmed.getvalue(), "a.docx").segments[0].text == "Some text."


def _replaced(data: bytes, member: str, old: bytes, new: bytes) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as source, zipfile.ZipFile(stream, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            target.writestr(name, content.replace(old, new) if name == member else content)
    return stream.getvalue()
