"""Whatever is done to a Word file, it is read and copied rightly, or refused by name; never anything else.

`REDRAFT_FUZZ=20000` (or `nox -s fuzz -- 20000`) tries so many files, and other ones each time.
"""

from __future__ import annotations

import faulthandler
import importlib.util
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from lxml import etree

from redraft.documents import read
from redraft.documents.ooxml.opening.package import open_package
from redraft.documents.ooxml.reading.reader import read_word
from redraft.errors import DraftEmpty, DraftError, PlanInvalid
from redraft.outputs.publication_copy import write_publication_copy
from redraft.outputs.review_copy import write_review_copy
from redraft.text import FILE_NAME, Draft, Edit, Span

pytestmark = pytest.mark.once

_STAMP = datetime(2024, 3, 4, 5, 6, 7, tzinfo=UTC)
_LONG = int(os.environ.get("REDRAFT_FUZZ", "0"))
_IN_THE_SUITE = 150
_SLOWEST = 20
"""Seconds that one small file may take; anything near it is a loop that grows."""
_HUNG = 120


def _beside(folder: Path, name: str) -> ModuleType:
    module = f"redraft_{name}"
    if module not in sys.modules:
        spec = importlib.util.spec_from_file_location(module, folder / f"{name}.py")
        assert spec is not None and spec.loader is not None
        sys.modules[module] = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(sys.modules[module])
    return sys.modules[module]


_HERE = Path(__file__).parent
seed_packages = _beside(_HERE, "seed_packages")
mutations = _beside(_HERE, "mutations")
oracle = _beside(_HERE.parent / "outputs" / "review", "review_oracle")
Spoil = mutations.Spoil
_SEEDS = seed_packages.seeds(_beside(_HERE.parent / "documents", "word_package"))
_NUMBERS = st.integers(0, 2_000)
_SPOILS = st.lists(st.builds(Spoil, st.sampled_from(mutations.HOW), st.integers(0, 12), _NUMBERS, _NUMBERS), max_size=6)


@pytest.fixture(scope="module", autouse=True)
def _no_hang() -> Iterator[None]:
    """A file that never ends stops the tests, with the place where it was."""
    faulthandler.dump_traceback_later(_HUNG + 3600 * bool(_LONG), exit=True)
    yield
    faulthandler.cancel_dump_traceback_later()


@settings(
    max_examples=_LONG or _IN_THE_SUITE,
    derandomize=not _LONG,
    database=None,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
@example(0, [Spoil("nest", 3, 1334, 777)])  # text in the settings of a row
@example(0, [Spoil("unwrap", 3, 283, 218), Spoil("nest", 3, 1742, 77)])  # a run inside a text
@example(2, [Spoil("move", 11, 78, 1143)])  # a relationship inside another
@example(0, [Spoil("remove", 3, 776, 139), Spoil("unwrap", 3, 636, 1160)])  # a field code outside any paragraph
@example(1, [Spoil("take attributes", 11, 1004, 1556)])  # a chart of another declared type
@example(0, [Spoil("say", 7, 1208, 1988)])  # text between styles
@example(0, [Spoil("retag", 3, 196, 507)])  # deleted text outside a deletion
@example(2, [Spoil("deepen", 3, 621, 1518), Spoil("move", 3, 1641, 1967), Spoil("move", 3, 264, 1903)])
@example(1, [Spoil("move", 5, 186, 0)])  # a chart's text outside its paragraph
@example(1, [Spoil("wrap", 3, 928, 972)])  # the other version of nothing
@example(1, [Spoil("move", 3, 1442, 1928)])  # a text box in the settings of a control
@given(seed=st.integers(0, len(_SEEDS) - 1), spoils=_SPOILS)
def test_a_spoilt_file_is_copied_rightly_or_refused(seed: int, spoils: list[object]) -> None:
    """A draft whose review copy rejects back to its text and whose publication copy has no name in it, or a named error."""
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        check(mutations.spoilt(_SEEDS[seed], spoils), Path(folder))
    assert time.monotonic() - began < _SLOWEST


def check(data: bytes, folder: Path) -> None:
    """What has to hold for any bytes at all under the name of a Word file."""
    source = folder / "report.docx"
    source.write_bytes(data)
    try:
        draft = read(source)
    except DraftError:
        return
    edits = _edits(draft)
    _check_review_copy(source, draft, edits)
    for ruling in ("accept", "reject"):
        _check_publication_copy(source, draft, edits, ruling)


def _edits(draft: Draft) -> list[Edit]:
    """Every name that the reader found goes."""
    found = [
        (segment.anchor, match)
        for segment in draft.segments
        if segment.anchor != FILE_NAME
        for match in seed_packages.NAME.finditer(segment.text)
    ]
    return [
        Edit(anchor, Span(*match.span()), match.group(), "Person", f"f-{number:010x}", "PERSON", "")
        for number, (anchor, match) in enumerate(found)
    ]


def _check_review_copy(source: Path, draft: Draft, edits: list[Edit]) -> None:
    target = source.with_name("review.docx")
    try:
        write_review_copy(source, draft, edits, {e.finding: "a note" for e in edits[::3]}, target, _STAMP)
    except (DraftError, PlanInvalid):
        return
    if any(segment.where.endswith("out of place") for segment in draft.segments):
        return  # the review copy is right about what Word shows, but the oracle has its own idea of that
    before, after = open_package(source.read_bytes()).parts, open_package(target.read_bytes()).parts
    for part in sorted({s.anchor.part for s in draft.segments if s.kind.in_story}):
        # The mark on every page stands in a paragraph without words.
        assert _said(after[part]) == _said(before[part]), part


def _said(part: bytes) -> list[str]:
    return [text for text in oracle.paragraphs(part, False) if text.strip()]


def _check_publication_copy(source: Path, draft: Draft, edits: list[Edit], ruling: str) -> None:
    target = source.with_name("copy.docx")
    kept = {picture.id: "keep" for picture in draft.pictures}
    try:
        write_publication_copy(source, draft, edits, ruling, kept, target, ruling == "reject", _STAMP)
    except (DraftError, PlanInvalid):
        return
    copy = target.read_bytes()
    for name, content in open_package(copy).parts.items():
        if name.endswith(".xml"):
            # Not the attributes: nothing tells a name that was put into the wrong one from a word that belongs there.
            letters = " ".join(map(str, etree.fromstring(content).itertext()))
            assert not seed_packages.NAME.search(letters), name
    with suppress(DraftEmpty):
        read_word(copy, "copy.docx")
