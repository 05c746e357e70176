"""A case taken up for deciding and held while that lasts: what the desk works on, and what takes in returned copies."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from threading import RLock

from redraft.case import records
from redraft.case.candidates import Candidate
from redraft.case.clock import now, written
from redraft.case.decide import Declined, Recorded, held, overtaking
from redraft.case.decisions_file import DecisionLog
from redraft.case.key.keyfile import save_key
from redraft.case.key.passphrase import Passphrase
from redraft.case.pipeline import settle
from redraft.case.progress import Progress, silent
from redraft.case.records import NOT_PROCESSED
from redraft.case.register import write_register
from redraft.case.release import publication
from redraft.case.release.withdrawal import look_back_after, withdraw_overtaken
from redraft.case.review import page_of, write_page
from redraft.case.settings import DraftChoice
from redraft.case.state import State, taken_up
from redraft.case.targets import targets
from redraft.case.wishes import Ground, Wish
from redraft.decisions import Decision, Decisions, Ruling, covers_others, is_entity_id
from redraft.errors import OutputInUse
from redraft.outputs.diff.page import Unprocessed
from redraft.planning.objections import RULE
from redraft.planning.proposals import Proposal


@contextlib.contextmanager
def sitting(root: Path, passphrase: Passphrase | None = None, progress: Progress = silent) -> Iterator[Sitting]:
    """Hold a case for deciding. When it ends, what follows from the decisions is written: the key and the pages.

    Each decision is on disk as soon as it is made; should the process be killed, the next command goes by all of them.

    Raises:
        CaseInvalid, CaseLocked, KeyUnavailable, SettingsInvalid, DecisionsInvalid: as named.
        Refused: if a draft, the settings, the recognisers or redraft changed since the last run.
    """
    with taken_up(root, passphrase, progress, to_verify=False) as state:
        held = Sitting(state)
        try:
            yield held
        finally:
            held.put_away()


class Sitting:
    """A case as it stands while somebody decides; may be used by several threads.

    `state` is what the decisions so far make of it, without the forms that only verification needs; `revision` counts up
    with each change; `notices` are sentences for the user once it has been put away.
    """

    def __init__(self, state: State) -> None:
        self.state = state
        self.revision = 0
        self.notices: tuple[str, ...] = ()
        self._log = DecisionLog.open(state.case.decisions)
        self._made: list[Decision] = []
        self._proposals: tuple[Proposal, ...] = ()
        self._lock = RLock()
        self._ready()

    @property
    def proposals(self) -> tuple[Proposal, ...]:
        """What becomes of each finding as things stand, in document order, with what is decided together."""
        return self._proposals

    @property
    def made(self) -> tuple[Decision, ...]:
        """The decisions of this sitting that have not been taken back in it, oldest first."""
        return tuple(self._made)

    def rule(self, wishes: Sequence[Wish]) -> tuple[Recorded | Declined, ...]:
        """Rule on something; what cannot hold is declined, the rest is on disk when this returns.

        An answer touches what it is about; what says who is who, or what is a name, has everything settled anew.

        Raises:
            DecisionsInvalid: if decisions.yaml was changed by hand meanwhile and cannot be understood.
        """
        with self._lock:
            state = self.state
            findings = {finding.id: finding for finding in state.settled.findings}
            ground = Ground(
                findings,
                targets(state.settled),
                state.decisions,
                lambda: state.settled.key,
                state.settings.declared,
            )
            outcomes = held(wishes, ground)
            new = [outcome.decision for outcome in outcomes if isinstance(outcome, Recorded)]
            return overtaking(outcomes, self._take(new)) if new else outcomes

    def undo(self, by: str) -> Decision | None:
        """Take back the latest decision of this sitting that still stands; None if there is none."""
        with self._lock:
            if not self._made:
                return None
            last = self._made[-1]
            self._take([Decision(last.target, Ruling.WITHDRAW, by, written(now()))])
            return last

    def put_away(self) -> None:
        """Write what follows from the decisions of this sitting; nothing if there were none."""
        with self._lock:
            if not self.revision:
                return
            state, moment = self.state, now()
            case, settled = state.case, state.settled
            key = save_key(state.place.path, state.opened, settled.key, written(moment))
            self.state = state = state.with_key(key)
            hashes = {draft.source: draft.sha256 for draft in settled.drafts}
            before = records.read_run(case.findings)
            record = replace(before, drafts=hashes, findings=settled.on_record, targets=targets(settled))
            records.write_run(case.findings, record, records.entity_of_mentions(settled.resolution))
            records.write_manifest(case.manifest, state.manifest)
            self._write_pages(moment)
            self.notices = (*self.notices, *look_back_after(state.case, state.settled, state.decisions, moment))

    def _write_pages(self, moment: datetime) -> None:
        """The page and the register as they are after the decisions; the review copies may be out with reviewers."""
        state = self.state
        case, settled, rows = state.case, state.settled, state.rows
        case.blind.unlink(missing_ok=True)  # what was decided since may tell otherwise
        page = page_of(case, settled, state.decisions, written(moment))
        ours = [Candidate(r.number, case.root / r.path, DraftChoice(r.kind), False) for r in rows]
        missing = [Unprocessed(r.number, r.source, r.problem or "", "") for r in rows if r.status == NOT_PROCESSED]
        write_page(case, page, ours, missing, state.settings.ocr)
        try:
            register = write_register(case, page, state.manifest.case, moment)
        except OutputInUse as problem:
            self.notices = (f"{problem.message} It is as it was before the decisions.",)
            return
        self.notices = register.notices
        records.write_manifest(case.manifest, replace(state.manifest, register=register.written))

    def _take(self, new: Sequence[Decision]) -> tuple[str, ...]:
        """Take decisions in; what is to be said of released copies that they overtake."""
        before = self.state.decisions
        decisions = self._log.add(new)
        for decision in new:
            self._remember(decision)
        slight = decisions == before.add(*new) and all(_is_slight(decision, before) for decision in new)
        if slight:
            self._answer(decisions, new)
        else:
            self._settle(decisions)
        self.revision += 1
        said = withdraw_overtaken(self.state, now())
        if said and not publication.released(self.state.case):
            self.state = replace(self.state, manifest=self.state.manifest.with_outputs("published", {}))
        return said

    def _remember(self, decision: Decision) -> None:
        if decision.ruling is not Ruling.WITHDRAW:
            self._made.append(decision)
            return
        latest = next((made for made in reversed(self._made) if made.target == decision.target), None)
        if latest is not None:
            self._made.remove(latest)

    def _answer(self, decisions: Decisions, new: Sequence[Decision]) -> None:
        """Make the proposals anew that these decisions are about, and nothing else."""
        settled, before = self.state.settled, self._proposals
        planner = settled.planner
        touched = {decision.target for decision in new}
        if any(map(covers_others, touched)):
            self._proposals = planner.proposer.propose(decisions)
        else:
            self._proposals = planner.proposer.again(before, decisions, touched)
        plan = planner.again(settled.plan, before, self._proposals, decisions)
        self.state = replace(self.state, decisions=decisions, settled=replace(settled, plan=plan))

    def _settle(self, decisions: Decisions) -> None:
        """Everything anew: from the findings as they were detected, and the key as it was when the case was taken up."""
        state = self.state
        settled = settle(
            state.settled.drafts,
            state.settled.detected,
            state.settings,
            state.opened.key,
            decisions,
            state.settled.published,
            None,
            written(now()),
        )
        self.state = replace(state, decisions=decisions, settled=settled)
        self._ready()

    def _ready(self) -> None:
        """Get ready to plan again and again."""
        self._proposals = self.state.settled.planner.proposer.propose(self.state.decisions)


def _is_slight(decision: Decision, before: Decisions) -> bool:
    """Whether a decision touches nothing but what it is about: no pseudonym, no rule, nobody's identity."""
    if decision.ruling is Ruling.WITHDRAW:
        ruled = [other for other in before.standing if other.target == decision.target]
        return bool(ruled) and _is_slight(ruled[-1], before)
    worded = is_entity_id(decision.target) and decision.ruling in (Ruling.KEEP, Ruling.REWORD)
    return decision.is_answer and not worded and not decision.target.startswith(RULE)
