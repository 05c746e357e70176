"""What one file that came back says, as plain data, whatever its kind: the same for Word and for Excel."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from redraft.case.state import State
from redraft.case.wishes import Wish


class Outcome(StrEnum):
    """What a reviewer did with one proposed change in one place."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"
    REWORDED = "reworded"
    """Other words stand in its place; `Answer.text` has them."""
    REMOVED = "removed"
    """Neither the original nor a replacement is left."""
    LEFT = "left"
    """Still open; it is an answer only because somebody commented on it."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A reviewer's answer to the change of one finding: its place alone, before it is held against the others.

    `text` is the reviewer's wording, or for an accepted change the one that was accepted ("" if the file does not tell).
    `by` is who gave it, as far as the file tells, `at` when (ISO 8601), "" where it does not; `comment` what they wrote
    beside it, `where` its place without quoting it.
    """

    finding: str
    outcome: Outcome
    text: str = ""
    comment: str = ""
    by: str = ""
    at: str = ""
    where: str = ""


class Sort(StrEnum):
    """Why something is listed instead of decided, or beside a decision."""

    COMMENT = "comment"
    """A reviewer's comment that is on no single change."""
    CHANGED = "changed text"
    """A change elsewhere that no decision can make: the draft's owner has to."""
    NOT_TAKEN = "not taken"
    """An answer that could not become a decision; `Remark.why` says why not."""
    CONFLICT = "conflict"
    """Reviewers disagree."""


@dataclass(frozen=True, slots=True)
class Remark:
    """Something for a person to read, with its wording: it is told in a confidential file only.

    `where` names the place without quoting it, `before` and `after` are the words there, `says` what somebody wrote, `why`
    a sentence of redraft's own.
    """

    sort: Sort
    where: str
    before: str = ""
    after: str = ""
    says: str = ""
    why: str = ""
    by: str = ""
    at: str = ""


@dataclass(frozen=True, slots=True)
class Returned:
    """All that one file says.

    `answers` are those on findings, place by place; `wishes` rulings that need no other place to be understood (a mark, or
    what a spreadsheet says of an entity as a whole); `undecided` how many proposals were left as they were; `notices`
    sentences that quote nothing. `in_one_go` is "accepted" or "rejected" where everything was settled in that way, so
    that nobody can have looked one by one; then it is taken only if the user confirms it. `reviewer` is whom the file
    itself names, "" where it names nobody, `sent` when it was made (ISO 8601), `source` the draft it is of, if it is of one.
    `places` says of each of the `wishes` where it stands, without quoting it, if that is known.
    """

    reviewer: str = ""
    answers: tuple[Answer, ...] = ()
    wishes: tuple[Wish, ...] = ()
    remarks: tuple[Remark, ...] = ()
    undecided: int = 0
    notices: tuple[str, ...] = ()
    sent: str = ""
    source: str = ""
    in_one_go: str = ""
    places: tuple[str, ...] = ()


Reader = Callable[[Path, State], Returned]
"""Reads a file that came back, in the light of the case as it stands. It never writes to the file.

Raises `ReturnedInvalid`, `DraftError` or `CaseInvalid` for a file that cannot be taken.
"""
