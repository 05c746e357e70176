"""The tagger on any text: the same answer in any company, offsets that index the text, and no text too long."""

from __future__ import annotations

import time
import tracemalloc
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from redraft.tagger import Tagger
from redraft.tagger.labels import CLASSES
from redraft.tagger.pieces import FIRST, LAST
from redraft.tagger.tagger import Network
from redraft.tagger.windows import SIZE

TEXTS = [
    "Lorna Ashdale lives in Wexborough.",
    "Short.",
    "Dr Osei rang on Monday. " * 100,
    "",
    "PC REES LEFT KESTREL ROW",
    "tell lorna i'm at nan's",
    "Иванова позвонила в школу.",
]
PROSE = "On Monday Lorna Ashdale told the health visitor in Wexborough that the school had rung twice. "


def _exactly(tagger: Tagger, text: str) -> tuple[object, ...]:
    """All that the tagger says of a text, down to the last bit."""
    words, scores = tagger.scores(text)
    return words, scores.named.tobytes(), scores.labels.tobytes(), scores.begun.tobytes(), tagger.mentions(text)


@pytest.mark.parametrize(
    "text",
    [
        "Мария Иванова живёт в Москве.",
        "تعيش ليلى حداد في حلب.",
        "李小龙住在上海。",
        "👩\u200d👧 Lorna 😀 Rees 🏠",
        "Lorna\tmother\r\n\u2028Rees\x00\ufffd\udcff",
        "x" * 10_000,
        "Lorna Ashdale " + "\u0301" * 500,
    ],
    ids=["Cyrillic", "Arabic", "Chinese", "emoji", "controls", "long word", "accents"],
)
def test_any_script_is_read(tagger: Tagger, text: str) -> None:
    """Other scripts, emoji and signs that are no text are read like any other, and mentions stay inside the text."""
    words, found = tagger.read(text)
    assert words
    assert all(text[each.start : each.end].strip() for each in found)


@pytest.mark.parametrize("text", ["", " ", "\t\r\n\u00a0\u2003", "😀👍🏽", "... -- !", "\u200b\ufeff"], ids=ascii)
def test_where_no_word_is_there_is_no_name(tagger: Tagger, text: str) -> None:
    """Nothing, white space, emoji and signs alone hold no name."""
    assert tagger.mentions(text) == []


def test_nothing_is_asked_of_the_network_about_nothing(with_network: Callable[[Network], Tagger]) -> None:
    """A text without words does not reach the network."""

    def refuse(ids: NDArray[np.int64], shapes: NDArray[np.int64]) -> NDArray[np.float32]:
        raise AssertionError("the network was asked")

    assert with_network(refuse).mentions(" \n ") == []


@given(text=st.text(st.characters(), max_size=80))
def test_offsets_index_any_text(sees_capitals: Tagger, text: str) -> None:
    """Mentions are in order and apart, and each begins and ends with the characters of a word of the text."""
    at = 0
    for each in sees_capitals.mentions(text):
        assert at <= each.start < each.end <= len(text)
        assert not text[each.start].isspace() and not text[each.end - 1].isspace()
        at = each.end


@settings(max_examples=25, deadline=None)
@given(
    names=st.lists(st.sampled_from(["Lorna", "Quillfeather", "the", ",", "rang"]), min_size=1, max_size=900),
    end=st.sampled_from(["", "\n", "."]),
)
def test_a_name_is_found_wherever_windows_meet(sees_capitals: Tagger, names: list[str], end: str) -> None:
    """In a text of several windows each name is found where it stands, once, and nothing else is."""
    text = "so " + " ".join(names) + end
    found = [text[each.start : each.end] for each in sees_capitals.mentions(text)]
    assert found == [name for name in names if name[0].isupper()]


def test_the_network_sees_framed_windows_of_bounded_length(with_network: Callable[[Network], Tagger]) -> None:
    """Each window comes alone, framed, and no longer than the network was trained on."""
    seen: list[int] = []

    def watch(ids: NDArray[np.int64], shapes: NDArray[np.int64]) -> NDArray[np.float32]:
        assert (ids[0], ids[-1], len(shapes)) == (FIRST, LAST, len(ids))
        seen.append(len(ids))
        return np.zeros((len(ids), CLASSES), dtype=np.float32)

    with_network(watch).mentions(PROSE * 40)
    assert len(seen) > 5 and max(seen) == SIZE + 2


def test_a_text_is_scored_alike_in_any_company(tagger: Tagger) -> None:
    """Scores are the same to the last bit alone, after any others, in any order and again."""
    alone = [_exactly(tagger, text) for text in TEXTS]
    assert [_exactly(tagger, text) for text in TEXTS[::-1]][::-1] == alone
    assert [_exactly(tagger, text) for text in TEXTS * 2] == alone * 2


@pytest.mark.parametrize("threads", [1, 2, 4])
def test_a_text_is_scored_alike_on_any_number_of_threads(tagger: Tagger, threads: int) -> None:
    """Scores are the same to the last bit while other threads use the same network."""
    alone = [_exactly(tagger, text) for text in TEXTS]
    with ThreadPoolExecutor(threads) as pool:
        assert list(pool.map(lambda text: _exactly(tagger, text), TEXTS * 4)) == alone * 4


def test_the_lines_of_a_text_are_words_of_that_text(tagger: Tagger) -> None:
    """A name keeps its place behind lines of any kind of ending."""
    for end in ("\n", "\r\n", "\u2028"):
        text = f"Contents{end * 3}Lorna Ashdale lives in Wexborough.{end}"
        assert "Lorna Ashdale" in [text[each.start : each.end] for each in tagger.mentions(text)]


def test_a_long_paragraph_takes_time_by_its_length(sees_capitals: Tagger) -> None:
    """All but the network: sixteen times the words do not take the square of sixteen times as long."""

    def seconds(times: int) -> float:
        text = PROSE * times
        started = time.process_time()
        sees_capitals.mentions(text)
        return time.process_time() - started

    assert seconds(4_000) < 80 * max(seconds(250), 0.02)


def test_a_paragraph_of_twenty_thousand_words(tagger: Tagger) -> None:
    """It is read to its end, with names, and in less than 60 MB beside the model."""
    text = PROSE * 1_250
    tracemalloc.start()
    try:
        found = tagger.mentions(text)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert found[-1].start > len(text) - len(PROSE)
    assert peak < 60_000_000
