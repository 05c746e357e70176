"""The lists that pseudonyms are made of and measured against, as plain tables.

A policy officer edits `recognizers/vocabulary/`; nothing here knows a single word of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from redraft.folding import fold
from redraft.word_files import read_table, read_words


@dataclass(frozen=True, slots=True)
class GivenName:
    """A given name that may serve as a pseudonym; `sex` f, m or u, `generation` child, adult or any, and the broad naming
    `tradition` that it is common in.
    """

    name: str
    sex: str
    generation: str
    tradition: str = "general"


@dataclass(frozen=True, slots=True)
class NamingLists:
    """What pseudonyms are made of: `letters`, `given_names`, `surnames`; and what they are measured against, all folded.

    `awkward_letters` gives the reason against a capital letter; `awkward_codes` are capitals; `known_codes` the codes that
    well-known cases go by, `law_names` names of laws, `words` what no other list of words holds; `traditions` leads from a
    folded name to the one broad tradition it points to.
    """

    letters: tuple[str, ...] = ()
    given_names: tuple[GivenName, ...] = ()
    surnames: tuple[str, ...] = ()
    awkward_letters: Mapping[str, str] = field(default_factory=dict)
    awkward_codes: frozenset[str] = frozenset()
    known_codes: frozenset[str] = frozenset()
    law_names: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    place_names: frozenset[str] = frozenset()
    traditions: Mapping[str, str] = field(default_factory=dict)
    by_name: Mapping[str, tuple[GivenName, ...]] = field(default_factory=dict)

    @property
    def traditions_on_offer(self) -> tuple[str, ...]:
        """The naming traditions that there are given names of, sorted."""
        return tuple(sorted({given.tradition for given in self.given_names}))

    def cells(self, word: str) -> tuple[GivenName, ...]:
        """Where a folded word stands among the given names; () if it is none of them."""
        return self.by_name.get(word, ())


def load_naming(recognizers: Path) -> NamingLists:
    """The lists under a `recognizers` folder.

    Raises:
        FileNotFoundError: if one of them is missing.
    """
    tables, places = recognizers / "vocabulary", recognizers / "places"
    letters, known = read_table(tables / "letters.yaml"), read_table(tables / "known-cases.yaml")
    names = tuple(_given_names(read_table(tables / "given-names.yaml")))
    traditions = read_table(tables / "naming-traditions.yaml")
    return NamingLists(
        letters=tuple(letters["letters"]),
        given_names=names,
        surnames=tuple(read_table(tables / "family-names.yaml")["surnames"]),
        awkward_letters=letters["avoid"],
        awkward_codes=frozenset(letters["codes"]),
        known_codes=frozenset(map(fold, known["codes"])),
        law_names=frozenset(map(fold, known["laws"])),
        words=frozenset(map(fold, read_words(tables / "awkward-words.txt"))),
        place_names=frozenset(
            fold(name) for file in ("uk_places.txt", "uk_places_ambiguous.txt") for name in read_words(places / file)
        ),
        traditions={word: tradition for tradition, words in traditions.items() for word in words.split()},
        by_name=_by_name(names),
    )


def _given_names(table: Mapping[str, Any]) -> Iterable[GivenName]:
    for tradition, by_generation in table.items():
        for generation, by_sex in by_generation.items():
            for sex, names in by_sex.items():
                yield from (GivenName(name, sex, generation, tradition) for name in names)


def _by_name(names: Iterable[GivenName]) -> dict[str, tuple[GivenName, ...]]:
    found: dict[str, tuple[GivenName, ...]] = {}
    for name in names:
        found[fold(name.name)] = (*found.get(fold(name.name), ()), name)
    return found
