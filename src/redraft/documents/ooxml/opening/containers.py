"""What a file really is when it is no zip archive: empty, encrypted, a legacy .doc, or something else."""

from __future__ import annotations

from io import BytesIO

import olefile

from redraft.errors import DraftDamaged, DraftEmpty, DraftEncrypted, DraftLegacy, DraftUnsupported

_ZIP = b"PK"
_OLE = bytes.fromhex("D0CF11E0A1B11AE1")
_OTHERS = (b"{\\rtf", b"%PDF", b"<?xml", b"<html", b"<!DOCTYPE")
_MARK = b"\xef\xbb\xbf"
# Names in the root of a compound file's directory: [MS-OFFCRYPTO] 2.1 and 2.2, [MS-DOC] 2.1.
_PACKAGE_STREAM = "encryptedpackage"
_RIGHTS = ("\x06dataspaces/dataspaceinfo/drmencrypteddataspace", "\x09drmcontent")
_LEGACY_STREAM = "worddocument"
_TELLING = (*_RIGHTS, _PACKAGE_STREAM, _LEGACY_STREAM)
_FIB_FLAGS = 10
"""Where the flags stand in the file information block ([MS-DOC] 2.5.2); the lowest bit of their second byte is fEncrypted."""
_FIB_ENCRYPTED = 0x01


def refuse_other_containers(data: bytes) -> None:
    """Return only for what begins like a zip archive.

    Raises:
        DraftEmpty, DraftEncrypted, DraftLegacy, DraftUnsupported, DraftDamaged: each as its name says.
    """
    if not data:
        raise DraftEmpty("This file is empty.")
    if data.startswith(_ZIP):
        return
    if data.startswith(_OLE):
        _refuse_compound_file(data)
    if data.removeprefix(_MARK).lstrip()[:16].startswith(_OTHERS):
        raise DraftUnsupported("This file is not a Word document, whatever its name says.")
    raise DraftDamaged("This file is not a readable Office package.")


def _refuse_compound_file(data: bytes) -> None:
    streams, flags = _looked_into(data)
    if any(name in streams for name in _RIGHTS):
        raise DraftEncrypted(
            "This file is protected by rights management.",
            "Ask its owner for a copy without restrictions (File, Info, Protect Document), and run again.",
        )
    if _PACKAGE_STREAM in streams:
        raise DraftEncrypted("This file is protected by a password.")
    if _LEGACY_STREAM in streams:
        locked = " and is protected by a password" if flags & _FIB_ENCRYPTED else ""
        raise DraftLegacy(f"This file is in the binary format of Word 97 to 2003{locked}.")
    raise DraftUnsupported("This file is an Office file of an older kind, not a Word document.")


def _looked_into(data: bytes) -> tuple[frozenset[str], int]:
    """The paths of a compound file's streams in lower case, and the second byte of the flags of a Word document's FIB."""
    try:
        with olefile.OleFileIO(BytesIO(data)) as compound:
            streams = frozenset("/".join(path).lower() for path in compound.listdir())
            head = compound.openstream(_LEGACY_STREAM).read(_FIB_FLAGS + 2) if _LEGACY_STREAM in streams else b""
    except Exception:
        # olefile raises whatever its reading of a broken file leads to; the directory may still say what it was.
        return frozenset(name for name in _TELLING if name.rpartition("/")[2].encode("utf-16-le") in data.lower()), 0
    return streams, head[_FIB_FLAGS + 1] if len(head) > _FIB_FLAGS + 1 else 0
