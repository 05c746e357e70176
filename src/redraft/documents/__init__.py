"""The only door to file formats: `read` turns a file into a `Draft`, whatever its format.

A reader is imported with the first file that it reads: many a command on a case reads none.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from redraft.errors import DraftDamaged, DraftMissing, DraftTooLarge, DraftUnsupported
from redraft.text import Draft

_WORD = frozenset((".docx", ".dotx", ".docm", ".dotm"))
_PLAIN_TEXT = frozenset((".txt",))

SUFFIXES = _WORD | _PLAIN_TEXT
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
    if suffix in _PLAIN_TEXT:
        from redraft.documents.plain_text import read_plain_text

        return read_plain_text(data, path.name)
    # Of an older file it says what is really inside: the binary format, or a new file under an old name.
    if suffix in _WORD or suffix in _OLDER:
        from redraft.documents.ooxml.reading.reader import read_word

        return read_word(data, path.name)
    raise DraftUnsupported("redraft does not read this kind of file.")


def pictures_of(path: Path, draft: Draft) -> Iterator[tuple[str, bytes]]:
    """The pictures of a draft that was read from `path`, each by its id, as far as they are parts of that file.

    Raises:
        DraftError: if the file cannot be read any more.
    """
    if not draft.pictures:
        return
    from redraft.documents.ooxml.opening.package import open_package

    parts = open_package(path.read_bytes()).parts
    for picture in draft.pictures:
        if picture.part in parts:
            yield picture.id, parts[picture.part]
