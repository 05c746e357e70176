"""What was done to a key, by whom and when: `confidential/record/key-events.jsonl`, which names nobody of the case."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum

from redraft.case.clock import written
from redraft.case.disk import private_folder, write_atomically
from redraft.case.folder import CaseFolder

EVENTS = "key-events.jsonl"
"""One JSON object a line, oldest first."""


class KeyEvent(StrEnum):
    """What can happen to a key besides growing."""

    EXPORTED = "exported"
    IMPORTED = "imported"
    SHARED = "shared"
    ROTATED = "rotated"
    FORGOTTEN = "forgotten"
    MET_AGAIN = "met again"
    """A forgotten name came back with a draft or with case.yaml."""


def note(case: CaseFolder, event: KeyEvent, moment: datetime, **details: object) -> None:
    """Put one event on record. `details` hold ids, recipients and the names of colleagues, and no wording of the drafts."""
    path = private_folder(case.record) / EVENTS
    before = path.read_bytes() if path.is_file() else b""
    row: Mapping[str, object] = {"at": written(moment), "event": event.value, **details}
    write_atomically(path, before + (json.dumps(row, ensure_ascii=False) + "\n").encode("utf-8"))


def count(case: CaseFolder, event: KeyEvent) -> int:
    """How often something was done to the case's key, as far as it is on record."""
    path = case.record / EVENTS
    if not path.is_file():
        return 0
    rows = (json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip())
    return sum(row.get("event") == event.value for row in rows)
