"""`redraft verify`: what is left in a file, be it redraft's own or from elsewhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from redraft.case.key.passphrase import Passphrase
from redraft.case.pipeline import digest_of
from redraft.case.progress import Progress, silent
from redraft.case.release.near_misses import near_misses, see_again
from redraft.case.release.obstacles import NEVER_PUBLISHED
from redraft.case.release.pdf_check import PdfCheck, check
from redraft.case.release.pdf_copies import copy_of, not_in_copy
from redraft.case.release.second_look import MOST, Sight, counted, look, see, worth_looking
from redraft.case.state import State, taken_up
from redraft.cast import Declared
from redraft.errors import DraftMissing, Refused
from redraft.leaks import HiddenContent, Leak, Verifier, inspect, opened
from redraft.leaks.pdf.mark import is_called_pdf


@dataclass(frozen=True, slots=True)
class Look:
    """What the detectors see in a file: all details, or with a case those that nobody has ruled on.

    `unread` is how many characters were too many for them; `names` are the wordings of those that are somebody's name, and
    unruled, which keep the file from leaving.
    """

    sights: tuple[Sight, ...]
    unread: int = 0
    names: tuple[str, ...] = field(default=(), repr=False)

    @property
    def holds(self) -> bool:
        """Whether somebody's name that nobody has ruled on stands in the file."""
        return bool(self.names)


@dataclass(frozen=True, slots=True)
class FileReport:
    """What was found in one file, by its number in the order given; `not_inspected` is what no search can answer for."""

    number: int
    name: str
    leaks: tuple[Leak, ...]
    hidden: tuple[HiddenContent, ...]
    not_inspected: tuple[str, ...]
    forms: int
    look: Look
    pdf: PdfCheck | None = None

    @property
    def to_act_on(self) -> bool:
        """Whether the file must not leave as it is.

        Because of original wording, hidden content beyond what is worth knowing, or, with a case, a name that nobody has
        ruled on, or a PDF that was not made from the copy whose name it bears.
        """
        return not _fit(self.leaks, self.hidden) or self.look.holds or bool(self.pdf and self.pdf.problem)


@dataclass(frozen=True, slots=True)
class VerifyReport:
    """The report on each file; `of_case` says that they were held against a case."""

    files: tuple[FileReport, ...]
    of_case: bool = False

    @property
    def exit_code(self) -> int:
        """1 if any file must not leave as it is, else 0."""
        return Refused.exit_code if any(file.to_act_on for file in self.files) else 0


def verify_files(
    files: Sequence[Path],
    root: Path | None = None,
    passphrase: Passphrase | None = None,
    progress: Progress = silent,
    by: str = "",
) -> VerifyReport:
    """Look for hidden content in each file, for details, and, with a case, for every original wording of that case.

    A file that the case wrote is held against what may remain in that very draft's copy, and so is a PDF of the same name;
    in any other none may. A PDF of a publication copy that passes goes on record, as checked `by` whoever did.

    Raises:
        DraftMissing: if a file is not there.
        Refused: if the case changed since its last run; CaseInvalid, CaseLocked, KeyUnavailable as named.
    """
    for number, path in enumerate(files, 1):
        if not path.is_file():
            raise DraftMissing(f"File {number} of those named is not there.", "Check the path.")
    state = _state(root, passphrase, progress) if root else None
    forms = state.settled.plan.forms if state else ()
    copies = [copy_of(state, path) if state and is_called_pdf(path) else None for path in files]
    sources = _named(files, state)
    digests = [digest_of(path) for path in files]
    looked = _looked_at(dict(zip(sources, files, strict=True)), state, progress)
    verifier, reports = Verifier.of(forms), []
    for number, (path, source, copy, digest) in enumerate(zip(files, sources, copies, digests, strict=True), 1):
        progress("Verifying", number - 1, len(files))
        own = copy.row.source if copy else source
        file = opened(path)
        outcome, hidden, seen = verifier.of_file(own, file), inspect(file), looked[source]
        pdf = None
        if is_called_pdf(path):
            if copy:
                # The copy has had its second look; in its PDF words meet over the ends of pages that do not belong together.
                seen = replace(seen, names=not_in_copy(seen.names, copy))
            pdf = check(state, copy, path, digest, outcome, hidden, _fit(outcome.leaks, hidden) and not seen.holds, by)
        unseen = outcome.not_inspected.get(own, ())
        reports.append(FileReport(number, path.name, outcome.leaks, hidden, unseen, outcome.forms, seen, pdf))
    progress("Verifying", len(files), len(files))
    return VerifyReport(tuple(reports), state is not None)


def _fit(leaks: Sequence[Leak], hidden: Sequence[HiddenContent]) -> bool:
    """Whether nothing that was found in a file speaks against it."""
    return not leaks and not any(each.kind in NEVER_PUBLISHED for each in hidden)


def _named(files: Sequence[Path], state: State | None) -> list[str]:
    """The draft that each file came of, or a name of its own."""
    known = _sources(state) if state else {}
    named: list[str] = []
    for number, path in enumerate(files, 1):
        source = known.get(path.resolve(), f"file {number}")
        named.append(source if source not in named else f"file {number}")
    return named


def _state(root: Path, passphrase: Passphrase | None, progress: Progress) -> State:
    with taken_up(root, passphrase, progress) as state:
        return state


def _looked_at(files: Mapping[str, Path], state: State | None, progress: Progress) -> Mapping[str, Look]:
    """What the detectors see in each file."""
    if state is None:
        from redraft.detection import Detector  # here, since it takes a second to load

        seen = [see(source, path, most=MOST) for source, path in files.items()]
        looked = worth_looking(seen)
        found = look(looked, Detector.load(), Declared(), progress) if looked else ()
        return {
            each.draft.source: Look(counted([f for f in found if f.source == each.draft.source]), each.unread)
            for each in seen
        }
    seen = [see_again(source, path, state.settled) for source, path in files.items()]
    missed = near_misses(seen, state.settled, state.settings, state.case, progress)
    looks = {}
    for source in files:
        ours = [miss for miss in missed if miss.source == source]
        sights = Counter((miss.entity_type, miss.part) for miss in ours)
        told = tuple(Sight(kind, part, count) for (kind, part), count in sorted(sights.items()))
        looks[source] = Look(told, names=tuple(miss.text for miss in ours if miss.holds))
    return looks


def _sources(state: State) -> Mapping[Path, str]:
    """The files that the case has written, and the draft each came of."""
    return {
        (state.case.root / written).resolve(): row.source
        for row in state.rows
        for written in (row.trial, row.published)
        if written
    }
