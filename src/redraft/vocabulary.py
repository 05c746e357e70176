"""The field's vocabulary as plain tables: titles, kinship, occupations, kinds of place, and what pseudonyms are made of.

A policy officer edits `recognizers/vocabulary/`; nothing here knows a single word of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from redraft.folding import fold
from redraft.resources import folder


@dataclass(frozen=True, slots=True)
class Title:
    """What a title before a name tells: a `role` label ("" for none), a `sex` (f, m or ""), and `before` which name it
    stands: surname, given or either; `heading` is the folded form under which all its spellings are listed.
    """

    role: str = ""
    sex: str = ""
    before: str = "surname"
    heading: str = ""


@dataclass(frozen=True, slots=True)
class GivenName:
    """A given name that may serve as a pseudonym; `sex` f, m or u, `generation` child, adult or any."""

    name: str
    sex: str
    generation: str


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All tables, keys of `kin`, `occupations` and `place_kinds` in lower case, those of `titles` as they are written.

    `roles` maps a role label to the sex it tells (f, m or "") for kin; `town_kinds` are the labels of bodies that are
    named after their town; `nicknames` maps a folded given name to every folded name the same person may go by;
    `single_kin` are the labels of kin that one has but once, `adult_kin` of kin that no child has; `first_names` are given names in use, folded;
    `inquiries` and `authors` map the folded surname of an authority to the folded given names and titles of its own.
    """

    titles: Mapping[str, str]
    kin: Mapping[str, str]
    occupations: Mapping[str, str]
    place_kinds: Mapping[str, str]
    letters: tuple[str, ...]
    given_names: tuple[GivenName, ...]
    ordinary_words: frozenset[str]
    nicknames: Mapping[str, frozenset[str]]
    word_names: frozenset[str]
    first_names: frozenset[str]
    labels: Mapping[str, str]
    title_table: Mapping[str, Title] = field(default_factory=dict)
    kin_sex: Mapping[str, str] = field(default_factory=dict)
    town_kinds: frozenset[str] = frozenset()
    single_kin: tuple[str, ...] = ()
    adult_kin: frozenset[str] = frozenset()
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


def load_vocabulary(recognizers: Path | None = None) -> Vocabulary:
    """The vocabulary that ships with redraft, or the one under another `recognizers` folder.

    Raises:
        FileNotFoundError: if the installation lacks one of the files; the message names it.
    """
    root = recognizers or folder("recognizers")
    tables = root / "vocabulary"
    titles = _titles(_yaml(tables / "titles.yaml"))
    kin, kin_marks = _kin(_yaml(tables / "kin.yaml"))
    places = _yaml(tables / "places.yaml")
    cited = _yaml(tables / "authorities.yaml")
    return Vocabulary(
        titles={written: title.role for written, title in titles.items()},
        kin=kin,
        occupations={
            fold(phrase): role for role, phrases in _yaml(tables / "occupations.yaml").items() for phrase in phrases
        },
        place_kinds={fold(head): label for label, kind in places.items() for head in kind["heads"]},
        letters=tuple(_yaml(tables / "letters.yaml")["letters"]),
        given_names=_given_names(_yaml(tables / "given-names.yaml")),
        ordinary_words=frozenset(map(fold, read_words(root / "words" / "english.txt"))),
        nicknames=_nicknames(_yaml(tables / "nicknames.yaml")),
        word_names=frozenset(map(fold, read_words(tables / "word-names.txt"))),
        first_names=frozenset(map(fold, read_words(root / "words" / "first_names.txt"))),
        labels=_yaml(tables / "labels.yaml"),
        title_table={fold(written): title for written, title in titles.items()},
        kin_sex={label: marks.strip("1a") for label, marks in kin_marks.items()},
        single_kin=tuple(label for label, marks in kin_marks.items() if "1" in marks),
        adult_kin=frozenset(label for label, marks in kin_marks.items() if "a" in marks),
        inquiries=_authorities(cited["inquiries"]),
        authors=_authorities(cited["authors"]),
        town_kinds=frozenset(label for label, kind in places.items() if kind.get("after_place")),
    )


def read_words(path: Path) -> tuple[str, ...]:
    """The entries of a word list, one a line, without its `#` comments.

    Raises:
        FileNotFoundError: if there is no such list.
    """
    lines = (line.partition("#")[0].strip() for line in _text(path).splitlines())
    return tuple(line for line in lines if line)


def _text(path: Path) -> str:
    if not path.is_file():
        raise FileNotFoundError(f"this installation of redraft lacks {path.parent.name}/{path.name}; install it again")
    return path.read_text(encoding="utf-8")


def _yaml(path: Path) -> dict[str, Any]:
    return dict(yaml.safe_load(_text(path)))


def _authorities(table: dict[str, list[str]]) -> dict[str, frozenset[str]]:
    return {fold(surname): frozenset(map(fold, own)) for surname, own in table.items()}


def _titles(table: dict[str, Any]) -> dict[str, Title]:
    titles: dict[str, Title] = {}
    for written, entry in table.items():
        title = Title(entry.get("role", ""), entry.get("sex", ""), entry.get("before", "surname"), fold(written))
        for form in (written, *entry.get("also", ())):
            titles[form] = title
    return titles


def _kin(table: dict[str, Any]) -> tuple[dict[str, str], dict[str, str]]:
    """The label of each kinship word, and the marks behind each label."""
    words: dict[str, str] = {}
    marks: dict[str, str] = {}
    for heading, entries in table.items():
        label, _, mark = (part.strip() for part in heading.partition("~"))
        marks[label] = mark
        words.update((fold(word), label) for word in entries)
    return words, marks


def _given_names(table: dict[str, Any]) -> tuple[GivenName, ...]:
    return tuple(
        GivenName(name, sex, generation)
        for generation, by_sex in table.items()
        for sex, names in by_sex.items()
        for name in names
    )


def _nicknames(table: dict[str, Any]) -> dict[str, frozenset[str]]:
    """Both ways: a short form knows its full names, and a full name its short forms, but short forms not each other."""
    known: dict[str, set[str]] = {}
    for full, shorts in table.items():
        for short in shorts:
            known.setdefault(fold(full), set()).add(fold(short))
            known.setdefault(fold(short), set()).add(fold(full))
    return {name: frozenset(others) for name, others in known.items()}
