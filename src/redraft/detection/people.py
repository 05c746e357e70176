"""Names of persons as they are composed: titles, kin, initials, given names and surnames, and what is known already."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from redraft.detection import cues, head_nouns
from redraft.detection.lexicon import Name
from redraft.detection.lexis import Lexis
from redraft.detection.name_words import NameWords
from redraft.detection.passages import Passage, Word
from redraft.detection.surroundings import Surroundings

_AFTER_KIN = (" ", "  ", ", ", ": ", " (", " - ", " '", " ('", ", '", ' "', ' ("', ', "')
_SMALL_TITLES = ("mr", "mrs", "ms", "miss", "dr", "pc", "sir", "pastor", "auntie", "uncle", "nana")
_QUOTED = ("'", '"')
_KNOWN = "a name that is found elsewhere in this case"
_LISTED = "a name in a column or after a label for names"


@dataclass(frozen=True, slots=True)
class People:
    """Finds persons' names in passages. `words` knows what the case has taught so far."""

    words: NameWords

    @property
    def lexis(self) -> Lexis:
        """The word classes."""
        return self.words.lexis

    def find(self, passage: Passage) -> list[Name]:
        """Every name in `passage`, from left to right, none overlapping another."""
        names: list[Name] = []
        at = 0
        while at < len(passage.words):
            name = (
                self._titled(passage, at)
                or self._small_title(passage, at)
                or self._speaker(passage, at)
                or self._reversed(passage, at)
                or self._announced(passage, at)
                or self._plain(passage, at)
            )
            if name:
                names.append(name)
                at = name.last
            at += 1
        return names

    def _titled(self, passage: Passage, at: int) -> Name | None:
        """A title, rank or collar number, and what follows: "PC 4471 Rees", "Dr A. Osei", "SW Tanya"."""
        words = passage.words
        size = self.lexis.title_at(passage, at)
        if not size or (at and words[at].gap == "-"):
            return None
        title, start = words[at : at + size], at + size
        while (
            start < len(words) and passage.joined(start, (" ", ". ")) and (more := self.lexis.title_at(passage, start))
        ):
            title, start = words[start : start + more], start + more
        if start < len(words) and words[start].number and passage.joined(start):
            start += 1
        if start >= len(words) or words[start].gap not in (" ", ". ", ".", "  ") or words[start - 1].possessive:
            return None
        sure = self.lexis.sure_title(title)
        taken = self.words.run(passage, start, titled=True, sure=sure)
        if not taken or not self._after_title(passage, title, taken, sure):
            return None
        return _name(passage, at, taken, "a title or rank and a name", titled=True)

    def _small_title(self, passage: Passage, at: int) -> Name | None:
        """A title and a name in small letters, as messages have them: "mr archer"."""
        words = passage.words
        if at + 1 >= len(words) or words[at].text not in _SMALL_TITLES or not passage.joined(at + 1):
            return None
        word = words[at + 1]
        if (
            word.capital
            or not word.alphabetic
            or len(word.text) < 3
            or word.bare in cues.FUNCTION_WORDS
            or self.lexis.common(word.bare)
        ):
            return None
        if words[at].text in ("miss", "sir") and self.lexis.ordinary(word.bare) and not self.lexis.given(word.bare):
            return None
        return _name(passage, at, [at + 1], "a title and a name in small letters", titled=True)

    def _speaker(self, passage: Passage, at: int) -> Name | None:
        """Who says a line of a conversation: a word that is no English one, at its start, before a colon."""
        words = passage.words
        if at or len(words) < 2 or words[1].gap.strip(" ") != ":" or not words[0].alphabetic:
            return None
        word = words[0]
        telling = not self.lexis.ordinary(word.bare) and not self.lexis.common(word.bare) and not word.caps
        return _name(passage, 0, [0], "whoever speaks in a conversation") if telling and len(word.text) > 2 else None

    def _after_title(self, passage: Passage, title: Sequence[Word], taken: list[int], sure: bool) -> bool:
        """Whether what follows a title is a name: after "Social Worker" or "PC" not every capital is."""
        first = next((passage.words[i] for i in taken if not passage.words[i].letter), None)
        if first is None:
            return len(taken) > 1 or sure
        if self.words.known(first):
            return True
        if (
            title[-1].bare in self.lexis.abbreviations
            and self.lexis.common(first.bare)
            and first.bare not in head_nouns.SURNAME_HEADS
        ):
            return False
        if first.caps and len(first.text) < 5 and not passage.shouting:
            return sure
        return sure or self.words.namely(first) or len(taken) > 1

    def _announced(self, passage: Passage, at: int) -> Name | None:
        """A kinship word, an occupation or "known as", and the name after it."""
        for size, why in (
            (self._alias_lead(passage, at), "another name of somebody"),
            (self.lexis.kin_at(passage, at), "a name beside a word of kinship"),
            (self.lexis.occupation_at(passage, at), "a name beside an occupation"),
        ):
            start = at + size
            if not size or start >= len(passage.words) or passage.words[start - 1].possessive:
                continue
            alias = why.startswith("another")
            if passage.words[start].gap not in _AFTER_KIN or passage.words[start].letter:
                continue
            taken = (
                self.words.run(passage, start) or self._quoted(passage, start, alias) or self._capital(passage, start)
            )
            if not taken or not (self._after_kin(passage, taken) or (alias and self._quoted(passage, start, alias))):
                continue
            included = not alias and passage.words[start].gap == " " and self._like_a_title(passage, at, start)
            return _name(passage, at if included else start, taken, why)
        return None

    def _like_a_title(self, passage: Passage, at: int, start: int) -> bool:
        """Whether a word of kinship or an occupation is written as part of the name: "Nana Bet", "Social Worker Pike"."""
        proves = not passage.words[at].initial or self.lexis.title_at(passage, at) > 0
        return proves and all(word.capital for word in passage.words[at:start])

    def _capital(self, passage: Passage, at: int) -> list[int]:
        """A word that the language has, but written with a capital in mid-sentence."""
        word = passage.words[at]
        name = (
            word.capital and word.alphabetic and not word.initial and not word.caps and not self.lexis.common(word.bare)
        )
        return [at] if name and not self.lexis.head(word.bare) else []

    def _alias_lead(self, passage: Passage, at: int) -> int:
        """How many words announce another name of somebody at word `at`; a name does, if a bracketed quote follows."""
        words = passage.words
        if size := _alias_phrase(passage, at):
            return size
        quoted = at + 1 < len(words) and words[at + 1].gap in (" ('", ' ("', " (aka ")
        return 1 if quoted and words[at].capital and self.words.known(words[at]) else 0

    def _quoted(self, passage: Passage, at: int, alias: bool) -> list[int]:
        """Capitalised words in quotation marks behind "known as": whatever they are, they are a name."""
        word = passage.words[at]
        if not alias or not word.gap.endswith(_QUOTED) or not word.capital or self.lexis.common(word.bare):
            return []
        taken = [at]
        while passage.joined(taken[-1] + 1) and passage.words[taken[-1] + 1].capital and len(taken) < 3:
            taken.append(taken[-1] + 1)
        return taken

    def _after_kin(self, passage: Passage, taken: list[int]) -> bool:
        """Whether what follows a word of kinship or an occupation is a name rather than the next phrase."""
        first = passage.words[taken[0]]
        if self.words.known(first) or self.lexis.plainly_given(first.bare):
            return True
        if self.lexis.common(first.bare) or passage.shouting or self.words.place_follows(passage, taken[-1]):
            return False
        if first.caps and len(first.text) < 6:
            return False
        if not self.lexis.ordinary(first.bare):
            return True
        if len(taken) > 1:
            return not passage.heading
        ends = passage.text[first.end : first.end + 1] in (",", ")", ".", "'", '"')
        acts = Surroundings(passage, self.lexis).acts(taken[0])
        if passage.heading:
            return False
        if self.lexis.given(first.bare):
            return first.gap == " " or ends or acts
        return (
            first.gap == " "
            and not first.initial
            and first.bare not in self.words.small
            and not self.lexis.generic(first.bare)
        )

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
        return _name(passage, first, taken, "a surname and a given name", surname_first=at - first + 1)

    def _turned(self, passage: Passage, at: int) -> bool:
        """Whether a comma between two capitalised words turns a name around."""
        surname, given = passage.words[at], passage.words[at + 1]
        dotted = given.letter and passage.text[given.end : given.end + 1] == "."
        if surname.caps and not passage.shouting and not given.caps and self.words.surname_like(surname):
            return dotted or self.words.namely(given)
        if self.words.known(surname) and surname.bare in self.words.lexicon.surnames and dotted:
            return True
        listed = Surroundings(passage, self.lexis).column_of_persons() and self.words.surname_like(surname)
        if listed and (dotted or (self.words.namely(given) and len(passage.words) == 2)):
            return True
        return dotted and surname.initial and not self.lexis.ordinary(surname.bare)

    def _plain(self, passage: Passage, at: int) -> Name | None:
        """A name without anything before it, carried by what is known, by its given name or by its column."""
        word = passage.words[at]
        if not (word.capital and word.alphabetic) or (at and word.gap == "-" and passage.words[at - 1].capital):
            return None
        taken = self.words.run(passage, at)
        if word.letter:
            return self._with_initial(passage, taken) if taken else None
        return self._several(passage, taken) if len(taken) > 1 else self._single(passage, at)

    def _single(self, passage: Passage, at: int) -> Name | None:
        word = passage.words[at]
        around = Surroundings(passage, self.lexis)
        if self.words.known(word):
            doubt = self.words.doubt(word)
            carried = doubt > 1 and (self._paired(passage, at) or self._bracketed(passage, at))
            if around.somebody(at, doubt) or carried:
                return _name(passage, at, [at], _KNOWN, sure=doubt < 2)
            return None
        short = word.caps and len(word.text) < 4
        if self.lexis.plainly_given(word.bare) and not short and not self.words.placed(passage, at):
            if word.bare in self.words.places and not (around.acts(at) or word.possessive):
                return None
            return _name(passage, at, [at], "a given name")
        if self.lexis.given(word.bare) and self._bracketed(passage, at):
            return _name(passage, at, [at], "a name and what the person does")
        if self._met(passage, at):
            return _name(passage, at, [at], "a name after what somebody did", sure=False)
        if self._beside(passage, at):
            return _name(passage, at, [at], "a name beside somebody's", sure=False)
        if around.listed(at) and self.words.namely(word) and not self.lexis.common(word.bare):
            return _name(passage, at, [at], _LISTED)
        return None

    def _several(self, passage: Passage, taken: list[int]) -> Name | None:
        words = [passage.words[i] for i in taken]
        known = [word for word in words if self.words.known(word)]
        if any(self.words.doubt(word) < 2 for word in known) or len(known) > 1:
            return _name(passage, taken[0], taken, _KNOWN)
        if self.lexis.given(words[0].bare) and (known or self._couple(passage, taken)):
            return _name(passage, taken[0], taken, "a given name and a surname")
        if known and not words[0].initial and not passage.heading:
            return _name(passage, taken[0], taken, _KNOWN, sure=False)
        listed = Surroundings(passage, self.lexis).listed(taken[0])
        if listed and all(self.words.surname_like(word) or word.letter for word in words):
            return _name(passage, taken[0], taken, _LISTED)
        if any(self.lexis.plainly_given(word.bare) for word in words) and not self.words.placed(passage, taken[-1]):
            return _name(passage, taken[0], taken, "a given name and a surname", sure=False)
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

    def _bracketed(self, passage: Passage, at: int) -> bool:
        """Whether a role or agency follows in brackets: "Bill (Housing)"."""
        following = passage.words[at + 1] if at + 1 < len(passage.words) else None
        return (
            following is not None and following.gap == " (" and following.capital and not self.words.placed(passage, at)
        )

    def _met(self, passage: Passage, at: int) -> bool:
        """Whether a capital in mid-sentence stands on a word that the case never writes small, after "told" or "rang"."""
        word = passage.words[at]
        around = Surroundings(passage, self.lexis)
        before = around.before(at)
        if before is None or passage.heading or word.initial or word.caps:
            return False
        spoken_to = before.bare == "to" and at > 1 and passage.words[at - 2].bare in cues.SPEAKING_TO
        if before.bare not in cues.MEETING and not spoken_to:
            return False
        plain = (
            not self.lexis.generic(word.bare) and not self.lexis.head(word.bare) and word.bare not in self.words.small
        )
        return plain and not around.in_phrase(at) and not self.words.place_follows(passage, at)

    def _beside(self, passage: Passage, at: int) -> bool:
        """Whether "and" joins a capitalised word to a known name before it: "Osian and Non"."""
        words, word = passage.words, passage.words[at]
        if at < 2 or words[at - 1].bare != "and" or word.gap != " " or word.initial or passage.heading:
            return False
        before = words[at - 2]
        person = self.words.known(before) and before.capital and self.words.doubt(before) == 0 and not before.possessive
        around = Surroundings(passage, self.lexis)
        plain = (
            not self.lexis.common(word.bare) and not self.lexis.head(word.bare) and word.bare not in self.words.places
        )
        return (
            person
            and plain
            and not word.caps
            and not around.in_phrase(at)
            and not self.words.place_follows(passage, at)
        )

    def _paired(self, passage: Passage, at: int) -> bool:
        """Whether "and" joins the word to another known name."""
        words = passage.words
        joint = at + 2 < len(words) and words[at + 1].bare in ("and", "or") and words[at + 2].capital
        return joint and self.words.known(words[at + 2]) and not self.lexis.ordinary(words[at + 2].bare)

    def _with_initial(self, passage: Passage, taken: list[int]) -> Name | None:
        """Initials and a surname: "A. Osei", "J.P. Carys"; without a full stop only for a surname that is no word."""
        words = passage.words
        if all(words[i].letter for i in taken):
            return None
        first, last = words[taken[0]], words[taken[-1]]
        dotted = passage.text[first.end : first.end + 1] == "."
        if self.words.known(last):
            return _name(passage, taken[0], taken, "initials and a surname", sure=dotted)
        numbering = first.initial and dotted and len(words) > 4
        if dotted and not self.lexis.common(last.bare) and not numbering:
            return _name(passage, taken[0], taken, "initials and a surname")
        if not self.lexis.ordinary(last.bare) and not self.words.place_follows(passage, taken[-1]) and not numbering:
            return _name(passage, taken[0], taken, "initials and a surname")
        return None


def _alias_phrase(passage: Passage, at: int) -> int:
    """How many words "née", "known as" and their like have at word `at`."""
    words = passage.words
    for phrase in cues.ALIAS_PHRASES:
        if tuple(word.bare for word in words[at : at + len(phrase)]) == phrase:
            return len(phrase)
    return 1 if words[at].bare in cues.ALIAS_LEADS else 0


def _name(
    passage: Passage,
    first: int,
    taken: list[int],
    why: str,
    titled: bool = False,
    sure: bool = True,
    surname_first: int = 0,
) -> Name:
    last = taken[-1]
    follows = last + 1 < len(passage.words) and passage.joined(last + 1) and not passage.words[last].possessive
    if follows and passage.words[last + 1].bare in cues.SUFFIXES:
        last += 1
    whole = [i for i in taken if not passage.words[i].letter and passage.words[i].bare not in cues.PARTICLES]
    parts = tuple(passage.words[i].bare for i in whole)
    if surname_first:
        parts = (*parts[surname_first:], *parts[:surname_first])
    return Name(passage.index, first, taken[0], last, parts, titled, sure, why)
