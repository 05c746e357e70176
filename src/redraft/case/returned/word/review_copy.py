"""A review copy that came back from Word, LibreOffice or another writer: what it says, held against what was sent."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import suppress
from pathlib import Path

from lxml import etree

from redraft.case.returned.sent import copies_of, read_sent, sent_with
from redraft.case.returned.values import Outcome, Returned
from redraft.case.returned.word.comments import Margin, comments_in, signed
from redraft.case.returned.word.elsewhere import Ground
from redraft.case.returned.word.laid_open import LaidOpen, Signature, laid_open, signatures
from redraft.case.returned.word.understanding import Understood, understand
from redraft.case.returned.word.who import reviewer_of
from redraft.case.state import State
from redraft.documents.ooxml.namespaces import W
from redraft.documents.ooxml.opening.content_types import SETTINGS
from redraft.documents.ooxml.opening.package import Package, open_package
from redraft.documents.ooxml.reading.roles import Role, readings
from redraft.documents.ooxml.reading.story import story_of
from redraft.documents.ooxml.toggles import is_on
from redraft.errors import DraftDamaged, DraftError, ReturnedInvalid
from redraft.findings import Finding
from redraft.outputs.review.as_sent import SentCopy
from redraft.outputs.review.bookmarks import finding_of
from redraft.outputs.review.origin import Origin, origin_in
from redraft.outputs.review.stamps import AUTHOR
from redraft.text import Draft, View
from redraft.vocabulary import load_vocabulary

FEW = 5
"""Of fewer changes than this, all accepted, nobody can say that they were not looked at one by one."""

_MOST = 0.5
"""A file is of the copy of which it has this share of the paragraphs."""

OLDER = (
    "This copy is of an older run. What still fits was taken, and returned.html lists the rest. Send the reviewer a new"
    " copy for what has come since."
)
UNTRACKED = "Change tracking had been switched off in this copy: what was changed was found by comparing."
_OTHER_CASE = "This is a review copy of another case."
_OTHER_NEXT = "Name the case that it belongs to, or ask the reviewer for the right file."
_NO_COPY = "This is no review copy: nothing in it says which case and run it is of."
_NO_COPY_NEXT = (
    "Review copies lie in confidential/review/. A draft, a publication or trial copy, or text that was put into a new"
    " document cannot be collected."
)
_UNKNOWN_RUN = "What this review copy said when it was made is no longer on record."
_UNKNOWN_NEXT = "Send the reviewer a copy of the last run, or put the decisions on record yourself."


def read_review_copy(path: Path, state: State) -> Returned:
    """What a returned review copy says.

    Raises:
        DraftError: if the file is no readable Word file.
        ReturnedInvalid: if it is no review copy of this case.
    """
    package = open_package(path.read_bytes())
    sent = _sent(package.root(package.main), state)
    draft = next((draft for draft in state.settled.drafts if draft.source == sent.source), None)
    file = _draft_package(state, sent.source)
    got = list(_paragraphs(package, signatures(_stories(file)) if file else frozenset()))
    comments = comments_in(package, {signed(c.author, c.text) for c in draft.comments} if draft else set())
    authors = {s.author for p in got for s in p.stretches} | {c.author for c in comments.values()}
    reviewer = reviewer_of(authors, package, file)
    found = understand(sent, got, Margin(comments), _ground(state, draft) if draft else None, reviewer)
    older = sent.origin.run != state.manifest.run
    return Returned(
        reviewer=reviewer,
        answers=tuple(found.answers.values()),
        wishes=tuple(found.wishes),
        remarks=tuple(found.remarks),
        undecided=found.undecided,
        notices=(*((OLDER,) if older else ()), *(() if _is_tracked(package) else (UNTRACKED,))),
        sent=sent.at,
        source=sent.source,
        in_one_go=_in_one_go(found),
    )


def _sent(main: etree._Element, state: State) -> SentCopy:
    """What the copy said when it was sent."""
    origin = origin_in(main) or _guessed(main, state)
    if origin is None:
        raise ReturnedInvalid(_NO_COPY, _NO_COPY_NEXT)
    if origin.case != state.manifest.case:
        raise ReturnedInvalid(_OTHER_CASE, _OTHER_NEXT)
    sent = read_sent(state.case, origin)
    if sent is None:
        raise ReturnedInvalid(_UNKNOWN_RUN, _UNKNOWN_NEXT)
    return sent


def _guessed(main: etree._Element, state: State) -> Origin | None:
    """The copy of the last run that a file is of, where the mark of the copy itself is lost.

    The bookmarks of changes tell, or failing these the text, of a file in which redraft's own revisions or comments still
    stand: a draft or a publication copy that somebody saved anew has the same text, and must not be taken for an answer.
    """
    names = (mark.get(W + "name", "") for mark in main.iter(W + "bookmarkStart"))
    run = state.manifest.run
    sent = sent_with(state.case, run, {finding for name in names if (finding := finding_of(name))})
    if sent is None and any(e.get(W + "author") == AUTHOR for e in main.iter(W + "ins", W + "del")):
        texts = {story_of(paragraph, View.ORIGINAL).text for paragraph in main.iter(W + "p")}
        sent = max(copies_of(state.case, run), key=lambda copy: _shared(copy, texts), default=None)
        sent = sent if sent and _shared(sent, texts) >= _MOST else None
    return sent.origin if sent else None


def _shared(sent: SentCopy, texts: Collection[str]) -> float:
    """Which share of a copy's paragraphs stands among these texts."""
    return sum(p.text in texts for p in sent.paragraphs) / max(len(sent.paragraphs), 1)


def _draft_package(state: State, source: str) -> Package | None:
    with suppress(OSError, KeyError, DraftError):
        return open_package(state.paths[source].read_bytes())
    return None


def _stories(package: Package) -> Iterator[etree._Element]:
    for part, reading in readings(package).items():
        if reading.role is Role.STORY:
            with suppress(DraftDamaged):
                yield package.root(part)


def _paragraphs(package: Package, earlier: Collection[Signature]) -> Iterator[LaidOpen]:
    """The paragraphs of all stories, the body's first."""
    roles = readings(package)
    for part in sorted(roles, key=lambda p: p != package.main):
        reading = roles[part]
        if reading.role is Role.STORY and reading.kind.in_story:
            yield from laid_open(package.root(part), reading.kind, reading.name, earlier)


def _ground(state: State, draft: Draft) -> Ground:
    findings: dict[str, list[Finding]] = {}
    for finding in state.settled.findings:
        if finding.source == draft.source:
            findings.setdefault(str(finding.anchor), []).append(finding)
    return Ground(draft, findings, state.settled.key, load_vocabulary())


def _is_tracked(package: Package) -> bool:
    for part in package.of_type(SETTINGS):
        with suppress(DraftDamaged):
            return is_on(package.root(part).find(W + "trackRevisions"))
    return False


def _in_one_go(found: Understood) -> str:
    """How everything was settled, where it was all settled in one way and nothing else done."""
    outcomes = {answer.outcome for answer in found.answers.values()}
    if found.undecided or len(found.answers) < FEW or len(outcomes) != 1 or found.remarks or found.wishes:
        return ""
    outcome = outcomes.pop()
    return outcome.value if outcome in (Outcome.ACCEPTED, Outcome.REJECTED) else ""
