"""No text of a document becomes a formula, in a workbook or in a CSV file."""

from __future__ import annotations

import csv
import io
import unicodedata
from io import BytesIO
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from openpyxl import load_workbook

from redraft.outputs.register.contents import Line, Register
from redraft.outputs.register.defuse import MOST, cell_text, csv_text, is_risky, stored_text
from redraft.outputs.register.delimited import delimited
from redraft.outputs.register.layout import Field, Sheet
from redraft.outputs.register.workbook import workbook

_ATTACKS = (
    '=HYPERLINK("http://example.org","a")',
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-2+3",
    "@SUM(1,1)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    " =1+1",
    "\u00a0=1+1",
    "\u200b=1+1",
    "\ufeff=1+1",
    "\u202e=1+1",
    "＝1+1",
    "　＋1",
    "－1",
    "＠SUM(1)",
    "−1",
    "﹢1",
    "|calc",
    "%0A=1",
    '"=1+1"',
    "'=1+1",
    "#N/A",
    "{=1+1}",
    "_x003D_1+1",
    "a;=1+1",
    'a;"=1+1',
    "a\n=1+1",
    "\x85=1+1",
    "a\u2028=1+1",
    "a\t@SUM(1)",
    "\x00=1",
    "\x07=1+1",
    "\ud800=1",
    "\uffff=1",
)


def _register(*texts: str) -> Register:
    """A register in which each text stands wherever a document's words may stand."""
    numbers = {Field.NUMBER: "1", Field.COUNT: "1", Field.ID: "f-0123456789"}
    fields = (Field.ORIGINAL, Field.NAMES, Field.PSEUDONYM, Field.BECOMES, Field.CONTEXT, Field.WHY)
    lines = tuple(
        Line("f-0123456789", {**dict.fromkeys(fields, text), **numbers}, ("accept", "reword"), (("person-1", text),))
        for text in texts
    )
    return Register(texts[0], "0123456789", "2026-03-04T09:05:00Z", "0.1.0", dict.fromkeys(Sheet, lines))


def _formulas(data: bytes) -> list[str]:
    """Whatever in the cells of a workbook is not plain text or a whole number."""
    odd = []
    with ZipFile(BytesIO(data)) as archive:
        for name in archive.namelist():
            if name.startswith("xl/worksheets/sheet"):
                for element in etree.fromstring(archive.read(name)).iter():
                    tag = etree.QName(element).localname
                    if tag == "f" or (tag == "c" and element.get("t", "n") not in ("inlineStr", "s", "n")):
                        odd.append(f"{name} {element.get('r')}")
    return odd


def _beginnings(data: bytes, delimiter: str) -> list[str]:
    """The cells of a CSV file that begin like a formula, for a program that cuts at `delimiter` and leaves quotes alone or not."""
    text = data.decode("utf-8-sig")
    cut = [cell for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter) for cell in row]
    if delimiter != ",":
        cut += [cell.strip('"') for line in text.splitlines() for cell in line.split(delimiter)]
    return [cell for cell in cut if _seen(cell)[:1] in tuple("=+-@")]


def _seen(cell: str) -> str:
    """What is left for a program that takes signs of full width for plain ones and white space for nothing."""
    plain = unicodedata.normalize("NFKC", cell)
    return plain.lstrip("".join(c for c in plain if c.isspace() or unicodedata.category(c) in ("Cf", "Cc")))


@pytest.mark.parametrize("text", _ATTACKS)
def test_known_attacks_are_text(text: str) -> None:
    """Each known way to begin a formula is a text in the workbook, and begins none in a CSV file, wherever it is cut."""
    register = _register(text)
    assert not _formulas(workbook(register))
    for sheet in Sheet:
        for delimiter in ",;\t":
            assert not _beginnings(delimited(register, sheet), delimiter)


_LIKELY = st.one_of(st.sampled_from("=+-@\t\r\n;,\"' |%＝＋－＠\u200b\u00a0"), st.characters())


@given(st.lists(st.text(alphabet=_LIKELY), min_size=10, max_size=20))
@settings(max_examples=20, deadline=None)
def test_no_text_becomes_a_formula(texts: list[str]) -> None:
    """Whatever a document says, no cell of the workbook or the lists is a formula, and the workbook says the same."""
    register = _register(*texts)
    data = workbook(register)
    assert not _formulas(data)
    assert not _beginnings(delimited(register, Sheet.CHANGES), ",")
    assert not _beginnings(delimited(register, Sheet.CHANGES), ";")
    for text, (cell,) in zip(texts, load_workbook(BytesIO(data))["Changes"]["C2" : f"C{len(texts) + 1}"], strict=True):
        assert (cell.value or "").replace("_x005F_", "_") == cell_text(text)


@given(st.text())
@settings(max_examples=300, deadline=None)
def test_defused_text_is_not_risky(text: str) -> None:
    """What was made harmless begins nothing that a spreadsheet takes for a formula, and loses no letter."""
    made = csv_text(text)
    assert not is_risky(made) or not made
    assert made.replace("'", "") == cell_text(text).replace("'", "")


def test_ordinary_text_is_left_alone() -> None:
    """Names, dates and numbers are the same in the lists as in the drafts."""
    for text in ("Ms Orrell-Hale", "07700 900417", "12 March 2021", "O’Neill & Sons", "a – b", "(aged 4)", "£20"):
        assert csv_text(text) == stored_text(text) == text


def test_long_text_is_cut_visibly() -> None:
    """A text that is longer than a cell may be ends with a note of how long it was."""
    for text in ("a" * 40_000, "𝒂" * 20_000):
        cut = cell_text(text)
        assert len(cut.encode("utf-16-le")) // 2 <= MOST
        assert cut.endswith(f"[cut: {len(text.encode('utf-16-le')) // 2:,} characters in all]")
    assert cell_text("a" * MOST) == "a" * MOST
