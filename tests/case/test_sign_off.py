"""`approvals:`, `required_roles:` and `holds:` in case.yaml."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from redraft.case.settings import load_settings, parse_settings, template
from redraft.case.sign_off import Hold, HoldKind, SignOff
from redraft.errors import SettingsInvalid

TODAY = dt.date(2026, 3, 1)


def _parsed(text: str) -> SignOff:
    return parse_settings(text, Path()).sign_off


def test_two_approve_unless_the_case_says_otherwise(tmp_path: Path) -> None:
    """Without a word on it two approvals are asked for, of any roles, and nothing is on hold."""
    assert load_settings(tmp_path / "case.yaml").sign_off == SignOff(2, (), ())
    assert _parsed(template()) == SignOff()


def test_what_is_asked_for_is_read() -> None:
    """The number, the roles (each once, in whatever case) and the holds with their dates are taken over."""
    said = _parsed(
        "approvals: 3\nrequired_roles: [Independent Chair, independent chair, director]\n"
        "holds:\n  - {for: court order, since: 3 January 2026, reason: reporting restrictions}\n"
        "  - {for: trial, since: 2025-11-01, reason: jury, lifted: {date: 2026-02-20, by: A. Manager}}\n"
    )
    assert (said.approvals, [role.casefold() for role in said.roles]) == (3, ["independent chair", "director"])
    assert said.holds[0] == Hold(HoldKind.COURT_ORDER, dt.date(2026, 1, 3), "reporting restrictions")
    assert said.open_holds(TODAY) == ((1, said.holds[0]),)
    assert said.holds[1].is_open(dt.date(2026, 2, 19)) and not said.holds[1].is_open(dt.date(2026, 2, 20))


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("approvals: 0", 1),
        ("approvals: 10", 1),
        ("approvals: two", 1),
        ("holds: trial", 1),
        ("holds:\n  - {since: 2026-01-01, reason: Robin Sample}", 2),
        ("holds:\n  - {for: holiday, since: 2026-01-01, reason: Robin Sample}", 2),
        ("holds:\n  - {for: trial, reason: Robin Sample}", 2),
        ("holds:\n  - {for: trial, since: soon, reason: Robin Sample}", 2),
        ("holds:\n  - {for: trial, since: 2026-01-01}", 2),
        ("holds:\n  - for: trial\n    since: 2026-01-01\n    reason: Robin Sample\n    lifted: {by: Robin Sample}", 5),
        ("holds:\n  - for: trial\n    since: 2026-01-01\n    reason: x\n    lifted: {date: 2026-02-01}", 5),
        ("holds:\n  - for: trial\n    since: 2026-01-01\n    reason: x\n    lifted: {date: 2025-12-31, by: A}", 5),
        ("holds:\n  - for: trial\n    since: 2026-01-01\n    reason: x\n    lifted: yes", 5),
    ],
)
def test_a_mistake_is_named_by_its_line(text: str, line: int) -> None:
    """What cannot be read is refused with its line, and nothing of it is quoted: a hold is never open or lifted by a slip."""
    with pytest.raises(SettingsInvalid) as refused:
        _parsed(text)
    assert f"line {line}," in refused.value.message
    assert "Robin" not in str(refused.value)
