"""Writing a package as a zip archive: the same parts always give the same bytes, and never half a file."""

from __future__ import annotations

import os
import tempfile
import zipfile
from collections.abc import Mapping
from pathlib import Path

from redraft.documents.ooxml.content_types import CONTENT_TYPES
from redraft.errors import OutputInUse

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
    handle, name = tempfile.mkstemp(prefix=".redraft-", suffix=".tmp", dir=target.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            _write(parts, stream)
        temporary.replace(target)
    except PermissionError:
        raise OutputInUse("An output file is open in another program.") from None
    finally:
        temporary.unlink(missing_ok=True)


def _write(parts: Mapping[str, bytes], stream: object) -> None:
    with zipfile.ZipFile(stream, "w") as archive:  # type: ignore[call-overload]  # any binary stream will do
        for name in sorted(parts, key=lambda n: n != CONTENT_TYPES):
            info = zipfile.ZipInfo(name, _EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = _UNIX
            info.external_attr = _MODE
            archive.writestr(info, parts[name], compresslevel=6)
