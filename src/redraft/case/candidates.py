"""Which files are the drafts of a case, and what the user wants done with each."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from redraft.case.folder import CaseFolder
from redraft.case.settings import DraftChoice, DraftKind, Settings
from redraft.errors import DraftDuplicate, DraftError, DraftMissing

_NOISE = frozenset({"thumbs.db", "desktop.ini", ".ds_store"})
_NOISE_BEGINNINGS = ("~$", "~wr", ".")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A file that may be a draft: its number in all messages, and what stands against processing it, if anything."""

    number: int
    path: Path
    choice: DraftChoice
    proposed: bool
    problem: DraftError | None = None

    @property
    def source(self) -> str:
        """The file's name without its folder."""
        return self.path.name


def gather(places: Sequence[Path], case: CaseFolder, settings: Settings) -> tuple[Candidate, ...]:
    """The files of the given folders (to any depth) and the given files, each once, in a stable order.

    What Windows, macOS and Word leave lying about is passed over; every other file is a candidate, so that nothing is
    skipped in silence. `proposed` candidates are those for which `case.yaml` says nothing.

    Raises:
        DraftMissing: if there is no file at all.
    """
    found: dict[Path, Candidate] = {}
    for place in places:
        for path in _files(place, case):
            choice = settings.choice(path)
            candidate = Candidate(len(found) + 1, path, choice or DraftChoice(DraftKind.PUBLISH), choice is None)
            if not path.is_file():
                candidate = replace(candidate, problem=DraftMissing("There is no such file."))
            found.setdefault(path.resolve(), candidate)
    if not found or all(isinstance(candidate.problem, DraftMissing) for candidate in found.values()):
        raise DraftMissing("No draft was found there.")
    return _without_doubles(list(found.values()))


def _files(place: Path, case: CaseFolder) -> Iterator[Path]:
    if not place.is_dir():
        yield place
        return
    yield from files_below(place, (case.confidential, case.publication, case.recognizers, case.settings))


def files_below(place: Path, but: Collection[Path] = ()) -> tuple[Path, ...]:
    """The files of a folder to any depth in a stable order, without noise and what is, or lies in, one of `but`.

    Raises:
        OSError: if a folder may not be looked into: what lies there must not be passed over in silence.
    """
    left_out = {path.resolve() for path in but}
    found = []
    for folder, folders, names in os.walk(place, onerror=_raised):
        here = Path(folder)
        folders[:] = [name for name in folders if not is_noise(name) and (here / name).resolve() not in left_out]
        paths = [path for name in names if (path := here / name).is_file() and not is_noise(name)]
        found += [path for path in paths if left_out.isdisjoint((resolved := path.resolve(), *resolved.parents))]
    return tuple(sorted(found, key=lambda p: (p.relative_to(place).as_posix().casefold(), p.as_posix())))


def _raised(problem: OSError) -> None:
    raise problem


def is_noise(name: str) -> bool:
    """Whether a file or folder of this name is what Windows, macOS and Word leave lying about, or is hidden."""
    return name.lower() in _NOISE or name.lower().startswith(_NOISE_BEGINNINGS)


def _without_doubles(candidates: list[Candidate]) -> tuple[Candidate, ...]:
    """None of several drafts of one name is processed: which of them counts is for the user to say."""
    used = [candidate for candidate in candidates if candidate.choice.kind is not DraftKind.IGNORE]
    count = Counter(candidate.source.casefold() for candidate in used)
    return tuple(
        replace(candidate, problem=DraftDuplicate("Another draft has the same name."))
        if candidate in used and candidate.problem is None and count[candidate.source.casefold()] > 1
        else candidate
        for candidate in candidates
    )
