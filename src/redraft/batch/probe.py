"""Whether a worker that somebody else started is fit: it sees the same folders, is the same redraft, opens the same keys."""

from __future__ import annotations

import contextlib
import hashlib
import os
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from redraft.atomic import WORK_PREFIX
from redraft.batch.task import Conditions
from redraft.batch.worker import prepare
from redraft.case.disk import write_atomically
from redraft.case.key.identity import has_identity, obtain_identity
from redraft.case.key.passphrase import ENVIRONMENT
from redraft.case.pipeline import of_redraft
from redraft.errors import SchedulerUnavailable


@dataclass(frozen=True, slots=True)
class Answer:
    """What a worker says of itself: the word that it read, whether it sees ROOT, its redraft, and what opens its keys."""

    word: str
    sees_root: bool
    redraft: str
    opens: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Probe:
    """A file with a random word, which only who sees the same folder can read, and the folder of the drafts."""

    root: Path
    file: Path
    word: str

    @classmethod
    def of(cls, root: Path, folder: Path) -> Probe:
        """A new probe in `folder`."""
        return cls(root, folder / f"{WORK_PREFIX}probe-{secrets.token_hex(8)}", secrets.token_hex(16))

    def require(self, said: Answer) -> None:
        """Make sure that a worker answered as we would.

        Raises:
            SchedulerUnavailable: saying what it lacks.
        """
        ours = _answer(self)
        if said.word != self.word or not said.sees_root:
            raise SchedulerUnavailable(
                "A worker of the scheduler does not see the same folders as this machine.",
                "Let all of them see ROOT and OUT under the same path, as on a network drive.",
            )
        if said.redraft != ours.redraft:
            raise SchedulerUnavailable(
                "A worker of the scheduler has another version of redraft, of its model or of its recognisers.",
                "Install the same version for all of them.",
            )
        if said.opens != ours.opens:
            raise SchedulerUnavailable(
                "A worker of the scheduler would seal keys that cannot be opened here: its user has another identity or passphrase.",
                "Start the workers as the same user, and with the same REDRAFT_PASSPHRASE if it is set.",
            )


@contextlib.contextmanager
def probing(probe: Probe) -> Iterator[None]:
    """The file of a probe, gone afterwards."""
    write_atomically(probe.file, probe.word.encode("ascii"))
    try:
        yield
    finally:
        probe.file.unlink(missing_ok=True)


def answer(probe: Probe, conditions: Conditions) -> Answer:
    """What the worker in which this is called says to a probe."""
    prepare(conditions)
    return _answer(probe)


def _answer(probe: Probe) -> Answer:
    try:
        word = probe.file.read_text("ascii")
    except (OSError, UnicodeDecodeError):
        word = ""
    return Answer(word, probe.root.is_dir(), "\x1f".join(of_redraft()), (_identity(), _passphrase(probe)))


def _identity() -> str:
    """The public half of the user's identity, to which new keys are sealed."""
    return obtain_identity().recipient if has_identity() else ""


def _passphrase(probe: Probe) -> str:
    """A trace by which two who have the same passphrase know it, dear to guess from; empty where there is none."""
    phrase = os.environ.get(ENVIRONMENT, "")
    return hashlib.scrypt(phrase.encode(), salt=probe.word.encode(), n=1 << 14, r=8, p=1).hex() if phrase else ""
