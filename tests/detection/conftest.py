"""The detector, loaded once, and a short way to ask it about invented sentences."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from redraft.cast import Declared
from redraft.detection import Detector
from redraft.findings import Finding
from redraft.text import Anchor, Draft, Kind, Segment

Ask = Callable[..., list[Finding]]


def draft_of(*texts: str, source: str = "draft.docx", kind: Kind = Kind.BODY, heading: str = "") -> Draft:
    """A draft with one segment for each text."""
    segments = tuple(
        Segment(Anchor("word/document.xml", f"0/{number}"), text, kind, f"paragraph {number}", heading)
        for number, text in enumerate(texts)
    )
    return Draft(source, "docx", "0" * 64, segments)


@pytest.fixture(scope="session")
def detector() -> Detector:
    """The detector with redraft's own definitions."""
    return Detector.load()


@pytest.fixture
def find(detector: Detector) -> Ask:
    """All findings in the given texts, read as one draft."""

    def ask(*texts: str, declared: Declared | None = None, kind: Kind = Kind.BODY, heading: str = "") -> list[Finding]:
        return list(detector.detect([draft_of(*texts, kind=kind, heading=heading)], declared or Declared()))

    return ask


@pytest.fixture
def changed(find: Ask) -> Callable[..., list[tuple[str, str]]]:
    """Type and wording of every finding that would change the given texts."""

    def ask(*texts: str, **options: object) -> list[tuple[str, str]]:
        return [(f.entity_type, f.text) for f in find(*texts, **options) if f.action.changes_text]

    return ask


@pytest.fixture
def persons(changed: Callable[..., list[tuple[str, str]]]) -> Callable[..., list[str]]:
    """The wording of every person that would be replaced in the given texts."""

    def ask(*texts: str, **options: object) -> list[str]:
        return [text for kind, text in changed(*texts, **options) if kind == "PERSON"]

    return ask


@pytest.fixture(scope="session")
def voices() -> Path:
    """The folder of marked passages: `# file` starts a draft, `[[TYPE|wording]]` marks what should be found."""
    return Path(__file__).parent / "voices"
