"""Documents that are pseudonymised already: what is in place stays, and what still identifies is put to the reviewer.

The sources under `fixtures/pseudonymised` are built into Word documents. A mark of type KEEP is a pseudonym or a term
of art; QUANTITY a plain count, which may stay; every other mark still identifies and is to be decided.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from fixtures.build import HERE
from fixtures.builder.draft import build
from fixtures.builder.expected import expected
from fixtures.builder.source import Source, load

from redraft.cast import Declared
from redraft.documents import read
from redraft.findings import Action, Finding
from redraft.text import Anchor, Draft, Kind, Segment, Span

DOCUMENTS = ("response", "briefing", "summary")
STILL_IDENTIFIES = {
    "response": [
        "Harnsworth",
        "Harnsworth Borough Council",
        "HSCB",
        "17 March 2016",
        "Lodestar Complex Safeguarding Team",
        "Lodestar",
        "Harnshire Police",
        "sentenced to 18 months’ imprisonment",
        "left to lie on the file",
    ],
    "briefing": ["WQSCP", "Daybreak Complex Safeguarding Team"],
    "summary": [
        "Teignholme Community Safety Partnership",
        "4 June 2019",
        "pleaded guilty to murder",
        "Teignholme Crown Court",
        "Larkrise Domestic Abuse Hub",
        "widely reported",
    ],
}
COUNTS = {
    "response": "12 different social workers and 8 placements",
    "briefing": "9 different social workers and 5 placements",
}
PSEUDONYMS = {
    "response": {"Child R", "Child R’s", "R", "R’s", "R1", "R9"},
    "briefing": {"Olivia", "Olivia's", "Olivia (not the individual's real name)"},
    "summary": {"Adult A", "Adult A’s", "Mr B", "A", "Child 2", "Sibling 2", "SW1", "HV2", "PC3", "GP1", "R1"},
}


@dataclass(frozen=True)
class Mark:
    """A marked wording, and the findings that touch it."""

    text: str
    type: str
    span: Span
    findings: tuple[Finding, ...]

    @property
    def to_decide(self) -> bool:
        """Whether the reviewer meets the whole of it, as a proposal or a flag."""
        covered = {at for f in self.findings if _to_decide(f) for at in range(f.span.start, f.span.end)}
        return covered.issuperset(range(self.span.start, self.span.end))


@dataclass(frozen=True)
class Document:
    """A document as redraft reads it: its marks, and every finding beyond them."""

    marks: tuple[Mark, ...]
    beyond: tuple[Finding, ...]


def _to_decide(finding: Finding) -> bool:
    return finding.action.changes_text or finding.action is Action.FLAG


@pytest.fixture(scope="module")
def documents(detector, tmp_path_factory) -> dict[str, Document]:
    """Each document, built into Word, read and searched by itself with nothing declared."""
    folder = tmp_path_factory.mktemp("pseudonymised")
    return {name: _document(detector, _source(name), folder) for name in DOCUMENTS}


@pytest.fixture(scope="module")
def broken_lines(detector) -> dict[str, Document]:
    """Each document as if copied out of a PDF: a line ends after some sixty letters, wherever that is."""
    return {name: _searched(detector, _broken(_source(name)), _told(_source(name))) for name in DOCUMENTS}


def _source(name: str) -> Source:
    return load(HERE / "pseudonymised" / f"{name}.md")


def _told(source: Source) -> dict[str, Any]:
    """What is marked in each paragraph, by its wording."""
    return {each["text"]: each for each in expected("", [source])["documents"][0]["segments"]}


def _document(detector, source: Source, folder: Path) -> Document:
    path = folder / source.file_name
    path.write_bytes(build(source))
    return _searched(detector, read(path), _told(source))


def _broken(source: Source) -> Draft:
    texts = ("\n".join(textwrap.wrap(text, 61, break_on_hyphens=False)) for text in _told(source))
    segments = (Segment(Anchor("", str(at)), text, Kind.BODY, f"paragraph {at}") for at, text in enumerate(texts, 1))
    return Draft("copied.txt", "text", "0" * 64, tuple(segments))


def _searched(detector, draft: Draft, told: dict[str, Any]) -> Document:
    findings = detector.detect([draft], Declared())
    marks, touched = [], set()
    for segment in draft.segments:
        here = [f for f in findings if f.anchor == segment.anchor]
        for mark in _marks(told.get(segment.text.replace("\n", " "), {}), here):
            marks.append(mark)
            touched.update(f.id for f in mark.findings)
    return Document(tuple(marks), tuple(f for f in findings if f.id not in touched))


def _marks(told, findings) -> Iterator[Mark]:
    for kind in ("findings", "keep"):
        for each in told.get(kind, ()):
            span = Span(each["start"], each["end"])
            near = tuple(f for f in findings if f.span.overlaps(span))
            yield Mark(span.of(told["text"]), each.get("type", "KEEP"), span, near)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_pseudonym_form_is_in_the_document(documents, name):
    """The fixtures hold the forms that this file makes promises about."""
    assert PSEUDONYMS[name] <= {mark.text for mark in documents[name].marks if mark.type == "KEEP"}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_no_pseudonym_and_no_term_of_art_is_replaced(documents, name):
    """Nothing that would change text touches a pseudonym, a possessive of one, or a term of art."""
    kept = [mark for mark in documents[name].marks if mark.type == "KEEP"]
    assert [(m.text, f.text) for m in kept for f in m.findings if f.action.changes_text] == []


@pytest.mark.parametrize("name", DOCUMENTS)
def test_nobody_is_asked_about_a_pseudonym_or_a_term_of_art(documents, name):
    """Neither a question nor a flag stops at one: a national body is at most noted as kept."""
    kept = [mark for mark in documents[name].marks if mark.type == "KEEP"]
    assert [(m.text, f.text) for m in kept for f in m.findings if f.action is not Action.KEEP] == []


@pytest.mark.parametrize("name", DOCUMENTS)
def test_nothing_beyond_the_marks_is_proposed(documents, name):
    """No other word of the document would be changed."""
    assert [f.text for f in documents[name].beyond if f.action.changes_text] == []


@pytest.mark.parametrize(("name", "wording"), [(name, each) for name in DOCUMENTS for each in STILL_IDENTIFIES[name]])
def test_what_still_identifies_is_put_to_the_reviewer(documents, name, wording):
    """Area, exact meeting date, local bodies, branded team, court and its outcome: proposed or flagged, wherever named."""
    named = [mark for mark in documents[name].marks if mark.text == wording]
    assert named
    assert [mark.findings for mark in named if not mark.to_decide] == []


@pytest.mark.parametrize("name", COUNTS)
def test_counts_of_workers_and_placements_are_put_to_the_reviewer(documents, name):
    """An exact number of social workers and of placements is as good as a fingerprint."""
    counts = [mark for mark in documents[name].marks if mark.text == COUNTS[name]]
    assert counts and all(any(_to_decide(f) for f in mark.findings) for mark in counts)


def test_boxes_out_of_order_do_not_matter(documents):
    """The declaration of a pseudonym holds for a box that is read before it, and for the line below the boxes."""
    olivia = [mark for mark in documents["briefing"].marks if mark.text.startswith("Olivia")]
    assert len(olivia) > 8
    assert [f.text for mark in olivia for f in mark.findings] == []


@pytest.mark.parametrize("name", DOCUMENTS)
def test_lines_broken_by_a_pdf_do_not_matter(broken_lines, name):
    """A label parted from its letter by the end of a line, as in text from a PDF, still stays and asks nothing."""
    kept = [mark for mark in broken_lines[name].marks if mark.type == "KEEP"]
    assert len(kept) > 20
    assert [(m.text, f.text) for m in kept for f in m.findings if f.action is not Action.KEEP] == []
    assert [f.text for f in broken_lines[name].beyond if f.action.changes_text] == []
