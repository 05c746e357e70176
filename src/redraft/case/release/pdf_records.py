"""The record of PDFs that were checked: `confidential/record/pdf-check-….json` and `.txt`, which quote nothing."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from redraft.case import disk, records
from redraft.case.clock import file_stamp
from redraft.case.folder import CaseFolder

PDF_CHECK = "pdf-check-"
"""How the file names of these records begin; the time of the check follows."""
UNCHECKED = "no PDF of this copy has been checked"


def write_check(case: CaseFolder, content: Mapping[str, Any], moment: datetime) -> Path:
    """Write the record of one check, beside those there are; the path of its text."""
    name = disk.free(case.record, PDF_CHECK + file_stamp(moment), ".json").stem
    return records.write_record(case.record, name, content, _as_text(content))


def checks(case: CaseFolder) -> tuple[Mapping[str, Any], ...]:
    """The records of checked PDFs, oldest first; those that cannot be read are left out."""
    found = []
    for path in sorted(case.record.glob(PDF_CHECK + "*.json")):
        try:
            payload = json.loads(path.read_text("utf-8"))
            found.append({"pdf": payload["pdf"]["sha256"], "copy": payload["copy"]["sha256"], "at": payload["at"]})
        except (OSError, ValueError, KeyError, TypeError):
            continue
    return tuple(found)


def checked_pdfs(case: CaseFolder, copies: Collection[str]) -> frozenset[str]:
    """The hashes of the PDFs that were checked against one of these copies (by hash)."""
    return frozenset(check["pdf"] for check in checks(case) if check["copy"] in copies)


def unchecked(case: CaseFolder, copies: Collection[str]) -> int:
    """How many of these copies (by hash) nobody has checked a PDF of."""
    done = {check["copy"] for check in checks(case)}
    return sum(copy not in done for copy in copies)


def told_of(case: CaseFolder, copy: str) -> str:
    """What a certificate says of the PDF of a copy (by hash)."""
    mine = [check for check in checks(case) if check["copy"] == copy]
    return f"checked at {mine[-1]['at']}, SHA-256 {mine[-1]['pdf']}" if mine else UNCHECKED


def _as_text(content: Mapping[str, Any]) -> str:
    pdf, copy, compared = content["pdf"], content["copy"], content["compared"]
    lines = [
        "RECORD OF A CHECKED PDF",
        "Confidential: for the record of the case, not for publication.",
        "",
        f"Checked with redraft {content['redraft']} at {content['at']}, by {content['by'] or 'nobody who gave a name'}.",
        "",
        f"PDF: {pdf['name']}",
        f"  SHA-256 {pdf['sha256']}",
        f"It shows the text of: {copy['name']}, the publication copy of {copy['draft']}",
        f"  SHA-256 {copy['sha256']}",
        f"  {compared['words']} words compared: {compared['missing']} missing, {compared['extra']} added",
        f"{content['forms']} original forms looked for in {len(content['inspected'])} parts, none found.",
        *(f"  not inspected: {said}" for said in content["not_inspected"]),
        *(f"  beside the page: {said}" for said in content["beside_the_page"]),
        "",
        "It holds for this PDF and this copy alone: a later publication needs a new PDF and a new check.",
        "",
    ]
    return "\r\n".join(lines)
