"""A single capitalised word: somebody, when the case, a list, a bracket or a verb says so."""

from __future__ import annotations

from dataclasses import dataclass

from redraft.detection.persons.name_words import KNOWN, LISTED, NameWords, make_name
from redraft.detection.words import cues
from redraft.detection.words.lexicon import Name
from redraft.detection.words.lexis import Lexis
from redraft.detection.words.passages import Passage, Word
from redraft.detection.words.surroundings import Surroundings


@dataclass(frozen=True, slots=True)
class LoneWords:
    """Judges words that stand alone. `words` knows what the case has taught so far."""

    words: NameWords

    @property
    def lexis(self) -> Lexis:
        """The word classes."""
        return self.words.lexis

    def at(self, passage: Passage, at: int) -> Name | None:
        """The name that word `at` is by itself."""
        word = passage.words[at]
        around = Surroundings(passage, self.lexis)
        if self.words.known(word):
            doubt = self.words.doubt(word)
            carried = doubt > 1 and (self._paired(passage, at) or self._bracketed(passage, at))
            if around.somebody(at, doubt) or carried:
                return make_name(passage, at, [at], KNOWN, sure=doubt < 2)
            return None
        short = word.caps and len(word.text) < 4
        if self.lexis.plainly_given(word.bare) and not short and not self.words.placed(passage, at):
            if word.bare in self.words.places and not (around.acts(at) or word.possessive):
                return None
            return make_name(passage, at, [at], "a given name")
        if self.lexis.given(word.bare) and self._bracketed(passage, at):
            return make_name(passage, at, [at], "a name and what the person does")
        if self.lexis.given(word.bare) and (self._aged(passage, at) or self._relative(passage, at)):
            return make_name(passage, at, [at], "a given name and who that is")
        if self.lexis.given(word.bare) and (self._acting(passage, at) or self._of_place(passage, at)):
            return make_name(passage, at, [at], "a given name and what the person did", sure=False)
        if self._behind_nickname(passage, at):
            return make_name(passage, at, [at], "a surname behind a given name and a nickname")
        if self._met(passage, at):
            return make_name(passage, at, [at], "a name after what somebody did", sure=False)
        if self._beside(passage, at):
            return make_name(passage, at, [at], "a name beside somebody's", sure=False)
        month = word.bare in cues.MONTHS and not self.lexis.given(word.bare)
        if at in passage.listed and self.words.namely(word) and not (month or self.lexis.common(word.bare)):
            return make_name(passage, at, [at], LISTED)
        return None

    def _bracketed(self, passage: Passage, at: int) -> bool:
        """Whether a role or agency follows in brackets: "Bill (Housing)"."""
        following = passage.words[at + 1] if at + 1 < len(passage.words) else None
        if following is None or self._determined(passage, at):
            return False
        return following.gap == " (" and following.capital and not self.words.placed(passage, at)

    def _determined(self, passage: Passage, at: int) -> bool:
        """Whether an article stands before: "the Court (Rule 5)" is no given name and what she does."""
        before = Surroundings(passage, self.lexis).before(at)
        return before is not None and before.bare in ("the", "a", "an", "this", "that")

    def _aged(self, passage: Passage, at: int) -> bool:
        """Whether an age follows in brackets: "Autumn (9)"."""
        following = passage.words[at + 1] if at + 1 < len(passage.words) else None
        age = following is not None and following.number and following.gap == " (" and len(following.text) < 3
        return bool(age and following and passage.text[following.end : following.end + 1] in (")", ","))

    def _relative(self, passage: Passage, at: int) -> bool:
        """Whether a comma and somebody's kinship follow: "Faith, her aunt,"."""
        words = passage.words
        if at + 2 >= len(words) or words[at + 1].gap != ", " or not passage.joined(at + 2):
            return False
        owned = words[at + 1].bare in ("his", "her", "their", "the", "my", "our") or words[at + 1].possessive
        return owned and self.lexis.kin_at(passage, at + 2) > 0 and words[at].bare not in cues.MONTHS

    def _acting(self, passage: Passage, at: int) -> bool:
        """Whether a capital in mid-sentence stands before a verb that only persons have: "then Clement rang"."""
        word, around = passage.words[at], Surroundings(passage, self.lexis)
        if word.initial or word.caps or passage.heading or word.bare in cues.MONTHS | cues.SEASONS:
            return False
        before, after = around.before(at), around.after(at)
        free = before is None or before.bare not in ("the", "a", "an", "of")
        told = after is not None and not after.capital and after.bare in cues.SPEECH - cues.WEAK_VERBS - {"is", "was"}
        return free and told and not around.in_phrase(at)

    def _of_place(self, passage: Passage, at: int) -> bool:
        """Whether a person is told by where they work before the verb: "Rose from housing said"."""
        words = passage.words
        if at + 3 >= len(words) or passage.heading or words[at + 1].bare not in ("on", "at", "from", "in"):
            return False
        for verb in (at + 3, at + 4):
            between = words[at + 1 : verb]
            plain = all(word.gap == " " and not word.number for word in between)
            if verb < len(words) and plain and words[verb].gap == " " and words[verb].bare in cues.TELLING:
                return True
        return False

    def _behind_nickname(self, passage: Passage, at: int) -> bool:
        """Whether a given name and a nickname in brackets stand before: "Temitope (Tope) Adeyinka"."""
        words, word = passage.words, passage.words[at]
        if at < 2 or word.gap.strip("'\"") != ") " or words[at - 1].gap.strip("'\"") != " (" or word.caps:
            return False
        named = self.words.known(words[at - 2]) or self.lexis.plainly_given(words[at - 2].bare)
        nickname = words[at - 1].capital and self.words.namely(words[at - 1])
        return named and nickname and self.words.surname_like(word) and not self.lexis.ordinary(word.bare)

    def _met(self, passage: Passage, at: int) -> bool:
        """Whether a capital in mid-sentence stands on a word that the case never writes small, after "told" or "rang"."""
        word = passage.words[at]
        around = Surroundings(passage, self.lexis)
        before = around.before(at)
        if before is None or passage.heading or word.initial or word.caps or self._kin(word):
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
        if self._kin(word):
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

    def _kin(self, word: Word) -> bool:
        """Whether a word is a relative's or a title's: "Nan" and "Dad" with a capital are still nobody's names."""
        phrase = (word.bare,)
        return phrase in self.lexis.kin.get(word.bare, ()) or phrase in self.lexis.titles.get(word.bare, ())

    def _paired(self, passage: Passage, at: int) -> bool:
        """Whether "and" joins the word to another known name."""
        words = passage.words
        joint = at + 2 < len(words) and words[at + 1].bare in ("and", "or") and words[at + 2].capital
        return joint and self.words.known(words[at + 2]) and not self.lexis.ordinary(words[at + 2].bare)
