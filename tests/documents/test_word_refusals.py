"""What cannot be read is refused by name, and without a word of what is in it."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path
from types import ModuleType

import pytest

from redraft import errors
from redraft.documents import read
from redraft.documents.ooxml import xml
from redraft.documents.ooxml.opening import unpacking
from redraft.documents.ooxml.opening.package import open_package
from redraft.documents.ooxml.reading.reader import read_word
from redraft.documents.ooxml.xml import parse_xml

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
        ("a.docm", b"PK\x03\x04 cut short", errors.DraftDamaged),
        ("a.pages", b"PK", errors.DraftUnsupported),
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


@pytest.mark.parametrize(
    ("streams", "error", "word"),
    [
        ({"EncryptedPackage": b"x", "EncryptionInfo": b"y"}, errors.DraftEncrypted, "password"),
        (
            {"EncryptedPackage": b"x", "\x06DataSpaces/DataSpaceInfo/DRMEncryptedDataSpace": b"y"},
            errors.DraftEncrypted,
            "rights",
        ),
        ({"WordDocument": b"x", "\x09DRMContent": b"y"}, errors.DraftEncrypted, "rights"),
        ({"WordDocument": bytes(11) + b"\x01"}, errors.DraftLegacy, "password"),
        ({"WordDocument": bytes(12)}, errors.DraftLegacy, "97"),
        ({"PowerPoint Document": b"x", "Embedded/WordDocument": b"y"}, errors.DraftUnsupported, "older kind"),
    ],
)
def test_a_compound_file_is_refused_for_its_true_reason(
    compound: ModuleType, streams: dict[str, bytes], error: type[errors.DraftError], word: str
) -> None:
    """Password, rights management and old format are told apart, whatever is embedded deeper in the file."""
    with pytest.raises(error, match=word):
        read_word(compound.compound_file(streams), "a.docx")


def test_other_office_files_are_refused(word: ModuleType) -> None:
    """A spreadsheet under a .docx name is not a Word document."""
    sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    for name in (sheet, "application/vnd.ms-excel.sheet.macroEnabled.main+xml"):
        with pytest.raises(errors.DraftUnsupported):
            read_word(word.word_file(word.p("x"), main_type=name), "a.docx")


def test_an_archive_of_anything_else_is_refused(tmp_path: Path) -> None:
    """Photographs zipped up under a .docx name are no damaged document but none at all."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("holiday.txt", "Words.")
    with pytest.raises(errors.DraftUnsupported):
        read_word(stream.getvalue(), "a.docx")


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
            patch.setattr(unpacking, name, value)
            read_word(data, "a.docx")
    monkeypatch.setattr(unpacking, "RATIO_FLOOR", 1000)
    monkeypatch.setattr(unpacking, "MAX_RATIO", 5)
    with pytest.raises(errors.DraftTooLarge):
        read_word(data, "a.docx")


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_different_parts_of_one_name_are_damage(word: ModuleType) -> None:
    """Programs disagree on which of two equally named members counts, so neither does; the same one twice is one."""
    data = word.word_file(word.p("Some text."))
    with zipfile.ZipFile(BytesIO(data)) as archive:
        document = archive.read("word/document.xml")
    assert "twice" in read_word(_with_member(data, "word/document.xml", document), "a.docx").notices[0]
    with pytest.raises(errors.DraftDamaged):
        read_word(_with_member(data, "word/document.xml", b"<other/>"), "a.docx")


@pytest.mark.parametrize("name", ["../outside.xml", "word/../../x.xml", "C:/x.xml", "word//x.xml", "word/x\t.xml"])
def test_a_member_whose_name_leads_out_of_the_archive_reaches_no_copy(word: ModuleType, name: str) -> None:
    """What could not be a part is named, without its name, and is no part for anything that follows."""
    data = _with_member(word.word_file(word.p("Some text.")), name, b"<x>Secretname</x>")
    draft = read_word(data, "a.docx")
    assert [place.part for place in draft.unread] == ["(archive)"]
    assert not any("Secretname" in segment.text for segment in draft.segments)
    assert set(open_package(data).parts) == {
        "[Content_Types].xml",
        "_rels/.rels",
        "word/_rels/document.xml.rels",
        "word/document.xml",
    }


def test_limits_on_markup_hold_before_memory_does(monkeypatch: pytest.MonkeyPatch) -> None:
    """Too many elements or attributes are too large, too deep nesting is damage; a text of twenty million signs is read."""
    assert len(parse_xml(b"<a>" + b"x" * 20_000_000 + b"</a>").text or "") == 20_000_000
    with pytest.raises(errors.DraftDamaged):
        parse_xml(b"<a>" * 300 + b"</a>" * 300)
    with pytest.raises(errors.DraftDamaged):
        parse_xml(b"<a>" * 300 + b" " * 10_000_000 + b"</a>" * 300)
    for limit, data in (("MAX_NODES", b"<a><b/><b/></a>"), ("MAX_ATTRIBUTES", b"<a b='1' c='2' d='3'/>")):
        with monkeypatch.context() as patch, pytest.raises(errors.DraftTooLarge):
            patch.setattr(xml, limit, 2)
            parse_xml(data)


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


def _with_member(data: bytes, name: str, content: bytes) -> bytes:
    stream = BytesIO(data)
    with zipfile.ZipFile(stream, "a") as archive:
        archive.writestr(name, content)
    return stream.getvalue()


def _replaced(data: bytes, member: str, old: bytes, new: bytes) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as source, zipfile.ZipFile(stream, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            target.writestr(name, content.replace(old, new) if name == member else content)
    return stream.getvalue()
