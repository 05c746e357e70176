"""What is new in a view since the page last had it, so that one decision on a long draft sends a few lines."""

from __future__ import annotations

from dataclasses import dataclass, field

from redraft.desk.messages import Patch
from redraft.desk.view import Row, View


@dataclass(slots=True)
class Ledger:
    """The rows of each view as they were sent last, with the revision at which each came to be so."""

    _rows: dict[str, dict[str, tuple[Row, int]]] = field(default_factory=dict)

    def patch(self, name: str, view: View, revision: int, since: int | None) -> Patch:
        """The view called `name` as it is at `revision`, for a page that has it as of `since`, or does not have it (None).

        A row that changed between two looks counts as changed at the later one: a page may be sent too much, never too little.
        """
        never_sent = name not in self._rows
        before = self._rows.get(name, {})
        now = {row["id"]: _since(before.get(row["id"]), row, revision) for row in view.rows}
        self._rows[name] = now
        whole = since is None or never_sent or since > revision
        return Patch(
            revision=revision,
            whole=whole,
            head=dict(view.head),
            rows=[row for row, came in now.values() if whole or came > (since or 0)],
            order=list(now),
        )


def _since(sent: tuple[Row, int] | None, row: Row, revision: int) -> tuple[Row, int]:
    """A row with the revision at which it came to be so."""
    return sent if sent is not None and (sent[0] is row or sent[0] == row) else (row, revision)
