"""Pictures in small, and what earlier authors left, as the reviewer sees them on the page."""

from __future__ import annotations

import base64
from dataclasses import replace
from io import BytesIO

import pytest
from lxml import html as markup
from PIL import Image

from redraft.decisions import REVISIONS, Decision, Decisions, Ruling
from redraft.outputs.diff.page import ReviewPage, diff
from redraft.outputs.thumbnails import NOT_DRAWN, SIDE, TOO_MANY, Thumbnail, thumbnail, thumbnails
from redraft.text import Concealed, Concealment, Kind, Segment, Span, Unread

PICTURE = "pic-0a1b2c3d"


def _picture(size: tuple[int, int] = (900, 600), kind: str = "PNG", **saved: object) -> bytes:
    out = BytesIO()
    Image.effect_noise(size, 60).save(out, kind, **saved)
    return out.getvalue()


def _small(made: Thumbnail) -> Image.Image:
    return Image.open(BytesIO(base64.b64decode(made.src.removeprefix("data:image/jpeg;base64,"))))


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "TIFF", "BMP"])
def test_a_thumbnail_is_small_and_tells_nothing_but_pixels(kind: str) -> None:
    """No more than 240 pixels a side, the picture's own size told beside it, and no metadata taken over."""
    comment = {"comment": b"Robin at school"} if kind in ("JPEG", "GIF") else {}
    made = thumbnail(_picture(kind=kind, **comment))
    assert made is not None and (made.width, made.height) == (900, 600)
    assert max(_small(made).size) == SIDE
    assert b"Robin" not in base64.b64decode(made.src.partition(",")[2])


def test_a_transparent_picture_is_shown_on_white() -> None:
    """Black lines on nothing are still seen."""
    out = BytesIO()
    Image.new("RGBA", (10, 10), (0, 0, 0, 0)).save(out, "PNG")
    made = thumbnail(out.getvalue())
    assert made is not None and _small(made).getpixel((5, 5)) == (255, 255, 255)


def test_what_cannot_be_shown_says_why() -> None:
    """Damaged and drawn pictures have a sentence instead, and so has what would make the page too large."""
    noise = _picture()
    one = len(thumbnails([("pic-1", noise)])["pic-1"].src)
    made = thumbnails(
        [("pic-1", noise), ("pic-1", noise), ("pic-2", b"no picture"), ("pic-3", noise), ("pic-4", b"")],
        budget=one + 1,
    )
    assert made["pic-2"].why_not == NOT_DRAWN
    assert made["pic-3"].src and made["pic-4"].why_not == TOO_MANY


def test_the_page_shows_each_picture_with_a_description(page: ReviewPage) -> None:
    """The thumbnail has an alternative text that says which picture it is and how the draft describes it."""
    overview, briefing = page.drafts
    briefing = replace(briefing, pictures=(replace(briefing.pictures[0], alt="A family tree"),))
    both = (replace(overview, pictures=briefing.pictures), briefing)
    shown = replace(page, drafts=both, thumbnails={PICTURE: thumbnail(_picture()) or Thumbnail()})
    row = markup.document_fromstring(diff(shown)).get_element_by_id(PICTURE)
    (image,) = row.xpath(".//img")
    assert image.get("alt") == "Picture 1, described in the draft as: A family tree"
    assert "900 × 600 pixels" in row.text_content()
    assert len(row.xpath("./td[@data-name='Where']//li")) == 2
    assert {b.get("data-rule") for b in row.xpath(".//button")} == {"--accept", "--keep"}


def test_threads_stand_together_and_the_settled_behind(page: ReviewPage) -> None:
    """A comment has its answer below it and can be ruled on; what was resolved in Word is folded and asks nothing."""
    tree = markup.document_fromstring(diff(page))
    first = tree.get_element_by_id("comment-0000000001").getparent()
    assert [said.get("id") for said in first] == ["comment-0000000001", "comment-0000000002"]
    resolved = tree.get_element_by_id("comment-0000000003")
    assert resolved.xpath("ancestor::details") and not resolved.xpath(".//button")
    assert first.xpath(".//button[@data-rule='--accept']")


def test_a_new_change_is_called_new(page: ReviewPage) -> None:
    """After a ruling, only the change that it does not cover bears the mark, and the heading counts it."""
    ruled = Decision(REVISIONS, Ruling.KEEP, "A. Manager", "", covers=frozenset({"rev-0a1b2c3d-0000000001"}))
    tree = markup.document_fromstring(diff(replace(page, decisions=Decisions((ruled,)))))
    heading = tree.get_element_by_id("rev-0a1b2c3d")
    assert "1 of them new since the last ruling (Rejected by A. Manager" in " ".join(
        heading.getnext().text_content().split()
    )
    marks = [row.text_content() for row in tree.xpath("//table[starts-with(@aria-label, 'Changes tracked')]//tbody/tr")]
    assert ["New" in mark for mark in marks] == [False, True]


def test_words_in_a_picture_stand_beside_it_marked(page: ReviewPage) -> None:
    """What OCR read is shown, what would be replaced elsewhere marked and counted; without OCR the page says how to get it."""
    overview, briefing = page.drafts
    picture = briefing.pictures[0]
    named = next(f for f in page.findings if f.source == briefing.source and f.action.changes_text)
    text = f"Tree of {named.text} drawn in May"
    read = Segment(picture.line(1), text, Kind.PICTURE, "words in a picture, paragraph 4")
    span = Span(8, 8 + len(named.text))
    found = replace(named, id="f-00000000aa", anchor=picture.line(1), span=span)
    briefing = replace(briefing, segments=(*briefing.segments, read))
    shown = replace(page, drafts=(overview, briefing), findings=(*page.findings, found), ocr=True)
    row = markup.document_fromstring(diff(shown)).get_element_by_id(PICTURE)
    assert [mark.text for mark in row.xpath(".//mark")] == [named.text]
    assert "Holds 1 detail that would be replaced elsewhere" in row.text_content()
    assert text in row.text_content()
    assert "ocr: yes" in markup.document_fromstring(diff(page)).get_element_by_id("to-decide").text_content()


def test_concealed_words_and_unread_places_are_told_in_sentences(page: ReviewPage) -> None:
    """What the page of a draft does not show is listed with place, reason and words; what was not read, by its reason."""
    hidden = Concealed("paragraph 7", Concealment.BLACKED_OUT, "Zorb Street")
    more = (Unread("word/a.bin", "an embedded object"), Unread("word/b.bin", "an embedded object"))
    drafts = (replace(page.drafts[0], concealed=(hidden,), unread=more), *page.drafts[1:])
    tree = markup.document_fromstring(diff(replace(page, drafts=drafts)))
    (row,) = tree.get_element_by_id("concealed").xpath(".//tbody/tr")
    assert [cell.text_content() for cell in row] == ["paragraph 7", "Blacked out by a marker only.", "Zorb Street"]
    assert tree.xpath("//nav//a[@href='#concealed']")
    (told,) = tree.get_element_by_id("unread").xpath(".//li")
    assert told.text.strip().startswith("An embedded object. 2 times.")
    assert "word/b.bin" in told.text_content()
