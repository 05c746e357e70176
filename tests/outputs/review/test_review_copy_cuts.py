"""However Word cut and wrapped a text, the tracked changes accept and reject to what plain editing gives."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from redraft.documents.ooxml.reading.reader import read_word
from redraft.documents.ooxml.writing.archive import write_package
from redraft.errors import DraftEmpty
from redraft.outputs.review.bookmarks import marked_edits
from redraft.outputs.review_copy import review_parts
from redraft.text import Draft, Edit, Kind, Span, View, apply

_MAIN = "word/document.xml"
_STAMP = datetime(2025, 1, 1, tzinfo=UTC)
_FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>AUTHOR ab</w:instrText></w:r>'
    '<w:r><w:instrText> XY</w:instrText><w:fldChar w:fldCharType="separate"/></w:r>{}'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
_WRAPPERS = (
    "{}",
    "{}",
    '<w:hyperlink w:anchor="x">{}</w:hyperlink>',
    "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>",
    '<w:smartTag w:element="x">{}</w:smartTag>',
    '<w:ins w:id="{number}" w:author="Ann Editor" w:date="2024-01-01T00:00:00Z">{}</w:ins>',
    '<w:moveTo w:id="{number}" w:author="Ann Editor" w:date="2024-01-01T00:00:00Z">{}</w:moveTo>',
    _FIELD.format("{}"),
    '<w:ins w:id="{number}" w:author="Ann Editor" w:date="2024-01-01T00:00:00Z"><w:r><w:t>By</w:t></w:r>'
    + _FIELD.format("{}")
    + "</w:ins>",
    '<w:hyperlink w:anchor="x">' + _FIELD.format("{}" + _FIELD.format("<w:r><w:t>in</w:t></w:r>")) + "</w:hyperlink>",
)
_BETWEEN = (
    "",
    "",
    "<w:proofErr/>",
    '<w:bookmarkStart w:id="{number}" w:name="b{number}"/><w:bookmarkEnd w:id="{number}"/>',
    '<w:del w:id="{number}" w:author="Ann Editor"><w:r><w:delText>gone</w:delText></w:r></w:del>',
    "<w:r><w:drawing/></w:r>",
    '<w:r><w:t>in</w:t><w:drawing/><w:t xml:space="preserve"> run </w:t><w:tab/></w:r>',
)
_FORMATS = ("", "<w:rPr><w:b/></w:rPr>", "<w:rPr><w:i/><w:lang/></w:rPr>")


@st.composite
def _paragraph(draw: st.DrawFn) -> str:
    pieces = []
    for number in range(100, 100 + draw(st.integers(1, 5)) * 10, 10):
        runs = ""
        for _ in range(draw(st.integers(1, 3))):
            text = draw(st.text("ab XY", min_size=1, max_size=4))
            runs += f'<w:r>{draw(st.sampled_from(_FORMATS))}<w:t xml:space="preserve">{text}</w:t></w:r>'
        pieces.append(draw(st.sampled_from(_WRAPPERS)).format(runs, number=number))
        pieces.append(draw(st.sampled_from(_BETWEEN)).format(number=number + 1))
    return "<w:p>" + "".join(pieces) + "</w:p>"


@st.composite
def _case(draw: st.DrawFn) -> tuple[str, list[int]]:
    body = "".join(draw(st.lists(_paragraph(), min_size=1, max_size=2)))
    return body, draw(st.lists(st.integers(1, 4), max_size=8))


def _edits(text_of: dict[object, str], steps: list[int]) -> list[Edit]:
    edits = []
    for anchor, text in text_of.items():
        at = 0
        for number, step in enumerate(steps):
            start, end = at + step - 1, at + step + steps[-number - 1] - 1
            if end > len(text):
                break
            becomes = ("Person 3", "", "a\tb")[number % 3]
            edits.append(Edit(anchor, Span(start, end), text[start:end], becomes, f"f-{len(edits)}", "PERSON", ""))  # type: ignore[arg-type]
            at = end
    return edits


def _edits_of_codes(draft: Draft, steps: list[int]) -> list[Edit]:
    """An edit of a field's code for about every other field."""
    codes = [s.anchor for s in draft.segments if s.kind is Kind.FIELD]
    chosen = [anchor for number, anchor in enumerate(codes) if (number + len(steps)) % 2]
    return [Edit(a, Span(7, 12), "ab XY", "x", f"f-c{n}", "PERSON", "") for n, a in enumerate(chosen)]


@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(case=_case())
def test_any_cut_accepts_and_rejects_right(
    word: ModuleType, oracle: ModuleType, tmp_path: Path, case: tuple[str, list[int]]
) -> None:
    """Random runs, wrappers, objects and earlier revisions: both readings are right by an independent resolver."""
    body, steps = case
    data = word.word_file(body)
    try:
        draft = read_word(data, "a.docx")
    except DraftEmpty:
        return
    finals = {s.anchor: s.text for s in draft.segments if s.kind.in_story and s.anchor.view is View.FINAL}
    edits = _edits(finals, steps)
    codes = _edits_of_codes(draft, steps)
    parts = review_parts(data, draft, [*edits, *codes], {e.finding: "note" for e in edits[::2]}, _STAMP)
    original = word.xml("w:document", f"<w:body>{body}</w:body>").encode()
    assert oracle.paragraphs(parts[_MAIN], False) == oracle.paragraphs(original, False)
    assert oracle.everything(parts, _MAIN) == oracle.everything({_MAIN: original}, _MAIN)
    assert set(oracle.repeated_ids(parts)) <= set(oracle.repeated_ids({"a.xml": original}))
    assert {e.finding for e in edits} <= {m.finding for m in marked_edits(etree.fromstring(parts[_MAIN]))}
    expected = [apply(text, [e for e in edits if e.anchor == anchor]) for anchor, text in finals.items()]
    assert [t for t in oracle.paragraphs(parts[_MAIN], True) if t.strip()] == [t for t in expected if t.strip()]
    target = tmp_path / "review.docx"
    write_package(parts, target)
    assert oracle.faults(target) == []


@pytest.mark.parametrize("seed", range(3))
def test_pandoc_agrees(word: ModuleType, oracle: ModuleType, tmp_path: Path, program: object, seed: int) -> None:
    """Another program's reading of accept and reject is ours, links, controls and earlier revisions included."""
    pandoc = program("pandoc")  # type: ignore[operator]
    wrappers = [w for w in _WRAPPERS if "moveTo" not in w]
    body = "".join(
        word.p(
            *(
                wrapper.format(word.r(f"name{n} {seed}", ("", "<w:b/>")[n % 2]), number=1000 + 10 * n + i)
                for i, wrapper in enumerate(wrappers[(n + seed) % 3 :])
            ),
            word.dele("gone", 5000 + n),
        )
        for n in range(12)
    )
    source, target, plain = (tmp_path / name for name in ("a.docx", "review.docx", "plain.docx"))
    source.write_bytes(word.word_file(body))
    draft = read_word(source.read_bytes(), "a.docx")
    finals = {s.anchor: s.text for s in draft.segments if s.kind.in_story and s.anchor.view is View.FINAL}
    edits = [e for e in _edits(finals, [2, 3, 4, 1, 3 + seed]) if e.becomes]
    write_package(review_parts(source.read_bytes(), draft, edits, {}, _STAMP), target)
    expected = "".join(word.p(apply(text, [e for e in edits if e.anchor == a])) for a, text in finals.items())
    plain.write_bytes(word.word_file(expected))
    assert oracle.pandoc_text(pandoc, target, "accept") == oracle.pandoc_text(pandoc, plain, "accept")
    assert oracle.pandoc_text(pandoc, target, "reject") == oracle.pandoc_text(pandoc, source, "reject")
