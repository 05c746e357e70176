"""What reviewers decide about who is who holds in every later run, and can be taken back."""

from __future__ import annotations

from types import ModuleType

import pytest

from redraft.cast import CastMember, Declared
from redraft.decisions import Decision, Decisions, Ruling
from redraft.errors import DecisionsInvalid
from redraft.identity.contradictions import check
from redraft.key import Key

TEXT = "{Danielle Okoro} came. {Kezza} sat. {Joanne Pike} rang.\n{Ms Okoro} left with {Joanne}."


def ruled(target: str, ruling: Ruling, **more: object) -> Decision:
    """A decision by somebody, some day."""
    return Decision(target, ruling, "R. Viewer", "2026-03-01T09:30:00Z", **more)  # type: ignore[arg-type]


def decisions(*made: Decision) -> Decisions:
    """Decisions in this order."""
    return Decisions(made)


def who(case: object, key: Key, wording: str, nth: int = 0) -> str:
    """The id of the entity of a mention in a run that began with `key`; "" if it is open."""
    mention = case.id(wording, nth)  # type: ignore[attr-defined]
    entities = case.resolution(key).entities  # type: ignore[attr-defined]
    return next((entity.id for entity in entities if mention in entity.mentions), "")


MERGED = decisions(ruled("person-2", Ruling.MERGE, into="person-1"))


def test_merged_people_are_one(marked: ModuleType) -> None:
    """All mentions of both are of the one that stays, and the other's row is retired with its pseudonym."""
    key = marked.case(TEXT).key()
    case = marked.case(TEXT, decisions=MERGED)
    assert who(case, key, "Kezza") == who(case, key, "Danielle Okoro") == who(case, key, "Ms Okoro") == "person-1"
    after = case.key(key)
    assert after.entry("person-2").merged_into == "person-1"
    assert after.entry("person-2").pseudonym == key.entry("person-2").pseudonym
    assert case.key(after) == after


def test_a_merger_holds_for_drafts_to_come(marked: ModuleType) -> None:
    """Later drafts, in any order, use the names of both for one, short forms and titles included."""
    key = marked.case(TEXT, decisions=MERGED).key(marked.case(TEXT).key())
    later = marked.case(
        "{KEZZA}’s aunt. {D. Okoro} wrote to {Carys Hale}.", "{Kezza} saw {Joanne Pike}.", decisions=MERGED
    )
    assert {who(later, key, wording) for wording in ("KEZZA", "D. Okoro", "Kezza")} == {"person-1"}
    assert who(later, key, "Carys Hale") == "person-4"


def test_two_full_names_can_be_one_persons(marked: ModuleType) -> None:
    """Names that are at odds with each other are both followed: initials, titles and first names of either."""
    text = "{Danielle Okoro} came. {Mr Tobin Pellow} sat. {Carys Hale} rang."
    key = marked.case(text).key()
    later = marked.case(
        "{Danielle} and {Mr Pellow} and {T. Pellow} and {Ms Okoro} and {Danielle Okoro}.", decisions=MERGED
    )
    names = ("Danielle", "Mr Pellow", "T. Pellow", "Ms Okoro", "Danielle Okoro")
    assert {who(later, key, name) for name in names} == {"person-1"}


def test_a_merger_taken_back_restores_both(marked: ModuleType) -> None:
    """Names and pseudonyms are as they were, also of a full name that came up meanwhile."""
    text = "{Danielle Okoro} came. {Kezia Hughes} sat."
    key = marked.case(text).key()
    during = marked.case(text + " {Kezia J. Hughes} rang.", decisions=MERGED)
    merged = during.key(key)
    assert who(during, merged, "Kezia J. Hughes") == "person-1"
    back = MERGED.add(ruled("person-2", Ruling.WITHDRAW))
    case = marked.case(text + " {Kezia J. Hughes} rang.", decisions=back)
    assert who(case, merged, "Kezia Hughes") == who(case, merged, "Kezia J. Hughes") == "person-2"
    after = case.key(merged)
    assert [(row.pseudonym, row.merged_into) for row in after.entries] == [(r.pseudonym, "") for r in key.entries]


def test_a_key_from_elsewhere_brings_its_mergers(marked: ModuleType) -> None:
    """Where no decision of this case speaks of it, the key's word counts."""
    key = marked.case(TEXT, decisions=MERGED).key(marked.case(TEXT).key())
    case = marked.case(TEXT)
    assert who(case, key, "Kezza") == "person-1"
    assert case.key(key) == key


SPLIT = decisions(ruled("person-1", Ruling.SPLIT, wording="Danny", to="person-9", new=True))


def test_what_is_split_off_is_somebody_else(marked: ModuleType) -> None:
    """The wording is of the new one in every draft, with a possessive too, and of the old one nowhere."""
    text = "{Daniel Okoro} came.\n{Daniel} sat.\n{Danny} rang."
    first = marked.case(text)
    key = first.key()
    assert who(first, key, "Danny") == "person-1"
    case = marked.case(text, decisions=SPLIT)
    after = case.key(key)
    assert (who(case, key, "Danny"), who(case, key, "Daniel")) == ("person-9", "person-1")
    assert "Danny" not in after.entry("person-1").names
    assert len({row.pseudonym for row in after.entries}) == len(after.entries) == 2
    later = marked.case("{Carys Hale} met {DANNY}, and {Danny}’s aunt met {Daniel Okoro}.", decisions=SPLIT)
    for start in (key, after):
        assert who(later, start, "DANNY") == who(later, start, "Danny") == "person-9"
        assert who(later, start, "Daniel Okoro") == "person-1"
    assert who(later, after, "Carys Hale") == "person-10"


def test_a_split_by_a_title(marked: ModuleType) -> None:
    """A wording that fits the old one only by composition goes to the new one, not to a third of that surname."""
    text = "{Karen Hale} came. {Carys Hale} sat.\n{Karen Hale} and {Nurse Hale} rang."
    made = decisions(ruled("person-1", Ruling.SPLIT, wording="Nurse Hale", to="person-3", new=True))
    assert who(marked.case(text, decisions=made), marked.case(text).key(), "Nurse Hale") == "person-3"


def test_a_split_taken_back(marked: ModuleType) -> None:
    """The wording returns to whom it was split from, and the pseudonym of the other stays taken."""
    text = "{Daniel Okoro} came.\n{Daniel} sat.\n{Danny} rang."
    key = marked.case(text).key()
    split = marked.case(text, decisions=SPLIT).key(key)
    back = marked.case(text + " {Carys Hale} sang.", decisions=SPLIT.add(ruled("person-1", Ruling.WITHDRAW)))
    after = back.key(split)
    assert who(back, split, "Danny") == "person-1"
    assert {row.entity for row in after.entries} == {"person-1", "person-9", "person-10"}
    assert len({row.pseudonym for row in after.entries}) == 3


def test_a_mention_means_whoever_is_said(marked: ModuleType) -> None:
    """One mention is moved, to somebody known or new; the others so worded stay, in later runs as well."""
    text = "{John Smith} came.\n{John Smith} sat.\n{Carys Hale} rang."
    first = marked.case(text)
    for to in ("person-2", "person-3"):
        made = decisions(ruled(first.id("John Smith", 1), Ruling.MEANS, to=to, new=to == "person-3"))
        case = marked.case(text, decisions=made)
        key = first.key()
        for _ in range(2):
            assert [who(case, key, "John Smith", nth) for nth in (0, 1)] == ["person-1", to]
            key = case.key(key)


def test_somebody_may_be_merged_into_one_who_has_no_row_yet(marked: ModuleType) -> None:
    """A decision made somebody new, and the next one, before any run, says that somebody known is the same."""
    text = "{John Smith} came.\n{John Smith} sat.\n{Carys Hale} rang.\n{Joanne Pike} wrote."
    first = marked.case(text)
    made = decisions(
        ruled(first.id("John Smith", 1), Ruling.MEANS, to="person-4", new=True),
        ruled(first.id("Joanne Pike"), Ruling.MEANS, to="person-3"),
        ruled("person-2", Ruling.MERGE, into="person-4"),
    )
    case, key = marked.case(text, decisions=made), first.key()
    for _ in range(2):
        assert [who(case, key, "John Smith", nth) for nth in (0, 1)] == ["person-1", "person-4"]
        assert who(case, key, "Carys Hale") == "person-4"
        key = case.key(key)


def test_a_wording_that_is_unclear_can_be_settled_everywhere(marked: ModuleType) -> None:
    """With its wording, a decision on one mention holds wherever the same is unclear, and later as well."""
    text = "{Teresa Vaughan} came. {Teresa Hobday} came.\n{Teresa} left.\n{Teresa} stayed."
    first = marked.case(text)
    made = decisions(ruled(first.id("Teresa"), Ruling.MEANS, to="person-2", wording="Teresa"))
    case = marked.case(text, "{Teresa} wrote.", decisions=made)
    assert [who(case, first.key(), "Teresa", nth) for nth in range(3)] == ["person-2"] * 3


def test_a_role_is_decided(marked: ModuleType) -> None:
    """The role holds, the pseudonym follows it, and goes back when the ruling does."""
    text = "{Joanne Pike}, social worker, came. {Carys Hale}, social worker, sat."
    key = marked.case(text).key()
    made = decisions(ruled("person-1", Ruling.ROLE, text="health visitor"))
    after = marked.case(text, decisions=made).key(key)
    assert after.entry("person-1").pseudonym.startswith("Health Visitor")
    assert after.entry("person-2") == key.entry("person-2")
    assert marked.case(text, decisions=made).key(after) == after
    back = marked.case(text, decisions=made.add(ruled("person-1", Ruling.WITHDRAW))).key(after)
    assert [row.pseudonym for row in back.entries] == [row.pseudonym for row in key.entries]


def test_the_subject_is_decided(marked: ModuleType) -> None:
    """Whoever is ruled to be the subject is, and nobody else any more."""
    text = "Review concerning {Keziah Ashdale}. {Rosa Ashdale} sat."
    key = marked.case(text).key()
    assert key.entry("person-1").role == "subject"
    case = marked.case(text, decisions=decisions(ruled("person-2", Ruling.ROLE, text="subject")))
    assert {e.id for e in case.resolution(key).entities if e.role == "subject"} == {"person-2"}
    after = case.key(key)
    assert after.entry("person-2").pseudonym.startswith("Child ")
    assert case.key(after) == after


def test_a_new_name_is_recorded_and_the_old_one_stays_taken(marked: ModuleType) -> None:
    """The key says who chose it and when; nobody else ever gets the pseudonym that was given up."""
    key = marked.case(TEXT).key()
    old = key.entry("person-2").pseudonym
    made = decisions(ruled("person-2", Ruling.RENAME, text="Rowan"))
    row = marked.case(TEXT, decisions=made).key(key).entry("person-2")
    assert (row.pseudonym, row.chosen_by, row.chosen_at) == ("Rowan", "R. Viewer", "2026-03-01T09:30:00Z")
    after = marked.case(TEXT + " {Carys Hale} sat.", decisions=made).key(key)
    assert old not in {row.pseudonym for row in after.entries}
    back = made.add(ruled("person-2", Ruling.WITHDRAW))
    assert marked.case(TEXT, decisions=back).key(after).entry("person-2").pseudonym == old


CAST = (CastMember("Danielle Okoro", ("Dani",), pseudonym="Child R"), CastMember("Joanne Pike", role="social worker"))


@pytest.mark.parametrize(
    ("made", "says"),
    [
        ([ruled("person-2", Ruling.MERGE, into="person-2")], "nobody else"),
        ([ruled("person-2", Ruling.MERGE, into="person-77")], "does not know"),
        ([ruled("person-1", Ruling.MERGE, into="person-3")], "declares the two apart"),
        ([ruled("person-1", Ruling.MERGE, into="person-2")], "which would go"),
        ([ruled("person-2", Ruling.MERGE, into="place-1")], "is a person"),
        ([ruled("person-2", Ruling.MERGE, into="family-1")], "whole family"),
        ([ruled("person-2", Ruling.MERGE, into="person-4"), ruled("person-4", Ruling.MERGE, into="person-2")], "the two are one"),
        ([ruled("person-2", Ruling.MERGE, into="person-4"), ruled("person-2", Ruling.RENAME, text="X")], "is merged into"),
        ([ruled("person-2", Ruling.SPLIT, wording="Kez", to="person-88")], "does not know"),
        ([ruled("person-2", Ruling.SPLIT, wording="Kez", to="person-2")], "nobody else"),
        ([ruled("person-1", Ruling.SPLIT, wording="Dani", to="person-2")], "aliases"),
        ([ruled("person-1", Ruling.RENAME, text="Olivia")], "case.yaml gives"),
        ([ruled("person-2", Ruling.RENAME, text="child r")], "somebody else's"),
        ([ruled("person-2", Ruling.RENAME, text="R1"), ruled("person-4", Ruling.RENAME, text="r1")], "somebody else's"),
        ([ruled("person-2", Ruling.ROLE, text="sorcerer")], "no such role"),
        ([ruled("person-2", Ruling.ROLE, text="school")], "no such role"),
        ([ruled("person-3", Ruling.ROLE, text="mother")], "its role"),
        ([ruled("person-2", Ruling.MEANS, to="person-1")], "only a finding"),
        ([ruled("f-0123456789", Ruling.REWORD, text="person-99")], "does not know"),
    ],
)  # fmt: skip
def test_what_cannot_hold_is_refused(marked: ModuleType, made: list[Decision], says: str) -> None:
    """The message names the entry and the cause, quotes nobody, and says what to do."""
    text = TEXT + " {Rosa Quill} of {LOCATION:Hallowmere} met the {Okoros}."
    key = marked.case(text, declared=Declared(cast=CAST)).key()
    assert {row.entity for row in key.entries} == {f"person-{n}" for n in range(1, 5)} | {"place-1", "family-1"}
    with pytest.raises(DecisionsInvalid) as caught:
        check(Decisions(tuple(made)), key, CAST, marked.VOCABULARY)
    assert says in str(caught.value)
    assert f"entry {len(made)} " in str(caught.value)
    assert caught.value.next_step
    assert not [word for word in ("Danielle", "Okoro", "Kezza", "Pike", "Child R") if word in str(caught.value)]


def test_what_was_taken_back_is_not_held_against_anybody(marked: ModuleType) -> None:
    """A decision that could not hold today does no harm once it is withdrawn."""
    key = marked.case(TEXT).key()
    made = decisions(ruled("person-2", Ruling.MERGE, into="person-77"), ruled("person-2", Ruling.WITHDRAW))
    check(made, key, (), marked.VOCABULARY)
