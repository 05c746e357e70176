"""What the page sends, understood to the letter or refused: no field too many, none of another type."""

from __future__ import annotations

import json
from dataclasses import MISSING, fields
from types import NoneType, UnionType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from starlette.requests import Request

from redraft.desk.faults import Fault, NotUnderstood

LONGEST = 2_000_000
"""The most bytes that a request may have: a thousand wishes with reasons are a tenth of it."""
_JSON = "application/json"

Message = TypeVar("Message")


async def read(request: Request, kind: type[Message]) -> Message:
    """The body of a request as a `kind` of `redraft.desk.messages`.

    Raises:
        NotUnderstood: if it is no JSON, too long, or anything else than a `kind`; the field is named, not what stood there.
    """
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != _JSON:
        raise NotUnderstood(Fault(415, f"The body of a request is {_JSON}."))
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > LONGEST:
            raise NotUnderstood(Fault(413, "This is too much at once.", "Decide on fewer at a time."))
    try:
        found = json.loads(body)
    except (ValueError, RecursionError):
        raise _wrong("the body") from None
    made: Message = understood(found, kind, "the body")
    return made


def understood(value: Any, kind: Any, where: str) -> Any:
    """`value` as a `kind`: a dataclass, a tuple of one kind, a text, a number, a truth value, or None where that may be.

    Raises:
        NotUnderstood: if it is anything else.
    """
    origin = get_origin(kind)
    if origin is UnionType:
        present = next(each for each in get_args(kind) if each is not NoneType)
        return None if value is None else understood(value, present, where)
    if origin is tuple:
        if not isinstance(value, list):
            raise _wrong(where)
        return tuple(understood(each, get_args(kind)[0], where) for each in value)
    if kind in (str, int, bool):
        if type(value) is not kind or (kind is str and not _can_be_written(value)):
            raise _wrong(where)
        return value
    return _dataclass(value, kind, where)


def _dataclass(value: Any, kind: Any, where: str) -> Any:
    if not isinstance(value, dict):
        raise _wrong(where)
    hints, known = get_type_hints(kind), {field.name: field for field in fields(kind)}
    if value.keys() - known.keys():
        raise NotUnderstood(Fault(400, f"The request has a field in {where} that the desk does not know."))
    lacking = [name for name, field in known.items() if field.default is MISSING and name not in value]
    if lacking:
        raise _wrong(lacking[0])
    return kind(**{name: understood(each, hints[name], name) for name, each in value.items()})


def _can_be_written(text: str) -> bool:
    """Whether it is text that a file can hold: JSON may hold halves of characters."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return "\0" not in text


def _wrong(where: str) -> NotUnderstood:
    return NotUnderstood(
        Fault(400, f"The request cannot be understood: {where} is missing, or is not what belongs there.")
    )
