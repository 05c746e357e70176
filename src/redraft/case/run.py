"""The main job: from a folder of drafts to review copies, the page with every change, and the growing key."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from redraft import __version__
from redraft.case import disk, records
from redraft.case.candidates import Candidate, gather
from redraft.case.clock import now, written
from redraft.case.decisions_file import read_decisions
from redraft.case.detecting import detected
from redraft.case.folder import CaseFolder, synchronised_by
from redraft.case.key.events import KeyEvent, note
from redraft.case.key.keyfile import open_key, save_key
from redraft.case.key.passphrase import Passphrase
from redraft.case.key.place import KeyPlace, key_place
from redraft.case.key.traces import met_again
from redraft.case.picture_words import with_words
from redraft.case.pipeline import Settled, settle
from redraft.case.progress import Progress, silent
from redraft.case.reading import read_draft
from redraft.case.records import IGNORED, NOT_PROCESSED, DraftRecord, RunRecord
from redraft.case.register import write_register
from redraft.case.release import publication
from redraft.case.release.approvals import since_release
from redraft.case.release.binding import binding_of
from redraft.case.release.withdrawal import MOVED, SOMETHING, look_back_after, withdraw
from redraft.case.returned.sent import origins
from redraft.case.review import WORD, page_of, write_page, write_review_copies
from redraft.case.ruled_by_settings import with_settings
from redraft.case.settings import DraftKind, Settings, load_settings
from redraft.case.targets import targets
from redraft.decisions import Decisions
from redraft.errors import DraftError, RedraftError
from redraft.key import Key
from redraft.outputs.diff.page import Unprocessed
from redraft.text import Concealment, Draft


@dataclass(frozen=True, slots=True)
class RunReport:
    """What a run did, in numbers and in words that quote nothing.

    `words` counts those of the drafts that were read, `findings` what was found in them. `problems` maps the number of each
    draft that could not be processed to the reason; `questions` counts what a reviewer has yet to decide, by sort;
    `warnings` are sentences that the user must see, `notices` that they may.
    """

    case: Path
    drafts: tuple[DraftRecord, ...]
    problems: Mapping[int, RedraftError]
    words: int
    findings: int
    changes: int
    entities: int
    questions: Mapping[str, int]
    warnings: tuple[str, ...]
    notices: tuple[str, ...]

    @property
    def exit_code(self) -> int:
        """0, or the code of what kept drafts from being processed (3 where there were several causes)."""
        codes = {problem.exit_code for problem in self.problems.values()}
        if not codes:
            return 0
        return codes.pop() if len(codes) == 1 else DraftError.exit_code


def run(
    drafts: Sequence[Path], root: Path, passphrase: Passphrase | None = None, progress: Progress = silent
) -> RunReport:
    """Detect, resolve, assign and plan over all drafts, and write everything under `confidential/`.

    Pseudonyms and decisions of earlier runs stay. The drafts are only read.

    Raises:
        DraftMissing: if there is no draft at all; a draft that cannot be processed is in the report instead.
        SettingsInvalid, DecisionsInvalid, RecognizerInvalid: for what the user wrote.
        CaseInvalid, CaseLocked, KeyUnavailable, ModelUnavailable, OutputInUse: for what stands in the way.
    """
    case = CaseFolder(root)
    settings = load_settings(case.settings)
    candidates = gather(drafts, case, settings)
    place = key_place(case, settings)
    case.create()
    with place.held():
        place.register()
        return _run(place, settings, candidates, passphrase or Passphrase(), progress)


def _run(
    place: KeyPlace, settings: Settings, candidates: Sequence[Candidate], passphrase: Passphrase, progress: Progress
) -> RunReport:
    case, moment = place.case, now()
    opened = open_key(place.path, passphrase, first_run=not place.owner.findings.exists())
    reading = _read(candidates, progress)
    candidates, problems = reading.candidates, reading.problems
    progress("Reading words in pictures", 0, 1)
    drafts = with_words(case, settings, _by_path(reading))
    progress("Reading words in pictures", 1, 1)
    found = detected(case, settings, opened.key, drafts, progress)
    published = frozenset(c.source for c in candidates if c.choice.kind is DraftKind.PUBLISH)
    leaving = [draft for draft in drafts if draft.source in published]
    decisions = with_settings(case, read_decisions(case.decisions), leaving, settings, moment)
    settled = settle(drafts, found.findings, settings, opened.key, decisions, published, None, written(moment))
    # The key goes first: whatever carries a pseudonym on this disk, the key knows it, however this run may end.
    key = save_key(place.path, opened, settled.key, written(moment))
    named = origins(case, settled, moment)
    page = page_of(case, settled, decisions, written(moment))
    register = write_register(case, page, named.case, moment)
    copies = write_review_copies(case, settled, decisions, candidates, moment, progress, named.copies)
    problems |= {c.number: copies.problems[c.source] for c in candidates if c.source in copies.problems}
    write_page(case, page, candidates, _unprocessed(candidates, problems), settings.ocr)
    hashes = {draft.source: draft.sha256 for draft in drafts}
    named_in = (settled.on_record, targets(settled), found.in_place)
    record = RunRecord(__version__, written(moment), found.basis, hashes, *named_in)
    records.write_run(case.findings, record, records.entity_of_mentions(settled.resolution))
    rows = tuple(_record(case, c, problems.get(c.number), hashes, copies.paths) for c in candidates)
    rows, withdrawn = _outputs_before(case, rows, replace(settled, key=key), decisions, settings, moment)
    record_of_key = records.KeyRecord(place.shown, key.revision)
    manifest = records.Manifest(found.engine, rows, record_of_key, named.case, register.written, named.run)
    records.write_manifest(case.manifest, manifest)
    disk.discard(case.trial)
    case.second_look.unlink(missing_ok=True)
    case.blind.unlink(missing_ok=True)  # a name found since may stand in it
    return RunReport(
        case=case.root,
        drafts=rows,
        problems=problems,
        words=sum(len(segment.text.split()) for draft in drafts for segment in draft.segments),
        findings=len(settled.findings),
        changes=sum(len(edits) for edits in settled.plan.edits.values()),
        entities=len(settled.resolution.entities),
        questions=Counter(question.obstacle.value for question in settled.plan.questions),
        warnings=(
            *opened.notices,
            *withdrawn,
            *register.notices,
            *_forgotten(place, opened.key, key, moment),
            *_unmatched(settings, candidates),
            *_warnings(case),
        ),
        notices=(*_notices(candidates, drafts), *_doubts(settled)),
    )


@dataclass(frozen=True, slots=True)
class _Reading:
    """The candidates in the order in which they are spoken of, the drafts read, and by number why others were not."""

    candidates: tuple[Candidate, ...]
    drafts: tuple[Draft, ...]
    problems: dict[int, RedraftError]


def _read(candidates: Sequence[Candidate], progress: Progress) -> _Reading:
    """Read all candidates but the ignored ones.

    The drafts to be published are numbered first, for the plan and the review page number just these.
    """
    outcomes: list[tuple[int, Candidate, Draft | RedraftError | None]] = []
    for done, candidate in enumerate(candidates):
        progress("Reading drafts", done, len(candidates))
        if candidate.choice.kind is DraftKind.IGNORE:
            outcomes.append((3, candidate, None))
            continue
        outcome = read_draft(candidate)
        rank = 2 if isinstance(outcome, RedraftError) else 1 if candidate.choice.kind is DraftKind.SOURCE else 0
        outcomes.append((rank, candidate, outcome))
    progress("Reading drafts", len(candidates), len(candidates))
    outcomes.sort(key=lambda entry: entry[0])
    return _Reading(
        candidates=tuple(replace(c, number=number) for number, (_, c, _) in enumerate(outcomes, 1)),
        drafts=tuple(outcome for _, _, outcome in outcomes if isinstance(outcome, Draft)),
        problems={n: found for n, (_, _, found) in enumerate(outcomes, 1) if isinstance(found, RedraftError)},
    )


def _by_path(reading: _Reading) -> dict[Path, Draft]:
    paths = {candidate.source: candidate.path for candidate in reading.candidates}
    return {paths[draft.source]: draft for draft in reading.drafts}


def _record(
    case: CaseFolder,
    candidate: Candidate,
    problem: RedraftError | None,
    hashes: Mapping[str, str],
    review: Mapping[str, str],
) -> DraftRecord:
    ignored = candidate.choice.kind is DraftKind.IGNORE
    status = IGNORED if ignored else NOT_PROCESSED if problem else records.PROCESSED
    return DraftRecord(
        number=candidate.number,
        source=candidate.source,
        path=case.relative(candidate.path),
        kind=candidate.choice.kind,
        sha256=hashes.get(candidate.source) if not ignored else None,
        status=status,
        problem=str(problem) if problem else None,
        reason=candidate.choice.reason or None,
        review=review.get(candidate.source) if not ignored else None,
    )


def _unprocessed(candidates: Sequence[Candidate], problems: Mapping[int, RedraftError]) -> tuple[Unprocessed, ...]:
    return tuple(
        Unprocessed(c.number, c.source, problems[c.number].message, problems[c.number].next_step)
        for c in candidates
        if c.number in problems
    )


def _outputs_before(
    case: CaseFolder,
    rows: tuple[DraftRecord, ...],
    settled: Settled,
    decisions: Decisions,
    settings: Settings,
    moment: datetime,
) -> tuple[tuple[DraftRecord, ...], tuple[str, ...]]:
    """Withdraw publication copies that this run has overtaken, and keep on record those that still stand.

    In those that were withdrawn, now or before, what was found since is looked for.
    """
    said: tuple[str, ...] = ()
    if publication.released(case):
        incomplete = any(row.status == NOT_PROCESSED for row in rows)
        if incomplete or publication.overtaken(case, settled, decisions, settings):
            changed = since_release(case, binding_of(case, settings, rows, decisions, settled))
            because = "; ".join(changed) or SOMETHING
            withdraw(case, because, moment)
            said = (f"{MOVED}: {because}.",)
        else:
            before = {row.source: row.published for row in records.read_manifest(case.manifest).drafts}
            rows = tuple(replace(row, published=before.get(row.source)) for row in rows)
    return rows, (*said, *look_back_after(case, settled, decisions, moment))


def _forgotten(place: KeyPlace, before: Key, after: Key, moment: datetime) -> tuple[str, ...]:
    """What to say of names that were forgotten and came back; it is put on record, too."""
    found = met_again(before, after)
    for old, new in found:
        note(place.case, KeyEvent.MET_AGAIN, moment, entity=old, now=new)
    return tuple(
        f"A name that was forgotten with {old} stands in the drafts or in case.yaml again. It is masked, as {new}, and the"
        f" key has it again: take it out there and `redraft key forget CASE {new}`, or leave it so."
        for old, new in found
    )


def _unmatched(settings: Settings, candidates: Sequence[Candidate]) -> tuple[str, ...]:
    entries = settings.unmatched(candidate.path for candidate in candidates)
    if not entries:
        return ()
    which = f"Entry {entries[0]}" if len(entries) == 1 else f"Entries {', '.join(map(str, entries))}"
    return (
        f"{which} under `drafts:` in case.yaml (counted from the top) cannot be matched to any file: check the spelling,"
        " for a draft that is not named there will be published.",
    )


def _warnings(case: CaseFolder) -> tuple[str, ...]:
    warnings = []
    service = synchronised_by(case.root.resolve())
    if service:
        warnings.append(
            f"The case lies in a folder that {service} copies to other machines. It says who is who, even without the"
            " key: move it to a folder that is not synchronised."
        )
    if not disk.is_private(case.root):
        warnings.append(
            "Other users may read the case where it lies, and its rights could not be changed: move it to a folder of"
            " your own."
        )
    return tuple(warnings)


def _notices(candidates: Sequence[Candidate], drafts: Sequence[Draft]) -> tuple[str, ...]:
    notices = []
    proposed = sum(c.proposed and c.source in {draft.source for draft in drafts} for c in candidates)
    if proposed:
        notices.append(
            f"{_drafts(proposed)} will be published, since case.yaml says nothing else: mark agency reports and"
            " chronologies `source` under `drafts:`."
        )
    plain = sum(draft.format != WORD for draft in drafts)
    if plain:
        notices.append(f"{_drafts(plain)} in plain text: no copy for Word, see review.html for the changes.")
    markers = sum(c.how is Concealment.BLACKED_OUT for draft in drafts for c in draft.concealed)
    if markers:
        places = "1 passage is" if markers == 1 else f"{markers} passages are"
        notices.append(
            f"{places} blacked out by a marker only: the words are still in the file, and stay in the copies unless they are"
            " replaced. review.html names them."
        )
    unread = sum(len(draft.unread) for draft in drafts)
    if unread:
        places = "1 place" if unread == 1 else f"{unread} places"
        notices.append(f"{places} in the drafts could not be read; review.html names them. They are never published.")
    noticed = sum(bool(draft.notices) for draft in drafts)
    if noticed:
        notices.append(
            f"{_drafts(noticed)} could not be copied as they are, such as one with macros; review.html says what is left out."
            if noticed > 1
            else "1 draft could not be copied as it is, as with macros or a signature; review.html says what is left out."
        )
    return tuple(notices)


def _doubts(settled: Settled) -> tuple[str, ...]:
    """How many pseudonyms the rules warn of."""
    warned = {o.concern.entity for o in settled.objections if not o.accepted and not o.blocks}
    if not warned:
        return ()
    said = "1 pseudonym has" if len(warned) == 1 else f"{len(warned)} pseudonyms have"
    return (f"{said} a warning; review.html says what it is, under “People and places”.",)


def _drafts(number: int) -> str:
    return "1 draft" if number == 1 else f"{number} drafts"
