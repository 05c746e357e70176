"""`redraft cast import`: a list from Excel or Word becomes the cast, or is refused by row and column."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import docx
import pytest
from click.testing import Result
from openpyxl import Workbook

from redraft.case.settings import load_settings, template
from redraft.cast import CastMember

Redraft = Callable[..., Result]
Rows = Sequence[Sequence[object]]

HEADINGS = ("Name", "Also known as", "Relationship to child", "Anonymised as", "Chosen by", "Age band")
PEOPLE: Rows = (
    HEADINGS,
    ("Tamsin Orrell", "Tam; Tammy O", "Subject", "Child R", "the family", "of primary-school age"),
    ("ORRELL, Wendy (Wen)", "W.O., Wendy-Jo", "Mother", None, None, None),
    (None, None, None, None, None, None),
    ("Paul Marchetti", None, "social worker", "TBC", None, "n/a"),
)
EXPECTED = (
    CastMember(
        "Tamsin Orrell", ("Tam", "Tammy O"), "subject", "Child R", age="of primary-school age", chosen_by="the family"
    ),
    CastMember("Wendy Orrell", ("Wen", "W.O.", "Wendy-Jo"), "Mother"),
    CastMember("Paul Marchetti", (), "social worker"),
)


def _excel(path: Path, rows: Rows, change: Callable[[Workbook], None] = lambda book: None) -> Path:
    book = Workbook()
    for row in rows:
        book.active.append(list(row))
    change(book)
    book.save(path)
    return path


def _word(path: Path, rows: Rows) -> Path:
    document = docx.Document()
    document.add_table(1, 2).cell(0, 0).text = "Version 3"
    table = document.add_table(len(rows), len(rows[0]))
    for row, cells in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = str(text or "")
    document.save(str(path))
    return path


def _delimited(path: Path, rows: Rows, encoding: str, delimiter: str) -> Path:
    lines = (delimiter.join(f'"{cell or ""}"' for cell in row) for row in rows)
    path.write_bytes(("\r\n".join(lines) + "\r\n").encode(encoding))
    return path


def _list(path: Path, kind: str) -> Path:
    match kind:
        case "xlsx":
            return _excel(path / "list.xlsx", (("Who is who, draft 2",), *PEOPLE))
        case "docx":
            return _word(path / "list.docx", PEOPLE)
        case "utf-8":
            return _delimited(path / "list.csv", PEOPLE, "utf-8-sig", ",")
        case _:
            return _delimited(path / "list.csv", PEOPLE, kind, ";")


@pytest.fixture
def case(tmp_path: Path, redraft: Redraft) -> Path:
    """A case that `init` made."""
    redraft("init", tmp_path / "case")
    return tmp_path / "case"


def _cast(case: Path) -> tuple[CastMember, ...]:
    return load_settings(case / "case.yaml").declared.cast


@pytest.mark.parametrize("kind", ["xlsx", "docx", "utf-8", "cp1252", "utf-16"])
def test_a_list_becomes_the_cast(case: Path, redraft: Redraft, tmp_path: Path, kind: str) -> None:
    """Every sort of list gives the same cast; blank rows, "TBC" and a title line are nobody."""
    done = redraft("cast", "import", case, _list(tmp_path, kind))
    assert _cast(case) == EXPECTED
    assert "cast in case.yaml: 3. Declared there already: 0" in done.output


def test_what_was_written_by_hand_stays(case: Path, redraft: Redraft, tmp_path: Path) -> None:
    """Every line of the template is still there, in its order, and the cast stands below the example."""
    redraft("cast", "import", case, _list(tmp_path, "xlsx"))
    lines = (case / "case.yaml").read_text("utf-8").splitlines()
    kept = iter(lines)
    assert all(line in kept for line in template().splitlines())
    assert lines.index("cast:") < lines.index("# publisher:")


@pytest.mark.parametrize(
    "before",
    [
        "cast:\n  - Tamsin Orrell   # the child\n\n# below\nkeep: [Orrell House]\n",
        "cast:\n- name: Tamsin Orrell\n  aliases:\n    - Tam  # at school\n  role: subject\nkeep: [Orrell House]\n",
        "cast:\n    - {name: Tamsin Orrell}\npublication: anonymous\npublisher: {name: Vale Partnership}",
        "keep: [Orrell House]\r\ncast:\r\n  - Tamsin Orrell\r\n",
        "cast:\nkeep: [Orrell House]\n",
        "keep: [Orrell House]",
    ],
)
def test_entries_join_whatever_cast_is_there(case: Path, redraft: Redraft, tmp_path: Path, before: str) -> None:
    """Other people join behind those of any layout, whose lines and line ends stay."""
    (case / "case.yaml").write_bytes(before.encode())
    redraft(
        "cast", "import", case, _excel(tmp_path / "a.xlsx", (("Name", "Role"), ("Paul Marchetti", "social worker")))
    )
    after = (case / "case.yaml").read_bytes().decode()
    assert CastMember("Paul Marchetti", role="social worker") in _cast(case)
    assert not [line for line in before.splitlines() if line not in after.splitlines()]
    assert ("\r\n" in after) is ("\r\n" in before)


def test_whoever_is_declared_is_left_alone(case: Path, redraft: Redraft, tmp_path: Path) -> None:
    """A second import adds nobody; what the list knows beyond case.yaml is told by row."""
    redraft("cast", "import", case, _list(tmp_path, "xlsx"))
    written = (case / "case.yaml").read_bytes()
    more = _excel(tmp_path / "b.xlsx", (("Name", "AKA", "Pseudonym"), ("Paul Marchetti", "Paolo", "Worker 9")))
    done = redraft("cast", "import", case, more)
    assert (case / "case.yaml").read_bytes() == written
    assert (
        "Row 2 says more of a person than case.yaml, which was left alone; add there: aliases, pseudonym."
        in done.output
    )
    assert "Declared there already: 1" in done.output


def test_names_in_two_columns(case: Path, redraft: Redraft, tmp_path: Path) -> None:
    """First name and surname are one name, a maiden name is looked for, places and bodies have their type."""
    rows = (
        ("Title", "First name", "Surname", "Maiden name", "Type", "Consent", "DOB"),
        ("Mrs", "Wendy", "Orrell", "Quillfeather", "person", "no", "3 May 1980"),
        ("Dr", "Paul", "Marchetti", None, "professional", "in writing, 3 March 2026", None),
        (None, None, "Orrell House", None, "School", None, None),
    )
    done = redraft("cast", "import", case, _excel(tmp_path / "c.xlsx", rows))
    assert _cast(case) == (
        CastMember("Mrs Wendy Orrell", ("Quillfeather", "Wendy Quillfeather")),
        CastMember("Dr Paul Marchetti", consent="in writing, 3 March 2026"),
        CastMember("Orrell House", entity_type="ORGANIZATION"),
    )
    assert "no use for: 1" in done.output


def _merge(book: Workbook) -> None:
    book.active.merge_cells("A2:A3")


BAD: dict[str, tuple[Rows, str]] = {
    "two people of one name": ((HEADINGS[:1], ("Tamsin Orrell",), ("tamsin  ORRELL",)), "row 3, column A (name)"),
    "a pseudonym that is a name": (
        (("Name", "Pseudonym"), ("Tamsin Orrell", "Paul"), ("Paul Marchetti", "")),
        "row 2, column B (pseudonym): it is, or holds, a real name",
    ),
    "one pseudonym for two": (
        (("Name", "Pseudonym"), ("Tamsin Orrell", "Child R"), ("Paul Marchetti", "child r")),
        "row 3, column B (pseudonym): another entry has this pseudonym",
    ),
    "an unknown role": ((("Name", "Role"), ("Tamsin Orrell", "mothr")), "row 2, column B (role)"),
    "a formula": ((("Name", "Role"), ('="Tamsin"&" Orrell"', "mother")), "row 2, column A (name): a formula"),
    "no name in a row": ((("Name", "Role"), ("", "mother")), "row 2, column A (name): no name in this row"),
    "an unknown type": ((("Name", "Type"), ("Tamsin Orrell", "spaceship")), "row 2, column B (type): allowed: person"),
    "consent without a record": ((("Name", "Consent"), ("Tamsin Orrell", "Yes")), "row 2, column B (consent): say who"),
    "a column twice": ((("Name", "Full name"), ("Tamsin Orrell", "Paul Marchetti")), "row 1, column B (name)"),
    "no column of names": ((("Colour", "Size"), ("Tamsin Orrell", "8")), "no column of names"),
    "nobody": ((HEADINGS,), "nobody in the list"),
}


@pytest.mark.parametrize("fault", BAD)
def test_faults_are_told_by_row_and_column(case: Path, redraft: Redraft, tmp_path: Path, fault: str) -> None:
    """Whatever cannot be used is told by its place, names nobody, and nothing is written."""
    rows, said = BAD[fault]
    before = (case / "case.yaml").read_bytes()
    done = redraft("cast", "import", case, _excel(tmp_path / "bad.xlsx", rows), code=25)
    assert said in done.output
    assert (case / "case.yaml").read_bytes() == before


def test_every_fault_is_told_at_once(case: Path, redraft: Redraft, tmp_path: Path) -> None:
    """One import shows all there is to correct."""
    rows = (("Name", "Role"), ("", "mother"), ("Tamsin Orrell", "mothr"), ("Tamsin Orrell", "mother"))
    done = redraft("cast", "import", case, _excel(tmp_path / "bad.xlsx", rows), code=25)
    assert [n for n in (2, 3, 4) if f"row {n}," in done.output] == [2, 3, 4]


def test_merged_cells_are_named(case: Path, redraft: Redraft, tmp_path: Path) -> None:
    """One name for two rows is nobody's name in the second."""
    rows = (("Name", "Role"), ("Tamsin Orrell", "sibling"), ("", "sibling"))
    done = redraft("cast", "import", case, _excel(tmp_path / "bad.xlsx", rows, _merge), code=25)
    assert "row 2, column A (name): a merged cell" in done.output
    assert "row 3, column A (name): a merged cell" in done.output


def test_a_conflict_with_case_yaml_is_named(case: Path, redraft: Redraft, tmp_path: Path) -> None:
    """Two pseudonyms for one person, or a name that is somebody's alias, are for the user to settle."""
    (case / "case.yaml").write_text(
        "cast:\n  - {name: Tamsin Orrell, aliases: [Tam Orrell], pseudonym: Child R}\n", "utf-8"
    )
    rows = (("Name", "Pseudonym"), ("Tamsin Orrell", "Child T"), ("Tam Orrell", "Child Q"))
    done = redraft("cast", "import", case, _excel(tmp_path / "bad.xlsx", rows), code=25)
    assert "row 2, column B (pseudonym): case.yaml says something else" in done.output
    assert "row 3, column A (name): this is an alias of somebody else" in done.output


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("list.xlsx", b"PK\x03\x04 broken", "not a readable Excel workbook"),
        ("list.xlsx", b"Name;Role", "not a readable Excel workbook"),
        (
            "list.xlsx",
            bytes.fromhex("D0CF11E0A1B11AE1") + "EncryptedPackage".encode("utf-16-le"),
            "protected by a password",
        ),
        ("list.csv", b"", "empty"),
        ("list.csv", b" \r\n ", "empty"),
        ("list.csv", b'Name,Role\r\n"Tamsin Orrell,mother\r\n', "quotation mark"),
        ("list.csv", b"Name\x00\x00", "not a text file"),
        ("list.xls", b"Name", "lists of this kind"),
        ("list.pdf", b"%PDF", "lists of this kind"),
    ],
)
def test_files_that_are_no_list(
    case: Path, redraft: Redraft, tmp_path: Path, name: str, content: bytes, said: str
) -> None:
    """A file that cannot be read as a list is refused with what to do."""
    (tmp_path / name).write_bytes(content)
    done = redraft("cast", "import", case, tmp_path / name, code=25)
    assert said in done.output
    assert not _cast(case)


def test_a_broken_document_is_told_as_such(case: Path, redraft: Redraft, tmp_path: Path) -> None:
    """A Word file that cannot be opened keeps the exit code of its cause."""
    (tmp_path / "list.docx").write_bytes(b"PK\x03\x04 broken")
    redraft("cast", "import", case, tmp_path / "list.docx", code=10)


def test_no_case_no_import(tmp_path: Path, redraft: Redraft) -> None:
    """Without a case.yaml there is nothing to add to, and none is made."""
    redraft("cast", "import", tmp_path, _list(tmp_path, "xlsx"), code=21)
    assert not (tmp_path / "case.yaml").exists()


def test_the_cast_is_shown(case: Path, redraft: Redraft, tmp_path: Path) -> None:
    """`cast show` says what is declared, and which other forms are looked for."""
    redraft("cast", "import", case, _list(tmp_path, "xlsx"))
    shown = redraft("cast", "show", case, may_quote=True).output
    assert "Orrell, Tamsin" in shown
    assert "Child R" in shown
    assert "(redraft chooses)" in shown
