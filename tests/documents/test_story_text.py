"""The text of a paragraph is what Word shows, joined over everything that Word cuts it into."""

from __future__ import annotations

from types import ModuleType

import pytest
from lxml import etree

from redraft.documents.ooxml.reading.story import Story, story_of
from redraft.text import Span, View


def _story(word: ModuleType, *content: str, view: View = View.FINAL) -> Story:
    return story_of(etree.fromstring(word.xml("w:body", word.p(*content)).encode())[0], view)


@pytest.mark.parametrize(
    "wrapped",
    [
        "<w:hyperlink>{}</w:hyperlink>",
        "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>",
        '<w:smartTag w:element="x">{}</w:smartTag>',
        '<w:customXml w:element="x">{}</w:customXml>',
        '<w:fldSimple w:instr="AUTHOR">{}</w:fldSimple>',
        '<w:dir w:val="ltr">{}</w:dir>',
        '<w:bdo w:val="ltr">{}</w:bdo>',
        '<w:ins w:id="1" w:author="x">{}</w:ins>',
        '<w:moveTo w:id="1" w:author="x">{}</w:moveTo>',
        "<w:r><w:ruby><w:rt><w:r><w:t>aid</w:t></w:r></w:rt><w:rubyBase>{}</w:rubyBase></w:ruby></w:r>",
        "<w:r><mc:AlternateContent><mc:Choice>{}</mc:Choice><mc:Fallback><w:t>?</w:t></mc:Fallback></mc:AlternateContent></w:r>",
    ],
)
def test_text_is_joined_through_every_wrapper(word: ModuleType, wrapped: str) -> None:
    """A name cut in two by a link, control, tag, field, direction, insertion, ruby or alternative is one name."""
    assert _story(word, "Os", wrapped.format(word.r("wa")), "ld Finch").text == "Oswald Finch"


def test_special_characters_have_their_letters(word: ModuleType) -> None:
    """Tabs, breaks, hyphens and symbols each count as one character, references as none."""
    run = "<w:r><w:tab/><w:br/><w:cr/><w:noBreakHyphen/><w:softHyphen/><w:sym/><w:footnoteReference/><w:ptab/></w:r>"
    assert _story(word, "a", run, "b").text == "a\t\n\n\u2011\u00ad\ufffc\tb"


def test_tab_stops_are_no_tabs(word: ModuleType) -> None:
    """The tab stops of a paragraph's settings are no characters."""
    assert _story(word, '<w:pPr><w:tabs><w:tab w:val="left" w:pos="720"/></w:tabs></w:pPr>', "text").text == "text"


def test_the_two_views_of_revisions(word: ModuleType) -> None:
    """Insertions belong to the final view, deletions to the original, and moved text to one place in each."""
    moved = '<w:moveFrom w:id="3" w:author="x"><w:r><w:t> away</w:t></w:r></w:moveFrom>'
    content = ["She ", word.ins(word.r("went")), word.dele("walked"), moved, "."]
    assert _story(word, *content).text == "She went."
    assert _story(word, *content, view=View.ORIGINAL).text == "She walked away."


def test_text_boxes_are_not_part_of_their_paragraph(word: ModuleType) -> None:
    """What stands in a text box belongs to the paragraphs of the box."""
    assert _story(word, "around", word.box(word.p("inside"))).text == "around"


def test_every_character_is_found_again(word: ModuleType) -> None:
    """The map leads from each offset to the node and index that hold the character."""
    story = _story(word, "Os", "<w:r><w:tab/></w:r>", "wald")
    for offset, character in enumerate(story.text):
        piece, index = story.at(offset)
        assert piece.text[index] == character
        assert not piece.is_text or (piece.node.text or "")[index] == character
    assert [piece.text for piece in story.under(Span(1, 4))] == ["Os", "\t", "wald"]
    with pytest.raises(IndexError):
        story.at(len(story.text))
