"""What a register that came back says: only what was written, by row, and nothing lost for what is wrong elsewhere."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from redraft.case.returned.register.reading import read_register
from redraft.case.returned.values import Returned
from redraft.decisions import Decision, Decisions, Ruling
from redraft.errors import ReturnedInvalid
from redraft.outputs.register.contents import Line, Register
from redraft.outputs.register.delimited import delimited
from redraft.outputs.register.layout import COLUMNS, Field, Sheet
from redraft.outputs.register.making import register_of
from redraft.outputs.register.workbook import workbook

BY = "A. Manager"
TO_DECIDE, CHANGES, CAST = Sheet.TO_DECIDE, Sheet.CHANGES, Sheet.CAST


def _rulings(returned: Returned) -> list[tuple[str, str, str]]:
    return [(w.target, w.ruling.value, w.text or w.into or w.to) for w in returned.wishes]


def _why(returned: Returned) -> list[tuple[str, str]]:
    return [(remark.where, remark.why) for remark in returned.remarks]


def test_an_untouched_register_says_nothing(desk: Any) -> None:
    """What redraft wrote is no wish, and everything is still to decide."""
    returned = desk.read()
    assert (returned.wishes, returned.remarks) == ((), ())
    assert returned.undecided == len(desk.register.sheets[TO_DECIDE])
    assert returned.reviewer == BY


def test_each_answer_is_read(desk: Any) -> None:
    """Accept, reword, keep and query, with the reason, by whoever the first sheet names, each with its row."""
    home, surgery = desk.id_of("22 Sallow Lane"), desk.id_of("Aldwick Park Surgery")
    desk.write(CHANGES, home, DECISION="accept")
    desk.write(CHANGES, surgery, DECISION=" Keep ", REASON="agreed with the practice")
    desk.write(CHANGES, desk.id_of("Larkfield"), WORDING="a club")
    desk.write(CHANGES, desk.id_of("Maltese"), DECISION="query", REASON="ask the chair")
    returned = desk.read()
    assert sorted(_rulings(returned)) == sorted(
        [
            ("place-2", "accept", ""),
            ("body-1", "keep", ""),
            (desk.id_of("Larkfield"), "reword", "a club"),
            (desk.id_of("Maltese"), "query", ""),
        ]
    )
    assert {wish.by for wish in returned.wishes} == {BY}
    assert {w.target: w.reason for w in returned.wishes}["body-1"] == "agreed with the practice"
    assert len(returned.places) == 4
    assert all(place.startswith("sheet Changes, row ") for place in returned.places)
    assert not returned.remarks


def test_the_cast_is_read(desk: Any) -> None:
    """Another pseudonym, another role, and that two are one."""
    desk.write(CAST, "person-3", NEW_PSEUDONYM="Rowan", NEW_ROLE="brother")
    desk.write(CAST, "person-4", ONE_WITH="person-5 · Social Worker 1")
    desk.write(CAST, "place-1", NEW_PSEUDONYM="Village 1")  # as it is
    assert _rulings(desk.read()) == [
        ("person-3", "rename", "Rowan"),
        ("person-3", "role", "brother"),
        ("person-4", "merge", "person-5"),
    ]


def test_questions_are_read(desk: Any) -> None:
    """Who an unclear name means, a picture, a comment, and a question about somebody as a whole."""
    desk.write(TO_DECIDE, desk.id_of("Thackray", TO_DECIDE), MEANT="person-2 · Mother")
    desk.write(TO_DECIDE, "pic-0a1b2c3d", DECISION="keep")
    desk.write(TO_DECIDE, "comment-0000000001", DECISION="accept")
    desk.write(TO_DECIDE, "person-1", DECISION="accept")
    returned = desk.read()
    assert sorted(_rulings(returned)) == sorted(
        [
            (desk.id_of("Thackray", TO_DECIDE), "means", "person-2"),
            ("pic-0a1b2c3d", "keep", ""),
            ("comment-0000000001", "accept", ""),
            ("person-1", "accept", ""),
        ]
    )
    assert returned.undecided == len(desk.register.sheets[TO_DECIDE]) - 4


def test_one_wording_of_several_is_decided_place_by_place(desk: Any) -> None:
    """A row on one of somebody's wordings rules on its own places alone; all rows accepted accept that one as a whole."""
    desk.write(CHANGES, desk.id_of("Delia"), DECISION="reword", WORDING="her mother")
    wishes = desk.read().wishes
    assert len(wishes) == 2
    assert all(wish.only and wish.target.startswith("f-") and wish.ruling is Ruling.REWORD for wish in wishes)
    desk.write(CHANGES, desk.id_of("Delia"), DECISION="accept", WORDING="")
    for line in desk.register.sheets[CHANGES]:
        if line.whole == "person-2":
            desk.write(CHANGES, line.id, DECISION="accept")
    assert _rulings(desk.read()) == [("person-2", "accept", "")]


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"DECISION": "yes"}, "“Your decision” is none of: accept, keep, reword, query."),
        ({"DECISION": "reword"}, "The decision is reword, and “Your wording” is empty."),
        ({"DECISION": "accept", "WORDING": "a club"}, "“Your wording” is filled in, and the decision is not reword"),
        ({"REASON": "because"}, "There is a reason, and nothing that it would be the reason for."),
        ({"WORDING": "=1+1"}, "“Your wording” holds a formula; write what it should say."),
        ({"DECISION": '=IF(1,"accept")'}, "“Your decision” holds a formula"),
        ({"WORDING": "＝1+1"}, "“Your wording” holds a formula"),
    ],
)
def test_what_cannot_be_taken_is_told_by_row(desk: Any, said: dict[str, str], why: str) -> None:
    """A row that is not understood is named with the reason and what stands in it; the row beside it is taken."""
    odd, fine = desk.id_of("Larkfield"), desk.id_of("Maltese")
    desk.write(CHANGES, odd, **said)
    desk.write(CHANGES, fine, DECISION="accept")
    returned = desk.read()
    assert _rulings(returned) == [(fine, "accept", "")]
    (remark,) = returned.remarks
    assert remark.why.startswith(why)
    assert remark.where == f"sheet Changes, row {desk.cell(CHANGES, odd, Field.ID).row}"
    assert remark.before == "Larkfield"


@pytest.mark.parametrize(
    ("sheet", "id_", "said", "why"),
    [
        (CAST, "person-4", {"ONE_WITH": "somebody"}, "“Your answer: one with” is not an entry of its list."),
        (CAST, "person-4", {"ONE_WITH": "person-4 · Police Officer 1"}, "Nobody is one with themselves."),
        (CAST, "person-4", {"ONE_WITH": "person-5", "NEW_ROLE": "nurse"}, "Somebody who is one with another goes by"),
        (CAST, "person-4", {"REASON": "because"}, "There is a reason, and nothing"),
        (
            TO_DECIDE,
            "person-1",
            {"DECISION": "keep", "REASON": "agreed"},
            "This cannot be kept here; a real name stays only",
        ),
        (TO_DECIDE, "comment-0000000001", {"DECISION": "keep"}, "“Your decision” is none of: accept."),
    ],
)
def test_odd_rows_of_other_sheets(desk: Any, sheet: Sheet, id_: str, said: dict[str, str], why: str) -> None:
    """The same holds for who is who, and for questions."""
    desk.write(sheet, id_, **said)
    returned = desk.read()
    assert not returned.wishes
    assert [remark.why.startswith(why) for remark in returned.remarks] == [True]


def test_two_rows_that_differ_are_both_told(desk: Any) -> None:
    """Of two rows that say different things of one question neither is taken; equal ones are one wish."""
    flag = desk.id_of("Maltese")
    desk.write(CHANGES, flag, DECISION="accept")
    desk.write(TO_DECIDE, flag, DECISION="accept")
    assert _rulings(desk.read()) == [(flag, "accept", "")]
    desk.write(TO_DECIDE, flag, DECISION="query")
    returned = desk.read()
    assert not returned.wishes
    assert {where.split(",")[0] for where, _ in _why(returned)} == {"sheet Changes", "sheet To decide"}
    assert all("says something else of the same" in why for _, why in _why(returned))


def test_rows_may_be_moved_about(desk: Any) -> None:
    """Sorted, deleted, inserted and blank rows, a note above the headings and columns of one's own do no harm."""
    desk.write(CHANGES, desk.id_of("Larkfield"), DECISION="accept")
    desk.write(CHANGES, desk.id_of("Maltese"), WORDING="foreign")
    before = _rulings(desk.read())
    book = Workbook()
    for name in desk.book.sheetnames:
        old, new = desk.book[name], book.create_sheet(name)
        rows = [[cell.value for cell in row] for row in old.iter_rows()]
        head, body = rows[0], rows[1:]
        if name in list(Sheet):
            Random(7).shuffle(body)  # noqa: S311 - an order, not a secret
            new.append(["A note of mine"])
            head, body = [*head, "My own column"], [[*row, "=1+1"] for row in body]
            body.insert(3, [])
        for row in [head, *body]:
            new.append(row)
    book.save(desk.path)
    assert sorted(_rulings(read_register(desk.path, desk.register, Decisions()))) == sorted(before)


def test_ids_and_rows_that_were_mixed_up_are_refused(desk: Any) -> None:
    """An id pasted over, and a row whose wording belongs to another one, are named; nothing is decided of the wrong thing."""
    lark, maltese, home = (desk.id_of(w) for w in ("Larkfield", "Maltese", "22 Sallow Lane"))
    desk.write(CHANGES, lark, DECISION="accept")
    desk.write(CHANGES, maltese, DECISION="accept", ORIGINAL="Larkfield")
    desk.write(CHANGES, home, DECISION="accept")
    desk.cell(CHANGES, lark, Field.ID).value = maltese
    returned = desk.read()
    assert _rulings(returned) == [("place-2", "accept", "")]
    assert sorted(why.split(":")[0] for _, why in _why(returned)) == [
        "The cells of this row do not belong together",
        "The “Id” is not the one that this row was written with",
    ]


def test_columns_and_sheets_that_are_gone_are_named(desk: Any) -> None:
    """Without a column of answers the others are read; without ids or checks nothing of that sheet, but the others are."""
    desk.write(CHANGES, desk.id_of("Maltese"), DECISION="accept")
    desk.write(CAST, "person-3", NEW_PSEUDONYM="Rowan")
    columns = [column.field for column in COLUMNS[CHANGES]]
    desk.book[CHANGES].delete_cols(columns.index(Field.WORDING) + 1)
    del desk.book[TO_DECIDE]
    returned = desk.read()
    assert len(returned.wishes) == 2
    assert "Sheet Changes: no column is headed “Your wording”, so nothing was read of it." in returned.notices
    assert "There is no sheet To decide in the file, so nothing was read of it." in returned.notices
    desk.book[CHANGES].cell(1, columns.index(Field.ID) + 1).value = "Nummer"
    returned = desk.read()
    assert _rulings(returned) == [("person-3", "rename", "Rowan")]
    assert any("without “Id”" in notice for notice in returned.notices)


def test_a_register_of_another_case_is_refused(desk: Any, page: Any) -> None:
    """The register of another case is known by its rows, even where the words are the same."""
    desk.write(CAST, "person-3", NEW_PSEUDONYM="Rowan")
    with pytest.raises(ReturnedInvalid, match="another case"):
        desk.read(register=register_of(page, "fedcba9876", "2026-03-04T09:05:00Z"))


def test_an_older_register_is_taken_where_nothing_changed(desk: Any, page: Any) -> None:
    """Of a register of an earlier run, an accepted proposal that reads otherwise now is listed; the rest is taken."""
    desk.write(CHANGES, desk.id_of("22 Sallow Lane"), DECISION="accept")
    desk.write(CHANGES, desk.id_of("Aldwick Park Surgery"), DECISION="accept")
    sheets = dict(desk.register.sheets)
    sheets[CHANGES] = tuple(
        replace(line, cells={**line.cells, Field.BECOMES: "Home 1"}) if line.targets == ("place-2",) else line
        for line in sheets[CHANGES]
        if line.cells[Field.ORIGINAL] != "Maltese"
    )
    desk.write(CHANGES, desk.id_of("Maltese"), DECISION="accept")
    returned = desk.read(register=replace(desk.register, run="2026-04-01T00:00:00Z", sheets=sheets))
    assert _rulings(returned) == [("body-1", "accept", "")]
    assert any("of an earlier run" in notice for notice in returned.notices)
    assert sorted(why.split(":")[0] for _, why in _why(returned)) == [
        "It is not there any more",
        "What is proposed has changed since the register was written",
    ]


def test_taken_in_twice_is_taken_in_once(desk: Any) -> None:
    """What is on record from this register is not asked again, even if it was ruled otherwise since; others are not overruled."""
    flag, near = desk.id_of("Maltese"), desk.id_of("Larkfield")
    desk.write(CHANGES, flag, DECISION="accept")
    desk.write(CHANGES, near, WORDING="a club")
    (first, second) = desk.read().wishes
    later = "2026-03-05T10:00:00Z"
    recorded = Decision(first.target, first.ruling, BY, later, text=first.text)
    otherwise = Decision(first.target, Ruling.QUERY, "B. Chair", "2026-03-06T10:00:00Z")
    returned = desk.read(Decisions((recorded, otherwise)))
    assert _rulings(returned) == [(second.target, second.ruling.value, second.text)]
    assert "1 answer was on record already." in returned.notices
    returned = desk.read(Decisions((otherwise,)))
    assert _rulings(returned) == [(second.target, second.ruling.value, second.text)]
    assert [remark.why.startswith("Somebody else decided this since") for remark in returned.remarks] == [True]


def test_no_name_holds_for_the_wording(desk: Any) -> None:
    """What is said to be no name is none wherever it stands in the case."""
    desk.write(CHANGES, desk.id_of("Aldwick Park Surgery"), DECISION="no name")
    (wish,) = desk.read().wishes
    assert (wish.ruling, wish.wording) == (Ruling.DISMISS, "Aldwick Park Surgery")


def test_answered_questions_that_are_gone_were_taken(desk: Any) -> None:
    """A question that this register answered is gone from the next one: taking it in again tells nothing new."""
    flag, unclear = desk.id_of("Maltese"), desk.id_of("Thackray", TO_DECIDE)
    desk.write(TO_DECIDE, flag, DECISION="accept")
    desk.write(TO_DECIDE, unclear, MEANT="person-2 · Mother")
    desk.write(TO_DECIDE, desk.id_of("11", TO_DECIDE), DECISION="accept")
    wishes = desk.read().wishes
    at = "2026-03-05T10:00:00Z"
    recorded = [
        Decision(w.target, w.ruling, BY, at, text=w.text, to=w.to) for w in wishes if w.target in (flag, unclear)
    ]
    after = replace(desk.register, sheets={**desk.register.sheets, TO_DECIDE: ()})
    returned = desk.read(Decisions(tuple(recorded)), after)
    assert "2 answers were on record already." in returned.notices
    assert [remark.why for remark in returned.remarks] == [
        "It was decided since, or is not asked any more: look at the register of the last run."
    ]


def test_lists_are_read_too(desk: Any, tmp_path: Path) -> None:
    """A CSV file is taken by its headings, also with the semicolons and changed dates of another program; it names nobody."""
    text = delimited(desk.register, CHANGES).decode("utf-8-sig")
    line = next(line for line in text.splitlines() if '"Larkfield"' in line)
    number = next(line for line in text.splitlines() if '"14 November 2023"' in line)
    text = text.replace(line, line.replace('"(left as it is)",""', '"(left as it is)","accept"'))
    text = text.replace(
        number, number.replace('"14 November 2023"', '"14/11/2023"').replace('2023",""', '2023","accept"', 1)
    )
    (tmp_path / "a.csv").write_text(text, "utf-8-sig")
    returned = read_register(tmp_path / "a.csv", desk.register, Decisions())
    assert {wish.ruling for wish in returned.wishes} == {Ruling.ACCEPT}
    assert len(returned.wishes) == 2
    assert returned.reviewer == ""
    assert not returned.notices
    (tmp_path / "b.csv").write_bytes(text.replace('","', '";"').encode("cp1252", "replace"))
    assert len(read_register(tmp_path / "b.csv", desk.register, Decisions()).wishes) == 2


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "empty"),
        (b"%PDF-1.7", "no spreadsheet"),
        (bytes.fromhex("D0CF11E0A1B11AE1") + bytes(600), "Excel 97 to 2003"),
        (b"PK\x03\x04" + bytes(60), "not a readable workbook"),
        (b"Date;Name\r\n1;2\r\n", "no register"),
    ],
)
def test_other_files_are_refused_in_plain_words(desk: Any, tmp_path: Path, content: bytes, said: str) -> None:
    """Each wrong kind of file has an answer that says what to do."""
    path = tmp_path / "register.any"
    path.write_bytes(content)
    with pytest.raises(ReturnedInvalid, match=said) as caught:
        read_register(path, desk.register, Decisions())
    assert caught.value.next_step
    with pytest.raises(ReturnedInvalid, match="no such file"):
        read_register(tmp_path / "none.xlsx", desk.register, Decisions())


def test_opendocument_is_refused_with_what_to_do(desk: Any, tmp_path: Path) -> None:
    """A spreadsheet of LibreOffice's own format is to be saved as a workbook."""
    from zipfile import ZipFile

    with ZipFile(tmp_path / "register.ods", "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", "<a/>")
    with pytest.raises(ReturnedInvalid, match=r"\.ods.*Save As, Excel Workbook"):
        read_register(tmp_path / "register.ods", desk.register, Decisions())


def _many(count: int) -> Register:
    """A register with so many wordings, some of them of people who have several."""
    lines = []
    for number in range(count):
        id_ = f"f-{number:010x}"
        whole = f"person-{number // 8}" if number % 2 else ""
        cells = {
            Field.ID: id_,
            Field.KIND: "Date",
            Field.ORIGINAL: f"={number} ; Wording – {number}\n",
            Field.BECOMES: f"+[{number}]",
            Field.COUNT: "1",
        }
        lines.append(Line(id_, cells, ("accept", "keep", "reword", "query"), targets=(id_,), whole=whole))
    return Register(
        "Case", "0123456789", "2026-03-04T09:05:00Z", "0.1.0", {TO_DECIDE: (), CHANGES: tuple(lines), CAST: ()}
    )


def test_hundreds_of_decisions_lose_and_invent_none(tmp_path: Path) -> None:
    """Of 300 decisions of every sort, in shuffled rows, each is read once, as it was written, and no other."""
    register, random = _many(400), Random(11)  # noqa: S311 - a choice, not a secret
    path = tmp_path / "register.xlsx"
    path.write_bytes(workbook(register))
    book = load_workbook(path)
    columns = [column.field for column in COLUMNS[CHANGES]]
    rows = [[cell.value for cell in row] for row in book[CHANGES].iter_rows(min_row=2)]
    wanted = {}
    for row in random.sample(rows, 300):
        ruling = random.choice(("keep", "reword", "query", "accept"))
        id_ = row[columns.index(Field.ID)]
        text = f"words {id_} & <b>“é”" if ruling == "reword" else ""
        reason = f"reason {id_}" if random.random() < 0.5 or ruling == "accept" else ""
        row[columns.index(Field.DECISION)] = ruling
        row[columns.index(Field.WORDING)] = text or None
        row[columns.index(Field.REASON)] = reason or None
        wanted[id_] = (ruling, text, reason)
    random.shuffle(rows)
    book[CHANGES].delete_rows(2, len(rows))
    for row in rows:
        book[CHANGES].append(row)
        for cell in book[CHANGES][book[CHANGES].max_row]:
            cell.data_type = "s" if isinstance(cell.value, str) else cell.data_type
    book.save(path)
    returned = read_register(path, register, Decisions())
    assert not returned.remarks
    assert {w.target: (w.ruling.value, w.text, w.reason) for w in returned.wishes} == wanted
    assert len(returned.wishes) == 300
