"""Whom the review is about, and whether that is a child or an adult."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

from redraft.findings import Finding
from redraft.folding import fold
from redraft.identity.mentions import Mention
from redraft.identity.person import ADULT_TITLES, Person
from redraft.text import Draft, Kind

_ABOUT = re.compile(
    r"\b(?:review|SAR|SCR|LCSPR|CSPR|DHR|DARDR|report|chronology|case|briefing|response|inquiry|subject|timeline|"
    r"summary|statement)\b[^.\n]{0,60}\b(?:concerning|regarding|about|of|into|on|in respect of|in relation to|"
    r"death of|relating to|re|for|is|was)\b[\s:,–-]*(?:the\s+)?(?:late\s+|child\s+|adult\s+|baby\s+)?['‘“\"]?$|"
    r"\b(?:subject|name|child|adult|service user|patient|re)\s*[:–-]\s*$",
    re.IGNORECASE,
)
_CHILD = re.compile(
    r"\b(?:child|children|baby|infant|pupil|school|nursery|teenager|young person|foster|safeguarding children|"
    r"child practice|LCSPR|SCR|serious case review|children act|year \d+|looked[- ]after|health visitor)\b",
    re.IGNORECASE,
)
_ADULT = re.compile(
    r"\b(?:adult|adults|safeguarding adults|SAR|care act|care home|domiciliary|widow|widower|pension|dementia|"
    r"domestic homicide|DHR|section 42|deprivation of liberty|mental capacity|care package|home care|elderly|tenancy)\b",
    re.IGNORECASE,
)
_OFTEN = 3
"""So many mentions, where no cue tells, make a subject of whoever is mentioned most."""


def find_subject(people: Sequence[Person], findings: Iterable[Finding]) -> Person | None:
    """The declared subject; else whoever the cues point to: "review concerning …", titles, the file name, a date of
    birth beside the name, and most mentions. None if nobody stands out.
    """
    for person in people:
        if person.seed and person.seed.role == "subject":
            return person
    births = {(f.source, str(f.anchor)) for f in findings if f.entity_type == "DATE_OF_BIRTH"}
    mentioned = [person for person in people if person.mentions]
    total = sum(len(person.mentions) for person in mentioned)
    cues = [_score(person, births) for person in mentioned]
    scored = [(cue + 6 * len(p.mentions) / total, cue, p) for cue, p in zip(cues, mentioned, strict=True)]
    best, cue, found = max(scored, key=lambda item: item[0], default=(0.0, 0.0, None))
    stands_out = best >= 2 and (cue > 0 or (found is not None and len(found.mentions) >= _OFTEN))
    return found if stands_out else None


def _score(person: Person, births: Collection[tuple[str, str]]) -> float:
    score = 0.0
    seen: set[str] = set()
    for mention in person.mentions:
        for cue, weight in _cues(mention, births):
            if cue not in seen:
                seen.add(cue)
                score += weight
    # a professional is hardly ever the subject, and a relative less often than others
    return score - (3 if person.callings else 0) - (1 if person.is_family and not person.seed else 0)


def _cues(mention: Mention, births: Collection[tuple[str, str]]) -> list[tuple[str, float]]:
    found = []
    if mention.segment.kind in (Kind.FILE_NAME, Kind.PROPERTY, Kind.HEADER):
        found.append((mention.segment.kind.value, 2.0))
    if _ABOUT.search(mention.before[-120:]):
        found.append(("about", 3.0))
    if (mention.finding.source, str(mention.finding.anchor)) in births:
        found.append(("birth", 3.0))
    return found


def subject_word(subject: Person | None, drafts: Sequence[Draft]) -> str:
    """Gives "Child" or "Adult", by the words the drafts use; a subject who is called Mr, Mrs or Ms is an adult."""
    child = adult = 0
    for draft in drafts:
        for segment in draft.segments:
            child += len(_CHILD.findall(segment.text))
            adult += len(_ADULT.findall(segment.text))
    if subject and any(fold(name.title) in ADULT_TITLES for name in subject.names):
        adult += child + 1
    return "Adult" if adult > child else "Child"
