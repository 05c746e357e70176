"""What a returned copy says, from the paragraphs that were sent and those that came back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from redraft.case.returned.values import Answer, Outcome, Remark, Sort
from redraft.case.returned.word.alignment import align
from redraft.case.returned.word.comments import Comment, Margin
from redraft.case.returned.word.elsewhere import Ground, judge
from redraft.case.returned.word.hunks import hunks
from redraft.case.returned.word.laid_open import LaidOpen
from redraft.case.returned.word.matching import match
from redraft.case.returned.word.verdicts import Verdict, verdict
from redraft.case.wishes import Wish
from redraft.outputs.review.as_sent import SentChange, SentCopy, SentParagraph
from redraft.text import Kind

NOT_THERE = "The paragraph of this change is not in the returned file."
_DELETED = "This paragraph is not in the returned file. No decision can do that: change the draft."
_ADDED = "This paragraph was added. No decision can do that: change the draft."
_ADDED_BESIDE = "Words were added beside a change. No decision can add words: change the draft."
_FIELD = "a field"
_UNFOUND = "The place of this change was not found in the returned file."


@dataclass(slots=True)
class Understood:
    """What has been understood of a copy: its answers by finding, wishes, what is to be listed, and how much was left."""

    answers: dict[str, Answer] = field(default_factory=dict)
    wishes: list[Wish] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    undecided: int = 0

    def take(
        self, change: SentChange, where: str, decided: Verdict, shown: str = "", comment: Comment | None = None
    ) -> None:
        """Put down what became of one change; `shown` are the words that stand there now."""
        says = comment.text if comment else ""
        by, at = decided.by or (comment.author if comment else ""), decided.at or (comment.at if comment else "")
        if decided.outcome is not None:
            text = change.becomes if decided.outcome is Outcome.ACCEPTED else decided.text
            self.answers[change.finding] = Answer(change.finding, decided.outcome, text, says, by, at, where)
            return
        self.undecided += 1
        if comment:
            self.answers[change.finding] = Answer(change.finding, Outcome.LEFT, "", says, by, at, where)
        if decided.why:
            self.remarks.append(Remark(Sort.NOT_TAKEN, where, change.was, shown, says, decided.why, by, at))


def understand(sent: SentCopy, got: Sequence[LaidOpen], margin: Margin, ground: Ground | None, by: str) -> Understood:
    """Hold the paragraphs that came back against those that were sent.

    Without a `ground` (the draft is gone) changes elsewhere are not looked at. `by` is whose copy it is.
    """
    found = Understood()
    matching = match(sent.paragraphs, got)
    for number, other in matching.pairs:
        _of_paragraph(sent.paragraphs[number], got[other], margin, ground, found, by)
    _of_codes(sent, got, found)
    there = {sent.paragraphs[number].text for number, _ in matching.pairs}
    for number in matching.missing:
        _of_missing(sent, sent.paragraphs[number], there, found, by)
    for other in matching.added:
        _of_added(got[other], found, by)
        found.remarks += margin.in_paragraph(got[other])
    found.remarks += margin.rest()
    return found


def _of_paragraph(
    sent: SentParagraph, got: LaidOpen, margin: Margin, ground: Ground | None, found: Understood, by: str
) -> None:
    if _is_as_sent(sent, got):
        return
    where = align(sent, got)
    comments = margin.on_changes(where, got)
    for zone in where.zones:
        decided = verdict(zone, got)
        found.remarks += [
            Remark(Sort.CHANGED, sent.where, after=text, why=_ADDED_BESIDE, by=decided.by or by, at=decided.at)
            for text in decided.beside
        ]
        shown = _shown(got, zone.start, zone.end)
        found.take(zone.change, sent.where, decided, shown, comments.get(zone.change.finding))
    if ground is not None:
        for hunk in hunks(sent, got, where):
            _put(judge(hunk, sent, ground, by), found)
    found.remarks += margin.in_paragraph(got)


def _is_as_sent(sent: SentParagraph, got: LaidOpen) -> bool:
    untouched = not any(s.struck or s.typed for s in got.stretches)
    return untouched and got.text == sent.text and not sent.changes and not got.comments


def _put(meant: Wish | Answer | Remark, found: Understood) -> None:
    match meant:
        case Wish():
            found.wishes.append(meant)
        case Answer():
            found.answers[meant.finding] = meant
        case Remark():
            found.remarks.append(meant)


def _of_codes(sent: SentCopy, got: Iterable[LaidOpen], found: Understood) -> None:
    """Fields that go as a whole: their codes are not seen, so whether any is left tells."""
    marks = {mark.finding: mark for paragraph in got for mark in paragraph.marks if mark.finding in sent.codes}
    for finding in sorted(sent.codes):
        mark = marks.get(finding)
        if mark is None or mark.is_open:
            found.undecided += 1
            if mark is None:
                found.remarks.append(Remark(Sort.NOT_TAKEN, _FIELD, why=_UNFOUND))
        else:
            outcome = Outcome.REJECTED if mark.has_code else Outcome.ACCEPTED
            found.answers[finding] = Answer(finding, outcome, where=_FIELD)


def _of_missing(sent: SentCopy, paragraph: SentParagraph, there: set[str], found: Understood, by: str) -> None:
    """A paragraph that did not come back; another version of a text box's words may be left out by any program."""
    for change in paragraph.changes:
        found.take(change, paragraph.where, Verdict(None, why=NOT_THERE))
    in_main = paragraph.anchor.part == sent.paragraphs[0].anchor.part
    if in_main and not paragraph.changes and paragraph.text not in there:
        found.remarks.append(Remark(Sort.CHANGED, paragraph.where, paragraph.text, why=_DELETED, by=by))


def _of_added(paragraph: LaidOpen, found: Understood, by: str) -> None:
    shown = _shown(paragraph, 0, len(paragraph.text))
    if shown.strip() and paragraph.kind in (Kind.BODY, Kind.TABLE):
        found.remarks.append(Remark(Sort.CHANGED, paragraph.where, after=shown, why=_ADDED, by=by))


def _shown(got: LaidOpen, start: int, end: int) -> str:
    return "".join(s.text for s in got.between(start, end) if not s.struck)
