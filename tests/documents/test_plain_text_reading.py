"""Plain text is read as it is on disk: every offset is one into the decoded file."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from redraft.documents import read
from redraft.documents.plain_text import decode, read_plain_text
from redraft.errors import DraftError
from redraft.text import Kind


def test_blocks_between_blank_lines_keep_their_newlines(tmp_path: Path) -> None:
    """A block is what stands between blank lines, with its own line ends and its offset in code points."""
    path = tmp_path / "note.txt"
    path.write_bytes("\ufeffOne é\r\nline two\r\n\r\n \r\nTwo\n".encode())
    draft = read(path)
    assert [(s.anchor.path, s.text) for s in draft.segments if s.kind is Kind.BODY] == [
        ("0", "\ufeffOne é\r\nline two"),
        ("23", "Two"),
    ]
    assert draft.segments[-1].text == "note"


def test_old_windows_files_are_read() -> None:
    """A file that is not UTF-8 is taken as Windows-1252."""
    assert read_plain_text("Zoë’s".encode("cp1252"), "a.txt").segments[0].text == "Zoë’s"


@given(st.text("ab \t\r\n\u00a0\ufeff", max_size=40))
def test_segments_lie_where_they_say_and_nothing_is_lost(text: str) -> None:
    """Each segment stands at its offset, and outside the segments there is only white space."""
    data = text.encode()
    try:
        draft = read_plain_text(data, "a.txt")
    except DraftError:
        assert not any(c.isalnum() for c in text)
        return
    left = decode(data)
    for segment in reversed([s for s in draft.segments if s.kind is Kind.BODY]):
        start = int(segment.anchor.path)
        assert text[start : start + len(segment.text)] == segment.text
        left = left[:start] + left[start + len(segment.text) :]
    assert not left.strip()
