"""Clean copies, verified before they are put where they may leave: the one gate between a case and the world."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from redraft.case import disk, naming, records
from redraft.case.clock import now, written
from redraft.case.folder import CaseFolder
from redraft.case.key.passphrase import Passphrase
from redraft.case.progress import Progress, silent
from redraft.case.release import publication
from redraft.case.release.approvals import require_sign_off, since_release
from redraft.case.release.binding import bind
from redraft.case.release.certificate import Written, certificate, digest_copy, write_certificate
from redraft.case.release.found_since import remember_release
from redraft.case.release.near_misses import (
    WHAT_TO_DO,
    NearMiss,
    describe_near_misses,
    near_misses,
    see_again,
    write_near_misses,
)
from redraft.case.release.obstacles import NEVER_PUBLISHED, describe, describe_hidden, describe_leaks, unprocessed
from redraft.case.release.second_look import Seen
from redraft.case.release.withdrawal import MOVED, look_back, withdraw
from redraft.case.review import unchanged
from redraft.case.state import State, at_work_on, load_state
from redraft.errors import DraftError, Refused
from redraft.leaks import Verification, Verifier, inspect, opened
from redraft.outputs.publication_copy import write_publication_copy
from redraft.planning.earlier_authors import ruled_changes

TRIAL_MARK = " - trial"
"""What the file name of a trial copy ends with."""


@dataclass(frozen=True, slots=True)
class PublishReport:
    """What was written: paths as seen from the case, sentences for the user, and what a trial found wanting.

    `shortcomings` is empty for a publication, which is refused instead.
    """

    case: Path
    files: tuple[str, ...]
    certificate: Path | None
    open_questions: int
    unprocessed: int
    shortcomings: str
    notices: tuple[str, ...]

    @property
    def exit_code(self) -> int:
        """0, 1 if the trial copies could not be published as they are, 3 if a draft could not be processed."""
        if self.shortcomings:
            return Refused.exit_code
        return DraftError.exit_code if self.unprocessed else 0


@dataclass(frozen=True, slots=True)
class _Staged:
    """Copies that were written to a temporary folder, what the verification of them said, and what to do about it."""

    files: Mapping[str, Path]
    copies: Mapping[str, Written]
    verification: Verification
    shortcomings: str
    next_step: str


@dataclass(frozen=True, slots=True)
class _LookedThrough:
    """What is on record about each copy, what verification said, and what the second look is to be taken at."""

    copies: Mapping[str, Written]
    verification: Verification
    seen: tuple[Seen, ...]


def publish(
    root: Path, trial: bool = False, passphrase: Passphrase | None = None, progress: Progress = silent
) -> PublishReport:
    """Write the publication copies of a case, or say what stands in the way; a trial asks no decisions.

    Raises:
        Refused: if something is undecided, changed since the run, is not signed off (SignOffMissing), or did not pass
            verification. Nothing is released then, and copies that lie there are withdrawn.
        CaseInvalid, CaseLocked, KeyUnavailable, SettingsInvalid, DecisionsInvalid, OutputInUse: as named.
    """
    with at_work_on(root) as (place, settings):
        moment, state = now(), None
        try:
            state = load_state(place, settings, passphrase or Passphrase(), progress)
            state = state.with_saved_key(moment)
            return _trial(state, moment, progress) if trial else _publication(state, moment, progress)
        except Refused as refusal:
            said = () if trial else _withdrawn(place.case, state, refusal, moment)
            raise type(refusal)("\n".join((refusal.message, *said)), refusal.next_step) from None


def _publication(state: State, moment: datetime, progress: Progress) -> PublishReport:
    case, settled = state.case, state.settled
    questions = (*unprocessed(state.rows), *settled.plan.questions)
    if questions:
        raise Refused(
            f"Nothing was published: {describe(questions)}",
            "Look at confidential/review.html and rule with `redraft decide`; drafts are ruled on in case.yaml.",
        )
    require_sign_off(state, moment)
    with disk.work_folder(case.confidential) as work:
        staged = _stage(state, work / "copies", moment, progress, trial=False)
        if staged.shortcomings:
            raise Refused(f"Nothing was published. {staged.shortcomings}", staged.next_step)
        outcome = publication.outcome_of(settled, state.decisions, state.settings)
        content = certificate(state, staged.copies, staged.verification, outcome, moment)
        # The certificate goes first: a copy without one must never lie in publication/.
        path = write_certificate(case, content, moment)
        hashes = {source: copy.sha256 for source, copy in staged.copies.items()}
        remember_release(case, state.rows, hashes, settled.plan.forms, written(moment))
        publication.release(case, work / "copies", moment)
    paths = {source: case.relative(case.publication / file.name) for source, file in staged.files.items()}
    records.write_manifest(case.manifest, state.manifest.with_outputs("published", paths))
    notices = (*look_back(case, settled.plan.forms, moment), *_dropped(state, staged), *_weaker(state, staged))
    return PublishReport(case.root, tuple(paths.values()), path, 0, 0, "", notices)


def _trial(state: State, moment: datetime, progress: Progress) -> PublishReport:
    case = state.case
    with disk.work_folder(case.confidential) as work:
        staged = _stage(state, work / "copies", moment, progress, trial=True)
        for file in staged.files.values():
            disk.private(file)
        disk.private(work / "copies")
        disk.swap_in(work / "copies", case.trial, work / "old")
    paths = {source: case.relative(case.trial / file.name) for source, file in staged.files.items()}
    records.write_manifest(case.manifest, state.manifest.with_outputs("trial", paths))
    missing = unprocessed(state.rows)
    return PublishReport(
        case.root,
        tuple(paths.values()),
        None,
        len(state.settled.plan.questions),
        len(missing),
        f"{staged.shortcomings}\n{staged.next_step}" if staged.shortcomings else "",
        (*(question.says for question in missing), *_assumed(state), *_dropped(state, staged), *_weaker(state, staged)),
    )


_AFTER_A_LEAK = (
    "What to do: find the wording in that part of the draft (review.html shows the draft with its changes), write it under"
    " `mask:` in case.yaml or take it out of the draft in Word, and `redraft run` again. If it is no name, dismiss it"
    " (`redraft decide --wording TEXT --dismiss`). If you see nothing there, report this as a fault of redraft."
)


def _assumed(state: State) -> tuple[str, ...]:
    """What a trial takes for granted although nobody ruled on it, in sentences."""
    drafts = state.settled.leaving
    ruled = publication.picture_rulings(drafts, state.decisions, state.settings)
    open_pictures = len({picture.id for draft in drafts for picture in draft.pictures} - set(ruled))
    said = []
    if open_pictures:
        said.append(f"nobody has ruled on {open_pictures} of the pictures yet: a trial blanks them.")
    if any(ruled_changes(draft, state.decisions).unseen for draft in drafts):
        said.append("nobody has ruled on the changes that earlier authors tracked: a trial accepts them.")
    return tuple(said)


def _stage(state: State, folder: Path, moment: datetime, progress: Progress, trial: bool) -> _Staged:
    """Write every copy to a folder of its own, and verify what was written."""
    if not state.settled.leaving:
        raise Refused("No draft is there to be published.", "Mark one `publish` under `drafts:` in case.yaml.")
    folder.mkdir(parents=True)
    files, dropped = _write(state, folder, moment, progress, trial)
    looked = _look_through(state, files, dropped, progress)
    missed = near_misses(looked.seen, state.settled, state.settings, state.case, progress)
    write_near_misses(state.case, missed, _numbers(state), moment)
    copies = {
        name: replace(copy, near_misses=tuple(miss for miss in missed if miss.source == name))
        for name, copy in looked.copies.items()
    }
    found, unruled = _shortcomings(state, copies, looked.verification), _unruled(state, missed)
    next_step = "\n".join(step for said, step in ((found, _AFTER_A_LEAK), (unruled, WHAT_TO_DO)) if said)
    return _Staged(files, copies, looked.verification, "\n".join(filter(None, (found, unruled))), next_step)


def _write(
    state: State, folder: Path, moment: datetime, progress: Progress, trial: bool
) -> tuple[dict[str, Path], dict[str, Sequence[str]]]:
    """Write the copies; where each lies, and what the writer dropped, by the draft's source."""
    settled = state.settled
    drafts = settled.leaving
    pictures = publication.picture_rulings(drafts, state.decisions, state.settings, trial)
    how = publication.revision_rulings(drafts, state.decisions)
    edits = {draft.source: settled.plan.edits.get(draft.source, ()) for draft in drafts}
    mark, persons = TRIAL_MARK if trial else "", settled.plan.person_words
    stems = naming.distinct([naming.output_stem(d.source, edits[d.source], persons) + mark for d in drafts])
    files: dict[str, Path] = {}
    dropped: dict[str, Sequence[str]] = {}
    for done, (draft, stem) in enumerate(zip(drafts, stems, strict=True)):
        progress("Writing copies", done, len(drafts))
        name, source = draft.source, state.paths[draft.source]
        target = folder / f"{stem}.{draft.format}"
        unchanged(source, draft)
        ours = {picture.id: pictures[picture.id] for picture in draft.pictures}
        dropped[name] = write_publication_copy(
            source, draft, edits[name], how[name], ours, target, trial, moment, state.settings.links
        )
        files[name] = target
    return files, dropped


def _look_through(
    state: State, files: Mapping[str, Path], dropped: Mapping[str, Sequence[str]], progress: Progress
) -> _LookedThrough:
    """Verify each file that was written, and see it as the second look does; it is opened once, and not for long."""
    verifier = Verifier.of(state.settled.plan.forms)
    copies: dict[str, Written] = {}
    verified: list[Verification] = []
    seen: list[Seen] = []
    for done, (source, path) in enumerate(files.items()):
        progress("Verifying", done, len(files))
        file = opened(path)
        hidden = inspect(file) if path.suffix == ".docx" else ()
        copies[source] = digest_copy(state.case, path, dropped[source], hidden)
        verified.append(verifier.of_file(source, file))
        seen.append(see_again(source, file, state.settled))
    progress("Verifying", len(files), len(files))
    return _LookedThrough(copies, verifier.together(verified), tuple(seen))


def _numbers(state: State) -> Mapping[str, int]:
    """How messages call each draft."""
    return {row.source: row.number for row in state.rows if row.processed}


def _unruled(state: State, missed: Sequence[NearMiss]) -> str:
    """The names that were seen in the copies alone, which somebody has to rule on."""
    held = [miss for miss in missed if miss.holds]
    if not held:
        return ""
    return (
        f"A second look at the copies found {len(held)}× somebody's name that nobody has ruled on.\n"
        f"{describe_near_misses(held, _numbers(state))}"
    )


def _weaker(state: State, staged: _Staged) -> tuple[str, ...]:
    """What else the second look saw, which does not hold up a publication."""
    missed = [miss for copy in staged.copies.values() for miss in copy.near_misses if not miss.holds]
    if not missed:
        return ()
    return (
        f"a second look at the copies found {len(missed)}× what may identify and nobody has ruled on;"
        f" confidential/second-look.txt quotes it.\n{describe_near_misses(missed, _numbers(state))}",
    )


def _shortcomings(state: State, copies: Mapping[str, Written], verification: Verification) -> str:
    """Why the copies must not leave, in lines for the user; empty if they may."""
    numbers = _numbers(state)
    said = []
    if verification.leaks:
        said.append(describe_leaks(verification.leaks, numbers))
    elif not verification.passed or set(verification.inspected) != set(copies):
        said.append("Not every copy was inspected.")
    for source, copy in copies.items():
        forbidden = [hidden for hidden in copy.hidden if hidden.kind in NEVER_PUBLISHED]
        if forbidden:
            said.append(f"Hidden content was found in {naming.label(numbers[source], source)}:")
            said.append(describe_hidden(forbidden))
    return "\n".join(said)


def _dropped(state: State, staged: _Staged) -> tuple[str, ...]:
    numbers = _numbers(state)
    return tuple(
        f"{naming.label(numbers[source], source)}: {said}"
        for source, copy in staged.copies.items()
        for said in copy.dropped
    )


def _withdrawn(case: CaseFolder, state: State | None, refusal: Refused, moment: datetime) -> tuple[str, ...]:
    """Take away publication copies after a refusal; what to say of it, and of what was found in them since."""
    changed = "; ".join(since_release(case, bind(state))) if state else ""
    because = changed or refusal.message.splitlines()[0].rstrip(".:")
    said = (f"{MOVED}: {because}.",) if withdraw(case, because, moment) else ()
    return (*said, *look_back(case, state.settled.plan.forms, moment)) if state else said
