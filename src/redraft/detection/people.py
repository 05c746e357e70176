"""Names of persons as they are composed: titles, kin, initials, given names and surnames, and what is known already."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from redraft.detection import cues
from redraft.detection.lexicon import Lexicon, Name
from redraft.detection.lexis import Lexis
from redraft.detection.passages import Passage, Word
from redraft.detection.surroundings import Surroundings

_WITHIN = (" ", "-", ".", ". ", ".-")
_LONGEST = 6
_AFTER_KIN = (" ", ", ", ": ", " (", " - ", " '", " ('", ", '", ' "', ' ("')


@dataclass(frozen=True, slots=True)
class People:
    """Finds persons' names in passages, given what the case has taught so far (`lexicon`) and about words in general."""

    lexis: Lexis
    lexicon: Lexicon
    places: frozenset[str] = frozenset()

    def find(self, passage: Passage) -> list[Name]:
        """Every name in `passage`, from left to right, none overlapping another."""
        names: list[Name] = []
        at = 0
        while at < len(passage.words):
            name = self.name_at(passage, at)
            if name:
                names.append(name)
                at = name.last
            at += 1
        return names

    def name_at(self, passage: Passage, at: int) -> Name | None:
        """The name whose title or first word is word `at`."""
        return (
            self._titled(passage, at)
            or self._reversed(passage, at)
            or self._announced(passage, at)
            or self._plain(passage, at)
        )

    def _titled(self, passage: Passage, at: int) -> Name | None:
        """A title, rank or collar number, and what follows: "PC 4471 Rees", "Dr A. Osei", "SW Tanya"."""
        size = self.lexis.title_at(passage, at)
        if not size or (at and passage.words[at].gap == "-"):
            return None
        title = passage.words[at : at + size]
        start = at + size
        if (
            more := self.lexis.title_at(passage, start)
            if start < len(passage.words) and passage.joined(start, (" ", ". "))
            else 0
        ):
            title, start = passage.words[start : start + more], start + more
        if start < len(passage.words) and passage.words[start].number and passage.joined(start):
            start += 1
        if start >= len(passage.words) or passage.words[start].gap not in (" ", ". ", ".", "  "):
            return None
        sure = self.lexis.sure_title(title)
        taken = self._run(passage, start, titled=True, sure=sure)
        if not taken or not self._after_title(passage, taken, sure):
            return None
        return self._name(passage, at, taken, titled=True, sure=True, why="a title or rank and a name")

    def _after_title(self, passage: Passage, taken: list[int], sure: bool) -> bool:
        """Whether what follows a title is a name: after "Social Worker" or "Judge" not every capital is."""
        first = next((passage.words[i] for i in taken if not passage.words[i].letter), None)
        if first is None:
            return len(taken) > 1 or sure
        if first.caps and len(first.text) < 5 and not passage.shouting and not self._known(first):
            return sure and not self.lexis.generic(first.bare)
        return sure or self._namely(first) or len(taken) > 1 or passage.words[taken[0]].letter

    def _announced(self, passage: Passage, at: int) -> Name | None:
        """A kinship word, an occupation, "known as" or a label, and the name after it."""
        word = passage.words[at]
        for size, why in (
            (self.lexis.kin_at(passage, at), "a name beside a word of kinship"),
            (self.lexis.occupation_at(passage, at), "a name beside an occupation"),
            (_alias_lead(passage, at), "another name of somebody"),
        ):
            start = at + size
            if not size or start >= len(passage.words) or passage.words[start - 1].possessive:
                continue
            if _flat(passage.words[start].gap) not in _AFTER_KIN or passage.words[start].letter:
                continue
            taken = self._run(passage, start)
            if not taken or not self._after_kin(passage, taken, start):
                continue
            adjacent = passage.words[start].gap == " "
            first = at if word.capital and adjacent and not _alias_lead(passage, at) else start
            return self._name(passage, first, taken, titled=False, sure=True, why=why)
        return None

    def _after_kin(self, passage: Passage, taken: list[int], start: int) -> bool:
        first = passage.words[taken[0]]
        if self._known(first) or self.lexis.plainly_given(first.bare):
            return True
        if self.lexis.generic(first.bare) or passage.heading:
            return False
        if first.caps and len(first.text) < 6:
            return False
        if not self.lexis.ordinary(first.bare):
            return not self._place_follows(passage, taken)
        return (
            passage.words[start].gap == " " and self.lexis.given(first.bare) and not self._place_follows(passage, taken)
        )

    def _reversed(self, passage: Passage, at: int) -> Name | None:
        """Surname first: "ASHDALE, Keziah", "Osei, A."."""
        words = passage.words
        if at + 1 >= len(words) or _flat(words[at + 1].gap) != ", " or not words[at].capital or words[at].possessive:
            return None
        surname, given = words[at], words[at + 1]
        if not given.capital or not surname.alphabetic or len(surname.text) < 3:
            return None
        shouted = surname.caps and not passage.shouting and not given.caps and self._surname_like(surname)
        known = surname.bare in self.lexicon.surnames
        listed = self._listed(passage)
        dotted = given.letter and passage.text[given.end : given.end + 1] == "."
        if not (
            (shouted and self._namely(given))
            or (known and (dotted or self._known(given)))
            or (listed and (dotted or self._namely(given)) and self._surname_like(surname))
            or (dotted and not self.lexis.ordinary(surname.bare) and surname.initial)
        ):
            return None
        first, taken = at, [at]
        while (
            first
            and passage.joined(first, (" ", "-"))
            and words[first - 1].caps == surname.caps
            and words[first - 1].capital
            and self._surname_like(words[first - 1])
            and surname.caps
        ):
            first -= 1
        taken = list(range(first, at + 1)) + (self._run(passage, at + 1, first_is_name=True) or [at + 1])
        return self._name(
            passage, first, taken, titled=False, sure=True, why="a surname and a given name", surname_first=True
        )

    def _plain(self, passage: Passage, at: int) -> Name | None:
        """A name without anything before it, carried by what is known or by its given name."""
        word = passage.words[at]
        if not self._may_start(passage, at):
            return None
        if word.letter:
            return self._with_initial(passage, at)
        taken = self._run(passage, at)
        if not taken:
            return None
        words = [passage.words[i] for i in taken]
        known = [w for w in words if self._known(w)]
        why = "a name that is found elsewhere in this case"
        if len(taken) == 1:
            if known and Surroundings(passage, self.lexis).somebody(at, self._weight(word)):
                return self._name(passage, at, taken, False, not self.lexis.ordinary(word.bare), why)
            if self.lexis.plainly_given(word.bare) and not self._placed(passage, at):
                return self._name(passage, at, taken, False, True, "a given name")
            if self._listed(passage) and self._namely(word) and not self.lexis.generic(word.bare):
                return self._name(passage, at, taken, False, True, "a name in a column or after a label for names")
            return None
        if known and any(not self.lexis.ordinary(w.bare) for w in known):
            return self._name(passage, at, taken, False, True, why)
        if len(known) > 1 or (known and not word.initial and not passage.heading):
            return self._name(passage, at, taken, False, len(known) > 1, why)
        if self.lexis.given(word.bare) and self._couple(passage, words):
            return self._name(passage, at, taken, False, True, "a given name and a surname")
        if self._listed(passage) and all(self._surname_like(w) or w.letter for w in words):
            return self._name(passage, at, taken, False, True, "a name in a column or after a label for names")
        return None

    def _couple(self, passage: Passage, words: Sequence[Word]) -> bool:
        """Whether a given name and the capitalised words after it are a person rather than a phrase or a place."""
        first, rest = words[0], [word for word in words[1:] if not word.letter]
        if not rest:
            return not self.lexis.ordinary(first.bare) or not first.initial
        if all(self.lexis.plainly_given(word.bare) or not self.lexis.ordinary(word.bare) for word in rest):
            return not (self.lexis.ordinary(first.bare) and first.initial and passage.heading)
        if self.lexis.ordinary(first.bare) or first.bare in cues.MONTHS:
            return not first.initial and not passage.heading and not any(self.lexis.generic(word.bare) for word in rest)
        return not any(self.lexis.generic(word.bare) for word in rest)

    def _with_initial(self, passage: Passage, at: int) -> Name | None:
        """Initials and a surname: "A. Osei", "J.P. Carys"; without a full stop only for a surname that is no word."""
        words = passage.words
        taken = self._run(passage, at)
        if len(taken) < 2 or all(words[i].letter for i in taken):
            return None
        last = words[taken[-1]]
        dotted = passage.text[words[at].end : words[at].end + 1] == "."
        if self._known(last) or (dotted and (not self.lexis.generic(last.bare)) and not _numbered(passage, at)):
            return self._name(
                passage, at, taken, False, dotted or not self.lexis.ordinary(last.bare), "initials and a surname"
            )
        if (
            not dotted
            and not self.lexis.ordinary(last.bare)
            and words[at].text not in "AI"
            and not self._place_follows(passage, taken)
        ):
            return self._name(passage, at, taken, False, True, "initials and a surname")
        return None

    def _run(
        self, passage: Passage, start: int, titled: bool = False, sure: bool = False, first_is_name: bool = False
    ) -> list[int]:
        """Indices of the words from `start` on that could together be one name."""
        taken: list[int] = []
        at = start
        while at < len(passage.words) and len(taken) < _LONGEST:
            word = passage.words[at]
            if taken and not self._continues(passage, at):
                break
            if taken and word.bare in cues.PARTICLES and not word.caps and at + 1 < len(passage.words):
                following = passage.words[at + 1]
                if passage.joined(at + 1, (" ", "-")) and following.capital and not self.lexis.ordinary(following.bare):
                    taken += [at, at + 1]
                    at += 2
                    continue
            first = not taken or (all(passage.words[i].letter for i in taken))
            if not self._part(passage, at, first, titled, sure) and not (first_is_name and first and word.capital):
                break
            taken.append(at)
            if word.possessive:
                break
            at += 1
        while (
            taken
            and passage.words[taken[-1]].bare in cues.PARTICLES
            and len(taken) > 1
            and not passage.words[taken[-1]].caps
            and not passage.words[taken[-1]].capital
        ):
            taken.pop()
        return taken

    def _continues(self, passage: Passage, at: int) -> bool:
        """Whether word `at` may belong to one name with the word before it."""
        before, word = passage.words[at - 1], passage.words[at]
        gap = _flat(word.gap)
        if before.possessive or gap not in _WITHIN:
            return False
        if gap.startswith(".") and not before.letter and before.bare not in ("st", "dr"):
            return False
        return not (gap == ". " and word.initial)

    def _part(self, passage: Passage, at: int, first: bool, titled: bool, sure: bool) -> bool:
        """Whether word `at` may be part of a name; `first` if no whole word of it stands before."""
        word = passage.words[at]
        if word.letter:
            return self._letter(passage, at, first)
        if not word.alphabetic or not word.capital or len(word.text) < 2:
            return False
        if self._known(word):
            return True
        if word.bare in cues.FUNCTION_WORDS and not (self.lexis.given(word.bare) and not word.initial):
            return False
        if word.bare in cues.DAYS or (word.bare in cues.MONTHS and not self.lexis.given(word.bare)):
            return False
        if first:
            if titled and sure:
                return not self.lexis.generic(word.bare)
            return self._namely(word) or (
                titled and not self.lexis.generic(word.bare) and not self.lexis.head(word.bare) and not passage.heading
            )
        return self._surname_like(word) and not self._place_follows(passage, [at])

    def _letter(self, passage: Passage, at: int, first: bool) -> bool:
        """Whether a single capital is an initial here rather than an article, a pronoun or a label."""
        word = passage.words[at]
        if word.possessive and first:
            return False
        if not first:
            return word.text != "I" or passage.text[word.end : word.end + 1] == "."
        dotted = passage.text[word.end : word.end + 1] == "."
        return dotted or word.text not in ("A", "I")

    def _may_start(self, passage: Passage, at: int) -> bool:
        word = passage.words[at]
        if not (word.capital and word.alphabetic) or (word.bare in cues.PARTICLES - {"st"} and word.letter):
            return False
        return not (at and word.gap == "-" and passage.words[at - 1].capital)

    def _known(self, word: Word) -> bool:
        return self.lexicon.knows(word.bare)

    def _namely(self, word: Word) -> bool:
        """Whether a capitalised word looks like a name by itself: a given name, or no English word at all."""
        if self._known(word) or self.lexis.given(word.bare):
            return True
        return (
            not self.lexis.ordinary(word.bare)
            and not self.lexis.generic(word.bare)
            and not (word.caps and len(word.text) < 5)
        )

    def _surname_like(self, word: Word) -> bool:
        """Whether a capitalised word could be a surname after a given name."""
        if self._known(word) or self.lexis.given(word.bare):
            return True
        if not word.capital or not word.alphabetic or self.lexis.generic(word.bare) or word.bare in cues.MONTHS:
            return False
        return not self.lexis.head(word.bare) or word.bare in cues.SURNAME_HEADS

    def _weight(self, word: Word) -> int:
        """How much a known part needs its surroundings: 0 for a word that can be nothing else, 2 for an ordinary one."""
        if not self.lexis.ordinary(word.bare) and word.bare not in cues.MONTHS:
            return 1 if word.bare in self.places else 0
        return 2

    def _placed(self, passage: Passage, at: int) -> bool:
        return Surroundings(passage, self.lexis).place(at) or self._place_follows(passage, [at])

    def _place_follows(self, passage: Passage, taken: list[int]) -> bool:
        """Whether the capitalised phrase goes on to the head noun of a place or body."""
        at = taken[-1]
        if passage.words[at].possessive and not passage.words[at - 1 if at else 0].bare == "st":
            return False
        for step in range(at + 1, min(at + 4, len(passage.words))):
            word = passage.words[step]
            if not passage.joined(step) or not word.capital:
                return False
            if self.lexis.head(word.bare):
                return True
        return False

    def _listed(self, passage: Passage) -> bool:
        """Whether the passage lies in a table column headed by a word for persons."""
        return Surroundings(passage, self.lexis).column_of_persons()

    def _name(
        self,
        passage: Passage,
        first: int,
        taken: list[int],
        titled: bool,
        sure: bool,
        why: str,
        surname_first: bool = False,
    ) -> Name:
        last = taken[-1]
        if (
            last + 1 < len(passage.words)
            and passage.words[last + 1].bare in cues.SUFFIXES
            and passage.joined(last + 1)
            and not passage.words[last].possessive
        ):
            last += 1
        parts = tuple(
            passage.words[i].bare
            for i in taken
            if not passage.words[i].letter and passage.words[i].bare not in cues.PARTICLES
        )
        if surname_first:
            parts = (*parts[1:], parts[0])
        return Name(passage.index, first, taken[0], last, parts, titled, sure, why)


def _flat(gap: str) -> str:
    """A gap with its white space made single."""
    return " ".join(gap.split(" ")) if "  " not in gap else " ".join(gap.split()).join(_edges(gap)) or " "


def _edges(gap: str) -> tuple[str, str]:
    return (" " if gap[:1].isspace() else "", " " if gap[-1:].isspace() else "")


def _alias_lead(passage: Passage, at: int) -> int:
    """How many words "née", "known as" and their like have at word `at`."""
    words = passage.words
    if words[at].bare in cues.ALIAS_LEADS:
        return 1
    for phrase in cues.ALIAS_PHRASES:
        if tuple(word.bare for word in words[at : at + len(phrase)]) == phrase:
            return len(phrase)
    return 0


def _numbered(passage: Passage, at: int) -> bool:
    """Whether a letter with a full stop is the number of an item rather than an initial."""
    return passage.words[at].initial and at == 0 and len(passage.words) > 4
