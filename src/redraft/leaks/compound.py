"""The streams of a compound file ([MS-CFB]): an embedded object, a macro project, or a file of Office 97 to 2003.

Read with olefile, so that a name cut by the border of two sectors is whole again.
"""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from dataclasses import dataclass

import olefile

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""What a compound file begins with."""
PAYLOAD = "payload"
"""The name of the file that a packager object ([MS-OLEDS] 2.3.6) wraps."""

_NATIVE = "\x01Ole10Native"


class DamagedCompoundError(ValueError):
    """Not a compound file that can be opened."""


@dataclass(frozen=True, slots=True)
class Stream:
    """One stream: its path with its storages, control characters left out, and its bytes; None if they are damaged."""

    name: str
    data: bytes | None


def streams(data: bytes) -> tuple[Stream, ...]:
    """Every stream of the compound file in `data`, and the file inside each packager object.

    Raises:
        DamagedCompoundError: if it is none.
    """
    logging.getLogger("olefile").disabled = True
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as compound:
            return tuple(_read(compound))
    except (OSError, ValueError, TypeError, IndexError, KeyError, AttributeError, RecursionError) as error:
        raise DamagedCompoundError("not a compound file") from error


def native_payload(data: bytes) -> bytes | None:
    r"""The file that an Ole10Native stream wraps; None if it is laid out otherwise.

    A size, two bytes, the label and the original path ending in zeros, four bytes, the length and text of the path it
    was unpacked to, the length of the file, the file. The paths are found in the stream itself.

    >>> native_payload(b"\x1c\0\0\0\2\0a.txt\0C:\\a.txt\0\0\0\3\0\4\0\0\0C:\\\0\3\0\0\0abc")
    b'abc'
    """
    at = 6
    for _ in range(2):
        end = data.find(b"\0", at)
        if end < 0:
            return None
        at = end + 1
    at += 4
    at += 4 + int.from_bytes(data[at : at + 4], "little")
    size = int.from_bytes(data[at : at + 4], "little")
    payload = data[at + 4 : at + 4 + size]
    return payload if size and len(payload) == size else None


def _read(compound: olefile.OleFileIO) -> Iterator[Stream]:
    for path in compound.listdir(streams=True, storages=False):
        name = "/".join("".join(c for c in step if c.isprintable()) for step in path)
        try:
            with compound.openstream(path) as opened:
                content = opened.read()
        except (OSError, ValueError, TypeError, IndexError):
            yield Stream(name, None)
            continue
        yield Stream(name, content)
        if path[-1] == _NATIVE and (payload := native_payload(content)) is not None:
            yield Stream(f"{name}/{PAYLOAD}", payload)
