"""Earlier authors' changes and comments: a ruling covers what was there to be seen, and nothing that comes later."""

from __future__ import annotations

from dataclasses import replace

import pytest

from redraft.decisions import COMMENTS, REVISIONS, Decision, Decisions, Ruling
from redraft.key import Key
from redraft.planning.earlier_authors import ruled_changes, said_once
from redraft.planning.questions import Obstacle, Question, questions
from redraft.planning.rulings import Rulings
from redraft.text import Comment, Draft, Picture, Revision

ONE = Revision("rev-0a1b2c3d-0000000001", "paragraph 1", "Ann Editor", "inserted", "soon")
TWO = Revision("rev-0a1b2c3d-0000000002", "paragraph 7", "Ann Editor", "deleted", "late")
HOLD = Comment("comment-0000000001", "comment 1 on paragraph 2", "Ann Editor", "Hold until trial.")
DONE = Comment("comment-0000000002", "comment 2 on paragraph 3", "Ann Editor", "A comma.", resolved=True)
DRAFT = Draft("report.docx", "docx", "0" * 64, (), revisions=(ONE,), comments=(HOLD, DONE))
BY, AT = "A. Manager", "2026-03-01T09:00:00Z"


def _asked(*drafts: Draft, decisions: Decisions = Decisions()) -> tuple[Question, ...]:  # noqa: B008 - frozen
    return questions(drafts, (), Key(()), decisions, Rulings())


def _ruled(target: str, ruling: Ruling = Ruling.ACCEPT, *covers: str) -> Decision:
    return Decision(target, ruling, BY, AT, covers=frozenset(covers))


def test_changes_and_open_comments_are_asked_about_by_themselves() -> None:
    """One question for the changes of a draft, one for each open comment, none for what was resolved in Word."""
    assert [(q.obstacle, q.target) for q in _asked(DRAFT)] == [
        (Obstacle.REVISIONS, "rev-0a1b2c3d"),
        (Obstacle.COMMENTS, HOLD.id),
    ]


@pytest.mark.parametrize(("ruling", "how"), [(Ruling.ACCEPT, "accept"), (Ruling.KEEP, "reject")])
@pytest.mark.parametrize("target", [REVISIONS, "rev-0a1b2c3d"])
def test_a_ruling_on_changes_ends_with_the_next_change(target: str, ruling: Ruling, how: str) -> None:
    """Ruled for all drafts or for one, what was seen is settled; a change that comes later opens the draft again."""
    decisions = Decisions((_ruled(target, ruling, ONE.id),))
    assert ruled_changes(DRAFT, decisions).how == how
    later = replace(DRAFT, revisions=(ONE, TWO), comments=())
    settled = ruled_changes(later, decisions)
    assert (settled.how, settled.unseen) == ("", (TWO,))
    (question,) = _asked(later, decisions=decisions)
    assert question.places == ("draft 1, paragraph 7",)
    assert "came after the ruling" in question.says


def test_a_later_comment_is_asked_about_and_called_new() -> None:
    """What was said to be settled last month says nothing of this month's comment."""
    decisions = Decisions((_ruled(REVISIONS, Ruling.ACCEPT, ONE.id), _ruled(COMMENTS, Ruling.ACCEPT, HOLD.id, DONE.id)))
    assert not _asked(DRAFT, decisions=decisions)
    fresh = Comment("comment-0000000003", "comment 3 on paragraph 9", "Bo Chair", "Wait for the coroner.")
    (question,) = _asked(replace(DRAFT, comments=(*DRAFT.comments, fresh)), decisions=decisions)
    assert (question.target, question.places) == (fresh.id, ("draft 1, comment 3 on paragraph 9",))
    assert question.says.startswith("New.")


def test_a_resolved_comment_that_is_opened_again_is_asked_about() -> None:
    """What nobody had to rule on while it was resolved has to be ruled on once it is open."""
    opened = replace(DRAFT, revisions=(), comments=(replace(DONE, resolved=False),))
    assert [q.target for q in _asked(opened)] == [DONE.id]


def test_case_yaml_speaks_once() -> None:
    """What the settings say covers what is there when they say it, even if that is nothing, and not what comes later."""
    first = said_once([DRAFT], "reject", "acknowledged", Decisions(), "case.yaml", AT)
    assert [(d.target, d.ruling, d.covers) for d in first] == [
        (REVISIONS, Ruling.KEEP, {ONE.id}),
        (COMMENTS, Ruling.ACCEPT, {HOLD.id, DONE.id}),
    ]
    nothing = said_once([], "reject", "acknowledged", Decisions(), "case.yaml", AT)
    assert [d.covers for d in nothing] == [frozenset(), frozenset()]
    assert not said_once([DRAFT], "reject", "acknowledged", Decisions(nothing), "case.yaml", AT)
    assert len(_asked(DRAFT, decisions=Decisions(nothing))) == 2


def test_other_words_in_case_yaml_are_another_ruling() -> None:
    """To change the setting from reject to accept rules on what is there by then."""
    before = said_once([DRAFT], "reject", None, Decisions(), "case.yaml", AT)
    after = said_once([DRAFT], "accept", None, Decisions(before), "case.yaml", AT)
    assert ruled_changes(DRAFT, Decisions((*before, *after))).how == "accept"


def test_one_picture_in_two_drafts_is_one_question() -> None:
    """The same content is ruled on once, wherever it is shown; other content under the same name by itself."""
    seal = Picture("pic-00000000000a", "word/media/image1.png", "paragraph 1", "image/png", "a" * 64)
    tree = Picture("pic-00000000000b", "word/media/image1.png", "paragraph 1", "image/png", "b" * 64)
    drafts = [replace(DRAFT, source=f"{n}.docx", revisions=(), comments=(), pictures=(seal,)) for n in (1, 2)]
    (question,) = _asked(*drafts)
    assert question.places == ("draft 1, paragraph 1", "draft 2, paragraph 1")
    kept = Decisions((_ruled(seal.id, Ruling.KEEP),))
    assert not _asked(*drafts, decisions=kept)
    changed = replace(drafts[1], pictures=(tree,))
    assert [q.target for q in _asked(drafts[0], changed, decisions=kept)] == [tree.id]
