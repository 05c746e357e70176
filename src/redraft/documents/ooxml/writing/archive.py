"""Writing a package as a zip archive: the same parts always give the same bytes, and never half a file."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from redraft.atomic import replacing
from redraft.documents.ooxml.opening.content_types import CONTENT_TYPES

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip archive can hold; what Word itself writes."""
_UNIX = 3
_MODE = 0o600 << 16
# Attributes of zero make some versions of Word for Mac refuse a file.


def write_package(parts: Mapping[str, bytes], target: Path) -> None:
    """Write the parts to `target`, `[Content_Types].xml` first and the others in their order; replaces it as a whole.

    Raises:
        OutputInUse: if another program holds the file open.
    """
    with replacing(target) as stream:
        _write(parts, stream)


def package_bytes(parts: Mapping[str, bytes]) -> bytes:
    """The same archive in memory, for parts that other readers made."""
    out = BytesIO()
    _write(parts, out)
    return out.getvalue()


def _write(parts: Mapping[str, bytes], stream: BinaryIO) -> None:
    with zipfile.ZipFile(stream, "w") as archive:
        for name in sorted(parts, key=lambda n: n != CONTENT_TYPES):
            info = zipfile.ZipInfo(name, _EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = _UNIX
            info.external_attr = _MODE
            archive.writestr(info, parts[name], compresslevel=6)
