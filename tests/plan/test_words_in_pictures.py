"""What is read in a picture cannot be changed there: it becomes no edit, but a warning on the picture's own question."""

from __future__ import annotations

from dataclasses import replace
from types import ModuleType

from redraft.decisions import Decision, Decisions, Ruling
from redraft.plan import Obstacle
from redraft.text import Anchor, Draft, Kind, Picture

PICTURE = Picture("pic-0123456789ab", "word/media/image1.png", "paragraph 2", "image/png", "a" * 64)


def _with_picture(draft: Draft, anchor: Anchor) -> Draft:
    """The draft with the segment at `anchor` as words that were read in a picture."""
    segments = [
        replace(s, anchor=PICTURE.line(1), kind=Kind.PICTURE) if s.anchor == anchor else s for s in draft.segments
    ]
    return replace(draft, segments=tuple(segments), pictures=(PICTURE,))


def _case(marked: ModuleType, **given: Decisions) -> object:
    case = marked.case("{PC Dunn} came.\n{Carys Hale} and {PC Dunn}, {DATE_OF_BIRTH:3.2.13}")
    anchor = case.drafts[0].segments[-2 if case.drafts[0].segments[-1].kind is Kind.FILE_NAME else -1].anchor
    findings = tuple(replace(f, anchor=PICTURE.line(1)) if f.anchor == anchor else f for f in case.findings)
    return type(case)((_with_picture(case.drafts[0], anchor),), findings, **given)


def test_words_in_a_picture_are_a_warning_and_no_edit(marked: ModuleType) -> None:
    """The names in the picture change nothing and ask nothing by themselves; the picture's question counts them."""
    plan = _case(marked).plan()  # type: ignore[attr-defined]
    assert [edit.was for edits in plan.edits.values() for edit in edits] == ["PC Dunn"]
    asked = {q.obstacle: q for q in plan.questions}
    assert set(asked) == {Obstacle.CHANGE, Obstacle.PICTURE}
    assert "3 details that would be replaced elsewhere" in asked[Obstacle.PICTURE].says
    assert "Hale" in {form.text for form in plan.forms}


def test_who_is_kept_by_name_is_no_warning(marked: ModuleType) -> None:
    """A person whom somebody decided to name does not count against the picture."""
    decisions = Decisions((Decision("person-1", Ruling.KEEP, "R. Viewer", ""),))
    plan = _case(marked, decisions=decisions).plan()  # type: ignore[attr-defined]
    assert "2 details" in next(q.says for q in plan.questions if q.obstacle is Obstacle.PICTURE)
