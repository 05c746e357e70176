"""What is found after a release: whether it stands in copies that were released before, which may have been sent by then.

A released copy was searched for every form that was to be gone then. So only those that are new since have to be looked
for, each once in each copy. What was looked for is kept in `confidential/released.json`, which closing removes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from redraft.case import naming, records
from redraft.case.folder import CaseFolder
from redraft.case.pipeline import digest_of
from redraft.case.records import DraftRecord
from redraft.errors import CaseInvalid
from redraft.leaks import UNREADABLE, verify
from redraft.plan import Form


@dataclass(frozen=True, slots=True)
class Released:
    """A copy that was released: the draft it came of, as it was called then and by its file name, when, and what was looked
    for in it since, as digests.
    """

    draft: str
    source: str
    at: str
    searched: frozenset[str]


@dataclass(frozen=True, slots=True)
class FoundSince:
    """What stands in a copy that was released: how many wordings that are to be gone now, and were not known then.

    `ordinary` counts those that are also ordinary words: they may stand there as such.
    """

    draft: str
    at: str
    sha256: str
    details: int
    ordinary: int

    def __str__(self) -> str:
        sure = (
            f"{_count(self.details)} found since stand{'s' if self.details == 1 else ''} in it" if self.details else ""
        )
        also = (
            f"{_count(self.ordinary)} found since may stand in it, as an ordinary word or not" if self.ordinary else ""
        )
        return f"the copy of {self.draft} that was released at {self.at}: {'; '.join(filter(None, (sure, also)))}"


def remember_release(
    case: CaseFolder, rows: Sequence[DraftRecord], copies: Mapping[str, str], forms: Sequence[Form], at: str
) -> None:
    """Keep which copies (hashes by the draft's source) are released now, and what was looked for in them."""
    known = frozenset(map(_digest, forms))
    labels = {row.source: naming.label(row.number, row.source) for row in rows}
    fresh = {digest: Released(labels[source], source, at, known) for source, digest in copies.items()}
    _write(case, _released(case) | fresh)


def found_since(case: CaseFolder, forms: Sequence[Form]) -> tuple[FoundSince, ...]:
    """Look for forms that are new in every withdrawn copy that is still there; each is told once.

    Raises:
        CaseInvalid: if what was released cannot be read.
    """
    released = _released(case)
    if not case.withdrawn.is_dir() or not released:
        return ()
    digests = [_digest(form) for form in forms]
    known = frozenset(digests)
    behind = {digest for digest, copy in released.items() if not known <= copy.searched}
    if not behind:
        return ()
    found = []
    for digest, path in _withdrawn(case, behind).items():
        copy = released[digest]
        new = [form for form, mark in zip(forms, digests, strict=True) if mark not in copy.searched]
        released[digest] = replace(copy, searched=copy.searched | known)
        seen = _seen(copy, digest, path, new)
        if seen.details or seen.ordinary:
            found.append(seen)
    _write(case, released)
    return tuple(found)


def _seen(copy: Released, digest: str, path: Path, forms: Sequence[Form]) -> FoundSince:
    leaks = verify({copy.source: path}, forms).leaks
    hit = {leak.form_index for leak in leaks if leak.form_index != UNREADABLE}
    sure = sum(forms[index].distinctive for index in hit)
    return FoundSince(copy.draft, copy.at, digest, sure, len(hit) - sure)


def _withdrawn(case: CaseFolder, wanted: set[str]) -> dict[str, Path]:
    """Where the wanted copies lie, by their hash, each once."""
    paths = (path for path in sorted(case.withdrawn.rglob("*")) if path.is_file())
    found = {digest_of(path): path for path in paths}
    return {digest: found[digest] for digest in sorted(wanted & found.keys())}


def _released(case: CaseFolder) -> dict[str, Released]:
    if not case.released.is_file():
        return {}
    try:
        payload = records.read_json(case.released)
        searches: Mapping[str, Sequence[str]] = payload["searches"]
        return {
            digest: Released(row["draft"], row["source"], row["at"], frozenset(searches[row["searched"]]))
            for digest, row in payload["copies"].items()
        }
    except (KeyError, TypeError, AttributeError):
        raise CaseInvalid(f"{case.released.name} is damaged.") from None


def _write(case: CaseFolder, released: Mapping[str, Released]) -> None:
    """Write what was released; copies that were searched for the same share one list."""
    lists = {copy.searched: f"search-{number}" for number, copy in enumerate(released.values(), 1)}
    copies: dict[str, Any] = {
        digest: {**asdict(copy), "searched": lists[copy.searched]} for digest, copy in released.items()
    }
    searches = {name: sorted(searched) for searched, name in lists.items()}
    records.write_json(case.released, {"schema": records.SCHEMA, "copies": copies, "searches": searches})


def _digest(form: Form) -> str:
    return sha256(f"{form.entity_type}\x1f{form.text}".encode("utf-8", "surrogatepass")).hexdigest()[:12]


def _count(number: int) -> str:
    return "1 detail" if number == 1 else f"{number} details"
