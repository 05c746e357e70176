"""An invented case from marked text, settled for real, as the desk looks at it: no model, no files."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest

from redraft.case.folder import CaseFolder
from redraft.case.key.keyfile import OpenKey
from redraft.case.key.place import KeyPlace
from redraft.case.pipeline import settle
from redraft.case.records import DraftRecord, Manifest
from redraft.case.settings import DraftKind, Settings
from redraft.case.state import State
from redraft.decisions import Decision, Decisions
from redraft.desk.view import Shown
from redraft.desk.views.look import Look, look
from redraft.findings import Finding
from redraft.text import Comment, Draft, Picture, Revision, Segment

Look_at = Callable[..., Look]

OVERVIEW = """
Overview report
{Lorna Petrie} was born on {DATE_OF_BIRTH:3 May 2012} in {LOCATION:Hallowmere} 🐈 and is {AGE:eleven}.
Two neighbours, {Wendy Calloway} and {Agnes Calloway}, wrote about {PHONE_NUMBER:07700 900417}.
The panel agreed the plan.
A letter from {Calloway} came later.
She liked the {UNKNOWN:Larkspur} club and was {NORP:Maltese}.
Date | Event
{DATE_TIME:12 March 2021} | {Lorna} seen by {Mr Paul Marchetti}.
"""
BRIEFING = """
Briefing
{Lorna} spoke to {Mr Marchetti} on {DATE_TIME:12 March 2021}.
"""


@pytest.fixture
def looked_at(marked: ModuleType, tmp_path: Path) -> Look_at:
    """`looked_at(*decisions, change=…, more=…)`: the case with these decisions; `change` is done to the drafts before, and
    `more` is found in them.
    """
    given = marked.case(OVERVIEW, BRIEFING)

    def see(
        *decisions: Decision,
        change: Callable[[Sequence[Draft]], Sequence[Draft]] = tuple,
        rows: tuple[DraftRecord, ...] = (),
        more: Sequence[Finding] = (),
        before: Look | None = None,
    ) -> Look:
        drafts, made, findings = tuple(change(given.drafts)), Decisions(decisions), (*given.findings, *more)
        published = frozenset(draft.source for draft in drafts)
        key = settle(drafts, findings, Settings(), marked.NO_KEY, Decisions(), published).key
        settled = settle(drafts, findings, Settings(), key, made, published)
        folder = CaseFolder(tmp_path / "case")
        known = tuple(DraftRecord(n, d.source, d.source, DraftKind.PUBLISH) for n, d in enumerate(drafts, 1))
        state = State(
            case=folder,
            settings=Settings(),
            manifest=Manifest(None, (*known, *rows)),
            paths={},
            decisions=made,
            opened=OpenKey(key, ()),
            settled=settled,
            place=KeyPlace(folder, folder),
        )
        return look(Shown(state, len(decisions), {}), before)

    return see


@pytest.fixture
def find(looked_at: Look_at) -> Callable[..., str]:
    """`find("Lorna", 1)`: the id of the second finding with this wording."""

    def id_of(wording: str, nth: int = 0) -> str:
        return [s.finding.id for s in looked_at().standings if s.finding.text == wording][nth]

    return id_of


def with_segments(*more: Segment) -> Callable[[Sequence[Draft]], Sequence[Draft]]:
    """The first draft with more segments behind its own."""
    return lambda drafts: (replace(drafts[0], segments=(*drafts[0].segments, *more)), *drafts[1:])


@pytest.fixture
def more_segments() -> Callable[..., Callable[[Sequence[Draft]], Sequence[Draft]]]:
    """`more_segments(segment, …)`: what puts them behind those of the first draft."""
    return with_segments


@pytest.fixture
def left_by_others() -> Callable[[Sequence[Draft]], Sequence[Draft]]:
    """What gives the first draft a picture, a comment with an answer, one that was resolved, and two tracked changes."""

    def change(drafts: Sequence[Draft]) -> Sequence[Draft]:
        first = replace(
            drafts[0],
            pictures=(Picture("pic-0123456789ab", "word/media/i.png", "paragraph 3", "image/png", "0" * 64, "A tree"),),
            comments=(
                Comment("comment-0000000001", "paragraph 2", "P. Reader", "Hold until the trial is over."),
                Comment("comment-0000000002", "paragraph 2", "Q. Writer", "Agreed.", answers="comment-0000000001"),
                Comment("comment-0000000003", "paragraph 3", "P. Reader", "Done.", resolved=True),
            ),
            revisions=(
                Revision("rev-0a1b2c3d-0000000001", "paragraph 2", "P. Reader", "inserted", "who was tired"),
                Revision("rev-0a1b2c3d-0000000002", "paragraph 3", "P. Reader", "deleted", "very"),
            ),
        )
        return (first, *drafts[1:])

    return change
