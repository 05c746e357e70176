"""Text of any length about invented people, and Word files of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks.drafts import add_to, shared_out, write_drafts
from benchmarks.invented import Cast, Line, lines

from redraft.documents import read

WORDS = 4_000


def _text(told: list[Line]) -> list[str]:
    return ["".join(cell) for line in told for cell in line.cells]


def test_text_is_as_long_as_asked() -> None:
    """It ends with the line that reaches the number of words."""
    told = list(lines(WORDS))
    assert sum(line.words for line in told) >= WORDS > sum(line.words for line in told[:-1])


def test_a_seed_gives_one_text() -> None:
    """The same seed tells the same, another one something else."""
    assert _text(list(lines(WORDS, 1))) == _text(list(lines(WORDS, 1))) != _text(list(lines(WORDS, 2)))


def test_paragraphs_do_not_come_again() -> None:
    """However long the text, no paragraph outside tables and headings is met twice: what is read once would be no measure."""
    prose = ["".join(line.cells[0]) for line in lines(120_000) if len(line.cells) == 1 and not line.is_heading]
    assert len(set(prose)) == len(prose)


def test_the_cast_grows_with_the_text() -> None:
    """A text that is ten times as long is about several times as many people, for most of whom there is more to tell."""
    from random import Random

    sizes = [len(Cast.of(words, Random(1)).households) for words in (60_000, 600_000)]  # noqa: S311 - chance, not secrecy
    assert sizes[1] == 10 * sizes[0]


@pytest.mark.parametrize("drafts", [1, 3, 10])
def test_a_text_is_cut_evenly(drafts: int) -> None:
    """Nothing is lost or told twice, and no draft is much longer than another."""
    told = list(lines(WORDS))
    lots = list(shared_out(told, WORDS, drafts))
    assert [line for lot in lots for line in lot] == told
    assert len(lots) == drafts
    assert max(sum(line.words for line in lot) for lot in lots) < 1.5 * WORDS / drafts


def test_drafts_say_what_was_told(tmp_path: Path) -> None:
    """Every cell and paragraph is read out of the Word files, and a header and a footer in each."""
    written = write_drafts(tmp_path / "drafts", 3, WORDS)
    texts = [segment.text for path in written for segment in read(path).segments]
    assert set(filter(None, _text(list(lines(WORDS))))) <= set(texts)
    assert sum(text.startswith("OFFICIAL") for text in texts) == len(written) == len(set(written))


def test_a_draft_can_be_added_to(tmp_path: Path) -> None:
    """What is added is its last paragraph; the rest is as it was."""
    (path,) = write_drafts(tmp_path / "drafts", 1, 500)
    before = [segment.text for segment in read(path).segments]
    add_to(path, "Said at last.")
    after = [segment.text for segment in read(path).segments]
    assert "Said at last." in after
    assert [text for text in after if text != "Said at last."] == before
