"""Rules 5 and 6: a pseudonym fits whom it stands for, and tells no more of them than the report does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from redraft.folding import fold
from redraft.names import parse
from redraft.pseudonyms.rules.concern import Concern, warning
from redraft.pseudonyms.rules.everyone import Everyone, Named
from redraft.vocabulary import Vocabulary

_GROWN_UP = frozenset({"Mr", "Mrs", "Ms", "Dr"})
EITHER = "u"
"""The sex of a name that is borne by both."""


def sex(who: Named, case: Everyone) -> Iterator[Concern]:
    """Rule 6, and the sex of rule 5: told only where the report tells it, and not the other one."""
    heard = {name.sex for word in case.read(who.pseudonym).words for name in case.vocabulary.naming.cells(word)}
    if not who.is_person or not heard or EITHER in heard or len(heard) > 1:
        return
    if who.id in case.told.neutral:
        yield warning(
            who.id, "sex-revealed", "the drafts do not say whether this is a man or a woman, and the name does"
        )
    elif (told := sex_of(who, case)) and told not in heard:
        yield warning(who.id, "sex", "the name is heard as the other sex from the one that the drafts tell")


def generation(who: Named, case: Everyone) -> Iterator[Concern]:
    """Rule 5: a name of the generation; "any" fits everybody."""
    common = {name.generation for word in case.read(who.pseudonym).words for name in case.vocabulary.naming.cells(word)}
    wanted = generation_of(who, case) if who.is_person and common else ""
    if wanted and common.isdisjoint({wanted, "any"}):
        yield warning(who.id, "generation", "the name belongs to another generation, which jars")


def tradition(who: Named, case: Everyone) -> Iterator[Concern]:
    """Rule 5: a name of the same broad tradition as the real one."""
    naming = case.vocabulary.naming
    heard = {name.tradition for word in case.read(who.pseudonym).words for name in naming.cells(word)}
    real = tradition_of(who.names, case.vocabulary) if who.is_person and heard else ""
    if real and real not in heard:
        yield warning(
            who.id,
            "tradition",
            "the name comes from another naming tradition than the real one, which hides or invents a fact",
        )


def sex_of(who: Named, case: Everyone) -> str:
    """The sex, f or m, by titles, kinship, and what the drafts say; "" where they do not."""
    titles = [parse(name, case.vocabulary).sex for name in who.names]
    by_role = case.vocabulary.kin_sex.get(who.role, "")
    return next(filter(None, titles), "") or by_role or case.told.sexes.get(who.id, "")


def generation_of(who: Named, case: Everyone) -> str:
    """The generation, child or adult, where it is known, else ""."""
    if who.is_subject:
        return case.subject_word.casefold()
    titled = any(parse(name, case.vocabulary).title in _GROWN_UP for name in who.names)
    return "adult" if titled or who.role in case.vocabulary.adult_kin | _PARENTS else ""


def tradition_of(names: Iterable[str], vocabulary: Vocabulary) -> str:
    """The broad naming tradition of a person's names, forenames before surnames; "" where the lists do not tell it."""
    traditions = vocabulary.naming.traditions
    read = [parse(name, vocabulary) for name in names]
    forenames = [fold(word) for name in read for word in (*name.given[:1], name.lone) if word]
    surnames = [fold(name.surname) for name in read if name.surname]
    for group in (forenames, surnames):
        if found := {traditions[word] for word in group if word in traditions}:
            return found.pop() if len(found) == 1 else ""
    return ""


_PARENTS = frozenset({"Mother", "Father", "Stepmother", "Stepfather"})
