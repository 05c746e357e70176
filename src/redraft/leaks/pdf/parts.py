"""A PDF taken apart into labelled pieces: every place of it that can hold words, and what cannot be looked into."""

from __future__ import annotations

from collections.abc import Iterator

from redraft.leaks.container import WHOLE
from redraft.leaks.pdf.file import Budget, Complaints, PdfClosedError, PdfLimitError, open_pdf, reading
from redraft.leaks.pdf.objects import skeleton
from redraft.leaks.pdf.pieces import Piece, Sort
from redraft.leaks.pdf.places import annotation_pieces, named_places, page_pieces
from redraft.leaks.pdf.remains import remains, revision_pieces


def pieces(data: bytes) -> Iterator[Piece]:
    """Everything that the PDF in `data` holds, pages first; whatever is wrong with it comes as a piece that is closed."""
    with reading() as complaints:
        try:
            yield from _of_file(data, complaints, Budget.of(len(data)))
        except PdfClosedError as error:
            yield Piece(WHOLE, Sort.CLOSED, str(error))
            yield Piece("bytes between the objects", Sort.BETWEEN, data=skeleton(data).data)
        except PdfLimitError:
            yield Piece(
                WHOLE, Sort.CLOSED, "not all of it was read: it takes longer, or holds more, than redraft allows"
            )
        except (GeneratorExit, OSError):
            raise
        except Exception:  # a kind of damage that was not foreseen: doubt counts against the file
            yield Piece(WHOLE, Sort.CLOSED, "a damaged PDF: not all of it could be read")


def _of_file(data: bytes, complaints: Complaints, budget: Budget) -> Iterator[Piece]:
    reader = open_pdf(data)
    bones = skeleton(data)
    yield from page_pieces(reader, complaints, budget)
    yield from named_places(reader, budget)
    yield from annotation_pieces(reader, complaints, budget)
    yield from revision_pieces(data, bones, complaints, budget)
    yield from remains(data, bones, reader, complaints, budget)
