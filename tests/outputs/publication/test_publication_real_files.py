"""Real files of many makers: published without edits, the words stay and every reader opens the copy."""

from __future__ import annotations

import subprocess
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import docx
import pytest

from redraft import leaks
from redraft.documents import read
from redraft.errors import DraftError
from redraft.outputs.publication_copy import write_publication_copy

pytestmark = pytest.mark.once

STAMP = datetime(2024, 3, 4, 5, 6, 7, tzinfo=UTC)
EVERY = 14
"""A fixed sample: each so-manieth file by name."""


@pytest.mark.parametrize("nth", range(22))
def test_a_real_file_keeps_its_words(shared: Path, program: Callable, tmp_path: Path, nth: int) -> None:
    """The copy opens in python-docx, hides nothing it should not, and shows pandoc every word of the draft."""
    files = sorted((shared / "corpus" / "docx").glob("*.docx"))
    source, target = files[(nth * EVERY + 3) % len(files)], tmp_path / "copy.docx"
    try:
        draft = read(source)
    except DraftError:
        return  # refused by name, which is all that is promised for this one
    pictures = {p.id: "keep" for p in draft.pictures}
    sentences = write_publication_copy(source, draft, [], "accept", pictures, target, False, STAMP)
    docx.Document(str(target))
    kinds = {item.kind for item in leaks.inspect(target)}
    assert not kinds & {
        "comments",
        "tracked changes",
        "authors",
        "people",
        "edit sessions",
        "custom XML",
        "thumbnail",
    }
    before, after = (_words(program("pandoc"), path) for path in (source, target))
    if not any("hidden" in s or "field" in s or "blanked" in s or "inserted" in s for s in sentences):
        assert not before - after


def _words(pandoc: str, path: Path) -> Counter[str]:
    command = [pandoc, "--track-changes=accept", "-f", "docx", "-t", "plain", "--wrap=none", str(path)]
    shown = subprocess.run(command, capture_output=True, check=True).stdout.decode()
    return Counter(word for word in shown.replace("[]", "").split() if any(c.isalpha() for c in word))
