"""What a file really is when it is no zip archive: empty, encrypted, a legacy .doc, or something else."""

from __future__ import annotations

from redraft.errors import DraftDamaged, DraftEmpty, DraftEncrypted, DraftLegacy, DraftUnsupported

_ZIP = b"PK"
_OLE = bytes.fromhex("D0CF11E0A1B11AE1")
_OTHERS = (b"{\\rtf", b"%PDF", b"<?xml", b"<html", b"<!DOCTYPE")
# Names of streams in the directory of a compound file ([MS-CFB], [MS-OFFCRYPTO], [MS-DOC]), in UTF-16.
_ENCRYPTED_STREAMS = ("EncryptedPackage", "DataSpaces", "DRMContent")
_LEGACY_STREAM = "WordDocument"


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
    if data.lstrip()[:16].startswith(_OTHERS):
        raise DraftUnsupported("This file is not a Word document, whatever its name says.")
    raise DraftDamaged("This file is not a readable Office package.")


def _refuse_compound_file(data: bytes) -> None:
    if any(name.encode("utf-16-le") in data for name in _ENCRYPTED_STREAMS):
        raise DraftEncrypted("This file is protected by a password or by rights management.")
    if _LEGACY_STREAM.encode("utf-16-le") in data:
        raise DraftLegacy("This file is in the binary format of Word 97 to 2003.")
    raise DraftUnsupported("This file is an Office file of an older kind, not a Word document.")
