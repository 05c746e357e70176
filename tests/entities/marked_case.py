"""Small cases written as text with marks, as drafts with their findings: "{Lorna} of {LOCATION:Hallowmere}"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from redraft.cast import Declared
from redraft.decisions import Decisions
from redraft.entities import Entity, Resolution, resolve
from redraft.findings import Action, Finding, finding_id
from redraft.key import Key
from redraft.plan import Planner, RedactionPlan, Rulings
from redraft.pseudonyms import Scheme, SubjectStyle, assign, told_of
from redraft.text import FILE_NAME, Anchor, Draft, Kind, Segment, Span, apply
from redraft.vocabulary import load_vocabulary

NO_KEY = Key()
VOCABULARY = load_vocabulary()
_MARK = re.compile(r"\{(?:([A-Z_]+)(?:/([a-z]+))?:)?([^{}]+)\}")
_ACTIONS = {"PERSON": "replace", "LOCATION": "replace", "ORGANIZATION": "replace", "ADDRESS": "replace"}
_ACTIONS |= {"DATE_TIME": "generalise", "UNKNOWN": "ask", "AGE": "flag", "NORP": "flag", "DETAIL": "flag"}


@dataclass(frozen=True)
class Case:
    """Drafts and findings, and every step from them to a plan."""

    drafts: tuple[Draft, ...]
    findings: tuple[Finding, ...]
    declared: Declared = field(default_factory=Declared)
    decisions: Decisions = field(default_factory=Decisions)
    rulings: Rulings = field(default_factory=Rulings)
    style: SubjectStyle = SubjectStyle.LETTER
    scheme: Scheme | None = None

    def resolution(self, key: Key = NO_KEY) -> Resolution:
        """Who is who."""
        return resolve(self.findings, self.drafts, self.declared, key, self.decisions, VOCABULARY)

    @property
    def taken(self) -> frozenset[str]:
        """Every word of the drafts."""
        text = " ".join(segment.text for draft in self.drafts for segment in draft.segments)
        return frozenset(re.findall(r"\w+", text.lower()))

    def key(self, known: Key = NO_KEY, chosen_at: str = "") -> Key:
        """The key after a run that began with `known`."""
        scheme, found = self.scheme or Scheme(self.style), self.resolution(known)
        told = told_of(found, self.findings, self.drafts)
        return assign(found, known, scheme, VOCABULARY, self.taken, self.declared, chosen_at, told)

    def planner(self, known: Key = NO_KEY) -> Planner:
        """What plans such a run."""
        resolution, key = self.resolution(known), self.key(known)
        return Planner.of(self.drafts, self.findings, resolution, key, self.rulings, VOCABULARY)

    def plan(self, known: Key = NO_KEY) -> RedactionPlan:
        """The plan of such a run."""
        return self.planner(known).plan(self.decisions, VOCABULARY)

    def redacted(self, known: Key = NO_KEY) -> str:
        """All drafts with the edits made, a segment a line."""
        edits = self.plan(known).edits
        return "\n".join(
            apply(segment.text, [edit for edit in edits[draft.source] if edit.anchor == segment.anchor])
            for draft in self.drafts
            for segment in draft.segments
        )

    def entity(self, wording: str, nth: int = 0) -> Entity | None:
        """The entity of the nth mention with this wording; None if it stayed open."""
        mention = [finding.id for finding in self.findings if finding.text == wording][nth]
        return next((e for e in self.resolution().entities if mention in e.mentions), None)

    def one(self, *wordings: str) -> bool:
        """Whether the first mentions with these wordings are settled and of one entity."""
        found = [self.entity(wording) for wording in wordings]
        return None not in found and len({entity.id for entity in found if entity}) == 1

    def id(self, wording: str, nth: int = 0) -> str:
        """The id of the nth finding with this wording."""
        return [finding.id for finding in self.findings if finding.text == wording][nth]


def case(*texts: str, name: str = "", **more: object) -> Case:
    """One draft a text, one paragraph a line; cells are parted by " | ", and the first row of cells heads the others.

    A mark is ``{wording}`` for a person, ``{TYPE:wording}``, or ``{TYPE/action:wording}``; `name` is the marked name of
    the first draft's file.
    """
    drafts, findings = [], []
    for number, text in enumerate(texts, start=1):
        source = f"draft{number}.docx"
        segments: list[Segment] = []
        if name and number == 1:
            segments += _segment(source, FILE_NAME, name, Kind.FILE_NAME, "file name", "", findings)
        headings: Sequence[str] = ()
        for row, line in enumerate(text.strip().splitlines()):
            cells = line.strip().split(" | ")
            headings = headings or (cells if len(cells) > 1 else ())
            for column, cell in enumerate(cells):
                anchor = Anchor("word/document.xml", f"0/{row}/{column}")
                in_table = len(cells) > 1
                where = f"table 1, row {row + 1}, column {column + 1}" if in_table else f"paragraph {row + 1}"
                heading = headings[column] if in_table and column < len(headings) else ""
                kind = Kind.TABLE if in_table else Kind.BODY
                segments += _segment(source, anchor, cell, kind, where, heading, findings)
        drafts.append(Draft(source, "docx", "0" * 64, tuple(segments)))
    return Case(tuple(drafts), tuple(findings), **more)  # type: ignore[arg-type]


def _segment(
    source: str, anchor: Anchor, marked: str, kind: Kind, where: str, heading: str, findings: list[Finding]
) -> list[Segment]:
    text, position, marks = "", 0, []
    for mark in _MARK.finditer(marked):
        text += marked[position : mark.start()]
        marks.append((Span(len(text), len(text) + len(mark[3])), mark[1] or "PERSON", mark[2]))
        text += mark[3]
        position = mark.end()
    text += marked[position:]
    for span, kind_of, action in marks:
        found = finding_id(source, anchor, text, span, kind_of, len(findings))
        does = Action(action or _ACTIONS.get(kind_of, "redact"))
        findings.append(Finding(found, source, anchor, span, span.of(text), kind_of, 0.9, "marks", does, "Marked."))
    return [Segment(anchor, text, kind, where, heading)]
