"""What the page asks for is on disk when it is answered, and what it is sent is what changed."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import httpx
import pytest

from redraft.case.decide import Wish, decide
from redraft.case.decisions_file import read_decisions
from redraft.decisions import ALL, Decision, Ruling

BY = "A. Manager"


def _decisions(case: Path) -> tuple[Decision, ...]:
    return read_decisions(case / "confidential" / "decisions.yaml").entries


def _rule(page: httpx.Client, *wishes: dict[str, Any], **more: Any) -> dict[str, Any]:
    answer = page.post("/api/rule", json={"by": BY, "wishes": list(wishes), **more})
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


def _open(page: httpx.Client) -> list[dict[str, Any]]:
    return list(page.get("/api/open").json()["rows"])


def _passage(page: httpx.Client, wording: str) -> tuple[int, str, str]:
    """The draft, the row's id and the text of the first passage that holds a wording."""
    drafts = page.get("/api/state").json()["overview"]["documents"]
    for number in range(1, len(drafts) + 1):
        for row in page.get(f"/api/documents/{number}").json()["rows"]:
            text = "".join(piece["text"] for piece in row["pieces"]) if "pieces" in row else row["text"]
            if wording in text:
                return number, row["id"], text
    raise AssertionError("no passage holds it")


def test_a_decision_is_on_disk_when_the_request_answers(desk, case: Path) -> None:
    """Accepting names what was recorded, and decisions.yaml has it with who, when and why."""
    page = desk.page()
    before = page.get("/api/state").json()
    target = _open(page)[0]["id"]
    answer = _rule(page, {"target": target, "ruling": "accept"}, reason="as agreed by the panel")
    (made,) = _decisions(case)
    assert (made.target, made.ruling, made.by, made.reason) == (target, Ruling.ACCEPT, BY, "as agreed by the panel")
    assert made.at.endswith("Z")
    (result,) = answer["results"]
    assert result["recorded"] and result["target"] == target
    assert answer["revision"] > before["revision"]
    assert answer["overview"]["progress"] != before["overview"]["progress"]
    assert target not in {row["id"] for row in _open(page)}


def test_nothing_is_lost_when_the_process_is_killed(case: Path) -> None:
    """A desk that is killed right after an answer leaves the decision and a case that opens again."""
    command = [sys.executable, "-m", "redraft", "review", str(case), "--no-browser"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        address = next(line.strip() for line in process.stdout if "/enter?token=" in line)
        origin = address.partition("/enter")[0]
        with httpx.Client(base_url=origin, timeout=30) as browser:
            browser.get(address)
            browser.headers["Origin"] = origin
            browser.headers["X-Redraft-Desk"] = browser.post("/api/key", json={}).json()["key"]
            _rule(browser, {"target": _open(browser)[0]["id"], "ruling": "accept"})
            process.kill()
    assert len(_decisions(case)) == 1
    decide(case, Wish(ALL, Ruling.ACCEPT, BY))
    assert len(_decisions(case)) == 2


def test_what_cannot_hold_is_declined_and_the_rest_recorded(desk, case: Path) -> None:
    """Each wish has its own answer, in order; a refusal says what to do and quotes nobody."""
    page = desk.page()
    target = _open(page)[0]["id"]
    answer = _rule(page, {"target": "person-999", "ruling": "accept"}, {"target": target, "ruling": "accept"})
    refused, recorded = answer["results"]
    assert not refused["recorded"] and refused["message"] and refused["next_step"]
    assert recorded["recorded"]
    assert [made.target for made in _decisions(case)] == [target]


def test_undo_takes_back_what_was_ruled_here(desk, case: Path) -> None:
    """The latest ruling first; when none is left, nothing happens."""
    page = desk.page()
    first, second = (row["id"] for row in _open(page)[:2])
    _rule(page, {"target": first, "ruling": "accept"})
    _rule(page, {"target": second, "ruling": "accept"})
    assert page.post("/api/undo", json={"by": BY}).json()["undone"]["target"] == second
    assert {row["id"] for row in _open(page)} >= {second}
    assert page.post("/api/undo", json={"by": BY}).json()["undone"]["target"] == first
    assert page.post("/api/undo", json={"by": BY}).json()["undone"] is None
    assert not read_decisions(case / "confidential" / "decisions.yaml").standing


def test_a_page_is_sent_what_changed_and_ends_up_with_everything(desk) -> None:
    """Rows since a revision, put into what the page has, are the whole view; after one decision they are few."""
    page = desk.page()
    names = ["documents/1", "cast", "open", "history"]
    held = {name: page.get(f"/api/{name}").json() for name in names}
    rows = {name: {row["id"]: row for row in patch["rows"]} for name, patch in held.items()}
    assert all(patch["whole"] for patch in held.values())
    revision = max(patch["revision"] for patch in held.values())
    (row, *_) = held["open"]["rows"]
    answer = _rule(page, {"target": row["id"], "ruling": "accept"}, see=names, since=revision)
    for name, patch in answer["views"].items():
        assert not patch["whole"]
        rows[name] |= {row["id"]: row for row in patch["rows"]}
        whole = page.get(f"/api/{name}").json()
        assert [rows[name][id_] for id_ in patch["order"]] == whole["rows"], name
        assert patch["head"] == whole["head"]
    assert row["id"] not in answer["views"]["open"]["order"]
    assert len(answer["views"]["documents/1"]["rows"]) < len(held["documents/1"]["rows"])
    assert page.get(f"/api/cast?since={answer['revision']}").json()["rows"] == []


def test_missed_text_is_marked_where_it_was_selected(desk, case: Path) -> None:
    """Offsets count characters, also behind one that JavaScript counts twice; found everywhere, it is replaced everywhere."""
    page = desk.page()
    draft, passage, text = _passage(page, "Brackenpaw")
    start = text.index("Brackenpaw")
    place = {"draft": draft, "passage": passage, "start": start, "end": start + 10, "wording": "Brackenpaw"}
    wish = {"ruling": "mark", "kind": "PERSON", "to": "new", "everywhere": True, "place": place}
    (result,) = _rule(page, wish)["results"]
    assert result["recorded"], result
    (made,) = _decisions(case)
    assert (made.ruling, made.wording, made.everywhere) == (Ruling.MARK, "Brackenpaw", True)
    edits = [edit for found in desk.case.state.settled.plan.edits.values() for edit in found]
    assert sum(edit.was == "Brackenpaw" for edit in edits) == 2


@pytest.mark.parametrize(
    "change",
    [
        {"start": 1},
        {"wording": "Someone"},
        {"passage": "9999"},
        {"passage": "x"},
        {"passage": "9" * 5000},
        {"start": 10**30, "end": 10**31},
        {"draft": 0},
        {"draft": 99},
        {"end": 9999},
    ],
)
def test_a_selection_that_does_not_read_as_the_page_says_is_not_marked(
    shared_page, shared_desk, change: dict[str, Any]
) -> None:
    """A page out of step with the desk marks nothing, least of all something else."""
    page = shared_page
    draft, passage, text = _passage(page, "Brackenpaw")
    start = text.index("Brackenpaw")
    place = {"draft": draft, "passage": passage, "start": start, "end": start + 10, "wording": "Brackenpaw", **change}
    answer = page.post("/api/rule", json={"by": BY, "wishes": [{"ruling": "mark", "kind": "PERSON", "place": place}]})
    assert answer.status_code == 409 and "Load the page again" in answer.json()["next_step"]
    assert not shared_desk.case.made


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 400),
        (b"[]", 400),
        (b"{", 400),
        (b'{"by": "A"}', 400),
        (b'{"by": 1, "wishes": []}', 400),
        (b'{"by": "A", "wishes": {}}', 400),
        (b'{"by": "A", "wishes": [{"ruling": "burn"}]}', 400),
        (b'{"by": "A", "wishes": [{"ruling": "accept", "only": 1}]}', 400),
        (b'{"by": "A", "wishes": [{"ruling": "accept", "colour": "red"}]}', 400),
        (b'{"by": "A", "wishes": [{"ruling": "accept", "place": []}]}', 400),
        (b'{"by": "A", "wishes": [], "since": true}', 400),
        (b'{"by": "\\ud800", "wishes": []}', 400),
        (b'{"by": "A\\u0000", "wishes": []}', 400),
        (b'{"by": "A", "wishes": [], "see": ["documents/99"]}', 404),
        (b'{"by": "A", "wishes": [], "see": ["../key"]}', 404),
        (b'{"by": "A", "wishes": [' + b" " * 2_000_001 + b"]}", 413),
        (b"[" * 100_000, 400),
    ],
)
def test_what_cannot_be_understood_is_refused_and_changes_nothing(
    shared_page, shared_desk, body: bytes, status: int
) -> None:
    """The answer names the field at most, never what stood in it."""
    answer = shared_page.post("/api/rule", content=body, headers={"Content-Type": "application/json"})
    assert answer.status_code == status, answer.text
    assert set(answer.json()) == {"message", "next_step"}
    assert not any(word in answer.text for word in ("burn", "red", "colour", "ud800"))
    assert not shared_desk.case.made and not shared_desk.surprises


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", ""])
def test_only_json_is_read(shared_page, kind: str) -> None:
    """What a form on another page could send is no request."""
    answer = shared_page.post("/api/rule", content=b'{"by": "A", "wishes": []}', headers={"Content-Type": kind})
    assert answer.status_code == 415


@pytest.mark.parametrize("since", ["x", "-1", "1.5", "", "99999999999", "٣"])
def test_a_revision_is_a_number(shared_page, since: str) -> None:
    """Anything else is refused."""
    assert shared_page.get("/api/cast", params={"since": since}).status_code == 400


def test_no_draft_has_a_number_of_many_digits(shared_page, shared_desk) -> None:
    """A path that no page asks for leads nowhere, and is no fault of redraft."""
    answer = shared_page.get(f"/api/documents/{'9' * 5000}")
    assert answer.status_code == 404 and not shared_desk.surprises


def test_a_revision_from_the_future_gets_everything(shared_page) -> None:
    """A page of an earlier desk on the same port starts afresh."""
    assert shared_page.get("/api/cast?since=999").json()["whole"]


def test_a_fault_of_redraft_is_told_without_wording(desk, case: Path) -> None:
    """An error that nobody foresaw is an answer that quotes nothing, is told to the terminal, and the desk goes on."""
    page = desk.page()
    desk.case.rule = lambda wishes: json.loads("Tamsin Orrell")  # stands in for any fault
    answer = page.post("/api/rule", json={"by": BY, "wishes": [{"target": "f-1", "ruling": "accept"}]})
    assert answer.status_code == 500
    assert "Tamsin" not in answer.text and "redraft failed" in answer.json()["message"]
    assert len(desk.surprises) == 1
    assert page.get("/api/state").status_code == 200


def test_decisions_made_unreadable_by_hand_meanwhile_are_told_as_such(desk, case: Path) -> None:
    """An error that redraft knows is told with its next step; nothing is overwritten."""
    page = desk.page()
    target = _open(page)[0]["id"]
    path = case / "confidential" / "decisions.yaml"
    path.write_text("- {target: [", "utf-8")
    answer = page.post("/api/rule", json={"by": BY, "wishes": [{"target": target, "ruling": "accept"}]})
    assert answer.status_code == 409 and "decisions.yaml" in answer.json()["message"]
    assert path.read_text("utf-8") == "- {target: ["
    path.unlink()
