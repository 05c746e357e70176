"""Records are written as the standard library writes them, only faster."""

from __future__ import annotations

import json
from enum import StrEnum

import pytest
from hypothesis import given
from hypothesis import strategies as some

from redraft.case.indented import indented

pytestmark = pytest.mark.once

TEXTS = some.text(some.characters(), max_size=8)
PLAIN = some.none() | some.booleans() | some.integers() | some.floats(allow_nan=False) | TEXTS
VALUES = some.recursive(
    PLAIN, lambda inner: some.lists(inner, max_size=4) | some.dictionaries(TEXTS, inner, max_size=4), max_leaves=30
)


class Letter(StrEnum):
    """A text that is more than a text."""

    A = "a"


@given(VALUES)
def test_what_is_written_is_what_the_standard_library_writes(value: object) -> None:
    """To the letter, for any value, empty lists and odd characters included."""
    assert indented(value) == json.dumps(value, ensure_ascii=False, indent=1)


def test_tuples_and_texts_of_an_enumeration_are_written_as_lists_and_texts() -> None:
    """Records are made of both."""
    value = {"a": (1, Letter.A, ()), Letter.A: {}}
    assert indented(value) == json.dumps(value, ensure_ascii=False, indent=1)


def test_a_key_that_is_no_text_is_refused() -> None:
    """It would be read back as a text."""
    with pytest.raises(TypeError):
        indented({1: "one"})
