"""What somebody asks to be ruled, made a decision or refused: what fits which target, and what a ruling needs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from redraft.case import who_is_who
from redraft.case.clock import now, written
from redraft.cast import Declared
from redraft.decisions import (
    ALL,
    COMMENT,
    COMMENTS,
    CONFLICT,
    FINDING,
    MARK,
    PAIR,
    PICTURE,
    PICTURES,
    REVISION,
    REVISIONS,
    WORD,
    Decision,
    Decisions,
    Ruling,
    can_be_written,
    covers_others,
    has_covers,
    is_entity_id,
    needs,
)
from redraft.errors import DecisionsInvalid
from redraft.findings import Action, Finding
from redraft.folding import fold
from redraft.key import Key
from redraft.marking import everywhere_id, name_ids, word_id
from redraft.names import parse
from redraft.planning.objections import FIRM, RULE
from redraft.text import picture_of
from redraft.vocabulary import load_vocabulary

_MISSING = {
    (Ruling.REWORD, "text"): ("Rewording needs the new text.", "Give it with --reword."),
    (Ruling.RENAME, "text"): ("A new name needs to be said.", "Give it with --rename."),
    (Ruling.ROLE, "text"): ("A role needs to be said.", "Give it with --role."),
    (Ruling.MERGE, "into"): ("A merger needs the id of whom it is one with.", "Give it with --merge."),
    (Ruling.SPLIT, "wording"): ("A split needs the wording that is somebody else.", "Give it with --split."),
    (Ruling.SPLIT, "to"): ("A split needs to say who the wording is.", "Give an id, or `new`, with --to."),
    (Ruling.MEANS, "to"): ("It needs to be said who is meant.", "Give an id, or `new`, with --means."),
    (Ruling.MARK, "wording"): ("A mark needs the wording that was missed.", "Give it with --mark."),
    (Ruling.MARK, "kind"): ("A mark needs to say what the wording is.", "Give it with --kind, such as PERSON."),
}


_SHORTEST_MARK = 2
_REMEMBERED = "The key remembers this wording as a name, and none that it knows may stay in a copy: if it is no name, dismiss it too."
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
    """A ruling as somebody asks for it; the fields are those of a `Decision`.

    `to` may be `new`. On a `means`, `everywhere` holds for whatever is worded like the target. A mark or a dismissal with
    no `target` holds for its `wording` everywhere.
    """

    target: str
    ruling: Ruling
    by: str
    text: str = ""
    reason: str = ""
    into: str = ""
    to: str = ""
    wording: str = ""
    everywhere: bool = False
    only: bool = False
    kind: str = ""
    consent: str = ""


@dataclass(frozen=True, slots=True)
class Ground:
    """What a wish is held against: what was found, by id, every id that can be ruled on, the decisions so far, how to
    come by the key, and what case.yaml declares.
    """

    findings: Mapping[str, Finding]
    targets: frozenset[str]
    before: Decisions
    key: Callable[[], Key]
    declared: Declared

    def after(self, decision: Decision) -> Ground:
        """The same with one decision more."""
        return replace(self, before=self.before.add(decision))


def ruled(wish: Wish, ground: Ground) -> tuple[Decision, tuple[str, ...]]:
    """The decision that a wish asks for, as it would go on record now, and sentences for whoever asks.

    A ruling on who is who is held against the key, the cast and the rulings before it. Nothing is written.

    Raises:
        DecisionsInvalid: if nothing is known by that id, something that the ruling needs is missing, it cannot hold, or
            everything is to be ruled on in another way than by accepting it.
    """
    wish = _named(wish)
    _refuse_unfit(wish)
    _refuse_incomplete(wish)
    _refuse_unknown(wish, ground)
    _refuse_unanswered(wish)
    _refuse_unfounded(wish, ground)
    decision = _answer(wish, ground.targets)
    notices: tuple[str, ...] = ()
    if wish.ruling in (Ruling.MARK, Ruling.DISMISS):
        _refuse_wording(wish, ground)
    if wish.ruling is Ruling.WITHDRAW or not (decision.is_answer or wish.ruling is Ruling.DISMISS):
        held = who_is_who.Ground(ground.findings, ground.before, ground.key(), ground.declared)
        decision, notices = who_is_who.ruled(wish.to, wish.everywhere, decision, held)
    if wish.ruling is Ruling.WITHDRAW and _is_remembered(wish.target, ground):
        notices += (_REMEMBERED,)
    if wish.target.startswith(PICTURE) and wish.ruling is Ruling.KEEP:
        notices = _warned(wish.target, ground.findings.values())
    if wish.target == ALL and wish.ruling is Ruling.ACCEPT:
        notices = _left_out(ground.targets, ground.before)
    return decision, notices


def _named(wish: Wish) -> Wish:
    """The wish with the target that its wording has, where it holds everywhere."""
    if wish.ruling is Ruling.MARK and (wish.everywhere or not wish.target):
        return replace(wish, target=everywhere_id(wish.wording, wish.kind), everywhere=True)
    if wish.ruling is Ruling.DISMISS and wish.wording.strip():
        return replace(wish, target=word_id(wish.wording))
    return wish


def _refuse_incomplete(wish: Wish) -> None:
    if not wish.by.strip():
        raise DecisionsInvalid("A decision needs the name of the person who makes it.", "Give it with --by.")
    said = (wish.target, wish.by, wish.text, wish.reason, wish.wording, wish.consent)
    if not all(map(can_be_written, said)):
        raise DecisionsInvalid("A decision has a character that no document can hold.", "Type the words anew.")
    for name in needs(wish.ruling):
        if not getattr(wish, name).strip():
            raise DecisionsInvalid(*_MISSING[wish.ruling, name])


def _refuse_unknown(wish: Wish, ground: Ground) -> None:
    before = ground.before
    if wish.ruling is Ruling.WITHDRAW:
        if all(decision.target != wish.target for decision in before.standing):
            raise DecisionsInvalid(
                "Nothing that was ruled on this still stands.", "Look at confidential/decisions.yaml for the target."
            )
        return
    if wish.ruling is Ruling.MARK or wish.target.startswith(WORD):
        return
    made = {decision.to for decision in before.entries if decision.new}
    if wish.target not in ground.targets and wish.target not in made:
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
    of_finding = wish.target.startswith(FINDING)
    if wish.only and not of_finding:
        raise DecisionsInvalid("Only a finding stands in one place alone.", "Name a finding (f-…) with --finding.")
    if wish.ruling is Ruling.QUERY and not (of_finding or is_entity_id(wish.target)):
        raise DecisionsInvalid("Only a change can be doubted.", "Name a finding, a person, a place or a body.")
    if wish.ruling is Ruling.DISMISS and not (of_finding or wish.target.startswith(WORD)):
        raise DecisionsInvalid(
            "Only a finding or a wording can be said to be no name.", "Copy its id from review.html."
        )
    if wish.ruling is Ruling.MARK and not wish.target.startswith((FINDING, MARK)):
        raise DecisionsInvalid("A mark is on a wording.", "Leave out the id.")
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
        only=wish.only,
        everywhere=wish.everywhere and wish.ruling is Ruling.MARK,
        kind=wish.kind.strip(),
        consent=wish.consent.strip(),
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


def _warned(picture: str, findings: Iterable[Finding]) -> tuple[str, ...]:
    """What to say to somebody who keeps a picture in which names were read."""
    inside = [finding for finding in findings if picture_of(finding.anchor) == picture]
    first = min((finding.source for finding in inside), default="")
    read = [finding for finding in inside if finding.source == first]
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


def _refuse_unfounded(wish: Wish, ground: Ground) -> None:
    """A real name, address or number stays for a reason, and somebody's name because they agreed to it."""
    if wish.ruling is not Ruling.KEEP:
        return
    finding = ground.findings.get(wish.target)
    named = finding is not None and finding.action in (Action.REPLACE, Action.REDACT)
    of_person = wish.target.startswith(("person-", "family-")) or (
        finding is not None and named and finding.entity_type == "PERSON"
    )
    if not (named or is_entity_id(wish.target)):
        return
    if not wish.reason.strip():
        raise DecisionsInvalid(
            "A name, address or number stays only for a reason.",
            "Give it with --reason. If it is no name at all, say so with --dismiss.",
        )
    if of_person and not wish.consent.strip():
        raise DecisionsInvalid(
            "Somebody's real name stays only if they agreed to it.",
            "Say with --consent where that is on record, or declare it under `cast:` in case.yaml. If it is no name at"
            " all, say so with --dismiss.",
        )


def _refuse_wording(wish: Wish, ground: Ground) -> None:
    """A mark of a letter would black out the page, and a declared name is one whatever anybody says of it."""
    if wish.ruling is Ruling.MARK:
        if wish.kind.strip() not in load_vocabulary().labels:
            raise DecisionsInvalid(
                "There is no such kind of detail.", "Give one that review.html names, such as PERSON."
            )
        if sum(character.isalnum() for character in wish.wording) < _SHORTEST_MARK:
            raise DecisionsInvalid("This wording is too short to be looked for.", "Mark the words around it too.")
        return
    finding = ground.findings.get(wish.target)
    wording = wish.wording if wish.target.startswith(WORD) else finding.text if finding else ""
    if {word_id(wording), wish.target} & name_ids(ground.declared):
        raise DecisionsInvalid("case.yaml declares this a name.", "Take it out of `cast:` there, and run again.")
    if not wish.reason.strip() and _is_called_so(wording, wish.target, ground):
        raise DecisionsInvalid(
            "Somebody who is replaced elsewhere is called by a word of this: it stays only for a reason.",
            "Give it with --reason. If it is their name, it may stay with --keep, a reason and --consent.",
        )


def _is_remembered(target: str, ground: Ground) -> bool:
    """Whether what is taken back is a mark whose wording the key has as a name."""
    latest = [decision for decision in ground.before.standing if decision.target == target][-1]
    known = {word_id(name) for row in ground.key().entries for name in row.names}
    return latest.ruling is Ruling.MARK and word_id(latest.wording) in known


def _is_called_so(wording: str, target: str, ground: Ground) -> bool:
    """Whether `wording` has a telling word of a person's name that would not be dismissed along with it."""
    vocabulary = load_vocabulary()
    words = {fold(word) for word in parse(wording, vocabulary).words if not vocabulary.is_ordinary(word)}
    if not words:
        return False
    here = word_id(wording)
    gone = {*ground.before.dismissed, target}
    if not any(word_id(f.text) == here and f.id not in gone for f in ground.findings.values()):
        gone.add(here)
    names = {name for row in ground.key().entries if row.entity_type == "PERSON" for name in row.names}
    return any(
        word_id(name) not in gone and not words.isdisjoint(map(fold, parse(name, vocabulary).words)) for name in names
    )
