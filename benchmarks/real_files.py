"""One real file through redraft and back: what came out, and whether the promises about it hold by other readers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter

from benchmarks import readers
from redraft import leaks
from redraft.documents import read
from redraft.errors import DraftError
from redraft.outputs.publication_copy import write_publication_copy
from redraft.outputs.review_copy import write_review_copy
from redraft.text import Anchor, Draft, Edit, Kind, Span, View

STAMP = datetime(2025, 1, 1, tzinfo=UTC)
EVERY = 7
PLANTED = 4
_WORDS = re.compile(r"\w+(?: \w+)?")
_LONG = re.compile(r"\b[A-Z][a-z]{6,}\b")
_LAYOUT = re.compile(r"(?:styles|theme\d*|fontTable|settings|numbering|webSettings)\.xml$|Content_Types")
_MARKUP = re.compile(rb"[\w:]+(?==\")|</?[\w:]+|(?<==\")[a-z][A-Za-z]+(?=\")")
_PRIVACY = (b"removePersonalInformation", b"removeDateAndTime")
"""Settings that every publication copy has."""

REJECTING = "rejecting all gives the draft's text (pandoc)"
ACCEPTING = "accepting all gives the publication copy's text (pandoc)"
ACCEPTING_TOO = "accepting all gives the publication copy's text (docx2python)"
IDLE = "without a finding the review copy says what the draft says (pandoc, docx2python)"
UNTOUCHED = "without a finding only settings, headers and what relates them change"
LOOK = "each character keeps its formatting in the review copy"
GONE = "a name in every segment is nowhere in the publication copy (raw bytes)"
CLEAN = "nothing that is never published is hidden in the publication copy"
INTACT = "both copies are clean by ooxml-integrity where the draft was"
VALID = "both copies have no new finding by openxml-audit"
CHECKS = (REJECTING, ACCEPTING, ACCEPTING_TOO, IDLE, UNTOUCHED, LOOK, GONE, CLEAN, INTACT, VALID)

_NEVER = {
    *("comments", "tracked changes", "authors", "people", "edit sessions", "thumbnail", "custom XML", "macros"),
    *("data binding", "template", "embedded files", "document variables", "building blocks", "permissions"),
    *("signature", "remains", "unreadable"),
}


@dataclass(slots=True)
class Outcome:
    """What became of one file.

    `refused` names the error, if it was; `checks` says of each check whether it held (True), did not (the fault, which
    quotes nothing) or could not be made (None); `seconds` are redraft's own.
    """

    name: str
    refused: str = ""
    seconds: float = 0.0
    checks: dict[str, bool | str | None] = field(default_factory=dict)

    @property
    def faults(self) -> dict[str, str]:
        """The checks that did not hold."""
        return {check: held for check, held in self.checks.items() if isinstance(held, str)}


def examine(source: Path, folder: Path) -> Outcome:
    """Put a file through redraft with made-up edits and hold the results against other readers.

    `folder` takes the copies. Never raises for what the file holds: anything but a named refusal is a fault "crash".
    """
    outcome = Outcome(source.name)
    begun = perf_counter()
    try:
        draft = read(source)
    except DraftError as refusal:
        outcome.refused = type(refusal).__name__
        outcome.seconds = perf_counter() - begun
        return outcome
    except Exception as crash:
        outcome.checks["no crash"] = f"reading: {type(crash).__name__}"
        return outcome
    try:
        parts = readers.members(source)
        planted, words = planted_edits(parts, draft)
        copies = _copies(source, draft, planted, folder)
        outcome.seconds = perf_counter() - begun
        outcome.checks.update(_checks(source, parts, draft, copies, words))
    except Exception as crash:
        outcome.checks["no crash"] = f"writing: {type(crash).__name__} {crash}"[:200]
    return outcome


def made_up_edits(draft: Draft) -> list[Edit]:
    """An edit on every seventh word or two of the story, wherever they stand."""
    edits: list[Edit] = []
    number = 0
    for segment in draft.segments:
        if segment.anchor.view is View.ORIGINAL or not segment.kind.in_story:
            continue
        for match in _WORDS.finditer(segment.text):
            number += 1
            if number % EVERY == 0:
                edits.append(_edit(segment.anchor, match, f"Person {number}", number))
    return edits


def planted_edits(parts: Mapping[str, bytes], draft: Draft) -> tuple[list[Edit], tuple[str, ...]]:
    """Edits that take a few of the draft's own long words out of every segment, and those words in lower case."""
    machinery = _machinery(parts)
    body = " ".join(s.text for s in draft.segments if s.kind.in_story)
    often = Counter(word for word in _LONG.findall(body) if word.lower() not in machinery)
    chosen = tuple(sorted({word.lower() for word, _ in often.most_common(PLANTED)}))
    if not chosen:
        return [], ()
    pattern = re.compile("|".join(map(re.escape, chosen)), re.IGNORECASE)
    edits = [
        _edit(segment.anchor, match, "Person", number)
        for number, segment in enumerate(draft.segments)
        for match in pattern.finditer(segment.text)
    ]
    return edits, chosen


def _edit(anchor: Anchor, match: re.Match[str], becomes: str, number: int) -> Edit:
    return Edit(anchor, Span(*match.span()), match.group(), becomes, f"f-{number:010x}", "PERSON", "")


def _copies(source: Path, draft: Draft, planted: Sequence[Edit], folder: Path) -> dict[str, Path]:
    edits = made_up_edits(draft)
    notes = {edit.finding: "a note" for edit in edits[::5]}
    files = {
        name: folder / f"{folder.name}-{name}.docx" for name in ("review", "idle", "publication", "blank", "planted")
    }
    write_review_copy(source, draft, edits, notes, files["review"], STAMP)
    write_review_copy(source, draft, [], {}, files["idle"], STAMP)
    kept = {picture.id: "keep" for picture in draft.pictures}
    write_publication_copy(source, draft, edits, "accept", kept, files["publication"], False, STAMP)
    write_publication_copy(source, draft, planted, "accept", {}, files["planted"], False, STAMP)
    write_publication_copy(source, draft, [], "reject", kept, files["blank"], True, STAMP)
    leaks.verify({source.name: files["publication"]}, ())
    return files


def _checks(
    source: Path, before: Mapping[str, bytes], draft: Draft, copies: Mapping[str, Path], words: Sequence[str]
) -> Iterator[tuple[str, bool | str | None]]:
    review, idle, publication = copies["review"], copies["idle"], copies["publication"]
    hides = any(b"w:vanish" in data or b"w:webHidden" in data for data in before.values())
    as_drafted = readers.pandoc_letters(source, "reject")

    def plain(path: Path) -> Path:
        return readers.laid_open(path, path.with_name(f"{path.stem}-plain.docx"))

    yield REJECTING, _same(as_drafted, readers.pandoc_letters(review, "reject"))
    yield (
        ACCEPTING,
        _same(readers.pandoc_letters(plain(review), "accept"), readers.pandoc_letters(plain(publication), "accept")),
    )
    # docx2python knows neither moves nor deleted ends of paragraphs
    letters = [None if draft.revisions else readers.docx2python_letters(copy) for copy in (review, publication)]
    yield ACCEPTING_TOO, _same(*letters)
    idly = [_same(as_drafted, readers.pandoc_letters(idle, "reject"))]
    if not hides:  # hidden text is struck out even where nothing was found
        idly.append(_same(readers.docx2python_letters(source), readers.docx2python_letters(idle)))
    yield IDLE, _all(*idly)
    after, with_edits = readers.members(idle), readers.members(review)
    # opening puts Strict files into the usual vocabulary, and leaves macros and signatures out
    reopened = any("purl.oclc.org" in data[:4000].decode("latin-1") for data in before.values()) or any(
        name.startswith("_xmlsignatures/") or name.endswith("vbaProject.bin") for name in before
    )
    yield UNTOUCHED, None if hides or reopened else _untouched(before, after)
    yield LOOK, None if reopened else _all(*(_formatting(before, with_edits, part) for part in _stories(draft)))
    yield GONE, _gone(copies["planted"], words)
    yield CLEAN, _nothing_hidden(publication, copies["blank"])
    for judge, check in ((readers.integrity, INTACT), (readers.audit, VALID)):
        known = judge(source)
        new = [f"{copy.stem}: {fault}" for copy in (review, publication) for fault in judge(copy).keys() - known.keys()]
        yield check, "; ".join(sorted(new)[:4]) or True


def _same(one: str | None, other: str | None) -> bool | str | None:
    if one is None:
        return None
    if other is None:
        return "the copy cannot be read"
    if one == other:
        return True
    at = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return f"differs at {at} of {len(one)} against {len(other)}"


def _all(*held: bool | str | None) -> bool | str | None:
    faults = [one for one in held if isinstance(one, str)]
    if faults:
        return faults[0]
    return True if any(held) else None


def _stories(draft: Draft) -> list[str]:
    return sorted({s.anchor.part for s in draft.segments if s.kind.in_story and s.kind is not Kind.COMMENT})


def _untouched(before: Mapping[str, bytes], after: Mapping[str, bytes]) -> bool | str:
    touched = [n for n, data in before.items() if after.get(n) != data]
    strange = [
        n
        for n in touched
        if not re.search(r"settings\.xml$|header\d*\.xml$|\.rels$|Content_Types|document\d*\.xml$", n)
    ]
    return f"changed: {', '.join(strange[:3])}" if strange else True


def _formatting(before: Mapping[str, bytes], after: Mapping[str, bytes], part: str) -> bool | str | None:
    if part not in before or part not in after:
        return None
    one, other = readers.formatting(before[part], False), readers.formatting(after[part], False)
    if one == other:
        return True
    at = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), -1)
    return f"{part} differs at character {at} of {len(one)} against {len(other)}"


def _machinery(parts: Mapping[str, bytes]) -> str:
    """The words of the file's own vocabulary, in lower case: names of elements, and everything in the layout parts."""
    found = []
    for name, data in parts.items():
        if name.endswith((".xml", ".rels")):
            found.append(data if _LAYOUT.search(name) else b" ".join(set(_MARKUP.findall(data))))
    return b" ".join((*found, *_PRIVACY)).decode("utf-8", "replace").lower()


def _gone(copy: Path, words: Sequence[str]) -> bool | str | None:
    if not words:
        return None
    lowered = {name: data.lower() for name, data in readers.members(copy).items()}
    left = [
        f"{name}: word {number}"
        for name, data in lowered.items()
        for number, word in enumerate(words)
        if word.encode() in data or word in name.lower()
    ]
    return "; ".join(left[:3]) or True


def _nothing_hidden(*copies: Path) -> bool | str:
    found = {f"{item.kind}: {item.says}" for copy in copies for item in leaks.inspect(copy) if item.kind in _NEVER}
    return "; ".join(sorted(found)[:3]) or True
