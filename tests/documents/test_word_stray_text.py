"""Text in places where no paragraph, field or equation has it is read all the same, or the file is refused."""

from __future__ import annotations

from types import ModuleType

import pytest

from redraft.documents.ooxml.reading.reader import read_word
from redraft.errors import DraftDamaged
from redraft.text import Kind


@pytest.mark.parametrize(
    "body",
    [
        "<w:p><w:ins w:id='1' w:author='A'><w:del w:id='2' w:author='B'><w:r><w:delText>Lost words</w:delText></w:r></w:del>"
        "</w:ins></w:p>",
        "<w:p><w:moveFrom w:id='1' w:author='A'><w:ins w:id='2' w:author='B'><w:r><w:t>Lost words</w:t></w:r></w:ins>"
        "</w:moveFrom></w:p>",
        "<w:r><w:t>Lost words</w:t></w:r>",
        "<w:tbl><w:tr><w:trPr><w:r><w:t>Lost words</w:t></w:r></w:trPr></w:tr></w:tbl>",
        "<w:p><m:oMathPara><m:t>Lost words</m:t></m:oMathPara></w:p>",
        "<w:r><w:instrText>Lost words</w:instrText></w:r>",
    ],
)
def test_text_that_no_view_shows_is_read(word: ModuleType, body: str) -> None:
    """Inserted and deleted again, or outside any paragraph: it is behind the page, once, and never tracked."""
    found = [s for s in read_word(word.word_file(word.p("x") + body), "a.docx").segments if "Lost words" in s.text]
    assert [(s.text, s.kind) for s in found] == [("Lost words", Kind.METADATA)]
    assert found[0].where.endswith("out of place")


@pytest.mark.parametrize("body", ["<w:p>{}</w:p>", "<w:p><w:pPr>{}</w:pPr></w:p>", "<w:p><w:ins>{}</w:ins></w:p>"])
def test_paragraphs_where_none_can_be_are_damage(word: ModuleType, body: str) -> None:
    """Word does not open such a file, and no two programs read it alike; a text box may be in a paragraph."""
    with pytest.raises(DraftDamaged):
        read_word(word.word_file(body.format(word.p("inner"))), "a.docx")
    assert read_word(word.word_file(word.p(word.box(word.p("inner")))), "a.docx").segments[0].text == "inner"


def test_elements_inside_text_are_damage(word: ModuleType) -> None:
    """A text node holds characters and nothing else."""
    with pytest.raises(DraftDamaged):
        read_word(word.word_file("<w:p><w:r><w:t>a<w:r><w:t>b</w:t></w:r></w:t></w:r></w:p>"), "a.docx")
