"""What stands in a written copy and nobody has ruled on, because it was not found when the drafts were read."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from redraft.case import disk, naming, sightings
from redraft.case.clock import written
from redraft.case.folder import CaseFolder
from redraft.case.pipeline import Settled
from redraft.case.progress import Progress
from redraft.case.release.obstacles import SHOWN, harmless_part
from redraft.case.release.second_look import Seen, look, part_of, see, texts_of, worth_looking
from redraft.case.settings import Settings
from redraft.findings import Finding
from redraft.folding import fold
from redraft.identity.in_place.register import names_given
from redraft.leaks import Opened
from redraft.text import Draft
from redraft.vocabulary import load_vocabulary

_RULING = (
    "Write it under `mask:` in case.yaml, or who it is under `cast:`, or under `keep:` if it names nobody, or take it out",
    "of the draft in Word; then `redraft run` again.",
)
WHAT_TO_DO = f"What to do: confidential/second-look.txt quotes each with its place. {' '.join(_RULING)}"
"""The next step where a name that nobody has ruled on stands in a copy."""
_PERSON = "PERSON"
_QUOTE = "QUOTE"
_WORDS = re.compile(r"[^\W_]+")
_AROUND = 50


@dataclass(frozen=True, slots=True)
class NearMiss:
    """A detail in the copy of `source` that the detectors see only now: its type, its part, and its wording in its context.

    As text it quotes nothing. `holds` says that it keeps the copies from being published: it is somebody's name.
    """

    source: str
    part: str
    entity_type: str
    text: str
    context: str
    holds: bool

    def __repr__(self) -> str:
        return f"NearMiss({self.entity_type}, {harmless_part(self.part)})"


def see_again(source: str, file: Path | Opened, settled: Settled) -> Seen:
    """A file that was written for the draft `source` as the second look sees it: without what was read and not changed.

    A file whose source is no draft of the case is seen from end to end.
    """
    draft = next((draft for draft in settled.leaving if draft.source == source), None)
    return see(source, file, _unchanged(draft, settled))


def near_misses(
    seen: Sequence[Seen], settled: Settled, settings: Settings, case: CaseFolder, progress: Progress
) -> tuple[NearMiss, ...]:
    """What the detectors see in written files, of each what `see_again` sees of it.

    A detail whose wording was found in any draft has been ruled on, is kept by policy, or is hunted for already; wording
    that redraft wrote names nobody. Raises: ModelUnavailable, RecognizerInvalid: as named.
    """
    looked = worth_looking(seen)
    if not looked:
        return ()
    declared = replace(settings.declared, pseudonyms=names_given(settled.key, load_vocabulary()))
    from redraft.detection import Detector  # here, since it takes a second to load and little else here needs it

    detector = sightings.remembering(Detector.load(case.own_recognizers, settings.engine), case)
    found = look(looked, detector, declared, progress)
    sightings.keep_copies(case, detector, looked)
    texts = {each.draft.source: texts_of(each.draft) for each in seen}
    explained = _Explained.of(settled)
    return tuple(
        _near_miss(finding, texts[finding.source][finding.anchor]) for finding in found if not explained.by(finding)
    )


def of_copy(misses: Sequence[NearMiss]) -> tuple[str, ...]:
    """Lines that count near-misses by type and part, for the certificate."""
    counts = Counter((miss.entity_type, harmless_part(miss.part)) for miss in misses)
    return tuple(f"{kind}, {part}, {count}" for (kind, part), count in sorted(counts.items()))


def describe_near_misses(misses: Sequence[NearMiss], numbers: Mapping[str, int]) -> str:
    """How many details nobody has ruled on, by type, draft and part."""
    counts = Counter(
        f"{miss.entity_type:<16} {naming.label(numbers.get(miss.source, 0), miss.source)}, {harmless_part(miss.part)}"
        for miss in misses
    )
    lines = [f"  {said}, {count}×" for said, count in sorted(counts.items())]
    more = [f"  … and {len(lines) - SHOWN} more such places"] if len(lines) > SHOWN else []
    return "\n".join([*lines[:SHOWN], *more])


def write_near_misses(
    case: CaseFolder, misses: Sequence[NearMiss], numbers: Mapping[str, int], moment: datetime
) -> None:
    """Write the list that quotes them to `confidential/second-look.txt`; without any, none is left there."""
    if not misses:
        case.second_look.unlink(missing_ok=True)
        return
    lines = [
        "WHAT THE SECOND LOOK FOUND",
        "Confidential: it quotes the drafts.",
        "",
        f"Written {written(moment)}. The detectors read the written copies again, as a reader sees them that shares nothing",
        "with the one that read the drafts. What follows was not found in the drafts, so nobody has ruled on it.",
        "",
        *_RULING,
    ]
    for (source, part), group in _by_place(misses).items():
        lines += ["", f"{naming.label(numbers.get(source, 0), source)}, {part}"]
        lines += [f"  {m.entity_type:<14} “{m.text}”{_holding(m)}\r\n      … {m.context} …" for m in group]
    disk.write_atomically(case.second_look, ("\r\n".join(lines) + "\r\n").encode("utf-8-sig"))


def _holding(miss: NearMiss) -> str:
    return "  (holds up publication)" if miss.holds else ""


def _by_place(misses: Sequence[NearMiss]) -> dict[tuple[str, str], list[NearMiss]]:
    places: dict[tuple[str, str], list[NearMiss]] = {}
    for miss in misses:
        places.setdefault((miss.source, miss.part), []).append(miss)
    return places


def _near_miss(finding: Finding, text: str) -> NearMiss:
    start, end = max(0, finding.span.start - _AROUND), finding.span.end + _AROUND
    context = " ".join(text[start:end].split())
    holds = finding.entity_type == _PERSON and finding.action.changes_text
    return NearMiss(finding.source, part_of(finding), finding.entity_type, finding.text, context, holds)


def _unchanged(draft: Draft | None, settled: Settled) -> frozenset[str]:
    """The folded text of what was read in a draft and stands in its copy as it was: the detectors know it."""
    if draft is None:
        return frozenset()
    edited = {edit.anchor for edit in settled.plan.edits.get(draft.source, ())}
    return frozenset(fold(segment.text) for segment in draft.segments if segment.anchor not in edited)


@dataclass(frozen=True, slots=True)
class _Explained:
    """Wording that needs no ruling: found before, or redraft's own. `words` are the single words of the latter."""

    wordings: frozenset[str]
    ours: tuple[str, ...]
    words: frozenset[str]

    @classmethod
    def of(cls, settled: Settled) -> _Explained:
        """All that a case explains."""
        written = {fold(edit.becomes) for edits in settled.plan.edits.values() for edit in edits if edit.becomes}
        written |= {fold(entry.pseudonym) for entry in settled.key.entries if entry.pseudonym}
        found = {fold(finding.text) for finding in settled.findings}
        words = frozenset(word for text in written for word in _WORDS.findall(text))
        return cls(frozenset(found | written), tuple(sorted(written)), words)

    def by(self, finding: Finding) -> bool:
        """Whether a finding in a copy is explained."""
        text = fold(finding.text)
        if text in self.wordings or set(_WORDS.findall(text)) <= self.words:
            return True
        # A quotation was one before a name in it was replaced: it was found by the name then.
        return finding.entity_type == _QUOTE and any(each in text for each in self.ours)
