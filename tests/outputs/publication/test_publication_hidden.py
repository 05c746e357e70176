"""What Word hides is not published, however it is hidden; what only looks hidden stays and is named."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType

import pytest

STYLES = (
    "<w:style w:type='paragraph' w:default='1' w:styleId='Usual'><w:name w:val='Normal'/></w:style>"
    "<w:style w:type='paragraph' w:styleId='Gone'><w:name w:val='Gone'/><w:rPr><w:vanish/></w:rPr></w:style>"
    "<w:style w:type='character' w:styleId='Off'><w:name w:val='Off'/><w:rPr><w:vanish/></w:rPr></w:style>"
    "<w:style w:type='table' w:styleId='Dark'><w:name w:val='Dark'/><w:rPr><w:vanish/></w:rPr></w:style>"
)
EVERYTHING = "<w:docDefaults><w:rPrDefault><w:rPr><w:vanish/></w:rPr></w:rPrDefault></w:docDefaults>"
SHADED = "<w:tcPr><w:shd w:fill='1F3864'/></w:tcPr>"


def p(text: str, style: str = "", properties: str = "") -> str:
    """A paragraph of one run."""
    named = f"<w:pPr><w:pStyle w:val='{style}'/></w:pPr>" if style else ""
    return f"<w:p>{named}<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r></w:p>"


def table(content: str, style: str = "", cell: str = "") -> str:
    """A table of one cell."""
    named = f"<w:tblStyle w:val='{style}'/>" if style else ""
    return f"<w:tbl><w:tblPr>{named}</w:tblPr><w:tblGrid/><w:tr><w:tc>{cell}{content}</w:tc></w:tr></w:tbl>"


def draft(word: ModuleType, body: str, styles: str = STYLES) -> bytes:
    """A draft with these styles, and a paragraph that is always seen."""
    part = word.Part("word/styles.xml", word.WORD + "styles+xml", "styles", word.xml("w:styles", styles))
    shown = "<w:p><w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>seen</w:t></w:r></w:p>"
    return word.word_file(body + shown + "<w:sectPr/>", [part])


HIDDEN = {
    "its own formatting": p("Ann", properties="<w:vanish/>"),
    "always hidden": p("Ann", properties="<w:specVanish/>"),
    "the paragraph's style": p("Ann", "Gone"),
    "the character style": p("Ann", properties="<w:rStyle w:val='Off'/>"),
    "the table's style": table(p("Ann"), "Dark"),
    "a row": table(p("Ann")).replace("<w:tr>", "<w:tr><w:trPr><w:hidden/></w:trPr>"),
    "an equation": "<w:p><m:oMath><m:r><w:rPr><w:vanish/></w:rPr><m:t>Ann</m:t></m:r></m:oMath></w:p>",
    "a shape": "<w:p><w:r><w:pict><v:rect style='width:9pt; visibility: hidden'><v:textbox><w:txbxContent><w:p><w:r><w:t>Ann</w:t></w:r></w:p>"
    "</w:txbxContent></v:textbox></v:rect></w:pict></w:r></w:p>",
    "a shape of a group": "<w:p><w:r><w:pict><v:group><v:rect style='visibility:hidden' alt='Ann'/><v:rect/></v:group></w:pict></w:r></w:p>",
    "a drawing": "<w:p><w:r><w:drawing><wp:inline><wp:docPr id='4' name='f' descr='Ann' hidden='1'/><a:graphic/></wp:inline></w:drawing></w:r></w:p>",
}  # fmt: skip
SEEN = {
    "two hidings undo each other": p("Ann", "Gone", "<w:rStyle w:val='Off'/>"),
    "the run says otherwise": p("Ann", "Gone", "<w:vanish w:val='false'/>"),
    "hidden on the web only": p("Ann", properties="<w:webHidden/>"),
    "a hidden mark of the paragraph": "<w:p><w:pPr><w:rPr><w:vanish/><w:specVanish/></w:rPr></w:pPr><w:r><w:t>Ann</w:t></w:r></w:p>",
    "a table in a box in a hiding table": table(
        "<w:p><w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:pict><v:rect><v:textbox><w:txbxContent>" + p("Ann")
        + "</w:txbxContent></v:textbox></v:rect></w:pict></w:r></w:p>", "Dark",
    ),
}  # fmt: skip


@pytest.mark.parametrize("body", HIDDEN.values(), ids=HIDDEN.keys())
def test_hidden_text_goes(word: ModuleType, publish: Callable, body: str) -> None:
    """It is nowhere in the copy, and counted."""
    copy = publish(draft(word, body))
    assert "Ann" not in copy.markup()
    assert "seen" in copy.paragraphs()
    assert any("hidden text" in s for s in copy.sentences)


@pytest.mark.parametrize("body", SEEN.values(), ids=SEEN.keys())
def test_text_that_is_seen_stays(word: ModuleType, publish: Callable, body: str) -> None:
    """Whatever else is said of it, text that Word prints is in the copy."""
    copy = publish(draft(word, body))
    assert "Ann" in copy.markup()
    assert copy.sentences == ()


def test_defaults_and_usual_styles_hide_too(word: ModuleType, publish: Callable) -> None:
    """A document whose defaults, or whose usual style, hide everything keeps only what says otherwise."""
    usual = STYLES.replace("<w:name w:val='Normal'/>", "<w:name w:val='Normal'/><w:rPr><w:vanish/></w:rPr>")
    for styles in (EVERYTHING + STYLES, usual):
        copy = publish(draft(word, p("Ann") + table(p("Ann")), styles))
        assert "Ann" not in copy.markup()
        assert "seen" in copy.paragraphs()


FAINT = {
    "white": p("secret", properties="<w:color w:val='ffffff'/>"),
    "white in a plain table": table(p("secret", properties="<w:color w:val='FFFFFF'/>")),
    "tiny": p("secret", properties="<w:sz w:val='2'/>"),
}
NOT_FAINT = {
    "white on a dark cell": table(p("title", properties="<w:color w:val='FFFFFF'/>"), cell=SHADED),
    "white in a table with a style": table(p("title", properties="<w:color w:val='FFFFFF'/>"), "Grid"),
    "white on a dark run": p("title", properties="<w:color w:val='FFFFFF'/><w:shd w:fill='000000'/>"),
    "white on a marker": p("title", properties="<w:color w:val='FFFFFF'/><w:highlight w:val='red'/>"),
    "small": p("note", properties="<w:sz w:val='12'/>"),
    "white blanks": p(" ", properties="<w:color w:val='FFFFFF'/>"),
}


@pytest.mark.parametrize("body", FAINT.values(), ids=FAINT.keys())
def test_text_that_nobody_can_see_is_named(word: ModuleType, publish: Callable, body: str) -> None:
    """White on white and tiny text stays, as edited, and the copy says that it is there."""
    copy = publish(draft(word, body), {"secret": "edited"})
    assert "edited" in copy.paragraphs()
    assert copy.sentences == ("1 passage is white or too small to be read, and its words are still in the copy.",)


@pytest.mark.parametrize("body", NOT_FAINT.values(), ids=NOT_FAINT.keys())
def test_white_on_dark_is_no_secret(word: ModuleType, publish: Callable, body: str) -> None:
    """Text that can be seen is not named."""
    assert publish(draft(word, body)).sentences == ()
