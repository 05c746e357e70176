"""Text to words with their case shape: what the tagger reads, the same in training and in use."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum

_LETTER = r"[\w\u0300-\u036f]"
_WORD = re.compile(rf"{_LETTER}+(?:['’](?![sS]\b){_LETTER}+)*|[^\w\s]")
"""A run of letters and digits, apostrophes inside it included ("O'Dowd") but not the genitive's; or one other sign."""
_AFTER_STOP = re.compile(r"(?:^|(?<!\b[A-Z])[.!?:]['\"’”)\]]*\s|\t|[|•“‘]\s?)\s*[\"'“‘(\[]*$")
_SURROGATE = re.compile("[\ud800-\udfff]")
_UNREADABLE = "\ufffd"
_LOOK_BACK = 12
_TITLE_SHARE = 0.7
_TITLE_WORDS = 3
_SHOUTED_LETTERS = 4


class Shape(IntEnum):
    """How a word is written. The encoder reads lower-cased pieces, so that this is all it knows of capitals."""

    NONE = 0
    LOWER = 1
    LOWER_ALL = 2
    CAPITALISED = 3
    SENTENCE_START = 4
    TITLE_LINE = 5
    CAPITALS = 6
    CAPITALS_LINE = 7
    INITIAL = 8
    MIXED = 9
    DIGITS = 10
    WITH_DIGITS = 11
    SIGN = 12


@dataclass(frozen=True, slots=True)
class Word:
    """One word: `text[start:end]` of the text it was split from, in code points.

    Half a character, as in a file name that is not Unicode, is U+FFFD here: nothing behind can spell it otherwise.
    """

    start: int
    end: int
    text: str
    shape: Shape


def split(text: str) -> list[Word]:
    """The words of `text`, in order, with their shapes; a shape depends on the word's own line and nothing further.

    >>> [word.text for word in split("Ann's GP, Dr O'Dowd")]
    ['Ann', "'", 's', 'GP', ',', 'Dr', "O'Dowd"]
    """
    words: list[Word] = []
    start = 0
    for line in _SURROGATE.sub(_UNREADABLE, text).splitlines(keepends=True):
        words.extend(_split_line(line, start))
        start += len(line)
    return words


def _split_line(line: str, offset: int) -> list[Word]:
    found = list(_WORD.finditer(line))
    texts = [each.group() for each in found]
    habit = _habit(texts)
    return [
        Word(offset + each.start(), offset + each.end(), each.group(), _shape(each.group(), line, each.start(), habit))
        for each in found
    ]


def _habit(words: list[str]) -> Shape:
    """Whether a line is wholly in capitals, wholly without, in Title Case, or as prose is (NONE)."""
    letters = "".join(word for word in words if word.isalpha())
    if len(letters) >= _SHOUTED_LETTERS and letters.isupper():
        return Shape.CAPITALS_LINE
    if letters.islower():
        return Shape.LOWER_ALL
    long = [word for word in words if word.isalpha() and len(word) > _TITLE_WORDS]
    if len(long) >= _TITLE_WORDS and sum(word[0].isupper() for word in long) >= _TITLE_SHARE * len(long):
        return Shape.TITLE_LINE
    return Shape.NONE


def _shape(word: str, line: str, start: int, habit: Shape) -> Shape:
    if not any(char.isalnum() for char in word):
        return Shape.SIGN
    if word.isdigit():
        return Shape.DIGITS
    if any(char.isdigit() for char in word):
        return Shape.WITH_DIGITS
    if word.islower():
        return Shape.LOWER_ALL if habit is Shape.LOWER_ALL else Shape.LOWER
    if habit is Shape.CAPITALS_LINE:
        return habit
    if word.isupper():
        return Shape.INITIAL if len(word) == 1 else Shape.CAPITALS
    if not word[0].isupper() or not word[1:].islower():
        return Shape.MIXED
    if _AFTER_STOP.search(line[max(0, start - _LOOK_BACK) : start]):
        return Shape.SENTENCE_START
    return Shape.TITLE_LINE if habit is Shape.TITLE_LINE else Shape.CAPITALISED
