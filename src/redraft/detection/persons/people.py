"""Names of persons as they are composed: given names and surnames, initials, and what is known already."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from redraft.detection.persons.introduced import Introduced
from redraft.detection.persons.lone_words import LoneWords
from redraft.detection.persons.name_words import KNOWN, LISTED, NameWords, make_name
from redraft.detection.words import cues
from redraft.detection.words.lexicon import Name
from redraft.detection.words.lexis import Lexis
from redraft.detection.words.passages import Passage
from redraft.detection.words.surroundings import Surroundings

_NICKNAME_GAPS = ((' "', '" '), (" '", "' "), (" (", ") "), (" ('", "') "), (' ("', '") '))
"""What stands before and behind a nickname inside a name: Tobin "Tobes" Pellow, Temitope (Tope) Adeyinka."""
_ENTRY_ENDS = re.compile(r" *(?:[(|\t\n-]|DOB|dob|D\.O|\Z)")
_ADDRESS_FOLLOWS = re.compile(r" *(?:[<\[;|]|\Z)")
_DETERMINERS = cues.words("a an the his her my our your their its this these those no some any same very so too as")


@dataclass(frozen=True, slots=True)
class People:
    """Finds persons' names in passages. `words` knows what the case has taught so far. Build it with `of`."""

    words: NameWords
    introduced: Introduced
    lone: LoneWords

    @classmethod
    def of(cls, words: NameWords) -> People:
        """What finds names with the help of `words`."""
        return cls(words, Introduced.of(words), LoneWords(words))

    @property
    def lexis(self) -> Lexis:
        """The word classes."""
        return self.words.lexis

    def find(self, passage: Passage) -> list[Name]:
        """Every name in `passage`, from left to right, none overlapping another."""
        names: list[Name] = []
        openers, behind = self.introduced.openers, -1
        for at, word in enumerate(passage.words):
            if at <= behind or not (word.capital or word.bare in openers or at == 0):
                continue
            if name := self.at(passage, at):
                name = _with_byname(passage, name)
                whole = _around_nickname(passage, names, name)
                names[-2 if whole else len(names) :] = [whole or name]
                behind = name.last
        return names

    def at(self, passage: Passage, at: int) -> Name | None:
        """The name that word `at` begins or introduces, whatever stands before it."""
        return self._reversed(passage, at) or self.introduced.at(passage, at) or self._plain(passage, at)

    def _reversed(self, passage: Passage, at: int) -> Name | None:
        """Surname first: "ASHDALE, Keziah", "Osei, A."."""
        words = passage.words
        if at + 1 >= len(words) or words[at + 1].gap != ", " or not words[at].capital or words[at].possessive:
            return None
        surname, given = words[at], words[at + 1]
        if not given.capital or not surname.alphabetic or len(surname.text) < 3 or not self._turned(passage, at):
            return None
        first = at
        while (
            first
            and passage.joined(first, (" ", "-"))
            and surname.caps
            and words[first - 1].caps
            and self.words.surname_like(words[first - 1])
        ):
            first -= 1
        taken = [*range(first, at + 1), *(self.words.run(passage, at + 1) or [at + 1])]
        return make_name(passage, first, taken, "a surname and a given name", surname_first=at - first + 1)

    def _turned(self, passage: Passage, at: int) -> bool:
        """Whether a comma between two capitalised words turns a name around."""
        surname, given = passage.words[at], passage.words[at + 1]
        dotted = given.letter and passage.text[given.end : given.end + 1] == "."
        if surname.caps and not passage.shouting and not given.caps and self.words.surname_like(surname):
            return dotted or self.words.namely(given)
        if self.words.known(surname) and surname.bare in self.words.lexicon.surnames and dotted:
            return True
        both = self.words.known(surname) and (self.words.known(given) or self.lexis.plainly_given(given.bare))
        if both and passage.shouting and len(passage.words) < 5:
            return True
        if both and surname.bare in self.words.lexicon.surnames and self._addressed(passage, at):
            return True
        if self._entered(passage, at):
            return True
        listed = passage.of_persons and self.words.surname_like(surname)
        if listed and (dotted or (self.words.namely(given) and len(passage.words) == 2)):
            return True
        return dotted and surname.initial and not self.lexis.ordinary(surname.bare)

    def _entered(self, passage: Passage, at: int) -> bool:
        """Whether an entry of a list begins with a surname and a given name: "Pellow, Tobin (father)"."""
        surname, given = passage.words[at], passage.words[at + 1]
        ends = at == 0 and _ENTRY_ENDS.match(passage.text, given.end)
        alone = ends and self.lexis.plainly_given(given.bare) and not self.lexis.given(surname.bare)
        return bool(alone) and self.words.namely(surname) and surname.bare not in self.words.places

    def _addressed(self, passage: Passage, at: int) -> bool:
        """Whether two words are all there is between a label such as "From:" and an address in angle brackets."""
        surname, given = passage.words[at], passage.words[at + 1]
        label = at == 0 or surname.gap.strip() in (":", ";")
        return label and _ADDRESS_FOLLOWS.match(passage.text, given.end) is not None

    def _plain(self, passage: Passage, at: int) -> Name | None:
        """A name without anything before it, carried by what is known, by its given name or by its column."""
        word = passage.words[at]
        if not (word.capital and word.alphabetic) or (at and word.gap == "-" and passage.words[at - 1].capital):
            return None
        if word.bare in cues.FUNCTION_WORDS and not word.letter and not self.words.namely(word):
            return None
        taken = self.words.run(passage, at)
        if word.letter:
            return self._with_initial(passage, taken) if taken else None
        return self._several(passage, taken) if len(taken) > 1 else self.lone.at(passage, at)

    def _several(self, passage: Passage, taken: list[int]) -> Name | None:
        words = [passage.words[i] for i in taken]
        known = [word for word in words if self.words.known(word)]
        if any(self.words.doubt(word) < 2 for word in known) or len(known) > 1:
            return make_name(passage, taken[0], taken, KNOWN)
        if self.lexis.given(words[0].bare) and (known or self._couple(passage, taken)):
            return make_name(passage, taken[0], taken, "a given name and a surname")
        if known and not words[0].initial and not passage.heading:
            return make_name(passage, taken[0], taken, KNOWN, sure=False)
        listed = taken[0] in passage.listed
        if listed and all(self.words.surname_like(word) or word.letter for word in words):
            return make_name(passage, taken[0], taken, LISTED)
        if any(self.lexis.plainly_given(word.bare) for word in words) and not self.words.placed(passage, taken[-1]):
            return make_name(passage, taken[0], taken, "a given name and a surname", sure=False)
        return None

    def _couple(self, passage: Passage, taken: list[int]) -> bool:
        """Whether a given name and the capitalised words after it are a person rather than a phrase or a place."""
        first = passage.words[taken[0]]
        rest = [passage.words[i] for i in taken[1:] if not passage.words[i].letter]
        plain = not self.lexis.ordinary(first.bare) and first.bare not in cues.MONTHS
        if not rest:
            return plain
        if any(self.lexis.common(word.bare) or word.bare in ("day", "eve", "bank", "half") for word in rest):
            return False
        if any(self.lexis.head(word.bare) for word in rest):
            return plain or not Surroundings(passage, self.lexis).place(taken[0])
        return plain or not passage.heading or len(passage.words) < 5

    def _with_initial(self, passage: Passage, taken: list[int]) -> Name | None:
        """Initials and a surname: "A. Osei", "J.P. Carys"; without a full stop only for a surname that is no word."""
        words = passage.words
        if all(words[i].letter for i in taken):
            return None
        first, last = words[taken[0]], words[taken[-1]]
        dotted = passage.text[first.end : first.end + 1] == "."
        if self.words.known(last):
            return make_name(passage, taken[0], taken, "initials and a surname", sure=dotted)
        numbering = first.initial and dotted and len(words) > 4
        if dotted and not self.lexis.common(last.bare) and not numbering:
            return make_name(passage, taken[0], taken, "initials and a surname")
        if not self.lexis.ordinary(last.bare) and not self.words.place_follows(passage, taken[-1]) and not numbering:
            return make_name(passage, taken[0], taken, "initials and a surname")
        return None


def _around_nickname(passage: Passage, before: Sequence[Name], name: Name) -> Name | None:
    """The one name that a given name, a nickname between quotation marks or brackets, and a surname are together."""
    if len(before) < 2:
        return None
    given, nickname = before[-2:]
    if (nickname.first, nickname.last) != (given.last + 1, name.first - 1) or nickname.first != nickname.last:
        return None
    gaps = (passage.words[nickname.first].gap, passage.words[name.first].gap)
    if gaps not in _NICKNAME_GAPS or name.titled or passage.words[given.last].possessive:
        return None
    return replace(name, first=given.first, core=given.core, parts=(*given.parts, *name.parts), titled=given.titled)


def _with_byname(passage: Passage, name: Name) -> Name:
    """The name with the adjective that goes before it like a title: "old Pellow", but "his little Pellow"."""
    words, at = passage.words, name.first - 1
    if at < 0 or name.first != name.last or words[at].bare not in cues.BYNAMES or not passage.joined(name.first):
        return name
    owner = words[at - 1] if at and passage.joined(at) else None
    owned = owner is not None and (owner.possessive or owner.bare in _DETERMINERS or owner.bare in cues.BYNAMES)
    return name if owned or words[at].possessive else replace(name, first=at)
