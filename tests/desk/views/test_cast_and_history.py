"""The people and places of a case, and who decided what."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from redraft.decisions import Decision, Ruling
from redraft.desk.views.cast import cast
from redraft.desk.views.history import history

MOMENT = "2026-03-04T09:05:00+00:00"


def _row(seen: Any, name: str) -> dict[str, Any]:
    return next(row for row in cast(seen).rows if name in dict(row["names"]))


def test_everybody_has_a_row(looked_at: Any) -> None:
    """All names with how often, the drafts with how often, the pseudonym, and where the first stands."""
    lorna = _row(looked_at(), "Lorna Petrie")
    assert dict(lorna["names"]) == {"Lorna Petrie": 1, "Lorna": 2}
    assert lorna["drafts"] == [(1, 2), (2, 1)] and lorna["count"] == 3
    assert lorna["pseudonym"] and lorna["section"] == "People" and lorna["open"]
    assert _row(looked_at(), "Hallowmere")["section"] == "Places"


def test_an_unclear_name_shows_on_all_whom_it_could_mean(looked_at: Any) -> None:
    """Each candidate's row names the wording, and the others whom it could mean."""
    seen = looked_at()
    wendy, agnes = _row(seen, "Wendy Calloway"), _row(seen, "Agnes Calloway")
    assert [one["text"] for one in wendy["unclear"]] == ["Calloway"]
    assert wendy["unclear"][0]["others"] == [agnes["id"]]


def test_rulings_on_who_is_who_show(looked_at: Any) -> None:
    """Another pseudonym stands in the row, and the history says who gave it, when and why."""
    lorna = _row(looked_at(), "Lorna Petrie")["id"]
    renamed = Decision(lorna, Ruling.RENAME, "A. Manager", MOMENT, text="Child Q", reason="chosen by her")
    seen = looked_at(renamed)
    assert _row(seen, "Lorna Petrie")["pseudonym"] == "Child Q"
    assert history(seen).rows == [
        {
            "id": "1",
            "target": lorna,
            "same": lorna,
            "about": "“Lorna Petrie” (Child Q)",
            "said": "Pseudonym changed to “Child Q”",
            "by": "A. Manager",
            "at": "4 March 2026, 09:05 UTC",
            "reason": "chosen by her",
            "standing": True,
        }
    ]


def test_history_tells_what_was_taken_back(looked_at: Any, find: Callable[..., str]) -> None:
    """The latest comes first; what was taken back is marked, the older one of two equal ones stands."""
    keep = Decision(find("Maltese"), Ruling.ACCEPT, "A. Manager", MOMENT)
    back = Decision(find("Maltese"), Ruling.WITHDRAW, "B. Reader", MOMENT)
    rows = history(looked_at(keep, keep, back)).rows
    assert [(row["said"], row["standing"]) for row in rows] == [
        ("Taken back", False),
        ("Accepted", False),
        ("Accepted", True),
    ]
    assert {row["about"] for row in rows} == {"“Maltese”"}


def test_history_names_who_is_meant(looked_at: Any, find: Callable[..., str]) -> None:
    """Who was said to be meant or one stands there by name, not by id."""
    seen = looked_at()
    wendy, agnes = _row(seen, "Wendy Calloway"), _row(seen, "Agnes Calloway")
    means = Decision(find("Calloway"), Ruling.MEANS, "A. Manager", MOMENT, to=wendy["id"])
    merge = Decision(agnes["id"], Ruling.MERGE, "A. Manager", MOMENT, into=wendy["id"])
    said = [row["said"] for row in history(looked_at(means, merge)).rows]
    assert all("Wendy Calloway" in words and "person-" not in words for words in said)
    everything = Decision("all", Ruling.ACCEPT, "A. Manager", MOMENT, covers=frozenset({"person-1", "person-2"}))
    assert history(looked_at(everything)).rows[0]["about"] == "everything that was open: 2 things"
