"""Taking a zip archive apart within limits, so that no hostile or broken file fills the memory or reaches the disk.

Names of members are only ever names: nothing is unpacked to disk, and what could not be the name of a part (ECMA-376
part 2, 6.2.2) is left out of every copy.
"""

from __future__ import annotations

import zipfile
import zlib
from dataclasses import dataclass, field
from io import BytesIO

from redraft.documents.ooxml.opening.containers import refuse_other_containers
from redraft.errors import DraftDamaged, DraftEncrypted, DraftTooLarge
from redraft.text import Unread

MAX_ENTRIES = 10_000
"""Members of an archive; the largest real document seen had some 600."""
MAX_PART_BYTES = 256 * 1024 * 1024
MAX_TOTAL_BYTES = 768 * 1024 * 1024
"""Decompressed size of all members together."""
MAX_RATIO = 400
"""Decompressed to compressed size of one member, once it is larger than `RATIO_FLOOR`; Word's own XML stays below 100."""
RATIO_FLOOR = 16 * 1024 * 1024

_ENCRYPTED_FLAG = 0x1
_TWICE = "The file held a part twice, word for word the same; one of the two is used."
_NOT_A_NAME = "a member of the archive under a name that no part can have"


@dataclass(slots=True)
class Unpacked:
    """The members of an archive by name, in its order, and what is to be said about it."""

    parts: dict[str, bytes] = field(default_factory=dict)
    notices: list[str] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)


def unpack(data: bytes) -> Unpacked:
    """The members of an Office archive of any kind, read within the limits above.

    Raises:
        DraftEmpty, DraftEncrypted, DraftLegacy, DraftUnsupported, DraftDamaged, DraftTooLarge: each as its name says.
    """
    refuse_other_containers(data)
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return _read_members(archive)
    except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError, ValueError, RuntimeError, zlib.error):
        # zipfile raises any of these on broken archives, and its messages may name members.
        raise DraftDamaged("This file is not a readable Office package.") from None


def _read_members(archive: zipfile.ZipFile) -> Unpacked:
    entries = [e for e in archive.infolist() if not e.is_dir()]
    if len(entries) > MAX_ENTRIES:
        raise DraftTooLarge(f"This file has more than {MAX_ENTRIES} parts.")
    found = Unpacked()
    total = 0
    for entry in entries:
        if entry.flag_bits & _ENCRYPTED_FLAG:
            raise DraftEncrypted("This file is an encrypted archive.")
        content = _read_member(archive, entry)
        total += len(content)
        if total > MAX_TOTAL_BYTES:
            raise DraftTooLarge("This file is too large once unpacked.")
        _keep(found, entry.filename.replace("\\", "/").lstrip("/"), content)
    return found


def _keep(found: Unpacked, name: str, content: bytes) -> None:
    if not _can_be_a_part(name):
        found.unread.append(Unread("(archive)", _NOT_A_NAME))
    elif name not in found.parts:
        found.parts[name] = content
    elif found.parts[name] == content:
        found.notices.append(_TWICE)
    else:
        # Programs disagree on which of the two counts.
        raise DraftDamaged("This file holds two different parts of one name.")


def _can_be_a_part(name: str) -> bool:
    """Whether no segment of a name is empty, climbs out of the archive, or holds a control character or a drive.

    >>> _can_be_a_part("word/document.xml"), _can_be_a_part("word/../../x"), _can_be_a_part("C:/x")
    (True, False, False)
    """
    steps = name.split("/")
    return name.isprintable() and ":" not in steps[0] and not any(step in ("", ".", "..") for step in steps)


def _read_member(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    # The size in the directory is only what the file claims, so the reading itself is bounded too.
    if entry.file_size > MAX_PART_BYTES:
        raise DraftTooLarge("A part of this file is too large once unpacked.")
    if entry.file_size > RATIO_FLOOR and entry.file_size > MAX_RATIO * max(entry.compress_size, 1):
        raise DraftTooLarge("A part of this file is packed more tightly than any real document.")
    with archive.open(entry) as stream:
        content = stream.read(MAX_PART_BYTES + 1)
    if len(content) > MAX_PART_BYTES:
        raise DraftTooLarge("A part of this file is too large once unpacked.")
    return content
