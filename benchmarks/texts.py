"""The marked texts that detection is measured on, from fixtures and, where they are there, from ../shared/evaluation."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from fixtures.build import CASES, HERE, sources
from fixtures.builder.expected import expected
from fixtures.builder.marks import Flat, flatten
from fixtures.builder.source import load, paragraphs

from redraft.documents import read
from redraft.text import Anchor, Draft, Kind, Segment, Span, View

SHARED = HERE.parent.parent / "shared" / "evaluation"
_SHARED_MARK = re.compile(r"\{\{(?:(KEEP)|([A-Z]+):([\w-]+))\|(.*?)\}\}")


VOICES, JUDGMENTS = "voices", "../tab_dev"
"""What the invented voices are called where they are told of together, and the court judgments."""


@dataclass(frozen=True)
class Gold:
    """A range of a segment's text that should be found, or with the type ``KEEP`` be left alone.

    `entity` is who or what is meant, where the marks tell.
    """

    span: Span
    type: str
    entity: str = ""


@dataclass(frozen=True)
class Text:
    """A segment and what is marked in it."""

    draft: int
    segment: Segment
    gold: tuple[Gold, ...]


@dataclass(frozen=True)
class MarkedCase:
    """Drafts that are read together, and their marked segments; `settings` is its `case.yaml`, if it has one.

    `is_voice` tells that it is one of a few short texts, which are best told of together.
    """

    name: str
    drafts: tuple[Draft, ...]
    texts: tuple[Text, ...]
    settings: Path | None = None
    is_voice: bool = False


def fixture_cases() -> list[MarkedCase]:
    """The invented Word cases, read as redraft reads them, and the voices, which are plain marked texts."""
    voices = sorted((HERE / VOICES).glob("*.md"))
    return [*(_word_case(case) for case in CASES), *(_voice(path) for path in voices)]


def shared_cases() -> list[MarkedCase]:
    """The marked cases and the court judgments of ../shared/evaluation; none where it is absent."""
    folders = sorted(p for p in (SHARED / "cases").glob("*") if p.is_dir())
    return [shared_case(folder) for folder in folders] + (_judgments() if (SHARED / "tab_dev.json").exists() else [])


def _word_case(case: str) -> MarkedCase:
    told = expected(case, sources(case))["documents"]
    drafts = [read(HERE / case / "drafts" / document["source"]) for document in told]
    texts = []
    for number, (draft, document) in enumerate(zip(drafts, told, strict=True)):
        there = {(s.anchor.view, s.text): s for s in draft.segments}
        for marked in document["segments"]:
            segment = there[(View(marked["view"]), marked["text"])]
            gold = [Gold(Span(f["start"], f["end"]), f["type"], f.get("entity", "")) for f in marked["findings"]]
            keep = [Gold(Span(k["start"], k["end"]), "KEEP") for k in marked["keep"]]
            texts.append(Text(number, segment, (*gold, *keep)))
    settings = HERE / case / "case.yaml"
    return MarkedCase(case, tuple(drafts), tuple(texts), settings if settings.exists() else None)


def _voice(path: Path) -> MarkedCase:
    flats = [flatten(paragraph.nodes) for _, paragraph in paragraphs(load(path).blocks)]
    case = plain_case(path.stem, [(path.name, [(flat.text, _from_flat(flat)) for flat in flats])])
    return replace(case, is_voice=True)


def _from_flat(flat: Flat) -> tuple[Gold, ...]:
    return tuple(Gold(Span(g.start, g.end), g.type, g.entity or "") for g in flat.gold)


def shared_case(folder: Path) -> MarkedCase:
    """A folder of texts marked as those in ../shared/evaluation are."""
    files = []
    for path in sorted(folder.glob("*.txt")):
        lines = [line for line in path.read_text("utf-8").splitlines() if line.strip()]
        files.append((path.name, [piece for line in lines for piece in _cells(*_shared_line(line))]))
    return plain_case(f"../{folder.name}", files)


def _shared_line(line: str) -> tuple[str, tuple[Gold, ...]]:
    text, gold, at = "", [], 0
    for mark in _SHARED_MARK.finditer(line):
        text += line[at : mark.start()]
        gold.append(Gold(Span(len(text), len(text) + len(mark[4])), mark[1] or mark[2], mark[3] or ""))
        text += mark[4]
        at = mark.end()
    return text + line[at:], tuple(gold)


def _cells(text: str, gold: Sequence[Gold]) -> list[tuple[str, tuple[Gold, ...]]]:
    """A line of a table as its cells."""
    cells, at = [], 0
    for cell in text.split(" | "):
        whole = range(at, at + len(cell) + 1)
        inside = [g for g in gold if g.span.start in whole and g.span.end in whole]
        cells.append((cell, tuple(replace(g, span=Span(g.span.start - at, g.span.end - at)) for g in inside)))
        at += len(cell) + 3
    return cells


def _judgments() -> list[MarkedCase]:
    """The judgments one by one, for each is a case of its own; paragraphs are segments."""
    data = json.loads((SHARED / "tab_dev.json").read_text("utf-8"))
    return [plain_case(JUDGMENTS, [(name, list(_judgment(told)))]) for name, told in data.items()]


def _judgment(told: dict[str, list[tuple[int, int, str]]]) -> Iterable[tuple[str, tuple[Gold, ...]]]:
    at = 0
    for line in str(told["text"]).split("\n"):
        end = at + len(line)
        gold = [Gold(Span(a - at, b - at), t) for a, b, t in told["gold"] if at <= a and b <= end]
        if line.strip():
            yield line, tuple(gold)
        at = end + 1


def plain_case(name: str, files: Sequence[tuple[str, Sequence[tuple[str, tuple[Gold, ...]]]]]) -> MarkedCase:
    """A case of texts that were never in Word: for each file its name and its paragraphs with what is marked in them."""
    drafts, texts = [], []
    for number, (source, pieces) in enumerate(files):
        segments = []
        for place, (text, gold) in enumerate(pieces, 1):
            if text.strip():
                segments.append(Segment(Anchor("", str(place)), text, Kind.BODY, f"paragraph {place}"))
                texts.append(Text(number, segments[-1], gold))
        joined = "\n".join(s.text for s in segments)
        drafts.append(Draft(source, "text", sha256(joined.encode("utf-8")).hexdigest(), tuple(segments)))
    return MarkedCase(name, tuple(drafts), tuple(texts))
