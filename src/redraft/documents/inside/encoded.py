"""Data written as text: base64 in elements and attributes, hexadecimal in RTF."""

from __future__ import annotations

import base64
import binascii
import re

_BASE64 = re.compile(r"[A-Za-z0-9+/\s]{24,}={0,2}\s*")
_HEXADECIMAL = re.compile(r"(?:0x)?[0-9A-Fa-f\s]+")
_DIGEST = re.compile(r"(?=\S*\d)[A-Za-z0-9+/]{20,}={1,2}")
_SHORTEST = 24
SURELY = 120
"""Characters from which a text that can be base64 is nothing else; a shorter identifier may look like it by chance."""
_READABLE = 0.85


def decoded(text: str) -> bytes | None:
    """The bytes of a text that is base64 throughout, such as a field's data or a certificate; None for anything else.

    >>> decoded("TG9ybmEgUGlrZSB3YXMgaGVyZQ=="), decoded("MediaServiceKeyPoints2020"), decoded("Lorna Pike was here then")
    (b'Lorna Pike was here', None, None)
    """
    if len(text) < _SHORTEST or not _BASE64.fullmatch(text) or _HEXADECIMAL.fullmatch(text):
        return None
    bare = "".join(text.split())
    if len(bare) % 4 or " " in text.strip():
        return None
    try:
        data = base64.b64decode(bare, validate=True)
    except (binascii.Error, ValueError):
        return None
    return data if len(text) >= SURELY or _is_readable(data) else None


def is_digest(text: str) -> bool:
    """Whether a text is a short number in base64, such as a check sum: nobody's words.

    >>> is_digest("jt5BkAAS0eGeUI9I3LbUvc4QUlw="), is_digest("Lorna Pike")
    (True, False)
    """
    return _DIGEST.fullmatch(text.strip()) is not None


def _is_readable(data: bytes) -> bool:
    readable = sum(31 < byte < 127 or byte in b"\r\n\t\0" for byte in data)
    return readable >= _READABLE * len(data)
