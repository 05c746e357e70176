"""A sitting as the page sees it: what it shows, and what becomes of what it asks for."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Mapping
from functools import partial

from redraft.case.decide import Declined, Recorded
from redraft.case.sitting import Sitting
from redraft.desk.faults import Fault, NotUnderstood
from redraft.desk.messages import Asking, Patch, Result, RuleAnswer, StateAnswer, UndoAnswer, Undoing, Undone
from redraft.desk.patches import Ledger
from redraft.desk.presence import Presence
from redraft.desk.view import Shown, View
from redraft.desk.views.cast import cast
from redraft.desk.views.document import document
from redraft.desk.views.history import history
from redraft.desk.views.look import Look, look
from redraft.desk.views.overview import overview
from redraft.desk.views.to_decide import to_decide
from redraft.desk.wishes import wishes
from redraft.outputs.thumbnails import Thumbnail

VIEWS: dict[str, Callable[[Look], View]] = {"cast": cast, "open": to_decide, "history": history}
"""The views of the whole case by what they are called in paths."""
DOCUMENTS = "documents/"
"""What the views of drafts are called, with the draft's number behind it."""


class Desk:
    """One sitting, asked one thing at a time: requests come on several threads, a case changes on none but one.

    `thumbnails` has the drafts' pictures in small by their ids; `presence` says how long the desk stays open.
    """

    def __init__(self, sitting: Sitting, thumbnails: Mapping[str, Thumbnail], presence: Presence) -> None:
        self._sitting, self._thumbnails = sitting, thumbnails
        self.presence = presence
        self._numbers = {str(number) for number, _ in enumerate(sitting.state.settled.leaving, 1)}
        self._ledger = Ledger()
        self._one_at_a_time = threading.Lock()
        self._looked: Look | None = None

    def state(self) -> StateAnswer:
        """How far the review is."""
        with self._one_at_a_time:
            return self._state()

    def view(self, name: str, since: int | None) -> Patch:
        """A view by its name, or what is new in it since a revision.

        Raises:
            NotUnderstood: if there is no such view.
        """
        with self._one_at_a_time:
            return self._patch(name, since)

    def rule(self, asking: Asking) -> RuleAnswer:
        """Put wishes on record: whatever is said to be recorded in the answer is on disk.

        Raises:
            NotUnderstood: if the page is out of step with the desk; nothing is recorded then.
        """
        with self._one_at_a_time:
            self._know(asking.see)
            outcomes = self._sitting.rule(wishes(asking, self._sitting.state.settled.leaving))
            return RuleAnswer(
                **self._state(),
                results=[_result(outcome) for outcome in outcomes],
                views=self._patches(asking.see, asking.since),
            )

    def undo(self, undoing: Undoing) -> UndoAnswer:
        """Take back the latest ruling that was made at this desk and still stands."""
        with self._one_at_a_time:
            self._know(undoing.see)
            back = self._sitting.undo(undoing.by)
            undone = Undone(target=back.target, ruling=back.ruling.value, by=back.by, at=back.at) if back else None
            return UndoAnswer(**self._state(), undone=undone, views=self._patches(undoing.see, undoing.since))

    def _state(self) -> StateAnswer:
        return StateAnswer(
            revision=self._sitting.revision, stops_in=self.presence.stops_in, overview=overview(self._look())
        )

    def _patches(self, names: Iterable[str], since: int | None) -> dict[str, Patch]:
        return {name: self._patch(name, since) for name in names}

    def _patch(self, name: str, since: int | None) -> Patch:
        view = self._view(name)(self._look())
        return self._ledger.patch(name, view, self._sitting.revision, since)

    def _know(self, names: Iterable[str]) -> None:
        """Make sure that there are such views, before anything is put on record."""
        for name in names:
            self._view(name)

    def _view(self, name: str) -> Callable[[Look], View]:
        if name in VIEWS:
            return VIEWS[name]
        number = name.removeprefix(DOCUMENTS)
        if f"{DOCUMENTS}{number}" == name and number in self._numbers:
            return partial(document, number=int(number))
        raise NotUnderstood(Fault(404, "There is no such view, or no draft of this number."))

    def _look(self) -> Look:
        revision = self._sitting.revision
        if self._looked is None or self._looked.shown.revision != revision:
            self._looked = look(Shown(self._sitting.state, revision, self._thumbnails), self._looked)
        return self._looked


def _result(outcome: Recorded | Declined) -> Result:
    if isinstance(outcome, Declined):
        return Result(
            recorded=False,
            target=outcome.wish.target,
            ruling=outcome.wish.ruling.value,
            message=outcome.message,
            next_step=outcome.next_step,
        )
    decision = outcome.decision
    return Result(
        recorded=True,
        target=decision.target,
        ruling=decision.ruling.value,
        notices=list(outcome.notices),
        overtakes=outcome.overtakes,
    )
