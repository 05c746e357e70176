"""One plain spelling for text that looks alike, so that a dash, an accent or an invisible character hides nothing.

Written for this package alone: the readers have a folding of their own, and a fault in one must not be in the other.
"""

from __future__ import annotations

import re
import unicodedata

_LOOK_ALIKE = {
    "'": "\u2018\u2019\u201a\u201b\u02bc\u02b9\u0060\u00b4\u2032\uff07",
    '"': "\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb",
    "-": "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2043\ufe58\ufe63\uff0d",
    # letters that normalisation does not take apart, some with others that are drawn like them
    "l": "\u0142\u04cf", "L": "\u0141", "o": "\u00f8\u043e\u03bf\u0585\u1d0f", "O": "\u00d8\u041e\u039f", "d": "\u0111\u00f0\u0501",
    "D": "\u0110\u00d0", "i": "\u0131\u0456\u03b9",
    "ae": "\u00e6", "AE": "\u00c6", "oe": "\u0153", "OE": "\u0152", "ss": "\u00df", "SS": "\u1e9e", "th": "\u00fe", "Th": "\u00de",
    # Cyrillic, Greek, Armenian and phonetic letters that are drawn like Latin ones
    "a": "\u0430\u03b1\u0251\u1d00", "c": "\u0441\u1d04", "e": "\u0435\u1d07", "g": "\u0261", "h": "\u04bb\u0570", "j": "\u0458",
    "k": "\u03ba", "n": "\u03b7\u0578", "p": "\u0440\u03c1", "q": "\u051b\u0566", "s": "\u0455", "t": "\u03c4", "u": "\u03c5\u057d",
    "v": "\u03bd", "w": "\u051d\u03c9", "x": "\u0445", "y": "\u0443",
    "A": "\u0410\u0391", "B": "\u0412\u0392\u03b2", "C": "\u0421", "E": "\u0415\u0395", "H": "\u041d\u0397",
    "I": "\u0406\u0399\u04c0\u026a", "J": "\u0408", "K": "\u041a\u039a", "M": "\u041c\u039c", "N": "\u039d", "P": "\u0420\u03a1",
    "S": "\u0405", "T": "\u0422\u03a4", "X": "\u0425\u03a7", "Y": "\u0423", "Z": "\u0396", "3": "\u0417", "4": "\u0427",
}  # fmt: skip
_INVISIBLE = "\u00ad\u180e\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\u2064\ufeff" + "".join(
    chr(c) for c in (*range(0x202A, 0x202F), *range(0x2066, 0x206A), *range(0xFE00, 0xFE10))
)
_TABLE = str.maketrans(
    {**{c: plain for plain, alike in _LOOK_ALIKE.items() for c in alike}, **dict.fromkeys(_INVISIBLE, "")}
)
_COMMON = (
    ("\u2019", "'"),
    ("\u2018", "'"),
    ("\u201c", '"'),
    ("\u201d", '"'),
    ("\u2013", "-"),
    ("\u00a0", " "),
    ("`", "'"),
)
"""What most texts hold of these, to be replaced without looking at every letter."""
_FOREIGN = re.compile(r"[^\x00-\x7f]+")
_COMBINING = re.compile("[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+")
_BLANK = re.compile(r"[^\S\n ]")
_APART = re.compile(r"(?<![^\W_])[^\W\d_](?:[^\S\n]?[ \t\u00a0._*|\u2009\u200a-][^\S\n]?[^\W\d_](?![^\W_])){3,}")
_BACKWARDS = re.compile("[\u202e\u2067]([^\u202c\u2069\n]*)")
_BETWEEN = re.compile(r"[\s._*|-]+")
_SEAM = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Za-z])(?=\d)|(?<=\d)(?=[A-Za-z])")
_SPREAD = " \n-._"


def fold(text: str) -> str:
    r"""`text` with one kind of blank, apostrophe and dash, and without accents and invisible characters.

    Case is kept, and line feeds, which stand between pieces that were put together for one search.

    >>> fold("Zoë\u00a0O\u2019Ha\u00adra\u2011Łuk")
    "Zoe O'Hara-Luk"
    """
    if not text.isascii():
        # Only what is not ASCII is looked at letter by letter, for no normalisation takes other letters apart.
        for common, plain in _COMMON:
            text = text.replace(common, plain)
        text = _FOREIGN.sub(lambda stretch: _plain(stretch[0]), text)
    text = _BLANK.sub(" ", text)
    while "  " in text:
        text = text.replace("  ", " ")
    return text


def _plain(stretch: str) -> str:
    return _COMBINING.sub("", unicodedata.normalize("NFKD", stretch.translate(_TABLE))).translate(_TABLE)


def split_at_capitals(folded: str) -> str:
    """Folded text with a blank wherever small letters go over into a capital, or letters into digits or back.

    >>> split_at_capitals("IMG20 visitToEric2")
    'IMG 20 visit To Eric 2'
    """
    return _SEAM.sub(" ", folded)


def squeeze(folded: str) -> str:
    """Folded text with no blanks, line ends, hyphens, full stops or underscores: what is left of a number or name however it is set out.

    >>> squeeze("999 123-4567")
    '9991234567'
    """
    for mark in _SPREAD:
        folded = folded.replace(mark, "")
    return folded


def together(text: str) -> str:
    r"""The words of `text` that are set letter by letter, one a line, put together; blanks of any width part letters.

    >>> together("Signed: S m i t h, and J.a.n.e.t")
    'Smith\nJanet'
    """
    return "\n".join(_BETWEEN.sub("", word[0]) for word in _APART.finditer(text))


def turned_round(text: str) -> str:
    r"""The stretches of `text` that a mark of direction shows backwards, as they are read.

    >>> turned_round("by \u202ehtimS\u202c")
    'Smith'
    """
    return "\n".join(stretch[1][::-1] for stretch in _BACKWARDS.finditer(text))
