"""All rules together: on one pseudonym, and on all of a case."""

from __future__ import annotations

from collections.abc import Iterable

from redraft.pseudonyms.rules import bearing, likeness, real_names, sets, wording
from redraft.pseudonyms.rules.concern import Concern, Severity
from redraft.pseudonyms.rules.everyone import Everyone, Named

_OF_ONE = (
    real_names.real_name,
    real_names.part_of_name,
    real_names.initial,
    likeness.likeness,
    wording.known_case,
    wording.awkward_code,
    wording.also_a_word,
    bearing.sex,
    bearing.generation,
    bearing.tradition,
)
_OF_ALL = (sets.shared, sets.letters_in_a_row, sets.in_order_of_age, sets.like_real_order)


def concerns_of(who: Named, case: Everyone) -> tuple[Concern, ...]:
    """What is wrong with one pseudonym by itself, errors first."""
    return _sorted(concern for rule in _OF_ONE for concern in rule(who, case))


def concerns(case: Everyone) -> tuple[Concern, ...]:
    """What is wrong with the pseudonyms of a case: each once, errors first, then in the order of the bearers."""
    order = {who.id: number for number, who in enumerate(case.bearers)}
    found = [concern for who in case.bearers for concern in concerns_of(who, case)]
    found += [concern for rule in _OF_ALL for concern in rule(case)]
    return _sorted(dict.fromkeys(sorted(found, key=lambda concern: order.get(concern.entity, len(order)))))


def _sorted(found: Iterable[Concern]) -> tuple[Concern, ...]:
    return tuple(sorted(found, key=lambda concern: concern.severity is not Severity.ERROR))
