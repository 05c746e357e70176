"""Counting many wordings in one reading gives what searching for each gives."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from redraft.folding import fold
from redraft.planning.counting import Wordings, within
from redraft.pseudonyms.numbering import Used, numbered

PIECES = (
    "Kez",
    "kez",
    "Hale",
    "Hale's",
    "é",
    "ß",
    "_",
    " ",
    " ",
    "-",
    "'",
    ".",
    "(",
    "7",
    "07",
    "Kezia",
    "@",
    "\n",
    "²",
)
texts = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)
wordings = st.lists(st.lists(st.sampled_from(PIECES), min_size=1, max_size=4).map("".join), max_size=12)


def searched(wording: str, text: str) -> int:
    """Whole words with their case, as verification counts what may remain."""
    return len(re.findall(rf"(?<![^\W_])(?={re.escape(wording)}(?![^\W_]))", text))


@given(text=texts, wanted=wordings)
def test_counts(text: str, wanted: list[str]) -> None:
    """Each wording is counted wherever it stands as a whole, overlaps and all."""
    counts = Wordings.of(wanted).counts(text)
    assert {wording: counts[wording] for wording in wanted} == {wording: searched(wording, text) for wording in wanted}


@given(parts=st.lists(st.text("abc", max_size=4)), words=st.lists(st.text("abc", max_size=8)))
def test_parts_of_words(parts: list[str], words: list[str]) -> None:
    """What stands inside a longer word is found, a word itself is not."""
    plain = {part for part in parts if any(part in word and part != word for word in words)}
    assert within(parts, words) == plain


@given(
    label=st.sampled_from(("Nurse", "School 2", "x")),
    used=st.lists(st.sampled_from(("nurse", "nurse 3", "nurse 12", "school 2", "school 2 7", "x 0", "x y", "nurse ²"))),
)
def test_numbers(label: str, used: list[str]) -> None:
    """The next number is one above the highest that was given, whatever else is taken."""
    marks = [re.fullmatch(re.escape(fold(label)) + r" (\d+)", each) for each in used]
    highest = max((int(mark[1]) for mark in marks if mark), default=int(fold(label) in used))
    assert numbered(label, Used.of(used)) == f"{label} {highest + 1}"
