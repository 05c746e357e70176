"""What a run leaves behind for the next command and for other programs: findings.json and manifest.json."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from redraft.case.disk import private_folder, write_atomically
from redraft.case.indented import indented
from redraft.case.settings import DraftKind
from redraft.engine import EngineRecord
from redraft.entities import Resolution
from redraft.errors import CaseInvalid
from redraft.findings import Action, Finding
from redraft.text import Anchor, Span

SCHEMA = 1


@dataclass(frozen=True, slots=True)
class DraftRecord:
    """One draft of a case: where it lies, what it was when it was read, and what came of it.

    `source` is the file's name, `path` where it lies as seen from the case, `number` how messages call it. `problem`
    says why it could not be processed; `review`, `trial` and `published` are paths from the case, None until made.
    """

    number: int
    source: str
    path: str
    kind: DraftKind
    sha256: str | None = None
    status: str = "processed"
    problem: str | None = None
    reason: str | None = None
    review: str | None = None
    trial: str | None = None
    published: str | None = None

    @property
    def processed(self) -> bool:
        """Whether the draft was read and its findings are on record."""
        return self.status == PROCESSED


@dataclass(frozen=True, slots=True)
class KeyRecord:
    """Which key the case goes by: its file as seen from the case, and its revision at the last command."""

    file: str
    revision: int


@dataclass(frozen=True, slots=True)
class Manifest:
    """A case's drafts, the engine that read their names in the last run (None if it could read no draft), and its key.

    `case` and `run` are the ids that review copies and registers name the case and its last run by, `register` the SHA-256 of
    each file of the last run's register by its name. Manifests of earlier versions have none of these, nor `key`.
    """

    engine: EngineRecord | None
    drafts: tuple[DraftRecord, ...]
    key: KeyRecord | None = None
    case: str = ""
    register: Mapping[str, str] = field(default_factory=dict)
    run: str = ""

    def with_outputs(self, field: str, paths: Mapping[str, str]) -> Manifest:
        """The manifest with `field` (review, trial or published) set from `paths` by source, None where there is none."""
        rows = (
            replace(draft, **{field: paths.get(draft.source) if draft.processed else None})  # type: ignore[arg-type]
            for draft in self.drafts
        )
        return replace(self, drafts=tuple(rows))


PROCESSED = "processed"
IGNORED = "ignored"
NOT_PROCESSED = "not processed"


@dataclass(frozen=True, slots=True)
class RunRecord:
    """The findings of a case's last run, with all that they depend on.

    `basis` is the fingerprint of the settings and recognisers; `drafts` maps a source to the hash of the file read.
    `targets` is every id that a decision may name, `in_place` the names of the drafts that were left alone since the key
    had given them to somebody before.
    """

    version: str
    at: str
    basis: str
    drafts: Mapping[str, str]
    findings: tuple[Finding, ...]
    targets: frozenset[str]
    in_place: tuple[str, ...] = ()


def finding_row(finding: Finding, entity: str | None) -> dict[str, Any]:
    """A finding in the form of `redraft scan --format json`; `start` and `end` are code points."""
    return {
        "id": finding.id,
        "start": finding.span.start,
        "end": finding.span.end,
        "text": finding.text,
        "entity_type": finding.entity_type,
        "score": finding.score,
        "recognizer": finding.recognizer,
        "entity": entity,
        "action": finding.action.value,
        "why": finding.why,
        "suggestion": finding.suggestion,
        "anchor": str(finding.anchor),
    }


def entity_of_mentions(resolution: Resolution) -> dict[str, str]:
    """The entity's id for each finding that was settled on one."""
    return {mention: entity.id for entity in resolution.entities for mention in entity.mentions}


def write_run(path: Path, record: RunRecord, entities: Mapping[str, str]) -> None:
    """Write findings.json; `entities` maps a finding to its entity."""
    rows: dict[str, list[dict[str, Any]]] = {source: [] for source in record.drafts}
    for finding in record.findings:
        rows[finding.source].append(finding_row(finding, entities.get(finding.id)))
    documents = [
        {"source": source, "sha256": digest, "findings": rows[source]} for source, digest in record.drafts.items()
    ]
    write_json(
        path,
        {
            "schema": SCHEMA,
            "redraft": record.version,
            "at": record.at,
            "basis": record.basis,
            "in_place": list(record.in_place),
            "targets": sorted(record.targets),
            "documents": documents,
        },
    )


def read_run(path: Path) -> RunRecord:
    """Read findings.json.

    Raises:
        CaseInvalid: if it is not there, or is damaged.
    """
    payload = read_json(path)
    try:
        documents = payload["documents"]
        return RunRecord(
            version=payload["redraft"],
            at=payload["at"],
            basis=payload["basis"],
            drafts={document["source"]: document["sha256"] for document in documents},
            findings=tuple(_finding(document["source"], row) for document in documents for row in document["findings"]),
            targets=frozenset(payload["targets"]),
            in_place=tuple(payload.get("in_place") or ()),
        )
    except (KeyError, TypeError, ValueError):
        raise CaseInvalid(f"{path.name} is damaged.") from None


def write_manifest(path: Path, manifest: Manifest) -> None:
    """Write manifest.json."""
    engine = asdict(manifest.engine) if manifest.engine else None
    key = asdict(manifest.key) if manifest.key else None
    documents = [asdict(draft) for draft in manifest.drafts]
    ids = {"case": manifest.case, "run": manifest.run}
    of_case = {"schema": SCHEMA, **ids, "register": dict(manifest.register)}
    write_json(path, {**of_case, "engine": engine, "key": key, "documents": documents})


def read_manifest(path: Path) -> Manifest:
    """Read manifest.json.

    Raises:
        CaseInvalid: if it is not there, or is damaged.
    """
    try:
        payload = read_json(path)
        drafts = tuple(DraftRecord(**{**row, "kind": DraftKind(row["kind"])}) for row in payload["documents"])
        engine = payload.get("engine")
        key = payload.get("key")
        return Manifest(
            EngineRecord(**engine) if engine else None,
            drafts,
            KeyRecord(**key) if key else None,
            payload.get("case") or "",
            dict(payload.get("register") or {}),
            payload.get("run") or "",
        )
    except (KeyError, TypeError, ValueError):
        raise CaseInvalid(f"{path.name} is damaged.") from None


def write_json(path: Path, payload: Mapping[str, Any]) -> None:
    """Write a JSON file for its owner only, as a whole."""
    write_atomically(path, (indented(payload) + "\n").encode("utf-8"))


def write_record(folder: Path, name: str, content: Mapping[str, Any], text: str) -> Path:
    """Write something for the record of a case, as JSON and as text of one name; the path of the text."""
    private_folder(folder)
    write_json(folder / f"{name}.json", content)
    path = folder / f"{name}.txt"
    write_atomically(path, text.encode("utf-8-sig"))
    return path


def _finding(source: str, row: Mapping[str, Any]) -> Finding:
    return Finding(
        id=row["id"],
        source=source,
        anchor=Anchor.parse(row["anchor"]),
        span=Span(row["start"], row["end"]),
        text=row["text"],
        entity_type=row["entity_type"],
        score=row["score"],
        recognizer=row["recognizer"],
        action=Action(row["action"]),
        why=row["why"],
        suggestion=row["suggestion"],
    )


def read_json(path: Path) -> Any:
    """A JSON file of this version.

    Raises:
        CaseInvalid: if it is not there, is damaged, or is of another version.
    """
    try:
        payload = json.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        raise CaseInvalid("This folder is not a case, or it has not been run yet.") from None
    except (OSError, ValueError):
        raise CaseInvalid(f"{path.name} is damaged.") from None
    if not isinstance(payload, dict) or payload.get("schema") != SCHEMA:
        raise CaseInvalid(f"{path.name} was written by another version of redraft.")
    return payload
