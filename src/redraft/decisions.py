"""What the reviewer ruled, on a finding, an entity, a picture or everything at once."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

ALL = "all"
"""The target of a decision that covers whatever was known when it was made and nothing more particular covers."""

FINDING, PICTURE, COMMENT, REVISION = "f-", "pic-", "comment-", "rev-"
"""What the ids of findings, pictures, earlier authors' comments and their tracked changes begin with.

Those of entities say what they are: ``person-3``. A change is ``rev-0a1b2c3d-0123456789``, of which the first two pieces
are the id of all changes of that draft.
"""
PICTURES, COMMENTS, REVISIONS = "pictures", "comments", "revisions"
"""Targets of a decision that covers whatever of that sort was known when it was made."""
CONFLICT = "conflict-"
"""What the ids of contradictions among pseudonyms in the drafts begin with: redraft does not rewrite those."""

WORD = "word-"
"""What the ids of wordings begin with that are nobody's name: see `redraft.marking`."""
MARK = "mark-"
"""What the ids of marks begin with that hold wherever their wording stands; those of one place have a finding's."""

PAIR = "+"
"""What stands between the ids of two people who may be one, where the target of a decision is both."""

_ENTITY_ID = re.compile(r"(?:person|place|body|family)-\d+")


def covers_others(target: str) -> bool:
    """Whether a decision on `target` is one on many things at once, which it names.

    >>> covers_others("comments"), covers_others("rev-0a1b2c3d"), covers_others("rev-0a1b2c3d-0123456789")
    (True, True, False)
    """
    of_a_draft = target.startswith(REVISION) and target.count("-") == 1
    return of_a_draft or target in (ALL, PICTURES, COMMENTS, REVISIONS)


def has_covers(target: str, ruling: Ruling) -> bool:
    """Whether a decision is one on many things at once, and says which; one that takes such a one back does not."""
    return covers_others(target) and ruling is not Ruling.WITHDRAW


def can_be_written(text: str) -> bool:
    r"""Whether a document can hold a text, and a terminal show it: no control characters, no halves of characters.

    >>> can_be_written("an aunt\n"), can_be_written("an aunt\x1b[2J")
    (True, False)
    """
    return not any(unicodedata.category(c) in ("Cc", "Cs") and c not in "\t\n\r\x85" for c in text)


def is_entity_id(text: str) -> bool:
    """Whether `text` has the form of an entity's id.

    >>> is_entity_id("person-3"), is_entity_id("f-0123456789"), is_entity_id("a relative")
    (True, False, False)
    """
    return bool(_ENTITY_ID.fullmatch(text))


class Ruling(StrEnum):
    """What a reviewer can say: answers to a proposal, statements on who is who and on what is a name, and taking back."""

    ACCEPT = "accept"
    """As proposed: a replacement is made, a flag or near-miss stays as it is."""
    KEEP = "keep"
    """The original wording stays."""
    REWORD = "reword"
    """The reviewer's own words stand instead."""
    QUERY = "query"
    """Somebody doubts the proposal: it stays open until somebody answers."""
    MERGE = "merge"
    """All of the target is one with another entity, for ever."""
    SPLIT = "split"
    """What the target is called by one wording is somebody else, in every draft."""
    RENAME = "rename"
    """The target gets another pseudonym."""
    ROLE = "role"
    """The target is somebody else to the story: a health visitor, not a social worker."""
    MEANS = "means"
    """A mention is of this entity."""
    MARK = "mark"
    """The wording at the target is a detail that nobody has found yet."""
    DISMISS = "dismiss"
    """The target, a wording or one finding, is no name and no other detail."""
    WITHDRAW = "withdraw"
    """The latest ruling on the target that still stands is taken back."""


ANSWERS = frozenset({Ruling.ACCEPT, Ruling.KEEP, Ruling.REWORD, Ruling.QUERY})
"""The rulings on whether a proposal is made; the others say what is a name, and who is who."""

_NEEDS: dict[Ruling, tuple[str, ...]] = {
    Ruling.REWORD: ("text",),
    Ruling.MERGE: ("into",),
    Ruling.SPLIT: ("wording", "to"),
    Ruling.RENAME: ("text",),
    Ruling.ROLE: ("text",),
    Ruling.MEANS: ("to",),
    Ruling.MARK: ("wording", "kind"),
}


def needs(ruling: Ruling) -> tuple[str, ...]:
    """The fields that a decision with this ruling cannot do without."""
    return _NEEDS.get(ruling, ())


@dataclass(frozen=True, slots=True)
class Decision:
    """One ruling, with who made it and when (ISO 8601). `target` is an id or `ALL`.

    `text` is the new wording, pseudonym or role; `into` and `to` are ids of entities, `new` says that the decision itself
    made the latter; `wording` is what a split is by, and on a `means` says that it holds wherever the same wording is
    unclear. A ruling on many things at once (`covers_others`) names in
    `covers` the ids of what it was made on: nobody can decide what has not been found yet.
    """

    target: str
    ruling: Ruling
    by: str
    at: str
    text: str = ""
    reason: str = ""
    covers: frozenset[str] = frozenset()
    into: str = ""
    to: str = ""
    wording: str = ""
    new: bool = False
    only: bool = False
    everywhere: bool = False
    kind: str = ""
    consent: str = ""

    def __post_init__(self) -> None:
        for name in needs(self.ruling):
            if not getattr(self, name).strip():
                raise ValueError(f"the ruling {self.ruling.value} needs {name}")
        if not self.by.strip():
            raise ValueError("a decision needs the name of the person who made it")
        covering = has_covers(self.target, self.ruling)
        if (self.covers and not covering) or (self.target == ALL and covering and not self.covers):
            raise ValueError("a decision on many things at once, and only that, names what it covers")

    @property
    def meant(self) -> str:
        """The id of the entity that a mention is said to be of; "" if this decision says no such thing.

        Rewording a finding to an entity's id is an older way to say the same.
        """
        if self.ruling in (Ruling.MEANS, Ruling.MARK):
            return self.to
        reworded = self.ruling is Ruling.REWORD and self.target.startswith(FINDING)
        return self.text.strip() if reworded and is_entity_id(self.text.strip()) else ""

    @property
    def is_answer(self) -> bool:
        """Whether it answers a proposal, rather than saying who is who."""
        return self.ruling in ANSWERS and not self.meant


@dataclass(frozen=True, slots=True)
class Decisions:
    """All decisions of a case, oldest first; the latest on a target counts.

    `standing` are those that were not taken back, `answers` those of them that answer a proposal, `latest` the last of
    these on each target, `wide` the last that holds for more than the place of its target, `covering` those that were
    made on many things at once, `dismissed` the ids of findings and wordings that are no names.
    """

    entries: tuple[Decision, ...] = ()
    standing: tuple[Decision, ...] = field(init=False, repr=False, compare=False)
    answers: tuple[Decision, ...] = field(init=False, repr=False, compare=False)
    latest: Mapping[str, Decision] = field(init=False, repr=False, compare=False)
    wide: Mapping[str, Decision] = field(init=False, repr=False, compare=False)
    dismissed: frozenset[str] = field(init=False, repr=False, compare=False)
    covering: tuple[Decision, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        standing = _standing(self.entries)
        answers = tuple(decision for decision in standing if decision.is_answer)
        object.__setattr__(self, "standing", standing)
        object.__setattr__(self, "answers", answers)
        object.__setattr__(self, "latest", {decision.target: decision for decision in answers})
        object.__setattr__(self, "wide", {d.target: d for d in answers if not d.only})
        dismissed = frozenset(d.target for d in standing if d.ruling is Ruling.DISMISS)
        object.__setattr__(self, "dismissed", dismissed)
        object.__setattr__(self, "covering", tuple(decision for decision in answers if decision.covers))

    def on(self, *targets: str) -> Decision | None:
        """The latest answer on the first of `targets` that has one: name the most particular first."""
        return next((self.latest[target] for target in targets if target in self.latest), None)

    def at_once(self, *ids: str) -> Decision | None:
        """The latest answer on everything that covers one of `ids`."""
        return next((decision for decision in reversed(self.covering) if not decision.covers.isdisjoint(ids)), None)

    def about(self, id_: str) -> Decision | None:
        """The latest answer on one thing, by itself or else along with others."""
        return self.on(id_) or self.at_once(id_)

    def add(self, *decisions: Decision) -> Decisions:
        """These decisions after the ones already there."""
        return Decisions(self.entries + decisions)


def _standing(entries: tuple[Decision, ...]) -> tuple[Decision, ...]:
    """Each `withdraw` takes back the latest ruling on its target that stands by then."""
    standing: list[Decision] = []
    for decision in entries:
        if decision.ruling is not Ruling.WITHDRAW:
            standing.append(decision)
            continue
        latest = [number for number, other in enumerate(standing) if other.target == decision.target]
        if latest:
            del standing[latest[-1]]
    return tuple(standing)
