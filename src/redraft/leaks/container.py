"""Opens a written file to the last byte: members, inner archives, compound files, and what lies between the members."""

from __future__ import annotations

import io
import xml.etree.ElementTree as ET
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from redraft.leaks.compound import OLE, DamagedCompoundError, Stream, streams
from redraft.leaks.packed import LONGEST, unpacked
from redraft.leaks.pdf.mark import is_pdf
from redraft.leaks.xml_text import XmlText, looks_like_xml, root_of, text_of

WHOLE = "(file)"
"""The name of the one member of a file that is no archive."""
DEEPEST = 4
"""How many containers inside one another are opened."""
LARGEST = 1 << 29
"""Bytes of one member after inflation; a publication copy holds nothing of the kind."""
LARGEST_KEPT = 1 << 25
"""Bytes of all members together that are kept while a file is looked at, with what was parsed of them."""
MOST = 1 << 30
"""Bytes of all members together after inflation."""

ARCHIVE = "(archive)"
"""The member that stands for the bytes of an archive outside its members, or of a compound file's directory."""
INSIDE = "!"
"""What stands between the name of a container and that of a member of it."""

_ZIP = b"PK\x03\x04"
_LOCAL_HEADER = 30
_BINARY_OFFICE = frozenset({"WordDocument", "Workbook", "Book", "PowerPoint Document"})


@dataclass(frozen=True)
class Member:
    """Some bytes of the file: a member of the package (`name` with its inner archive before it), or what is no member.

    As XML it is parsed once, whoever asks. Raises: UnreadableXmlError: from `root` and `text`, if it cannot be.
    """

    name: str
    data: bytes

    @property
    def is_xml(self) -> bool:
        """Whether it calls itself XML, by its name or by how it begins."""
        return looks_like_xml(self.name, self.data)

    @cached_property
    def root(self) -> ET.Element:
        """The root of the XML."""
        return root_of(self.data)

    @cached_property
    def text(self) -> XmlText:
        """The wording of the XML."""
        return text_of(self.root)


@dataclass(frozen=True, slots=True)
class Closed:
    """A member that could not be opened, and why."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Opened:
    """A file that is taken apart once for all that is asked of it; `is_pdf` as a whole.

    Iterating gives what `members` gives. A large file is not `kept`, but taken apart whenever it is asked for.
    """

    path: Path
    is_pdf: bool
    kept: tuple[Member | Closed, ...] | None = field(repr=False)

    def __iter__(self) -> Iterator[Member | Closed]:
        return members(self.path) if self.kept is None else iter(self.kept)


class _Budget:
    """How many bytes may still be inflated from one file."""

    def __init__(self) -> None:
        self.left = MOST

    def take(self, size: int) -> bool:
        """Whether `size` more bytes may be inflated; they are counted if so."""
        if size > min(self.left, LARGEST):
            return False
        self.left -= size
        return True


def opened(file: Path | Opened) -> Opened:
    """The file, opened; one that is open already as it is. Raises: OSError if it cannot be read."""
    if isinstance(file, Opened):
        return file
    kept: list[Member | Closed] = []
    size = 0
    for member in members(file):
        size += len(member.data) if isinstance(member, Member) else 0
        if size > LARGEST_KEPT:
            return Opened(file, _is_pdf(file), None)
        kept.append(member)
    return Opened(file, _is_pdf(file), tuple(kept))


def _is_pdf(path: Path) -> bool:
    with path.open("rb") as file:
        return is_pdf(file.read(1024), whole=True)


def members(path: Path) -> Iterator[Member | Closed]:
    """Everything in the file at `path`; a file that is no archive is one member.

    The bytes of an archive outside its members (their names, extra fields, comments, data before, between and after)
    come as a member named ``(archive)``. The streams of compound files ([MS-CFB]), packages inside them, macro source
    and compressed streams are members as well, under the name of what holds them and ``!``.
    A PDF is one member, and is taken apart elsewhere, wherever it lies. Raises: OSError if the file cannot be read at all.
    """
    data = path.read_bytes()
    budget = _Budget()
    portable = is_pdf(data, whole=True)
    if not portable and not data.startswith(OLE) and zipfile.is_zipfile(io.BytesIO(data)):
        yield from _archive(data, "", 1, budget)
        return
    yield Member(WHOLE, data)
    if data.startswith(OLE):
        yield from _compound(data, "", 1, budget, whole=True)
    elif not portable:
        yield from _inside(data, WHOLE, 1, budget)


def inside(data: bytes, name: str) -> Iterator[Member | Closed]:
    """A file that lies in another one, such as an attachment of a PDF: itself, and what is in it as ``name!member``."""
    yield Member(name, data)
    yield from _inside(data, name, 1, _Budget())


def _inside(
    data: bytes, name: str, depth: int, budget: _Budget, *, of_compound: bool = False
) -> Iterator[Member | Closed]:
    """What a member holds, if it is a container of any kind; the member itself has been told of."""
    if is_pdf(data, whole=False):
        return
    if data.startswith(_ZIP):
        if depth >= DEEPEST:
            yield Closed(name, "archives nested too deeply")
        else:
            yield from _archive(data, name + INSIDE, depth + 1, budget)
    elif data.startswith(OLE):
        if depth >= DEEPEST:
            yield Closed(name, "compound files nested too deeply")
        else:
            yield from _compound(data, name + INSIDE, depth + 1, budget)
    else:
        for label, content in unpacked(data, of_compound=of_compound):
            if depth >= DEEPEST:
                yield Closed(name, "packed data nested too deeply")
                return
            if len(content) >= LONGEST:
                yield Closed(name, "more compressed data than is unpacked")
            if not budget.take(len(content)):
                yield Closed(name, "more compressed data than anything redraft writes")
                return
            yield Member(name + INSIDE + label, content)
            yield from _inside(content, name + INSIDE + label, depth + 1, budget)


def _archive(data: bytes, prefix: str, depth: int, budget: _Budget) -> Iterator[Member | Closed]:
    outside = bytearray(data)
    try:
        package = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        yield Closed(prefix + ARCHIVE, "an archive that cannot be opened")
        return
    with package:
        for info in package.infolist():
            name = prefix + info.filename
            start = _data_start(data, info)
            end = min(start + info.compress_size, len(data))  # a damaged entry may claim a gigabyte
            outside[start:end] = bytes(max(0, end - start))
            if not budget.take(info.file_size):
                yield Closed(name, "larger than anything redraft writes")
                continue
            try:
                content = package.read(info)
            except (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, EOFError, OSError, ValueError):
                yield Closed(name, "damaged, encrypted or packed in an unknown way")
                continue
            yield Member(name, content)
            yield from _inside(content, name, depth, budget)
    yield Member(prefix + ARCHIVE, bytes(outside).replace(b"\0", b" "))


def _compound(
    data: bytes, prefix: str, depth: int, budget: _Budget, *, whole: bool = False
) -> Iterator[Member | Closed]:
    """The streams of a compound file, whatever sectors they are scattered over; `whole` if it is the file itself."""
    try:
        found = streams(data)
    except DamagedCompoundError:
        yield Closed(prefix + ARCHIVE if prefix else WHOLE, "an OLE container that cannot be opened")
        return
    names = {stream.name for stream in found}
    if "EncryptedPackage" in names:
        yield Closed(prefix + "EncryptedPackage", "encrypted")
    elif whole and names & _BINARY_OFFICE:
        yield Closed(WHOLE, "the binary format of Office 97 to 2003: only its bytes were searched")
    for stream in found:
        yield from _stream(stream, prefix, depth, budget)


def _stream(stream: Stream, prefix: str, depth: int, budget: _Budget) -> Iterator[Member | Closed]:
    name = prefix + stream.name
    if stream.data is None:
        yield Closed(name, "a damaged stream of an OLE container")
    elif not budget.take(len(stream.data)):
        yield Closed(name, "larger than anything redraft writes")
    else:
        yield Member(name, stream.data)
        yield from _inside(stream.data, name, depth, budget, of_compound=True)


def _data_start(data: bytes, info: zipfile.ZipInfo) -> int:
    header = data[info.header_offset : info.header_offset + _LOCAL_HEADER]
    if len(header) < _LOCAL_HEADER:
        return len(data)
    return (
        info.header_offset
        + _LOCAL_HEADER
        + int.from_bytes(header[26:28], "little")
        + int.from_bytes(header[28:30], "little")
    )
