"""Several copies made into decisions: place by place, then together what is decided together.

The rule (ADR 0039): nobody is taken to have said more than they did. Only where every place that a copy shows of an entity,
or of what is worded alike, was answered in one and the same way is there one decision for all of it; else each place that
was answered has a decision of its own, and the others stay open. Where two reviewers differ, nobody is taken at their
word: the place is queried.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from redraft.case.returned.values import Answer, Outcome, Remark, Returned, Sort
from redraft.case.wishes import Wish
from redraft.decisions import ANSWERS, Decision, Decisions, Ruling, is_entity_id
from redraft.findings import Action, Finding
from redraft.planning.proposals import Proposal

_NAMED = (Action.REPLACE, Action.REDACT)
"""What is proposed for names, addresses, numbers and contact details: their originals stay only for a reason."""
_GONE = "The draft no longer says this, or redraft finds nothing in it any more."
_OTHER_NOW = "redraft proposes other words here by now than the ones that were accepted."
_REJECTED = "Rejected in the review copy."
_REMOVED = "The replacement was deleted in the review copy, and nothing put in its place."
_STILL_NAMED = "Reworded in the review copy, but the new words still hold the original: “{}”."
_LOOSE = "Asked about in the review copy."
_DIFFER = "Reviewers differ: {}."
IN_ONE_GO = "Everything in the copy was {} in one go, not one by one."
"""The reason of each decision that was taken from a copy in which nobody ruled one by one."""
_SAYS = {
    Ruling.ACCEPT: "accepted",
    Ruling.KEEP: "the original to stay",
    Ruling.QUERY: "doubted",
    Ruling.REWORD: "“{}”",
}


@dataclass(frozen=True, slots=True)
class Ground:
    """What returned copies are held against: the proposals of today, the decisions, and what the last copies show.

    `shown` are the findings that some copy of the last run shows as a change, `copied` the drafts that have a copy,
    `words` the words of people's names.
    """

    proposals: Sequence[Proposal]
    decisions: Decisions
    shown: Collection[str]
    copied: Collection[str]
    words: Collection[str]


@dataclass(frozen=True, slots=True)
class Said:
    """One answer as a ruling on its place, with who gave it, in which file, and when the copy was made."""

    finding: str
    ruling: Ruling
    text: str
    reason: str
    by: str
    file: int
    sent: str
    where: str
    conflict: bool = False

    @property
    def same(self) -> tuple[Ruling, str]:
        """What has to be equal for two answers to agree."""
        return self.ruling, self.text


@dataclass(frozen=True, slots=True)
class Asked:
    """A wish with the answers that it comes of, as the files have them; none where it stands by itself.

    `where` names its place without quoting it, if that is known.
    """

    wish: Wish
    answers: tuple[Said, ...] = ()
    where: str = ""


@dataclass(slots=True)
class Merged:
    """What several copies come to: what is to be ruled, the answers place by place, and `remarks` for the report.

    `known` is how many answers had been taken before.
    """

    asked: list[Asked] = field(default_factory=list)
    said: list[Said] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    known: int = 0


def merge(
    returns: Sequence[tuple[int, Returned]], ground: Ground, by: str, known: Callable[[Said], bool] = lambda said: False
) -> Merged:
    """Merge what came back, each with the number of its file; `by` is who decides, "" for the reviewers themselves.

    An answer that is `known` was taken before, and is not asked about again.
    """
    merged = Merged()
    by_finding = {proposal.finding.id: proposal for proposal in ground.proposals}
    answers: dict[str, list[Said]] = {}
    for number, returned in returns:
        merged.remarks += returned.remarks
        for answer in returned.answers:
            proposal = by_finding.get(answer.finding)
            why = _unfit(answer, proposal)
            if why or proposal is None:
                was = proposal.finding.text if proposal else ""
                merged.remarks.append(_not_taken(answer, was, why or _GONE, returned.reviewer))
            elif known(said := _said(answer, proposal.finding, number, returned, ground)):
                merged.known += 1
            else:
                answers.setdefault(answer.finding, []).append(said)
    merged.said = [_agreed(said, by_finding[finding], merged) for finding, said in answers.items()]
    for wish, findings in _together(merged.said, ground, by):
        voices = tuple(said for finding in findings for said in answers[finding])
        merged.asked.append(Asked(wish, voices, voices[0].where))
    merged.asked = _of_one_voice([*merged.asked, *_standing_alone(returns, by)], merged)
    return merged


def _unfit(answer: Answer, proposal: Proposal | None) -> str:
    """Why an answer cannot be taken; "" if it can."""
    if proposal is None:
        return _GONE
    accepted = answer.outcome is Outcome.ACCEPTED and answer.text
    now = proposal.becomes or ""
    if accepted and " ".join(now.split()) != " ".join(answer.text.split()) and proposal.decision is None:
        return _OTHER_NOW
    return ""


def _not_taken(answer: Answer, was: str, why: str, by: str) -> Remark:
    return Remark(
        Sort.NOT_TAKEN, answer.where, was, answer.text, answer.comment, f"{answer.outcome}: {why}", answer.by or by
    )


def _said(answer: Answer, finding: Finding, number: int, returned: Returned, ground: Ground) -> Said:
    ruling, text, why = _ruling(answer, finding, ground.words)
    reasons = [why, answer.comment]
    if returned.in_one_go:
        reasons.append(IN_ONE_GO.format(returned.in_one_go))
    reason = " ".join(filter(None, reasons))
    by = answer.by or returned.reviewer
    return Said(finding.id, ruling, text, reason, by, number, returned.sent, answer.where)


def _ruling(answer: Answer, finding: Finding, words: Collection[str]) -> tuple[Ruling, str, str]:
    """The ruling that an answer comes to, with its text and what redraft has to say of it."""
    match answer.outcome:
        case Outcome.ACCEPTED:
            return Ruling.ACCEPT, "", ""
        case Outcome.REJECTED:
            if finding.action in _NAMED:
                return Ruling.QUERY, "", _REJECTED
            return Ruling.KEEP, "", ""
        case Outcome.REWORDED:
            if finding.action in _NAMED and _holds(answer.text, finding.text, words):
                return Ruling.QUERY, "", _STILL_NAMED.format(answer.text)
            return Ruling.REWORD, answer.text, ""
        case Outcome.REMOVED:
            return Ruling.QUERY, "", _REMOVED
        case Outcome.LEFT:
            return Ruling.QUERY, "", _LOOSE


def _holds(text: str, original: str, words: Collection[str]) -> bool:
    """Whether new words name somebody: the original itself, one of its names, or another person of the case."""
    if original.casefold() in text.casefold():
        return True
    own = {word for word in re.findall(r"\w+", original) if len(word) > 2 and not word.islower()}
    return not (own | set(words)).isdisjoint(re.findall(r"\w+", text))


def _agreed(said: Sequence[Said], proposal: Proposal, merged: Merged) -> Said:
    """One answer for one place: of one reviewer the latest file counts; where two differ, a query that names them."""
    latest = {(one.by or f"file {one.file}"): one for one in sorted(said, key=lambda s: s.file)}
    voices = list(latest.values())
    before = _ruled_since(voices, proposal.decision)
    if before is not None:
        voices.append(before)
    if len({one.same for one in voices}) == 1:
        return replace(voices[0], reason=" ".join(dict.fromkeys(one.reason for one in voices if one.reason)))
    told = "; ".join(f"{one.by or f'file {one.file}'}: {_SAYS[one.ruling].format(one.text)}" for one in voices)
    comments = " ".join(dict.fromkeys(one.reason for one in voices if one.reason))
    reason = f"{_DIFFER.format(told)} {comments}".strip()
    merged.remarks.append(
        Remark(Sort.CONFLICT, voices[0].where, proposal.finding.text, proposal.becomes or "", why=reason)
    )
    return replace(voices[0], ruling=Ruling.QUERY, text="", reason=reason, conflict=True)


def _ruled_since(voices: Sequence[Said], decision: Decision | None) -> Said | None:
    """What somebody else ruled on the place after the copy was made, or in the same second, as one more voice."""
    if decision is None or not decision.is_answer:
        return None
    first = voices[0]
    if decision.at < first.sent or decision.by in {one.by for one in voices}:
        return None
    return Said(first.finding, decision.ruling, decision.text, "", decision.by, 0, first.sent, first.where)


def _together(said: Iterable[Said], ground: Ground, by: str) -> list[tuple[Wish, list[str]]]:
    """One wish for what is decided together and was answered alike wherever a copy shows it, else one for each place.

    With each wish come the findings that were answered.
    """
    members: dict[str, list[Proposal]] = {}
    for proposal in ground.proposals:
        members.setdefault(proposal.group, []).append(proposal)
    groups = {p.finding.id: p.group for p in ground.proposals}
    answered: dict[str, list[Said]] = {}
    for one in said:
        answered.setdefault(groups[one.finding], []).append(one)
    wishes: list[tuple[Wish, list[str]]] = []
    for group, answers in answered.items():
        if _is_whole(answers, members[group], ground):
            wishes.append((_of_group(group, answers, by), [one.finding for one in answers]))
        else:
            wishes += [(_of_place(one, by), [one.finding]) for one in answers]
    return wishes


def _is_whole(answers: Sequence[Said], members: Sequence[Proposal], ground: Ground) -> bool:
    """Whether every place of a group that a copy shows, and every one that none could show, was answered alike."""
    told: Mapping[str, tuple[Ruling, str]] = {one.finding: one.same for one in answers}
    if len(set(told.values())) != 1 or any(one.conflict for one in answers):
        return False
    same = next(iter(told.values()))
    for member in members:
        finding = member.finding
        if finding.source in ground.copied and finding.id not in ground.shown and finding.id not in told:
            continue
        ruled = ground.decisions.latest.get(finding.id)
        before = (ruled.ruling, ruled.text) if ruled else None
        if told.get(finding.id, before) != same:
            return False
    return True


def _of_group(group: str, answers: Sequence[Said], by: str) -> Wish:
    first = answers[0]
    reason = " ".join(dict.fromkeys(one.reason for one in answers if one.reason))
    names = " and ".join(dict.fromkeys(one.by for one in answers if one.by))
    target = group if is_entity_id(group) else first.finding
    return Wish(target, first.ruling, by or names, text=first.text, reason=reason)


def _of_place(one: Said, by: str) -> Wish:
    return Wish(one.finding, one.ruling, by or one.by, text=one.text, reason=one.reason, only=True)


def _standing_alone(returns: Sequence[tuple[int, Returned]], by: str) -> Iterator[Asked]:
    """The wishes that need no other place to be understood."""
    for _, returned in returns:
        for number, wish in enumerate(returned.wishes):
            where = returned.places[number] if number < len(returned.places) else ""
            yield Asked(replace(wish, by=by or wish.by or returned.reviewer), where=where)


def _of_one_voice(asked: Sequence[Asked], merged: Merged) -> list[Asked]:
    """Each wish once; of several that differ on one thing only those that are no answers are left out, an answer is doubted."""
    found: dict[tuple[str, str, str], list[Asked]] = {}
    for one in asked:
        wish = one.wish
        sort = "answer" if wish.ruling in ANSWERS else wish.ruling.value
        found.setdefault((wish.target, wish.wording, sort), []).append(one)
    single: list[Asked] = []
    for (_, wording, sort), voices in found.items():
        first = voices[0]
        if len({_plain(one.wish) for one in voices}) > 1:
            told = "; ".join(f"{one.wish.by}: {_told(one.wish)}" for one in voices)
            why = _DIFFER.format(told)
            merged.remarks.append(Remark(Sort.CONFLICT, first.where, wording, why=why))
            if sort != "answer":
                continue
            doubt = replace(first.wish, ruling=Ruling.QUERY, text="", reason=f"{why} {first.wish.reason}".strip())
            first = replace(first, wish=doubt)
        single.append(replace(first, answers=tuple(said for one in voices for said in one.answers)))
    return single


def _plain(wish: Wish) -> Wish:
    """A wish without who wishes it and why."""
    return replace(wish, by="", reason="")


def _told(wish: Wish) -> str:
    words = wish.text or wish.to or wish.into
    return f"{wish.ruling.value} “{words}”" if words else wish.ruling.value
