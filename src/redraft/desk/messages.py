"""The JSON that the page and the desk speak: what each request and each answer holds.

Every path below ``/api/`` wants the session's cookie and the page's key in the header ``X-Redraft-Desk`` (``static/desk.js``
sees to both). Ids and numbers stand in paths, never wording.

=====================================  ==========================================================================
``POST /api/key`` ``{}``               ``{"key"}``: once a session, to the page that was opened first
``GET  /api/state?since=R``            `StateAnswer`; does not count as activity, so a page may poll it
``GET  /api/documents/{n}?since=R``    `Patch` of draft number ``n``, as of `views.document`
``GET  /api/cast?since=R``             `Patch` of `views.cast`
``GET  /api/open?since=R``             `Patch` of `views.to_decide`
``GET  /api/history?since=R``          `Patch` of `views.history`
``POST /api/rule`` `Asking`            `RuleAnswer`
``POST /api/undo`` `Undoing`           `UndoAnswer`
``POST /api/active`` ``{}``            ``{"stops_in": seconds}``: somebody is at the page
``POST /api/leave`` ``{}``             ``{"left": true}``: the desk ends
=====================================  ==========================================================================

``since`` is the revision that the page has, left out where it has none. Whatever goes wrong is a `Fault`, with status 400 for a
request that cannot be understood, 403 for who is not let in, 404, 413 for one that is too long, 409 for what cannot be done now,
500 for a fault of redraft.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NotRequired, TypedDict


@dataclass(frozen=True, slots=True)
class Nothing:
    """``{}``: what a request says that has nothing to say."""


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch that somebody selected: `passage` is the id of a row of the document, the span half-open.

    `start` and `end` count **code points** of the row's text (JavaScript counts UTF-16 units: ``Array.from(text)``), and `wording`
    is what the page takes to stand there: if it does not, the wish is declined.
    """

    draft: int
    passage: str
    start: int
    end: int
    wording: str


@dataclass(frozen=True, slots=True)
class Asked:
    """One wish. `ruling` is a value of `redraft.decisions.Ruling`, the other fields are those of `redraft.case.decide.Wish`.

    A `mark` of a selection says `place` and `kind` instead of `target`; a `mark` or `dismiss` with neither target nor place holds for
    its `wording` wherever it stands. `reason` is that of this wish; where it is empty, that of the request holds.
    """

    ruling: str
    target: str = ""
    text: str = ""
    reason: str = ""
    into: str = ""
    to: str = ""
    wording: str = ""
    kind: str = ""
    consent: str = ""
    everywhere: bool = False
    only: bool = False
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Asking:
    """``POST /api/rule``: wishes of one person; `see` names the views whose patches shall come with the answer.

    Views are named as their paths: ``documents/3``, ``cast``, ``open``, ``history``. `since` is the revision that the page has of them.
    """

    by: str
    wishes: tuple[Asked, ...]
    reason: str = ""
    see: tuple[str, ...] = ()
    since: int | None = None


@dataclass(frozen=True, slots=True)
class Undoing:
    """``POST /api/undo``: take back the latest ruling made at this desk that still stands."""

    by: str
    see: tuple[str, ...] = ()
    since: int | None = None


class Patch(TypedDict):
    """A view, or what is new in it since the revision that the page has.

    `whole` says that `rows` are all rows. Otherwise they are those that are new or differ, and `order` the ids of all rows in their
    order: a row that is not in it is gone.
    """

    revision: int
    whole: bool
    head: dict[str, Any]
    rows: list[Any]
    order: list[str]


class StateAnswer(TypedDict):
    """The case as a whole: what `views.overview` says of it, its revision, and the seconds after which the desk stops by itself."""

    revision: int
    stops_in: int
    overview: dict[str, Any]


class Result(TypedDict):
    """What became of one wish, in the order of the wishes.

    Recorded: `notices` are sentences for the reviewer, `overtakes` whether it overtook released copies. Declined:
    `message` says why in plain words, `next_step` what to do instead.
    """

    recorded: bool
    target: str
    ruling: str
    notices: NotRequired[list[str]]
    overtakes: NotRequired[bool]
    message: NotRequired[str]
    next_step: NotRequired[str]


class RuleAnswer(StateAnswer):
    """What became of the wishes; everything recorded is on disk. `views` has a patch for each view asked for with `see`."""

    results: list[Result]
    views: dict[str, Patch]


class Undone(TypedDict):
    """The ruling that was taken back."""

    target: str
    ruling: str
    by: str
    at: str


class UndoAnswer(StateAnswer):
    """What was taken back, or None if nothing that was ruled at this desk still stands."""

    undone: Undone | None
    views: dict[str, Patch]


class Fault(TypedDict):
    """Why a request got nothing: a sentence, and what to do. Neither quotes the case."""

    message: str
    next_step: str
