"""The plan: edits in good grammar, decisions obeyed, questions once per wording."""

from __future__ import annotations

import re
from dataclasses import replace
from types import ModuleType

import pytest

from redraft.dates import DatePolicy, DateRules
from redraft.decisions import ALL, REVISIONS, Decision, Decisions, Ruling
from redraft.errors import PlanInvalid
from redraft.findings import Action, Finding
from redraft.plan import Obstacle, Rulings
from redraft.text import Comment, Picture, Revision, Span

REVIEW = "Review concerning {Keziah Ashdale}, a child.\n"


def _everything(*ids: str) -> Decision:
    return Decision(ALL, Ruling.ACCEPT, "A. Reviewer", "2026-03-01T09:00:00Z", covers=frozenset(ids))


def _decided(target: str, ruling: Ruling, text: str = "") -> Decisions:
    said = {"reason": "named on purpose", "consent": "letter"} if ruling is Ruling.KEEP else {}
    return Decisions((Decision(target, ruling, "R. Viewer", "2021-03-01T10:00:00Z", text, **said),))


@pytest.mark.parametrize(
    ("text", "becomes"),
    [
        ("{PC Dunn}'s car", "Police Officer 1's car"),
        ("{PC Dunn’s} car", "Police Officer 1’s car"),
        ("{PC DUNN} CAME", "Police Officer 1 CAME"),
        ("Born {DATE_OF_BIRTH:3.2.13}", "Born [date of birth]"),
        ("died on {DATE_OF_BIRTH:4 May 2021}", "died on [date of death]"),
        ("NHS {UK_NHS:999 000 0018}", "NHS [NHS number]"),
        ("seen {DATE_TIME:17 January 2020}, then {DATE_TIME:Weds 22nd}", "seen January 2020, then January 2020"),
        ("in {DATE_TIME:June 2019}", "in June 2019"),
        ("aged {AGE:7}, {UNKNOWN:Zorb}", "aged 7, Zorb"),
        ("to {ORGANIZATION:the Lodge}", "to Organisation 1"),
    ],
)
def test_edits_fit_their_sentence(text: str, becomes: str, marked: ModuleType) -> None:
    """Possessives keep their grammar, labels stand in brackets, and what only a person can decide stays."""
    assert marked.case(text).redacted() == becomes


def test_family_keeps_one_article(marked: ModuleType) -> None:
    """A family named as a whole reads well with and without "the", after a number, and where a sentence begins."""
    text = "{Lorna Ashdale}.\nThe {Ashdales} left. We met the {Ashdale family}. The two {Ashdales} sat. {The Ashdales} ate."
    redacted = marked.case(text).redacted().splitlines()[1]
    assert redacted == "The family left. We met the family. The two family members sat. The family ate."


def test_ambiguity_gets_neutral_wording_and_one_question(marked: ModuleType) -> None:
    """A name that could be either of two people's is withheld, and asked about once for all its places."""
    case = marked.case("{Teresa Vaughan} met {Teresa Hobday}.\n{Teresa} left.\n{Teresa} stayed.")
    assert case.redacted().splitlines()[1:] == ["[name withheld] left.", "[name withheld] stayed."]
    (question,) = [q for q in case.plan().questions if q.obstacle is Obstacle.AMBIGUITY]
    assert question.places == ("draft 1, paragraph 2", "draft 1, paragraph 3")
    assert len(question.candidates) == 2


def test_file_names_take_only_what_windows_allows(marked: ModuleType) -> None:
    """In a file name a label loses its brackets, and spaces become what the name parts its words with."""
    case = marked.case(REVIEW, name="SCR_{Keziah_Ashdale}_{UK_NHS:9990000018}_v2")
    name = case.redacted().splitlines()[0]
    assert re.fullmatch(r"SCR_Child_[A-Z]_NHS_number_v2", name)


@pytest.mark.parametrize(
    ("ruling", "text", "becomes"),
    [
        (Ruling.ACCEPT, "", "Police Officer 1"),
        (Ruling.KEEP, "", "PC Dunn"),
        (Ruling.REWORD, "an officer", "an officer"),
    ],
)
def test_decisions_on_entities(ruling: Ruling, text: str, becomes: str, marked: ModuleType) -> None:
    """What is ruled on an entity holds wherever it is mentioned, and nothing of it is open any more."""
    drafts = "We saw {PC Dunn}, and {PC Dunn} saw us."
    case = marked.case(drafts, decisions=_decided("person-1", ruling, text))
    assert case.redacted() == f"We saw {becomes}, and {becomes} saw us."
    assert not case.plan().questions


def test_decision_on_a_finding_beats_the_entity(marked: ModuleType) -> None:
    """One place can be ruled otherwise than the rest."""
    text = "{PC Dunn} met {PC Dunn}."
    mention = marked.case(text).id("PC Dunn", 1)
    case = marked.case(text, decisions=_decided(mention, Ruling.KEEP).add(_everything("person-1")))
    assert case.redacted() == "Police Officer 1 met PC Dunn."


def test_decision_covers_the_same_wording(marked: ModuleType) -> None:
    """A detail without an entity is decided once for its wording, in every draft."""
    texts = ("aged {AGE:84} then", "aged {AGE:84} now, not {AGE:85}")
    decisions = _decided(marked.case(*texts).id("84"), Ruling.REWORD, "in her eighties")
    case = marked.case(*texts, decisions=decisions)
    assert case.redacted() == "aged in her eighties then\naged in her eighties now, not 85"
    assert [q.obstacle for q in case.plan().questions] == [Obstacle.FLAG]


def test_accepting_everything_covers_what_was_known(marked: ModuleType) -> None:
    """Whoever is found after everything was accepted has yet to be decided."""
    case = marked.case("{PC Dunn} met {Carys Hale}, {AGE:7}.", decisions=Decisions((_everything("person-1"),)))
    assert [q.target for q in case.plan().questions] == ["person-2", case.id("7")]


def test_accepting_everything_leaves_files_to_rule(marked: ModuleType) -> None:
    """Accepting all closes every question of wording, but pictures, revisions and comments need a ruling of their own."""
    text = "{PC Dunn}, {AGE:7}, {UNKNOWN:Zorb}"
    known = [marked.case(text).id(word) for word in ("7", "Zorb")]
    case = marked.case(text, decisions=Decisions((_everything("person-1", *known),)))
    assert case.plan().questions == ()
    picture = Picture("pic-00000000", "word/media/image1.png", "paragraph 1", "image/png", "0" * 64)
    draft = case.drafts[0]
    change = Revision("rev-0a1b2c3d-0123456789", "paragraph 1", "Ann Editor", "inserted", "soon")
    comment = Comment("comment-0123456789", "comment 1", "Ann Editor", "Hold until trial.")
    full = type(draft)(draft.source, "docx", "0", draft.segments, (picture,), (change,), (comment,))
    case = type(case)((full,), case.findings, decisions=case.decisions)
    assert [q.obstacle for q in case.plan().questions] == [Obstacle.PICTURE, Obstacle.REVISIONS, Obstacle.COMMENTS]
    ruled = type(case)(
        (full,),
        case.findings,
        decisions=case.decisions.add(
            Decision(REVISIONS, Ruling.KEEP, "R. Viewer", "", covers=frozenset({change.id})),
            Decision(comment.id, Ruling.ACCEPT, "R. Viewer", ""),
        ),
        rulings=Rulings(DateRules(), pictures="blank"),
    )
    assert ruled.plan().questions == ()


def test_questions_quote_nothing(marked: ModuleType) -> None:
    """No question holds a word of the original, file name included."""
    case = marked.case(
        REVIEW + "{Lorna Ashdale} of {LOCATION:Hallowmere} rang {PHONE_NUMBER:07700 900456} on {DATE_TIME:3 May 2019}."
    )
    said = " ".join(f"{q.says} {q.places}" for q in case.plan().questions)
    for word in ("Keziah", "Ashdale", "Lorna", "Hallowmere", "900456", "3 May", "draft1.docx"):
        assert word not in said


def test_what_policy_keeps_is_no_question(marked: ModuleType) -> None:
    """A national body stays and nobody is asked; rewording it by hand still works, with a capital at the start of a sentence."""
    text = "{ORGANIZATION/keep:National Probation Office} wrote."
    assert marked.case(text).plan().questions == ()
    decisions = _decided(marked.case(text).id("National Probation Office"), Ruling.REWORD, "an agency")
    assert marked.case(text, decisions=decisions).redacted() == "An agency wrote."


def test_a_coarser_policy_reaches_what_is_kept_by_policy(marked: ModuleType) -> None:
    """A month asks nobody under the default policy; where the case wants years, it changes, and that is a question."""
    text = "Seen in {DATE_TIME/keep:March 2019}, {DATE_TIME/keep:three weeks later}, and on {DATE_TIME/generalise:4 May 2019}."
    case = marked.case(text)
    assert case.redacted() == "Seen in March 2019, three weeks later, and on a day in May 2019."
    assert [q.target for q in case.plan().questions] == [case.id("4 May 2019")]
    coarse = type(case)(case.drafts, case.findings, rulings=Rulings(DateRules(DatePolicy.YEAR)))
    assert coarse.redacted() == "Seen in 2019, three weeks later, and on a day in 2019."
    assert [q.target for q in coarse.plan().questions] == [case.id("March 2019"), case.id("4 May 2019")]


def test_overlapping_findings_are_refused_without_quoting(marked: ModuleType) -> None:
    """Two changes to one stretch of text stop everything, and the message tells the place only."""
    case = marked.case("{PC Dunn} came.")
    first = case.findings[0]
    twin = Finding("f-x", first.source, first.anchor, Span(3, 7), "Dunn", "URL", 0.5, "x", Action.REDACT, "Twin.")
    broken = type(case)(case.drafts, (*case.findings, twin))
    with pytest.raises(PlanInvalid, match="draft 1, paragraph 1") as refused:
        broken.plan()
    assert "Dunn" not in str(refused.value)


def test_the_question_of_a_flag_says_what_could_stand_there(marked: ModuleType) -> None:
    """A flag's question names the suggested wording, and nothing of the original."""
    case = marked.case("He is {AGE:84}.")
    suggested = tuple(replace(finding, suggestion="in his eighties") for finding in case.findings)
    (question,) = type(case)(case.drafts, suggested).plan().questions
    assert "for example as “in his eighties”" in question.says
    assert "84" not in question.says
