"""What can be answered to each sort of question, in the words of the drop-downs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from redraft.decisions import is_entity_id
from redraft.marking import NAMING
from redraft.planning.objections import FIRM, RULE
from redraft.planning.questions import Obstacle, Question

ACCEPT, KEEP, REWORD, QUERY, NO_NAME = "accept", "keep", "reword", "query", "no name"
SOMEBODY_ELSE = ("new", "somebody else")
"""The entry for a name that means none of the candidates."""


@dataclass(frozen=True, slots=True)
class Answers:
    """The words of a drop-down, and what each of them does."""

    words: tuple[str, ...]
    says: str


PROPOSAL = Answers(
    (ACCEPT, KEEP, REWORD, QUERY), "accept; keep: for an address, number or contact with the reason; reword; query"
)
NAME = Answers((ACCEPT, KEEP, REWORD, QUERY, NO_NAME), "accept; keep, with the reason; reword; query; no name")
PERSON = Answers((ACCEPT, REWORD, QUERY, NO_NAME), "accept; reword; query; no name")
_SOMEBODY = Answers((ACCEPT, REWORD, QUERY), "accept: for every name; reword; query")
_LEFT_ALONE = Answers((ACCEPT, REWORD, QUERY), "accept: it stays as it is; reword; query")
_UNCLEAR = Answers((ACCEPT, REWORD, QUERY), "choose who is meant; or accept what is proposed; reword; query")
_PAIR = Answers((ACCEPT,), "accept: they are two; if they are one, choose whose pseudonym stays")
_PICTURE = Answers(
    (ACCEPT, KEEP), "look at it in review.html, then accept: it becomes a grey field; or keep: it is published"
)
_COMMENT = Answers((ACCEPT,), "accept: it is settled; it is never published")
_REVISIONS = Answers((ACCEPT, KEEP), "accept: the changes are made; keep: the wording before them stays")
_AS_IT_IS = Answers((ACCEPT,), "accept: it stays as it is; otherwise mend the drafts or case.yaml, and run again")
_RULE = Answers((ACCEPT,), "accept, with the reason; or write another pseudonym on the sheet Cast")
_FIRM = Answers((), "write another pseudonym on the sheet Cast")

_OF_SORT: Mapping[str, Answers] = MappingProxyType(
    {
        Obstacle.FLAG: _LEFT_ALONE,
        Obstacle.NEAR_MISS: _LEFT_ALONE,
        Obstacle.AMBIGUITY: _UNCLEAR,
        Obstacle.DOUBLE: _PAIR,
        Obstacle.PICTURE: _PICTURE,
        Obstacle.COMMENTS: _COMMENT,
        Obstacle.REVISIONS: _REVISIONS,
    }
)


def answers_on(entity_type: str) -> Answers:
    """What can be answered to a wording of this type."""
    if entity_type == "PERSON":
        return PERSON
    return NAME if entity_type in NAMING else PROPOSAL


def answers_to(question: Question, entity_type: str = "") -> Answers:
    """What can be answered to `question`, which is about a detail of this type, if it is about one."""
    if question.target.startswith(FIRM):
        return _FIRM
    if question.obstacle is Obstacle.PSEUDONYM:
        return _RULE if question.target.startswith(RULE) else _AS_IT_IS
    if is_entity_id(question.target):
        return _SOMEBODY if entity_type == "PERSON" else PROPOSAL
    return _OF_SORT.get(question.obstacle) or answers_on(entity_type)
