"""How long the reviewer's page takes, and how large it is, for a big case."""

from __future__ import annotations

import random
import time
from collections.abc import Callable

import pytest

from redraft.outputs.diff.page import ReviewPage, diff
from redraft.text import Kind

pytestmark = pytest.mark.once

ORDINARY = (
    "the",
    "review",
    "found",
    "that",
    "practitioners",
    "had",
    "worked",
    "hard",
    "to",
    "keep",
    "contact",
    "with",
    "family",
)


def test_ten_drafts_of_six_thousand_words(marked: Callable[..., ReviewPage]) -> None:
    """60,000 words with 3,000 changes make a page of less than 15 MB in less than three seconds."""
    chance = random.Random(7)  # noqa: S311 - a repeatable draw, no secret
    drafts = []
    for number in range(10):
        lines = []
        for paragraph in range(120):
            words = [chance.choice(ORDINARY) for _ in range(48)]
            if paragraph % 2:
                for _ in range(5):
                    who = chance.randrange(1, 6)
                    words[chance.randrange(len(words))] = f"[[Name{who}|PERSON|person-{who}|Person {who}]]"
            lines.append((Kind.BODY, f"paragraph {paragraph + 1}", " ".join(words)))
        drafts.append((f"draft {number + 1}.docx", tuple(lines), ""))
    page = marked(*drafts)
    assert sum(map(len, page.plan.edits.values())) > 2700
    started = time.perf_counter()
    written = diff(page)
    assert time.perf_counter() - started < 3
    assert len(written.encode("utf-8")) < 15_000_000
