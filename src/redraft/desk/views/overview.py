"""How far the review is, and the drafts that are under review."""

from __future__ import annotations

from typing import Any

from redraft.desk.views.look import Look


def overview(look: Look) -> dict[str, Any]:
    """What `GET /api/state` and every answer to a ruling say of the case as a whole.

    ``{"progress": {"decided": int, "total": int}, "documents": [{"number": int, "name": str, "open": int}]}``;
    drafts are numbered from 1 as the plan numbers them.
    """
    settled = look.shown.state.settled
    total = len(settled.plan.questions)
    documents = [{"number": n, "name": draft.source, "open": 0} for n, draft in enumerate(settled.leaving, 1)]
    return {"progress": {"decided": 0, "total": total}, "documents": documents}
