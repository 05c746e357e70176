"""What is decided is shown, and nothing else: the edits that a blind page is made from, over every mix of decisions."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from types import ModuleType

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from redraft.decisions import Decision, Decisions, Ruling
from redraft.errors import PlanInvalid
from redraft.leaks import verify
from redraft.outputs.blind.marks import BEGIN, BLOCK, END, Open, marked, whole
from redraft.outputs.blind.page import BlindPage, blind
from redraft.outputs.blind.passages import BlindDraft, blind_draft
from redraft.plan import Obstacle, RedactionPlan
from redraft.planning.originals import narrowed
from redraft.text import Anchor, Draft, Edit, Kind, Revision, Segment, Span, apply

OVERVIEW = """
{Keziah Ashdale} of {LOCATION:Hallowmere} saw {Dr Tobin Pellow} on {DATE_TIME:4 March 2021}.
{Keziah} was {AGE:thirteen} and {NORP:Cornovian}; her aunt {Mrs Ashdale} rang {PHONE_NUMBER:07700 900417}.
Date | What was seen
{DATE_TIME:9 May 2021} | {UNKNOWN:Kestrelling} near {ADDRESS:3 Kestrel Row}, then {Keziah Ashdale} at home
The panel met {Pellow}, {Pellow} and {UNKNOWN:Marlpit}.
"""
BRIEFING = """
{Keziah}’s school is {ORGANIZATION:St Aldric's Primary School}; ask {Tobin Pellow}.
{QUOTE/flag:“Kestrelling was our secret”} is what she said. {DETAIL:A rare disorder of the spleen} was known.
"""
ANSWERS = (Ruling.ACCEPT, Ruling.KEEP, Ruling.REWORD, Ruling.QUERY)


def _drafts(case: object, plan: RedactionPlan, undecided: Open) -> dict[str, BlindDraft]:
    """What the page would show of a case of `marked_case.py`."""
    shown = {}
    for draft in case.drafts:  # type: ignore[attr-defined]
        edits = marked(draft, plan, case.findings, undecided).edits  # type: ignore[attr-defined]
        made = [
            replace(s, text=apply(s.text, [edit for edit in edits if edit.anchor == s.anchor])) for s in draft.segments
        ]
        shown[draft.source] = blind_draft(replace(draft, segments=tuple(made)))
    return shown


def _open(case: object, plan: RedactionPlan) -> Open:
    return Open.of(plan, case.findings, case.resolution(), ())  # type: ignore[attr-defined]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_no_original_stands_that_nobody_decided_to_keep(
    data: st.DataObject, marked_case: ModuleType, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Whatever is decided or not, no wording that is replaced or undecided is in the page, and blocks are all alike."""
    base = marked_case.case(OVERVIEW, BRIEFING)
    targets = [f.id for f in base.findings] + [entity.id for entity in base.resolution().entities]
    ruled = data.draw(st.dictionaries(st.sampled_from(targets), st.sampled_from(ANSWERS)))
    decisions = Decisions(
        tuple(Decision(t, r, "A. Manager", "", text="somebody" if r is Ruling.REWORD else "") for t, r in ruled.items())
    )
    case = replace(base, decisions=decisions)
    plan = case.plan()
    drafts = _drafts(case, plan, _open(case, plan))
    page = blind(BlindPage("today", "0.1.0", tuple(drafts.values())))

    edited = {edit.finding for edits in plan.edits.values() for edit in edits}
    standing = " ".join(f.text for f in case.findings if f.id not in edited and f.id not in plan.undecided)
    standing += " ".join(edit.becomes for edits in plan.edits.values() for edit in edits)
    for finding in case.findings:
        for word in re.findall(r"[A-Z]\w{3,}|\d{3,}", finding.text):
            if word not in standing:
                assert not [source for source, draft in drafts.items() if word in draft.text]
                assert word not in page
    blocks = set(re.findall(r"<b[^>]*>.*?</b>", page))
    assert blocks <= {"<b>undecided</b>"}
    assert bool(plan.undecided) == any(draft.blocked for draft in drafts.values())

    folder = tmp_path_factory.mktemp("page")
    gone = {d.source: marked(d, plan, case.findings, _open(case, plan)).gone for d in case.drafts}
    files = {}
    for number, (source, draft) in enumerate(drafts.items(), 1):
        files[source] = folder / f"Draft {number}.txt"
        files[source].write_text(draft.text, "utf-8")
    assert not verify(files, narrowed(plan.forms, gone)).leaks


@pytest.fixture(scope="session")
def marked_case(helper: Callable[[str], ModuleType]) -> ModuleType:
    """The maker of small cases."""
    return helper("entities/marked_case.py")


def test_nothing_decided_shows_nothing_found(marked_case: ModuleType) -> None:
    """Before the first decision every finding is a block, and the text around them stands."""
    case = marked_case.case(BRIEFING)
    plan = case.plan()
    (draft,) = _drafts(case, plan, _open(case, plan)).values()
    assert draft.text == (
        "[undecided]’s school is [undecided]; ask [undecided].\n[undecided] is what she said. [undecided] was known.\n"
    )


def test_everything_decided_shows_the_copy(marked_case: ModuleType) -> None:
    """Once all is decided the page says what the publication copy says, word for word, without a block."""
    base = marked_case.case(OVERVIEW)
    everything = frozenset(f.id for f in base.findings) | {e.id for e in base.resolution().entities}
    accepted = Decision("all", Ruling.ACCEPT, "A. Manager", "", covers=everything)
    case = replace(base, decisions=Decisions((accepted,)))
    plan = case.plan()
    (draft,) = _drafts(case, plan, _open(case, plan)).values()
    assert draft.text.split() == case.redacted().split()
    assert draft.blocked == 0


def test_a_pseudonym_that_is_doubted_is_a_block(marked_case: ModuleType) -> None:
    """Replacements by a pseudonym that a rule speaks against are undecided, whoever accepted them before."""
    base = marked_case.case("{Keziah Ashdale} and {Dr Tobin Pellow}.")
    everything = frozenset(e.id for e in base.resolution().entities)
    case = replace(base, decisions=Decisions((Decision("all", Ruling.ACCEPT, "M", "", covers=everything),)))
    plan, child = case.plan(), case.entity("Keziah Ashdale").id
    (draft,) = _drafts(case, plan, Open(frozenset(), frozenset({child}))).values()
    assert draft.text.startswith("[undecided] and ") and draft.blocked == 1


def test_a_plan_that_contradicts_itself_makes_no_page(marked_case: ModuleType) -> None:
    """A plan that asks about a name and does not call it undecided is refused, rather than shown as decided."""
    case = marked_case.case("{Keziah Ashdale} was seen.")
    plan = replace(case.plan(), undecided=frozenset())
    assert [question.obstacle for question in plan.questions] == [Obstacle.CHANGE]
    with pytest.raises(PlanInvalid):
        _open(case, plan)


def _draft(text: str, where: str = "paragraph 1", **more: object) -> Draft:
    segment = Segment(Anchor("word/document.xml", "0/0"), text, Kind.BODY, where)
    return Draft("a.docx", "docx", "0" * 64, (segment,), **more)  # type: ignore[arg-type]


def _edit(draft: Draft, wording: str, becomes: str, finding: str) -> Edit:
    (segment,) = draft.segments
    start = segment.text.index(wording)
    span = Span(start, start + len(wording))
    return Edit(segment.anchor, span, wording, becomes, finding, "PERSON", "", None)


def test_blocks_swallow_what_they_overlap() -> None:
    """A decided replacement half under something undecided goes with it, and what the plan would have said is on record."""
    draft = _draft("She told Ann Lee about it.")
    edits = (_edit(draft, "Ann Lee", "Adult 1", "f-1"),)
    place = (draft.source, draft.segments[0].anchor, Span(0, 12))
    done = marked(
        draft, RedactionPlan({draft.source: edits}, (), ()), (), Open(frozenset(), frozenset(), frozenset({place}))
    )
    assert apply(draft.segments[0].text, list(done.edits)) == f"{BLOCK} about it."
    assert done.gone == ("She told Adult 1",)


def test_decided_words_bear_signs_and_deletions_none() -> None:
    """New words stand between signs; where a wording was taken out nothing tells that there was one."""
    draft = _draft("Ann told Lee so.")
    edits = (_edit(draft, "Ann", "Adult 1", "f-1"), _edit(draft, "Lee ", "", "f-2"))
    done = marked(draft, RedactionPlan({draft.source: edits}, (), ()), (), Open(frozenset(), frozenset()))
    assert apply(draft.segments[0].text, list(done.edits)) == f"{BEGIN}Adult 1{END} told so."


def test_a_passage_with_a_change_that_nobody_ruled_on_is_a_block() -> None:
    """Where an earlier author's change is open, neither wording of the passage is told."""
    change = Revision("rev-0a1b2c3d-0000000001", "paragraph 1", "A. Chair", "deleted", "in secret")
    draft = _draft("It was agreed.", revisions=(change,))
    here = Open(frozenset(), frozenset(), whole(draft, {change.where}))
    done = marked(draft, RedactionPlan({}, (), ()), (), here)
    assert apply(draft.segments[0].text, list(done.edits)) == BLOCK


def test_a_doubted_replacement_is_a_block(marked_case: ModuleType) -> None:
    """What somebody queries is undecided, whatever was decided before: neither wording is told."""
    base = marked_case.case("{Keziah Ashdale} was seen in {LOCATION:Hallowmere}.")
    child, place = base.entity("Keziah Ashdale").id, base.entity("Hallowmere").id
    ruled = [(child, Ruling.ACCEPT), (place, Ruling.ACCEPT), (child, Ruling.QUERY)]
    case = replace(base, decisions=Decisions(tuple(Decision(t, r, "A. Manager", "") for t, r in ruled)))
    plan = case.plan()
    (draft,) = _drafts(case, plan, _open(case, plan)).values()
    assert draft.text.startswith("[undecided] was seen in ") and draft.blocked == 1
