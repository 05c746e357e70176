"""Whoever is known beforehand, as somebody to whom mentions can be given."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from redraft.folding import fold
from redraft.identity.circle import Circle
from redraft.identity.person import Person
from redraft.identity.roles import RoleCue
from redraft.identity.seed import Seed
from redraft.names import PersonName, parse

_TOLD, _RULED = 9, 99
"""What the role weighs that the user declared, and that a reviewer decided: more than a text can say."""


def plant(seed: Seed, circle: Circle, readings: Mapping[str, PersonName]) -> None:
    """Adds somebody known beforehand to a circle, `readings` being the drafts' names by folded wording.

    Whoever was merged into this one counts with each name that tells people apart, however much they are at odds.
    """
    person = Person(seed)
    for written, declared in ((seed.names, seed.declared), *((names, False) for names in seed.merged)):
        names = [parse(name, circle.vocabulary) for name in written]
        telling = names if declared else _telling(written, names, circle, readings)
        person.names += [name for name in telling if name not in person.names]
        person.exact |= {fold(w) for w, name in zip(written, names, strict=True) if declared or name.is_full}
    if seed.declared:
        person.declared = tuple(parse(written, circle.vocabulary) for written in seed.names)
    if (seed.declared or seed.ruled) and seed.role and seed.role != "subject":
        label = circle.vocabulary.role_of(seed.role) or seed.role
        weight = _RULED if seed.ruled else _TOLD
        person.hear([RoleCue(label, weight, label in circle.vocabulary.kin_sex)])
    circle.directory.enter(person)


def _telling(
    written: Sequence[str], names: Sequence[PersonName], circle: Circle, readings: Mapping[str, PersonName]
) -> Sequence[PersonName]:
    """Of an earlier run only names that tell people apart count, slips and former names left out, as they are read in
    the drafts now: the rest is judged anew. Where there are none, whatever there is.
    """
    read = [readings.get(fold(wording), name) for wording, name in zip(written, names, strict=True)]
    often = sorted(zip(written, read, strict=True), key=lambda item: -circle.counts[fold(item[0])])
    known = Person()
    for _, name in often:
        if name.surname and name.given and name not in known.names and not circle.is_slip_of(name, known):
            known.names.append(name)
    return known.names or names
