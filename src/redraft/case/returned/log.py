"""record/returned.json: which files came back, whose, when, with what result; it quotes nothing and outlives the case.

It also keeps a digest of the latest answer that was taken from each reviewer on each target, so that the same file gives no
decision twice, not even after somebody has answered a query that it raised.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from hashlib import sha256

from redraft.case.disk import private_folder
from redraft.case.folder import CaseFolder
from redraft.case.records import SCHEMA, read_json, write_json
from redraft.case.returned.merging import Said
from redraft.case.wishes import Wish
from redraft.errors import CaseInvalid

_FILE = "returned.json"


@dataclass(frozen=True, slots=True)
class Collected:
    """One file as it was collected: its SHA-256, when, whose it is, and how many answers of each sort it had."""

    sha256: str
    at: str
    reviewer: str
    counts: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class ReturnLog:
    """All that was collected in a case; `taken` maps a digest of who answered what to one of their latest answer."""

    files: tuple[Collected, ...] = ()
    taken: Mapping[str, str] = field(default_factory=dict)

    def knows(self, asked: Said | Wish) -> bool:
        """Whether this is what was taken last from the same person on the same target."""
        return self.taken.get(_who(asked)) == _what(asked)

    def after(self, files: Sequence[Collected], taken: Sequence[Said | Wish]) -> ReturnLog:
        """The log with more files, and what was taken from them."""
        return ReturnLog((*self.files, *files), {**self.taken, **{_who(each): _what(each) for each in taken}})


def read_log(case: CaseFolder) -> ReturnLog:
    """What was collected so far.

    Raises:
        CaseInvalid: if the record is damaged.
    """
    path = case.record / _FILE
    if not path.is_file():
        return ReturnLog()
    try:
        payload = read_json(path)
        return ReturnLog(tuple(Collected(**row) for row in payload["files"]), dict(payload["taken"]))
    except (KeyError, TypeError, ValueError):
        raise CaseInvalid(f"{path.name} is damaged.") from None


def write_log(case: CaseFolder, log: ReturnLog) -> None:
    """Put the log on disk."""
    private_folder(case.record)
    files = [asdict(row) for row in log.files]
    write_json(case.record / _FILE, {"schema": SCHEMA, "files": files, "taken": dict(sorted(log.taken.items()))})


def _who(asked: Said | Wish) -> str:
    if isinstance(asked, Said):
        return _digest("answer", asked.finding, asked.by)
    return _digest("wish", asked.target, asked.wording, asked.by)


def _what(asked: Said | Wish) -> str:
    if isinstance(asked, Said):
        return _digest(asked.ruling, asked.text)
    return _digest(asked.ruling, asked.text, asked.to, asked.into, str(asked.everywhere), asked.kind)


def _digest(*parts: str) -> str:
    return sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]
