"""What a reviewer did with one change, told by what is left where it stood."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from redraft.case.returned.values import Outcome
from redraft.case.returned.word.alignment import Zone
from redraft.case.returned.word.laid_open import Hand, LaidOpen, Stretch

HALF = "Only one half of this change was accepted or rejected: its deletion and its insertion are two to Word."
RUN_TOGETHER = (
    "The program that saved this file ran the original and its replacement together, as LibreOffice does in a content"
    " control: what became of the change cannot be told."
)
BLURRED = "The words around this change were rewritten too, or its bookmark is lost: what became of it cannot be told."


@dataclass(frozen=True, slots=True)
class Verdict:
    """The outcome of one change, None where it was left as it was; `why` says why nothing can be told.

    `beside` is what was typed right before and behind it, which leaves the change itself as it is.
    """

    outcome: Outcome | None
    text: str = ""
    by: str = ""
    at: str = ""
    why: str = ""
    beside: tuple[str, ...] = ()


def verdict(zone: Zone, got: LaidOpen) -> Verdict:
    """What became of the change in its zone."""
    stretches = got.between(zone.start, zone.end)
    if _is_untouched(zone, stretches):
        return Verdict(None)
    if not zone.sharp:
        return Verdict(None, why=BLURRED)
    return _open_verdict(zone, stretches) if any(map(_is_ours, stretches)) else _settled_verdict(zone, stretches)


def _is_ours(stretch: Stretch) -> bool:
    return Hand.OURS in (stretch.struck, stretch.typed)


def _is_untouched(zone: Zone, stretches: Sequence[Stretch]) -> bool:
    """Whether both halves of the change are still tracked, and whole."""
    struck = "".join(s.text for s in stretches if s.struck is Hand.OURS and s.typed is not Hand.OURS)
    new = "".join(s.text for s in stretches if s.typed is Hand.OURS and s.struck is Hand.NOBODY)
    others = any(s.struck is Hand.NOBODY and s.typed is not Hand.OURS for s in stretches)
    return struck == zone.change.was and new == zone.change.becomes and not others


def _open_verdict(zone: Zone, stretches: Sequence[Stretch]) -> Verdict:
    """The change is tracked still, in part: it was half settled, typed into, or replaced."""
    shown = "".join(s.text for s in stretches if s.struck is Hand.NOBODY)
    by, at = _author(stretches)
    was, becomes = zone.change.was, zone.change.becomes
    if not _is_by_hand(stretches) and any(_same(shown, half) for half in ("", was, becomes, was + becomes)):
        return Verdict(None, why=HALF)
    whole = "".join(s.text for s in stretches if s.typed is Hand.OURS and s.struck is Hand.NOBODY)
    struck = "".join(s.text for s in stretches if s.struck is Hand.OURS and s.typed is not Hand.OURS)
    at_edges = _beside(shown, becomes)
    if at_edges is not None and whole == becomes and struck == was:
        return Verdict(None, by=by, at=at, beside=at_edges)
    return _reworded(shown, by, at)


def _settled_verdict(zone: Zone, stretches: Sequence[Stretch]) -> Verdict:
    """Nothing of the change is tracked any more."""
    shown = "".join(s.text for s in stretches if s.struck is Hand.NOBODY)
    by, at = _author(stretches)
    both = zone.change.was + zone.change.becomes
    if zone.change.becomes and not _is_by_hand(stretches) and _same(shown, both):
        return Verdict(None, why=RUN_TOGETHER)
    # The longer first: "Grandmother Halina" is the original, not its replacement "Grandmother" and a word beside it.
    halves = [(Outcome.ACCEPTED, zone.change.becomes), (Outcome.REJECTED, zone.change.was)]
    halves.sort(key=lambda half: -len(half[1]))
    for outcome, words in halves:
        if _same(shown, words):
            return Verdict(outcome, by=by, at=at)
    for outcome, words in halves:
        beside = _beside(shown, words)
        if beside is not None:
            return Verdict(outcome, by=by, at=at, beside=beside)
    return _reworded(shown, by, at)


def _reworded(shown: str, by: str, at: str) -> Verdict:
    text = " ".join(shown.split())
    return Verdict(Outcome.REWORDED if text else Outcome.REMOVED, text, by, at)


def _beside(shown: str, words: str) -> tuple[str, ...] | None:
    """What was typed before and behind `words`, set off from them; None if they are not whole in what is shown."""
    place = shown.find(words)
    if place < 0 or not words:
        return None
    before, behind = shown[:place], shown[place + len(words) :]
    if before[-1:].isalnum() or behind[:1].isalnum():
        return None
    return tuple(text for text in (before, behind) if text.strip())


def _is_by_hand(stretches: Sequence[Stretch]) -> bool:
    return any(Hand.REVIEWER in (s.struck, s.typed) for s in stretches)


def _author(stretches: Sequence[Stretch]) -> tuple[str, str]:
    """Who of the reviewers changed it last, and when."""
    found = [(s.at, s.author) for s in stretches if Hand.REVIEWER in (s.struck, s.typed) and s.author]
    at, by = max(found, default=("", ""))
    return by, at


def _same(one: str, other: str) -> bool:
    return " ".join(one.split()) == " ".join(other.split())
