"""Findings of single files, for looking and for other programs; nothing is written and no key is needed."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from redraft.case.candidates import Candidate
from redraft.case.cells import cell
from redraft.case.folder import CaseFolder
from redraft.case.indented import indented
from redraft.case.progress import Progress, silent
from redraft.case.reading import read_draft
from redraft.case.records import SCHEMA, entity_of_mentions, finding_row
from redraft.case.settings import DraftChoice, DraftKind, Settings, load_settings
from redraft.decisions import Decisions
from redraft.detection import Detector
from redraft.entities import resolve
from redraft.errors import DraftDuplicate, DraftError
from redraft.key import Key
from redraft.planning.consent import kept_by_consent
from redraft.text import Draft
from redraft.vocabulary import load_vocabulary

COLUMNS = (
    *("id", "start", "end", "text", "entity_type", "score", "recognizer", "entity", "action", "why", "suggestion"),
    "anchor",
)


@dataclass(frozen=True, slots=True)
class Scan:
    """The findings of each file by its source, as rows of `COLUMNS`, and by number the files that were not read."""

    documents: Mapping[str, tuple[Mapping[str, Any], ...]]
    problems: Mapping[int, DraftError]
    sources: tuple[str, ...]

    @property
    def exit_code(self) -> int:
        """0, or the code of what kept files from being read (3 where there were several causes)."""
        codes = {problem.exit_code for problem in self.problems.values()}
        if not codes:
            return 0
        return codes.pop() if len(codes) == 1 else DraftError.exit_code


def scan(files: Sequence[Path], root: Path | None = None, progress: Progress = silent) -> Scan:
    """Find the details of some files, taken together as one case; `root` names a case whose `case.yaml` is to be used.

    Raises:
        SettingsInvalid, RecognizerInvalid, ModelUnavailable: as named; a file that cannot be read is in the answer.
    """
    case = CaseFolder(root) if root else None
    settings = load_settings(case.settings) if case else Settings()
    drafts: dict[str, Draft] = {}
    problems: dict[int, DraftError] = {}
    for number, path in enumerate(files, 1):
        progress("Reading files", number - 1, len(files))
        candidate = Candidate(number, path, DraftChoice(DraftKind.PUBLISH), proposed=False)
        outcome = read_draft(candidate)
        if isinstance(outcome, Draft) and outcome.source in drafts:
            outcome = DraftDuplicate("Another file has the same name.", "Scan it on its own.")
        if isinstance(outcome, Draft):
            drafts[outcome.source] = outcome
        else:
            problems[number] = outcome
    documents = _documents(tuple(drafts.values()), settings, case, progress) if drafts else {}
    return Scan(documents, problems, tuple(path.name for path in files))


def as_json(result: Scan) -> str:
    """The findings in the documented form, one line per run of `json.dumps`, with a line break at the end."""
    documents = [{"source": source, "findings": list(rows)} for source, rows in result.documents.items()]
    return indented({"schema": SCHEMA, "documents": documents}) + "\n"


def as_csv(result: Scan) -> str:
    """The findings as a table for a spreadsheet, in which no cell can act as a formula."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["source", *COLUMNS])
    for source, rows in result.documents.items():
        for row in rows:
            writer.writerow([cell(source), *(cell(row[column]) for column in COLUMNS)])
    return out.getvalue()


def _documents(
    drafts: Sequence[Draft], settings: Settings, case: CaseFolder | None, progress: Progress
) -> dict[str, tuple[Mapping[str, Any], ...]]:
    detector = Detector.load(case.own_recognizers if case else None, settings.engine)
    stage = "Looking for identifying details"
    findings = detector.detect(drafts, settings.declared, lambda done, total: progress(stage, done, total))
    resolution = resolve(findings, drafts, settings.declared, Key(), Decisions(), load_vocabulary())
    findings = kept_by_consent(findings, resolution)
    entities = entity_of_mentions(resolution)
    rows: dict[str, list[Mapping[str, Any]]] = {draft.source: [] for draft in drafts}
    offsets = {
        (draft.source, segment.anchor): _offset(draft, segment.anchor.path)
        for draft in drafts
        for segment in draft.segments
    }
    for finding in findings:
        row = finding_row(finding, entities.get(finding.id))
        offset = offsets.get((finding.source, finding.anchor), 0)
        rows[finding.source].append({**row, "start": row["start"] + offset, "end": row["end"] + offset})
    return {source: tuple(found) for source, found in rows.items()}


def _offset(draft: Draft, path: str) -> int:
    """Where a segment of a plain-text file begins in it, in code points; 0 in other formats and for the file's name."""
    return int(path) if draft.format == "txt" and path.isdigit() else 0
