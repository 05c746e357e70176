"""Segments as the layers of the detector see them: folded text, cut into words that know their surroundings."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter

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
_POSSESSIVE = ("'s", "'S")
_SPACE = (" ",)
_STOP = re.compile(r"\.")
_LABEL_WITHIN = 3
"""A label is one of so many words at the beginning."""
_LOOSE_KINDS = frozenset({Kind.FILE_NAME, Kind.LINK})
"""Where words run together without spaces: file names and link targets."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a passage, without its possessive ending; `[start, end)` are offsets in the folded text.

    `gap` is what stands between the word before (its possessive ending included) and this one; `initial` says that a
    capital letter here proves nothing: the word starts a sentence, a quotation, a cell or an item of a list.
    `alphabetic` words consist of letters (and apostrophes), `capital` ones start with a capital letter, `caps` are in
    capitals throughout and longer than one letter, a `letter` is a single capital, as initials are, and a `number` is
    made of digits. Every layer asks for these over and over, so they are told once.
    """

    start: int
    end: int
    text: str
    bare: str
    gap: str
    possessive: bool
    initial: bool
    alphabetic: bool
    capital: bool
    caps: bool
    letter: bool
    number: bool


@dataclass(frozen=True, slots=True)
class Passage:
    """A segment with its draft, its folded text and its words.

    `nth` counts earlier passages of the same draft, part and wording. In a `heading` capitals prove little, since most
    words have one; a passage that is `shouting` is in capitals throughout, one that is `loose` a file name or address of a link.
    `bares` are the words bare, `capitals` the places of those with a capital: most layers need look at no others.
    `of_persons` says that it lies in a table column headed by a word for persons; `listed` are the words in a list of
    persons: all in such a column, and those after a label such as "Present:".
    """

    index: int
    source: str
    segment: Segment
    nth: int
    folded: Folded
    words: tuple[Word, ...]
    bares: tuple[str, ...]
    capitals: tuple[int, ...]
    heading: bool
    shouting: bool
    loose: bool
    of_persons: bool
    listed: range

    @property
    def text(self) -> str:
        """The folded text."""
        return self.folded.text

    def joined(self, at: int, gaps: Container[str] = _SPACE) -> bool:
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
    of_persons = _of_persons(segment)
    return Passage(
        index,
        source,
        segment,
        nth,
        folded,
        words,
        tuple([word.bare for word in words]),
        tuple([at for at, word in enumerate(words) if word.capital]),
        heading,
        shouting,
        loose,
        of_persons,
        range(len(words)) if of_persons else _labelled(folded.text, words),
    )


def _of_persons(segment: Segment) -> bool:
    """Whether a cell, but for the heading itself, lies in a column headed by a word for persons."""
    if not segment.heading or segment.heading == segment.text:
        return False
    words = [word.bare for word in cut(fold(segment.heading).text)]
    return (
        0 < len(words) < 6 and not cues.PERSON_HEADINGS.isdisjoint(words) and cues.NO_PERSON_HEADINGS.isdisjoint(words)
    )


def _labelled(text: str, words: Sequence[Word]) -> range:
    """The words after a label for persons at the beginning, up to a full stop within a word or the third one."""
    for label in range(min(_LABEL_WITHIN, len(words) - 1)):
        if words[label].bare in cues.LABELS and words[label + 1].gap.startswith(":"):
            stops = (stop.start() for stop in _STOP.finditer(text, words[label].end))
            end = next(
                (at for number, at in enumerate(stops) if number == 2 or text[at + 1 : at + 2] != " "), len(text)
            )
            return range(label + 1, bisect_right(words, end, key=attrgetter("start")))
    return range(0)


def cut(text: str, loose: bool = False) -> Iterator[Word]:
    """The words of a folded text; `loose` also cuts where a small letter meets a capital or a digit.

    >>> [(w.text, w.initial) for w in cut("It was Mr. Rees's. He left.")]
    [('It', True), ('was', False), ('Mr', False), ('Rees', False), ('He', True), ('left', False)]
    """
    before: Word | None = None
    after = 0
    for match in (_LOOSE_WORD if loose else _WORD).finditer(text):
        start, end = match.span()
        whole = match[0]
        possessive = len(whole) > 2 and whole.endswith(_POSSESSIVE)
        core = end - 2 if possessive else end
        plural_possessive = not possessive and whole[-1] in "sS" and text[end : end + 2] in ("' ", "'")
        written = whole[:-2] if possessive else whole
        gap = text[after:start]
        alphabetic = written.isalpha() or written.replace("'", "").isalpha()
        upper, single = written.isupper(), len(written) == 1
        word = Word(
            start,
            core,
            written,
            bare(written),
            gap,
            possessive or plural_possessive,
            loose or _starts(before, gap),
            alphabetic=alphabetic,
            capital=written[0].isupper(),
            caps=upper and not single,
            letter=upper and single and alphabetic,
            number=written.isdigit(),
        )
        yield word
        before, after = word, end


def _starts(before: Word | None, gap: str) -> bool:
    """Whether a word after `before` and `gap` starts a sentence or something like one."""
    if before is None:
        return True
    if gap == " ":
        return False
    if "\n" in gap or "\t" in gap:
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
