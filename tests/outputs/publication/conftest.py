"""Publishing in one call, as a fixture."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest
from lxml import etree

from redraft.documents import read
from redraft.outputs.publication_copy import write_publication_copy
from redraft.text import Anchor, Edit, Span, View

STAMP = datetime(2024, 3, 4, 5, 6, 7, tzinfo=UTC)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


class Published:
    """One publication copy, opened raw."""

    stamp = STAMP

    def __init__(self, path: Path, sentences: tuple[str, ...]) -> None:
        self.path = path
        self.sentences = sentences
        with zipfile.ZipFile(path) as archive:
            self.parts = {name: archive.read(name) for name in archive.namelist()}

    def root(self, part: str = "word/document.xml") -> etree._Element:
        """A part's tree."""
        return etree.fromstring(self.parts[part])

    def paragraphs(self, part: str = "word/document.xml") -> list[str]:
        """The text of each paragraph, text boxes apart."""
        return ["".join(t.text or "" for t in p.iter(W + "t")) for p in self.root(part).iter(W + "p")]

    def markup(self, part: str = "word/document.xml") -> str:
        """A part as text."""
        return self.parts[part].decode()


Publish = Callable[..., Published]


@pytest.fixture
def publish(tmp_path: Path) -> Publish:
    """`publish(data, replace={"old": "new"}, …)`: reads, replaces each wording wherever it is read, publishes."""

    def run(
        data: bytes,
        replace: dict[str, str] | None = None,
        *,
        revisions: str = "accept",
        pictures: str = "keep",
        trial: bool = False,
        views: Sequence[View] = (View.FINAL, View.ORIGINAL),
    ) -> Published:
        source, target = tmp_path / "draft.docx", tmp_path / "copy.docx"
        source.write_bytes(data)
        draft = read(source)
        edits = [
            Edit(s.anchor, Span(at, at + len(old)), old, new, "f-0", "PERSON", "test")
            for s in draft.segments
            if s.anchor.view in views
            for old, new in (replace or {}).items()
            for at in _starts(s.text, old)
        ]
        ruled = {p.id: pictures for p in draft.pictures}
        sentences = write_publication_copy(source, draft, edits, revisions, ruled, target, trial, STAMP)
        return Published(target, sentences)

    return run


def _starts(text: str, wanted: str) -> list[int]:
    found, at = [], text.find(wanted)
    while at >= 0:
        found.append(at)
        at = text.find(wanted, at + len(wanted))
    return found


__all__ = ["Anchor", "Publish", "Published"]
