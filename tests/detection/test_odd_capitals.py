"""An everyday word with a capital in the middle of a sentence is asked about, if nothing explains it."""

import pytest

from redraft.findings import Action


def _asked(find, text):
    return [f.text for f in find(text) if f.action is Action.ASK]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("He was one of their own, since his mother was a Ward.", "Ward"),
        ("They had often spoken of the old Otter and laughed.", "Otter"),
        ("It was left with Thimble until the evening.", "Thimble"),
    ],
)
def test_it_is_asked(find, text, word):
    """What may be somebody's name, a pub or a pet is shown to the reviewer."""
    shown = {f.text for f in find(text) if f.action is Action.ASK or f.action.changes_text}
    assert any(word in each for each in shown)


@pytest.mark.parametrize(
    "text",
    [
        "The views of the Board and of the Panel were heard.",
        "The Social Worker told the Health Visitor.",
        "It was agreed in March and again on Monday.",
        "The Ward was full, and so was the School.",
    ],
)
def test_the_fields_own_capitals_and_headings_ask_nothing(find, text):
    """Drafts capitalise roles, bodies and headings: a reviewer who is asked about those stops reading."""
    assert _asked(find, text) == []
