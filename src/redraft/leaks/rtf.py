"""Rich text ([MS-RTF] 1.9.1) as the text it holds, hidden destinations included."""

from __future__ import annotations

import re

_TOKEN = re.compile(
    r"\\'([0-9a-fA-F]{2})|\\u(-?\d+) ?|\\(par|line|cell|row|tab|sect|page)\b ?|\\(bin\d+) ?|\\[a-zA-Z]+-?\d* ?|\\([^a-zA-Z])|([{}])|[\r\n]+"
)
_FALLBACK = re.compile(r"\\uc(\d+)")
_BREAKS = {"tab": " ", "cell": "\n", "par": "\n", "line": " ", "row": "\n", "sect": "\n", "page": "\n"}
_CHARACTERS = {"~": "\u00a0", "_": "-", "-": "", "\n": "\n", "\r": "\n"}


def is_rtf(data: bytes) -> bool:
    r"""Whether `data` is a file of rich text.

    >>> is_rtf(rb"{\rtf1 Text}")
    True
    """
    return data[:200].lstrip().startswith(b"{\\rtf")


def rtf_text(data: bytes) -> str:
    r"""The text of a rich text file, all groups alike: also of properties, comments, field codes and font tables.

    A character given as ``\uN`` is followed by one that stands for it in older programs, which is left out.

    >>> rtf_text(rb"{\rtf1{\info{\author J\'f6rg}}Zo\u235?\par Smi{\b th}}")
    'JörgZoë\nSmith'
    """
    text = data.decode("cp1252", "replace")
    fallback = _FALLBACK.search(text)
    skip = int(fallback[1]) if fallback else 1
    pieces: list[str] = []
    at, owed = 0, 0
    for token in _TOKEN.finditer(text):
        plain = text[at : token.start()]
        pieces.append(plain[owed:])
        owed = max(0, owed - len(plain))
        at = token.end()
        if token[1]:
            pieces.append("" if owed else bytes.fromhex(token[1]).decode("cp1252", "replace"))
            owed = max(0, owed - 1)
        elif token[2]:
            pieces.append(_character(int(token[2])))
            owed = skip
        elif token[3]:
            pieces.append(_BREAKS[token[3]])
        elif token[5]:
            pieces.append(_CHARACTERS.get(token[5], token[5] if token[5] in "\\{}" else ""))
    return "".join((*pieces, text[at:])).encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _character(code: int) -> str:
    """The character of a signed 16-bit number; halves of a pair are put together by the caller's encoding."""
    return chr(code % 0x10000)
