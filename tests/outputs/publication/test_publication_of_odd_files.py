"""What no reader of ours saw is in no publication copy, however the draft hid it; and it is said what opening left out."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType

import pytest


@pytest.mark.parametrize(
    "body",
    [
        "<w:p>Lost words</w:p>",
        "<w:r><w:t>Lost words</w:t></w:r>",
        "<w:p><w:r><w:delText>Lost words</w:delText></w:r></w:p>",
        "<w:tbl><w:tr><w:trPr><w:r><w:t>Lost words</w:t></w:r></w:trPr><w:tc><w:p/></w:tc></w:tr></w:tbl>",
        "<w:p><w:r><w:drawing><wp:inline><wp:docPr id='1' name='x'>Lost words</wp:docPr></wp:inline></w:drawing></w:r></w:p>",
        "<w:p><w:r name='Lost words'><w:t>y</w:t></w:r></w:p>",
        "<w:sdt><w:tag w:val='Lost words'/><w:sdtContent><w:p/></w:sdtContent></w:sdt>",
    ],
)
def test_text_out_of_place_is_not_published(word: ModuleType, publish: Callable, body: str) -> None:
    """Text between elements, outside paragraphs, in a deletion's form, or in an attribute where none is."""
    copy = publish(word.word_file(word.p("Kept text") + body))
    assert "Kept text" in copy.markup()
    assert not any(b"Lost words" in part for part in copy.parts.values())


@pytest.mark.parametrize("kind", ["footnotes", "styles", "theme", "fontTable"])
def test_a_part_that_is_not_what_it_is_related_as_is_left_out(word: ModuleType, publish: Callable, kind: str) -> None:
    """A part may stay only as what it was read as: its relationship and its root element have to agree."""
    other = "application/vnd.openxmlformats-officedocument.wordprocessingml.fontTable+xml"
    odd = word.Part("word/odd.xml", other, kind, word.xml("w:hdr", word.p("Lost words")))
    copy = publish(word.word_file(word.p("Kept text"), [odd]))
    assert not any(b"Lost words" in part for part in copy.parts.values())


def test_deleted_text_outside_a_deletion_is_edited_when_it_comes_back(word: ModuleType, publish: Callable) -> None:
    """Where earlier changes are rejected, such text is shown, and so is edited like any other."""
    body = "<w:p><w:r><w:t>Kim </w:t></w:r><w:r><w:delText>Sample</w:delText></w:r></w:p>"
    copy = publish(word.word_file(body), {"Kim": "Person", "Sample": "One"}, revisions="reject")
    assert copy.paragraphs() == ["Person One"]


def test_what_opening_left_out_is_told(word: ModuleType, publish: Callable) -> None:
    """Macros are gone, and the certificate will say so."""
    project = word.Part("word/vbaProject.bin", "application/vnd.ms-office.vbaProject", "vbaProject", b"Sub AutoOpen()")
    copy = publish(word.word_file(word.p("Some text."), [project]))
    assert any("macros" in sentence for sentence in copy.sentences)
    assert not any("vba" in name for name in copy.parts)


def test_settings_that_name_separators_hold_no_paragraphs(word: ModuleType, publish: Callable) -> None:
    """What the settings say of notes looks like a note, but has no text, and Word allows none there."""
    said = '<w:footnotePr><w:footnote w:id="-1"/></w:footnotePr>'
    settings = word.Part("word/settings.xml", f"{word.WORD}settings+xml", "settings", word.xml("w:settings", said))
    copy = publish(word.word_file(word.p("Some text."), [settings]))
    assert "<w:p" not in copy.markup("word/settings.xml").replace("<w:pPr", "")
