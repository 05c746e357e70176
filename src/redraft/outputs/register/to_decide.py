"""The sheet of what still stands in the way of publication, the worst first."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from redraft.outputs.diff.types import GROUPS, group_of, label_of, rank_of, telling_rank
from redraft.outputs.register.answers import answers_to
from redraft.outputs.register.contents import Line
from redraft.outputs.register.layout import Field
from redraft.outputs.register.questions import Grounds, Telling
from redraft.outputs.register.wordings import some_places
from redraft.planning.questions import WORST_FIRST, Obstacle, Question

SORTS: Mapping[str, str] = MappingProxyType(
    {
        Obstacle.DRAFT: "Draft that could not be read",
        Obstacle.PSEUDONYM: "Pseudonym",
        Obstacle.QUERIED: "Doubted by somebody",
        Obstacle.AMBIGUITY: "Unclear name",
        Obstacle.DOUBLE: "Perhaps one person",
        Obstacle.PICTURE: "Picture or chart",
        Obstacle.NEAR_MISS: "Near-miss",
        Obstacle.FLAG: "Telling detail",
        Obstacle.COMMENTS: "Comment in the margin",
        Obstacle.REVISIONS: "Tracked changes",
        Obstacle.CHANGE: "Proposed change",
    }
)
"""What the sorts of question are called."""
_GROUPS = {group.id: rank for rank, group in enumerate(GROUPS)}
_RANK = {sort: rank for rank, sort in enumerate(WORST_FIRST)}


def lines_to_decide(grounds: Grounds) -> tuple[Line, ...]:
    """A line for each open question, numbered from the worst."""
    telling = Telling(grounds)
    asked = sorted(grounds.page.plan.questions, key=lambda question: _rank(question, grounds))
    return tuple(_line(number, question, telling) for number, question in enumerate(asked, 1))


def _rank(question: Question, grounds: Grounds) -> tuple[object, ...]:
    """Flags come by how much they tell, everything else by kind of detail; what stands oftener comes first."""
    row, person = grounds.wording(question.target), grounds.by_id.get(question.target)
    kind: tuple[object, ...] = rank_of(row.first.finding.entity_type) if row else ()
    group = _GROUPS[person.group] if person else _GROUPS[group_of(row.first.finding.entity_type)] if row else 0
    if row and question.obstacle is Obstacle.FLAG:
        group, kind = 0, telling_rank(row.first.finding.entity_type, row.first.finding.recognizer)
    return (_RANK[question.obstacle], group, person is None, kind, -len(question.places))


def _line(number: int, question: Question, telling: Telling) -> Line:
    original, new, context = telling.of(question)
    answers = answers_to(question, telling.entity_type(question))
    return Line(
        id=question.target,
        cells={
            Field.NUMBER: str(number),
            Field.ID: question.target,
            Field.KIND: SORTS[question.obstacle],
            Field.ORIGINAL: original,
            Field.BECOMES: new,
            Field.QUESTION: _asked(question, telling.entity_type(question)),
            Field.ANSWERS: answers.says,
            Field.CONTEXT: context,
            Field.COUNT: str(len(question.places)),
            Field.WHERE: some_places(question.places),
        },
        answers=answers.words,
        others=telling.others(question),
        targets=(question.target,),
        meant=telling.meant(question),
    )


def _asked(question: Question, entity_type: str) -> str:
    """A question in the words of the sheet, which has its answers in a column of their own."""
    says = question.says.replace(entity_type, label_of(entity_type)) if entity_type else question.says
    if question.obstacle is Obstacle.AMBIGUITY:
        return says.partition(":")[0] + "."
    return says.partition(" Merge the one into")[0] if question.obstacle is Obstacle.DOUBLE else says
