"""What a blind page reads from a marked copy."""

from __future__ import annotations

from redraft.outputs.blind.marks import BEGIN, BLOCK, END
from redraft.outputs.blind.passages import Block, Look, Piece, blind_draft, pieces
from redraft.text import Anchor, Draft, Kind, Segment, View


def _copy(*segments: tuple[Kind, str, str]) -> Draft:
    made = [
        Segment(Anchor("word/document.xml", f"0/{n}"), text, kind, at) for n, (kind, at, text) in enumerate(segments)
    ]
    return Draft("copy.docx", "docx", "0" * 64, tuple(made))


def test_neighbouring_blocks_are_one() -> None:
    """Two undecided words beside each other cannot be told from one, nor can an empty replacement between them."""
    assert list(pieces(f"Mr {BLOCK} {BEGIN}{END}\n{BLOCK}{BLOCK} came.")) == [
        Piece("Mr "),
        Piece("", Look.BLOCKED),
        Piece(" came."),
    ]


def test_half_a_sign_is_not_shown() -> None:
    """A sign whose other half was cut off leaves no trace."""
    assert [piece.text for piece in pieces(f"{BEGIN}Child R and {END} more {BEGIN}")] == ["Child R and ", " more "]
    assert "".join(piece.text for piece in pieces(f"a{END}b{BEGIN}c")) == "abc"


def test_only_what_is_on_the_page_is_shown() -> None:
    """Comments, properties, links, descriptions, authors, pictures and the file's name are left out."""
    beside = [kind for kind in Kind if not kind.in_story]
    shown = blind_draft(_copy((Kind.BODY, "paragraph 1", "Text."), *((kind, "x", "Keziah") for kind in beside)))
    assert shown.text == "Text.\n"


def test_earlier_wording_is_not_shown() -> None:
    """A paragraph's wording before earlier authors' changes is no part of the page."""
    draft = _copy((Kind.BODY, "paragraph 1", "Text."))
    earlier = Segment(Anchor("word/document.xml", "0/0", View.ORIGINAL), "Keziah.", Kind.BODY, "paragraph 1")
    assert blind_draft(Draft("a", "docx", "", (*draft.segments, earlier))).text == "Text.\n"


def test_tables_keep_their_rows() -> None:
    """Cells stand in rows and columns as in the draft, an empty one too."""
    draft = _copy(
        (Kind.TABLE, "table 1, row 1, column 1", "Date"),
        (Kind.TABLE, "table 1, row 1, column 2", "Event"),
        (Kind.TABLE, "table 1, row 2, column 2", f"{BLOCK} was seen"),
        (Kind.BODY, "paragraph 1", "End."),
    )
    table, end = blind_draft(draft).body
    assert [len(row) for row in table.rows] == [2, 2]
    assert table.rows[1][0] == () and table.rows[1][1] == ((Piece("", Look.BLOCKED), Piece(" was seen")),)
    assert end == Block((Piece("End."),))


def test_text_boxes_and_running_heads_come_once() -> None:
    """What a file holds twice for older programs, or on three sorts of pages, is read once."""
    draft = _copy(
        (Kind.TEXT_BOX, "text box 1, paragraph 1", "Aside"),
        (Kind.TEXT_BOX, "text box 2, paragraph 1", "Aside"),
        (Kind.HEADER, "header 1, paragraph 1", "Report"),
        (Kind.HEADER, "header 2, paragraph 1", "Report"),
    )
    assert blind_draft(draft).text == "Aside\nReport\n"
