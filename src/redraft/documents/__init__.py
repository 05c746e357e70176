"""The only door to file formats: `read` turns a file into a `Draft`, whatever its format."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

from redraft.documents.ooxml.opening.package import open_package
from redraft.documents.ooxml.reading.reader import read_word
from redraft.documents.plain_text import read_plain_text
from redraft.errors import DraftDamaged, DraftMissing, DraftTooLarge, DraftUnsupported
from redraft.text import Draft

_READERS: Mapping[str, Callable[[bytes, str], Draft]] = MappingProxyType(
    {".docx": read_word, ".dotx": read_word, ".docm": read_word, ".dotm": read_word, ".txt": read_plain_text}
)

SUFFIXES = frozenset(_READERS)
"""The endings of the files that redraft reads, in lower case."""

_OLDER = (".doc", ".dot")
"""The endings of Word 97 to 2003; Word itself goes by what is in the file."""

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
    if suffix in _READERS:
        return _READERS[suffix](data, path.name)
    if suffix in _OLDER:
        # It says what is really inside: the binary format, or a new file under an old name.
        return read_word(data, path.name)
    raise DraftUnsupported("redraft does not read this kind of file.")


def pictures_of(path: Path, draft: Draft) -> Iterator[tuple[str, bytes]]:
    """The pictures of a draft that was read from `path`, each by its id, as far as they are parts of that file.

    Raises:
        DraftError: if the file cannot be read any more.
    """
    if not draft.pictures:
        return
    parts = open_package(path.read_bytes()).parts
    for picture in draft.pictures:
        if picture.part in parts:
            yield picture.id, parts[picture.part]
