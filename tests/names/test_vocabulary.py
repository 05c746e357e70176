"""The vocabulary's tables as they ship."""

from __future__ import annotations

from pathlib import Path

import pytest

from redraft.folding import fold
from redraft.vocabulary import load_vocabulary


def test_missing_list_is_named(tmp_path: Path) -> None:
    """An incomplete installation is told by the file that it lacks."""
    with pytest.raises(FileNotFoundError, match=r"titles\.yaml"):
        load_vocabulary(tmp_path)


def test_pseudonym_letters_confuse_nobody() -> None:
    """No letter that is a word, a figure or a famous case stands for a subject."""
    letters = load_vocabulary().naming.letters
    assert not set(letters) & set("AIOQLP")
    assert len(set(letters)) == len(letters) >= 10


def test_pseudonym_names_are_not_words() -> None:
    """No given name on offer is a word, a month or a role, and none is offered twice."""
    vocabulary = load_vocabulary()
    names = [given.name for given in vocabulary.naming.given_names]
    assert len({fold(name) for name in names}) == len(names)
    assert not [name for name in names if fold(name) in vocabulary.word_names or vocabulary.role_of(name)]
    assert not [name for name in names if fold(name) in vocabulary.ordinary_words]


def test_every_role_is_a_label() -> None:
    """Titles, kin and occupations all lead to labels that begin with a capital, so that "Mother said" reads well."""
    vocabulary = load_vocabulary()
    labels = {*vocabulary.kin.values(), *vocabulary.occupations.values(), *vocabulary.place_kinds.values()}
    labels |= {role for role in vocabulary.titles.values() if role}
    assert all(label[:1].isupper() for label in labels)
    assert vocabulary.role_of("MGM") == "Maternal Grandmother"
    assert vocabulary.role_of("mother’s partner") == "Mother's Partner"
