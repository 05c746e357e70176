"""What goes to a worker and what comes back: plain data, paths and counts, and no text of a draft."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Conditions:
    """How a worker process has to be.

    `epoch` is the SOURCE_DATE_EPOCH of the batch, `hosts` are those of a scheduler elsewhere that may be reached.
    """

    epoch: str = ""
    hosts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Task:
    """One case to be worked on: the folder of its drafts, the folder of the case, and where its records lie.

    `again` says that it is done even if it was finished.
    """

    number: int
    folder: Path
    case: Path
    finished: Path
    brought: Path
    again: bool
    conditions: Conditions

    def __repr__(self) -> str:
        """The number alone: folders are called after people, and other programs write a task into their logs."""
        return f"Task({self.number})"


@dataclass(frozen=True, slots=True)
class Look:
    """One draft of a large case, to be read by the model before the case itself is worked on; nothing comes back."""

    task: Task
    draft: Path

    def __repr__(self) -> str:
        """The number of the case alone, as for a task."""
        return f"Look({self.task.number})"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a case, in numbers and in sentences that quote nothing.

    `refusals` says of each draft that could not be processed why; `failure` why the whole case could not, which may be
    `passing`. `code` is the exit code that `run` would have ended with. `short` says that the trial copies could not be
    published as they are; `kept` that the case was finished before. `seconds` is what it took when it was done.
    """

    number: int
    drafts: int = 0
    words: int = 0
    findings: int = 0
    undecided: int = 0
    refusals: tuple[str, ...] = ()
    failure: str = ""
    passing: bool = False
    code: int = 0
    short: bool = False
    kept: bool = False
    seconds: float = 0.0

    @property
    def refused(self) -> int:
        """How many drafts were refused; a case that failed as a whole counts as one where they cannot be told."""
        return len(self.refusals) or int(bool(self.failure))
