"""What becomes of changes that a reviewer made outside the proposed ones: a mark, an answer, or a line in the report."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from redraft.case.decide import Wish
from redraft.case.returned.values import Answer, Outcome, Remark, Sort
from redraft.case.returned.word.hunks import Hunk
from redraft.decisions import Ruling
from redraft.findings import Finding
from redraft.key import Key
from redraft.marking import mark_id, places
from redraft.outputs.review.as_sent import SentParagraph
from redraft.text import Draft, Segment, Span
from redraft.vocabulary import Vocabulary

NEUTRAL = "[removed]"
"""What stands where a reviewer took words out of the text and put none in their place."""

_MOST_WORDS = 8
"""More words than this are no detail, but a passage that somebody wrote anew."""
_ALIKE = 75
"""From this likeness (0 to 100) on, new words are the old ones with a slip mended."""
_SENTENCE = re.compile(r"[.!?][\"'”’)]*\s")
_INSERTED = "Words were added. Nothing of redraft's can add words: change the draft."
_REWRITTEN = "This passage was written anew. No decision can do that: change the draft."
_SLIP = "This looks like a correction of the wording, not like a detail: change the draft."
_EARLIER = "An earlier author's insertion was rejected here. Earlier changes are decided for a draft as a whole."
_GONE = "The draft's paragraph is no longer what it was when this copy was made."
_UNCLEAR = "These words cannot be marked as a detail: change the draft, or mark them in `redraft review`."


@dataclass(frozen=True, slots=True)
class Ground:
    """What a change elsewhere is judged by: the draft as it is now, its findings by segment, the key, ordinary words."""

    draft: Draft
    findings: Mapping[str, Sequence[Finding]]
    key: Key
    vocabulary: Vocabulary

    def segment(self, sent: SentParagraph) -> Segment | None:
        """The draft's paragraph of today that says what the sent one said."""
        same = [s for s in self.draft.segments if s.text == sent.text and s.kind.in_story]
        here = [s for s in same if s.anchor == sent.anchor]
        return here[0] if here else same[0] if len(same) == 1 else None


def judge(hunk: Hunk, sent: SentParagraph, ground: Ground, by: str) -> Wish | Answer | Remark:
    """What one change elsewhere means."""
    hunk = _trimmed(hunk, sent.text)
    before = sent.text[hunk.start : hunk.end]
    why = _no_decision(hunk, before)
    segment = ground.segment(sent)
    if not why and segment is None:
        why = _GONE
    if why or segment is None or hunk.span is None:
        return _remark(sent, before, hunk, why, by)
    answer = _on_finding(hunk, hunk.span, segment, ground)
    if answer is not None:
        return answer
    wish = _mark(hunk, hunk.span, segment, ground, hunk.author or by)
    return wish if wish is not None else _remark(sent, before, hunk, _UNCLEAR, by)


def _no_decision(hunk: Hunk, before: str) -> str:
    """Why a change cannot be a decision; "" if it can."""
    if not before.strip():
        return _INSERTED
    if hunk.earlier:
        return _EARLIER
    if len(before.split()) > _MOST_WORDS or len(hunk.after.split()) > 2 * _MOST_WORDS or _SENTENCE.search(before):
        return _REWRITTEN
    if not any(map(str.isalnum, before)) or _is_slip(before, hunk.after):
        return _SLIP
    return ""


def _is_slip(before: str, after: str) -> bool:
    if before.casefold() == after.casefold() or (not before[:1].isupper() and len(before) <= 3):
        return True
    return bool(after) and fuzz.ratio(before.casefold(), after.casefold()) >= _ALIKE


def _on_finding(hunk: Hunk, span: Span, segment: Segment, ground: Ground) -> Answer | None:
    """A change inside what redraft found but did not propose to change is an answer to that."""
    around = [f for f in ground.findings.get(str(segment.anchor), ()) if f.span.contains(span)]
    if not around:
        return None
    finding = around[0]
    start, end = span.start - finding.span.start, span.end - finding.span.start
    text = " ".join((finding.text[:start] + hunk.after + finding.text[end:]).split())
    outcome = Outcome.REWORDED if text else Outcome.REMOVED
    return Answer(finding.id, outcome, text, by=hunk.author, at=hunk.at)


def _mark(hunk: Hunk, span: Span, segment: Segment, ground: Ground, by: str) -> Wish | None:
    wording = span.of(segment.text)
    if span not in places(wording, segment.text, ground.vocabulary) or _holds(wording, hunk.after):
        return None
    after = hunk.after.strip()
    meant = next((e for e in ground.key.entries if e.pseudonym and e.pseudonym.casefold() == after.casefold()), None)
    kind = meant.entity_type if meant else _kind(wording, ground.vocabulary)
    return Wish(
        target=mark_id(ground.draft, segment, span, kind),
        ruling=Ruling.MARK,
        by=by,
        text="" if meant else after or NEUTRAL,
        to=meant.entity if meant else "",
        wording=wording,
        everywhere=meant is not None,
        kind=kind,
    )


def _kind(wording: str, vocabulary: Vocabulary) -> str:
    """A name if it is spelt like one and is no everyday word."""
    words = re.findall(r"[^\W\d_]+", wording)
    named = any(word[:1].isupper() and not vocabulary.is_ordinary(word) for word in words)
    return "PERSON" if named else "DETAIL"


def _holds(wording: str, after: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(wording.casefold())}(?!\w)", after.casefold()) is not None


def _trimmed(hunk: Hunk, text: str) -> Hunk:
    """Without the blanks at its ends."""
    before = text[hunk.start : hunk.end]
    start = hunk.start + len(before) - len(before.lstrip()) if before.strip() else hunk.start
    end = hunk.end - (len(before) - len(before.rstrip())) if before.strip() else hunk.end
    return Hunk(start, end, hunk.after.strip(), hunk.author, hunk.at, hunk.tracked, hunk.earlier)


def _remark(sent: SentParagraph, before: str, hunk: Hunk, why: str, by: str) -> Remark:
    return Remark(Sort.CHANGED, sent.where, before, hunk.after, why=why, by=hunk.author or by, at=hunk.at)
