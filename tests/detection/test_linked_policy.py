"""The publisher and what hangs together with it: area, acronyms, teams, partners, author and chair. All are invented."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from redraft.cast import CastMember, Declared, Publisher
from redraft.findings import Action, Finding
from redraft.offers import Offer

Find = Callable[..., list[Finding]]
BOARD = "Wexborough Safeguarding Children Partnership"
PUBLISHER = Publisher((BOARD, "Northshire Police"), (), ("Ann Tobin",), ("Sunrise Complex Safeguarding Team",))
DRAFT = (
    BOARD,
    "Independent reviewer: Ann Tobin",
    f"The {BOARD} (WSCP) met. WSCP asked the WSCP Business Unit, the Wexborough Partnership and Northshire Police.",
    "The Sunrise Complex Safeguarding Team works in Wexborough, and so does Wexborough General Hospital (WGH).",
    "He was seen by the Lantern Project and at WGH. NHS England and Ofsted were told.",
)


def _wordings(found: list[Finding], action: Action) -> set[str]:
    return {each.text for each in found if each.action is action}


def test_where_nobody_is_declared_the_whole_locality_goes(find: Find) -> None:
    """Board, area, acronyms, branded teams and bodies of the area are masked together; national bodies stay."""
    found = find(*DRAFT)
    assert {BOARD, "WSCP", "WSCP Business Unit", "Wexborough Partnership", "Wexborough"} <= _wordings(
        found, Action.REPLACE
    )
    assert {"Sunrise Complex Safeguarding Team", "Lantern Project", "Wexborough General Hospital", "WGH"} <= _wordings(
        found, Action.REPLACE
    )
    assert _wordings(found, Action.KEEP) == {"NHS England", "Ofsted"}


def test_what_is_the_publishers_stays_with_it(find: Find) -> None:
    """A declared board keeps its acronym, short name, area and teams; other bodies of the place are masked."""
    found = find(*DRAFT, declared=Declared(publisher=PUBLISHER))
    kept = {BOARD, "WSCP", "WSCP Business Unit", "Wexborough Partnership", "Wexborough", "Northshire Police"}
    kept |= {"Ann Tobin", "Sunrise Complex Safeguarding Team", "NHS England", "Ofsted"}
    assert _wordings(found, Action.KEEP) == kept
    assert _wordings(found, Action.REPLACE) == {"Wexborough General Hospital", "WGH", "Lantern Project"}


def test_an_anonymous_publication_masks_the_declared_publisher_too(find: Find) -> None:
    """Whatever is declared, nothing that tells who publishes stays but what is national."""
    found = find(*DRAFT, declared=Declared(publisher=PUBLISHER).anonymously())
    assert _wordings(found, Action.KEEP) == {"NHS England", "Ofsted"}
    assert _wordings(found, Action.REPLACE) == _wordings(find(*DRAFT), Action.REPLACE)


def test_in_an_anonymous_publication_a_doubtful_team_goes_without_asking(find: Find) -> None:
    """A name of everyday words that the draft also uses in small letters is masked there, and asked about elsewhere."""
    text = ("The Harbour Team met in the harbour.",)
    assert _wordings(find(*text), Action.REPLACE) == set()
    assert _wordings(find(*text, declared=Declared(anonymous=True)), Action.REPLACE) == {"Harbour Team"}


def test_a_member_of_the_cast_is_not_declared_twice() -> None:
    """A partner that the cast has already, with a pseudonym, keeps it in an anonymous publication."""
    force = CastMember("Northshire Police", pseudonym="Police Force 1", entity_type="ORGANIZATION")
    anonymous = Declared((force,), PUBLISHER).anonymously()
    assert [m.pseudonym for m in anonymous.cast if m.name == force.name] == ["Police Force 1"]
    assert anonymous.publisher == Publisher()


@pytest.mark.parametrize(
    ("text", "offer"),
    [
        ("Independent reviewer: Ann Tobin", Offer.AUTHOR),
        ("Independent Author of the Overview Report: Dr Ann Tobin", Offer.AUTHOR),
        ("Report author: Ann Tobin", Offer.AUTHOR),
        ("The review was written by Ann Tobin in May.", Offer.AUTHOR),
        ("Ann Tobin, Independent Reviewer", Offer.AUTHOR),
        ("Ann Tobin (Independent Overview Author) met the family.", Offer.AUTHOR),
        ("Independent Chair: Ann Tobin", Offer.CHAIR),
        ("Chair of the Review Panel: Ann Tobin", Offer.CHAIR),
        ("The panel was chaired by Ann Tobin.", Offer.CHAIR),
        (f"It was commissioned by the {BOARD} in May.", Offer.PUBLISHER),
        (f"Published by {BOARD}", Offer.PUBLISHER),
        (f"It is published on behalf of the {BOARD}.", Offer.PUBLISHER),
        (BOARD, Offer.PUBLISHER),
        ("The safeguarding partners are Wexborough Council and others.", Offer.PARTNER),
    ],
)
def test_an_undeclared_publisher_author_or_chair_is_masked_with_an_offer(find: Find, text: str, offer: Offer) -> None:
    """The finding proposes a mask, and its reason says what to write into case.yaml instead."""
    (found,) = [each for each in find(text) if each.recognizer == offer]
    assert found.action is Action.REPLACE
    assert "declare it in case.yaml under `publisher:`" in found.why


@pytest.mark.parametrize(
    "text",
    [
        "Social worker: Ann Tobin",
        "Ann Tobin, her aunt, chaired a choir.",
        "Independent Reviewing Officer: Ann Tobin",
        "It was reported by Ann Tobin to Northshire Police.",
        "The conference was chaired by Ann Tobin.",
        "The referral was made by Wexborough General Hospital.",
    ],
)
def test_others_are_offered_nothing(find: Find, text: str) -> None:
    """People and bodies of the case itself are masked without any offer."""
    assert {each.recognizer for each in find(text)}.isdisjoint(set(Offer))


@pytest.mark.parametrize(
    "text",
    [
        "WXSAB (Wexborough Safeguarding Adults Board) met. Then WXSAB wrote.",
        "The Wexborough Safeguarding Adults Board (WXSAB) met. Then WXSAB wrote.",
        "The Wexborough Safeguarding Adults Board (“WXSAB”) met. Then WXSAB wrote.",
        "WXSAB: Wexborough Safeguarding Adults Board. Then WXSAB wrote.",
    ],
)
def test_an_acronym_is_learnt_from_beside_its_name(changed: Callable[..., list[tuple[str, str]]], text: str) -> None:
    """In brackets behind or before the name, or in a list of abbreviations."""
    assert [name for _, name in changed(text)].count("WXSAB") == 2


def test_an_acronym_is_learnt_from_use_in_any_draft(changed: Callable[..., list[tuple[str, str]]]) -> None:
    """The initials of a body that is named somewhere stand for it everywhere."""
    found = changed("NCFT was late.", "The Northshire Community Foundation Trust was sorry.")
    assert ("ORGANIZATION", "NCFT") in found
