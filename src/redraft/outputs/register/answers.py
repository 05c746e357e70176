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
    (ACCEPT, KEEP, REWORD, QUERY),
    "accept: as proposed. keep: the original stays; for a name, address, number or contact give the reason. reword: write the"
    " words. query: somebody else shall look at it.",
)
NAME = Answers(
    (ACCEPT, KEEP, REWORD, QUERY, NO_NAME), f"{PROPOSAL.says} no name: it stays, wherever it stands in this case."
)
PERSON = Answers(
    (ACCEPT, REWORD, QUERY, NO_NAME),
    "accept: as proposed. reword: write the words. query: somebody else shall look at it. no name: it stays, wherever it stands"
    " in this case. A real name stays only with consent: say so in redraft review.",
)
_SOMEBODY = Answers(
    (ACCEPT, REWORD, QUERY),
    "accept: the pseudonym stands for every name. reword: write the words. query: somebody else shall look at it. A real name"
    " stays only with consent: say so in redraft review.",
)
_LEFT_ALONE = Answers(
    (ACCEPT, REWORD, QUERY),
    "accept: it stays as it is. reword: write the words. query: somebody else shall look at it.",
)
_UNCLEAR = Answers(
    (ACCEPT, REWORD, QUERY),
    "Choose who is meant; or accept: what is proposed stands there. reword: write the words. query: somebody else shall look at it.",
)
_PAIR = Answers((ACCEPT,), "accept: they are two. If they are one, choose the one whose pseudonym stays.")
_PICTURE = Answers(
    (ACCEPT, KEEP), "Look at it in review.html first. accept: it becomes a grey field. keep: it is published."
)
_COMMENT = Answers((ACCEPT,), "accept: it is settled. It is never published.")
_REVISIONS = Answers((ACCEPT, KEEP), "accept: the changes are made. keep: the wording before them stays.")
_AS_IT_IS = Answers((ACCEPT,), "accept: it stays as it is. Otherwise mend the drafts or case.yaml, and run again.")
_RULE = Answers((ACCEPT,), "accept: it stays; give the reason. Or write another pseudonym on the sheet Cast.")
_FIRM = Answers((), "Write another pseudonym on the sheet Cast.")

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
