"""What reviewers say is a detail that was missed, and what they say is none: findings made and unmade by hand."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from redraft.cast import Declared
from redraft.decisions import MARK, WORD, Decision, Decisions, Ruling
from redraft.findings import Action, Finding, finding_id, repeated
from redraft.folding import fold, without_possessive
from redraft.text import Draft, Kind, Segment, Span
from redraft.vocabulary import Vocabulary

MARKED = "marked by a reviewer"
"""Named as the recogniser of what nobody but a reviewer has found."""
NAMING = frozenset({"PERSON", "LOCATION", "ADDRESS", "ORGANIZATION"})
"""The types of what goes by a pseudonym."""

_NO_NAME = "A reviewer says that this is no name and no other detail."
_SPELT = {"'": "['’‘ʼ]", "-": "[-‐‑–]"}
_UNSEEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
"""Soft hyphens, joiners and spaces of no width."""


def word_id(wording: str) -> str:
    """What a dismissal names a wording by; the same for every way to write it that folds alike.

    >>> word_id("Signs of Safety") == word_id("signs of  safety’s")
    True
    """
    return WORD + hashlib.sha256(fold(without_possessive(wording)).encode("utf-8", "surrogatepass")).hexdigest()[:10]


def name_ids(declared: Declared) -> frozenset[str]:
    """The ids of the wordings that the user declares to be names: nobody can say that they are none."""
    return frozenset(word_id(name) for member in declared.cast for name in member.names)


def without_denials(decisions: Decisions, findings: Iterable[Finding], declared: Declared) -> Decisions:
    """The decisions that stand, without those that say of a declared name that it is none: later, or by hand."""
    names = name_ids(declared)
    denied = names | {finding.id for finding in findings if word_id(finding.text) in names}
    if decisions.dismissed.isdisjoint(denied):
        return decisions
    return Decisions(tuple(d for d in decisions.standing if d.ruling is not Ruling.DISMISS or d.target not in denied))


def everywhere_id(wording: str, kind: str) -> str:
    """What a mark is named by that holds wherever its wording stands; `kind` is the entity type."""
    return MARK + word_id(f"{kind} {wording}").removeprefix(WORD)


def mark_id(draft: Draft, segment: Segment, span: Span, kind: str) -> str:
    """What a mark of one place is named by, and what it finds there: the id of a finding.

    `kind` is the entity type.
    """
    nth = next(nth for other, nth in repeated(draft) if other.anchor == segment.anchor)
    return finding_id(draft.source, segment.anchor, segment.text, span, kind, nth)


@dataclass(frozen=True, slots=True)
class Marked:
    """The findings of a case as reviewers left them, and for those found by a mark that says so, whom each means."""

    findings: tuple[Finding, ...]
    meanings: tuple[Decision, ...]


def marked(
    findings: Iterable[Finding], drafts: Sequence[Draft], decisions: Decisions, vocabulary: Vocabulary
) -> Marked:
    """The findings with those that marks add, and those that a dismissal speaks of as kept.

    Where a mark and what was found overlap, one finding covers both, so that nothing of either is left; a change that
    covers the mark already stays as it is.
    """
    found = [_undone(finding, decisions.dismissed) for finding in findings]
    meanings: list[Decision] = []
    for mark in (decision for decision in decisions.standing if decision.ruling is Ruling.MARK):
        found, made = _with(mark, found, drafts, vocabulary)
        if mark.to:
            meanings += [
                Decision(f.id, Ruling.MEANS, mark.by, mark.at, to=mark.to) for f in made if f.id != mark.target
            ]
    return Marked(tuple(found), tuple(meanings))


def places(wording: str, text: str, vocabulary: Vocabulary) -> list[Span]:
    """Where `wording` stands in `text` as whole words, in any case unless it is spelt like everyday words.

    Of those, with a capital only what has one is meant; in small letters they may be a name that was typed so. An underline parts words, as in names of files.

    >>> from redraft.vocabulary import load_vocabulary
    >>> places("Kez", "KEZ said that Kez's aunt kezzed.", load_vocabulary())
    [Span(start=0, end=3), Span(start=14, end=17)]
    >>> places("Rose", "Rose rose. ROSE", load_vocabulary())
    [Span(start=0, end=4), Span(start=11, end=15)]
    >>> len(places("rose", "Rose rose. ROSE", load_vocabulary()))
    3
    """
    pattern = _pattern(wording.strip())
    everyday = all(map(vocabulary.is_ordinary, re.findall(r"[^\W\d_]+", wording)))
    found = []
    for match in re.finditer(rf"(?<![^\W_]){pattern}(?![^\W_])", text, re.IGNORECASE):
        if not everyday or wording.islower() or match[0].isupper() or match[0][:1] == wording.strip()[:1]:
            found.append(Span(*match.span()))
    return found


def _pattern(wording: str) -> str:
    """The wording in any spelling that looks the same: accents as one character or two, what nobody sees between letters."""
    plain = wording.translate({ord(c): "'" for c in "’‘ʼ"} | {ord(c): "-" for c in "‐‑–"})
    words = unicodedata.normalize("NFC", plain).translate(dict.fromkeys(map(ord, _UNSEEN))).split()
    return r"\s+".join(f"[{_UNSEEN}]*".join(map(_letter, word)) for word in words)


def _letter(character: str) -> str:
    apart = unicodedata.normalize("NFD", character)
    return _SPELT.get(character) or (re.escape(character) if apart == character else f"(?:{character}|{apart})")


def _undone(finding: Finding, dismissed: frozenset[str]) -> Finding:
    if dismissed and (finding.id in dismissed or word_id(finding.text) in dismissed):
        return replace(finding, action=Action.KEEP, why=_NO_NAME, suggestion="")
    return finding


def _with(
    mark: Decision, findings: list[Finding], drafts: Sequence[Draft], vocabulary: Vocabulary
) -> tuple[list[Finding], list[Finding]]:
    """The findings with those that one mark adds, and these."""
    made: list[Finding] = []
    gone: set[str] = set()
    here = _by_place(findings)
    for draft, segment, nth, span in _wanted(mark, drafts, vocabulary):
        around = here.setdefault((draft.source, str(segment.anchor)), [])
        beside = [f for f in around if f.span.overlaps(span)]
        if any(f.span.contains(span) and f.action.changes_text for f in beside):
            continue
        spans = [span, *(f.span for f in beside)]
        whole = Span(min(s.start for s in spans), max(s.end for s in spans))
        id_ = finding_id(draft.source, segment.anchor, segment.text, span, mark.kind, nth)
        said = mark.text
        if any(places(f.text, said, vocabulary) for f in beside if f.action.changes_text) or fold(said) == fold(
            whole.of(segment.text)
        ):
            said = ""  # such words would let stand what they are to replace
        made.append(_finding(id_, draft, segment, whole, replace(mark, text=said)))
        gone |= {f.id for f in beside}
        around.append(made[-1])
    return [*(f for f in (*findings, *made) if f.id not in gone)], made


def _by_place(findings: Iterable[Finding]) -> dict[tuple[str, str], list[Finding]]:
    found: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        found.setdefault((finding.source, str(finding.anchor)), []).append(finding)
    return found


def _wanted(
    mark: Decision, drafts: Sequence[Draft], vocabulary: Vocabulary
) -> Iterator[tuple[Draft, Segment, int, Span]]:
    """The places that a mark speaks of: its own, or wherever the wording stands."""
    for draft in drafts:
        for segment, nth in repeated(draft):
            if segment.kind is Kind.PICTURE:
                continue
            for span in places(mark.wording, segment.text, vocabulary):
                if mark.everywhere or mark.target == finding_id(
                    draft.source, segment.anchor, segment.text, span, mark.kind, nth
                ):
                    yield draft, segment, nth, span


def _finding(id_: str, draft: Draft, segment: Segment, span: Span, mark: Decision) -> Finding:
    action = Action.REPLACE if mark.kind in NAMING else Action.REDACT
    why = f"Marked by {mark.by}."
    return Finding(
        id_, draft.source, segment.anchor, span, span.of(segment.text), mark.kind, 1.0, MARKED, action, why, mark.text
    )
