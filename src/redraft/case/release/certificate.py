"""The record of a publication: what was published, out of what, on whose decision, and what nobody looked at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from redraft import __version__
from redraft.case import naming, records
from redraft.case.clock import file_stamp, written
from redraft.case.folder import CaseFolder
from redraft.case.pipeline import Settled, digest_of
from redraft.case.records import DraftRecord
from redraft.case.release.in_numbers import changes_by_type, deciders
from redraft.case.release.near_misses import NearMiss, of_copy
from redraft.case.release.obstacles import beside_the_page
from redraft.case.release.pdf_records import UNCHECKED, told_of
from redraft.case.release.publication import CERTIFICATE
from redraft.case.settings import Settings
from redraft.decisions import Decisions
from redraft.leaks import HiddenContent, Verification
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
    settled: Settled,
    decisions: Decisions,
    settings: Settings,
    rows: Sequence[DraftRecord],
    copies: Mapping[str, Written],
    verification: Verification,
    outcome: str,
    moment: datetime,
) -> dict[str, Any]:
    """The certificate as plain data. It quotes nothing of the drafts; drafts go by number and harmless words."""
    drafts = {draft.source: draft for draft in settled.leaving}
    return {
        "schema": records.SCHEMA,
        "redraft": __version__,
        "at": written(moment),
        "statement": STATEMENT,
        "outcome": outcome,
        "key_revision": settled.key.revision,
        "policies": {
            "dates": settings.rulings.dates.policy.value,
            **({"reason for these dates": reason} if (reason := settings.rulings.dates.reason) else {}),
            "subject_style": settings.scheme.subject.value,
            "pictures": settings.rulings.pictures or "one by one",
            "links": settings.links.value,
        },
        "documents": [
            _document(row, copies.get(row.source), verification) | _left_by_others(drafts.get(row.source), decisions)
            for row in rows
        ],
        "changes": changes_by_type(settled, decisions),
        "decided_by": deciders(decisions),
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
    """Write the certificate as JSON and as text to `confidential/record/`; the path of the text."""
    return records.write_record(case.record, CERTIFICATE + file_stamp(moment), content, _as_text(content))


def digest_copy(case: CaseFolder, path: Path, dropped: Sequence[str], hidden: Sequence[HiddenContent]) -> Written:
    """The record of a file that has just been written for a case."""
    digest = digest_of(path)
    return Written(path.name, digest, tuple(dropped), tuple(hidden), pdf=told_of(case, digest))


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


def _as_text(content: Mapping[str, Any]) -> str:
    lines = [
        "CERTIFICATE OF PSEUDONYMISATION",
        "Confidential: for the record of the case, not for publication.",
        "",
        content["statement"],
        "",
        f"Made by redraft {content['redraft']} at {content['at']}, by revision {content['key_revision']} of the key.",
        "",
        "Documents",
    ]
    for document in content["documents"]:
        lines += _document_lines(document)
    lines += ["", "Details treated (type: how, how often)"]
    for kind, treated in content["changes"].items():
        lines.append(f"  {kind}: " + ", ".join(f"{how} {count}" for how, count in treated.items()))
    lines += ["", "Decided by"]
    for person in content["decided_by"]:
        given = ", ".join(f"{ruling} {count}" for ruling, count in person["decisions"].items())
        at_once = "; everything at once by one ruling" if person["everything_at_once"] else ""
        lines.append(
            f"  {person['by']}: {given}, {person['first'] or 'no date'} to {person['last'] or 'no date'}{at_once}"
        )
    policies = ", ".join(f"{name} {value or 'not ruled'}" for name, value in content["policies"].items())
    verified = content["verified"]
    lines += [
        "",
        f"Policies: {policies}.",
        f"Verified: {verified['forms']} original forms looked for in {verified['parts']} parts, {verified['leaks']} found.",
        f"Looked at again: {_count_of(verified['near_misses'])} that nobody has ruled on.",
        "Not assessed: " + "; ".join(content["not_assessed"]) + ".",
        "",
    ]
    return "\r\n".join(lines)


def _count_of(number: int) -> str:
    return "1 detail" if number == 1 else f"{number or 'no'} details"


def _document_lines(document: Mapping[str, Any]) -> list[str]:
    lines = [
        f"  {document['draft']}: {document['kind']}, {document['status']}",
        f"    SHA-256 {document['sha256'] or '-'}",
    ]
    if "copy" in document:
        lines += [f"    copy: {document['copy']}", f"    SHA-256 {document['copy_sha256']}"]
        lines.append(f"    PDF: {document['pdf']} (a check made later is recorded beside this file)")
        if how := document.get("earlier_changes"):
            lines.append(f"    earlier authors' tracked changes: all {how}ed")
        if count := document.get("earlier_comments"):
            lines.append(f"    earlier authors' comments, read and left out: {count}")
        lines += [f"    noted: {said}" for said in document["dropped"]]
        lines += [f"    not inspected: {said}" for said in document["not_inspected"]]
        lines += [f"    seen at the second look, nobody has ruled on it: {said}" for said in document["second_look"]]
        lines += [f"    beside the page: {said}" for said in document["beside_the_page"]]
    return lines
