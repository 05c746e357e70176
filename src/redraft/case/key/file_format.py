"""What stands inside a sealed key, as JSON, in this version of redraft and in those before it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any

from redraft.case.key.holders import Holder
from redraft.errors import KeyUnavailable
from redraft.key import Key, KeyEntry

SCHEMA = 2
"""1 had no holders, and of a row only who it is; it is read, and written anew as 2 at the next change."""
RESTORE = "Put a backup in its place (confidential/pseudonyms.key.bak is the one before)."


@dataclass(frozen=True, slots=True)
class Content:
    """What is sealed: the key, and who can open it; nobody is on record in a key of schema 1."""

    key: Key
    holders: tuple[Holder, ...] = ()


def written(content: Content) -> bytes:
    """The content as UTF-8, to be sealed at once."""
    payload = {
        "schema": SCHEMA,
        "revision": content.key.revision,
        "holders": [asdict(holder) for holder in content.holders],
        "entries": [asdict(row) for row in content.key.entries],
    }
    return json.dumps(payload, ensure_ascii=False, indent=1).encode("utf-8")


def parsed(clear: bytes) -> Content:
    """The content of a key of this schema or an older one.

    Raises:
        KeyUnavailable: if it is of a newer version, or damaged.
    """
    try:
        payload = json.loads(clear)
        schema = payload["schema"]
        if type(schema) is not int or schema < 1:
            raise TypeError
        rows = payload["entries"]
        if schema > SCHEMA or any(set(row) - _FIELDS for row in rows):
            raise KeyUnavailable(
                "The key was written by a newer version of redraft.",
                "Install that version or a newer one; the key was left as it is.",
            )
        holders = tuple(Holder(**row) for row in payload.get("holders", ()))
        return Content(Key(tuple(KeyEntry(**_plain(row)) for row in rows), payload.get("revision", 0)), holders)
    except (ValueError, TypeError, KeyError, AttributeError):
        raise KeyUnavailable("The key is damaged.", RESTORE) from None


_FIELDS = frozenset(field.name for field in fields(KeyEntry))


def _plain(row: Mapping[str, Any]) -> dict[str, Any]:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in row.items()}
