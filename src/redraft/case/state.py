"""A case as its last run left it, taken up again: what `publish` and `verify` start from, without detecting anew."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from redraft.case import naming
from redraft.case.candidates import Candidate
from redraft.case.clock import now, written
from redraft.case.decisions_file import read_decisions
from redraft.case.folder import CaseFolder
from redraft.case.key.keyfile import OpenKey, open_key, save_key
from redraft.case.key.passphrase import Passphrase
from redraft.case.key.place import KeyPlace, key_place
from redraft.case.key.traces import met_again
from redraft.case.picture_words import with_words
from redraft.case.pipeline import Settled, basis, settle, terms_of_art
from redraft.case.progress import Progress
from redraft.case.reading import read_draft
from redraft.case.records import IGNORED, DraftRecord, KeyRecord, Manifest, RunRecord, read_manifest, read_run
from redraft.case.ruled_by_settings import with_settings
from redraft.case.settings import DraftChoice, DraftKind, Settings, load_settings
from redraft.decisions import Decisions
from redraft.errors import Refused
from redraft.key import Key
from redraft.text import Draft

_AGAIN = "Run `redraft run` again."
_STILL_THERE = "Take it out there, or leave it in, and `redraft run` again: it says who has the name now."


@dataclass(frozen=True, slots=True)
class State:
    """All that is known about a case: settings, the last run, the drafts read again, the key, and the plan.

    `paths` maps the source of each processed draft to its file.
    """

    case: CaseFolder
    settings: Settings
    manifest: Manifest
    paths: Mapping[str, Path]
    decisions: Decisions
    opened: OpenKey
    settled: Settled
    place: KeyPlace

    @property
    def rows(self) -> tuple[DraftRecord, ...]:
        """The drafts of the manifest."""
        return self.manifest.drafts

    def with_key(self, key: Key) -> State:
        """The same with the key as it was saved, on record in the manifest."""
        record = KeyRecord(self.place.shown, key.revision)
        return replace(self, manifest=replace(self.manifest, key=record), settled=replace(self.settled, key=key))

    def with_saved_key(self, moment: datetime) -> State:
        """The same with the key on disk, as far as it grew.

        Raises:
            Refused: if a name that was forgotten still stands in the drafts.
            OutputInUse: if the key is held open by another program (Windows).
        """
        if met_again(self.opened.key, self.settled.key):
            raise Refused("A name that was forgotten still stands in the drafts.", _STILL_THERE)
        return self.with_key(save_key(self.place.path, self.opened, self.settled.key, written(moment)))


@contextlib.contextmanager
def at_work_on(root: Path) -> Iterator[tuple[KeyPlace, Settings]]:
    """A case that was run, kept from any other redraft meanwhile: where its key lies, and its settings.

    Raises:
        CaseInvalid, CaseLocked, SettingsInvalid: if there is no such case, another redraft is at work on it, or case.yaml
            cannot be understood.
    """
    case = CaseFolder(root)
    case.require_run()
    settings = load_settings(case.settings)
    place = key_place(case, settings)
    with place.held():
        yield place, settings


@contextlib.contextmanager
def taken_up(root: Path, passphrase: Passphrase | None, progress: Progress, to_verify: bool = True) -> Iterator[State]:
    """The case as it is now, kept from any other redraft meanwhile.

    Raises:
        As `at_work_on` and `load_state`.
    """
    with at_work_on(root) as (place, settings):
        yield load_state(place, settings, passphrase or Passphrase(), progress, to_verify)


def load_state(
    place: KeyPlace, settings: Settings, passphrase: Passphrase, progress: Progress, to_verify: bool = True
) -> State:
    """Take up a case and plan it by the decisions made so far; with the forms that verification needs, if it is `to_verify`.

    Raises:
        CaseInvalid: if the case has not been run.
        Refused: if a draft, the settings, the recognisers or redraft changed since the run.
        DecisionsInvalid, KeyUnavailable: for what cannot be read.
    """
    case = place.case
    case.require_run()
    record = read_run(case.findings)
    if record.basis != basis(settings, case):
        raise Refused("case.yaml, the case's recognizers or redraft itself changed since the last run.", _AGAIN)
    manifest = read_manifest(case.manifest)
    rows = _numbered([_as_declared_now(case, row, settings) for row in manifest.drafts])
    opened = open_key(place.path, passphrase, first_run=False)
    processed = [row for row in rows if row.processed]
    drafts = _read_again(case, settings, processed, record, progress)
    sources = {draft.source for draft in drafts}
    findings = tuple(finding for finding in record.findings if finding.source in sources)
    published = frozenset(row.source for row in processed if row.kind is DraftKind.PUBLISH)
    leaving = [draft for draft in drafts if draft.source in published]
    decisions = with_settings(case, read_decisions(case.decisions), leaving, settings, now())
    terms = terms_of_art(case) if to_verify else None
    settled = settle(drafts, findings, settings, opened.key, decisions, published, terms, written(now()))
    return State(
        case, settings, replace(manifest, drafts=rows), _paths(case, processed), decisions, opened, settled, place
    )


def _as_declared_now(case: CaseFolder, row: DraftRecord, settings: Settings) -> DraftRecord:
    """The record with what `case.yaml` says about the draft today, which may be later than the run."""
    choice = settings.choice(case.root / row.path) or DraftChoice(DraftKind.PUBLISH)
    if choice.kind is row.kind:
        return row
    if choice.kind is DraftKind.IGNORE:
        return replace(row, kind=choice.kind, status=IGNORED, problem=None, reason=choice.reason or None)
    if row.status == IGNORED:
        raise Refused(f"{naming.label(row.number, row.source)} is no longer to be ignored, but was not read.", _AGAIN)
    return replace(row, kind=choice.kind)


def _numbered(rows: Sequence[DraftRecord]) -> tuple[DraftRecord, ...]:
    """The records with the drafts to be published first, as the plan numbers them."""
    ordered = sorted(rows, key=lambda row: (not row.processed, row.kind is not DraftKind.PUBLISH))
    return tuple(replace(row, number=number) for number, row in enumerate(ordered, 1))


def _read_again(
    case: CaseFolder, settings: Settings, rows: Sequence[DraftRecord], record: RunRecord, progress: Progress
) -> tuple[Draft, ...]:
    drafts: dict[Path, Draft] = {}
    for done, row in enumerate(rows):
        progress("Reading drafts", done, len(rows))
        choice = DraftChoice(row.kind)
        draft = read_draft(Candidate(row.number, case.root / row.path, choice, proposed=False))
        if not isinstance(draft, Draft) or draft.sha256 != record.drafts.get(row.source):
            raise Refused(f"{naming.label(row.number, row.source)} changed since the last run, or is gone.", _AGAIN)
        drafts[case.root / row.path] = draft
    progress("Reading drafts", len(rows), len(rows))
    return with_words(case, settings, drafts)


def _paths(case: CaseFolder, rows: Sequence[DraftRecord]) -> dict[str, Path]:
    return {row.source: case.root / row.path for row in rows}
