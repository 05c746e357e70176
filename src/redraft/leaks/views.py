"""One part's bytes as every text it could be read as: by encoding, by escaping, inside base64."""

from __future__ import annotations

import base64
import binascii
import html
import re
from collections.abc import Iterator
from urllib.parse import unquote

from redraft.leaks.folding import fold, together, turned_round
from redraft.leaks.rtf import is_rtf, rtf_text

_BASE64_TOKEN = re.compile(r"[A-Za-z0-9+/_-]{6,}")
_BASE64_REST = re.compile(r"(?:\r?\n[ \t]*[A-Za-z0-9+/_-]+)*={0,2}")
_LONG_TOKEN = 16
"""Letters from which on a token may be base64 though no equals sign follows it."""
_URL_SAFE = str.maketrans("-_", "+/", "\r\n\t =")
_ANY_TAG = re.compile(r"<[^<>]{0,2000}>")
_QUOTED_PRINTABLE = re.compile(r"=\r?\n|=([0-9A-F]{2})")
_JSON = re.compile(r"\\u([0-9a-fA-F]{4})")
_ESCAPES = re.compile(r"\\(?:x([0-9a-fA-F]{2})|([0-3][0-7]{2})|([0-9a-fA-F]{2,6}) ?)")
_HEX = re.compile(r"(?:[0-9A-Fa-f]{2}[\r\n \t]?){8,}")
_UTF_7 = re.compile(rb"\+[A-Za-z0-9+/]{3,}-?")
_PRINTABLE = re.compile(r"[\w\s!-~]")
_CONTEXT = 4


def text_views(data: bytes) -> Iterator[tuple[str, str]]:
    """(how, text) of bytes that hold text and are no XML; the text is folded."""
    return _views(as_text(data), data)


def xml_views(text: str) -> Iterator[tuple[str, str]]:
    """(how, text) of the text of XML `without_markup`; the text is folded."""
    return _views(text, None)


def _views(text: str, data: bytes | None) -> Iterator[tuple[str, str]]:
    """(how, text) of `text`, which is that of `data` or of XML."""
    xml = data is None
    yield "in the raw text", fold(text)
    if not xml and ("&" in text or "<" in text):
        yield "escaped, or between tags", fold(html.unescape(_ANY_TAG.sub("", text)))
    elif xml and "&" in text and "<" in text:
        yield "escaped twice", fold(html.unescape(_ANY_TAG.sub("", text)))
    if "%" in text and (plain := unquote(text)) != text:
        yield "percent-encoded", fold(plain)
        if "%" in plain and (twice := unquote(plain)) != plain:
            yield "percent-encoded twice", fold(twice)
    if "\\" in text:
        yield from _escaped(text)
    if "=\n" in text or "=\r\n" in text:
        unquoted = _QUOTED_PRINTABLE.sub(lambda m: chr(int(m[1], 16)) if m[1] else "", text)
        yield "quoted-printable", fold(unquoted.encode("latin-1", "replace").decode("utf-8", "replace"))
    if data is not None and is_rtf(data):
        yield "in rich text", fold(rtf_text(data))
    if apart := together(text):
        yield "letters set apart", fold(apart)
    if turned := turned_round(text):
        yield "set backwards", fold(turned)
    if data is not None and _UTF_7.search(data):
        yield "in UTF-7", fold(data.decode("utf-7", "replace"))


def _escaped(text: str) -> Iterator[tuple[str, str]]:
    r"""Text with the escapes of JSON (\u0041), of C and Python (\x41, \101) and of style sheets (\41 ) undone."""
    if _JSON.search(text):
        yield "escaped", fold(_JSON.sub(lambda m: chr(int(m[1], 16)), text))
    if _ESCAPES.search(text):
        yield "escaped", fold(_ESCAPES.sub(_unescaped, text))


def _unescaped(escape: re.Match[str]) -> str:
    code = int(escape[2], 8) if escape[2] else int(escape[1] or escape[3], 16)
    return chr(code) if code < 0x110000 else ""


def binary_views(data: bytes) -> Iterator[tuple[str, str]]:
    """(how, text) of bytes in an unknown format: as bytes, and as UTF-16 in both orders at both offsets."""
    yield "in raw bytes", fold(as_text(data))
    yield "in raw bytes", fold(data.replace(b"\0", b"").decode("cp1252", "replace"))
    for offset in (0, 1):
        even = data[offset : len(data) - (len(data) - offset) % 2]
        for order in ("utf-16-le", "utf-16-be"):
            yield "in UTF-16", fold(even.decode(order, "replace"))


def base64_view(text: str) -> str:
    """Whatever the base64 stretches of `text` decode to at any of the four offsets, folded."""
    decoded = [piece for stretch in _base64_in(text) for piece in _decode(stretch.translate(_URL_SAFE))]
    return fold("\n".join(as_text(piece) for piece in decoded))


def hex_view(text: str) -> str:
    """Whatever the stretches of hexadecimal digits in `text` say, folded."""
    digits = (re.sub(r"\s", "", stretch[0]) for stretch in _HEX.finditer(text))
    return fold("\n".join(as_text(binascii.unhexlify(each[: len(each) // 2 * 2])) for each in digits))


def in_readable_surroundings(text: str, start: int, length: int) -> bool:
    """Whether the characters around a hit look like text, too: random bytes spell short names by chance."""
    around = text[max(0, start - _CONTEXT) : start] + text[start + length : start + length + _CONTEXT]
    return all(_PRINTABLE.match(c) for c in around)


def _base64_in(text: str) -> Iterator[str]:
    """The stretches of `text` that may be base64, each with the lines that it goes on in."""
    done = 0
    for token in _BASE64_TOKEN.finditer(text):
        start, end = token.span()
        if start >= done and (end - start >= _LONG_TOKEN or text.startswith("=", end)):
            rest = _BASE64_REST.match(text, end)
            done = rest.end() if rest else end
            yield text[start:done]


def _decode(token: str) -> Iterator[bytes]:
    for offset in range(4):
        piece = token[offset:]
        piece = piece[: len(piece) - (len(piece) % 4 == 1)]
        try:
            yield base64.b64decode(piece + "=" * (-len(piece) % 4))
        except (binascii.Error, ValueError):
            continue


def as_text(data: bytes) -> str:
    """UTF-8, or UTF-16 of Latin letters, as text: the bytes 0 between its letters fall away."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    if len(data) > 3 and data[1::2].count(0) > 0.9 * (len(data) // 2):
        return data.decode("utf-16-le", "replace")
    if len(data) > 3 and data[::2].count(0) > 0.9 * (len(data) // 2):
        return data.decode("utf-16-be", "replace")
    return data.replace(b"\0", b"").decode("utf-8", "replace")
