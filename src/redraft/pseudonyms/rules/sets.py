"""Rules 10 to 12: what a whole set of pseudonyms tells by its order, and pseudonyms that two people share."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from rapidfuzz.distance import DamerauLevenshtein

from redraft.folding import fold
from redraft.names import parse
from redraft.pseudonyms.rules.concern import Concern, error, warning
from redraft.pseudonyms.rules.everyone import Everyone, Named

_SOME, _SEVERAL = 3, 4
"""So many in a row are hardly an accident: of letters, and of names."""
_FEW = 4
SHARED = "another entry has this pseudonym; each person and place needs one of its own"


def shared(case: Everyone) -> Iterator[Concern]:
    """Rule 12: one pseudonym for one; and no two of names that a slip of the pen turns into each other."""
    bearers: dict[str, list[Named]] = defaultdict(list)
    for who in case.bearers:
        bearers[fold(who.pseudonym)].append(who)
    for group in bearers.values():
        for who in group if len(group) > 1 else ():
            yield error(who.id, "shared", SHARED, waivable=False)
    named = [(who, word) for who in case.bearers for word in case.read(who.pseudonym).words if len(word) >= _FEW]
    for at, (who, word) in enumerate(named):
        if any(other.id != who.id and 0 < DamerauLevenshtein.distance(word, w) <= 1 for other, w in named[:at]):
            yield warning(who.id, "shared", "it is one letter away from the pseudonym of somebody else")


def letters_in_a_row(case: Everyone) -> Iterator[Concern]:
    """Rule 10: letter codes that follow each other in the alphabet as their bearers follow each other in the drafts."""
    coded = [(who, read.letters[0]) for who in case.bearers if len((read := case.read(who.pseudonym)).letters) == 1]
    for run in _runs(coded):
        for who in run:
            yield warning(
                who.id,
                "order",
                "the letters of several people follow each other in the alphabet, as if they told an order",
            )


def in_order_of_age(case: Everyone) -> Iterator[Concern]:
    """Rule 10: numbers or letters of brothers and sisters that run with their ages."""
    groups: dict[str, list[Named]] = defaultdict(list)
    for who in case.bearers:
        if who.id in case.ages and (who.role in case.vocabulary.shuffled_kin):
            groups[who.role].append(who)
    for group in groups.values():
        by_pseudonym = [case.ages[who.id] for who in sorted(group, key=lambda who: _natural(who.pseudonym))]
        if len(group) >= _SOME and by_pseudonym in (sorted(by_pseudonym), sorted(by_pseudonym, reverse=True)):
            for who in group:
                yield warning(who.id, "order", "the pseudonyms of several relatives run in the order of their ages")


def like_real_order(case: Everyone) -> Iterator[Concern]:
    """Rule 11: pseudonyms that sort as the real names do, or are all as long as these."""
    people = [who for who in case.bearers if who.is_person and who.names and _says(who, case)]
    if len(people) < _SEVERAL:
        return
    if sorted(people, key=lambda who: fold(who.names[0])) == sorted(people, key=lambda who: fold(_says(who, case))):
        for who in people:
            yield warning(who.id, "alphabet", "the pseudonyms of the case sort in the same order as the real names")
    named = [who for who in people if case.read(who.pseudonym).words]
    alike = all(len(case.read(who.pseudonym).words[0]) == len(_forename(who, case)) for who in named)
    if len(named) >= _SEVERAL and alike:
        for who in named:
            yield warning(who.id, "length", "each pseudonym of the case is as long as the real name")


def _says(who: Named, case: Everyone) -> str:
    """What of a pseudonym is not its role: the name or the letters."""
    read = case.read(who.pseudonym)
    return " ".join((*read.words, *read.codes))


def _forename(who: Named, case: Everyone) -> str:
    read = parse(who.names[0], case.vocabulary)
    return next(iter(read.given), "") or read.lone or read.surname


def _runs(coded: Sequence[tuple[Named, str]]) -> Iterator[list[Named]]:
    run = [coded[0][0]] if coded else []
    for (_, before), (who, letter) in pairwise(coded):
        if ord(letter) != ord(before) + 1:
            if len(run) >= _SOME:
                yield run
            run = []
        run.append(who)
    if len(run) >= _SOME:
        yield run


def _natural(text: str) -> tuple[str, int]:
    head, _, number = text.rpartition(" ")
    return (head, int(number)) if number.isdigit() else (text, 0)
