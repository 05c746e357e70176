"""The insides of a Word file's parts as segments: what was read there, and what has to be named."""

from __future__ import annotations

from collections.abc import Iterator

from redraft.documents.inside.found import Allowance, Inner, WordReader
from redraft.documents.inside.opening import UNKNOWN, opened
from redraft.documents.ooxml.reading.roles import Reading
from redraft.text import Anchor, Segment, Unread

_READ = "its texts were read, its pictures and figures were not"
_SILENT = "nothing in it could be read as text"


def read_inside(inner: Inner, reading: Reading, allowance: Allowance, word: WordReader) -> Iterator[Segment | Unread]:
    """The segments of everything in `inner`, and by name what was not read.

    A part that has a reason to be named is named in any case, with a word on whether anything could be read of it.
    """
    texts = False
    for found in opened(inner, allowance, word):
        if isinstance(found, Unread):
            # A settings file of a printer is of no known kind by nature, and named as what it is.
            if not (reading.reason and found == inner.unread(UNKNOWN)):
                yield found
        else:
            texts = True
            yield Segment(Anchor(found.part, found.path), found.text, reading.kind, found.where)
    if reading.reason:
        yield Unread(inner.part, f"{reading.reason}: {_READ if texts else _SILENT}")
