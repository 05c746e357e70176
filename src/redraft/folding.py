"""One way to compare wording: without case, accents, dots and the many sorts of apostrophe, hyphen and space."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_PLAIN = str.maketrans(
    {
        "‘": "'", "’": "'", "ʼ": "'", "`": "'", "´": "'", "′": "'",
        "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "−": "-",
        "\u00ad": None, "\u200b": None, "\u200c": None, "\u200d": None, "\u2060": None, "\ufeff": None,
        # letters that no Unicode decomposition reduces to their plain neighbour
        "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "ı": "i", "ħ": "h",
        "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "þ": "th", "Þ": "Th",
    }
)  # fmt: skip

_KEPT = 1 << 14
"""So many wordings are remembered: those of a case come up over and over, and a worker shall not keep those of many."""


def searchable(text: str) -> str:
    r"""`text` in one plain spelling, its case and full stops kept: what verification looks through.

    >>> searchable("Zoë’s  No.\u00a01")
    "Zoe's No. 1"
    """
    letters = text if text.isascii() else unicodedata.normalize("NFKD", text.translate(_PLAIN))
    if letters.isascii():
        return " ".join(letters.replace("`", "'").split())
    bare = "".join(c for c in letters if not unicodedata.combining(c)).translate(_PLAIN)
    return " ".join(bare.split())


def plain(text: str) -> str:
    r"""`searchable` without full stops: "Dr. P. Hale" and "Dr P Hale" are one.

    >>> plain("Dr.  Zoë\u00a0O’Neil")
    "Dr Zoe O'Neil"
    """
    return searchable(text).replace(".", "")


@lru_cache(maxsize=_KEPT)
def fold(text: str) -> str:
    """`plain` and in lower case: two wordings that fold alike are spelt alike.

    >>> fold("ŁUCJA  St. John‑Croft") == fold("lucja st john-croft")
    True
    """
    return plain(text).casefold()


@lru_cache(maxsize=_KEPT)
def without_possessive(text: str) -> str:
    """`text` without a possessive ending, straight or curly.

    >>> without_possessive("Lorna’s"), without_possessive("the Ashdales'"), without_possessive("St Aldric's Primary")
    ('Lorna', 'the Ashdales', "St Aldric's Primary")
    """
    return re.sub(r"(?:['’]s|(?<=s)['’])$", "", text.strip())
