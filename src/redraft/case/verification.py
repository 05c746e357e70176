"""`redraft verify`: what is left in a file, be it redraft's own or from elsewhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from redraft.case.folder import CaseFolder
from redraft.case.key_place import key_place
from redraft.case.obstacles import NEVER_PUBLISHED
from redraft.case.passphrase import Passphrase
from redraft.case.progress import Progress, silent
from redraft.case.settings import load_settings
from redraft.case.state import State, load_state
from redraft.errors import DraftMissing, Refused
from redraft.leaks import HiddenContent, Leak, inspect, verify


@dataclass(frozen=True, slots=True)
class FileReport:
    """What was found in one file, by its number in the order given; `not_inspected` is what no search can answer for."""

    number: int
    name: str
    leaks: tuple[Leak, ...]
    hidden: tuple[HiddenContent, ...]
    not_inspected: tuple[str, ...]
    forms: int

    @property
    def to_act_on(self) -> bool:
        """Whether the file must not leave as it is: original wording, or hidden content beyond what is worth knowing."""
        return bool(self.leaks) or any(hidden.kind in NEVER_PUBLISHED for hidden in self.hidden)


@dataclass(frozen=True, slots=True)
class VerifyReport:
    """The report on each file."""

    files: tuple[FileReport, ...]

    @property
    def exit_code(self) -> int:
        """1 if any file must not leave as it is, else 0."""
        return Refused.exit_code if any(file.to_act_on for file in self.files) else 0


def verify_files(
    files: Sequence[Path], root: Path | None = None, passphrase: Passphrase | None = None, progress: Progress = silent
) -> VerifyReport:
    """Look for hidden content in each file and, with a case, for every original wording of that case.

    A file that the case wrote is held against what may remain in that very draft's copy; in any other none may.

    Raises:
        DraftMissing: if a file is not there.
        Refused: if the case changed since its last run; CaseInvalid, CaseLocked, KeyUnavailable as named.
    """
    for number, path in enumerate(files, 1):
        if not path.is_file():
            raise DraftMissing(f"File {number} of those named is not there.", "Check the path.")
    state = _state(root, passphrase or Passphrase(), progress) if root else None
    forms = state.settled.plan.forms if state else ()
    reports = []
    for number, path in enumerate(files, 1):
        progress("Verifying", number - 1, len(files))
        source = _sources(state).get(path.resolve(), f"file {number}") if state else f"file {number}"
        outcome = verify({source: path}, forms)
        hidden = inspect(path) if path.suffix.lower() != ".txt" else ()
        unseen = outcome.not_inspected.get(source, ())
        reports.append(FileReport(number, path.name, outcome.leaks, hidden, unseen, outcome.forms))
    progress("Verifying", len(files), len(files))
    return VerifyReport(tuple(reports))


def _state(root: Path, passphrase: Passphrase, progress: Progress) -> State:
    case = CaseFolder(root)
    case.require_run()
    settings = load_settings(case.settings)
    place = key_place(case, settings)
    with place.held():
        return load_state(place, settings, passphrase, progress)


def _sources(state: State) -> Mapping[Path, str]:
    """The files that the case has written, and the draft each came of."""
    return {
        (state.case.root / written).resolve(): row.source
        for row in state.rows
        for written in (row.trial, row.published)
        if written
    }
