"""Styles and fonts that a house made leave under no name of its own."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType
from typing import Any

import pytest

Publish = Callable[..., Any]
STYLES = """<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Claim"><w:name w:val="Exampleshire Heading"/></w:style>
<w:style w:type="paragraph" w:customStyle="1" w:styleId="Own"><w:name w:val="Orrell Quote"/></w:style>"""


def _styles(word: ModuleType) -> Any:
    return word.Part("word/styles.xml", word.WORD + "styles+xml", "styles", word.xml("w:styles", STYLES))


def test_styles_of_the_house_are_numbered(word: ModuleType, publish: Publish) -> None:
    """Whether or not a style says that somebody made it: only the names that Word gives stay."""
    styled = '<w:p><w:pPr><w:pStyle w:val="Own"/></w:pPr><w:r><w:t>Quoted</w:t></w:r></w:p>'
    copy = publish(word.word_file(styled, [_styles(word)]))
    names = [name.values()[0] for name in copy.root("word/styles.xml").iter("{*}name")]
    assert names == ["Normal", "heading 1", "Style 1", "Style 2"]
    assert 'w:pStyle w:val="Style2"' in copy.markup()


def test_contents_follow_their_styles(word: ModuleType, publish: Publish) -> None:
    """A table of contents made from somebody's styles is made from the same styles under their numbers."""
    code = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC \\o "1-1" \\t "Orrell Quote,2,Gone,3" </w:instrText></w:r>'
    rest = '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>Contents</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    copy = publish(word.word_file(f"<w:p>{code}{rest}</w:p>", [_styles(word)]))
    assert '\\t "Style 2,2"' in copy.markup().replace("&quot;", '"')
    assert "Orrell" not in copy.markup()


@pytest.mark.parametrize(
    ("font", "stays"),
    [("Arial", True), ("Times New Roman", True), ("Exampleshire Sans", False), ("Arial Orrell", False)],
)
def test_fonts_of_the_house_give_way(word: ModuleType, publish: Publish, font: str, stays: bool) -> None:
    """A font that comes with computers stays; one that tells whose report this is leaves its text in the usual one."""
    run = f'<w:p><w:r><w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}"/><w:b/></w:rPr><w:t>Text</w:t></w:r></w:p>'
    table = word.xml("w:fonts", f'<w:font w:name="{font}"><w:altName w:val="{font}"/></w:font>')
    copy = publish(
        word.word_file(run, [word.Part("word/fontTable.xml", word.WORD + "fontTable+xml", "fontTable", table)])
    )
    assert copy.paragraphs() == ["Text"]
    assert (font in copy.markup()) is stays
    assert (font in copy.markup("word/fontTable.xml")) is stays
