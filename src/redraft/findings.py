"""What was found, where, how surely, and what is proposed."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from redraft.text import Anchor, Draft, Segment, Span


class Action(StrEnum):
    """What a finding proposes."""

    REPLACE = "replace"
    """A person, place or body gets its pseudonym."""
    GENERALISE = "generalise"
    """A value becomes a coarser one: a day becomes a month."""
    REDACT = "redact"
    """A number or contact becomes a neutral label in square brackets."""
    KEEP = "keep"
    """Found, and left by policy: a national body, the declared publisher."""
    FLAG = "flag"
    """Left as it is unless the reviewer says otherwise, but to be decided before publication."""
    ASK = "ask"
    """A near-miss: redraft is not sure, and says so."""

    @property
    def changes_text(self) -> bool:
        """Whether the proposal, if accepted, alters the draft."""
        return self in (Action.REPLACE, Action.GENERALISE, Action.REDACT)


@dataclass(frozen=True, slots=True)
class Finding:
    """One occurrence of an identifying detail, tied to its place.

    `text` is the original wording under `span`; `recognizer` the name of the definition or layer that found it; `why`
    a plain reason for the reviewer. `score` runs from 0 to 1. `suggestion` is a wording that the reviewer may take where
    none is proposed ("a life-long condition"); "" if there is none.
    """

    id: str
    source: str
    anchor: Anchor
    span: Span
    text: str
    entity_type: str
    score: float
    recognizer: str
    action: Action
    why: str
    suggestion: str = ""

    def __post_init__(self) -> None:
        if len(self.text) != len(self.span):
            raise ValueError("a finding's span and its text differ in length")
        if not 0 <= self.score <= 1:
            raise ValueError(f"a score lies between 0 and 1, not at {self.score}")


def finding_id(source: str, anchor: Anchor, segment_text: str, span: Span, entity_type: str, nth: int = 0) -> str:
    """A name for a finding that stays the same from run to run while its paragraph stays the same.

    Built from the paragraph's wording rather than its number, so that a paragraph added above does not lose the
    decisions below it; `nth` tells apart the same wording in several paragraphs of one draft and part.
    """
    return finding_ids(source, anchor, segment_text, nth)(span, entity_type)


def finding_ids(source: str, anchor: Anchor, segment_text: str, nth: int = 0) -> Callable[[Span, str], str]:
    """What names the findings of one segment, by span and type: see `finding_id`.

    The wording is digested once for all of them: a paragraph of two million characters has fifty thousand findings.
    """
    segment = hashlib.sha256(_seed(source, anchor.part, anchor.view, segment_text, ""))

    def name(span: Span, entity_type: str) -> str:
        digest = segment.copy()
        digest.update(_seed(str(span.start), str(span.end), entity_type, str(nth)))
        return "f-" + digest.hexdigest()[:10]

    return name


def repeated(draft: Draft) -> Iterator[tuple[Segment, int]]:
    """Each segment of a draft with how many before it have its part, view and wording: the `nth` of `finding_id`."""
    seen: dict[tuple[str, str, str], int] = {}
    for segment in draft.segments:
        key = (segment.anchor.part, segment.anchor.view, segment.text)
        nth = seen.get(key, 0)
        seen[key] = nth + 1
        yield segment, nth


def _seed(*parts: str) -> bytes:
    return "\x1f".join(parts).encode("utf-8", "surrogatepass")
