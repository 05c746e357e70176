"""Pseudonyms that the user chose must hide somebody, and not two people behind one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from redraft.cast import CastMember
from redraft.folding import fold
from redraft.vocabulary import Vocabulary, load_vocabulary

TAKEN = "another entry has this pseudonym; each person and place needs one of its own"
TELLING = "holds a word of a name in the cast, so it would tell what it is to hide; choose another"
_WORD = re.compile(r"[^\W\d_]{2,}")
_SUBJECTS = frozenset({"child", "adult", "baby", "person", "young", "family"})


def faults(cast: Sequence[CastMember]) -> tuple[tuple[int, str], ...]:
    """(index in the cast, what is wrong) for each pseudonym that cannot be used; quotes nothing.

    The words of roles and titles tell nothing: a "Mother Agnes" may become "Mother".
    """
    if not any(member.pseudonym for member in cast):
        return ()
    vocabulary = load_vocabulary()
    telling = _names(cast, vocabulary) - _roles(vocabulary)
    taken: set[str] = set()
    found = []
    for index, member in enumerate(cast):
        pseudonym = fold(member.pseudonym)
        if pseudonym and pseudonym in taken:
            found.append((index, TAKEN))
        elif telling & {fold(word) for word in _WORD.findall(member.pseudonym)}:
            found.append((index, TELLING))
        taken.add(pseudonym)
    return tuple(found)


def _names(cast: Iterable[CastMember], vocabulary: Vocabulary) -> frozenset[str]:
    """The words that are somebody's; of a place's or body's name, those that are no everyday words."""
    return frozenset(
        fold(word)
        for member in cast
        for name in (member.name, *member.aliases)
        for word in _WORD.findall(name)
        if member.entity_type == "PERSON" or not vocabulary.is_ordinary(word)
    )


def _roles(vocabulary: Vocabulary) -> frozenset[str]:
    tables = (vocabulary.kin, vocabulary.occupations, vocabulary.place_kinds, vocabulary.titles)
    texts = [text for table in tables for pair in table.items() for text in pair]
    return frozenset(fold(word) for text in texts for word in _WORD.findall(text)) | _SUBJECTS
