"""Fields whose code tells a name: deleted whole where Word can show that, announced where it cannot."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType

import pytest
from lxml import etree

from redraft.documents import read
from redraft.outputs.publication_copy import write_publication_copy
from redraft.outputs.review_copy import Remark, write_review_copy
from redraft.text import Draft, Edit, Kind, Span

STAMP = datetime(2025, 3, 4, 5, 6, 7, tzinfo=UTC)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MAIN = "word/document.xml"

BEGIN, MIDDLE, END = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))


def code(text: str) -> str:
    """A run with a piece of a field's code."""
    return f'<w:r><w:instrText xml:space="preserve">{text}</w:instrText></w:r>'


def edits_of(draft: Draft, was: str = "Oswald", becomes: str = "Person 3") -> list[Edit]:
    """An edit of every occurrence in every place but the file's name."""
    found = []
    for segment in draft.segments:
        start = segment.text.find(was)
        while start >= 0:
            span = Span(start, start + len(was))
            found.append(Edit(segment.anchor, span, was, becomes, f"f-{len(found):04d}", "PERSON", "why"))
            start = segment.text.find(was, span.end)
    return found


class Copies:
    """A draft with its review copy and its publication copy."""

    def __init__(self, folder: Path, data: bytes) -> None:
        self.source, self.review, self.public = (folder / f"{n}.docx" for n in ("draft", "review", "public"))
        self.source.write_bytes(data)
        self.draft = read(self.source)
        self.edits = edits_of(self.draft)

    def write(self, remarks: tuple[Remark, ...] = ()) -> Copies:
        write_review_copy(self.source, self.draft, self.edits, {}, self.review, STAMP, remarks)
        write_publication_copy(self.source, self.draft, self.edits, "accept", {}, self.public, False, STAMP)
        return self

    def check(self, oracle: ModuleType) -> etree._Element:
        """Rejected it is the draft and accepted the publication copy; returns the review copy's body."""
        before, after, public = (oracle.members(p)[MAIN] for p in (self.source, self.review, self.public))
        assert oracle.paragraphs(after, False) == oracle.paragraphs(before, False)
        assert oracle.paragraphs(after, True) == oracle.paragraphs(public, True)
        assert oracle.faults(self.review) == []
        return etree.fromstring(after)


def fields_left(root: etree._Element) -> int:
    """How many marks and codes of fields stand outside redraft's deletions."""
    marks = root.iter(W + "fldChar", W + "instrText", W + "fldSimple")
    return sum(next(mark.iterancestors(W + "del"), None) is None for mark in marks)


GOING = {
    "link to an address": [
        "See ",
        BEGIN,
        code(" HYPERLINK &quot;mailto:os"),
        code('Oswald@example.org"'),
        MIDDLE,
        "{bold}",
        "{plain}",
        END,
        " there.",
    ],
    "author": [BEGIN, code(" AUTHOR Oswald "), MIDDLE, "Oswald", END],
    "index entry": ["Text", BEGIN, code(' XE "Oswald, A." '), END, " behind."],
    "data of a program": [
        "Cited",
        BEGIN,
        code(' ADDIN ZOTERO_ITEM {"author": "Oswald"} '),
        MIDDLE,
        "(O., 2020)",
        END,
        ".",
    ],
    "in one run": [
        "<w:r><w:t>By </w:t><w:fldChar w:fldCharType='begin'/><w:instrText>AUTHOR Oswald</w:instrText>"
        "<w:fldChar w:fldCharType='separate'/><w:t>him</w:t><w:tab/><w:t>too</w:t>"
        "<w:fldChar w:fldCharType='end'/><w:t>.</w:t></w:r>"
    ],
    "within another's code": [
        BEGIN,
        code("IF "),
        BEGIN,
        code("MERGEFIELD Oswald"),
        MIDDLE,
        "x",
        END,
        code(' = "x"'),
        MIDDLE,
        "shown",
        END,
        ".",
    ],
    "a number with another in its code": [
        BEGIN,
        code("SEQ "),
        BEGIN,
        code("MERGEFIELD Oswald"),
        MIDDLE,
        "Figure",
        END,
        MIDDLE,
        "shown",
        END,
        ".",
    ],
    "with bookmarks in it": [
        BEGIN,
        '<w:bookmarkStart w:id="9" w:name="here"/>',
        code("AUTHOR Oswald"),
        MIDDLE,
        "He",
        '<w:bookmarkEnd w:id="9"/>',
        " himself",
        END,
    ],
    "around a link within the document": [
        BEGIN,
        code("QUOTE Oswald"),
        MIDDLE,
        "on ",
        BEGIN,
        code("PAGE"),
        MIDDLE,
        "7",
        END,
        END,
        ".",
    ],
    "in an insertion": ["{ins}", "."],
    "two of them": [BEGIN, code("AUTHOR Oswald"), MIDDLE, "one", END, BEGIN, code("AUTHOR Oswald"), MIDDLE, "two", END],
}


@pytest.mark.parametrize("content", GOING.values(), ids=GOING.keys())
def test_the_field_goes_whole(word: ModuleType, oracle: ModuleType, tmp_path: Path, content: list[str]) -> None:
    """Every mark and code is in a deletion, and the text that was shown is inserted, edited, as the copy will have it."""
    pieces = {
        "{bold}": word.r("Mr Os", "<w:b/>"),
        "{plain}": word.r("wald, <w:tab/>".replace("<w:tab/>", "") + "aged 9"),
        "{ins}": word.ins(
            word.r("By ") + BEGIN + code("AUTHOR Oswald") + MIDDLE + word.r("Mr Oswald") + END + word.r("!")
        ),
    }
    runs = [pieces.get(c, c.replace("{bold}", pieces["{bold}"])) for c in content]
    copies = Copies(tmp_path, word.word_file(word.p(*runs) + word.p("Next."))).write()
    root = copies.check(oracle)
    assert fields_left(root) == 0
    assert next(root.iter(W + "instrText"), None) is None
    assert (
        "A field is replaced by the text that it shows" in oracle.members(copies.review)["word/comments.xml"].decode()
    )


def test_what_the_field_showed_keeps_its_formatting(word: ModuleType, oracle: ModuleType, tmp_path: Path) -> None:
    """Each inserted run looks as the one that it stands for, and the edit takes on that of the name's first letters."""
    runs = [word.r("Dear ", "<w:i/>"), word.r("Oswald", "<w:b/>"), word.r("!")]
    copies = Copies(tmp_path, word.word_file(word.p(BEGIN, code("AUTHOR Oswald"), MIDDLE, *runs, END))).write()
    inserted = next(copies.check(oracle).iter(W + "ins"))
    shown = [(r.findtext(W + "t"), [e.tag for p in r.iter(W + "rPr") for e in p]) for r in inserted]
    assert shown == [("Dear ", [W + "i"]), ("Person 3", [W + "b"]), ("!", [])]
    names = [b.get(W + "name") for b in copies.check(oracle).iter(W + "bookmarkStart")]
    assert sorted(names) == ["_redraft_f_0000", "_redraft_f_0001"]


STAYING = {
    "over two paragraphs": "<w:p>{begin}{code}{middle}<w:r><w:t>one</w:t></w:r></w:p><w:p><w:r><w:t>two</w:t></w:r>{end}</w:p>",
    "with a picture": "<w:p>{begin}{code}{middle}<w:r><w:drawing/></w:r>{end}<w:r><w:t>one</w:t></w:r></w:p>",
    "half in a link": "<w:p>{begin}{code}{middle}<w:hyperlink w:anchor='x'><w:r><w:t>one</w:t></w:r>{end}</w:hyperlink></w:p>",
    "half deleted": "<w:p>{begin}{code}{middle}<w:r><w:t>one</w:t></w:r><w:del w:id='5' w:author='Ann'><w:r>"
    "<w:delText>gone</w:delText></w:r></w:del>{end}</w:p>",
    "pointing within the document": "<w:p><w:r><w:t>See </w:t></w:r>{begin}<w:r><w:instrText>REF Oswald</w:instrText></w:r>"
    "{middle}<w:r><w:t>one</w:t></w:r>{end}</w:p>",
    "name half in it": "<w:p>{begin}{code}{middle}<w:r><w:t>by Os</w:t></w:r>{end}<w:r><w:t>wald</w:t></w:r></w:p>",
    "simple": "<w:p><w:fldSimple w:instr='AUTHOR Oswald'><w:r><w:t>one</w:t></w:r></w:fldSimple></w:p>",
    "simple with a link": "<w:p><w:fldSimple w:instr='AUTHOR Oswald'><w:hyperlink w:anchor='x'><w:r><w:t>one</w:t></w:r>"
    "</w:hyperlink></w:fldSimple></w:p>",
}


@pytest.mark.parametrize("body", STAYING.values(), ids=STAYING.keys())
def test_other_fields_stay_and_are_announced(word: ModuleType, oracle: ModuleType, tmp_path: Path, body: str) -> None:
    """Where a deletion could not hold the whole field it is left as it was, and a comment says what its code tells."""
    marks = {"begin": BEGIN, "code": code("AUTHOR Oswald"), "middle": MIDDLE, "end": END}
    copies = Copies(tmp_path, word.word_file(body.format(**marks)))
    before = fields_left(etree.fromstring(oracle.members(copies.source)[MAIN]))
    root = copies.write().check(oracle)
    assert fields_left(root) == before > 0
    comment = oracle.members(copies.review)["word/comments.xml"].decode()
    assert "field code: Person, becomes “Person 3”" in comment and "Oswald" not in comment


def test_a_field_in_a_note_and_in_a_header(word: ModuleType, oracle: ModuleType, tmp_path: Path) -> None:
    """Fields go wherever text is tracked; in a comment, whose text is not, they stay."""
    field = word.p(BEGIN, code("AUTHOR Oswald"), MIDDLE, "shown", END)
    parts = [
        word.story("hdr", "header1", field),
        word.story("footnotes", "footnotes", f'<w:footnote w:id="2">{field}</w:footnote>'),
        word.story("comments", "comments", f'<w:comment w:id="0" w:author="Ann">{field}</w:comment>'),
    ]
    body = word.p("Body", '<w:r><w:footnoteReference w:id="2"/></w:r>')
    body += '<w:sectPr><w:headerReference w:type="default" r:id="rId1"/></w:sectPr>'
    copies = Copies(tmp_path, word.word_file(body, parts)).write()
    copies.check(oracle)
    after = oracle.members(copies.review)
    left = {
        name: fields_left(etree.fromstring(after[f"word/{name}.xml"])) for name in ("header1", "footnotes", "comments")
    }
    assert left == {"header1": 0, "footnotes": 0, "comments": 4}


def test_a_remark_on_what_a_field_shows_is_not_lost(word: ModuleType, oracle: ModuleType, tmp_path: Path) -> None:
    """A question about words in a field that goes hangs on their paragraph."""
    content = word.p("A", BEGIN, code("AUTHOR Oswald"), MIDDLE, "rare work", END)
    copies = Copies(tmp_path, word.word_file(content))
    anchor = next(s.anchor for s in copies.draft.segments if s.kind is Kind.BODY)
    copies.write((Remark(anchor, Span(2, 6), "A rare occupation?"),)).check(oracle)
    assert "A rare occupation?" in oracle.members(copies.review)["word/comments.xml"].decode()
