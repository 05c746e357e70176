"""The running text of a PDF, to be held against that of a Word file."""

from __future__ import annotations

from redraft.leaks.pdf.lines import body_of, joined
from redraft.leaks.pdf.parts import pieces
from redraft.leaks.pdf.pieces import Sort

_BESIDE = frozenset({Sort.BESIDE, Sort.BURIED})


def running_text(data: bytes) -> tuple[str, str]:
    """The text of all pages without the lines that come back on page after page; and all pages whole, with all beside."""
    pages, beside = [], []
    for piece in pieces(data):
        if piece.sort is Sort.PAGE:
            pages.append(piece.text)
        elif piece.sort in _BESIDE:
            beside.append(piece.text)
    return joined("\n".join(body_of(pages))), "\n".join((*pages, *beside))
