"""Whole cases in many voices, promises about the order and form of findings, and floors for what is found."""

import itertools
import os
import re
import subprocess
import sys
from dataclasses import dataclass

import pytest

from redraft.cast import Declared
from redraft.findings import Action
from redraft.text import Anchor, Draft, Edit, Kind, Segment, Span, apply

MARK = re.compile(r"\[\[([A-Z_]+)\|(.*?)\]\]")
STRICT = {"PERSON", "LOCATION", "ORGANIZATION", "ADDRESS", "NUMBER"}
TITLES = {
    "mr",
    "mrs",
    "ms",
    "miss",
    "mx",
    "dr",
    "prof",
    "pc",
    "dc",
    "ds",
    "di",
    "pcso",
    "sgt",
    "insp",
    "superintendent",
    "sergeant",
    "sister",
    "nurse",
    "cllr",
    "hhj",
    "sw",
    "hv",
    "idva",
    "rev",
    "reverend",
    "canon",
    "father",
    "imam",
    "judge",
    "his",
    "honour",
    "midwife",
    "mum",
    "nana",
    "mamgu",
    "dadi",
    "grandda",
    "uncle",
    "pgm",
    "the",
    "of",
    "and",
    "s",
}
GENERAL = {
    "the",
    "of",
    "and",
    "hospital",
    "school",
    "board",
    "council",
    "police",
    "partnership",
    "street",
    "road",
    "lane",
    "estate",
    "ltd",
    "group",
    "care",
}
VOICES = (
    "care_home",
    "fen_minutes",
    "homicide_review",
    "mill_town",
    "seaside_infant",
    "two_friends",
    "village_child",
    "case_notes",
    "moss_lane",
)
JARGON = "jargon"


@dataclass
class Count:
    """What was counted in a case."""

    strict: int = 0
    left: int = 0
    keep: int = 0
    broken: int = 0
    letters: int = 0
    changed_outside: int = 0


def case_of(text: str) -> tuple[list[Draft], dict[tuple[str, Anchor], list[tuple[str, Span]]]]:
    """The drafts of a marked text, and the marks of every segment."""
    drafts, marks = [], {}
    for chapter in re.split(r"^# ", text, flags=re.M)[1:]:
        name, _, body = chapter.partition("\n")
        segments = []
        for line, marked in enumerate(filter(str.strip, body.splitlines())):
            cells = marked.split(" | ")
            for column, cell in enumerate(cells):
                anchor = Anchor("word/document.xml", f"{line}/{column}")
                plain, spans = unmark(cell)
                kind = Kind.TABLE if len(cells) > 1 else Kind.BODY
                segments.append(Segment(anchor, plain, kind, f"line {line}"))
                marks[f"{name}.docx", anchor] = spans
        drafts.append(Draft(f"{name}.docx", "docx", "0" * 64, tuple(segments)))
    return drafts, marks


def unmark(marked: str) -> tuple[str, list[tuple[str, Span]]]:
    """A text without its marks, and where they stood."""
    plain, spans, at = "", [], 0
    for match in MARK.finditer(marked):
        plain += marked[at : match.start()]
        spans.append((match[1], Span(len(plain), len(plain) + len(match[2]))))
        plain += match[2]
        at = match.end()
    return plain + marked[at:], spans


def count(detector, text: str) -> Count:
    """What detection leaves, breaks and changes without need in a marked text."""
    drafts, marks = case_of(text)
    covered = {}
    for found in detector.detect(drafts, Declared()):
        if found.action.changes_text:
            places = covered.setdefault((found.source, found.anchor), set())
            places.update(range(found.span.start, found.span.end))
    total = Count()
    for draft in drafts:
        for segment in draft.segments:
            key = (draft.source, segment.anchor)
            score(total, segment.text, marks[key], covered.get(key, set()))
    return total


def score(total: Count, text: str, marks: list[tuple[str, Span]], covered: set[int]) -> None:
    """Add one segment to the count."""
    inside = set()
    for kind, span in marks:
        if kind == "KEEP":
            total.keep += 1
            total.broken += any(place in covered for place in range(span.start, span.end))
            continue
        inside.update(range(span.start, span.end))
        if kind in STRICT:
            total.strict += 1
            total.left += not all(place in covered for place in telling(text, kind, span))
    for place, letter in enumerate(text):
        total.letters += letter.isalnum()
        total.changed_outside += letter.isalnum() and place in covered and place not in inside


def telling(text: str, kind: str, span: Span) -> list[int]:
    """Where the letters stand that give a mention away: titles, and the general words of bodies, aside."""
    words = list(re.finditer(r"[^\W_]+", span.of(text)))
    aside = TITLES if kind == "PERSON" else GENERAL
    words = [word for word in words if word.group().lower() not in aside] or words
    return [span.start + place for word in words for place in range(word.start(), word.end())]


@pytest.fixture(scope="module")
def counts(detector, voices):
    """The count of every voice."""
    return {name: count(detector, (voices / f"{name}.txt").read_text(encoding="utf-8")) for name in VOICES}


def test_every_voice_is_measured(voices):
    """No marked passage lies about uncounted."""
    assert sorted(path.stem for path in voices.glob("*.txt")) == sorted((*VOICES, JARGON))


@pytest.mark.parametrize("name", VOICES)
def test_hardly_a_name_is_left_in_any_voice(counts, name):
    """Fewer than eight strict mentions in a hundred are left, whatever the families are called."""
    assert counts[name].left < 0.08 * counts[name].strict


def test_few_names_are_left_over_all_voices(counts):
    """Fewer than four in a hundred over all."""
    assert sum(c.left for c in counts.values()) < 0.04 * sum(c.strict for c in counts.values())


def test_terms_of_art_and_ordinary_words_stay(counts):
    """Fewer than four in a hundred of the words marked to be kept are touched."""
    assert sum(c.broken for c in counts.values()) < 0.04 * sum(c.keep for c in counts.values())


def test_other_text_stays(counts):
    """Fewer than one letter in a hundred outside the marks is changed."""
    assert sum(c.changed_outside for c in counts.values()) < 0.01 * sum(c.letters for c in counts.values())


def test_the_language_of_the_field_gives_nothing_to_do(detector, voices):
    """A page of jargon, capitals and all, with no name in it, would not lose a word."""
    drafts, _ = case_of((voices / f"{JARGON}.txt").read_text(encoding="utf-8"))
    assert [f.text for f in detector.detect(drafts, Declared()) if f.action.changes_text] == []


@pytest.fixture(scope="module")
def care_home(detector, voices):
    """A whole case and its findings."""
    drafts, _ = case_of((voices / "care_home.txt").read_text(encoding="utf-8"))
    return drafts, detector.detect(drafts, Declared())


def test_findings_come_in_order_and_do_not_overlap(care_home):
    """By draft, segment and place; each finding's text is the segment's own; ids are unique."""
    drafts, findings = care_home
    order = [(draft.source, segment.anchor) for draft in drafts for segment in draft.segments]
    keys = [(order.index((f.source, f.anchor)), f.span) for f in findings]
    assert keys == sorted(keys)
    for (place, span), (next_place, next_span) in itertools.pairwise(keys):
        assert place != next_place or not span.overlaps(next_span)
    texts = {(d.source, s.anchor): s.text for d in drafts for s in d.segments}
    assert all(f.span.of(texts[f.source, f.anchor]) == f.text for f in findings)
    assert len({f.id for f in findings}) == len(findings)


def test_reasons_quote_nothing(care_home):
    """No reason repeats a word of the finding."""
    _, findings = care_home
    for finding in findings:
        words = {word.lower() for word in re.findall(r"\w{4,}", finding.text)}
        assert not words & set(re.findall(r"\w+", finding.why.lower())), finding.recognizer


def test_a_pseudonymised_case_gives_nothing_to_do(detector, care_home):
    """Running on what redraft itself would write proposes nothing new, and asks nothing that was not asked before."""
    drafts, findings = care_home
    numbers = {}
    again = []
    for draft in drafts:
        segments = []
        for segment in draft.segments:
            here = [
                f for f in findings if (f.source, f.anchor) == (draft.source, segment.anchor) and f.action.changes_text
            ]
            edits = [Edit(f.anchor, f.span, f.text, stand_in(f, numbers), f.id, f.entity_type, "") for f in here]
            segments.append(Segment(segment.anchor, apply(segment.text, edits), segment.kind, segment.where))
        again.append(Draft(draft.source, draft.format, draft.sha256, tuple(segments)))
    asked = {f.text.casefold() for f in findings if f.action is Action.ASK}
    found = detector.detect(again, Declared())
    assert [f for f in found if f.action.changes_text] == []
    assert {f.text.casefold() for f in found if f.action is Action.ASK} <= asked


def stand_in(finding, numbers):
    """What could be written instead of a finding."""
    number = numbers.setdefault((finding.entity_type, finding.text), len(numbers) + 1)
    labels = {
        "PERSON": ("Child R", "Mother", "Social Worker 2", f"Person {number}", "Doctor 3"),
        "LOCATION": ("Town 1", "Estate 2", "Street 3"),
        "ORGANIZATION": ("School 1", "Care Home 2", "GP Practice 1", "Local Authority 1"),
    }
    if finding.entity_type in labels:
        choices = labels[finding.entity_type]
        return choices[number % len(choices)]
    return "March 2019" if finding.action is Action.GENERALISE else "[date of birth]"


def test_progress_is_told_for_every_segment(detector):
    """From the first to the last segment, and no words with it."""
    told = []
    drafts, _ = case_of("# a\nOne line.\nAnother line.\n")
    detector.detect(drafts, Declared(), lambda done, total: told.append((done, total)))
    assert told == [(1, 2), (2, 2)]


def test_findings_are_the_same_under_any_hash_seed(voices):
    """Nothing depends on the order of a set."""
    script = (
        "import sys; from pathlib import Path; from redraft.detection import Detector; from redraft.cast import Declared;"
        "from redraft.text import *;"
        "lines=[l for l in Path(sys.argv[1]).read_text(encoding='utf-8').splitlines() if l.strip()];"
        "segments=tuple(Segment(Anchor('',str(i)),l,Kind.BODY,'x') for i,l in enumerate(lines));"
        "print([(f.id,f.why,f.score) for f in Detector.load().detect([Draft('a','txt','0',segments)],Declared())])"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", script, str(voices / "mill_town.txt")],
            env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True, encoding="utf-8",
        ).stdout
        for seed in ("1", "2")
    }  # fmt: skip
    assert len(outputs) == 1


def test_the_shared_case_is_within_its_bounds(detector, shared):
    """On the evaluation case, where it is at hand: under 3 % of strict mentions left, under 4 % of terms broken."""
    renamed = {"ORG": "ORGANIZATION", "ID": "NUMBER", "CONTACT": "NUMBER"}

    def retyped(match: re.Match[str]) -> str:
        return f"[[{match[1] or renamed.get(match[2], match[2])}|{match[3]}]]"

    pattern = re.compile(r"\{\{(?:(KEEP)|([A-Z]+):[\w-]+)\|(.*?)\}\}")
    chapters = [
        f"# {path.stem}\n{pattern.sub(retyped, path.read_text(encoding='utf-8'))}"
        for path in sorted((shared / "evaluation" / "cases" / "case_c").glob("*.txt"))
    ]
    total = count(detector, "\n".join(chapters))
    assert total.left < 0.03 * total.strict
    assert total.broken < 0.04 * total.keep
