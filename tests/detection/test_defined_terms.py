"""Terms that drafts make out of a body's kind: kept, whatever becomes of the name. All bodies are invented."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from redraft.findings import Action, Finding

Find = Callable[..., list[Finding]]


def _kept(found: list[Finding]) -> list[str]:
    return [each.text for each in found if each.action is Action.KEEP]


@pytest.mark.parametrize(
    "definition",
    [
        "The Elmford Safeguarding Adults Board (“the Board”) met.",
        "The Elmford Safeguarding Adults Board (the “Board”) met.",
        "The Elmford Safeguarding Adults Board (hereinafter “the Board”) met.",
        "The Elmford Safeguarding Adults Board (“Board”) met.",
        "The Elmford Safeguarding Adults Board met.",
    ],
)
def test_a_kind_stands_for_the_body_that_was_named(find: Find, definition: str) -> None:
    """With a definition or without, "the Board" after a board's name is found and kept, and the name is masked."""
    found = find(definition, "Then the Board agreed. A board of wood lay there.")
    assert "Board" in _kept(found)
    assert "Elmford Safeguarding Adults Board" in [each.text for each in found if each.action is Action.REPLACE]


def test_a_kind_that_nobody_named_is_no_finding(find: Find) -> None:
    """Without a body of that kind in the draft, a capital alone makes no finding that is kept."""
    assert _kept(find("Then the Tribunal agreed, and so did the Commission.")) == []


def test_a_term_that_only_some_drafts_define_needs_the_definition(find: Find) -> None:
    """A draft has to say what it means by "the Service": too many write that of any."""
    assert _kept(find("The Prison Service replied. The Service denied it.")) == ["Prison Service"]
    defined = find("The Prison Service (“the Service”) replied. The Service denied it.")
    assert _kept(defined) == ["Prison Service", "“the Service”", "Service"]


def test_a_government_is_no_such_term(find: Find) -> None:
    """There is but one, so that its short name tells nothing apart."""
    assert _kept(find("The Norwegian Government (“the Government”) replied. The Government denied it.")) == [
        "Norwegian Government"
    ]


def test_a_longer_name_is_not_cut(find: Find) -> None:
    """Behind "the Board" no capital may follow: "the Board Manager" is another thing."""
    found = find("The Elmford Safeguarding Adults Board met. The Board Manager wrote it down.")
    assert _kept(found) == []


def test_a_name_in_another_language_goes_with_the_body(find: Find) -> None:
    """In brackets behind it, where the words are no English."""
    assert "Regeringsrätten" in " ".join(_kept(find("The Supreme Administrative Court (Regeringsrätten) agreed.")))


def test_the_acronym_of_a_kept_body_is_kept(find: Find) -> None:
    """A national body stays, and so does what a draft calls it for short."""
    found = find("We asked the Law Commission (“the LAWC”).", "LAWC was silent.")
    assert _kept(found) == ["Law Commission", "“the LAWC”", "LAWC"]
