"""Putting a reviewer's ruling on record."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from redraft.case import who_is_who
from redraft.case.clock import now, written
from redraft.case.decisions_file import add_decisions, read_decisions
from redraft.case.folder import CaseFolder
from redraft.case.key.keyfile import open_key
from redraft.case.key.passphrase import Passphrase
from redraft.case.key.place import key_place
from redraft.case.lock import locked
from redraft.case.records import RunRecord, read_run
from redraft.case.release import publication
from redraft.case.settings import load_settings
from redraft.decisions import (
    ALL,
    COMMENT,
    COMMENTS,
    CONFLICT,
    PAIR,
    PICTURE,
    PICTURES,
    REVISION,
    REVISIONS,
    Decision,
    Decisions,
    Ruling,
    covers_others,
    has_covers,
    needs,
)
from redraft.errors import DecisionsInvalid
from redraft.planning.objections import FIRM, RULE
from redraft.text import picture_of

_MISSING = {
    (Ruling.REWORD, "text"): ("Rewording needs the new text.", "Give it with --reword."),
    (Ruling.RENAME, "text"): ("A new name needs to be said.", "Give it with --rename."),
    (Ruling.ROLE, "text"): ("A role needs to be said.", "Give it with --role."),
    (Ruling.MERGE, "into"): ("A merger needs the id of whom it is one with.", "Give it with --merge."),
    (Ruling.SPLIT, "wording"): ("A split needs the wording that is somebody else.", "Give it with --split."),
    (Ruling.SPLIT, "to"): ("A split needs to say who the wording is.", "Give an id, or `new`, with --to."),
    (Ruling.MEANS, "to"): ("It needs to be said who is meant.", "Give an id, or `new`, with --means."),
}


_LOOKED_AT = (PICTURE, COMMENT, REVISION, CONFLICT, RULE)
"""What the ids of all begin with that nobody accepts along with everything else."""
_OF_ONE_SORT = {PICTURES: PICTURE, COMMENTS: COMMENT, REVISIONS: REVISION}
_ONLY_ACCEPT, _ACCEPT_OR_KEEP = (Ruling.ACCEPT,), (Ruling.ACCEPT, Ruling.KEEP)
_FIT: tuple[tuple[Callable[[str], bool], tuple[Ruling, ...], str, str], ...] = (
    (
        lambda target: target == ALL,
        _ONLY_ACCEPT,
        "Everything at once can only be accepted.",
        "Keep or reword findings, people and places one by one.",
    ),
    (
        lambda target: target == PICTURES,
        _ONLY_ACCEPT,
        "All pictures at once can only be blanked.",
        "Look at each that is to stay, and keep it by its own id.",
    ),
    (
        lambda target: target.startswith(PICTURE),
        _ACCEPT_OR_KEEP,
        "A picture cannot be reworded.",
        "Keep it, or accept that it is blanked.",
    ),
    (
        lambda target: target == COMMENTS or target.startswith(COMMENT),
        _ONLY_ACCEPT,
        "Comments are never published: it can only be accepted that they are settled.",
        "If something is still to be done, do it in the draft, and run again.",
    ),
    (
        lambda target: target == REVISIONS or target.startswith(REVISION),
        _ACCEPT_OR_KEEP,
        "What earlier authors changed cannot be reworded.",
        "Accept it, or keep the wording before it.",
    ),
    (
        lambda target: target.startswith(CONFLICT),
        _ONLY_ACCEPT,
        "Pseudonyms that contradict each other can only be accepted as they are.",
        "Or mend them in the drafts, or declare the right one in case.yaml, and run again.",
    ),
)
"""Which rulings fit which targets, and what to say of others."""


@dataclass(frozen=True, slots=True)
class Wish:
    """A ruling as somebody asks for it: `to` may be `new`, `everywhere` holds for whatever is worded like the target."""

    target: str
    ruling: Ruling
    by: str
    text: str = ""
    reason: str = ""
    into: str = ""
    to: str = ""
    wording: str = ""
    everywhere: bool = False


@dataclass(frozen=True, slots=True)
class Recorded:
    """A ruling on record; `notices` are sentences for the user, `overtakes` whether copies were published before it."""

    decision: Decision
    notices: tuple[str, ...] = ()
    overtakes: bool = False


def decide(root: Path, wish: Wish, passphrase: Passphrase | None = None) -> Recorded:
    """Record one ruling on a finding, an entity, a picture, what earlier authors left, or everything.

    A ruling on who is who is held against the key, the cast and the rulings before it first.

    Raises:
        DecisionsInvalid: if the last run knows nothing by that id, something that the ruling needs is missing, it cannot
            hold, or everything is to be ruled on in another way than by accepting it. Nothing is written then.
        CaseInvalid, CaseLocked, KeyUnavailable: if there is no case to rule on, another redraft is at work on it, or
            its key cannot be opened.
    """
    case = CaseFolder(root)
    case.require_run()
    _refuse_unfit(wish)
    _refuse_incomplete(wish)
    with locked(case):
        record, before = read_run(case.findings), read_decisions(case.decisions)
        _refuse_unknown(wish, record, before)
        _refuse_unanswered(wish)
        notices: tuple[str, ...] = ()
        decision = _answer(wish, record.targets)
        if wish.ruling is Ruling.WITHDRAW or not decision.is_answer:
            settings = load_settings(case.settings)
            opened = open_key(key_place(case, settings).path, passphrase or Passphrase(), first_run=False)
            ground = who_is_who.Ground(record, before, opened.key, settings.declared)
            decision, notices = who_is_who.ruled(wish.to, wish.everywhere, decision, ground)
        if wish.target.startswith(PICTURE) and wish.ruling is Ruling.KEEP:
            notices = _warned(wish.target, record)
        if wish.target == ALL and wish.ruling is Ruling.ACCEPT:
            notices = _left_out(record.targets, before)
        add_decisions(case.decisions, [decision])
        return Recorded(decision, notices, publication.released(case))


def _refuse_incomplete(wish: Wish) -> None:
    if not wish.by.strip():
        raise DecisionsInvalid("A decision needs the name of the person who makes it.", "Give it with --by.")
    for name in needs(wish.ruling):
        if not getattr(wish, name).strip():
            raise DecisionsInvalid(*_MISSING[wish.ruling, name])


def _refuse_unknown(wish: Wish, record: RunRecord, before: Decisions) -> None:
    if wish.ruling is Ruling.WITHDRAW:
        if all(decision.target != wish.target for decision in before.standing):
            raise DecisionsInvalid(
                "Nothing that was ruled on this still stands.", "Look at confidential/decisions.yaml for the target."
            )
        return
    made = {decision.to for decision in before.entries if decision.new}
    if wish.target not in record.targets | made:
        raise DecisionsInvalid(
            "The last run knows nothing by this id.", "Copy the id from review.html, or run `redraft run` again."
        )
    if PAIR in wish.target and wish.ruling is not Ruling.ACCEPT:
        raise DecisionsInvalid(
            "Of two who may be one, it can only be accepted that they are two.",
            "If they are one, merge: name the one with --entity and the other with --merge.",
        )


def _refuse_unfit(wish: Wish) -> None:
    """What there is no sense in ruling so on this target."""
    if wish.ruling is Ruling.WITHDRAW:
        return
    if wish.target.startswith(REVISION) and not covers_others(wish.target):
        raise DecisionsInvalid(
            "The changes of earlier authors are ruled on draft by draft.",
            "Copy the id of all of them from review.html.",
        )
    for fits, rulings, message, next_step in _FIT:
        if fits(wish.target) and wish.ruling not in rulings:
            raise DecisionsInvalid(message, next_step)


def _answer(wish: Wish, known: frozenset[str]) -> Decision:
    covers = _covered(wish.target, known) if has_covers(wish.target, wish.ruling) else frozenset()
    if wish.target == ALL and wish.ruling is Ruling.ACCEPT and not covers:
        raise DecisionsInvalid(
            "Nothing is there that this would cover.",
            "Pictures, comments and changes of earlier authors are ruled on by themselves; see review.html.",
        )
    return Decision(
        target=wish.target,
        ruling=wish.ruling,
        by=wish.by.strip(),
        at=written(now()),
        text=wish.text.strip(),
        reason=wish.reason.strip(),
        covers=covers,
        into=wish.into.strip(),
        to=wish.to.strip(),
        wording=wish.wording.strip(),
    )


def _covered(target: str, known: Iterable[str]) -> frozenset[str]:
    """What a ruling on many things at once is made on; "everything" leaves out what somebody has to look at."""
    single = [known_id for known_id in known if not covers_others(known_id)]
    if target == ALL:
        return frozenset(i for i in single if not i.startswith(_LOOKED_AT))
    beginning = _OF_ONE_SORT.get(target, f"{target}-")
    return frozenset(i for i in single if i.startswith(beginning))


def _left_out(known: Iterable[str], before: Decisions) -> tuple[str, ...]:
    """What to say to somebody who accepts everything: what that does not cover, if any of it has no ruling yet."""
    unruled = [i for i in known if not covers_others(i) and before.about(i) is None]
    sorts = {PICTURE: "pictures and charts", COMMENT: "comments", REVISION: "tracked changes of earlier authors"}
    left = [name for beginning, name in sorts.items() if any(i.startswith(beginning) for i in unruled)]
    if not left:
        return ()
    return (f"This does not cover {', '.join(left)}: a person has to look at them, and review.html shows them.",)


def _warned(picture: str, record: RunRecord) -> tuple[str, ...]:
    """What to say to somebody who keeps a picture in which names were read."""
    sources = {f.source for f in record.findings if picture_of(f.anchor) == picture}
    read = [f for f in record.findings if picture_of(f.anchor) == picture and f.source == min(sources)]
    count = sum(finding.action.changes_text for finding in read)
    if not count:
        return ()
    said = "1 detail that is" if count == 1 else f"{count} details that are"
    return (f"This picture holds {said} replaced elsewhere, and it will be published as it is; see review.html.",)


def _refuse_unanswered(wish: Wish) -> None:
    """A pseudonym that breaks a rule is answered for knowingly, or changed."""
    if not wish.target.startswith(RULE) or wish.ruling is Ruling.WITHDRAW:
        return
    if wish.ruling is not Ruling.ACCEPT or wish.target.startswith(FIRM):
        raise DecisionsInvalid(
            "This pseudonym cannot stay." if wish.target.startswith(FIRM) else "A broken rule can only be accepted.",
            "Give another with --rename, or under `pseudonym:` in case.yaml, and run again.",
        )
    if not wish.reason.strip():
        raise DecisionsInvalid("A pseudonym that breaks a rule needs a reason to stay.", "Give it with --reason.")
