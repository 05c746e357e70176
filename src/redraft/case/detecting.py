"""What is found in the drafts of a case: as the last run found it where nothing changed since, else found anew."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from redraft.case import sightings
from redraft.case.folder import CaseFolder
from redraft.case.pipeline import basis
from redraft.case.progress import Progress
from redraft.case.records import read_manifest, read_run
from redraft.case.settings import Settings
from redraft.engine import EngineKind, EngineRecord
from redraft.errors import CaseInvalid
from redraft.findings import Action, Finding
from redraft.identity.in_place.register import names_given
from redraft.key import Key
from redraft.marking import MARKED
from redraft.text import Draft, picture_of
from redraft.vocabulary import load_vocabulary

_STARTING = "Starting the recognisers"
_LOOKING = "Looking for identifying details"


@dataclass(frozen=True, slots=True)
class Detected:
    """What was found, and by what.

    `engine` read the names, None where there was nothing to read; `basis` is the fingerprint of what detection depends on
    besides the drafts, `in_place` the names in the drafts that were left alone because the key had given them away before.
    """

    engine: EngineRecord | None
    findings: tuple[Finding, ...]
    basis: str
    in_place: tuple[str, ...] = ()


def detected(case: CaseFolder, settings: Settings, key: Key, drafts: Sequence[Draft], progress: Progress) -> Detected:
    """The findings of the drafts, in the order of detection.

    Raises:
        RecognizerInvalid: if a definition of the case cannot be used.
        ModelUnavailable: if the language model or engine cannot be had.
    """
    depends_on = basis(settings, case)
    if not drafts:
        return Detected(None, (), depends_on)
    in_place = _standing(names_given(key, load_vocabulary()), drafts)
    before = _before(case, settings, depends_on, in_place, drafts)
    return before or _anew(case, settings, depends_on, in_place, drafts, progress)


def look_ahead(case: CaseFolder, settings: Settings, draft: Draft) -> None:
    """Have the model read one draft, and leave what it read for whoever detects; several processes may do so at once.

    Raises:
        RecognizerInvalid, ModelUnavailable: as `detected`.
    """
    from redraft.detection import Detector
    from redraft.detection.words.passages import read_passages

    detector = sightings.remembering(Detector.load(case.own_recognizers, settings.engine), case)
    for _ in detector.engine.read(dict.fromkeys(passage.text for passage in read_passages([draft]))):
        pass
    sightings.keep(case, detector, [draft])


def _before(
    case: CaseFolder, settings: Settings, depends_on: str, in_place: tuple[str, ...], drafts: Sequence[Draft]
) -> Detected | None:
    """What the last run found, if it read the same drafts in the same order and all else is as it was.

    Nothing if another engine than redraft's own reads: its files may be others under the same name.
    """
    if settings.engine.kind is not EngineKind.REDRAFT:
        return None
    try:
        record = read_run(case.findings)
        engine = read_manifest(case.manifest).engine
    except CaseInvalid:
        return None
    same = record.basis == depends_on and record.in_place == in_place
    if not same or list(record.drafts.items()) != [(draft.source, draft.sha256) for draft in drafts]:
        return None
    found = tuple(finding for finding in record.findings if finding.recognizer != MARKED)
    return Detected(engine, found, depends_on, in_place) if engine else None


def _anew(
    case: CaseFolder,
    settings: Settings,
    depends_on: str,
    in_place: tuple[str, ...],
    drafts: Sequence[Draft],
    progress: Progress,
) -> Detected:
    """What the detector finds; what it read is left for the next time."""
    from redraft.detection import Detector  # here, since it takes a second to load and is not always needed

    progress(_STARTING, 0, 1)
    detector = sightings.remembering(Detector.load(case.own_recognizers, settings.engine), case)
    progress(_STARTING, 1, 1)
    declared = replace(settings.declared, pseudonyms=in_place)
    findings = detector.detect(drafts, declared, lambda done, total: progress(_LOOKING, done, total))
    sightings.keep(case, detector, drafts)
    sightings.drop_others(case, drafts)
    said = tuple(found for found in findings if _can_be_asked(found))
    return Detected(detector.engine.record, said, depends_on, in_place)


def _standing(names: Sequence[str], drafts: Sequence[Draft]) -> tuple[str, ...]:
    """Those of some names whose letters follow one another anywhere in the drafts; no other can be met there."""
    if not names:
        return ()
    from redraft.detection.words.folding import fold

    texts = "\n".join(fold(segment.text).text for draft in drafts for segment in draft.segments).casefold()
    return tuple(name for name in names if name.casefold() in texts)


def _can_be_asked(finding: Finding) -> bool:
    """Whether a finding says anything: what is doubtful in the words of a picture is most likely misread."""
    return not picture_of(finding.anchor) or finding.action not in (Action.FLAG, Action.ASK)
