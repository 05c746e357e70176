"""Earlier authors' tracked changes are settled for good, as Word would settle them."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

BY = 'w:author="Somebody" w:date="2020-01-01T00:00:00Z"'


def run(text: str, tag: str = "t") -> str:
    """A run."""
    return f'<w:r><w:{tag} xml:space="preserve">{text}</w:{tag}></w:r>'


def ins(content: str, n: int = 1) -> str:
    """An insertion."""
    return f'<w:ins w:id="{n}" {BY}>{content}</w:ins>'


def dele(text: str, n: int = 2) -> str:
    """A deletion."""
    return f'<w:del w:id="{n}" {BY}>{run(text, "delText")}</w:del>'


def mark(kind: str, style: str = "") -> str:
    """The properties of a paragraph whose mark was inserted or deleted."""
    return f'<w:pPr>{style}<w:rPr><w:{kind} w:id="9" {BY}/></w:rPr></w:pPr>'


def cell(content: str, properties: str = "") -> str:
    """A table cell."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr><w:p>{content}</w:p></w:tc>"


def table(*rows: str) -> str:
    """A table of rows."""
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(f'<w:tr>{r}</w:tr>' for r in rows)}</w:tbl><w:p/>"


CASES = {
    "insertion": (f"<w:p>{run('a')}{ins(run('b'))}{run('c')}</w:p>", ["abc"], ["ac"]),
    "deletion": (f"<w:p>{run('a')}{dele('b')}{run('c')}</w:p>", ["ac"], ["abc"]),
    "deletion in an insertion": (f"<w:p>{run('a')}{ins(run('b') + dele('x') + run('c'))}</w:p>", ["abc"], ["a"]),
    "move": (
        f'<w:p>{run("a")}<w:moveFrom w:id="3" {BY}>{run("m")}</w:moveFrom></w:p><w:p><w:moveTo w:id="4" {BY}>{run("m")}</w:moveTo></w:p>',
        ["a", "m"],
        ["am", ""],
    ),
    "deleted paragraph mark": (f"<w:p>{mark('del')}{run('a')}</w:p><w:p>{run('b')}</w:p>", ["ab"], ["a", "b"]),
    "inserted paragraph mark": (f"<w:p>{mark('ins')}{run('a')}</w:p><w:p>{run('b')}</w:p>", ["a", "b"], ["ab"]),
    "three marks after another": (
        f"<w:p>{mark('del')}{run('a')}</w:p><w:p>{mark('del')}{run('b')}</w:p><w:p>{run('c')}</w:p>",
        ["abc"],
        ["a", "b", "c"],
    ),
    "whole paragraph deleted": (
        f"<w:p>{run('a')}</w:p><w:p>{mark('del')}{dele('b')}</w:p><w:p>{run('c')}</w:p>",
        ["a", "c"],
        ["a", "b", "c"],
    ),
    "deleted paragraph before a table": (
        f"<w:p>{run('a')}</w:p><w:p>{mark('del')}{dele('b')}</w:p>{table(cell(run('c')))}",
        ["a", "c", ""],
        ["a", "b", "c", ""],
    ),
    "deleted row": (
        table(f'<w:trPr><w:del w:id="5" {BY}/></w:trPr>' + cell(dele("x")), cell(run("y"))),
        ["y", ""],
        ["x", "y", ""],
    ),
    "inserted row": (
        table(f'<w:trPr><w:ins w:id="5" {BY}/></w:trPr>' + cell(ins(run("x"))), cell(run("y"))),
        ["x", "y", ""],
        ["y", ""],
    ),
    "deleted cell": (table(cell(run("x"), f'<w:cellDel w:id="5" {BY}/>') + cell(run("y"))), ["y", ""], ["x", "y", ""]),
    "the only paragraph of a cell": (table(f"<w:tc><w:p>{mark('del')}{dele('x')}</w:p></w:tc>"), ["", ""], ["x", ""]),
    "inserted link text": (
        f'<w:p>{run("a")}<w:hyperlink w:anchor="_top">{ins(run("b"))}</w:hyperlink></w:p>',
        ["ab"],
        ["a"],
    ),
}


@pytest.mark.parametrize(("body", "accepted", "rejected"), CASES.values(), ids=CASES.keys())
def test_changes_are_settled_as_ruled(
    word: ModuleType, publish: Callable, body: str, accepted: list[str], rejected: list[str]
) -> None:
    """Each kind of change gives the text of the final view when accepted and of the original when rejected."""
    data = word.word_file(body + "<w:sectPr/>")
    assert publish(data).paragraphs() == accepted
    assert publish(data, revisions="reject").paragraphs() == rejected


@pytest.mark.parametrize("how", ["accept", "reject"])
@pytest.mark.parametrize("name", [n for n in CASES if "row" not in n.split() and n != "deleted cell"])
def test_pandoc_agrees(
    word: ModuleType, publish: Callable, program: Callable, tmp_path: Path, name: str, how: str
) -> None:
    """An independent reader that settles the draft's changes itself (all but rows and cells) sees the same words."""
    data = word.word_file(CASES[name][0] + "<w:sectPr/>")
    copy = publish(data, revisions=how).path
    shown = [
        "".join(
            subprocess.run(
                [program("pandoc"), f"--track-changes={how}", "-f", "docx", "-t", "plain", str(path)],
                capture_output=True,
                check=True,
            )
            .stdout.decode()
            .split()
        ).replace("-", "")
        for path in (tmp_path / "draft.docx", copy)
    ]
    assert shown[0] == shown[1]


def test_the_mark_that_stays_keeps_its_formatting(word: ModuleType, publish: Callable) -> None:
    """When two paragraphs become one, it looks like the second, whose mark it is."""
    first = mark("del", '<w:jc w:val="left"/>') + run("a")
    body = f"<w:p>{first}</w:p><w:p><w:pPr><w:jc w:val='right'/></w:pPr>{run('b')}</w:p>"
    markup = publish(word.word_file(body + "<w:sectPr/>")).markup()
    assert 'w:val="right"' in markup
    assert 'w:val="left"' not in markup


def test_rejected_formatting_is_as_it_was(word: ModuleType, publish: Callable) -> None:
    """Rejecting a change of formatting brings the earlier formatting back; accepting it leaves the later one."""
    body = (
        f'<w:p><w:pPr><w:jc w:val="right"/><w:pPrChange w:id="1" {BY}><w:pPr><w:jc w:val="center"/></w:pPr></w:pPrChange></w:pPr>'
        f'<w:r><w:rPr><w:b/><w:rPrChange w:id="2" {BY}><w:rPr><w:i/></w:rPr></w:rPrChange></w:rPr><w:t>a</w:t></w:r></w:p><w:sectPr/>'
    )
    accepted = publish(word.word_file(body)).markup()
    assert "<w:b/>" in accepted and "<w:i/>" not in accepted and '"right"' in accepted
    rejected = publish(word.word_file(body), revisions="reject").markup()
    assert "<w:i/>" in rejected and "<w:b/>" not in rejected and '"center"' in rejected


def test_edits_speak_of_the_view_that_stands(word: ModuleType, publish: Callable) -> None:
    """A name that was corrected is replaced in its corrected form or in its first one, as changes are ruled."""
    body = f"<w:p>{run('Miss Br')}{dele('u')}{ins(run('a'))}{run('ndreth came.')}</w:p><w:sectPr/>"
    replace = {"Miss Brandreth": "Person 1", "Miss Brundreth": "Person 2"}
    assert publish(word.word_file(body), replace).paragraphs() == ["Person 1 came."]
    assert publish(word.word_file(body), replace, revisions="reject").paragraphs() == ["Person 2 came."]


def test_a_name_retyped_is_replaced_where_it_stays(word: ModuleType, publish: Callable) -> None:
    """The same name deleted and typed again goes in both rulings, though both views read alike."""
    body = f"<w:p>{run('Miss ')}{dele('Brandreth')}{ins(run('Brandreth'))}{run(' came.')}</w:p><w:sectPr/>"
    for how in ("accept", "reject"):
        assert publish(word.word_file(body), {"Brandreth": "B"}, revisions=how).paragraphs() == ["Miss B came."]


def test_a_note_whose_reference_was_deleted_goes(word: ModuleType, publish: Callable) -> None:
    """The text of a footnote does not outlive its reference."""
    notes = word.story(
        "footnotes", "footnotes", '<w:footnote w:id="2"><w:p><w:r><w:t>note</w:t></w:r></w:p></w:footnote>'
    )
    body = f'<w:p>{run("a")}<w:del w:id="1" {BY}><w:r><w:footnoteReference w:id="2"/></w:r></w:del></w:p><w:sectPr/>'
    assert publish(word.word_file(body, [notes])).paragraphs("word/footnotes.xml") == []
    assert publish(word.word_file(body, [notes]), revisions="reject").paragraphs("word/footnotes.xml") == ["note"]
