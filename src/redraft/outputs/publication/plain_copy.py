"""A plain-text draft with its edits made; there is nothing else in it to lose."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from redraft.documents.plain_text import decode, encoding_of
from redraft.errors import PlanInvalid
from redraft.text import FILE_NAME, Edit, Span, apply


def plain_copy(data: bytes, edits: Sequence[Edit]) -> bytes:
    """The bytes of the copy, in the draft's own encoding where that has the new words' letters, else in UTF-8.

    Raises:
        PlanInvalid: if an edit does not find its text.
    """
    placed = [_in_file(edit) for edit in edits if edit.anchor != FILE_NAME]
    try:
        text = apply(decode(data), placed)
    except ValueError:
        raise PlanInvalid("The draft is no longer the one that was read.") from None
    try:
        return text.encode(encoding_of(data))
    except UnicodeEncodeError:
        return text.encode("utf-8")


def _in_file(edit: Edit) -> Edit:
    offset = int(edit.anchor.path)
    return replace(edit, span=Span(offset + edit.span.start, offset + edit.span.end))
