"""Text to words: every letter in one word, every offset an index of the text, every shape told apart."""

from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redraft.tagger.words import Shape, split

ODD = [
    "Lorna", "O'Dowd’s", "D’Arcy", "J.", "Dr.", "ashdale-rees", "\u200b", "\u00ad", "\t", "\r\n", "\u2028", "\x00",
    "e\u0301", "\u0301", "😀", "👩\u200d👧", "Иванова", "محمد", "李小龙", "½", "___", " ", "\u00a0", "\ud83d", "'s", "’",
]  # fmt: skip
"""Pieces of text that have broken tokenisers."""
TEXTS = st.one_of(st.text(st.characters()), st.lists(st.sampled_from(ODD)).map("".join))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ann O'Dowd", "Ann|O'Dowd"),
        ("Ann O’Dowd’s GP", "Ann|O’Dowd|’|s|GP"),
        ("ANN'S AND ROSS'S", "ANN|'|S|AND|ROSS|'|S"),
        ("the Ashdales' home", "the|Ashdales|'|home"),
        ("'Lorna' didn't", "'|Lorna|'|didn't"),
        ("Ashdale-Rees", "Ashdale|-|Rees"),
        ("Dr. J.P. Osei-Bonsu", "Dr|.|J|.|P|.|Osei|-|Bonsu"),
        ("a) Lorna; (b) Rees", "a|)|Lorna|;|(|b|)|Rees"),
        ("•\tLorna\tmother", "•|Lorna|mother"),
        ("Lorna rang\r\nRees left\u2028", "Lorna|rang|Rees|left"),
        ("12/03/2021 at 14:30", "12|/|03|/|2021|at|14|:|30"),
        ("Zoe\u0308 and Zoë", "Zoe\u0308|and|Zoë"),
        ("Lorna😀Rees", "Lorna|😀|Rees"),
        ("Lor\u200bna", "Lor|\u200b|na"),
        ("Иванова О'Нил", "Иванова|О'Нил"),
        ("李小龙 محمد", "李小龙|محمد"),
        ("lorna.rees@example.org", "lorna|.|rees|@|example|.|org"),
        (" \t\r\n\u00a0", ""),
        ("", ""),
    ],
)
def test_text_is_cut_into_words(text: str, words: str) -> None:
    """Apostrophes stay inside a name, genitives and every other sign stand by themselves, white space is nothing."""
    assert "|".join(word.text for word in split(text)) == words


@pytest.mark.parametrize(
    ("line", "shape"),
    [
        ("when [Lorna] rang", Shape.CAPITALISED),
        ("when J. [Ashdale] rang", Shape.CAPITALISED),
        ("when Zoe\u0308 and [Zoe\u0308] rang", Shape.CAPITALISED),
        ("[Lorna] rang", Shape.SENTENCE_START),
        ("she left. [Lorna] rang", Shape.SENTENCE_START),
        ("she left.” [Lorna] rang", Shape.SENTENCE_START),
        ("present: [Lorna] and others", Shape.SENTENCE_START),
        ("mother\t[Lorna] rang", Shape.SENTENCE_START),
        ("mother | [Lorna] rang", Shape.SENTENCE_START),
        ("• [Lorna] rang", Shape.SENTENCE_START),
        ("she said, “[Lorna] rang”", Shape.SENTENCE_START),
        ("she rang\n[Lorna] left", Shape.SENTENCE_START),
        ("The [Kestrel] Family Centre", Shape.TITLE_LINE),
        ("when [lorna] rang, Rees left", Shape.LOWER),
        ("when [lorna] rang", Shape.LOWER_ALL),
        ("when the [GP] rang", Shape.CAPITALS),
        ("when [O'DOWD] rang", Shape.CAPITALS),
        ("WHEN [LORNA] RANG", Shape.CAPITALS_LINE),
        ("when [J]. Ashdale rang", Shape.INITIAL),
        ("when [McKay] rang", Shape.MIXED),
        ("when [O'Dowd] rang", Shape.MIXED),
        ("when [李小龙] rang", Shape.MIXED),
        ("on [12] March", Shape.DIGITS),
        ("in [Y7] and later", Shape.WITH_DIGITS),
        ("on the [3rd] of March", Shape.WITH_DIGITS),
        ("when Lorna[,] who", Shape.SIGN),
        ("when [😀] rang", Shape.SIGN),
        ("name: [____]", Shape.SIGN),
        ("name: [\u200b]Lorna", Shape.SIGN),
    ],
)
def test_each_shape_is_told(line: str, shape: Shape) -> None:
    """How a word is written, and where in its line it stands, make its shape."""
    start = line.index("[")
    by_start = {word.start: word.shape for word in split(line.replace("[", "").replace("]", ""))}
    assert by_start[start] is shape


def test_no_shape_is_forgotten() -> None:
    """Every shape but that of the framing pieces occurs in the text of one ordinary page."""
    page = "OVERVIEW REPORT\nThe Kestrel Family Centre\nlorna rang\nAnd McKay, J. Osei of Y7 and the GP heard about Rees on 12 May from another family."
    assert {word.shape for word in split(page)} == set(Shape) - {Shape.NONE}


def test_a_line_knows_nothing_of_other_lines() -> None:
    """The words of a line have the same shapes beside any others, however lines end."""
    lines = ["LORNA ASHDALE", "lorna rang", "The Kestrel Family Centre", "Then Rees left."]
    alone = [(word.text, word.shape) for line in lines for word in split(line)]
    for end in ("\n", "\r\n", "\r", "\x0b", "\u2028"):
        assert [(word.text, word.shape) for word in split(end.join(lines))] == alone


@given(TEXTS)
def test_offsets_index_the_text(text: str) -> None:
    """Words are in order and apart, each is the text at its place, and nothing but white space is between them."""
    at = 0
    for word in split(text):
        assert not text[at : word.start].strip()
        assert word.start < word.end
        assert word.text == "".join(
            "\ufffd" if unicodedata.category(each) == "Cs" else each for each in text[word.start : word.end]
        )
        at = word.end
    assert not text[at:].strip()


def test_half_a_character_can_be_written() -> None:
    """What no encoding can spell, as in a file name that is not Unicode, is the sign for that."""
    (word,) = split("\udcff")
    assert (word.text, word.shape) == ("\ufffd", Shape.SIGN)


@pytest.mark.parametrize(
    "piece", ["x", "a'", "A           ", "Lorna rang. ", "A.", "e\u0301", "\n", "A\t", "😀"], ids=ascii
)
def test_a_long_line_takes_no_longer_than_its_length(piece: str) -> None:
    """Sixteen times the text does not take the square of sixteen times as long, whatever it is made of."""

    def seconds(letters: int) -> float:
        started = time.process_time()
        split(piece * (letters // len(piece)))
        return time.process_time() - started

    assert seconds(160_000) < 80 * max(seconds(10_000), 0.02)


def test_a_very_long_word_is_one_word() -> None:
    """Ten thousand letters without a break are one word."""
    (word,) = split("x" * 10_000)
    assert (word.start, word.end) == (0, 10_000)
