"""Initials of persons whose names the case tells: "KA rang", "TP (father)", "seen by L."."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from redraft.detection.keeping.letters_in_place import pseudonym_letters
from redraft.detection.words import cues
from redraft.detection.words.lexicon import Lexicon, Name
from redraft.detection.words.lexis import Lexis
from redraft.detection.words.passages import Passage
from redraft.detection.words.surroundings import Surroundings

_NO_PERSON_BEFORE = cues.words(
    """appendix section part plan group grade class block flat unit ward type annex option category letter exhibit schedule
    table vitamin hepatitis strep child adult person baby young mother father sibling subject family panel tier band level
    figure recommendation finding site room set stage step form key point year school sister brother"""
)
_BEFORE = cues.words(
    "to with by from told asked saw met seen and between nobody meet ring call visit tell ask said is does did see"
)
_SHORT_WORDS = cues.words("am go id it me oh ok ex ad hi ha pa ma re tv uk us eu ed ot gp hv sw mh la ip er pm ph pe")
"""Words and abbreviations of two letters that a text in capitals is full of: lists of words have far more of them."""
_BRACKETS = (" (", " [", ", ", " - ")


@dataclass(frozen=True, slots=True)
class Initials:
    """Finds initials. Build it with `of`.

    `known` are those of full names, `told` those of them that are declared or stand in brackets behind one; `letters`
    begin given names, and `pseudonyms` are letters that the drafts already use for somebody ("Child R").
    """

    lexis: Lexis
    known: frozenset[str]
    told: frozenset[str]
    letters: frozenset[str]
    pseudonyms: frozenset[str]

    @classmethod
    def of(
        cls,
        lexis: Lexis,
        lexicon: Lexicon,
        names: Sequence[Name],
        passages: Sequence[Passage],
        declared: Iterable[tuple[str, ...]] = (),
    ) -> Initials:
        """What the names of a case and the drafts themselves say about initials; `declared` are names by bare words."""
        told = frozenset(found for name in names if (found := _told(passages[name.passage], name)))
        told |= frozenset(letters for parts in declared if len(parts) > 1 for letters in spelt(parts))
        return cls(lexis, lexicon.initials() | told, told, lexicon.letters(), pseudonym_letters(passages))

    def find(self, passage: Passage) -> Iterator[tuple[int, int, bool]]:
        """First word, last word, and whether they can hardly be anything but a person's."""
        if passage.shouting and len(passage.words) > 1:
            return
        behind = 0
        for at in passage.capitals:
            word = passage.words[at]
            if at < behind or not (word.caps or word.letter):
                continue
            last = _letters(passage, at)
            behind = last + 1
            written = "".join(passage.bares[at:behind])
            single = word.letter and last == at and word.bare in self.letters and word.bare not in self.pseudonyms
            if len(written) > 1 and written in self.known and (word.caps or last > at):
                sure = last > at or self._free(passage, at, written)
                yield at, last, sure
            elif single and (self._one_letter(passage, at) or self._signs(passage)):
                yield at, at, True

    def _free(self, passage: Passage, at: int, written: str) -> bool:
        """Whether letters in capitals are no word, title or part of a longer capitalised phrase."""
        if Surroundings(passage, self.lexis).in_phrase(at):
            return False
        if written in self.told:
            return True
        around = Surroundings(passage, self.lexis)
        before = around.before(at)
        if before is not None and before.bare in _BEFORE:
            return True
        opens = (
            passage.words[at].initial and written not in self.lexis.abbreviations and _next(passage, at)[:1].islower()
        )
        if opens or around.acts(at) or passage.text.startswith((":", " (", "'s"), passage.words[at].end):
            return True
        english = written in cues.FUNCTION_WORDS | _SHORT_WORDS if len(written) < 3 else self.lexis.ordinary(written)
        return not (written in self.lexis.abbreviations or english or self.lexis.generic(written))

    def _signs(self, passage: Passage) -> bool:
        """Whether a letter is all there is in a paragraph of running text: whoever signs a message."""
        return len(passage.words) == 1 and not passage.segment.heading and not passage.loose

    def _one_letter(self, passage: Passage, at: int) -> bool:
        """Whether a single capital stands for a person: after "to" or "with", or before a verb, and nobody's label."""
        word = passage.words[at]
        around = Surroundings(passage, self.lexis)
        before = around.before(at)
        if before is not None and ((before.capital and not before.initial) or before.bare in _NO_PERSON_BEFORE):
            return False
        if before is not None and word.gap not in (" ", " (", " / "):
            return False
        dotted = passage.text[word.end : word.end + 1] == "."
        if word.text in ("A", "I") and not (dotted and before is not None and before.bare in _BEFORE):
            return False
        if before is not None and before.bare in _BEFORE:
            return True
        following = _next(passage, at)
        verb = around.acts(at) or following in ("not", "asleep", "seen", "present") or following in cues.SPEECH
        owner = word.possessive or passage.text.startswith(".'s", word.end)
        return (word.initial or dotted) and (owner or verb)


def spelt(parts: Sequence[str]) -> frozenset[str]:
    """The initials that a name may be written with: a middle name or one half of a surname may be left out.

    >>> sorted(spelt(("sean", "o'rourke"))), sorted(spelt(("danielle", "okoro", "hughes")))
    (['so', "so'r", 'sor'], ['dh', 'do', 'doh'])
    """
    whole = "".join(part[0] for part in parts)
    found = {whole, whole[0] + whole[-1], whole[:2]}
    _, mark, behind = parts[-1].partition("'")
    if mark and behind:
        found |= {whole + behind[0], f"{whole}'{behind[0]}"}
    return frozenset(found)


def _letters(passage: Passage, at: int) -> int:
    """The last of the single capitals that follow one another from word `at`: "J.S."."""
    while passage.words[at].letter and at + 1 < len(passage.words):
        following = passage.words[at + 1]
        if not following.letter or following.gap not in (".", ". "):
            break
        at += 1
    return at


def _next(passage: Passage, at: int) -> str:
    return passage.words[at + 1].bare if at + 1 < len(passage.words) else ""


def _told(passage: Passage, name: Name) -> str:
    """Initials in brackets behind a full name that begin as it does: "Ruth Pellow (RP, chair)"; "" if there are none."""
    at = name.last + 1
    if at >= len(passage.words) or passage.words[at].gap not in _BRACKETS or not name.parts:
        return ""
    word = passage.words[at]
    if not word.caps or not 1 < len(word.text) < 5 or word.gap == ", ":
        return ""
    starts = {part[0] for part in name.parts} | {each.bare[0] for each in passage.words[name.core : name.last + 1]}
    return word.bare if word.bare[0] in starts or word.bare[-1] == name.parts[-1][0] else ""
