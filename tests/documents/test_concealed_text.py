"""Words that are in the file and not to be seen on the page are named with their place and the way they are concealed."""

from __future__ import annotations

from types import ModuleType

import pytest

from redraft.documents.ooxml.reading.reader import read_word
from redraft.text import Concealment

_STYLES = "application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"
_SHADED = '<w:shd w:val="clear" w:fill="{}"/>'


@pytest.mark.parametrize(
    ("properties", "how"),
    [
        ("<w:vanish/>", Concealment.HIDDEN),
        ('<w:rStyle w:val="Secret"/>', Concealment.HIDDEN),
        ('<w:highlight w:val="black"/>', Concealment.BLACKED_OUT),
        ('<w:color w:val="000000"/>' + _SHADED.format("000000"), Concealment.BLACKED_OUT),
        ('<w:color w:val="FFFFFF"/>', Concealment.WHITE),
        ('<w:color w:val="auto" w:themeColor="background1"/>', Concealment.WHITE),
        ('<w:color w:val="FFFFFF"/>' + _SHADED.format("FFFFFF"), Concealment.WHITE),
        ('<w:sz w:val="2"/>', Concealment.TINY),
        (_SHADED.format("000000"), None),
        ('<w:color w:val="FFFFFF"/><w:highlight w:val="black"/>', None),
        ('<w:color w:val="FFFFFF"/>' + _SHADED.format("1F497D"), None),
        ('<w:highlight w:val="yellow"/>', None),
        ('<w:sz w:val="16"/>', None),
    ],
)
def test_each_way_of_concealing(word: ModuleType, properties: str, how: Concealment | None) -> None:
    """Hidden by itself or its style, black under a marker, white on white, tiny; letters that show are not called so."""
    style = '<w:style w:type="character" w:styleId="Secret"><w:rPr><w:vanish/></w:rPr></w:style>'
    styles = word.Part("word/styles.xml", _STYLES, "styles", word.xml("w:styles", style))
    body = word.p("First.") + word.p("Seen by ", word.r("Ann ", properties), word.r("Dunnet", properties))
    found = read_word(word.word_file(body, [styles]), "a.docx").concealed
    assert [(c.where, c.how, c.text) for c in found] == ([("paragraph 2", how, "Ann Dunnet")] if how else [])


def test_white_on_a_filled_cell_is_a_heading(word: ModuleType) -> None:
    """White letters on a dark cell, in a styled table or in a box are seen; in a plain table they are not."""
    white = '<w:color w:val="FFFFFF"/>'

    def table(cell: str = "", style: str = "") -> str:
        paragraph = f"<w:p>{word.r('Heading', white)}</w:p>"
        return f"<w:tbl><w:tblPr>{style}</w:tblPr><w:tr><w:tc><w:tcPr>{cell}</w:tcPr>{paragraph}</w:tc></w:tr></w:tbl>"

    seen = table(_SHADED.format("1F497D")) + table(style='<w:tblStyle w:val="Grid"/>')
    seen += word.p(word.box(f"<w:p>{word.r('Boxed', white)}</w:p>"))
    assert not read_word(word.word_file(seen), "a.docx").concealed
    (plain,) = read_word(word.word_file(table()), "a.docx").concealed
    assert (plain.where, plain.how) == ("table 1, row 1, column 1", Concealment.WHITE)
