"""Pseudonyms in the drafts that contradict each other, as questions: what is wrong, where, and what mends it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from redraft.decisions import Decisions
from redraft.entities import Conflict
from redraft.identity.in_place.conflicts import Clash
from redraft.key import Key
from redraft.planning.questions import Obstacle, Question
from redraft.text import Draft

_ACCEPT = "or accept that it stays so."


def about_pseudonyms(
    drafts: Sequence[Draft], conflicts: Iterable[Conflict], key: Key, decisions: Decisions
) -> tuple[Question, ...]:
    """A question for each conflict that shows in one of `drafts` and that nobody has ruled on.

    A ruling on everything at once does not cover it: two pseudonyms for one person are accepted knowingly or not at all.
    """
    unruled = [conflict for conflict in conflicts if decisions.on(conflict.id) is None]
    if not unruled:
        return ()
    where = {
        (draft.source, segment.anchor): f"draft {number}, {segment.where}"
        for number, draft in enumerate(drafts, 1)
        for segment in draft.segments
    }
    found = []
    for conflict in unruled:
        places = dict.fromkeys(where[s.source, s.anchor] for s in conflict.spots if (s.source, s.anchor) in where)
        if places:
            found.append(Question(conflict.id, Obstacle.PSEUDONYM, said(conflict, key), tuple(places)))
    return tuple(found)


def said(conflict: Conflict, key: Key) -> str:
    """A conflict in plain words. It names pseudonyms, and nobody's real name.

    >>> said(Conflict(Clash.TWO_SETS, ("Child R", "Olivia"), (), ()), Key())
    'One draft speaks of “Child R”, another of “Olivia”. If they are one person, use one of the two; or accept that it stays so.'
    """
    labels = " and ".join(f"“{label}”" for label in conflict.labels)
    given = [entry.pseudonym for entity in conflict.entities if (entry := key.entry(entity))]
    match conflict.clash:
        case Clash.TWO_FOR_ONE:
            now = f" redraft writes “{given[0]}”." if given and given[0] not in conflict.labels else ""
            return f"One person goes by {labels}.{now} Use one of them in every draft; {_ACCEPT}"
        case Clash.ONE_FOR_TWO:
            return f"{labels} stands for more than one person. Give each a pseudonym of their own; {_ACCEPT}"
        case Clash.TWO_SETS:
            one, other = conflict.labels
            return f"One draft speaks of “{one}”, another of “{other}”. If they are one person, use one of the two; {_ACCEPT}"
        case Clash.SPELLING:
            return f"Something spelt almost like {labels} stands in the drafts. Correct the spelling if it is meant; {_ACCEPT}"
        case Clash.INITIAL:
            return (
                f"{labels} has an initial of the real name. Use another in the drafts, or declare it in case.yaml as the"
                f" pseudonym if the family chose it; {_ACCEPT}"
            )
        case Clash.REAL_NAME:
            return f"A name that a draft says is not real is also somebody's real name in the drafts. Use another; {_ACCEPT}"
        case Clash.REMEMBERED:
            return (
                f"{labels}, a pseudonym in the key, stands in a draft that does not say it is one. If somebody is really"
                " called so, declare them in case.yaml; if not, accept it."
            )
        case Clash.UNTOLD:
            now = f" becomes “{given[0]}”" if given else " stands there by name, too"
            return (
                f"The drafts use {labels} without saying for whom, and the person whom the review is about{now}. If they are"
                f" one, declare {labels} in case.yaml as that person's pseudonym; if not, accept it."
            )
