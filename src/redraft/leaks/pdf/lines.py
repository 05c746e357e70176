"""Lines of a PDF's pages put together again: words over line ends, and the heads and feet that come back on every page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

_HYPHEN = re.compile(r"(?<=[^\W\d_])[-\u00ad\u2010\u2011][ \t]*\r?\n[ \t]*(?=[^\W\d_])")
_END = re.compile(r"[ \t]*\r?\n[ \t]*")
_EDGE = 4
"""How many lines at the top and the bottom of a page may be its head and foot."""


def joined(text: str) -> str:
    r"""`text` in one line; a hyphen at the end of a line goes.

    >>> joined("Dr Quill-\nfeather saw\nher")
    'Dr Quillfeather saw her'
    """
    return _END.sub(" ", _HYPHEN.sub("", text))


def body_of(pages: Sequence[str]) -> list[str]:
    r"""Each page without the lines near its edges that stand there on at least half of the pages, and on two, whatever their numbers.

    >>> body_of(["Board\none\n1", "Board\ntwo\n2", "Board\nthree\n3"])
    ['one', 'two', 'three']
    """
    edges = Counter(shape for page in pages for shape in {_shape(line) for line in _edges(page.split("\n"))})
    running = {shape for shape, count in edges.items() if count >= max(2, len(pages) / 2)}
    return ["\n".join(_without(page.split("\n"), running)) for page in pages]


def _without(lines: Sequence[str], running: set[str]) -> list[str]:
    near = set(range(_EDGE)) | set(range(len(lines) - _EDGE, len(lines)))
    return [line for at, line in enumerate(lines) if at not in near or _shape(line) not in running]


def _edges(lines: Sequence[str]) -> list[str]:
    return [*lines[:_EDGE], *lines[-_EDGE:]]


def _shape(line: str) -> str:
    return re.sub(r"\d+", "0", " ".join(line.split()))
