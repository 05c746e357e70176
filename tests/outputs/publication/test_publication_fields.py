"""Fields become what they show, wherever they stand and however they nest; what counts and points goes on doing so."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType

import pytest

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SECTION = "<w:sectPr/>"


def mark(kind: str, inner: str = "") -> str:
    """One of the marks of a field."""
    return f'<w:r><w:fldChar w:fldCharType="{kind}">{inner}</w:fldChar></w:r>'


def code(text: str) -> str:
    """A piece of a field's code."""
    return f'<w:r><w:instrText xml:space="preserve">{text}</w:instrText></w:r>'


def run(text: str) -> str:
    """A run."""
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def field(instruction: str, result: str) -> str:
    """A field whose code and result may hold further mark-up."""
    inner = instruction if instruction.startswith("<") else code(instruction)
    shown = result if result.startswith("<") else run(result)
    return mark("begin") + inner + mark("separate") + shown + mark("end")


def kinds(copy: object, part: str = "word/document.xml") -> list[str]:
    """The first words of the codes that are left."""
    codes = [c.text or "" for c in copy.root(part).iter(W + "instrText")]  # type: ignore[attr-defined]
    codes += [s.get(W + "instr") or "" for s in copy.root(part).iter(W + "fldSimple")]  # type: ignore[attr-defined]
    return [c.split()[0] for c in codes if c.split()]


SHOWN = {
    "within a result": (f"<w:p>{field(' QUOTE x ', run('a ') + field(' DATE ', 'b') + run(' c'))}</w:p>", ["a b c"]),
    "three deep in a code": (
        f"<w:p>{field(code(' IF ') + field(code(' COMPARE ') + field(' DOCPROPERTY x ', 'i'), 'j') + code(' 1 2'), 'shown')}</w:p>",
        ["shown"],
    ),
    "result over paragraphs": (
        f"<w:p>{run('a ')}{mark('begin')}{code(' INCLUDETEXT x ')}{mark('separate')}{run('b')}</w:p><w:p>{run('c')}{mark('end')}{run(' d')}</w:p>",
        ["a b", "c d"],
    ),
    "code over paragraphs": (
        f"<w:p>{run('a ')}{mark('begin')}{code(' IF 1 = 1 x')}</w:p><w:p>{code('y ')}</w:p>"
        f"<w:p>{code('z ')}{mark('separate')}{run('b')}{mark('end')}</w:p>",
        ["a b"],
    ),
    "code without a result over paragraphs": (
        f"<w:p>{run('a ')}{mark('begin')}{code(' TC x')}</w:p><w:p>{code('y ')}{mark('end')}{run('b')}</w:p>",
        ["a b"],
    ),
    "in a cell": (
        f"<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc><w:p>{field(' =SUM(ABOVE) ', '7')}</w:p></w:tc></w:tr></w:tbl>",
        ["7"],
    ),
    "simple in simple": (
        f"<w:p><w:fldSimple w:instr=' QUOTE x '>{run('a')}<w:fldSimple w:instr=' DATE '>{run('b')}</w:fldSimple></w:fldSimple></w:p>",
        ["ab"],
    ),
    "complex in simple": (f"<w:p><w:fldSimple w:instr=' QUOTE x '>{field(' TIME ', 'b')}</w:fldSimple></w:p>", ["b"]),
    "simple in a code": (
        f"<w:p>{field(code(' IF ') + '<w:fldSimple w:instr=' + chr(34) + ' PAGE ' + chr(34) + '>' + run('9') + '</w:fldSimple>', 'b')}</w:p>",
        ["b"],
    ),
    "text of a form": (
        "<w:p>" + mark("begin", "<w:ffData><w:name w:val='who'/><w:textInput><w:default w:val='Ann'/></w:textInput></w:ffData>")
        + f"{code(' FORMTEXT ')}{mark('separate')}{run('b')}{mark('end')}</w:p>",
        ["b"],
    ),
    "a running head in the body": (f"<w:p>{field(' STYLEREF 1 ', 'b')}</w:p>", ["b"]),
    "a box within a result": (
        f"<w:p>{mark('begin')}{code(' QUOTE x ')}{mark('separate')}{run('a')}<w:r><w:pict><v:rect><v:textbox><w:txbxContent><w:p>"
        f"{field(' DATE ', 'b')}</w:p></w:txbxContent></v:textbox></v:rect></w:pict></w:r>{mark('end')}</w:p>",
        ["ab", "b"],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("body", "shown"), SHOWN.values(), ids=SHOWN.keys())
def test_only_the_result_is_left(word: ModuleType, publish: Callable, body: str, shown: list[str]) -> None:
    """No code is left, no result is lost, and no empty line appears where a code was."""
    copy = publish(word.word_file(body + SECTION))
    assert copy.paragraphs() == shown
    assert "instr" not in copy.markup() and "fldChar" not in copy.markup() and "Ann" not in copy.markup()


def test_a_contents_list_stays_alive(word: ModuleType, publish: Callable) -> None:
    """The list, its links, its page numbers and the hidden bookmarks of the headings stay tied to one another."""
    entry = (
        "<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r>{toc}<w:hyperlink w:anchor='_Toc98765'>{text}{page}</w:hyperlink></w:p>"
        "<w:p>{end}</w:p>"
    ).format(
        toc=code(' TOC \\o "1-3" \\b Part_two \\h ') + mark("separate"),
        text=run("Ann's home "),
        page=field(" PAGEREF _Toc98765 \\h ", "3"),
        end=mark("end"),
    )
    heading = f"<w:p><w:bookmarkStart w:id='1' w:name='_Toc98765'/>{run(chr(65) + 'nn' + chr(39) + 's home')}<w:bookmarkEnd w:id='1'/></w:p>"
    part = f"<w:bookmarkStart w:id='2' w:name='Part_two'/>{heading}<w:bookmarkEnd w:id='2'/>"
    copy = publish(word.word_file(entry + part + SECTION), {"Ann": "Child R"})
    assert kinds(copy) == ["TOC", "PAGEREF"]
    names = {b.get(W + "name") for b in copy.root().iter(W + "bookmarkStart")}
    (anchor,) = (h.get(W + "anchor") for h in copy.root().iter(W + "hyperlink"))
    assert anchor in names and len(names) == 2 and "98765" not in copy.markup()
    assert f"PAGEREF {anchor} " in copy.markup()
    assert f"\\b {(names - {anchor}).pop()} " in copy.markup()
    assert copy.paragraphs()[0] == "Child R's home 3"


def test_a_running_head_is_edited_text(word: ModuleType, publish: Callable) -> None:
    """What a header fetched from a heading long ago may be a name: it is text, edited, and said to be fixed now."""
    head = f"<w:p>{field(' STYLEREF 1 ', 'About Ann')}</w:p><w:p><w:fldSimple w:instr=' STYLEREF 1 '>{run('Ann')}</w:fldSimple></w:p>"
    section = '<w:sectPr><w:headerReference w:type="default" r:id="rId1"/></w:sectPr>'
    data = word.word_file(f"<w:p>{run('a')}</w:p>{section}", [word.story("hdr", "header1", head)])
    copy = publish(data, {"Ann": "Child R"})
    assert copy.paragraphs("word/header1.xml") == ["About Child R", "Child R"]
    assert kinds(copy, "word/header1.xml") == []
    assert copy.sentences == (
        "2 running heads became plain text, and now say the same on every page of their sections.",
    )


def test_a_sum_of_page_numbers_goes_on_counting(word: ModuleType, publish: Callable) -> None:
    """A page number less one is another on each page, so it stays a field; a sum of anything else becomes its result."""
    counted = code(" = ") + field(" PAGE ", "4") + code(" - 1 ")
    other = code(" = ") + field(" DOCPROPERTY Ann ", "4") + code(" - 1 ")
    foot = f"<w:p>{field(counted, '3')}</w:p><w:p>{field(other, '3')}</w:p>"
    section = '<w:sectPr><w:footerReference w:type="default" r:id="rId1"/></w:sectPr>'
    copy = publish(word.word_file(f"<w:p>{run('a')}</w:p>{section}", [word.story("ftr", "footer1", foot)]))
    assert kinds(copy, "word/footer1.xml") == ["=", "PAGE", "-"]
    assert copy.paragraphs("word/footer1.xml") == ["43", "3"]
    assert "Ann" not in copy.markup("word/footer1.xml")


def test_a_field_cut_off_in_one_note_leaves_the_next_alone(word: ModuleType, publish: Callable) -> None:
    """A field without an end takes no text of another note with it."""
    notes = "".join(
        f"<w:footnote w:id='{n}'><w:p>{inner}</w:p></w:footnote>"
        for n, inner in ((2, mark("begin") + code(" IF ")), (3, run("kept")), (4, mark("end") + run("too")))
    )
    body = "".join(f"<w:r><w:footnoteReference w:id='{n}'/></w:r>" for n in (2, 3, 4))
    parts = [word.story("footnotes", "footnotes", notes)]
    copy = publish(word.word_file(f"<w:p>{run('a')}{body}</w:p>{SECTION}", parts))
    assert copy.paragraphs("word/footnotes.xml") == ["", "kept", "too"]
    assert "fldChar" not in copy.markup("word/footnotes.xml")


def test_fields_nested_without_end_do_no_harm(word: ModuleType, publish: Callable) -> None:
    """Thousands of fields in one another's codes, which no program writes, are flattened like any other."""
    depth = 3000
    body = f"<w:p>{(mark('begin') + code(' IF ')) * depth}{mark('end') * depth}{run('a')}</w:p>"
    assert publish(word.word_file(body + SECTION)).paragraphs() == ["a"]


def test_boxes_of_a_form_keep_their_choices(word: ModuleType, publish: Callable) -> None:
    """A tick box and a list of a form show what is in their settings: those stay, names and macros go."""
    settings = "<w:ffData><w:name w:val='Ann'/><w:enabled/><w:entryMacro w:val='Ann'/><w:ddList><w:listEntry w:val='with Ann'/></w:ddList></w:ffData>"
    body = f"<w:p>{mark('begin', settings)}{code(' FORMDROPDOWN ')}{mark('end')}</w:p>"
    copy = publish(word.word_file(body + f"<w:p>{run('a')}</w:p>" + SECTION), {"Ann": "Mother"})
    assert kinds(copy) == ["FORMDROPDOWN"]
    assert 'listEntry w:val="with Mother"' in copy.markup()
    assert "Ann" not in copy.markup() and "entryMacro" not in copy.markup()
