"""confidential/sent/: what the review copies of each run said, so that a copy that comes back can be held against it.

It is kept for every run: a copy may come back after the case has been run again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from hashlib import sha256
from typing import Any

from redraft.case.clock import written
from redraft.case.disk import private_folder
from redraft.case.folder import CaseFolder
from redraft.case.pipeline import Settled
from redraft.case.records import SCHEMA, read_json, read_manifest, write_json
from redraft.errors import CaseInvalid
from redraft.outputs.review.as_sent import SentChange, SentCopy, SentParagraph
from redraft.outputs.review.origin import Origin
from redraft.text import Anchor, Span


def id_of_case(case: CaseFolder, settled: Settled, moment: datetime) -> str:
    """What copies name the case by: stored at its first run, and a digest of that run."""
    if case.manifest.is_file():
        stored = read_manifest(case.manifest).case
        if stored:
            return stored
    return _digest("case", written(moment), *sorted(draft.sha256 for draft in settled.drafts))


def origins(case_id: str, settled: Settled, moment: datetime) -> dict[str, Origin]:
    """The origin of each draft's copy, by source: a new one for every run that proposes something else."""
    rows = [
        [draft.sha256, *(f"{e.finding} {e.becomes}" for e in settled.plan.edits.get(draft.source, ()))]
        for draft in settled.leaving
    ]
    run = _digest("run", case_id, written(moment), *(text for row in rows for text in row))
    return {d.source: Origin(case_id, run, _digest("copy", run, d.source)[:4]) for d in settled.leaving}


def keep_sent(case: CaseFolder, copies: Sequence[SentCopy]) -> None:
    """Put down what the copies of one run say."""
    if not copies:
        return
    private_folder(case.sent)
    rows = [_row(copy) for copy in copies]
    write_json(case.sent / f"{copies[0].origin.run}.json", {"schema": SCHEMA, "copies": rows})


def read_sent(case: CaseFolder, origin: Origin) -> SentCopy | None:
    """What a copy said when it was written; None if nothing is on record about it.

    Raises:
        CaseInvalid: if the record is damaged.
    """
    path = case.sent / f"{origin.run}.json"
    if not path.is_file():
        return None
    try:
        copies = [_copy(row) for row in read_json(path)["copies"]]
    except (KeyError, TypeError, ValueError):
        raise CaseInvalid(f"{path.name} is damaged.") from None
    return next((copy for copy in copies if copy.origin == origin), None)


def _digest(*parts: str) -> str:
    return sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:10]


def _row(copy: SentCopy) -> dict[str, Any]:
    return {
        "case": copy.origin.case,
        "run": copy.origin.run,
        "copy": copy.origin.copy,
        "source": copy.source,
        "sha256": copy.sha256,
        "codes": sorted(copy.codes),
        "paragraphs": [
            {
                "anchor": str(p.anchor),
                "where": p.where,
                "text": p.text,
                "changes": [[c.finding, c.span.start, c.span.end, c.becomes] for c in p.changes],
                "hidden": [[s.start, s.end] for s in p.hidden],
                "earlier": [[s.start, s.end] for s in p.earlier],
            }
            for p in copy.paragraphs
        ],
    }


def _copy(row: Mapping[str, Any]) -> SentCopy:
    return SentCopy(
        Origin(row["case"], row["run"], row["copy"]),
        row["source"],
        row["sha256"],
        tuple(
            SentParagraph(
                Anchor.parse(p["anchor"]),
                p["where"],
                p["text"],
                tuple(SentChange(f, Span(start, end), becomes) for f, start, end, becomes in p["changes"]),
                tuple(Span(*pair) for pair in p["hidden"]),
                tuple(Span(*pair) for pair in p["earlier"]),
            )
            for p in row["paragraphs"]
        ),
        frozenset(row["codes"]),
    )
