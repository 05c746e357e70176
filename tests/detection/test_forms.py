"""Tables of invented sentences: every form a name takes is found, and the field's own language is left alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from redraft.cast import Declared
from redraft.detection import Detector
from redraft.findings import Action, Finding
from redraft.text import Anchor, Draft, Kind, Segment

Place = tuple[int, int, int]
"""A paragraph, counted from 0, and the start and end of a range in it."""
_HEADING = re.compile(r"\[([^\]]+)\]\s")


@dataclass(frozen=True, slots=True)
class Form:
    """A case of one line: its paragraphs, what must be changed in them, and what at least be shown."""

    line: str
    segments: tuple[Segment, ...]
    changed: tuple[Place, ...]
    shown: tuple[Place, ...]

    @classmethod
    def of(cls, line: str) -> Form:
        """Take a line of a table apart; the head of `forms/people.txt` says what its marks mean."""
        segments, marks = [], []
        for number, paragraph in enumerate(line.split(" ¶ ")):
            headed = _HEADING.match(paragraph)
            heading = headed.group(1) if headed else ""
            text, found = _unmarked(paragraph[headed.end() if headed else 0 :].replace("↵", "\n"))
            where = f"paragraph {number + 1}"
            segments.append(Segment(Anchor("word/document.xml", f"0/{number}"), text, Kind.BODY, where, heading))
            marks += [(mark, (number, start, end)) for mark, start, end in found]
        changed = tuple(place for mark, place in marks if mark == "»")
        return cls(line, tuple(segments), changed, tuple(place for mark, place in marks if mark == "›"))

    def findings(self, detector: Detector) -> Sequence[Finding]:
        """What the detector finds, with nothing declared."""
        return detector.detect([Draft("draft.docx", "docx", "0" * 64, self.segments)], Declared())

    def problem(self, detector: Detector) -> str:
        """What is wrong about the findings, in words; "" if nothing is."""
        found = self.findings(detector)
        changed = [_place(finding) for finding in found if finding.action.changes_text]
        asked = [_place(finding) for finding in found if finding.action is not Action.KEEP]
        problems = [f"not changed: {self._text(place)}" for place in self.changed if place not in changed]
        wanted = {*self.changed, *self.shown}
        problems += [f"changed: {self._text(place)}" for place in changed if place not in wanted]
        for place in self.shown:
            if not any(n == place[0] and start <= place[1] and place[2] <= end for n, start, end in asked):
                problems.append(f"not shown: {self._text(place)}")
        return "; ".join(problems)

    def _text(self, place: Place) -> str:
        number, start, end = place
        return self.segments[number].text[start:end]


def load_forms(name: str) -> list[Form]:
    """The cases of the table `name`, in order."""
    text = (Path(__file__).parent / "forms" / f"{name}.txt").read_text(encoding="utf-8")
    return [Form.of(line) for line in text.splitlines() if line and not line.startswith(("# ", "#  ")) and line != "#"]


def _place(finding: Finding) -> Place:
    return int(finding.anchor.path.partition("/")[2]), finding.span.start, finding.span.end


def _unmarked(text: str) -> tuple[str, list[tuple[str, int, int]]]:
    plain, marks, opened = "", [], 0
    for character in text:
        if character in "«‹":
            opened = len(plain)
        elif character in "»›":
            marks.append((character, opened, len(plain)))
        else:
            plain += character
    return plain, marks


PEOPLE, TERMS = load_forms("people"), load_forms("terms")


@pytest.mark.parametrize("form", PEOPLE, ids=[form.line[:60] for form in PEOPLE])
def test_a_name_is_found_in_every_form_and_nothing_else_is(detector, form: Form):
    """What is marked is replaced whole, or shown where it is only doubtful; the rest of the line stays."""
    assert form.problem(detector) == ""


@pytest.mark.parametrize("form", TERMS, ids=[form.line[:60] for form in TERMS])
def test_the_language_of_the_field_is_left_alone(detector, form: Form):
    """No finding changes a term of art, an authority or a word trap, whatever stands beside it."""
    assert form.problem(detector) == ""
