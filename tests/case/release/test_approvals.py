"""What is missing to the approvals that hold."""

from __future__ import annotations

from dataclasses import replace

from redraft.case.account import Account
from redraft.case.release.approvals import Approval, missing
from redraft.case.sign_off import SignOff

FIRST = Approval("A. Manager", "manager", "2026-03-01T09:30:00Z", "CODE", Account("amanager", "office"))


def test_nobody_counts_twice_however_the_record_came_to_say_so() -> None:
    """A row that was copied, under the same name or the same account, is not a second approval."""
    for again in (replace(FIRST, name="a manager", account=Account("x", "y")), replace(FIRST, name="B. Chair")):
        assert missing([FIRST, again], SignOff())
    assert not missing([FIRST, replace(FIRST, name="B. Chair", account=Account("bchair", "office"))], SignOff())
