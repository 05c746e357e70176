"""Readable pieces of text in data of a kind that is not understood: UTF-16 and one byte a character."""

from __future__ import annotations

import re
from collections.abc import Iterator

LOOKED_AT = 16 * 1024 * 1024
"""Bytes from the front of one piece of data that are looked through."""

_LETTER = "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u00ff"
_WIDE = re.compile(rb"(?:[\x20-\x7e\xa0-\xff]\x00|[\x00-\x7f]\x01|[\x10-\x3a]\x20|\xad\x00){4,}")
_NARROW = re.compile(rb"[\x20-\x7e\x80\x82-\x8c\x8e\x91-\x9c\x9e-\xff\r\n\t]{5,}")
_UTF8 = re.compile(rb"[\xc3-\xc5][\x80-\xbf]")
_WORD = re.compile(f"[{_LETTER}]+")
_LIKELY_WORD = re.compile(f"[{_LETTER[:3]}\u00c0-\u00de]?[a-z\u00df-\u00ff]+|[A-Z\u00c0-\u00de]{{2,}}")
_VOWEL = re.compile(
    "[aeiouyAEIOUY\u00c0-\u00c6\u00c8-\u00cf\u00d2-\u00d6\u00d8-\u00dd\u00e0-\u00e6\u00e8-\u00ef\u00f2-\u00fd]"
)
_SHARE = 0.6
"""Of a piece's characters, how many have to lie in something that looks like a word."""


_PLAIN = 0.7
"""Of a piece's letters, how many have to be plain ones."""
_SHORT = 12
_ODD = frozenset("^`~|{}<>=[]\\#$%*+;?")
"""Signs that do not stand in a single name, but among random bytes."""


def pieces(data: bytes) -> Iterator[str]:
    r"""Every piece that reads like words, once each, in order: first the wide ones, then the narrow.

    >>> list(pieces(b"\x01\x02" + "Lorna Pike".encode("utf-16-le") + b"\x00\x00\x03\x9e\x01Ashdale\x00x9%k"))
    ['Lorna Pike', 'Ashdale']
    """
    seen: set[str] = set()
    looked_at = data[:LOOKED_AT]
    for text in (*_wide(looked_at), *_narrow(looked_at)):
        if text not in seen and reads_like_words(text):
            seen.add(text)
            yield text


def reads_like_words(text: str) -> bool:
    r"""Whether most of a piece is words: runs of letters in a usual case, with a vowel.

    >>> reads_like_words("C:\\Users\\lpike"), reads_like_words("xK9#q fGb"), reads_like_words("Calibri")
    (True, False, True)
    """
    words = [w for w in _WORD.findall(text) if len(w) > 2 and _LIKELY_WORD.fullmatch(w) and _VOWEL.search(w)]
    if len(text) < _SHORT and any(sign in _ODD for sign in text):
        return False
    letters = sum(map(len, words))
    # Among random bytes accented letters are as frequent as plain ones; in words they are rare.
    plain = sum(map(str.isascii, "".join(words))) >= _PLAIN * letters
    return plain and any(len(w) > 3 for w in words) and letters >= _SHARE * sum(map(str.isalnum, text))


def _wide(data: bytes) -> Iterator[str]:
    for match in _WIDE.finditer(data):
        yield match.group().decode("utf-16-le", "replace").strip()


def _narrow(data: bytes) -> Iterator[str]:
    for match in _NARROW.finditer(data):
        raw = match.group()
        coded = "utf-8" if _UTF8.search(raw) else "cp1252"
        for line in re.split(r"[\r\n\t]+", raw.decode(coded, "replace")):
            if len(line.strip()) > 3:
                yield line.strip()
