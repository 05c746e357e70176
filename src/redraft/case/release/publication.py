"""The folder that is meant to leave: filled as a whole, and emptied when something overtakes what is in it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from redraft.case import disk
from redraft.case.clock import file_stamp
from redraft.case.folder import CaseFolder
from redraft.case.pipeline import Settled, digest_of, outcome
from redraft.case.release.pdf_records import checked_pdfs
from redraft.case.settings import Settings
from redraft.decisions import Decisions, Ruling
from redraft.planning.earlier_authors import ACCEPT, ruled_changes
from redraft.text import Draft

CERTIFICATE = "certificate-"
"""How the file names of certificates begin; the time of the publication follows."""


def picture_rulings(
    drafts: Sequence[Draft], decisions: Decisions, settings: Settings, trial: bool = False
) -> dict[str, str]:
    """What becomes of each picture that somebody ruled on, `keep` or `blank`; in a trial of every picture."""
    rulings: dict[str, str] = {}
    for draft in drafts:
        for picture in draft.pictures:
            decision = decisions.about(picture.id)
            if decision is not None:
                rulings[picture.id] = "keep" if decision.ruling is Ruling.KEEP else "blank"
            elif settings.rulings.pictures or trial:
                rulings[picture.id] = "blank"
    return rulings


def revision_rulings(drafts: Sequence[Draft], decisions: Decisions) -> dict[str, str]:
    """How the tracked changes of each draft are settled, by its source: a trial accepts what nobody has ruled on."""
    return {draft.source: ruled_changes(draft, decisions).how or ACCEPT for draft in drafts}


def outcome_of(settled: Settled, decisions: Decisions, settings: Settings) -> str:
    """The fingerprint of the publication copies that would be written now."""
    drafts = settled.leaving
    pictures, revisions = picture_rulings(drafts, decisions, settings), revision_rulings(drafts, decisions)
    return outcome(settled.plan, drafts, pictures, revisions, settings.links)


def released(case: CaseFolder) -> bool:
    """Whether there are publication copies."""
    return case.publication.is_dir() and any(case.publication.iterdir())


def overtaken(
    case: CaseFolder, settled: Settled, decisions: Decisions, settings: Settings, *, any_pdf: bool = False
) -> bool:
    """Whether the publication copies that lie there are others than those that would be written now.

    The certificate is written before the copies are put in place, so what it says of them is held against the files.
    `any_pdf` as for `as_certified`.
    """
    latest = certified(case)
    if settled.plan.questions or latest.get("outcome") != outcome_of(settled, decisions, settings):
        return True
    return not as_certified(case, latest, any_pdf=any_pdf)


def as_certified(case: CaseFolder, certificate: Mapping[str, Any], *, any_pdf: bool = False) -> bool:
    """Whether the files in `publication/` are those that a certificate tells of, and PDFs of them that were checked.

    With `any_pdf`, PDFs that are still to be checked may lie there too.
    """
    promised = promised_copies(certificate)
    there = digests(case)
    others = {name: digest for name, digest in there.items() if name not in promised}
    known = checked_pdfs(case, promised.values())
    return all(there.get(name) == digest for name, digest in promised.items()) and all(
        digest in known or (any_pdf and name.lower().endswith(".pdf")) for name, digest in others.items()
    )


def promised_copies(certificate: Mapping[str, Any]) -> dict[str, str]:
    """The hash of each copy that a certificate tells of, by its name."""
    return {d["copy"]: d["copy_sha256"] for d in certificate.get("documents", ()) if "copy" in d}


def digests(case: CaseFolder) -> dict[str, str]:
    """The hash of each publication copy by its name, in the order of the names."""
    return {path.name: digest_of(path) for path in sorted(case.publication.glob("*")) if path.is_file()}


def withdraw(case: CaseFolder, moment: datetime) -> bool:
    """Move the publication copies out of the way of anybody who might send them; False if there were none.

    Raises:
        OutputInUse: if one is open in Word.
    """
    if not released(case):
        return False
    disk.private_folder(case.withdrawn)
    disk.move(case.publication, disk.free(case.withdrawn, file_stamp(moment)))
    return True


def release(case: CaseFolder, finished: Path, moment: datetime) -> None:
    """Put a folder of finished copies in the place of `publication/`; what was there goes to `withdrawn/`.

    Raises:
        OutputInUse: if a copy that was there is open in Word; it then stays, and nothing is released.
    """
    disk.private_folder(case.withdrawn)
    retired = disk.free(case.withdrawn, file_stamp(moment))
    disk.swap_in(finished, case.publication, retired)
    if retired.is_dir() and not any(retired.iterdir()):
        retired.rmdir()


def certified(case: CaseFolder) -> Mapping[str, Any]:
    """The latest certificate; empty if there is none that can be read."""
    certificates = sorted(case.record.glob(CERTIFICATE + "*.json"))
    if not certificates:
        return {}
    try:
        payload = json.loads(certificates[-1].read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return payload if isinstance(payload, dict) else {}
