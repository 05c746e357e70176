"""Strings of everything that hangs on one entry of a PDF, references followed once and never back up or to a page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, NameObject, StreamObject

from redraft.leaks.pdf.file import Budget
from redraft.leaks.pdf.objects import content_of, decoded, plain

_UPWARDS = frozenset({"/Parent", "/P", "/Pg", "/Prev", "/StructParent", "/ParentTree", "/Popup"})
_ELSEWHERE = frozenset({"/Page", "/Pages", "/Font", "/FontDescriptor", "/EmbeddedFile", "/Metadata"})
_DRAWN = frozenset({"/Image", "/Form"})


def entry(owner: Any, *keys: str) -> Any:
    """The value below `owner` by a chain of keys, references resolved; None where there is none, or a damaged one."""
    value = owner
    for key in keys:
        try:
            value = value.get(key)
            value = value.get_object() if value is not None else None
        except Exception:  # whatever a damaged reference makes pypdf raise
            return None
    return value


def strings(value: Any, budget: Budget, *, keys: bool = False) -> Iterator[str]:
    """The strings below `value`, and the text of streams that are neither pictures, drawings nor files.

    With `keys`, also the keys of its own dictionary: destinations were once named so. Raises: PdfLimitError.
    """
    if keys and isinstance(value, DictionaryObject):
        yield from (str(key)[1:] for key in value)
    waiting, seen = [value], set[tuple[int, int]]()
    while waiting:
        budget.check()
        item = waiting.pop()
        if isinstance(item, IndirectObject):
            identity = (item.idnum, item.generation)
            if identity in seen:
                continue
            seen.add(identity)
            item = resolved(item)
        if isinstance(item, DictionaryObject):
            if item.get("/Type") in _ELSEWHERE:
                continue
            if isinstance(item, StreamObject) and item.get("/Subtype") not in _DRAWN:
                yield decoded(content_of(item) or b"")
            below = [(key, item.raw_get(key)) for key in reversed(list(item))]
            waiting += [each for key, each in below if not (key in _UPWARDS and isinstance(each, IndirectObject))]
        elif isinstance(item, ArrayObject):
            waiting += reversed(list(item))
        elif not isinstance(item, NameObject) and (text := plain(item)) is not None:
            yield text


def drawings(value: Any, budget: Budget, most: int = 20) -> Iterator[StreamObject]:
    """The appearance streams of an annotation: one, or one for each state of it."""
    waiting = [value]
    while waiting and most:
        budget.check()
        item = resolved(waiting.pop())
        if isinstance(item, StreamObject):
            most -= 1
            yield item
        elif isinstance(item, DictionaryObject):
            most -= 1
            waiting += [item.raw_get(key) for key in item]


def resolved(item: Any) -> Any:
    """What a reference leads to, or the item itself if it is none; None for a damaged one."""
    try:
        return item.get_object()
    except Exception:  # whatever a damaged reference makes pypdf raise
        return None
