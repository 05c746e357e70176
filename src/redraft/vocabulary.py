"""The field's vocabulary as plain tables: titles, kinship, occupations, kinds of place, and what pseudonyms are made of.

A policy officer edits `recognizers/vocabulary/`; nothing here knows a single word of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from redraft.folding import fold
from redraft.in_place_words import InPlaceWords, load_in_place_words
from redraft.naming import NamingLists, load_naming
from redraft.resources import folder
from redraft.word_files import read_table, read_words

__all__ = ["NamingLists", "Title", "Vocabulary", "load_vocabulary", "read_words"]


@dataclass(frozen=True, slots=True)
class Title:
    """What a title before a name tells: a `role` label ("" for none), a `sex` (f, m or ""), and `before` which name it
    stands: surname, given or either; `heading` is the folded form under which all its spellings are listed.
    """

    role: str = ""
    sex: str = ""
    before: str = "surname"
    heading: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """All tables, keys of `kin`, `occupations` and `place_kinds` in lower case, those of `titles` as they are written.

    `kin_sex` maps the label of kin to the sex it tells (f, m or ""); `town_kinds` are the labels of bodies that are
    named after their town; `nicknames` maps a folded given name to every folded name the same person may go by;
    `single_kin` are the labels of kin that one has but once, `adult_kin` of kin that no child has,
    `shuffled_kin` of those whose numbers would tell an order; `single_roles` the labels of whom there is but one as a rule;
    `first_names` are given names in use, folded, `name_sexes` the sex (f or m) that some of them have as a rule;
    `inquiries` and `authors` map the folded surname of an authority to the folded given names and titles of its own.
    """

    titles: Mapping[str, str]
    kin: Mapping[str, str]
    occupations: Mapping[str, str]
    place_kinds: Mapping[str, str]
    ordinary_words: frozenset[str]
    nicknames: Mapping[str, frozenset[str]]
    word_names: frozenset[str]
    first_names: frozenset[str]
    labels: Mapping[str, str]
    naming: NamingLists = field(default_factory=NamingLists)
    name_sexes: Mapping[str, str] = field(default_factory=dict)
    title_table: Mapping[str, Title] = field(default_factory=dict)
    kin_sex: Mapping[str, str] = field(default_factory=dict)
    in_place: InPlaceWords = field(default_factory=InPlaceWords)
    town_kinds: frozenset[str] = frozenset()
    single_kin: tuple[str, ...] = ()
    adult_kin: frozenset[str] = frozenset()
    shuffled_kin: frozenset[str] = frozenset()
    single_roles: frozenset[str] = frozenset()
    inquiries: Mapping[str, frozenset[str]] = field(default_factory=dict)
    authors: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def title(self, word: str) -> Title | None:
        """What `word` tells as a title, however it is capitalised or dotted; None if it is none."""
        return self.title_table.get(fold(word))

    def heading(self, word: str) -> str:
        """The one spelling of a title that stands for all of them: "maj" for "Major"; folded as it is if it is none."""
        title = self.title(word)
        return title.heading if title else fold(word)

    def is_ordinary(self, word: str) -> bool:
        """Whether `word` is also an everyday English word, or a name that is spelt like one."""
        folded = fold(word)
        return folded in self.ordinary_words or folded in self.word_names

    def is_given_name(self, word: str) -> bool:
        """Whether `word` is in use as a given name, short forms included."""
        folded = fold(word)
        return folded in self.first_names or folded in self.nicknames

    def role_of(self, phrase: str) -> str:
        """The role label of a kinship word or an occupation; "" if it is neither."""
        folded = fold(phrase)
        return self.kin.get(folded) or self.occupations.get(folded, "")


@cache
def load_vocabulary(recognizers: Path | None = None) -> Vocabulary:
    """The vocabulary that ships with redraft, or the one under another `recognizers` folder; read once and shared.

    Raises:
        FileNotFoundError: if the installation lacks one of the files; the message names it.
    """
    root = recognizers or folder("recognizers")
    tables = root / "vocabulary"
    titles = _titles(read_table(tables / "titles.yaml"))
    parts = read_table(tables / "roles.yaml")
    kin, others = parts["relatives"], parts["others"]
    places = read_table(tables / "places.yaml")
    cited = read_table(tables / "authorities.yaml")
    return Vocabulary(
        titles={written: title.role for written, title in titles.items()},
        kin=_by_phrase(kin),
        occupations=_by_phrase(others),
        place_kinds={fold(head): label for label, kind in places.items() for head in kind["heads"]},
        ordinary_words=_folded(read_words(root / "words" / "english.txt")),
        nicknames=_nicknames(read_table(tables / "nicknames.yaml")),
        word_names=_folded(read_words(tables / "word-names.txt")),
        first_names=_folded(read_words(root / "words" / "first_names.txt")),
        labels=read_table(tables / "labels.yaml"),
        naming=load_naming(root),
        name_sexes={
            name: sex for sex, names in read_table(tables / "name-sexes.yaml").items() for name in names.split()
        },
        title_table={fold(written): title for written, title in titles.items()},
        in_place=load_in_place_words(tables),
        kin_sex={label: role.get("sex", "") for label, role in kin.items()},
        single_kin=tuple(label for label, role in kin.items() if role.get("once")),
        adult_kin=frozenset(label for label, role in kin.items() if role.get("adult")),
        shuffled_kin=frozenset(label for label, role in kin.items() if role.get("shuffled")),
        single_roles=frozenset(label for label, role in others.items() if role.get("single")),
        inquiries=_authorities(cited["inquiries"]),
        authors=_authorities(cited["authors"]),
        town_kinds=frozenset(label for label, kind in places.items() if kind.get("after_place")),
    )


def _folded(words: Iterable[str]) -> frozenset[str]:
    """The words, folded; plain small letters are as they should be already."""
    return frozenset(word if word.isascii() and word.isalpha() and word.islower() else fold(word) for word in words)


def _authorities(table: dict[str, list[str]]) -> dict[str, frozenset[str]]:
    return {fold(surname): frozenset(map(fold, own)) for surname, own in table.items()}


def _titles(table: dict[str, Any]) -> dict[str, Title]:
    titles: dict[str, Title] = {}
    for written, entry in table.items():
        title = Title(entry.get("role", ""), entry.get("sex", ""), entry.get("before", "surname"), fold(written))
        for form in (written, *entry.get("also", ())):
            titles[form] = title
    return titles


def _by_phrase(roles: dict[str, Any]) -> dict[str, str]:
    """The label of each phrase that tells a role."""
    return {fold(phrase): label for label, role in roles.items() for phrase in role["words"]}


def _nicknames(table: dict[str, Any]) -> dict[str, frozenset[str]]:
    """Both ways: a short form knows its full names, and a full name its short forms, but short forms not each other."""
    known: dict[str, set[str]] = {}
    for full, shorts in table.items():
        for short in shorts:
            known.setdefault(fold(full), set()).add(fold(short))
            known.setdefault(fold(short), set()).add(fold(full))
    return {name: frozenset(others) for name, others in known.items()}
