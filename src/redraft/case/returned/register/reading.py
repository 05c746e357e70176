"""A register that came back, read in the light of the case as it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from redraft.case.records import read_run
from redraft.case.returned.register.agreement import agreed, was_taken
from redraft.case.returned.register.opening import open_spreadsheet
from redraft.case.returned.register.rows import Lines, is_of_case, written_in
from redraft.case.returned.register.sheets import Found, name_in, run_in, sheets_in
from redraft.case.returned.register.wishes import Asked, wishes_of
from redraft.case.returned.values import Remark, Returned
from redraft.case.review import page_of
from redraft.case.state import State
from redraft.decisions import Decisions
from redraft.errors import ReturnedInvalid
from redraft.outputs.register.contents import Register
from redraft.outputs.register.layout import Sheet
from redraft.outputs.register.making import register_of

_NOT_ONE = "Give register.xlsx from confidential/, filled in; or one of the lists beside it."


def read_returned(path: Path, state: State) -> Returned:
    """What the register in `path` says of a case: see `read_register`. The file is only read.

    Raises:
        ReturnedInvalid: if it cannot be read, is no register, or is one of another case.
    """
    at = read_run(state.case.findings).at
    register = register_of(page_of(state.case, state.settled, state.decisions, at), state.manifest.case, at)
    return read_register(path, register, state.decisions)


def read_register(path: Path, register: Register, decisions: Decisions) -> Returned:
    """The wishes of a register, and why some rows are none; `register` is what would be written now.

    Rows are known by their ids, columns by their headings: sorted, filtered, inserted or deleted rows and columns of the
    reviewer's own do no harm. What was left empty says nothing, and what is on record already is not asked again.

    Raises:
        ReturnedInvalid: as above.
    """
    opened = open_spreadsheet(path)
    sheets = sheets_in(opened.tables)
    if not sheets:
        raise ReturnedInvalid("This is no register of redraft, or its headings are gone.", _NOT_ONE)
    whole = [found for found in sheets if not found.missing]
    if whole and not any(is_of_case(found, register.case) for found in whole):
        raise ReturnedInvalid("This register is of another case.", "Give the one of this case.")
    by, run = name_in(opened.tables), run_in(opened.tables)
    since = run or register.run
    lines, known = Lines.of(register), 0
    asked: list[Asked] = []
    remarks: list[Remark] = []
    for found in whole:
        for row in written_in(found, lines, opened.typed):
            if isinstance(row, Remark):
                remarks.append(row)
                continue
            outcome = wishes_of(row, by)
            if isinstance(outcome, str) and was_taken(row, decisions, by, since):
                known += 1
            elif isinstance(outcome, str):
                remarks.append(row.remark(outcome))
            else:
                asked += outcome
    result = agreed(asked, register, decisions, since)
    return Returned(
        reviewer=by,
        wishes=tuple(one.wish for one in result.asked),
        places=tuple(one.row.where for one in result.asked),
        remarks=(*remarks, *result.remarks),
        undecided=_undecided(register, asked),
        notices=tuple(_notices(sheets, opened.typed, run, register, known + result.known)),
    )


def _undecided(register: Register, asked: Iterable[Asked]) -> int:
    """How many questions nobody answered, on whichever sheet."""
    answered = {id_ for one in asked for id_ in (one.wish.target, one.whole, one.line.id, *one.line.targets)}
    return sum(answered.isdisjoint((line.id, *line.targets)) for line in register.sheets[Sheet.TO_DECIDE])


def _notices(sheets: Sequence[Found], typed: bool, run: str, register: Register, known: int) -> Iterator[str]:
    for found in sheets:
        yield from found.notices
    for sheet in Sheet:
        if typed and all(found.sheet is not sheet for found in sheets):
            yield f"There is no sheet {sheet} in the file, so nothing was read of it."
    if run and run < register.run:
        yield "The register is of an earlier run. What is proposed otherwise by now was not taken; it is listed."
    if known:
        yield f"{known} {'answer was' if known == 1 else 'answers were'} on record already."
