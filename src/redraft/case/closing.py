"""Closing a case: everything goes but the publication copies and the record, and what cannot be removed is told.

Outputs that a run makes anew go first, the key last: an interrupted closing leaves a case that a closing can finish.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from redraft import __version__
from redraft.case import disk, naming, records
from redraft.case.clock import now, written
from redraft.case.decisions_file import read_decisions
from redraft.case.folder import CaseFolder
from redraft.case.key.events import KeyEvent, count
from redraft.case.key.keyfile import backup_of
from redraft.case.key.place import KeyPlace, borrowers, key_place
from redraft.case.key.sealing import passphrase_file
from redraft.case.lock import LOCK
from redraft.case.pipeline import digest_of
from redraft.case.release import publication
from redraft.case.release.pdf_records import unchecked
from redraft.case.settings import load_settings
from redraft.errors import CaseInvalid, DecisionsInvalid, Refused, SettingsInvalid


@dataclass(frozen=True, slots=True)
class Outlook:
    """What a closing will do: how many files go, what is doubtful about the copies, and what redraft cannot remove."""

    files: int
    doubts: tuple[str, ...]
    beyond: tuple[str, ...]


def outlook(root: Path) -> Outlook:
    """What closing a case means, without doing anything.

    Raises:
        CaseInvalid: if the folder is no case, or is closed.
        Refused: if other cases go by its key.
    """
    case = CaseFolder(root)
    _require_case(case)
    _refuse_with_borrowers(case)
    files = sum(_files_of(path) for path in _leaving(case))
    return Outlook(files, publication_doubts(case), _beyond(case, _place(case)))


def close(root: Path, by: str, reason: str) -> Outlook:
    """Remove everything of a case but its publication copies and its record; returns what was done.

    Raises:
        CaseInvalid: if the folder is no case or is closed, or nobody says who closes it and why.
        Refused: if other cases go by its key.
        CaseLocked, OutputInUse, PlaceUnusable: if another redraft is at work on it, a file is open elsewhere or may
            not be deleted: then it can be finished by closing again.
    """
    if not by.strip() or not reason.strip():
        raise CaseInvalid("Closing needs a name and a reason.", "Give them with --by and --reason.")
    case = CaseFolder(root)
    _require_case(case)
    place = _place(case)
    with place.held():
        done = outlook(root)
        record = _begun(case, by.strip(), reason.strip(), now())
        for path in list(_leaving(case)):
            disk.remove(path, case.confidential)
        place.release()
        records.write_json(case.closing, record | {"files_removed": done.files, "finished": written(now())})
    with contextlib.suppress(OSError):
        (case.confidential / LOCK).unlink(missing_ok=True)
    return done


def publication_doubts(case: CaseFolder) -> tuple[str, ...]:
    """What speaks against the publication copies being the last word, as far as can be told without the key."""
    if not publication.released(case):
        return ("There are no publication copies: nothing but the record will be left.",)
    certified = publication.certified(case)
    doubts = []
    if not publication.as_certified(case, certified):
        doubts.append("The files in publication/ are not those that the last certificate tells of.")
    missing = unchecked(case, publication.promised_copies(certified).values())
    if missing:
        doubts.append(
            f"Nobody has checked a PDF of {_number(missing, 'copy', 'copies')} (`redraft verify FILE.pdf --case CASE`)."
        )
    if _drafts_changed(case, {d["sha256"] for d in certified.get("documents", ()) if d.get("sha256")}):
        doubts.append("A draft changed, or is gone, since the copies were made: they are out of date.")
    with contextlib.suppress(DecisionsInvalid):
        if any(decision.at > certified.get("at", "") for decision in read_decisions(case.decisions).entries):
            doubts.append("Something was decided after the copies were made: they may be out of date.")
    return tuple(doubts)


def _require_case(case: CaseFolder) -> None:
    if case.is_closed and _is_finished(case) and not any(True for _ in _leaving(case)):
        raise CaseInvalid("This case is closed already.", "There is nothing left to remove.")
    if not case.is_closed and not case.findings.exists() and not case.key.exists() and not case.settings.exists():
        raise CaseInvalid("This folder is not a case.", "Name the folder that holds case.yaml and confidential/.")
    disk.private_folder(case.confidential)


def _is_finished(case: CaseFolder) -> bool:
    try:
        return bool(records.read_json(case.closing).get("finished"))
    except CaseInvalid:
        return False


def _place(case: CaseFolder) -> KeyPlace:
    """Where the key lies; settings that cannot be used, or are gone already, do not keep a case from being closed."""
    try:
        return key_place(case, load_settings(case.settings))
    except SettingsInvalid:
        return KeyPlace(case, case)


def _refuse_with_borrowers(case: CaseFolder) -> None:
    number = len(borrowers(case))
    if number:
        others = "1 other case goes" if number == 1 else f"{number} other cases go"
        raise Refused(f"{others} by the key of this one.", "Close those that name it under `key:` first.")


def _begun(case: CaseFolder, by: str, reason: str, moment: datetime) -> dict[str, Any]:
    """The closing record, on disk before anything is removed; that of an interrupted closing is gone on with."""
    if case.is_closed:
        with contextlib.suppress(CaseInvalid):
            return dict(records.read_json(case.closing))
    record: dict[str, Any] = {
        "schema": records.SCHEMA,
        "redraft": __version__,
        "by": by,
        "reason": reason,
        "begun": written(moment),
        "copies": publication.digests(case),
        "drafts": [],
        "key": None,
        "decisions": [],
        "finished": None,
    }
    with contextlib.suppress(CaseInvalid):
        manifest = records.read_manifest(case.manifest)
        rows = [(naming.label(row.number, row.source), row.kind.value, row.sha256) for row in manifest.drafts]
        record["drafts"] = [{"draft": label, "kind": kind, "sha256": digest} for label, kind, digest in rows]
        record["key"] = {"revision": manifest.key.revision} if manifest.key else None
    with contextlib.suppress(DecisionsInvalid):
        record["decisions"] = [
            {"target": each.target, "ruling": each.ruling.value, "by": each.by, "at": each.at}
            for each in read_decisions(case.decisions).entries
        ]
    disk.private_folder(case.record)
    records.write_json(case.closing, record)
    return record


def _leaving(case: CaseFolder) -> Iterator[Path]:
    """What goes, in a safe order."""
    last = (case.decisions, case.manifest, backup_of(case.key), passphrase_file(case.key), case.key)
    kept = {case.record, case.confidential / LOCK, *last}
    candidates = [case.review, case.trial, case.diff, case.findings, case.second_look, case.withdrawn]
    candidates += [path for path in sorted(case.confidential.glob("*")) if path not in {*kept, *candidates}]
    candidates += [case.drafts, *_strewn_drafts(case), case.recognizers, case.settings, *last]
    yield from (path for path in dict.fromkeys(candidates) if path.exists() or path.is_symlink())


def _strewn_drafts(case: CaseFolder) -> list[Path]:
    """Drafts that lie in the case, but not in its folder for them."""
    root = case.root.resolve()
    paths = [(case.root / row.path).resolve() for row in _rows(case)]
    return [path for path in paths if path.is_relative_to(root) and path.is_file()]


def _rows(case: CaseFolder) -> tuple[records.DraftRecord, ...]:
    try:
        return records.read_manifest(case.manifest).drafts
    except CaseInvalid:
        return ()


def _drafts_changed(case: CaseFolder, known: set[str]) -> bool:
    paths = [case.root / row.path for row in _rows(case) if row.processed]
    return any(not path.is_file() or digest_of(path) not in known for path in paths)


def _files_of(path: Path) -> int:
    if path.is_dir() and not path.is_symlink():
        return sum(each.is_file() for each in path.rglob("*"))
    return 1


def _beyond(case: CaseFolder, place: KeyPlace) -> tuple[str, ...]:
    """What redraft cannot remove, in sentences; it promises no erasure."""
    root = case.root.resolve()
    outside = sum(not (case.root / row.path).resolve().is_relative_to(root) for row in _rows(case))
    known = {case.publication, case.confidential, case.drafts, case.recognizers, case.settings}
    strange = sum(path not in known for path in case.root.glob("*"))
    exported = count(case, KeyEvent.EXPORTED)
    said = []
    if outside:
        said.append(f"{_number(outside, 'draft lies', 'drafts lie')} outside the case folder.")
    if strange:
        said.append(
            f"{_number(strange, 'file or folder', 'files or folders')} in the case folder that redraft did not make."
        )
    if place.is_shared:
        said.append("The key stays in the case that owns it, and with it the names of this one.")
    if exported:
        said.append(
            f"The key was exported {_number(exported, 'time', 'times')}: those files open with their passphrases."
        )
    return (
        *said,
        "Backups, shadow copies, the recycle bin, and versions that a cloud service or a server keeps.",
        "Whatever was sent by e-mail or printed, review copies and copies of the key above all.",
        "The identity file in redraft's configuration folder: it opens the keys of your other cases, so it stays.",
        "The name of the case folder, and what others wrote into confidential/record/: look whether they name anybody.",
        "Traces on the disk itself: deleted is not erased, least of all on a solid-state drive.",
    )


def _number(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"
