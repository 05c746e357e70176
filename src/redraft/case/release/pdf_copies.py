"""Which copy a PDF was made of: by its name, and by the words that it shows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from redraft.case import naming
from redraft.case.records import DraftRecord
from redraft.case.state import State
from redraft.leaks.likeness import Likeness, compare, words_in, words_of

_CLEARLY = 3
"""By how many words a PDF has to be nearer to another file than to its own copy, to be taken for a print of that."""


@dataclass(frozen=True, slots=True)
class CopyOf:
    """The copy that a PDF bears the name of: its draft, its file, and whether it is one that was published."""

    row: DraftRecord
    path: Path
    published: bool

    @property
    def called(self) -> str:
        """How messages speak of it."""
        kind = "publication copy" if self.published else "trial copy"
        return f"the {kind} of {naming.label(self.row.number, self.row.source)}"


@dataclass(frozen=True, slots=True)
class Shown:
    """How the text of a PDF stands to its copy: the comparison, and a sentence on what is wrong, "" if nothing is."""

    likeness: Likeness
    problem: str


def copy_of(state: State, path: Path) -> CopyOf | None:
    """The trial or publication copy whose file name, but for the ending, is that of the file at `path`; case is no matter."""
    stem = path.stem.casefold()
    return next((copy for copy in _copies(state) if copy.path.stem.casefold() == stem), None)


def shown(state: State, copy: CopyOf, pdf: Path) -> Shown:
    """Hold what a PDF shows against its copy and everything else that it could have been printed from by mistake."""
    words = words_of(pdf)
    own = compare(words, words_of(copy.path))
    nearest, called = own.distance - _CLEARLY, ""
    if own.distance > _CLEARLY:
        for path, name in _others(state, copy).items():
            distance = compare(words, words_of(path)).distance
            if distance < nearest:
                nearest, called = distance, name
    if called:
        return Shown(own, f"It was made from {called}, not from {copy.called}. Make it anew from that copy.")
    if not own.same:
        return Shown(
            own,
            f"It does not show the text of {copy.called}: of {own.words} words {own.missing} are missing and {own.extra} were"
            f" added{_disorder(own)}. It was made from something else, or changed afterwards. Make it anew from that copy.",
        )
    return Shown(own, "")


def not_in_copy(names: Sequence[str], copy: CopyOf) -> tuple[str, ...]:
    """Those of some names, seen in a PDF, that have a word which its copy does not show; a name of no whole word counts."""
    if not names:
        return ()
    meant = words_of(copy.path)
    return tuple(name for name in names if not (found := words_in(name)) or not all(map(meant.has, found)))


def reads_like(state: State, pdf: Path) -> CopyOf | None:
    """The publication copy whose text a PDF shows that bears another name, if there is one."""
    words = words_of(pdf)
    published = [copy for copy in _copies(state) if copy.published]
    found = [(compare(words, words_of(copy.path)), copy) for copy in published]
    same = [(likeness.distance, copy.row.number, copy) for likeness, copy in found if likeness.same]
    return min(same, key=lambda each: each[:2])[2] if same else None


def _copies(state: State) -> Iterator[CopyOf]:
    for row in state.rows:
        for written, published in ((row.published, True), (row.trial, False)):
            if written and (path := state.case.root / written).is_file():
                yield CopyOf(row, path, published)


def _others(state: State, copy: CopyOf) -> dict[Path, str]:
    """What else lies about and could have been printed by mistake, each once, and how to speak of it."""
    row, own = copy.row, naming.label(copy.row.number, copy.row.source)
    found = {state.paths.get(row.source): f"the draft itself ({own})"}
    if row.review:
        found[state.case.root / row.review] = f"the review copy of {own}"
    for other in _copies(state):
        if other.row.source != row.source:
            found[other.path] = other.called
            draft = naming.label(other.row.number, other.row.source)
            found[state.paths.get(other.row.source)] = f"another draft ({draft})"
    return {path: called for path, called in found.items() if path and path.is_file()}


def _disorder(likeness: Likeness) -> str:
    return "" if likeness.order >= 0.8 else f", and {100 - round(100 * likeness.order)} % stand in another order"
