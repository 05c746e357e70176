"""A review copy says which case, run and draft it is of, and what it said is kept."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType

import pytest
from lxml import etree

from redraft.case.folder import CaseFolder
from redraft.case.returned.sent import keep_sent, read_sent
from redraft.documents.ooxml.reading.reader import read_word
from redraft.outputs.review.as_sent import SentChange, SentCopy
from redraft.outputs.review.bookmarks import finding_of
from redraft.outputs.review.origin import Origin, origin_in
from redraft.outputs.review_copy import write_review_copy
from redraft.text import Edit, Span

STAMP = datetime(2025, 3, 4, 5, 6, 7, tzinfo=UTC)
ORIGIN = Origin("0123456789", "abcdefabcd", "00ff")


def sent(word: ModuleType, oracle: ModuleType, tmp_path: Path, *body: str) -> tuple[SentCopy, etree._Element]:
    """The record of a copy whose first "Oswald" becomes "Mother", and its main document."""
    source, target = tmp_path / "draft.docx", tmp_path / "review.docx"
    source.write_bytes(word.word_file("".join(body)))
    draft = read_word(source.read_bytes(), source.name)
    place = next(s for s in draft.segments if "Oswald" in s.text)
    start = place.text.index("Oswald")
    edit = Edit(place.anchor, Span(start, start + 6), "Oswald", "Mother", "f-0123456789", "PERSON", "")
    said = write_review_copy(source, draft, [edit], {}, target, STAMP, (), ORIGIN)
    assert said is not None and oracle.faults(target) == []
    return said, etree.fromstring(oracle.members(target)["word/document.xml"])


def test_a_copy_bears_the_mark_of_its_case(word: ModuleType, oracle: ModuleType, tmp_path: Path) -> None:
    """The mark is one hidden bookmark of at most forty characters, and is taken for no finding's."""
    _, main = sent(word, oracle, tmp_path, word.p("By Oswald."))
    assert origin_in(main) == ORIGIN
    assert len(ORIGIN.bookmark) <= 40 and finding_of(ORIGIN.bookmark) is None
    assert origin_in(etree.Element("x")) is None
    with pytest.raises(ValueError, match="hexadecimal"):
        Origin("0123456789", "Jane Smith", "00ff")


def test_what_a_copy_said_is_kept(word: ModuleType, oracle: ModuleType, tmp_path: Path) -> None:
    """Each paragraph with its change, what is hidden and what earlier authors inserted is read back as it was put down."""
    earlier = word.p("Then ", word.ins(word.r("Bea")), word.r(" went", "<w:vanish/>"), ".")
    copy, _ = sent(word, oracle, tmp_path, word.p("By Oswald."), earlier)
    assert copy.paragraphs[0].changes == (SentChange("f-0123456789", Span(3, 9), "Oswald", "Mother"),)
    assert copy.paragraphs[1].earlier == (Span(5, 8),) and copy.paragraphs[1].hidden == (Span(8, 13),)
    case = CaseFolder(tmp_path / "case")
    case.create()
    keep_sent(case, [copy])
    assert read_sent(case, ORIGIN) == copy
    assert read_sent(case, Origin("0123456789", "abcdefabce", "00ff")) is None
