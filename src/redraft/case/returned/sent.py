"""confidential/sent/: what the review copies of each run said, so that a copy that comes back can be held against it.

It is kept for every run: a copy may come back after the case has been run again.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Origins:
    """What the review copies of a run name it by: the ids of the case and the run, and each copy's mark by source."""

    case: str
    run: str
    copies: Mapping[str, Origin]


def origins(case: CaseFolder, settled: Settled, moment: datetime) -> Origins:
    """The ids of a run: the case keeps the one that it got at its first, a run has its own.

    They are digests, and tell nothing.
    """
    stored = read_manifest(case.manifest).case if case.manifest.is_file() else ""
    id_ = stored or _digest("case", written(moment), *sorted(draft.sha256 for draft in settled.drafts))
    edits = (e for draft in settled.leaving for e in settled.plan.edits.get(draft.source, ()))
    drafts = [draft.sha256 for draft in settled.leaving]
    run = _digest("run", id_, written(moment), *drafts, *(f"{e.finding} {e.becomes}" for e in edits))
    copies = {d.source: Origin(id_, run, _digest("copy", run, d.source)[:4]) for d in settled.leaving}
    return Origins(id_, run, copies)


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
    return next((copy for copy in copies_of(case, origin.run) if copy.origin == origin), None)


def copies_of(case: CaseFolder, run: str) -> tuple[SentCopy, ...]:
    """All copies of one run; none if nothing is on record about it.

    Raises:
        CaseInvalid: if the record is damaged.
    """
    path = case.sent / f"{run}.json"
    if not run or not path.is_file():
        return ()
    try:
        return tuple(_copy(row) for row in read_json(path)["copies"])
    except (KeyError, TypeError, ValueError):
        raise CaseInvalid(f"{path.name} is damaged.") from None


def sent_with(case: CaseFolder, run: str, findings: Collection[str]) -> SentCopy | None:
    """The copy of a run that shows most of these findings; None if none shows any."""
    shown = [(len(copy.findings & set(findings)), copy) for copy in copies_of(case, run)]
    most = max((count for count, _ in shown), default=0)
    return next((copy for count, copy in shown if count == most), None) if most else None


def _digest(*parts: str) -> str:
    return sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:10]


def _row(copy: SentCopy) -> dict[str, Any]:
    return {
        "case": copy.origin.case,
        "run": copy.origin.run,
        "copy": copy.origin.copy,
        "source": copy.source,
        "sha256": copy.sha256,
        "at": copy.at,
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
        row["at"],
        tuple(
            SentParagraph(
                Anchor.parse(p["anchor"]),
                p["where"],
                p["text"],
                tuple(
                    SentChange(f, Span(start, end), p["text"][start:end], becomes)
                    for f, start, end, becomes in p["changes"]
                ),
                tuple(Span(*pair) for pair in p["hidden"]),
                tuple(Span(*pair) for pair in p["earlier"]),
            )
            for p in row["paragraphs"]
        ),
        frozenset(row["codes"]),
    )
