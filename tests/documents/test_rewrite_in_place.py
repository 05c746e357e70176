"""Silent edits: the new text stands where the old stood, in its formatting, and nothing else is touched."""

from __future__ import annotations

from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from redraft.documents.ooxml.namespaces import W
from redraft.documents.ooxml.reading.story import story_of
from redraft.documents.ooxml.writing.rewrite import rewrite_element, rewrite_part
from redraft.documents.ooxml.xml import parse_xml, write_xml
from redraft.errors import PlanInvalid
from redraft.text import Anchor, Edit, Span, View, apply

_HERE = Anchor("x", "0/0")


def _edit(text: str, start: int, end: int, becomes: str, anchor: Anchor = _HERE) -> Edit:
    return Edit(anchor, Span(start, end), text[start:end], becomes, "f-1", "PERSON", "why")


def _paragraph(word: ModuleType, *content: str) -> etree._Element:
    return parse_xml(word.xml("w:body", word.p(*content)).encode())[0]


def test_new_text_takes_the_formatting_of_the_first_character(word: ModuleType) -> None:
    """A name half bold, half plain becomes a bold pseudonym; the text around keeps its own formatting."""
    paragraph = _paragraph(word, "Then ", word.r("Os", "<w:b/>"), word.r("wald", "<w:i/>"), " came")
    rewrite_element(paragraph, [_edit("Then Oswald came", 5, 11, "Person 3")])
    runs = [(r.findtext(W + "t"), [e.tag for e in r.iterfind(f"{W}rPr/*")]) for r in paragraph.iter(W + "r")]
    assert runs == [("Then ", []), ("Person 3", [W + "b"]), (" came", [])]


def test_objects_between_the_letters_stay(word: ModuleType) -> None:
    """A footnote mark in the middle of a name is still there afterwards."""
    paragraph = _paragraph(word, "Os", '<w:r><w:footnoteReference w:id="2"/></w:r>', "wald")
    rewrite_element(paragraph, [_edit("Oswald", 0, 6, "Person 3")])
    assert story_of(paragraph).text == "Person 3"
    assert len(list(paragraph.iter(W + "footnoteReference"))) == 1


def test_a_control_keeps_its_last_run(word: ModuleType) -> None:
    """A content control never loses its last run, or Word would show its prompt instead."""
    control = f"<w:sdt><w:sdtPr/><w:sdtContent>{word.r('Finch')}</w:sdtContent></w:sdt>"
    paragraph = _paragraph(word, "Oswald ", control)
    rewrite_element(paragraph, [_edit("Oswald Finch", 0, 12, "Person 3")])
    assert story_of(paragraph).text == "Person 3"
    assert paragraph.find(f".//{W}sdtContent/{W}r") is not None


def test_deleted_text_is_rewritten_in_the_original_view_only(word: ModuleType) -> None:
    """An edit of one view leaves alone what only the other view shows."""
    paragraph = _paragraph(word, "By ", word.dele("Oswald"), word.ins(word.r("Finch")))
    rewrite_element(paragraph, [_edit("By Oswald", 3, 9, "Person 3")], View.ORIGINAL)
    assert story_of(paragraph, View.ORIGINAL).text == "By Person 3"
    assert story_of(paragraph).text == "By Finch"


def test_attributes_links_and_properties_are_rewritten_by_path() -> None:
    """An anchor with an attribute's name, an element's own text and mixed content are all places for edits."""
    root = parse_xml(b'<x xmlns:n="urn:n"><p n:alt="Oswald Finch"/><q>by Os<i>,</i>wald</q></x>')
    alt, mixed = Anchor("x", "0@{urn:n}alt"), Anchor("x", "1")
    edits = {alt: [_edit("Oswald Finch", 0, 6, "A", alt)], mixed: [_edit("by Oswald", 3, 9, "B", mixed)]}
    rewrite_part(root, edits)
    assert write_xml(root).endswith(b'<p n:alt="A Finch"/><q>by B<i>,</i></q></x>')


def test_a_field_code_cut_over_runs_is_one_text(word: ModuleType) -> None:
    """A link in a field's code is replaced although Word cut it in two."""
    marks = {kind: f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")}
    code = "<w:r><w:instrText>HYPERLINK mailto:os</w:instrText></w:r><w:r><w:instrText>wald@example.org</w:instrText></w:r>"
    paragraph = _paragraph(word, marks["begin"], code, marks["separate"], "mail", marks["end"])
    first = next(paragraph.iter(W + "instrText"))
    text = story_of(first).text
    rewrite_element(first, [_edit(text, text.index("oswald"), len(text), "[e-mail]")])
    assert story_of(first).text == "HYPERLINK mailto:[e-mail]"


def test_an_edit_that_does_not_fit_is_refused(word: ModuleType) -> None:
    """A changed draft is noticed, and the message quotes neither text."""
    with pytest.raises(PlanInvalid) as caught:
        rewrite_element(_paragraph(word, "Other words"), [_edit("Oswald Finch", 0, 6, "A")])
    assert "Oswald" not in str(caught.value) and "Other" not in str(caught.value)


@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_any_cut_gives_the_text_that_plain_editing_gives(word: ModuleType, data: st.DataObject) -> None:
    """However a text is cut into runs and wrapped, editing in place equals editing the plain string."""
    text = data.draw(st.text("ab \u00e9\t\n&<", min_size=1, max_size=30), label="text")
    cuts = sorted(data.draw(st.sets(st.integers(1, max(1, len(text) - 1)), max_size=6), label="cuts"))
    paragraph = _paragraph(word)
    for start, end in zip([0, *cuts], [*cuts, len(text)], strict=True):
        wrapper = data.draw(st.sampled_from(["", "hyperlink", "ins", "smartTag"]))
        around = etree.SubElement(paragraph, W + wrapper) if wrapper else paragraph
        run = etree.SubElement(around, W + "r")
        for character in text[start:end]:
            mark = {"\t": "tab", "\n": "br"}.get(character)
            etree.SubElement(run, W + (mark or "t")).text = None if mark else character
    bounds = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=6), label="bounds"))
    edits = [
        _edit(text, start, end, data.draw(st.text("XY\n", max_size=3)))
        for start, end in zip(bounds[::2], bounds[1::2], strict=False)
    ]
    assert story_of(paragraph).text == text
    rewrite_element(paragraph, edits)
    assert story_of(paragraph).text == apply(text, edits)
