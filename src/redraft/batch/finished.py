"""What was finished with the same drafts, settings, decisions and version is not done again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, replace
from hashlib import sha256
from pathlib import Path

from redraft.batch.task import Outcome
from redraft.case.disk import private_folder
from redraft.case.folder import CaseFolder
from redraft.case.pipeline import digest_of, of_redraft, own_recognizers
from redraft.case.records import SCHEMA, read_json, read_manifest, write_json
from redraft.errors import CaseInvalid


def stamp_of(case: CaseFolder, folder: Path, drafts: Sequence[Path]) -> str:
    """A digest of all that the outputs of a case follow from: drafts, settings, definitions, decisions and redraft itself.

    Raises:
        OSError: if a draft cannot be read.
    """
    parts = [*of_redraft(), *own_recognizers(case)]
    for path in (case.settings, case.decisions):
        parts.append(digest_of(path) if path.is_file() else "")
    for path in drafts:
        parts += [path.relative_to(folder).as_posix(), digest_of(path)]
    return sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def keep(record: Path, stamp: str, outcome: Outcome) -> None:
    """Put down that a case is finished, and what came of it."""
    private_folder(record.parent)
    write_json(record, {"schema": SCHEMA, "stamp": stamp, "outcome": asdict(outcome)})


def kept(record: Path, stamp: str, case: CaseFolder) -> Outcome | None:
    """What came of a case that was finished with this very stamp; None if it is to be done, also for a lost output."""
    if not record.is_file():
        return None
    try:
        payload = read_json(record)
        known = Outcome(**{**payload["outcome"], "refusals": tuple(payload["outcome"]["refusals"]), "kept": True})
        whole = payload["stamp"] == stamp and _is_whole(case)
    except (CaseInvalid, KeyError, TypeError):
        return None
    return replace(known, kept=True) if whole else None


def _is_whole(case: CaseFolder) -> bool:
    """Whether all that a run and a trial wrote down is there."""
    rows = read_manifest(case.manifest).drafts
    written = [name for row in rows for name in (row.review, row.trial) if name]
    return case.findings.is_file() and case.diff.is_file() and all((case.root / name).is_file() for name in written)
