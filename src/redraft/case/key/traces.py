"""What is kept of a name that was forgotten: enough to know it again, and nothing else.

A trace is a salted digest by scrypt (RFC 7914), slow on purpose. It lies inside the sealed key. Whoever can open the key
can still put a guess to it, one by one; that is the price of saying so when the name comes back.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterable

from redraft.folding import fold
from redraft.key import Key

_COST = 1 << 14
_SALT, _LENGTH = 16, 16


def traces_of(names: Iterable[str]) -> tuple[str, ...]:
    """A trace of each name, however it is cased or accented; in hexadecimal, the salt first.

    >>> trace, = traces_of(["Robin Sample"])
    >>> matches((trace,), "ROBIN SAMPLE"), matches((trace,), "Petra Sample")
    (True, False)
    """
    salt = secrets.token_bytes(_SALT)
    return tuple(sorted({salt.hex() + _digest(name, salt) for name in names}))


def matches(traces: Iterable[str], name: str) -> bool:
    """Whether one of the traces is of this name."""
    by_salt: dict[str, set[str]] = {}
    for trace in traces:
        by_salt.setdefault(trace[: 2 * _SALT], set()).add(trace[2 * _SALT :])
    return any(_digest(name, bytes.fromhex(salt)) in digests for salt, digests in by_salt.items())


def met_again(before: Key, after: Key) -> tuple[tuple[str, str], ...]:
    """(forgotten row, row that has its name again) for each name that came into the key between the two."""
    forgotten = [row for row in after.entries if row.is_forgotten]
    if not forgotten:
        return ()
    known = {row.entity: set(row.names) for row in before.entries}
    found = []
    for row in after.entries:
        fresh = [name for name in row.names if name not in known.get(row.entity, ())]
        found += [(old.entity, row.entity) for old in forgotten if any(matches(old.traces, name) for name in fresh)]
    return tuple(found)


def _digest(name: str, salt: bytes) -> str:
    text = " ".join(fold(name).split()).encode("utf-8", "surrogatepass")
    return hashlib.scrypt(text, salt=salt, n=_COST, r=8, p=1, dklen=_LENGTH, maxmem=64 << 20).hex()
