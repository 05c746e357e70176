"""Dates that say more than their form: where a period ends, which day of a month, what only looks like a date."""

import pytest

from redraft.findings import Action


def dated(find, text):
    """Wording, action and recogniser of every date and age that is found."""
    return [(f.text, f.action, f.recognizer) for f in find(text) if f.entity_type in ("DATE_TIME", "AGE")]


def test_the_end_of_a_scoping_period_is_told_apart(find):
    """Its day goes with a reason of its own; where only the month is told, that month is flagged."""
    assert dated(find, "The scoping period is 1.1.19–3.2.21.") == [
        ("1.1.19", Action.GENERALISE, "numeric_date"),
        ("3.2.21", Action.GENERALISE, "scoping_period"),
    ]
    assert dated(find, "Scoping period: January 2019 to February 2021.") == [
        ("February 2021", Action.FLAG, "scoping_month")
    ]


def test_a_day_told_by_its_weekday_is_a_day(find):
    """The first Sunday of a month is a date, although the month and the weekday alone would stay."""
    assert dated(find, "She left on the first Sunday of February 2019.") == [
        ("the first Sunday of February 2019", Action.GENERALISE, "weekday_and_day")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Staffing was 2:1, and 1:1 at night.",
        "See paragraph 4.3.2, and v7.2 of the plan.",
        "BP 120/80, pain 10/10, on call 24/7.",
        "Under the Children Act 1989 and Section 47.",
        "as Brandon et al. (2020) and (DfE, 2018) say",
    ],
)
def test_what_only_looks_like_a_date_is_none(find, text):
    """Ratios, scores, readings, numbering and statutes are no dates, times or ages."""
    assert dated(find, text) == []


def test_a_medical_fraction_is_what_its_context_says(find):
    """Twelfths are months of life behind "aged", months to wait behind "in", and a day behind "on"."""
    assert dated(find, "He was aged 7/12.") == [("7/12", Action.FLAG, "age")]
    assert dated(find, "Review in 7/12 as agreed.") == [("7/12", Action.KEEP, "duration")]
    assert dated(find, "Home visit on 7/12, no reply.") == [("7/12", Action.GENERALISE, "numeric_date")]
