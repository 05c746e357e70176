"""Every kind of Word file is opened in one vocabulary, and what no copy carries is said."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path
from types import ModuleType

import pytest

from redraft.documents import SUFFIXES, read
from redraft.documents.ooxml.namespaces import STRICT, W
from redraft.documents.ooxml.opening.content_types import CONTENT_TYPES, MAIN
from redraft.documents.ooxml.opening.package import open_package
from redraft.documents.ooxml.reading.reader import read_word
from redraft.documents.ooxml.xml import element_at
from redraft.text import Kind

_MICROSOFT = "application/vnd.ms-word."
_TYPES = {
    ".docx": MAIN[0],
    ".dotx": MAIN[1],
    ".docm": _MICROSOFT + "document.macroEnabled.main+xml",
    ".dotm": _MICROSOFT + "template.macroEnabledTemplate.main+xml",
}


def _edited(data: bytes, edits: dict[str, bytes | None], *replacing: tuple[bytes, bytes]) -> bytes:
    """The archive with members replaced or (None) taken out, and with bytes replaced in all of them."""
    stream = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as source, zipfile.ZipFile(stream, "w") as target:
        for name in source.namelist():
            content = edits.get(name, source.read(name))
            if content is not None:
                for old, new in replacing:
                    content = content.replace(old, new)
                target.writestr(name, content)
        for name, content in edits.items():
            if name not in source.namelist() and content is not None:
                target.writestr(name, content)
    return stream.getvalue()


def _strict(data: bytes) -> bytes:
    """A transitional file under the names of Strict Open XML."""
    fronts = [
        (f"http://schemas.openxmlformats.org/{family}/2006/", f"{STRICT}{family}/")
        for family in ("wordprocessingml", "officeDocument", "drawingml")
    ]
    renamed = [(old.encode(), new.encode()) for old, new in fronts]
    return _edited(data, {}, *renamed, (b'/extended-properties"', b'/extendedProperties"'))


def _texts(data: bytes) -> list[str]:
    return [s.text for s in read_word(data, "a.docx").segments if s.kind is not Kind.FILE_NAME]


@pytest.mark.parametrize("suffix", sorted(_TYPES))
def test_documents_templates_and_their_macro_forms_are_read(word: ModuleType, tmp_path: Path, suffix: str) -> None:
    """Each suffix of Word is read, in any case, and becomes a plain document; a template is told to be one."""
    path = tmp_path / f"a{suffix.upper()}"
    path.write_bytes(word.word_file(word.p("Some text."), main_type=_TYPES[suffix]))
    draft = read(path)
    assert suffix in SUFFIXES
    assert (draft.format, draft.segments[0].text) == ("docx", "Some text.")
    assert any("template" in sentence for sentence in draft.notices) == suffix.startswith(".dot")
    package = open_package(path.read_bytes())
    assert package.types.of(package.main) == MAIN[0]
    assert b"template" not in package.parts[CONTENT_TYPES]
    assert b"macroEnabled" not in package.parts[CONTENT_TYPES]


def test_a_new_file_under_an_old_name_is_read(word: ModuleType, tmp_path: Path) -> None:
    """Word goes by what is in a .doc, and so does redraft."""
    path = tmp_path / "a.doc"
    path.write_bytes(word.word_file(word.p("Some text.")))
    assert read(path).segments[0].text == "Some text."


@pytest.mark.parametrize("typed", [True, False])
def test_macros_are_named_and_stay_behind(word: ModuleType, compound: ModuleType, typed: bool) -> None:
    """A macro project goes with all that belongs to it, even under a harmless type; the rest stays as it was."""
    project = compound.compound_file({"VBA/dir": b"x", "VBA/ThisDocument": b"Sub AutoOpen()", "PROJECT": b"ID"})
    kind = "application/vnd.ms-office.vbaProject" if typed else "application/octet-stream"
    name = "word/odd.bin" if typed else "word/vbaProject.bin"
    parts = [
        word.story("hdr", "header1", word.p("Top of the page")),
        word.Part(name, kind, "vbaProject", project),
        word.Part("word/vbaData.xml", _MICROSOFT + "vbaData+xml", "wordVbaData", "<x>AutoOpen</x>", source=name),
    ]
    data = word.word_file(word.p("Some text."), parts, main_type=_TYPES[".docm"])
    draft = read_word(data, "a.docm")
    assert {place.part for place in draft.unread} == {name, "word/vbaData.xml"}
    assert any("macros" in sentence for sentence in draft.notices)
    package = open_package(data)
    assert [r.target for r in package.related(package.main)] == ["word/header1.xml"]
    assert not any(b"AutoOpen" in part or b"vba" in part.lower() for part in package.parts.values())


def test_a_signature_is_named_and_stays_behind(word: ModuleType) -> None:
    """A signed file is read, with a word that its copies are not signed."""
    front = "application/vnd.openxmlformats-package.digital-signature-"
    parts = [
        word.Part("_xmlsignatures/origin.sigs", front + "origin", "origin", b"", source=""),
        word.Part(
            "_xmlsignatures/sig1.xml", front + "xmlsignature+xml", "x", "<s/>", source="_xmlsignatures/origin.sigs"
        ),
    ]
    data = word.word_file(word.p("Some text."), parts)
    draft = read_word(data, "a.docx")
    assert {place.part for place in draft.unread} == {"_xmlsignatures/origin.sigs", "_xmlsignatures/sig1.xml"}
    assert any("signed" in sentence for sentence in draft.notices)
    assert not any("signature" in name for name in open_package(data).parts)


def test_a_strict_file_is_read_like_a_transitional_one(word: ModuleType) -> None:
    """The same segments at the same anchors, and not one Strict name left in any part."""
    body = word.p("Before ", word.ins(word.r("inserted")), word.box(word.p("Boxed"))) + (
        '<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="Picture" descr="A view"/>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"/></a:graphic>'
        "</wp:inline></w:drawing></w:r><m:oMath><m:r><m:t>x+y</m:t></m:r></m:oMath></w:p>"
    )
    parts = [
        word.story("hdr", "header1", word.p("Top")),
        word.Part(
            "docProps/app.xml",
            "application/vnd.openxmlformats-officedocument.extended-properties+xml",
            "extended-properties",
            '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
            "<Company>A body</Company></Properties>",
            source="",
        ),
    ]
    plain = word.word_file(body, parts, [word.Link("rIdL", "hyperlink", "https://example.org/")])
    strict = _strict(plain)
    assert read_word(strict, "a.docx").segments == read_word(plain, "a.docx").segments
    assert "Strict" in read_word(strict, "a.docx").notices[0]
    assert not any(STRICT.encode() in part for part in open_package(strict).parts.values())


def test_text_about_strict_names_stays_as_it_is(word: ModuleType) -> None:
    """Only names are translated: a sentence that quotes one is the author's."""
    sentence = f'See xmlns:w="{STRICT}wordprocessingml/main" in the file.'
    assert _texts(_strict(word.word_file(word.p(sentence))))[0] == sentence
    untouched = word.word_file(word.p(sentence))
    assert open_package(untouched).parts == dict(_members(untouched))


@pytest.mark.parametrize(
    ("strict", "transitional"),
    [
        ('<w:jc w:val="start"/>', {"val": "left"}),
        ('<w:ind w:start="36pt" w:endChars="100"/>', {"left": "720", "rightChars": "100"}),
        ('<w:spacing w:after="10.5pt"/>', {"after": "210"}),
        ('<w:pgSz w:w="210mm" w:h="11in"/>', {"w": "11906", "h": "15840"}),
        ('<w:sz w:val="12pt"/>', {"val": "24"}),
        ('<w:tblW w:w="50%"/>', {"w": "2500", "type": "pct"}),
        ('<w:zoom w:percent="120%"/>', {"percent": "120"}),
        ('<w:textDirection w:val="rl"/>', {"val": "tbRl"}),
        ('<w:tag w:val="12pt"/>', {"val": "12pt"}),
        ('<w:alias w:val="start"/>', {"val": "start"}),
    ],
)
def test_values_of_strict_files_become_transitional(
    word: ModuleType, strict: str, transitional: dict[str, str]
) -> None:
    """Lengths, percentages and sides come in the form that every Word reads; what may be wording is left alone."""
    package = open_package(_strict(word.word_file(word.p("x") + f"<w:x>{strict}</w:x>")))
    element = element_at(package.root(package.main), "0/1/0")
    assert dict(element.attrib) == {W + name: value for name, value in transitional.items()}


def test_strict_borders_and_percentages_of_drawings_become_transitional(word: ModuleType) -> None:
    """A cell's start is its left, a percent of a colour a thousand thousandths, and conformance is not claimed."""
    borders = '<w:tcBorders><w:start w:val="single"/></w:tcBorders><a:lumMod val="65%"/>'
    data = _strict(word.word_file(word.p("x") + borders))
    data = _edited(data, {}, (b"<w:document ", b'<w:document w:conformance="strict" '))
    package = open_package(data)
    body = package.root(package.main)[0]
    assert [child.tag for child in body[1]] == [W + "left"]
    assert body[2].get("val") == "65000"
    assert b"conformance" not in package.parts[package.main]


def test_what_a_package_forgot_to_declare_is_taken_from_its_relationships(word: ModuleType) -> None:
    """Without types, or with a nondescript one, the parts are what they are related as; that is said, and written down."""
    parts = [word.story("hdr", "header1", word.p("Top")), word.story("footnotes", "footnotes", "")]
    data = word.word_file(word.p("Some text."), parts)
    generic = (b"wordprocessingml.header+xml", b"wordprocessingml.nothing")
    for broken in (
        _edited(data, {CONTENT_TYPES: None}),
        _edited(data, {CONTENT_TYPES: b"<broken"}),
        _edited(data, {CONTENT_TYPES: None, "[content_types].XML": dict(_members(data))[CONTENT_TYPES]}),
        _edited(data, {}, (b"application/vnd.openxmlformats-officedocument." + generic[0], b"application/xml")),
    ):
        kinds = {s.text: s.kind for s in read_word(broken, "a.docx").segments}
        assert (kinds["Some text."], kinds["Top"]) == (Kind.BODY, Kind.HEADER)
        package = open_package(broken)
        assert package.types.of("word/header1.xml").endswith(generic[0].decode())
        assert open_package(_written(package.parts)).notices == ()


def test_a_package_that_names_no_main_part_has_one_if_only_one_can_be(word: ModuleType) -> None:
    """The only part declared as a document's text is that text; the copies say so in the usual place."""
    data = _edited(word.word_file(word.p("Some text.")), {"_rels/.rels": None})
    assert _texts(data) == ["Some text."]
    package = open_package(data)
    assert [r.target for r in package.related("", "officeDocument")] == ["word/document.xml"]
    assert "only one" in package.notices[0]


def test_odd_ways_of_writing_a_target_lead_to_the_part(word: ModuleType) -> None:
    """Absolute, backslashed, wrongly spelt and percent-encoded targets all mean the part that is there."""
    data = word.word_file(word.p("Some text."), [word.story("hdr", "header one", word.p("Top"))])
    for target in (b"/word/header one.xml", b"..\\word\\header one.xml", b"HEADER%20ONE.xml", b"./header one.xml"):
        assert "Top" in _texts(_edited(data, {}, (b'Target="/word/header one.xml"', b'Target="' + target + b'"')))


def test_an_address_without_the_external_mark_is_still_read(word: ModuleType) -> None:
    """A link whose mark is missing or misspelt leads outside all the same, and its address may hold a name."""
    data = word.word_file(word.p("x"), links=[word.Link("rId9", "hyperlink", "https://example.org/a-name")])
    for mark in (b"", b' TargetMode="external"'):
        assert "https://example.org/a-name" in _texts(_edited(data, {}, (b' TargetMode="External"', mark)))


def test_broken_links_of_a_minor_part_are_named(word: ModuleType) -> None:
    """Only the links of the text itself have to be readable."""
    data = word.word_file(word.p("Some text."), [word.story("hdr", "header1", word.p("Top"))])
    draft = read_word(_edited(data, {"word/_rels/header1.xml.rels": b"<broken"}), "a.docx")
    assert [place.part for place in draft.unread] == ["word/_rels/header1.xml.rels"]


def _members(data: bytes) -> list[tuple[str, bytes]]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return [(name, archive.read(name)) for name in archive.namelist()]


def _written(parts: object) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in dict(parts).items():  # type: ignore[call-overload]
            archive.writestr(name, content)
    return stream.getvalue()
