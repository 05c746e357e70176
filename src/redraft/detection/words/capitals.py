"""Stretches of capitalised words, with the small words that join them, cut where one name ends and another begins."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from redraft.detection.words import cues
from redraft.detection.words.lexicon import Lexicon
from redraft.detection.words.lexis import Lexis
from redraft.detection.words.passages import Passage, Word

CONNECTORS = cues.words("of the and le upon on in for at under")


@dataclass(frozen=True, slots=True)
class Capitals:
    """Finds the stretches; `people` are the parts of persons' names, which may own a place but not be one."""

    lexis: Lexis
    people: Lexicon

    def chunks(self, passage: Passage) -> Iterator[list[int]]:
        """Stretches of capitalised words, connectors between them included."""
        words, at = passage.words, 0
        for start in passage.capitals:
            if start < at or not words[start].alphabetic:
                continue
            chunk, at = [start], start + 1
            while at < len(words):
                if is_capital(words[at]) and self._joined(passage, at):
                    chunk.append(at)
                    at += 1
                    continue
                connectors = self._connectors(passage, at)
                if not connectors:
                    break
                chunk += range(at, at + connectors + 1)
                at += connectors + 1
            yield from self._parted(passage, chunk)

    def _joined(self, passage: Passage, at: int) -> bool:
        gap = passage.words[at].gap
        if gap in (" ", "-", " & ", "' ", "  "):
            return True
        street = at > 1 and passage.words[at - 2].capital and passage.words[at - 1].gap == " "
        return gap == ". " and passage.words[at - 1].bare == "st" and not street

    def _connectors(self, passage: Passage, at: int) -> int:
        """How many small connecting words at `at` lead to another capitalised one; 0 if they do not."""
        words = passage.words
        for count in (1, 2):
            last = at + count
            if last >= len(words) or not _is_connector(words[last - 1]):
                return 0
            if is_capital(words[last]) and words[last].gap == " ":
                return count
        return 0

    def _parted(self, passage: Passage, chunk: list[int]) -> Iterator[list[int]]:
        """The chunk cut where its connectors join two things rather than parts of one name."""
        piece: list[int] = []
        for at in chunk:
            word = passage.words[at]
            if word.bare in CONNECTORS and not word.capital and piece and not self._links(passage, piece, at):
                yield piece
                piece = []
            elif piece or is_capital(word):
                piece.append(at)
        if piece:
            yield piece

    def _links(self, passage: Passage, piece: list[int], at: int) -> bool:
        """Whether the connector at `at` belongs to the name before it: "Convent of …", "Brown and Sons"."""
        word, before = passage.words[at], passage.words[at - 1]
        if word.bare == "the":
            return before.bare in ("of", "on", "upon", "for")
        if word.bare == "of":
            return self.lexis.head(before.bare) or before.bare in (
                "city",
                "borough",
                "county",
                "bishop",
                "duke",
                "bank",
                "isle",
                "royal",
            )
        if word.bare in ("upon", "le", "on", "under"):
            person = self.people.knows(before.bare)  # "Tegan on Sample Way" is seen there
            return not self.lexis.ordinary(before.bare) and not person and len(piece) == 1
        if word.bare == "and":
            person = self.people.knows(before.bare) or self.lexis.plainly_given(before.bare)
            following = passage.words[at + 1]
            return (
                not person
                and not self.lexis.head(before.bare)
                and (following.bare in ("sons", "son", "daughters") or not self.lexis.ordinary(before.bare))
            )
        return False

    def trimmed(self, passage: Passage, chunk: list[int]) -> list[int]:
        """The chunk without what only precedes a name: determiners, verbs, owners, titled persons."""
        start = 0
        for i, at in enumerate(chunk):
            word = passage.words[at]
            owner = word.possessive and (
                self.people.knows(word.bare) or self.lexis.plainly_given(word.bare) or self.lexis.kin_at(passage, at)
            )
            saintly = i and passage.words[chunk[i - 1]].bare == "st"
            if owner and not saintly:
                start = i + 1
        chunk = chunk[start:]
        while chunk:
            word = passage.words[chunk[0]]
            verb = (
                word.initial
                and self.lexis.ordinary(word.bare)
                and (word.bare in cues.SPEECH or word.bare.endswith(("ed", "ing")))
            )
            if (
                word.bare in cues.FUNCTION_WORDS
                or verb
                or (word.bare in cues.DAYS and not self._weekly(passage, chunk))
                or word.bare in cues.MONTHS
                or (word.bare in CONNECTORS)
            ):
                chunk = chunk[1:]
            else:
                break
        while chunk and passage.words[chunk[-1]].bare in CONNECTORS:
            chunk = chunk[:-1]
        return chunk

    def _weekly(self, passage: Passage, chunk: list[int]) -> bool:
        """Whether a day belongs to the name of what meets on it: "the Monday Bowls Club", but "On Monday Tansy Ward"."""
        definite = chunk[0] > 0 and passage.words[chunk[0] - 1].bare == "the" and passage.words[chunk[0]].gap == " "
        return definite and len(chunk) > 2 and self.lexis.head(passage.words[chunk[-1]].bare)


def _is_connector(word: Word) -> bool:
    return word.bare in CONNECTORS and not word.capital and word.gap == " "


def is_capital(word: Word) -> bool:
    """Whether a word of letters starts with a capital."""
    return word.alphabetic and word.capital
