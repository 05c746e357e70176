"""Plain-text drafts: a segment for each block between blank lines, with offsets into the text as it is on disk."""

from __future__ import annotations

import hashlib
import re
from pathlib import PurePath

from redraft.errors import DraftEmpty, DraftUnsupported
from redraft.text import FILE_NAME, Anchor, Draft, Kind, Segment

FORMAT = "txt"

_BLOCK = re.compile(r"\S.*?(?=[^\S\r\n]*(?:(?>\r\n?|\n)[^\S\r\n]*){2,}|\s*\Z)", re.DOTALL)


def decode(data: bytes) -> str:
    r"""The text of a plain file: UTF-8, else Windows-1252; newlines and a byte order mark stay as they are.

    >>> decode(b"caf\xe9\r\n")
    'café\r\n'
    """
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def encoding_of(data: bytes) -> str:
    """The encoding that `decode` takes for these bytes."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def read_plain_text(data: bytes, source: str) -> Draft:
    """The draft in the bytes of a text file named `source`; each anchor's path is its block's offset in code points.

    Raises:
        DraftEmpty: without a single word.
        DraftUnsupported: for binary content.
    """
    if not data:
        raise DraftEmpty("This file is empty.")
    if b"\0" in data:
        raise DraftUnsupported("This file is not plain text, whatever its name says.")
    text = decode(data)
    segments = [
        Segment(Anchor("", str(match.start())), match.group(), Kind.BODY, f"paragraph {number}")
        for number, match in enumerate(_BLOCK.finditer(text), 1)
    ]
    if not any(c.isalnum() for s in segments for c in s.text):
        raise DraftEmpty("This file has no text.")
    segments.append(Segment(FILE_NAME, PurePath(source).stem, Kind.FILE_NAME, "file name"))
    return Draft(source, FORMAT, hashlib.sha256(data).hexdigest(), tuple(segments))
