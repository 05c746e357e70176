"""The workbook: what stands in it, what may be written in it, and how it looks and prints."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import openxml_audit
import pytest
from openpyxl import Workbook
from openpyxl.utils import get_column_letter

from redraft.outputs.diff.page import ReviewPage
from redraft.outputs.register.contents import Register
from redraft.outputs.register.layout import COLUMNS, NAME, START, Field, Sheet, yours
from redraft.outputs.register.making import register_of
from redraft.outputs.register.to_decide import SORTS
from redraft.outputs.register.workbook import workbook
from redraft.planning.questions import Obstacle

Opened = Callable[[Register], Workbook]


def _column(sheet: Sheet, field: Field) -> int:
    return next(number for number, column in enumerate(COLUMNS[sheet], 1) if column.field is field)


def _values(book: Workbook, sheet: Sheet, field: Field) -> list[str]:
    return [row[_column(sheet, field) - 1].value for row in book[sheet].iter_rows(min_row=2)]


def test_sheets_have_all_that_the_page_has(register: Register, page: ReviewPage, opened: Opened) -> None:
    """A row for each open question, wording, person, place and body, with the words of the drafts beside what is proposed."""
    book = opened(register)
    assert book.sheetnames[:4] == [START, Sheet.TO_DECIDE, Sheet.CHANGES, Sheet.CAST]
    assert sorted(_values(book, Sheet.TO_DECIDE, Field.ID)) == sorted(q.target for q in page.plan.questions)
    assert {"person-1", "place-2", "body-3"} <= set(_values(book, Sheet.CAST, Field.ID))
    said = dict(
        zip(_values(book, Sheet.CHANGES, Field.ORIGINAL), _values(book, Sheet.CHANGES, Field.BECOMES), strict=True)
    )
    assert said["999 000 0018"] == "[NHS number]"
    assert said["Larkfield"] == "(left as it is)"


def test_worst_comes_first(register: Register) -> None:
    """Unclear names come before pictures, those before details that tell, and plain changes last."""
    kinds = list(dict.fromkeys(line.cells[Field.KIND] for line in register.sheets[Sheet.TO_DECIDE]))
    wanted = ["Unclear name", "Picture or chart", "Near-miss", "Telling detail", "Comment in the margin"]
    assert kinds == [*wanted, "Tracked changes", "Proposed change"]


def test_every_sort_of_question_has_a_place() -> None:
    """Whatever can stand in the way has a name on the sheet, and a rank."""
    assert {str(obstacle) for obstacle in Obstacle} == {str(sort) for sort in SORTS}


def test_only_the_reviewers_cells_can_be_written(register: Register, opened: Opened) -> None:
    """Every sheet is protected, without a password; the yellow cells and no others are free, and filters work."""
    book = opened(register)
    for sheet in Sheet:
        made = book[sheet]
        assert made.protection.sheet
        assert not made.protection.password
        assert not made.protection.autoFilter
        assert not made.protection.sort
        free = {cell.column for row in made.iter_rows() for cell in row if not cell.protection.locked}
        assert free == {_column(sheet, field) for field in yours(sheet)}
        assert all(cell.protection.locked for cell in made[1])
    start = book[START]
    assert [(row[0].value, row[1].protection.locked) for row in start.iter_rows() if not row[1].protection.locked] == [
        (NAME, False)
    ]


def test_cells_have_drop_downs(register: Register, opened: Opened) -> None:
    """Decisions come from a list of words, whom a name means from its candidates, whom somebody is one with from the cast."""
    book = opened(register)
    rules = {
        sheet: {cell: rule.formula1 for rule in book[sheet].data_validations.dataValidation for cell in rule.cells}
        for sheet in Sheet
    }
    offered = {str(cell): formula for cell, formula in rules[Sheet.CHANGES].items()}
    assert set(offered.values()) == {
        '"accept,keep,reword,query"',
        '"accept,keep,reword,query,no name"',
        '"accept,reword,query,no name"',  # a person's name stays only with their consent
    }
    unclear = next(f for f in rules[Sheet.TO_DECIDE].values() if f.startswith("'Lists'"))
    column, first, last = (
        unclear.split("!$")[1][0],
        *(int(part.split("$")[1]) for part in unclear.split("!$")[1].split(":$")),
    )
    listed = [book["Lists"][f"{column}{row}"].value for row in range(first, last + 1)]
    assert listed == ["person-2 · Mother", "person-3 · Sibling 1", "new · somebody else"]
    assert book["Lists"].sheet_state == "hidden"


def test_sheets_are_fit_for_reading_and_printing(register: Register, opened: Opened) -> None:
    """The header row is marked as one, stays in sight, has filters and is repeated on paper; nothing is merged."""
    book = opened(register)
    for sheet in Sheet:
        made = book[sheet]
        (table,) = made.tables.values()
        assert table.headerRowCount == 1
        assert table.autoFilter is not None
        assert [column.name for column in table.tableColumns] == [column.field.value for column in COLUMNS[sheet]]
        assert made.freeze_panes.endswith("2")
        assert made.print_title_rows == "$1:$1"
        assert (made.page_setup.orientation, made.page_setup.fitToWidth) == ("landscape", 1)
        assert not made.merged_cells.ranges
        assert made.cell(2, 3).alignment.wrap_text
        assert made.column_dimensions[get_column_letter(_column(sheet, Field.CHECK))].hidden


def test_what_is_yours_is_told_in_words() -> None:
    """The headings of the reviewer's columns begin with "Your", those of the others do not: colour alone says nothing."""
    for columns in COLUMNS.values():
        for column in columns:
            assert column.field.startswith("Your") is column.yours


def test_same_register_same_bytes(register: Register) -> None:
    """The time of the writing is nowhere in the file."""
    assert workbook(register) == workbook(replace(register))


def test_empty_register_can_be_opened(register: Register, opened: Opened) -> None:
    """A case in which nothing was found, or nothing is open, has sheets with a header row and nothing below it."""
    book = opened(replace(register, sheets=dict.fromkeys(Sheet, ())))
    assert all(book[sheet].max_row <= 2 for sheet in Sheet)


@pytest.mark.once
def test_workbook_is_as_the_format_wants_it(register: Register, tmp_path: Path) -> None:
    """A checker of Office files finds nothing that is not in every workbook of the library that writes it."""
    ours, plain = tmp_path / "register.xlsx", tmp_path / "plain.xlsx"
    ours.write_bytes(workbook(register))
    Workbook().save(plain)
    found = {
        file: {
            error.description
            for error in openxml_audit.OpenXmlValidator().validate(str(file)).errors
            if "inline" not in error.description
        }
        for file in (ours, plain)
    }
    assert found[ours] <= found[plain]


def test_a_wording_among_several_is_decided_by_itself(page: ReviewPage) -> None:
    """Where somebody goes by several wordings, a row is about the places of its own; a wording of its own goes by one id."""
    lines = register_of(page, "c", "2026-03-04T09:05:00Z").sheets[Sheet.CHANGES]
    by_wording = {line.cells[Field.ORIGINAL]: line for line in lines}
    mother = by_wording["Delia"]
    assert len(mother.targets) == int(mother.cells[Field.COUNT]) == 2
    assert mother.whole == "person-2"
    assert by_wording["22 Sallow Lane"].targets == ("place-2",)
    assert by_wording["Larkfield"].targets == (by_wording["Larkfield"].id,)
