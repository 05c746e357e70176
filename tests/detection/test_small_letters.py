"""Names of several words are found in small letters, where messages quote them."""

import pytest

from redraft.findings import Action

_TOLD = "Mrs Hope Green works at the Weavers Rest, near Clough End Mill, for Copper Kettle Homecare."


def _found(find, text):
    return [(f.text, f.action) for f in find(_TOLD, text) if f.anchor.path == "0/1"]


@pytest.mark.parametrize(
    ("message", "name"),
    [
        ("always outside weavers rest with his mate", "weavers rest"),
        ("ask hope green she will know", "hope green"),
        ("it was them carers from copper kettle", "copper kettle"),
    ],
)
def test_a_message_names_them_in_small_letters(find, message, name):
    """Where the sentence has no capital either, a known name in small letters goes."""
    assert (name, Action.REPLACE) in _found(find, message)


def test_in_prose_it_is_asked(find):
    """In a sentence with its capital it may be a turn of phrase: the reviewer is asked, and nothing is changed."""
    assert _found(find, "There is a copper kettle in these findings.") == [("copper kettle", Action.ASK)]


@pytest.mark.parametrize(
    "text", ["the rest of it was green", "there was hope. green shoots came", "he lost the thread"]
)
def test_single_everyday_words_are_not_changed(find, text):
    """A word of a name by itself, in small letters, is the word."""
    assert not [f for f, action in _found(find, text) if action is not Action.ASK]


def test_known_names_run_together_with_a_hyphen(find):
    """A hyphen in a link or tag does not hide the name."""
    assert ("weavers-rest", Action.REPLACE) in _found(find, "met by weavers-rest at ten")
