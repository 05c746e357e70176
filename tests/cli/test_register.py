"""The register that a run leaves for Excel, and what becomes of one that somebody has written in."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from openpyxl import load_workbook

from redraft.case.decisions_file import read_decisions
from redraft.case.folder import CaseFolder
from redraft.case.register import register_files
from redraft.errors import OutputInUse, ReturnedInvalid
from redraft.outputs.register.layout import COLUMNS, START, Field, Sheet

from .conftest import write_word

Redraft = Callable[..., Result]


def test_a_run_writes_the_register(case: Path) -> None:
    """After a run the workbook and its lists lie beside review.html, for their owner only."""
    files = register_files(CaseFolder(case))
    assert [path.name for path in files] == [
        "register.xlsx",
        "register-cast.csv",
        "register-changes.csv",
        "register-to-decide.csv",
    ]
    for path in files:
        assert path.stat().st_size
        if os.name == "posix":
            assert not path.stat().st_mode & 0o077
    names = [row[4].value for row in load_workbook(files[0])["Cast"].iter_rows(min_row=2)]
    assert any("Tamsin Orrell" in name for name in names)


def test_what_somebody_wrote_is_not_written_over(redraft: Redraft, case: Path) -> None:
    """A register that was edited is kept beside the new one by the next run, which says so; an untouched one is not."""
    confidential = case / "confidential"
    book = load_workbook(confidential / "register.xlsx")
    book["Changes"]["E2"] = "accept"
    book.save(confidential / "register.xlsx")
    edited = (confidential / "register.xlsx").read_bytes()
    said = redraft("run", case / "drafts", "-o", case).stderr
    (kept,) = confidential.glob("register-edited-*.xlsx")
    assert kept.name in said
    assert kept.read_bytes() == edited
    assert load_workbook(confidential / "register.xlsx")["Changes"]["E2"].value is None
    assert not list(confidential.glob("register-*-edited-*"))
    redraft("run", case / "drafts", "-o", case)
    assert len(list(confidential.glob("register-edited-*"))) == 1


def test_a_register_that_is_open_stops_the_run(redraft: Redraft, case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """If Excel has the register open, the run says which file to close, before anything else is replaced."""
    before = (case / "confidential" / "review.html").read_bytes()
    replace = Path.replace

    def held(old: Path, new: Path) -> Path:
        if Path(new).name == "register.xlsx":
            raise PermissionError
        return replace(old, new)

    monkeypatch.setattr(Path, "replace", held)
    done = redraft("run", case / "drafts", "-o", case, code=OutputInUse.exit_code)
    assert "register.xlsx is open in another program.\nClose it in Excel" in done.stderr
    assert (case / "confidential" / "review.html").read_bytes() == before


def test_what_cannot_be_taken_is_told_and_kept(redraft: Redraft, case: Path) -> None:
    """Rows that are understood go on record; the others are listed by sheet and row, without a word of them in the terminal."""
    confidential = case / "confidential"
    path = confidential / "register.xlsx"
    book = load_workbook(path)
    book[START].cell(3, 2).value = "A. Manager"
    sheet, fields = book[Sheet.CHANGES], [column.field for column in COLUMNS[Sheet.CHANGES]]
    column = fields.index(Field.DECISION) + 1
    numbers = {row[1].value: row[0].row for row in sheet.iter_rows(min_row=2)}
    sheet.cell(numbers["Telephone number"], column).value = "keep"
    sheet.cell(numbers["E-mail address"], column).value = "accept"
    sheet.cell(numbers["Date"], column).value = "yes"
    book.save(path)
    done = redraft("collect", case, path)
    assert "rows answered 2" in done.stdout
    assert "not taken 2" in done.stdout
    rulings = [d.ruling.value for d in read_decisions(CaseFolder(case).decisions).entries]
    assert sorted(rulings) == ["accept", "query"]  # a number stays only for a reason
    page = (confidential / "returned.html").read_text("utf-8")
    for kind in ("Telephone number", "Date"):
        assert f"sheet Changes, row {numbers[kind]}" in page
    (kept,) = confidential.glob("register-edited-*.xlsx")
    assert kept.name in done.stderr


def test_a_register_without_a_name_needs_one(redraft: Redraft, case: Path) -> None:
    """Where nobody wrote a name, somebody has to say who decides."""
    path = case / "confidential" / "register.xlsx"
    book = load_workbook(path)
    book[Sheet.TO_DECIDE]["G2"] = "query"
    book.save(path)
    assert "--by" in redraft("collect", case, path, code=ReturnedInvalid.exit_code).stderr
    redraft("collect", case, path, "--by", "B. Chair")
    assert [d.by for d in read_decisions(CaseFolder(case).decisions).entries] == ["B. Chair"]


_DRAFT = tuple(
    f"Case note {number}: on {number % 28 + 1} {month} {year} the panel wrote to number 07700 9{number:05d}."
    for number, (month, year) in enumerate(
        (month, year) for year in range(2003, 2023) for month in ("March", "June", "August", "October", "November")
    )
)


@pytest.mark.once
def test_hundreds_of_decisions_go_round(redraft: Redraft, user: Path, tmp_path: Path) -> None:
    """Of two hundred decisions in Excel, in shuffled rows, each is on record once, as it was written, and no other."""
    case = tmp_path / "case"
    (case / "drafts").mkdir(parents=True)
    write_word(case / "drafts" / "notes.docx", _DRAFT)
    redraft("run", case / "drafts", "-o", case)
    path = case / "confidential" / "register.xlsx"
    wanted = _fill_in(path, 200)
    said = redraft("collect", case, path).stdout
    assert "200" in said
    made = read_decisions(CaseFolder(case).decisions).entries
    assert {d.target: (d.ruling.value, d.text, d.reason, d.by) for d in made} == wanted
    assert len(made) == len(wanted) == 200
    assert not list(path.parent.glob("register-edited-*"))
    path.write_bytes(path.with_name("sent.xlsx").read_bytes())
    redraft("collect", case, path)
    assert len(read_decisions(CaseFolder(case).decisions).entries) == 200


def _fill_in(path: Path, count: int) -> dict[str, tuple[str, str, str, str]]:
    """Decide on so many rows of a register, put its rows into another order, and save it, with a copy beside it."""
    book = load_workbook(path)
    sheet, fields = book[Sheet.CHANGES], [column.field for column in COLUMNS[Sheet.CHANGES]]
    book[START].cell(3, 2).value = "A. Manager"
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
    wanted = {}
    details = [row for row in rows if row[fields.index(Field.KIND)] != "Person"]  # nobody's id stands for them
    for number, row in enumerate(details[:count]):
        ruling = ("accept", "reword", "query", "keep")[number % 4]
        text, reason = f"words {number}" if ruling == "reword" else "", f"because {number}"
        for field, value in ((Field.DECISION, ruling), (Field.WORDING, text), (Field.REASON, reason)):
            row[fields.index(field)] = value or None
        wanted[row[fields.index(Field.ID)]] = (ruling, text, reason, "A. Manager")
    sheet.delete_rows(2, len(rows))
    for row in sorted(rows, key=lambda row: str(row[fields.index(Field.CHECK)])):
        sheet.append(row)
    book.save(path)
    shutil.copy(path, path.with_name("sent.xlsx"))
    return wanted
