"""The review copy: rejected it is the draft, accepted it is the pseudonymised text, story by story."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType

import pytest
from lxml import etree

from redraft.documents import read
from redraft.errors import PlanInvalid
from redraft.outputs.review_copy import Remark, write_review_copy
from redraft.text import Draft, Edit, Kind, Segment, Span, View, apply

STAMP = datetime(2025, 3, 4, 5, 6, 7, tzinfo=UTC)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MAIN = "word/document.xml"


def edits_for(draft: Draft, was: str, becomes: str, view: View = View.FINAL) -> list[Edit]:
    """An edit for every occurrence of `was`, in every kind of place."""
    found = []
    for segment in draft.segments:
        start = segment.text.find(was) if segment.anchor.view is view else -1
        while start >= 0:
            span = Span(start, start + len(was))
            found.append(Edit(segment.anchor, span, was, becomes, f"f-{len(found):04d}", "PERSON", "why"))
            start = segment.text.find(was, span.end)
    return found


class Review:
    """A draft and its review copy on disk."""

    def __init__(self, folder: Path, data: bytes) -> None:
        self.source = folder / "draft.docx"
        self.target = folder / "review.docx"
        self.source.write_bytes(data)
        self.draft = read(self.source)

    def write(
        self, edits: Sequence[Edit], notes: dict[str, str] | None = None, remarks: Sequence[Remark] = ()
    ) -> Review:
        write_review_copy(self.source, self.draft, edits, notes or {}, self.target, STAMP, remarks)
        return self

    def segment(self, text: str) -> Segment:
        return next(s for s in self.draft.segments if text in s.text)


def check(oracle: ModuleType, review: Review, edits: Sequence[Edit]) -> None:
    """Rejecting gives the draft and accepting the edited text, in every story; nothing that Word stumbles over."""
    before, after = oracle.members(review.source), oracle.members(review.target)
    for part in {s.anchor.part for s in review.draft.segments if s.kind.in_story}:
        assert oracle.paragraphs(after[part], False) == oracle.paragraphs(before[part], False), part
        expected = [
            apply(s.text, [e for e in edits if e.anchor == s.anchor])
            for s in review.draft.segments
            if s.anchor.part == part and s.kind.in_story and s.anchor.view is View.FINAL
        ]
        assert [t for t in oracle.paragraphs(after[part], True) if t.strip()] == expected, part
    assert oracle.faults(review.target) == []


def test_every_story_is_tracked(word: ModuleType, oracle: ModuleType, tmp_path: Path) -> None:
    """Body, table, header, footnote and text box all get real revisions, whatever the name is cut into."""
    cut = (word.r("Os", "<w:b/>"), "<w:proofErr/>", word.r("wald", "<w:i/>"))
    body = word.p("Then ", *cut, " came, ", "Oswald again") + word.p("See ", word.box(word.p("Box: Oswald")), "here")
    body += f"<w:tbl><w:tr><w:tc>{word.p(*cut)}</w:tc></w:tr></w:tbl>"
    body += word.p('<w:r><w:footnoteReference w:id="1"/></w:r>', "noted")
    parts = [
        word.story("hdr", "header1", word.p("Review of Oswald")),
        word.story("footnotes", "footnotes", f'<w:footnote w:id="1">{word.p("Oswald said so")}</w:footnote>'),
    ]
    review = Review(tmp_path, word.word_file(body, parts))
    edits = edits_for(review.draft, "Oswald", "Person 3")
    assert len(edits) == 6
    review.write(edits, {e.finding: "PERSON, Person 3: why" for e in edits})
    check(oracle, review, edits)


def test_a_replacement_has_the_shape_that_word_writes(word: ModuleType, oracle: ModuleType, tmp_path: Path) -> None:
    """Bookmark, deletion with each run's own formatting, insertion with the first run's, author and time."""
    review = Review(tmp_path, word.word_file(word.p("By ", word.r("Os", "<w:b/>"), word.r("wald", "<w:i/>"), ".")))
    review.write(edits_for(review.draft, "Oswald", "Person 3"))
    paragraph = next(etree.fromstring(oracle.members(review.target)[MAIN]).iter(W + "p"))
    tags = [etree.QName(e).localname for e in paragraph]
    assert tags == ["r", "bookmarkStart", "del", "ins", "bookmarkEnd", "r"]
    deletion, insertion = paragraph[2], paragraph[3]
    assert paragraph[1].get(W + "name") == "_redraft_f_0000"
    assert [run.find(f"{W}rPr")[0].tag for run in deletion] == [W + "b", W + "i"]
    assert [e.text for e in deletion.iter(W + "delText")] == ["Os", "wald"]
    assert insertion.find(f"{W}r/{W}rPr")[0].tag == W + "b"
    assert {e.get(W + "author") for e in (deletion, insertion)} == {"redraft"}
    assert {e.get(W + "date") for e in (deletion, insertion)} == {"2025-03-04T05:06:07Z"}


@pytest.mark.parametrize(
    "content",
    [
        ["By ", "<w:hyperlink>{}</w:hyperlink>", "wald."],
        ["By ", "Os", "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>", "."],
        ["By ", "<w:fldSimple w:instr='AUTHOR'>{}</w:fldSimple>", "<w:smartTag>{}</w:smartTag>"],
        ["Os", '<w:r><w:footnoteReference w:id="9"/><w:t>w</w:t><w:drawing/><w:t>a</w:t></w:r>', "ld"],
    ],
)
def test_spans_cross_the_borders_of_wrappers(
    word: ModuleType, oracle: ModuleType, tmp_path: Path, content: list[str]
) -> None:
    """A name half inside a link or control is struck out in both; what is no text stays out of the deletions."""
    wrapped = [c.format(word.r("Oswald" if "AUTHOR" in c else "Os" if "hyper" in c else "wald")) for c in content]
    review = Review(tmp_path, word.word_file(word.p(*wrapped)))
    text = review.draft.segments[0].text
    whole = Edit(review.draft.segments[0].anchor, Span(0, len(text)), text, "Person 3", "f-1", "PERSON", "why")
    check(oracle, review.write([whole]), [whole])
    assert not any(
        next(e.iter(W + "footnoteReference", W + "drawing"), None) is not None
        for e in etree.fromstring(oracle.members(review.target)[MAIN]).iter(W + "del")
    )


def test_marks_inside_a_name_do_not_tear_the_change(word: ModuleType, oracle: ModuleType, tmp_path: Path) -> None:
    """With a comment or a proofing mark in the middle of a name, the new text still stands behind the whole old one."""
    mark = '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r><w:proofErr/>'
    comments = word.story(
        "comments", "comments", f'<w:comment w:id="0" w:author="Ann Editor">{word.p("Hm")}</w:comment>'
    )
    review = Review(tmp_path, word.word_file(word.p('<w:commentRangeStart w:id="0"/>', "Os", mark, "wald"), [comments]))
    edits = [e for e in edits_for(review.draft, "Oswald", "Person 3") if e.anchor.part == MAIN]
    check(oracle, review.write(edits), edits)
    changes = etree.fromstring(oracle.members(review.target)[MAIN]).iter(W + "del", W + "ins")
    assert [etree.QName(e).localname for e in changes] == ["del", "del", "ins"]


def test_earlier_revisions_stay_their_authors(word: ModuleType, oracle: ModuleType, tmp_path: Path) -> None:
    """Our deletion nests in another's insertion, which is split under new ids; text others deleted is left alone."""
    inserted = word.ins(word.r("came with Oswald ") + word.r("Finch home"), 7)
    review = Review(tmp_path, word.word_file(word.p("She ", inserted, word.dele("without Oswald", 8), ".")))
    edits = [
        *edits_for(review.draft, "Oswald Finch", "Person 3"),
        *edits_for(review.draft, "Oswald", "x", View.ORIGINAL),
    ]
    review.write(edits)
    check(oracle, review, [e for e in edits if e.anchor.view is View.FINAL])
    root = etree.fromstring(oracle.members(review.target)[MAIN])
    theirs = [e for e in root.iter(W + "ins") if e.get(W + "author") == "Ann Editor"]
    assert len(theirs) == 3 and len({e.get(W + "id") for e in theirs}) == 3
    assert [e.getparent().get(W + "author") for e in root.iter(W + "del") if e.get(W + "author") == "redraft"] == [
        "Ann Editor"
    ]
    assert [e.text for e in root.iter(W + "delText") if "without" in e.text] == ["without Oswald"]
    assert "1 detail in the text as it was before" in _comments(oracle, review)[-1]


def test_hidden_text_is_struck_out_whole(word: ModuleType, oracle: ModuleType, tmp_path: Path) -> None:
    """Hidden runs, by their own formatting or a style's, go when all is accepted and stay when all is rejected."""
    style = '<w:style w:type="character" w:styleId="H"><w:name w:val="H"/><w:rPr><w:vanish/></w:rPr></w:style>'
    styles = word.Part("word/styles.xml", word.WORD + "styles+xml", "styles", word.xml("w:styles", style))
    shown = word.r("shown", '<w:rStyle w:val="H"/><w:vanish w:val="0"/>')
    body = word.p("Seen ", word.r("check Oswald ", "<w:vanish/>"), word.r("too ", '<w:rStyle w:val="H"/>'), shown)
    review = Review(tmp_path, word.word_file(body, [styles]))
    review.write(edits_for(review.draft, "Oswald", "Person 3"))
    after = oracle.members(review.target)[MAIN]
    assert oracle.paragraphs(after, True) == ["Seen shown"]
    assert oracle.paragraphs(after, False) == ["Seen check Oswald too shown"]
    assert "1 stretch of hidden text is struck out" in _comments(oracle, review)[0]


def test_what_word_cannot_track_is_announced_beside_it(word: ModuleType, oracle: ModuleType, tmp_path: Path) -> None:
    """Attributes, links and rubies stay as they were; a comment at their paragraph names the kind of place, not the name."""
    link = '<w:hyperlink r:id="rIdA" w:tooltip="Oswald"><w:r><w:t>mail</w:t></w:r></w:hyperlink>'
    ruby = f"<w:r><w:ruby><w:rubyBase>{word.r('Oswald')}</w:rubyBase></w:ruby></w:r>"
    links = [word.Link("rIdA", "hyperlink", "mailto:Oswald@example.org")]
    review = Review(tmp_path, word.word_file(word.p("First.") + word.p(link) + word.p(ruby), (), links))
    review.write(edits_for(review.draft, "Oswald", "Person 3"))
    after = oracle.members(review.target)
    assert oracle.paragraphs(after[MAIN], True) == oracle.paragraphs(after[MAIN], False) == ["First.", "mail", "Oswald"]
    rels = etree.fromstring(after["word/_rels/document.xml.rels"])
    assert "mailto:Oswald@example.org" in [e.get("Target") for e in rels]
    beside, ruby_comment, top = _commented(oracle, review)
    assert beside[0] == "mail" and ruby_comment[0] == "Oswald" and top[0] == "First."
    assert "– tool tip: Person, becomes “Person 3”" in beside[1]
    assert "– target of a link (hyperlink): Person, becomes “Person 3”" in beside[1]
    assert "3 details beside the text" in top[1]
    assert not any("Oswald" in text for _, text in (beside, ruby_comment, top))


_PLACES = {
    "alternative text": '<w:r><w:drawing><wp:inline><wp:docPr id="1" descr="By Oswald"/></wp:inline></w:drawing></w:r>',
    "name of an object": '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="Oswald"/></wp:inline></w:drawing></w:r>',
    "title of a content control": '<w:sdt><w:sdtPr><w:alias w:val="Oswald"/></w:sdtPr><w:sdtContent/></w:sdt>',
    "tool tip": '<w:hyperlink w:anchor="x" w:tooltip="Oswald"/>',
    "WordArt": '<w:r><w:pict><v:shape><v:textpath string="Oswald"/></v:shape></w:pict></w:r>',
    "bookmark": '<w:bookmarkStart w:id="5" w:name="Oswald_says"/><w:bookmarkEnd w:id="5"/>',
    "field code": '<w:fldSimple w:instr="AUTHOR Oswald"/>',
    "reading aid": "<w:r><w:ruby><w:rt><w:r><w:t>Oswald</w:t></w:r></w:rt><w:rubyBase/></w:ruby></w:r>",
    "equation": "<m:oMath><m:r><m:t>Oswald</m:t></m:r></m:oMath>",
    "text of a shape": "<w:r><w:drawing><a:p><a:r><a:t>Oswald</a:t></a:r></a:p></w:drawing></w:r>",
    "help of a form field": '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:helpText w:val="Oswald"/></w:ffData></w:fldChar></w:r>',
    "choice of a content control": '<w:sdt><w:sdtPr><w:dropDownList><w:listItem w:displayText="Oswald"/></w:dropDownList>'
    "</w:sdtPr><w:sdtContent/></w:sdt>",
    "text that cannot bear changes": "<w:r><w:ruby><w:rubyBase><w:r><w:t>Oswald</w:t></w:r></w:rubyBase></w:ruby></w:r>",
}


@pytest.mark.parametrize(("what", "content"), _PLACES.items(), ids=_PLACES.keys())
def test_each_kind_of_place_is_named_beside_it(
    word: ModuleType, oracle: ModuleType, tmp_path: Path, what: str, content: str
) -> None:
    """The comment hangs on the very paragraph, says what sort of place it is, the type and the pseudonym, and no name."""
    review = Review(tmp_path, word.word_file(word.p("First.") + word.p("Here", content) + word.p("Last.")))
    edits = edits_for(review.draft, "Oswald", "Person 3")
    review.write(edits)
    before, after = oracle.members(review.source), oracle.members(review.target)
    assert oracle.everything(after, MAIN) == oracle.everything(before, MAIN)
    beside, top = _commented(oracle, review)
    assert beside[0].startswith("Here") and top[0] == "First."
    assert beside[1].endswith(f"– {what}: Person, becomes “Person 3”")
    assert "1 detail beside the text" in top[1] and "Oswald" not in beside[1] + top[1]


def test_what_no_paragraph_shows_is_counted_at_the_top(word: ModuleType, oracle: ModuleType, tmp_path: Path) -> None:
    """Properties, data behind the document and authors of changes have no place in the body: one comment counts them."""
    parts = [
        word.Part("customXml/item1.xml", "application/xml", "customXml", "<a>Oswald</a>"),
        word.Part("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml", "core-properties",
                  word.xml("w:a", "<w:b>Oswald</w:b>"), ""),
    ]  # fmt: skip
    review = Review(tmp_path, word.word_file(word.p("First.", word.ins(word.r("x"), author="Oswald")), parts))
    review.write(edits_for(review.draft, "Oswald", "Person 3"))
    ((place, text),) = _commented(oracle, review)
    assert place == "First.x"
    assert text.startswith("3 details in places that Word does not show on the page")


def test_what_lies_inside_an_embedded_file_is_named_where_that_is(
    word: ModuleType, oracle: ModuleType, tmp_path: Path
) -> None:
    """A document in the document, with links and changes of its own, and words between elements: all named or counted."""
    links = [word.Link("rIdA", "hyperlink", "mailto:Oswald@example.org")]
    inner = word.word_file(word.p("Oswald", word.dele("Oswald was here"), word.ins(word.r("x"))), (), links)
    embedded = word.Part("word/embeddings/a.docx", f"{word.OFFICE}wordprocessingml.document", "package", inner)
    shown = '<w:r><w:object><o:OLEObject r:id="rId1"/></w:object></w:r>'
    review = Review(tmp_path, word.word_file(word.p("First.") + "Oswald" + word.p("Here", shown), [embedded]))
    edits = edits_for(review.draft, "Oswald", "Person 3")
    review.write(edits)
    beside, top = _commented(oracle, review)
    assert beside[0] == "Here" and beside[1].count("Person, becomes “Person 3”") >= 2
    assert top[0] == "First." and "1 detail in places that Word does not show" in top[1]
    assert "Oswald" not in beside[1] + top[1]


def test_announcements_never_flood(word: ModuleType, oracle: ModuleType, tmp_path: Path) -> None:
    """Sixty pictures of one person give forty comments, twenty more are counted at the top; one paragraph has one."""
    picture = '<w:r><w:drawing><wp:inline><wp:docPr id="{}" name="p" descr="Oswald {}"/></wp:inline></w:drawing></w:r>'
    body = "".join(word.p("A", picture.format(n, n)) for n in range(1, 61))
    body += word.p("B", *(picture.format(n, f"and {n}") for n in range(100, 110)))
    review = Review(tmp_path, word.word_file(word.p("Top.", *(picture.format(n, n) for n in range(200, 209))) + body))
    review.write(edits_for(review.draft, "Oswald", "Person 3"))
    comments = _commented(oracle, review)
    assert [text for text, _ in comments] == ["Top.", *["A"] * 39, "Top."]
    assert "alternative text: Person, becomes “Person 3” (9 times)" in comments[0][1]
    assert "48 details beside the text" in comments[-1][1] and "31 details in places" in comments[-1][1]


def test_the_place_of_a_chart_or_note_is_found(word: ModuleType, oracle: ModuleType, tmp_path: Path) -> None:
    """A chart's text, a link inside a note and an earlier comment are announced where the body shows or refers to them."""
    drawing = '<w:r><w:drawing><a:graphic><c:chart r:id="rId1"/></a:graphic></w:drawing></w:r>'
    tip = f'<w:hyperlink w:anchor="x" w:tooltip="Oswald">{word.r("here")}</w:hyperlink>'
    chart = word.xml("c:chartSpace", "<a:p><a:r><a:t>Oswald by age</a:t></a:r></a:p>")
    parts = [
        word.Part("word/charts/chart1.xml", f"{word.OFFICE}drawingml.chart+xml", "chart", chart),
        word.story("footnotes", "footnotes", f'<w:footnote w:id="4">{word.p("See ", tip)}</w:footnote>'),
        word.story("comments", "comments", f'<w:comment w:id="0" w:author="Ann">{word.p("Oswald?")}</w:comment>'),
    ]
    body = (
        word.p("One.")
        + word.p("Two", drawing)
        + word.p("Three", '<w:r><w:footnoteReference w:id="4"/></w:r>')
        + word.p("Four", '<w:r><w:commentReference w:id="0"/></w:r>')
    )
    review = Review(tmp_path, word.word_file(body, parts))
    review.write(edits_for(review.draft, "Oswald", "Person 3"))
    said = dict(_commented(oracle, review)[1:])
    assert "chart or diagram 1: Person" in said["Two"]
    assert "footnote 1, paragraph 1, tool tip: Person" in said["Three"]
    assert "comment 1, paragraph 1: Person" in said["Four"]


def test_comments_hang_on_the_body(word: ModuleType, oracle: ModuleType, tmp_path: Path) -> None:
    """A comment on a header, note or text box hangs on the nearest paragraph of the body; earlier comments stay."""
    body = (
        word.p("One.")
        + word.p("Two", '<w:r><w:footnoteReference w:id="4"/></w:r>')
        + word.p("Three", word.box(word.p("Oswald box")))
    )
    parts = [
        word.story("hdr", "header1", word.p("Oswald header")),
        word.story("footnotes", "footnotes", f'<w:footnote w:id="4">{word.p("Oswald note")}</w:footnote>'),
        word.story("comments", "comments", f'<w:comment w:id="0" w:author="Ann Editor">{word.p("Earlier remark")}</w:comment>'),
    ]  # fmt: skip
    body += '<w:sectPr><w:headerReference w:type="default" r:id="rId1"/></w:sectPr>'
    review = Review(tmp_path, word.word_file(body, parts))
    edits = edits_for(review.draft, "Oswald", "Person 3")
    review.write(edits, {e.finding: f"on {review.draft.segment(e.anchor).kind}" for e in edits})
    check(oracle, review, edits)
    root = etree.fromstring(oracle.members(review.target)[MAIN])
    hosts = {}
    for mark in root.iter(W + "commentReference"):
        host = next(mark.iterancestors(W + "p"))
        hosts[mark.get(W + "id")] = next(host.iter(W + "t", W + "delText")).text
    written = etree.fromstring(oracle.members(review.target)["word/comments.xml"])
    texts = {"".join(c.itertext()): hosts.get(c.get(W + "id")) for c in written}
    assert texts == {"Earlier remark": None, "on header": "One.", "on footnote": "Two", "on text box": "Three"}


def test_remarks_change_no_text(word: ModuleType, oracle: ModuleType, tmp_path: Path) -> None:
    """A flag or near-miss gets a comment around its words, the words stay untouched and untracked."""
    review = Review(tmp_path, word.word_file(word.p("He was a lock keeper, ", word.ins(word.r("once")))))
    anchor = review.draft.segments[0].anchor
    review.write(
        [], remarks=[Remark(anchor, Span(9, 20), "A rare occupation."), Remark(anchor, Span(22, 26), "A date?")]
    )
    check(oracle, review, [])
    assert _comments(oracle, review) == ["A rare occupation.", "A date?"]
    paragraph = next(etree.fromstring(oracle.members(review.target)[MAIN]).iter(W + "p"))
    start = next(paragraph.iter(W + "commentRangeStart"))
    assert start.getnext().findtext(W + "t") == "lock keeper"


def test_a_bound_control_is_cut_loose(word: ModuleType, oracle: ModuleType, tmp_path: Path) -> None:
    """Word refills a bound content control on opening, which would undo the change: the binding goes."""
    bound = f'<w:sdt><w:sdtPr><w:dataBinding w:xpath="/x"/></w:sdtPr><w:sdtContent>{word.r("Oswald")}</w:sdtContent></w:sdt>'
    review = Review(tmp_path, word.word_file(word.p(bound)))
    edits = edits_for(review.draft, "Oswald", "Person 3")
    check(oracle, review.write(edits), edits)
    assert b"dataBinding" not in oracle.members(review.target)[MAIN]


def test_settings_let_the_reviewer_work(word: ModuleType, oracle: ModuleType, tmp_path: Path) -> None:
    """Change tracking is on, what strips authors is off, and a protected draft says so."""
    settings = '<w:zoom/><w:removePersonalInformation/><w:removeDateAndTime/><w:documentProtection w:enforcement="1"/><w:rsids/>'
    part = word.Part("word/settings.xml", word.WORD + "settings+xml", "settings", word.xml("w:settings", settings))
    review = Review(tmp_path, word.word_file(word.p("Text."), [part])).write([])
    root = etree.fromstring(oracle.members(review.target)["word/settings.xml"])
    assert [etree.QName(e).localname for e in root] == ["zoom", "trackRevisions", "documentProtection", "rsids"]
    assert "protected" in _comments(oracle, review)[0]
    assert any(b"CONFIDENTIAL" in data for data in oracle.members(review.target).values())
    bare = Review(tmp_path, word.word_file(word.p("Text."))).write([])
    assert any(b"trackRevisions" in data for data in oracle.members(bare.target).values())


def test_every_page_is_marked_by_a_shape(word: ModuleType, oracle: ModuleType, tmp_path: Path) -> None:
    """Each section's headers carry the mark as WordArt, not as text; missing ones are made, inherited ones are not."""
    first = '<w:p><w:pPr><w:sectPr><w:headerReference w:type="default" r:id="rId1"/></w:sectPr></w:pPr></w:p>'
    body = word.p("One.") + first + word.p("Two.") + "<w:sectPr><w:titlePg/></w:sectPr>"
    review = Review(tmp_path, word.word_file(body, [word.story("hdr", "header1", word.p("Header"))])).write([])
    after = oracle.members(review.target)
    headers = {name: data for name, data in after.items() if b"<w:hdr" in data}
    assert len(headers) == 2
    for data in headers.values():
        root = etree.fromstring(data)
        marks = [e.get("string") for e in root.iter("{urn:schemas-microsoft-com:vml}textpath") if e.get("string")]
        assert marks == ["CONFIDENTIAL – review copy"]
        assert "CONFIDENTIAL" not in "".join(root.itertext())
    sections = list(etree.fromstring(after[MAIN]).iter(W + "sectPr"))
    assert [[r.get(W + "type") for r in s.iter(W + "headerReference")] for s in sections] == [["default"], ["first"]]
    assert read(review.target).segment(review.draft.segments[0].anchor).text == "One."


def test_untouched_parts_keep_their_bytes_and_runs_repeat(word: ModuleType, oracle: ModuleType, tmp_path: Path) -> None:
    """Parts without a change are copied as they are, and the same input gives the same file again."""
    parts = [
        word.story("hdr", "header1", word.p("Nobody")),
        word.Part("customXml/item1.xml", "application/xml", "customXml", "<a>Oswald</a>"),
        word.story("ftr", "footer1", word.p("Nobody either")),
    ]
    review = Review(tmp_path, word.word_file(word.p("By Oswald"), parts))
    original = review.source.read_bytes()
    edits = edits_for(review.draft, "Oswald", "Person 3")
    first = review.write(edits).target.read_bytes()
    assert review.write(edits).target.read_bytes() == first
    before, after = oracle.members(review.source), oracle.members(review.target)
    unchanged = {"customXml/item1.xml", "word/header1.xml", "word/footer1.xml", "_rels/.rels"}
    assert all(before[name] == after[name] for name in unchanged)
    assert review.source.read_bytes() == original
    assert sorted(p.name for p in tmp_path.iterdir()) == ["draft.docx", "review.docx"]


def test_a_changed_draft_is_refused(word: ModuleType, tmp_path: Path) -> None:
    """A draft that is not the one that was read, and an edit that does not fit, write nothing."""
    review = Review(tmp_path, word.word_file(word.p("By Oswald")))
    edits = edits_for(review.draft, "Oswald", "Person 3")
    wrong = [Edit(e.anchor, Span(0, 6), "Oswald", "x", "f-1", "PERSON", "why") for e in edits if e.anchor.part]
    with pytest.raises(PlanInvalid):
        review.write(wrong)
    review.source.write_bytes(word.word_file(word.p("By somebody")))
    with pytest.raises(PlanInvalid):
        review.write(edits)
    assert not review.target.exists()
    assert Kind.BODY.in_story


def _commented(oracle: ModuleType, review: Review) -> list[tuple[str, str]]:
    """Each comment in the order of its id: the text of the paragraph that it hangs on, and its own."""
    parts = oracle.members(review.target)
    hosts = {}
    for mark in etree.fromstring(parts[MAIN]).iter(W + "commentReference"):
        host = next(mark.iterancestors(W + "p"))
        hosts[mark.get(W + "id")] = "".join(t.text for t in host.iter(W + "t", W + "delText"))
    comments = etree.fromstring(parts["word/comments.xml"])
    return [(hosts[c.get(W + "id")], "".join(c.itertext())) for c in comments]


def _comments(oracle: ModuleType, review: Review) -> list[str]:
    parts = oracle.members(review.target).values()
    roots = [etree.fromstring(data) for data in parts if b"<w:comments" in data]
    return ["".join(c.itertext()) for root in roots for c in root.iter(W + "comment")]


def test_what_opening_left_out_is_said_at_the_top(word: ModuleType, oracle: ModuleType, tmp_path: Path) -> None:
    """A reviewer who gets the copy of a file with macros is told that the copy has none."""
    project = word.Part("word/vbaProject.bin", "application/vnd.ms-office.vbaProject", "vbaProject", b"Sub AutoOpen()")
    source, target = tmp_path / "draft.docm", tmp_path / "review.docx"
    source.write_bytes(word.word_file(word.p("Some text."), [project]))
    write_review_copy(source, read(source), [], {}, target, STAMP)
    parts = oracle.members(target)
    assert b"macros" in parts["word/comments.xml"]
    assert not any("vba" in name for name in parts)
