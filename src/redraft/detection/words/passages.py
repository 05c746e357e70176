"""Segments as the layers of the detector see them: folded text, cut into words that know their surroundings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from redraft.detection.words import cues
from redraft.detection.words.folding import Folded, bare, fold
from redraft.findings import repeated
from redraft.text import Draft, Kind, Segment

_WORD = re.compile(r"[^\W_]+(?:'[^\W\d_]+)*")
_LOOSE_WORD = re.compile(r"[A-Z]{2,}(?![a-z])|[A-Z]?[a-z\u00df-\u017f]+|[A-Z]|[^\W\d_]+|\d+")
_SENTENCE_END = re.compile(r"[.!?…]['\")\]]*\s|[\n\t|\u2022\uf0b7]|:\s")
_OPENING_QUOTE = re.compile(r"(?:^|[\s(])['\"]$")
_ABBREVIATION = cues.words(
    """mr mrs ms dr prof rev fr sr st no nos ref cllr sgt insp supt hon jr jnr snr vs tel ext approx"""
)
_LOOSE_KINDS = frozenset({Kind.FILE_NAME, Kind.LINK})
"""Where words run together without spaces: file names and link targets."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a passage, without its possessive ending; `[start, end)` are offsets in the folded text.

    `gap` is what stands between the word before (its possessive ending included) and this one; `initial` says that a
    capital letter here proves nothing: the word starts a sentence, a quotation, a cell or an item of a list.
    """

    start: int
    end: int
    text: str
    bare: str
    gap: str
    possessive: bool
    initial: bool

    @property
    def alphabetic(self) -> bool:
        """Whether it consists of letters (and apostrophes)."""
        return self.text.replace("'", "").isalpha()

    @property
    def capital(self) -> bool:
        """Whether it starts with a capital letter."""
        return self.text[0].isupper()

    @property
    def caps(self) -> bool:
        """Whether it is written in capitals throughout, and longer than one letter."""
        return len(self.text) > 1 and self.text.isupper()

    @property
    def letter(self) -> bool:
        """Whether it is a single capital letter, as initials are."""
        return len(self.text) == 1 and self.text.isalpha() and self.text.isupper()

    @property
    def number(self) -> bool:
        """Whether it is made of digits."""
        return self.text.isdigit()


@dataclass(frozen=True, slots=True)
class Passage:
    """A segment with its draft, its folded text and its words.

    `nth` counts earlier passages of the same draft, part and wording. In a `heading` capitals prove little, since most
    words have one; a passage that is `shouting` is in capitals throughout, one that is `loose` a file name or address of a link.
    """

    index: int
    source: str
    segment: Segment
    nth: int
    folded: Folded
    words: tuple[Word, ...]
    heading: bool
    shouting: bool
    loose: bool

    @property
    def text(self) -> str:
        """The folded text."""
        return self.folded.text

    def joined(self, at: int, gaps: Iterable[str] = (" ",)) -> bool:
        """Whether word `at` follows the one before it with nothing but one of `gaps` between them."""
        if not 0 < at < len(self.words):
            return False
        gap = self.words[at].gap
        return (" " if gap.isspace() and "\n" not in gap and "\t" not in gap else gap) in gaps


def read_passages(drafts: Sequence[Draft]) -> tuple[Passage, ...]:
    """Every segment of every draft as a passage, in order."""
    passages: list[Passage] = []
    for draft in drafts:
        for segment, nth in repeated(draft):
            passages.append(_passage(len(passages), draft.source, segment, nth))
    return tuple(passages)


def _passage(index: int, source: str, segment: Segment, nth: int) -> Passage:
    folded = fold(segment.text)
    loose = segment.kind in _LOOSE_KINDS
    words = tuple(cut(folded.text, loose))
    letters = [word for word in words if word.alphabetic]
    long = [word for word in letters if len(word.text) > 3]
    shouting = len(letters) > 1 and all(word.text.isupper() for word in letters)
    titled = len(long) > 1 and sum(word.capital for word in long) > 0.6 * len(long)
    heading = shouting or (titled and not folded.text.rstrip().endswith((".", ";")))
    return Passage(index, source, segment, nth, folded, words, heading, shouting, loose)


def cut(text: str, loose: bool = False) -> Iterator[Word]:
    """The words of a folded text; `loose` also cuts where a small letter meets a capital or a digit.

    >>> [(w.text, w.initial) for w in cut("It was Mr. Rees's. He left.")]
    [('It', True), ('was', False), ('Mr', False), ('Rees', False), ('He', True), ('left', False)]
    """
    before: Word | None = None
    after = 0
    for match in (_LOOSE_WORD if loose else _WORD).finditer(text):
        start, end = match.span()
        possessive = match.group()[-2:] in ("'s", "'S") and len(match.group()) > 2
        core = end - 2 if possessive else end
        plural_possessive = not possessive and text[end - 1] in "sS" and text[end : end + 2] in ("' ", "'")
        written = text[start:core]
        gap = text[after:start]
        word = Word(
            start, core, written, bare(written), gap, possessive or plural_possessive, loose or _starts(before, gap)
        )
        yield word
        before, after = word, end


def _starts(before: Word | None, gap: str) -> bool:
    """Whether a word after `before` and `gap` starts a sentence or something like one."""
    if before is None or "\n" in gap or "\t" in gap:
        return True
    if gap.startswith(".") and gap.strip() in (".", ".("):
        abbreviated = before.bare in _ABBREVIATION or before.letter
        return not abbreviated or _numbering(before)
    if before.initial and gap.startswith((".", ")")) and _numbering(before):
        return True
    return bool(_SENTENCE_END.search(gap) or _OPENING_QUOTE.search(gap))


def _numbering(word: Word) -> bool:
    """Whether a word that starts a line is the number of an item: 1. or (iv) or B."""
    return word.initial and (word.number or word.letter or re.fullmatch(r"[ivxIVX]+", word.text) is not None)
