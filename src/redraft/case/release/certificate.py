"""The record of a publication: what was published, out of what, on whose decision, and what nobody looked at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from redraft import __version__
from redraft.case import disk, naming, records
from redraft.case.clock import file_stamp, in_words, written
from redraft.case.folder import CaseFolder
from redraft.case.pipeline import digest_of
from redraft.case.records import DraftRecord
from redraft.case.release import approvals, search_log
from redraft.case.release.in_numbers import changes_by_type, deciders
from redraft.case.release.near_misses import NearMiss, of_copy
from redraft.case.release.obstacles import beside_the_page
from redraft.case.release.original_words import OriginalWords
from redraft.case.release.pdf_records import UNCHECKED, told_of
from redraft.case.release.publication import CERTIFICATE
from redraft.case.release.searches import searches_of
from redraft.case.settings import Settings
from redraft.case.state import State
from redraft.decisions import Decisions
from redraft.leaks import HiddenContent, Verification
from redraft.outputs.record.certificate import certificate_page
from redraft.planning.earlier_authors import ruled_changes
from redraft.text import Draft

STATEMENT = (
    "These copies are pseudonymised: wording that names people, places and bodies was replaced as decided below. What"
    " identifies somebody in combination has not been assessed, and pseudonymised data remain personal data."
)


@dataclass(frozen=True, slots=True)
class Written:
    """What was written for one draft: the file's name, its hash, what the writer dropped, and what is hidden in it.

    `near_misses` are details that the detectors saw in it only when they looked again; `pdf` says whether a PDF of it was
    checked.
    """

    name: str
    sha256: str
    dropped: tuple[str, ...]
    hidden: tuple[HiddenContent, ...]
    near_misses: tuple[NearMiss, ...] = ()
    pdf: str = UNCHECKED


def certificate(
    state: State, copies: Mapping[str, Written], verification: Verification, outcome: str, moment: datetime
) -> dict[str, Any]:
    """The certificate as plain data: no original wording is in it, and drafts go by number and harmless words.

    `copies` are by the draft's source, `outcome` is the fingerprint of what is published. Of what people typed themselves
    (reasons, roles), whatever has a name of the case in it is left out; who decided, approved or searched is named.
    """
    settled, decisions, settings = state.settled, state.decisions, state.settings
    drafts = {draft.source: draft for draft in settled.leaving}
    return {
        "schema": records.SCHEMA,
        "redraft": __version__,
        "at": written(moment),
        "statement": STATEMENT,
        "outcome": outcome,
        "key_revision": settled.key.revision,
        "policies": _policies(settings, OriginalWords.of(settled.plan)),
        "documents": [
            _document(row, copies.get(row.source), verification) | _left_by_others(drafts.get(row.source), decisions)
            for row in state.rows
        ],
        "changes": changes_by_type(settled, decisions),
        "decided_by": deciders(decisions),
        "sign_off": _signed(approvals.on_certificate(state, moment.date()), OriginalWords.of(settled.plan)),
        "searches": search_log.on_certificate(searches_of(state), search_log.read_log(state.case), outcome),
        "verified": {
            "forms": verification.forms,
            "leaks": len(verification.leaks),
            "parts": sum(len(parts) for parts in verification.inspected.values()),
            "near_misses": sum(len(copy.near_misses) for copy in copies.values()),
        },
        "not_assessed": [
            "combination risk not assessed",
            "pictures read for words by OCR only, which misses some"
            if settings.ocr
            else "content of pictures not read",
        ],
    }


def write_certificate(case: CaseFolder, content: Mapping[str, Any], moment: datetime) -> Path:
    """Write the certificate as JSON and as a page to `confidential/record/`; the path of the page."""
    disk.private_folder(case.record)
    name = CERTIFICATE + file_stamp(moment)
    path = case.record / f"{name}.html"
    # The page first: the JSON is what tells which copies are published.
    disk.write_atomically(path, certificate_page(content, _told).encode("utf-8"))
    records.write_json(case.record / f"{name}.json", content)
    return path


def _told(iso: str) -> str:
    """A time in words; as it stands where somebody wrote something else into decisions.yaml."""
    try:
        return in_words(datetime.fromisoformat(iso))
    except ValueError:
        return iso


def digest_copy(case: CaseFolder, path: Path, dropped: Sequence[str], hidden: Sequence[HiddenContent]) -> Written:
    """The record of a file that has just been written for a case."""
    digest = digest_of(path)
    return Written(path.name, digest, tuple(dropped), tuple(hidden), pdf=told_of(case, digest))


def _policies(settings: Settings, words: OriginalWords) -> dict[str, str]:
    reason = words.taken_out_of(settings.rulings.dates.reason)
    return {
        "dates": settings.rulings.dates.policy.value,
        **({"reason for these dates": reason} if reason else {}),
        "subject_style": settings.scheme.subject.value,
        "pictures": settings.rulings.pictures or "one by one",
        "links": settings.links.value,
    }


def _signed(sign_off: Mapping[str, Any], words: OriginalWords) -> dict[str, Any]:
    """The sign-off, its roles looked through: "the grandmother of …" is a role that somebody may type."""
    return {
        **sign_off,
        "required_roles": [words.taken_out_of(role) for role in sign_off["required_roles"]],
        "approved_by": [{**one, "role": words.taken_out_of(one["role"])} for one in sign_off["approved_by"]],
    }


def _document(row: DraftRecord, copy: Written | None, verification: Verification) -> dict[str, Any]:
    known: dict[str, Any] = {
        "draft": naming.label(row.number, row.source),
        "kind": row.kind.value,
        "status": row.status,
        "sha256": row.sha256,
    }
    if copy is not None:
        known |= {
            "copy": copy.name,
            "copy_sha256": copy.sha256,
            "pdf": copy.pdf,
            "dropped": list(copy.dropped),
            "parts_inspected": len(verification.inspected.get(row.source, ())),
            "not_inspected": list(verification.not_inspected.get(row.source, ())),
            "second_look": list(of_copy(copy.near_misses)),
            "beside_the_page": beside_the_page(copy.hidden),
        }
    return known


def _left_by_others(draft: Draft | None, decisions: Decisions) -> dict[str, Any]:
    """How earlier authors' changes in a draft were settled, and how many comments of theirs were left out."""
    if draft is None:
        return {}
    how = {"earlier_changes": ruled_changes(draft, decisions).how} if draft.revisions else {}
    return how | ({"earlier_comments": len(draft.comments)} if draft.comments else {})
