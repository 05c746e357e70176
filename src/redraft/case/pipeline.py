"""From findings to a plan: the pure middle of redraft, the same for review, trial and publication."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path

from redraft import __version__
from redraft.case.folder import CaseFolder
from redraft.case.settings import Settings
from redraft.decisions import Decisions
from redraft.entities import Resolution, resolve
from redraft.findings import Finding
from redraft.identity.contradictions import check
from redraft.key import Key
from redraft.marking import MARKED, marked, without_denials
from redraft.plan import Legitimate, Planner, RedactionPlan, Rulings
from redraft.planning.consent import kept_by_consent
from redraft.planning.objections import Objection, as_worded, objections
from redraft.pseudonyms import assign, told_of
from redraft.pseudonyms.rules import concerns, of_case
from redraft.resources import folder
from redraft.tagger.digests import DIGESTS
from redraft.text import Draft
from redraft.vital_days import declared_days, vital_days
from redraft.vocabulary import load_vocabulary

_WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")
_PART = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Settled:
    """All that follows from the drafts, their findings, the key and the decisions.

    `published` are the sources of the drafts that a copy is made of, `objections` what the rules have against pseudonyms,
    `detected` the findings before anybody marked, dismissed or consented to anything, `planner` what plans them anew.
    """

    drafts: tuple[Draft, ...]
    findings: tuple[Finding, ...]
    resolution: Resolution
    key: Key
    plan: RedactionPlan
    published: frozenset[str]
    objections: tuple[Objection, ...]
    detected: tuple[Finding, ...]
    planner: Planner = field(repr=False, compare=False)

    @property
    def on_record(self) -> tuple[Finding, ...]:
        """The findings as they are written down: undone by nobody, and those that reviewers marked."""
        return (*self.detected, *(finding for finding in self.findings if finding.recognizer == MARKED))

    @property
    def leaving(self) -> tuple[Draft, ...]:
        """The drafts that a copy is made of."""
        return tuple(draft for draft in self.drafts if draft.source in self.published)


def settle(
    drafts: Sequence[Draft],
    findings: Sequence[Finding],
    settings: Settings,
    key: Key,
    decisions: Decisions,
    published: frozenset[str],
    terms: Legitimate | None = lambda text: (),
    moment: str = "",
) -> Settled:
    """Resolve, assign and plan over all drafts; only drafts in `published` get edits, and only they raise questions.

    The others (an agency's reports) lend their names: what they tell about who is who holds for the published ones.
    `terms` tells where the field's terms of art stand in a text; None where nobody will verify what follows from it, and
    the plan has no forms. `moment` (ISO 8601) when pseudonyms are chosen that are
    new.

    Raises:
        DecisionsInvalid: if a decision on who is who cannot hold.
    """
    vocabulary = load_vocabulary()
    check(decisions, key, settings.declared.cast, vocabulary)
    detected = tuple(finding for finding in findings if finding.recognizer != MARKED)
    decisions = without_denials(decisions, detected, settings.declared)
    by_hand = marked(detected, drafts, decisions, vocabulary)
    said = decisions.add(*by_hand.meanings)
    resolution = resolve(by_hand.findings, drafts, settings.declared, key, said, vocabulary)
    findings = kept_by_consent(by_hand.findings, resolution)
    told = told_of(resolution, findings, drafts)
    grown = assign(resolution, key, settings.scheme, vocabulary, words_of(drafts), settings.declared, moment, told)
    leaving = tuple(draft for draft in drafts if draft.source in published)
    ours = tuple(finding for finding in findings if finding.source in published)
    worded = as_worded(grown, decisions)
    broken = concerns(of_case(resolution, worded, settings.declared, vocabulary, told))
    against = objections(broken, worded, decisions, settings.declared)
    rulings = rulings_of(settings, findings)
    planner = Planner.of(leaving, ours, resolution, grown, rulings, vocabulary, against)
    redaction = planner.plan(decisions, vocabulary, terms)
    return Settled(tuple(drafts), findings, resolution, grown, redaction, published, against, detected, planner)


def rulings_of(settings: Settings, findings: Iterable[Finding]) -> Rulings:
    """What the settings rule once for all, with the days of birth and death that the case knows."""
    known = declared_days(settings.declared.born, settings.declared.died) | vital_days(findings)
    return replace(settings.rulings, vital=known)


def terms_of_art(case: CaseFolder) -> Legitimate:
    """Where the terms of art stand that ship with redraft, and those that the case adds."""
    # here, since Presidio takes a second to import and only verification asks for terms
    from redraft.detection.defining.definitions import load_definitions, shipped_definitions
    from redraft.detection.defining.keep import KeepList, shipped_terms

    if case.own_recognizers is None:
        return shipped_terms().spans
    return KeepList.of((*shipped_definitions(), *load_definitions(case.own_recognizers))).spans


def words_of(drafts: Sequence[Draft]) -> frozenset[str]:
    """Every word of the drafts in lower case, and the parts of those with a hyphen or apostrophe."""
    words = {word for draft in drafts for segment in draft.segments for word in _WORD.findall(segment.text.lower())}
    return frozenset(words).union(*(_PART.findall(word) for word in words if not word.isalpha()))


def basis(settings: Settings, case: CaseFolder) -> str:
    """A fingerprint of all that detection depends on besides the drafts, the files of a foreign engine apart."""
    parts = [*of_redraft(), settings.fingerprint, *own_recognizers(case)]
    return sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def of_redraft() -> tuple[str, ...]:
    """What tells this redraft from others: version, model, and recognisers, which change in a checkout without a new version."""
    return (__version__, *DIGESTS.values(), *_files_of(folder("recognizers")))


def own_recognizers(case: CaseFolder) -> tuple[str, ...]:
    """The place and the hash of each file that the case adds to the recognisers, by turns."""
    return () if case.own_recognizers is None else _files_of(case.own_recognizers)


def _files_of(place: Path) -> tuple[str, ...]:
    files = sorted(path for path in place.rglob("*") if path.is_file())
    return tuple(said for path in files for said in (path.relative_to(place).as_posix(), digest_of(path)))


def outcome(
    plan: RedactionPlan, drafts: Sequence[Draft], pictures: Mapping[str, str], revisions: Mapping[str, str], links: str
) -> str:
    """A fingerprint of what publication copies would say: two equal ones mean equal copies.

    `pictures` has the ruling on each by id, `revisions` how the tracked changes of each draft are settled, by source, `links` the
    policy for links to the outside.
    """
    rows = [
        [
            draft.sha256,
            revisions.get(draft.source, ""),
            [[str(e.anchor), e.span.start, e.span.end, e.becomes] for e in plan.edits.get(draft.source, ())],
            [[picture.id, pictures.get(picture.id, "")] for picture in draft.pictures],
        ]
        for draft in drafts
    ]
    written = json.dumps([__version__, links, rows], ensure_ascii=False)
    return sha256(written.encode("utf-8", "surrogatepass")).hexdigest()


def digest_of(path: Path) -> str:
    """The SHA-256 of a file's bytes, as hexadecimal digits."""
    with path.open("rb") as file:
        digest = sha256()
        while block := file.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()
