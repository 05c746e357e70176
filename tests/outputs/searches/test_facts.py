"""What remains in the copies and narrows somebody down."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from types import ModuleType

import pytest

from redraft.decisions import Decision, Decisions, Ruling
from redraft.outputs.searches.checklist import Search, checklist
from redraft.outputs.searches.facts import Remaining, Sort, remaining

OVERVIEW = """
{Keziah Ashdale} of {LOCATION/keep:Wexborough} was {AGE:thirteen} on {DATE_TIME:4 March 2021}; she died in hospital.
{ORGANIZATION/keep:Wexborough Borough Council} wrote that {NORP:Cornovian} was spoken. {QUOTE/flag:“Nobody asked”} stands.
The {UNKNOWN:Marlpit} inquest heard {DATE_TIME:9 May 2021}.
"""


@pytest.fixture
def cases(helper: Callable[[str], ModuleType]) -> ModuleType:
    """The maker of small cases."""
    return helper("entities/marked_case.py")


def _left(cases: ModuleType, *texts: str, decided: bool = True) -> Remaining:
    case = cases.case(*texts)
    if decided and case.findings:
        covers = frozenset(f.id for f in case.findings) | {e.id for e in case.resolution().entities}
        case = replace(case, decisions=Decisions((Decision("all", Ruling.ACCEPT, "M", "", covers=covers),)))
    return remaining(case.drafts, case.findings, case.plan())


def _by_id(left: Remaining) -> dict[str, Search]:
    return {search.id: search for search in checklist(left)}


def test_facts_are_what_the_copy_will_say(cases: ModuleType) -> None:
    """Kept places and bodies, accepted flags, and dates as they are generalised; names and pseudonyms are no facts."""
    facts = {(fact.sort, fact.text) for fact in _left(cases, OVERVIEW).facts}
    assert {(Sort.PLACE, "Wexborough"), (Sort.BODY, "Wexborough Borough Council"), (Sort.AGE, "thirteen")} <= facts
    assert {(Sort.DATE, "March 2021"), (Sort.DETAIL, "Cornovian"), (Sort.QUOTATION, "“Nobody asked”")} <= facts
    assert not [text for _, text in facts if "Keziah" in text or "Child" in text or "4 March" in text]


def test_what_nobody_decided_is_no_fact(cases: ModuleType) -> None:
    """Before the decisions only what stays by policy is told, and undecided words tell of no event."""
    left = _left(cases, OVERVIEW, "It was {UNKNOWN:arson}.", decided=False)
    assert {fact.sort for fact in left.facts} == {Sort.PLACE, Sort.BODY}
    assert left.events[1] == ()


def test_facts_side_by_side_are_a_combination(cases: ModuleType) -> None:
    """A passage with a date or an age beside another sort is told, the fullest first, each wording once."""
    first, *others = _left(cases, OVERVIEW).combinations
    assert {fact.text for fact in first.facts} == {"Wexborough", "thirteen", "March 2021"} and first.sorts == 3
    assert all(one.where != "paragraph 2" for one in others)


def test_each_draft_has_two_searches_of_its_own(cases: ModuleType) -> None:
    """Place, year, age and event for each draft; a draft without a place borrows that of the others."""
    searches = _by_id(_left(cases, OVERVIEW, "In {DATE_TIME/keep:2019} she was {AGE:9}."))
    assert searches["web-1-a"].words == ("Wexborough 2021 thirteen death",) or "inquest" in searches["web-1-a"].words[0]
    assert searches["web-2-a"].words == ("Wexborough 2019 aged 9",)
    assert "Wexborough Borough Council" in searches["web-1-b"].words[0]


def test_the_list_follows_the_case(cases: ModuleType) -> None:
    """Quotations, combinations and people are asked for only where there are any; the others always."""
    always = {"newspapers", "courts", "inquests", "obituaries", "social-media", "own-publications"}
    always |= {"files", "real-names", "local-reader", "publication-day"}
    plain = _by_id(_left(cases, "Nothing was found."))
    assert set(plain) == always | {"web-1-a", "web-1-b"}
    rich = _by_id(_left(cases, OVERVIEW))
    assert set(rich) >= always | {"together", "quotations"}
    assert "The copies tell of a death" in rich["inquests"].do and "The copies tell" not in plain["inquests"].do


def test_titles_tell_nothing_of_the_case(cases: ModuleType) -> None:
    """What goes on record beside who searched is the same for every case."""
    told = " ".join(search.title for search in checklist(_left(cases, OVERVIEW)))
    assert not [fact.text for fact in _left(cases, OVERVIEW).facts if fact.text in told]
