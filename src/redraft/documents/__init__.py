"""The only door to file formats: `read` turns a file into a `Draft`, whatever its format."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

from redraft.documents.ooxml.reader import read_word
from redraft.documents.plain_text import read_plain_text
from redraft.errors import DraftDamaged, DraftHasMacros, DraftLegacy, DraftMissing, DraftTooLarge, DraftUnsupported
from redraft.text import Draft

_READERS: Mapping[str, Callable[[bytes, str], Draft]] = MappingProxyType({".docx": read_word, ".txt": read_plain_text})

SUFFIXES = frozenset(_READERS)
"""The endings of the files that redraft reads, in lower case."""

MAX_FILE_BYTES = 512 * 1024 * 1024


def read(path: Path) -> Draft:
    """The draft in a file, every place where words live as a segment; the file is opened read-only.

    Raises:
        DraftError: the subclass that says why it cannot be read, without a word of its content.
    """
    try:
        if path.stat().st_size > MAX_FILE_BYTES:
            raise DraftTooLarge("This file is too large.")
        data = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        raise DraftMissing("There is no such file.") from None
    except OSError:
        raise DraftDamaged("This file cannot be opened for reading.", "Close it in Word and run again.") from None
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        _refuse(suffix, data)
    return _READERS[suffix](data, path.name)


def _refuse(suffix: str, data: bytes) -> None:
    if suffix in (".docm", ".dotm"):
        raise DraftHasMacros("This kind of Word file can carry macros.")
    if suffix in (".doc", ".dot") and data:
        read_word(data, "")  # names what is really inside, most often the binary format
        raise DraftLegacy("This file has the ending of the format of Word 97 to 2003.")
    raise DraftUnsupported("redraft does not read this kind of file.")
