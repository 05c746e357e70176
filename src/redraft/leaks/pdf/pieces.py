"""What a PDF is taken apart into."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto


class Sort(Enum):
    """What to do with a piece."""

    PAGE = auto()
    """The text of a page, lines apart: what a reader sees. Pages come first, in their order."""
    BESIDE = auto()
    """Text that stands beside the page, and may repeat what stands on one."""
    BURIED = auto()
    """Text that no reader shows."""
    REST = auto()
    """What has no place of its own, in objects and bytes: of interest where it holds what no labelled piece does."""
    BETWEEN = auto()
    """Bytes that objects stand in, those outside the streams above all: of interest where they hold what no object does."""
    METADATA = auto()
    """Bytes of a picture or a font besides its pixels or outlines."""
    FILE = auto()
    """A file inside the file."""
    CLOSED = auto()
    """What could not be looked into; `text` says why."""
    UNSEEN = auto()
    """What nobody but a person can judge; `text` says why."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece: `label` says where it is, in words of ours; `text` or `data` is what it holds."""

    label: str
    sort: Sort
    text: str = ""
    data: bytes = b""
