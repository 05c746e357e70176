"""Text as the patterns see it: one kind of space, hyphen and quotation mark, and no invisible characters."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from redraft.text import Span

_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_HYPHENS = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"
_APOSTROPHES = "\u2018\u2019\u201a\u201b\u02bc\u2032\u00b4\u0060\uff07"
_QUOTES = "\u201c\u201d\u201e\u201f\u2033"
_LIKE = str.maketrans(
    {
        **dict.fromkeys(_SPACES, " "),
        **dict.fromkeys(_HYPHENS, "-"),
        **dict.fromkeys(_APOSTROPHES, "'"),
        **dict.fromkeys(_QUOTES, '"'),
    }
)
# Soft hyphens, joiners, direction marks and byte-order marks: Word shows none of them, and all of them cut words.
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\u034f\u061c\ufe0f\ufeff]")
_MARK = re.compile("[\u0300-\u036f]")


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded text, and the way back: character `i` stands in the original from `offsets[i]` up to `ends[i]`.

    Both are None when nothing was taken out or put together, so that positions agree.
    """

    text: str
    offsets: tuple[int, ...] | None = None
    ends: tuple[int, ...] | None = None

    def original(self, start: int, end: int) -> Span:
        """The span of the original text under `[start, end)` of the folded one.

        >>> fold("Kest\u00adrel Row").original(0, 7)
        Span(start=0, end=8)
        """
        if self.offsets is None or self.ends is None:
            return Span(start, end)
        return Span(self.offsets[start], self.ends[end - 1])


def fold(text: str) -> Folded:
    """`text` with look-alike characters made one, accents put on their letters and invisible characters taken out.

    >>> fold("Clare\u2019s\u00a0Law").text
    "Clare's Law"
    >>> fold("Zoe\u0308").text
    'Zoë'
    """
    like = text.translate(_LIKE)
    if like.isascii() or not (_INVISIBLE.search(like) or _MARK.search(like)):
        return Folded(like)
    characters: list[str] = []
    offsets: list[int] = []
    ends: list[int] = []
    for at, character in enumerate(like):
        if _INVISIBLE.match(character):
            continue
        composed = (
            unicodedata.normalize("NFC", characters[-1] + character) if characters and _MARK.match(character) else ""
        )
        if len(composed) == 1:
            characters[-1], ends[-1] = composed, at + 1
        else:
            characters.append(character)
            offsets.append(at)
            ends.append(at + 1)
    return Folded("".join(characters), tuple(offsets), tuple(ends))


_LETTERS_OF_THEIR_OWN = {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "ŧ": "t"}


def bare(text: str) -> str:
    """Lower case without accents, of the same length: for finding a name however it is typed.

    >>> bare("MAŁGORZATA Zoë")
    'malgorzata zoe'
    """
    if text.isascii():
        return text.lower()
    return "".join(_bare(character) for character in text)


def _bare(character: str) -> str:
    lower = character.lower()
    letter = unicodedata.normalize("NFD", lower)[0] if len(lower) == 1 else character
    return _LETTERS_OF_THEIR_OWN.get(letter, letter)
