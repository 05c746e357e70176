"""A declared name is found and replaced in both copies wherever Word, its author or a character cuts it in two."""

from __future__ import annotations

from datetime import UTC, datetime
from types import ModuleType

import pytest
from lxml import etree

from redraft.cast import CastMember, Declared
from redraft.detection import Detector
from redraft.documents.ooxml.reading.reader import read_word
from redraft.outputs.publication.links import LinkPolicy
from redraft.outputs.publication.revisions import Settling
from redraft.outputs.publication.word_copy import Rules, word_copy
from redraft.outputs.review_copy import review_parts
from redraft.text import Edit

_MAIN = "word/document.xml"
_STAMP = datetime(2025, 1, 1, tzinfo=UTC)
_RULES = Rules(Settling.ACCEPT, frozenset(), LinkPolicy.WEB)
_NAME, _BECOMES = "Griffin Ashdale-Müller", "Child R"
_DECLARED = Declared(cast=(CastMember(_NAME, role="subject"),))
_BEGIN, _SEPARATE, _END = (f'<w:r><w:fldChar w:fldCharType="{t}"/></w:r>' for t in ("begin", "separate", "end"))
_SHOWN_TO_A_CODE = "1"
_FRAME = '<w:pPr><w:framePr w:dropCap="drop" w:lines="3"/></w:pPr>'


def _run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def _p(*content: str) -> str:
    return "<w:p>" + "".join(each if each.startswith("<") else _run(each) for each in content) + "</w:p>"


_FIRST, _SECOND = _run("Griffin Ash"), _run("dale-Müller")
_BROKEN = {
    "runs": _p("By Griff", "in Ashd", "ale-Müller."),
    "marks": _p(_FIRST, '<w:proofErr w:type="spellStart"/><w:bookmarkStart w:id="3" w:name="x"/>', _SECOND, '<w:bookmarkEnd w:id="3"/>'),
    "link": _p(f'<w:hyperlink r:id="rIdA">{_FIRST}</w:hyperlink>', _SECOND),
    "control": _p(_FIRST, f"<w:sdt><w:sdtPr/><w:sdtContent>{_SECOND}</w:sdtContent></w:sdt>", " left."),
    "smart tag": _p(f'<w:smartTag w:element="x">{_FIRST}</w:smartTag>', _SECOND),
    "simple field": _p(f'<w:fldSimple w:instr=" AUTHOR ">{_FIRST}</w:fldSimple>', _SECOND),
    "field": _p(_BEGIN, "<w:r><w:instrText> AUTHOR </w:instrText></w:r>", _SEPARATE, _FIRST, _END, _SECOND),
    "nested fields": _p(
        _BEGIN, "<w:r><w:instrText> IF 1 = </w:instrText></w:r>", _BEGIN, "<w:r><w:instrText> AUTHOR </w:instrText></w:r>",
        _SEPARATE, _run(_SHOWN_TO_A_CODE), _END, "<w:r><w:instrText> x </w:instrText></w:r>", _SEPARATE, _FIRST, _SECOND, _END),
    "insertion": _p(_FIRST, f'<w:ins w:id="5" w:author="Ann Editor">{_SECOND}</w:ins>'),
    "deletion between": _p(_FIRST, '<w:del w:id="6" w:author="Ann Editor"><w:r><w:delText>e</w:delText></w:r></w:del>', _SECOND),
    "direction": _p(f'<w:bdo w:val="ltr">{_FIRST}</w:bdo>', f'<w:dir w:val="ltr">{_SECOND}</w:dir>'),
    "footnote mark": _p(_FIRST, '<w:r><w:footnoteReference w:id="2"/></w:r>', _SECOND),
    "comment": _p(_FIRST, '<w:commentRangeStart w:id="0"/>', _SECOND, '<w:commentRangeEnd w:id="0"/>'),
    "tab": _p("Griffin", "<w:r><w:tab/></w:r>", "Ashdale-Müller"),
    "line break": _p("Griffin", "<w:r><w:br/></w:r>", "Ashdale-Müller"),
    "no-break space": _p("Griffin\u00a0Ashdale-Müller"),
    "hyphen element": _p("Griffin Ashdale", "<w:r><w:noBreakHyphen/></w:r>", "Müller"),
    "hyphen character": _p("Griffin Ashdale\u2011Müller"),
    "soft hyphen element": _p("Griffin Ash", "<w:r><w:softHyphen/></w:r>", "dale-Müller"),
    "soft hyphen": _p("Griffin Ash\u00addale-Müller"),
    "zero width": _p("Griffin Ash\u200bdale-\u2060Müller"),
    "direction marks": _p("\u202aGriffin\u202c Ashdale-\u200eMüller"),
    "decomposed": _p("Griffin Ashdale-Mu\u0308ller"),
    "ligature": _p("Gri\ufb03n Ashdale-Müller"),
    "ligature of two": _p("Grif\ufb01n Ashdale-Müller"),
    "full width": _p("\uff27\uff52\uff49\uff46\uff46\uff49\uff4e Ashdale-Müller"),
    "drop cap": _p(_FRAME, "G") + _p("riffin Ashdale-Müller left."),
    "small capitals": _p("<w:r><w:rPr><w:smallCaps/></w:rPr><w:t>Griffin Ashdale</w:t></w:r>", "-Müller"),
}  # fmt: skip


@pytest.fixture(scope="module")
def detector() -> Detector:
    """The detector with redraft's own definitions."""
    return Detector.load()


@pytest.fixture(scope="module")
def findings(detector: Detector, word: ModuleType) -> dict[str, tuple[bytes, list[Edit]]]:
    """Each file with the edits that replace the declared name, all found in one go."""
    files = {place: word.word_file(body, links=[word.Link("rIdA", "hyperlink", "https://example.org/")])
             for place, body in _BROKEN.items()}  # fmt: skip
    drafts = [read_word(data, f"{place}.docx") for place, data in files.items()]
    edits: dict[str, list[Edit]] = {place: [] for place in files}
    for found in detector.detect(drafts, _DECLARED):
        if found.entity_type == "PERSON" and found.action.changes_text and found.anchor.part == _MAIN:
            edit = Edit(found.anchor, found.span, found.text, _BECOMES, found.id, "PERSON", "declared")
            edits[found.source.removesuffix(".docx")].append(edit)
    return {place: (data, edits[place]) for place, data in files.items()}


def _text(part: bytes, gone: tuple[str, ...] = ()) -> str:
    root = etree.fromstring(part)
    space = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    for name in gone:
        for element in list(root.iter(space + name)):
            element.getparent().remove(element)
    return "".join(node.text or "" for node in root.iter(space + "t", space + "delText"))


@pytest.mark.parametrize("place", _BROKEN)
def test_a_name_cut_in_two_is_one_name(findings: dict[str, tuple[bytes, list[Edit]]], place: str) -> None:
    """The detector finds it, the publication copy has the pseudonym for it once, and so has the review copy accepted."""
    data, edits = findings[place]
    assert edits, "not found"
    parts, _ = word_copy(data, edits, _RULES, "copy", _STAMP)
    published = _text(parts[_MAIN])
    assert published.count(_BECOMES) == 1
    assert not any(half in published for half in ("riff", "iffin", "Ash", "dale", "ller", "\ufb01", "\ufb03"))
    reviewed = review_parts(
        data, read_word(data, f"{place}.docx"), edits, {e.finding: "A person." for e in edits}, _STAMP
    )
    accepted = _text(reviewed[_MAIN], ("del",)).replace(_SHOWN_TO_A_CODE, "")
    assert accepted == published
    assert _text(reviewed[_MAIN]).count(_BECOMES[1:]) == 1
