"""register.xlsx and the lists beside it: written by each run, and never over what a reviewer has written in them."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from redraft.case import disk
from redraft.case.clock import file_stamp
from redraft.case.folder import CaseFolder
from redraft.case.pipeline import digest_of
from redraft.case.records import read_manifest
from redraft.case.returned.register.reading import read_register
from redraft.decisions import Decisions
from redraft.errors import CaseInvalid, OutputInUse, RedraftError
from redraft.outputs.diff.page import ReviewPage
from redraft.outputs.register.contents import Register
from redraft.outputs.register.delimited import delimited
from redraft.outputs.register.layout import Sheet
from redraft.outputs.register.making import register_of
from redraft.outputs.register.workbook import workbook

EDITED = "edited"
"""What stands in the name of a register that a run found written in, and put aside."""
_KEPT = "Not all that somebody wrote in {} is on record: it is kept as confidential/{}, for `redraft collect`."


@dataclass(frozen=True, slots=True)
class RegisterFiles:
    """The SHA-256 of each file of a register by its name, and what was put aside, as sentences for the user."""

    written: Mapping[str, str]
    notices: tuple[str, ...] = ()


def register_files(case: CaseFolder) -> tuple[Path, ...]:
    """Where the workbook and the lists of a case lie."""
    return (case.register, *(case.confidential / sheet.csv for sheet in Sheet))


def write_register(case: CaseFolder, page: ReviewPage, case_id: str, moment: datetime) -> RegisterFiles:
    """Write the workbook and the lists of a case. One in which somebody wrote what is not on record is kept beside the new one.

    Raises:
        OutputInUse: if one is open in another program (Windows).
    """
    register = register_of(page, case_id, page.generated)
    contents = (workbook(register), *(delimited(register, sheet) for sheet in Sheet))
    known = _known(case)
    digests: dict[str, str] = {}
    notices: list[str] = []
    for path, content in zip(register_files(case), contents, strict=True):
        digests[path.name] = hashlib.sha256(content).hexdigest()
        try:
            as_written = not path.is_file() or digest_of(path) in (known.get(path.name), digests[path.name])
            if not as_written and not _is_on_record(path, register, page.decisions):
                kept = _put_aside(path, moment)
                notices.append(_KEPT.format(path.name, kept))
            disk.write_atomically(path, content)
        except OutputInUse:
            raise OutputInUse(f"{path.name} is open in another program.", "Close it in Excel and run again.") from None
    return RegisterFiles(digests, tuple(notices))


def _is_on_record(path: Path, register: Register, decisions: Decisions) -> bool:
    """Whether whatever somebody wrote in a register has been taken in."""
    try:
        said = read_register(path, register, decisions)
    except RedraftError:
        return False
    return not said.wishes and not said.remarks


def _known(case: CaseFolder) -> Mapping[str, str]:
    try:
        return read_manifest(case.manifest).register
    except CaseInvalid:
        return {}


def _put_aside(path: Path, moment: datetime) -> str:
    kept = disk.free(path.parent, f"{path.stem}-{EDITED}-{file_stamp(moment)}", path.suffix)
    disk.move(path, kept)
    disk.private(kept)
    return kept.name
