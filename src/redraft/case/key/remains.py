"""Where names of the key still stand in a case: by kind of file and number, and never by what they are."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from redraft.case.folder import CaseFolder
from redraft.case.key.keyfile import backup_of
from redraft.case.key.sealing import passphrase_file
from redraft.case.lock import LOCK
from redraft.case.records import read_manifest
from redraft.errors import CaseInvalid
from redraft.folding import fold
from redraft.leaks import verify
from redraft.planning.originals import Form


@dataclass(frozen=True, slots=True)
class Remain:
    """A kind of file in which a name still stands: how many files, lines or findings, in words."""

    kind: str
    says: str


@dataclass(frozen=True, slots=True)
class _Names:
    """The names that are looked for."""

    forms: tuple[Form, ...]
    words: re.Pattern[str]

    def stand_in(self, path: Path) -> bool:
        """Whether a name stands in a file or its file name, in any layer of it; a file that nobody can read counts."""
        if self.words.search(fold(path.name)):
            return True
        outcome = verify({"file": path}, self.forms)
        return bool(outcome.leaks)

    def lines_of(self, path: Path) -> list[int]:
        """The lines of a text on which one begins, from 1; one may go on over the next."""
        if not path.is_file():
            return []
        text = "\n".join(map(fold, path.read_text("utf-8-sig", errors="replace").splitlines()))
        return sorted({text.count("\n", 0, hit.start()) + 1 for hit in self.words.finditer(text)})


def remains(case: CaseFolder, names: Sequence[str]) -> tuple[Remain, ...]:
    """Where the names still stand in a case outside its key; empty if nowhere."""
    looked_for = _names(names)
    found = [_by_line(case.settings, looked_for), _by_line(case.decisions, looked_for), _findings(case, looked_for)]
    kinds = list(_kinds(case))
    found += [_files(kind, paths, looked_for) for kind, paths in (*kinds, ("other files", _others(case, kinds)))]
    return tuple(remain for remain in found if remain is not None)


def _names(names: Sequence[str]) -> _Names:
    forms = tuple(Form(name, "PERSON", distinctive=bool(re.search(r"\s", name.strip())), allowed={}) for name in names)
    words = "|".join(re.escape(" ".join(fold(name).split())) for name in sorted(names, key=len, reverse=True))
    spaced = words.replace("\\ ", r"[\s_#-]+")  # a comment in YAML may be folded, too
    return _Names(forms, re.compile(rf"(?<!\w)(?:{spaced})(?!\w)"))


def _by_line(path: Path, names: _Names) -> Remain | None:
    lines = names.lines_of(path)
    if not lines:
        return None
    return Remain(path.name, f"{'line' if len(lines) == 1 else 'lines'} {', '.join(map(str, lines))}")


def _findings(case: CaseFolder, names: _Names) -> Remain | None:
    if not case.findings.is_file():
        return None
    try:
        documents = json.loads(case.findings.read_text("utf-8")).get("documents", ())
        texts = [row["text"] for document in documents for row in document["findings"]]
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return Remain(case.findings.name, "damaged, so what stands in it is not known")
    count = sum(bool(names.words.search(fold(text))) for text in texts)
    return Remain(case.findings.name, f"{count} of {len(texts)} findings") if count else None


def _files(kind: str, paths: Sequence[Path], names: _Names) -> Remain | None:
    count = sum(names.stand_in(path) for path in paths)
    return Remain(kind, f"{count} of {len(paths)} files") if count else None


def _kinds(case: CaseFolder) -> Iterator[tuple[str, Sequence[Path]]]:
    yield "drafts", _drafts(case)
    yield "recognizers/", _below(case.recognizers)
    for name, path in (
        ("review.html", case.diff),
        ("returned.html", case.returned),
        ("second-look.txt", case.second_look),
    ):
        yield name, [path] if path.is_file() else []
    yield "manifest.json", [path for path in (case.manifest,) if path.is_file()]
    for folder in (case.review, case.sent, case.trial, case.withdrawn, case.record):
        yield f"confidential/{folder.name}/", _below(folder)
    yield "publication/", _below(case.publication)


def _others(case: CaseFolder, kinds: Sequence[tuple[str, Sequence[Path]]]) -> list[Path]:
    """Whatever else lies in the case, such as a register: all but what was looked into already and the sealed key."""
    sealed = {case.key, backup_of(case.key), passphrase_file(case.key)}
    seen = {path.resolve() for _, paths in kinds for path in paths} | {path.resolve() for path in sealed}
    seen |= {path.resolve() for path in (case.settings, case.decisions, case.findings)}
    return [path for path in _below(case.root) if path.resolve() not in seen and path.name != LOCK]


def _drafts(case: CaseFolder) -> list[Path]:
    """The drafts of the last run, wherever they lie, and whatever else is in `drafts/`."""
    found = {path.resolve(): path for path in _below(case.drafts)}
    try:
        rows = read_manifest(case.manifest).drafts
    except CaseInvalid:
        rows = ()
    for row in rows:
        path = case.root / row.path
        if path.is_file():
            found.setdefault(path.resolve(), path)
    return list(found.values())


def _below(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file()) if folder.is_dir() else []
