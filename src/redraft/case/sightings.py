"""What the model read in the texts of a case, kept so that only new wording is read: one file for each draft.

A text is known by its digest, and what stands in it by its place, so the files quote nothing. They are bound to the model
that read. Whoever has read a draft leaves its file; whoever detects finds it there.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from redraft.case import disk
from redraft.case.folder import CaseFolder
from redraft.engine import EngineRecord
from redraft.text import Draft, Span

if TYPE_CHECKING:
    from redraft.detection import Detector
    from redraft.detection.seeing.sightings import Sightings
    from redraft.detection.seeing.spotted import Spotted

_SCHEMA = 1
COPIES = "copies"
"""The name of the file for what was read in written copies."""


def remembering(detector: Detector, case: CaseFolder) -> Detector:
    """The detector with an engine that knows what was read before in the texts of this case."""
    from redraft.detection.seeing.sightings import Remembering

    known: Sightings = {}
    reader = _fingerprint(detector.engine.record)
    for path in sorted(case.sightings.glob("*.json")) if case.sightings.is_dir() else ():
        known.update(_read(path, reader))
    return replace(detector, engine=Remembering(detector.engine, known))


def keep(case: CaseFolder, detector: Detector, drafts: Sequence[Draft]) -> None:
    """Leave one file for each draft with what a `remembering` detector knows of it."""
    disk.private_folder(case.sightings)
    for draft in drafts:
        _write(_place(case, draft), detector, [draft])


def keep_copies(case: CaseFolder, detector: Detector, copies: Sequence[Draft]) -> None:
    """Leave one file with what a `remembering` detector knows of written copies."""
    disk.private_folder(case.sightings)
    _write(case.sightings / f"{COPIES}.json", detector, copies)


def drop_others(case: CaseFolder, drafts: Iterable[Draft]) -> None:
    """Remove what was read in drafts that the case no longer has."""
    if not case.sightings.is_dir():
        return
    wanted = {_place(case, draft) for draft in drafts}
    for path in case.sightings.glob("*.json"):
        if path not in wanted and path.stem != COPIES:
            path.unlink(missing_ok=True)


def _place(case: CaseFolder, draft: Draft) -> Path:
    return case.sightings / f"{draft.sha256[:32]}.json"


def _fingerprint(engine: EngineRecord) -> str:
    """What tells a model from any other, and this version of redraft from others."""
    return sha256(json.dumps(asdict(engine), sort_keys=True).encode("utf-8")).hexdigest()


def _write(path: Path, detector: Detector, drafts: Sequence[Draft]) -> None:
    from redraft.detection.seeing.sightings import Remembering, digest
    from redraft.detection.words.folding import fold

    engine = detector.engine
    if not isinstance(engine, Remembering):
        raise TypeError("only a detector that remembers can say what was read")
    texts = dict.fromkeys(digest(fold(each.text).text) for draft in drafts for each in draft.segments)
    told = {text: [_row(each) for each in engine.known[text]] for text in texts if text in engine.known}
    content = {"schema": _SCHEMA, "reader": _fingerprint(engine.record), "texts": told}
    data = json.dumps(content, separators=(",", ":")).encode("ascii")
    if not path.is_file() or path.read_bytes() != data:
        disk.write_atomically(path, data)


def _row(spotted: Spotted) -> list[Any]:
    return [spotted.span.start, spotted.span.end, spotted.entity_type, spotted.score, spotted.sure]


def _read(path: Path, reader: str) -> dict[str, tuple[Spotted, ...]]:
    """What a file holds; nothing if it is damaged or of another model, for then the texts are read again."""
    from redraft.detection.seeing.spotted import Spotted

    try:
        content = json.loads(path.read_bytes())
        if content["schema"] != _SCHEMA or content["reader"] != reader:
            return {}
        return {
            text: tuple(Spotted(Span(start, end), kind, score, sure) for start, end, kind, score, sure in rows)
            for text, rows in content["texts"].items()
        }
    except (OSError, ValueError, KeyError, TypeError):
        return {}
