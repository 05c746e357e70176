"""Opens a PDF with pypdf so that neither a damaged nor a hostile one takes more than its share, and nothing is logged.

pypdf bounds depth, entries and the length of decoded streams (`pypdf.Configuration`); time and the text that is kept are
bounded here. Its warnings may quote the file, so they go nowhere; those that mean lost text are counted.
"""

from __future__ import annotations

import io
import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from pypdf import Configuration, PdfReader, apply_configuration

LONGEST_STREAM = 64_000_000
"""Bytes of one stream after decoding; images are not decoded at all."""
LARGEST_FILE = 1 << 28
MOST_TEXT = 40_000_000
"""Characters kept of one file."""
_SECONDS, _SECONDS_A_MEGABYTE, _MOST_SECONDS = 20.0, 10.0, 300.0
_ENCRYPTED = "encrypted or restricted: save it without password and restrictions"
_LIMITS = Configuration(
    array_based_stream_maximum_output_length=LONGEST_STREAM,
    lzw_maximum_output_length=LONGEST_STREAM,
    run_length_maximum_output_length=LONGEST_STREAM,
    zlib_maximum_output_length=LONGEST_STREAM,
    stream_parsing_work_maximum_count=1_200_000,
    jbig2dec_binary=None,
    disable_legacy_handling=True,
)
_LOST = ("Impossible to decode XFormObject", "Exceeded", "Advanced encoding", "Detected cyclic form")


class PdfClosedError(ValueError):
    """The file cannot be opened; the message says why, in words for the user."""


class PdfLimitError(Exception):
    """The file takes more time or memory than it is given."""


@dataclass(slots=True)
class Budget:
    """What may still be spent on one file: seconds until `ends` (of the monotonic clock), characters that are kept."""

    ends: float
    characters: int = MOST_TEXT

    @classmethod
    def of(cls, size: int) -> Budget:
        """The budget of a file of `size` bytes."""
        seconds = min(_SECONDS + _SECONDS_A_MEGABYTE * size / 1_000_000, _MOST_SECONDS)
        return cls(time.monotonic() + seconds)

    def check(self) -> None:
        """Raises PdfLimitError once the time is over."""
        if time.monotonic() > self.ends:
            raise PdfLimitError

    def keep(self, text: str) -> str:
        """`text`, charged. Raises: PdfLimitError if it is more than may be kept."""
        self.check()
        self.characters -= len(text)
        if self.characters < 0:
            raise PdfLimitError
        return text


class Complaints(logging.Handler):
    """pypdf's warnings while a file is read, unsaid; `lost` counts those after which text is missing."""

    def __init__(self) -> None:
        super().__init__()
        self.lost = 0

    def emit(self, record: logging.LogRecord) -> None:
        """Count the record; its arguments, which may quote the file, are never looked at."""
        self.lost += str(record.msg).startswith(_LOST)


@contextmanager
def reading() -> Iterator[Complaints]:
    """Limits on what pypdf decodes, and silence, for as long as a file is read."""
    logger, complaints = logging.getLogger("pypdf"), Complaints()
    propagates, logger.propagate = logger.propagate, False
    logger.addHandler(complaints)
    try:
        with apply_configuration(_LIMITS):
            yield complaints
    finally:
        logger.removeHandler(complaints)
        logger.propagate = propagates


def open_pdf(data: bytes) -> PdfReader:
    """A reader on the PDF in `data`; only within `reading`.

    Raises:
        PdfClosedError: if it is encrypted (even if it opens without a password), damaged, without pages or too large.
    """
    if len(data) > LARGEST_FILE:
        raise PdfClosedError("a PDF larger than redraft inspects")
    try:
        reader = PdfReader(io.BytesIO(data), strict=False)
        if reader.is_encrypted:
            raise PdfClosedError(_ENCRYPTED)
        if not len(reader.pages):
            raise PdfClosedError("a PDF without a page, or damaged")
    except PdfClosedError:
        raise
    except Exception as error:  # whatever a damaged file makes pypdf raise
        raise PdfClosedError(_ENCRYPTED if b"/Encrypt" in data else "a damaged PDF") from error
    return reader
