"""Opening the inside of a part by what its bytes are, and of what lies in it, down to the last text."""

from __future__ import annotations

from collections.abc import Iterator

from redraft.documents.inside.archives import archive_texts, is_archive
from redraft.documents.inside.compound import compound_texts, is_compound
from redraft.documents.inside.found import MAX_DEPTH, Allowance, Found, Inner, Text, WordReader
from redraft.documents.inside.markup import markup_root, markup_texts
from redraft.documents.inside.metafile_enhanced import enhanced_texts, is_enhanced
from redraft.documents.inside.metafile_windows import is_windows, windows_texts
from redraft.documents.inside.packed import is_packed, unpacked
from redraft.documents.inside.pdf import is_pdf, pdf_texts
from redraft.documents.inside.picture_data import is_picture, picture_texts
from redraft.documents.inside.rich_text import is_rich_text, rich_texts
from redraft.documents.inside.strings import LOOKED_AT, pieces
from redraft.documents.inside.web import is_mail, is_web, mail_texts, web_texts
from redraft.documents.ooxml.opening.content_types import CONTENT_TYPES
from redraft.text import Unread

_WORD_TYPE = b"wordprocessingml."
_TOO_DEEP = "a file inside files inside files, deeper than redraft opens"
_TOO_MUCH = "more text than redraft reads from the inside of one draft"
UNKNOWN = "data of an unknown kind: only pieces that read like words were taken from it"
_TOO_LARGE = "data too large to be looked through whole"


def opened(inner: Inner, allowance: Allowance, word: WordReader) -> Iterator[Text | Unread]:
    """Every text inside, once each, and what could not be read; `word` reads Word files.

    Never raises for what the bytes are: whatever cannot be opened is named.
    """
    if inner.depth > MAX_DEPTH:
        yield inner.unread(_TOO_DEEP)
        return
    for found in _found(inner, allowance, word):
        if isinstance(found, Inner):
            yield from opened(found, allowance, word)
        elif isinstance(found, Unread):
            yield found
        elif _says_something(found.text) and found.text not in allowance.told:
            if not allowance.read(found.text):
                yield Unread(found.part, _TOO_MUCH)
                return
            allowance.told.add(found.text)
            yield found


def is_drawing(data: bytes) -> bool:
    """Whether these bytes are a drawing whose texts can be read: EMF, WMF, either packed, or SVG."""
    return is_enhanced(data) or is_windows(data) or is_packed(data) or markup_root(data) is not None


def _found(inner: Inner, allowance: Allowance, word: WordReader) -> Iterator[Found]:
    """What this opener finds; an error of a library on damaged bytes becomes a place that was not read."""
    try:
        yield from _open(inner, allowance, word)
    except (ValueError, LookupError, OSError, EOFError, ArithmeticError, RecursionError, MemoryError, TypeError):
        # The libraries raise any of these on damaged bytes, and their messages may quote them.
        yield inner.unread("data that is damaged")


def _open(inner: Inner, allowance: Allowance, word: WordReader) -> Iterator[Found]:
    data = inner.data
    if is_archive(data):
        yield from word(inner, allowance) if _is_word(data) else archive_texts(inner, allowance)
    elif is_compound(data):
        yield from compound_texts(inner, allowance)
    elif is_packed(data):
        yield from unpacked(inner, allowance)
    elif is_picture(data):
        yield from picture_texts(inner)
    elif is_enhanced(data):
        yield from enhanced_texts(inner)
    elif is_windows(data):
        yield from windows_texts(inner)
    elif is_pdf(data):
        yield from pdf_texts(inner)
    elif is_rich_text(data):
        yield from rich_texts(inner)
    else:
        yield from _open_text(inner)


def _open_text(inner: Inner) -> Iterator[Found]:
    data = inner.data
    root = markup_root(data) if data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"<" else None
    if root is not None and not is_web(data):
        yield from markup_texts(root, inner)
    elif is_mail(data):
        yield from mail_texts(inner)
    elif is_web(data) or data.lstrip()[:1] == b"<":
        yield from web_texts(inner)
    elif (text := _plain(data)) is not None:
        for number, line in enumerate(text.splitlines()):
            yield inner.text(str(number), line.strip())
    elif data.strip(b"\0 "):
        yield inner.unread(UNKNOWN if len(data) <= LOOKED_AT else _TOO_LARGE)
        for number, piece in enumerate(pieces(data)):
            yield inner.text(str(number), piece)


def _is_word(data: bytes) -> bool:
    """Whether an archive is a Word file: told by its declared types, which are looked for in its directory."""
    return CONTENT_TYPES.encode() in data and b"word/document" in data


def _plain(data: bytes) -> str | None:
    """The text of a plain text file; None for binary data."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data[: len(data) // 2 * 2].decode("utf-16", "replace")
    if b"\0" in data or any(byte < 32 and byte not in b"\t\n\r\f" for byte in data[:4096]):
        return None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _says_something(text: str) -> bool:
    return any(map(str.isalnum, text))
