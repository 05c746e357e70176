"""`redraft review`: a case is held, and shown at a desk until that ends."""

from __future__ import annotations

import contextlib
import gc
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from redraft import documents
from redraft.case.key.passphrase import Passphrase
from redraft.case.progress import Progress, silent
from redraft.case.sitting import Sitting, sitting
from redraft.desk.app import Surprised
from redraft.desk.desk import Desk
from redraft.desk.port import listening
from redraft.desk.presence import Ending, Presence
from redraft.desk.serving import Opened, serve
from redraft.outputs.thumbnails import Thumbnail, thumbnails


@dataclass(frozen=True, slots=True)
class Opening:
    """How a desk is opened: for how many minutes with nobody at it, at which port (0 for any that is free), in a browser or not."""

    idle_minutes: float
    port: int = 0
    browser: bool = True


@dataclass(frozen=True, slots=True)
class DeskReport:
    """What came of a sitting: why it ended, how many rulings it put on record, how many questions are still open.

    `notices` are sentences on what could not be written anew, and on copies that were released before.
    """

    ending: Ending
    ruled: int
    open_questions: int
    notices: tuple[str, ...]


def review(
    root: Path,
    opening: Opening,
    opened: Callable[[Opened], None],
    surprised: Surprised,
    passphrase: Passphrase | None = None,
    progress: Progress = silent,
) -> DeskReport:
    """Open the desk over a case and hold the case until the desk ends; then review.html is written anew.

    `opened` is told the address, `surprised` of errors that nobody foresaw, which do not end the desk.

    Raises:
        DeskUnavailable: if the port is taken.
        CaseLocked: if another redraft is at work on the case, for example another desk.
        CaseInvalid, Refused, DecisionsInvalid, KeyUnavailable: as for `redraft publish`.
    """
    with listening(opening.port) as listener, sitting(root, passphrase, progress) as case:
        presence = Presence(opening.idle_minutes * 60)
        desk = Desk(case, _pictures(case), presence)
        with _left_alone():
            ending = serve(desk, listener, opening.browser, opened, surprised)
    return DeskReport(ending, len(case.made), len(case.state.settled.plan.questions), case.notices)


@contextlib.contextmanager
def _left_alone() -> Iterator[None]:
    """No look for garbage in what is there already: in a large case that would hold up an answer for longer than it takes."""
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


def _pictures(case: Sitting) -> dict[str, Thumbnail]:
    state = case.state
    return thumbnails(
        found for draft in state.settled.leaving for found in documents.pictures_of(state.paths[draft.source], draft)
    )
