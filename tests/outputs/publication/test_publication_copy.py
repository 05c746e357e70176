"""The publication copy: text and formatting outside the edits stay, what nobody sees goes, every reader can open it."""

from __future__ import annotations

import io
import re
import subprocess
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from types import ModuleType

import pytest
from docx import Document
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from PIL import Image

from redraft import leaks
from redraft.documents import read
from redraft.errors import PlanInvalid
from redraft.outputs.publication_copy import TRIAL_MARK, write_publication_copy
from redraft.outputs.review_copy import write_review_copy
from redraft.text import Anchor, Edit, Span

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
V = "{urn:schemas-microsoft-com:vml}"
SECTION = "<w:sectPr/>"
UNDERLINED, NOT_HIDDEN = '<w:u w:val="single"/>', '<w:vanish w:val="0"/>'
BLACK = '<w:highlight w:val="black"/>'
INSERTED = "<w:ins w:id='1' w:author='a'>{}</w:ins>"
STAMP = datetime(2024, 3, 4, 5, 6, 7, tzinfo=UTC)


def run(text: str, properties: str = "") -> str:
    """A run with its formatting."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def field(code: str, result: str | None, properties: str = "") -> str:
    """A complex field."""

    def piece(inner: str) -> str:
        return f"<w:r><w:rPr>{properties}</w:rPr>{inner}</w:r>"

    shown = "" if result is None else piece('<w:fldChar w:fldCharType="separate"/>') + run(result)
    return (
        piece('<w:fldChar w:fldCharType="begin"/>')
        + piece(f"<w:instrText>{code}</w:instrText>")
        + shown
        + piece('<w:fldChar w:fldCharType="end"/>')
    )


def test_only_the_edited_words_change(word: ModuleType, publish: Callable) -> None:
    """Every run outside an edit keeps its text and formatting; the new words take those of the first old ones."""
    body = (
        f"<w:p>{run('Seen by ', '<w:i/>')}{run('Miss Bran', '<w:b/>')}{run('dreth', UNDERLINED)}{run(' today.')}</w:p>"
    )
    root = publish(word.word_file(body + SECTION), {"Miss Brandreth": "Teacher 1"}).root()
    shown = [
        (t.text, [etree.QName(p).localname for p in r.find(W + "rPr")])
        for r in root.iter(W + "r")
        for t in r.iter(W + "t")
    ]
    assert shown == [("Seen by ", ["i"]), ("Teacher 1", ["b"]), (" today.", [])]


def test_hidden_text_goes_and_takes_no_visible_text_along(word: ModuleType, publish: Callable) -> None:
    """Hidden runs, rows and paragraphs go; a name that begins in hidden text is replaced where it is seen."""
    hidden = "<w:vanish/>"
    body = (
        f"<w:p>{run('Miss ', hidden)}{run('Brandreth came.')}</w:p>"
        f"<w:p><w:pPr><w:rPr>{hidden}</w:rPr></w:pPr>{run('all hidden', hidden)}</w:p>"
        f"<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:trPr><w:hidden/></w:trPr><w:tc><w:p>{run('row')}</w:p></w:tc></w:tr>"
        f"<w:tr><w:tc><w:p>{run('cell')}</w:p></w:tc></w:tr></w:tbl><w:p>{run('not hidden', NOT_HIDDEN)}</w:p>"
    )
    copy = publish(word.word_file(body + SECTION), {"Miss Brandreth": "Teacher 1"})
    assert copy.paragraphs() == ["Teacher 1 came.", "cell", "not hidden"]
    assert any("hidden" in s for s in copy.sentences)


def test_text_under_a_black_marker_is_warned_of(word: ModuleType, publish: Callable) -> None:
    """Black on black hides nothing: the words stay, since nobody ruled on them, and the copy says so."""
    body = f"<w:p>{run('secret', BLACK)}{run('plain')}</w:p>"
    copy = publish(word.word_file(body + SECTION))
    assert copy.paragraphs() == ["secretplain"]
    assert any("marker" in s for s in copy.sentences)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_any_cut_into_runs_gives_the_edited_text(word: ModuleType, publish: Callable, data: st.DataObject) -> None:
    """However Word cut a paragraph into runs, links and insertions, the copy has the draft's text with the edits made."""
    text = "Miss Brandreth saw Mr Brandreth and Miss Brandreth there."
    cuts = sorted(data.draw(st.sets(st.integers(1, len(text) - 1), max_size=12)))
    pieces = [run(text[a:b]) for a, b in pairwise([0, *cuts, len(text)])]
    wraps = [data.draw(st.sampled_from(["{}", "<w:hyperlink w:anchor='_top'>{}</w:hyperlink>", INSERTED, "<w:smartTag>{}</w:smartTag>"]))
             for _ in pieces]  # fmt: skip
    body = "".join(wrap.format(piece) for wrap, piece in zip(wraps, pieces, strict=True))
    copy = publish(
        word.word_file(f"<w:p>{body}</w:p>{SECTION}"), {"Miss Brandreth": "Teacher 1", "Mr Brandreth": "Father"}
    )
    assert copy.paragraphs() == ["Teacher 1 saw Father and Teacher 1 there."]


FIELDS = {
    "author": (" AUTHOR ", "A. N. Other", False),
    "date": (' DATE \\@ "d MMMM" ', "1 May", False),
    "page": (" PAGE ", "3", True),
    "figure": (" SEQ Figure \\* ARABIC ", "1", True),
    "contents": (' TOC \\o "1-3" ', "Summary 1", True),
    "address": (' HYPERLINK "https://example.org" ', "site", False),
}


@pytest.mark.parametrize(("code", "result", "stays"), FIELDS.values(), ids=FIELDS.keys())
def test_fields_become_their_text_unless_they_count(
    word: ModuleType, publish: Callable, code: str, result: str, stays: bool
) -> None:
    """A field's result is always shown; the field itself stays only if it counts pages and figures."""
    for inner in (field(code, result), f"<w:fldSimple w:instr='{code}'>{run(result)}</w:fldSimple>"):
        body = f"<w:p>{inner}</w:p>"
        copy = publish(word.word_file(body + SECTION))
        assert copy.paragraphs() == [result]
        assert (code.split()[0] in copy.markup()) is stays


def test_a_reference_to_nothing_becomes_its_text(word: ModuleType, publish: Callable) -> None:
    """A field whose bookmark is gone would turn into an error message when it is updated, so its text stands alone."""
    body = field(" REF gone ", "above")
    copy = publish(word.word_file(f"<w:p>{body}</w:p>{SECTION}"))
    assert copy.paragraphs() == ["above"]
    assert "REF" not in copy.markup()


def test_a_field_within_a_fields_code_shows_nothing(word: ModuleType, publish: Callable) -> None:
    """Of nested fields only the outer one's result is seen, as before."""
    inner = field(" DOCPROPERTY x ", "inner")
    body = (
        f'<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> IF </w:instrText></w:r>{inner}'
        f'<w:r><w:instrText> = 1 a b</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("outer")}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )
    assert publish(word.word_file(body + SECTION)).paragraphs() == ["outer"]


def test_fields_without_a_beginning_or_end_do_no_harm(word: ModuleType, publish: Callable) -> None:
    """Loose marks of fields are taken out and the text stays."""
    loose = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    body = (
        f"<w:p>{loose.format('end')}{run('a')}{loose.format('begin')}<w:r><w:instrText>PAGE</w:instrText></w:r></w:p>"
    )
    copy = publish(word.word_file(body + SECTION))
    assert copy.paragraphs() == ["a"]
    assert "fldChar" not in copy.markup()


def jpeg(size: tuple[int, int] = (40, 20)) -> bytes:
    """A JPEG, left half red and right half blue, with a comment."""
    image = Image.new("RGB", size, (200, 0, 0))
    image.paste((0, 0, 200), (size[0] // 2, 0, *size))
    out = io.BytesIO()
    image.save(out, "JPEG", comment=b"taken by somebody", quality=95)
    return out.getvalue()


def picture_draft(word: ModuleType, data: bytes, type_: str = "image/jpeg", crop: str = "") -> bytes:
    """A draft that shows one picture."""
    body = (
        '<w:p><w:r><w:drawing><wp:inline><wp:extent cx="900" cy="700"/><wp:docPr id="4" name="holiday.jpg" descr="A boat"/><a:graphic>'
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="0" name="f"/>'
        f'<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="rId1"/>{crop}<a:stretch/></pic:blipFill><pic:spPr/></pic:pic>'
        f"</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>{run('text')}</w:p>"
    )
    return word.word_file(body + SECTION, [word.Part("word/media/boat.jpg", type_, "image", data)])


def test_a_kept_picture_loses_all_but_its_pixels(word: ModuleType, publish: Callable) -> None:
    """Metadata and file name go, the pixels and the alternative text stay."""
    copy = publish(picture_draft(word, jpeg()))
    (name,) = (n for n in copy.parts if "media" in n)
    assert name == "word/media/image1.jpeg"
    assert b"somebody" not in copy.parts[name]
    with Image.open(io.BytesIO(copy.parts[name])) as image:
        assert image.size == (40, 20)
    assert 'descr="A boat"' in copy.markup()
    assert "holiday" not in copy.markup()


@pytest.mark.parametrize(
    "effect",
    [
        "<a:clrChange><a:clrFrom/><a:clrTo/></a:clrChange>",
        '<a:lum bright="20000" contrast="-10000"/>',
        '<a:duotone><a:srgbClr val="000000"/><a:srgbClr val="FFFFFF"/></a:duotone>',
        '<a:alphaModFix amt="50000"/>',
    ],
)
def test_a_pictures_effects_stay(word: ModuleType, publish: Callable, effect: str) -> None:
    """A colour made transparent, or the like, is an effect of the drawing, no tracked change, and stays."""
    data = picture_draft(word, jpeg())
    blip = f'<a:blip r:embed="rId1">{effect}</a:blip>'
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(changed := io.BytesIO(), "w") as new:
        for name in old.namelist():
            new.writestr(
                name, old.read(name).decode("latin-1").replace('<a:blip r:embed="rId1"/>', blip).encode("latin-1")
            )
    assert f">{effect}</a:blip>" in publish(changed.getvalue()).markup()


def test_what_was_cropped_away_is_gone(word: ModuleType, publish: Callable) -> None:
    """A crop is made for good: the hidden half is not in the file, and the frame asks for no second crop."""
    copy = publish(picture_draft(word, jpeg(), crop='<a:srcRect l="50000"/>'))
    with Image.open(io.BytesIO(copy.parts["word/media/image1.jpeg"])) as image:
        assert image.size == (20, 20)
        red, _, blue = image.convert("RGB").getpixel((2, 10))
    assert blue > red
    assert "srcRect" not in copy.markup()


def test_a_blanked_picture_is_grey_and_says_so(word: ModuleType, publish: Callable) -> None:
    """The display size stays, the picture does not; the alternative text says that it was removed."""
    copy = publish(picture_draft(word, jpeg()), pictures="blank")
    with Image.open(io.BytesIO(copy.parts["word/media/image1.png"])) as image:
        assert image.size == (1, 1)
    assert 'descr="Picture removed"' in copy.markup()
    assert 'cx="900"' in copy.markup()
    assert copy.sentences


def test_a_drawing_that_can_hold_text_is_always_blanked(word: ModuleType, publish: Callable) -> None:
    """Vector formats are blanked even where the picture was to be kept, and the copy says so."""
    copy = publish(picture_draft(word, b"\x01\0\0\0 EMF with words", "image/x-emf"))
    assert [n for n in copy.parts if "media" in n] == ["word/media/image1.png"]
    assert any("can hold text" in s for s in copy.sentences)


@pytest.mark.parametrize(("ignorable", "shown"), [(' mc:Ignorable="x"', "choice"), ("", "fallback")])
def test_a_choice_stays_if_what_is_foreign_in_it_may_be_ignored(
    word: ModuleType, publish: Callable, ignorable: str, shown: str
) -> None:
    """An extension that every reader may pass over costs no picture or text box its better version."""

    def box(text: str) -> str:
        return f"<w:pict><v:rect><v:textbox><w:txbxContent><w:p>{run(text)}</w:p></w:txbxContent></v:textbox></v:rect></w:pict>"

    body = (
        f"<w:p><w:r><mc:AlternateContent><mc:Choice Requires='wps'>{box('choice')}<x:note>n</x:note></mc:Choice>"
        f"<mc:Fallback>{box('fallback')}</mc:Fallback></mc:AlternateContent></w:r></w:p>{SECTION}"
    )
    data = word.word_file(body)
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(changed := io.BytesIO(), "w") as new:
        for name in old.namelist():
            root = f'<w:document xmlns:x="urn:x"{ignorable} '.encode()
            new.writestr(name, old.read(name).replace(b"<w:document ", root))
    assert publish(changed.getvalue()).paragraphs()[1] == shown


def test_a_trial_copy_is_marked_in_every_header(word: ModuleType, publish: Callable) -> None:
    """Each section's pages bear the mark as a shape; the text of the copy is the same without it."""
    first = "<w:p><w:pPr><w:sectPr><w:titlePg/></w:sectPr></w:pPr></w:p>"
    data = word.word_file(
        f"{first}<w:p>{run('a')}</w:p>{SECTION}", [word.story("hdr", "header1", f"<w:p>{run('head')}</w:p>")]
    )
    plain, trial = publish(data), publish(data, trial=True)
    headers = [n for n in trial.parts if "header" in n]
    assert len(headers) >= 2
    for name in headers:
        assert [s.get("string") for s in trial.root(name).iter(V + "textpath") if s.get("string")] == [TRIAL_MARK]
        assert TRIAL_MARK not in "".join(trial.paragraphs(name))
    assert trial.paragraphs() == plain.paragraphs()


def test_a_headers_text_is_edited_and_stays(word: ModuleType, publish: Callable) -> None:
    """Headers that a section shows keep their text as edited."""
    header = word.story("hdr", "header1", f"<w:p>{run('About Brandreth')}</w:p>")
    section = '<w:sectPr><w:headerReference w:type="default" r:id="rId1"/></w:sectPr>'
    copy = publish(word.word_file(f"<w:p>{run('a')}</w:p>{section}", [header]), {"Brandreth": "Child R"})
    assert copy.paragraphs("word/header1.xml") == ["About Child R"]


def test_styles_are_renamed_with_all_that_use_them(word: ModuleType, publish: Callable) -> None:
    """A style's id says nothing any more, and every paragraph still has its style."""
    styles = word.Part(
        "word/styles.xml",
        word.WORD + "styles+xml",
        "styles",
        word.xml(
            "w:styles",
            '<w:style w:type="paragraph" w:customStyle="1" w:styleId="Brandreth"><w:name w:val="House"/></w:style>',
        ),
    )
    copy = publish(
        word.word_file(f'<w:p><w:pPr><w:pStyle w:val="Brandreth"/></w:pPr>{run("a")}</w:p>{SECTION}', [styles])
    )
    (style,) = copy.root("word/styles.xml").iter(W + "style")
    assert style.get(W + "styleId") == "Style1"
    assert copy.root().find(f".//{W}pStyle").get(W + "val") == "Style1"


def test_styles_that_are_not_there_are_not_named(word: ModuleType, publish: Callable) -> None:
    """A reference to a style that the file lacks goes, and with it whoever the style was called after."""
    styles = word.Part(
        "word/styles.xml",
        word.WORD + "styles+xml",
        "styles",
        word.xml(
            "w:styles",
            '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:next w:val="Brandreth"/></w:style>',
        ),
    )
    body = (
        f'<w:p><w:pPr><w:pStyle w:val="Brandreth"/></w:pPr>{run("a", "<w:rStyle w:val=" + chr(34) + "Brandreth" + chr(34) + "/>")}</w:p>'
        f'<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr>{run("b")}</w:p>{SECTION}'
    )
    copy = publish(word.word_file(body, [styles]))
    assert [p.get(W + "val") for p in copy.root().iter(W + "pStyle")] == ["Heading1"]
    assert not any(b"Brandreth" in copy.parts[name] for name in ("word/document.xml", "word/styles.xml"))


def test_what_names_nothing_is_not_kept(word: ModuleType, publish: Callable) -> None:
    """A style where there are no styles, a language and a symbol that are none go; true ones and the text stay."""
    said = "".join(
        f'<w:r><w:rPr><w:rStyle w:val="Finch"/><w:lang w:val="{language}"/></w:rPr><w:t>Text.</w:t><w:sym w:font="Symbol" w:char="{code}"/></w:r>'
        for language, code in (("Finchley", "Finch"), ("en-GB", "F061"), ("x-none", "F061"), ("zh-Hant-TW", "F061"))
    )
    copy = publish(word.word_file(f"<w:p>{said}</w:p>{SECTION}"))
    assert "Finch" not in "".join(copy.markup(part) for part in copy.parts if part.endswith(".xml"))
    assert [e.get(W + "val") for e in copy.root().iter(W + "lang")] == [None, "en-GB", "x-none", "zh-Hant-TW"]
    assert len(list(copy.root().iter(W + "sym"))) == 3
    assert copy.paragraphs() == ["Text." * 4]


def test_the_last_choice_of_a_control_is_forgotten(word: ModuleType, publish: Callable) -> None:
    """The value behind the choice that was made in a list goes: the text shown is what stays."""
    control = (
        '<w:sdt><w:sdtPr><w:comboBox w:lastValue="Brandreth"><w:listItem w:displayText="one" w:value="1"/></w:comboBox>'
        f"</w:sdtPr><w:sdtContent>{run('one')}</w:sdtContent></w:sdt>"
    )
    copy = publish(word.word_file(f"<w:p>{control}</w:p>{SECTION}"))
    assert b"Brandreth" not in copy.parts["word/document.xml"]
    assert b"listItem" in copy.parts["word/document.xml"]


def test_the_same_words_as_the_review_copy_accepted(
    word: ModuleType, publish: Callable, program: Callable, tmp_path: Path
) -> None:
    """Accepting every change of the review copy gives the publication copy's text, by an independent reader."""
    body = (
        f"<w:p>{run('Miss ', '<w:vanish/>')}{run('Bran')}{run('dreth', '<w:b/>')}{run(' and ')}"
        f"<w:hyperlink r:id='web'>{run('Mr Brandreth')}</w:hyperlink>{run(' met.')}{run(' Secretly.', '<w:vanish/>')}</w:p>"
        f"<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc><w:p>{run('Brandreth')}</w:p></w:tc></w:tr></w:tbl><w:p/>"
    )
    data = word.word_file(body + SECTION, links=[word.Link("web", "hyperlink", "https://example.org/a")])
    replace = {"Miss Brandreth": "Teacher 1", "Mr Brandreth": "Father"}
    copy = publish(data, replace)
    source = tmp_path / "draft.docx"
    draft = read(source)
    edits = [
        Edit(s.anchor, Span(m.start(), m.end()), m[0], replace[m[0]], f"f-{n}", "PERSON", "test")
        for s in draft.segments
        for n, m in enumerate(re.finditer("|".join(replace), s.text))
    ]
    write_review_copy(source, draft, edits, {}, tmp_path / "review.docx", STAMP)
    texts = [
        subprocess.run(
            [program("pandoc"), "--track-changes=accept", "-t", "plain", str(p)], capture_output=True, check=True
        ).stdout.split()
        for p in (tmp_path / "review.docx", copy.path)
    ]
    assert texts[0] == texts[1]


def test_python_docx_opens_its_own_template(tmp_path: Path) -> None:
    """A file full of template leftovers gives a copy without them that python-docx opens, words and tables in place."""
    source, target = tmp_path / "draft.docx", tmp_path / "copy.docx"
    document = Document()
    document.add_heading("Review", 1)
    document.add_paragraph("A list", style="List Bullet")
    document.add_table(2, 2).cell(0, 0).text = "cell"
    document.save(str(source))
    write_publication_copy(source, read(source), [], "accept", {}, target, False, STAMP)
    opened = Document(str(target))
    assert [p.text for p in opened.paragraphs] == ["Review", "A list"]
    assert [p.style.name for p in opened.paragraphs if p.style] == ["Heading 1", "List Bullet"]
    assert opened.tables[0].cell(0, 0).text == "cell"
    assert opened.core_properties.author == ""
    assert opened.core_properties.title == "Review"
    assert {h.kind for h in leaks.inspect(target)} <= {"white or tiny text", "properties", "names of styles"}


def test_a_draft_changed_since_it_was_read_is_refused(word: ModuleType, publish: Callable, tmp_path: Path) -> None:
    """Neither another file nor an edit that does not fit is written."""
    publish(word.word_file(f"<w:p>{run('a')}</w:p>{SECTION}"))
    source, target = tmp_path / "draft.docx", tmp_path / "other.docx"
    draft = read(source)
    stray = Edit(draft.segments[0].anchor, Span(0, 1), "b", "c", "f", "PERSON", "")
    with pytest.raises(PlanInvalid):
        write_publication_copy(source, draft, [stray], "accept", {}, target, False, STAMP)
    source.write_bytes(word.word_file(f"<w:p>{run('b')}</w:p>{SECTION}"))
    with pytest.raises(PlanInvalid):
        write_publication_copy(source, draft, [], "accept", {}, target, False, STAMP)
    assert not target.exists()


def test_the_draft_is_not_touched(word: ModuleType, publish: Callable, tmp_path: Path) -> None:
    """The draft's bytes are the same after publishing, and nothing but the copy appears beside it."""
    data = word.word_file(f"<w:p>{run('a')}</w:p>{SECTION}")
    publish(data)
    assert (tmp_path / "draft.docx").read_bytes() == data
    assert sorted(p.name for p in tmp_path.iterdir()) == ["copy.docx", "draft.docx"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_plain_text_keeps_its_line_ends_and_encoding(tmp_path: Path, encoding: str) -> None:
    """In a text file only the edited words change, byte for byte."""
    source, target = tmp_path / "draft.txt", tmp_path / "copy.txt"
    source.write_bytes("Café notes.\r\n\r\nSeen by Miss Brandreth.\r\n".encode(encoding))
    draft = read(source)
    (segment,) = (s for s in draft.segments if "Brandreth" in s.text)
    at = segment.text.index("Miss")
    edit = Edit(Anchor("", segment.anchor.path), Span(at, at + 14), "Miss Brandreth", "Teacher 1", "f", "PERSON", "")
    assert write_publication_copy(source, draft, [edit], "accept", {}, target, True, STAMP) == ()
    assert target.read_bytes() == "Café notes.\r\n\r\nSeen by Teacher 1.\r\n".encode(encoding)


def test_entries_of_the_archive_tell_no_time(word: ModuleType, publish: Callable) -> None:
    """Every entry of the new archive bears the same time, no comment and no extra fields."""
    copy = publish(word.word_file(f"<w:p>{run('a')}</w:p>{SECTION}"))
    with zipfile.ZipFile(copy.path) as archive:
        assert {(i.date_time, i.comment, i.extra) for i in archive.infolist()} == {((1980, 1, 1, 0, 0, 0), b"", b"")}
        assert archive.comment == b""
