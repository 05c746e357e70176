"""How a PDF is known from other files, without its library."""

from __future__ import annotations

from pathlib import Path

NO_PDF = "not a PDF, whatever its name says"
_WITHIN = 1024


def is_pdf(data: bytes, *, whole: bool) -> bool:
    """Whether `data` is a PDF: at its very beginning, or, of a `whole` file, wherever readers look for the mark.

    That is in the first 1024 bytes (ISO 32000-2, annex I.2).
    """
    return b"%PDF-" in data[:_WITHIN] if whole else data.startswith(b"%PDF-")


def is_called_pdf(path: Path) -> bool:
    """Whether a file's name says that it is a PDF."""
    return path.suffix.lower() == ".pdf"
