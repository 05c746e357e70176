"""Suggested wordings: of a definition, of a pattern, of an entry in a list."""

from __future__ import annotations

from pathlib import Path

import pytest

from redraft.detection.defining.definitions import load_definitions
from redraft.detection.defining.registry import SUGGESTION, build_recognizers
from redraft.detection.defining.suggestions import filled, is_plain
from redraft.errors import RecognizerInvalid
from redraft.resources import folder

DEFINITION = r"""
recognizers:
  - name: bell_towers
    supported_entity: DETAIL
    supported_language: en
    action: flag
    why: Few have a bell tower.
    suggest: a landmark
    words: towers.txt
    patterns:
      - name: many
        regex: 'the \K(?:[2-9]|two) (?P<what>bells|towers)'
        score: 0.6
        suggest: several {what}
      - name: any
        regex: 'a bell tower'
        score: 0.6
    examples:
      match: ['by a bell tower']
      no_match: ['a door bell']
"""
TOWERS = "# Invented.\nOld Meg\nThe Finger -> a tall stone\n"


def suggested(root: Path, text: str) -> dict[str, str]:
    """What the definitions under `root` find in `text`, with what they suggest."""
    return {
        text[result.start : result.end]: result.recognition_metadata[SUGGESTION]
        for recognizer in build_recognizers(load_definitions(root))
        for result in recognizer.analyze(text)
    }


@pytest.fixture
def towers(tmp_path: Path) -> Path:
    """A case's own folder with one definition and its list."""
    (tmp_path / "bell_towers.yaml").write_text(DEFINITION, encoding="utf-8")
    (tmp_path / "towers.txt").write_text(TOWERS, encoding="utf-8")
    return tmp_path


def test_the_nearest_suggestion_counts(towers: Path) -> None:
    """An entry's own suggestion, or a pattern's with the words it found, comes before that of the definition."""
    assert suggested(towers, "Old Meg, The\u00a0Finger, the two towers and a bell tower") == {
        "Old Meg": "a landmark",
        "The\u00a0Finger": "a tall stone",
        "two towers": "several towers",
        "a bell tower": "a landmark",
    }


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("several {what}", "several {who}", "`patterns\\[1\\].suggest` names a group .* does not have: `who`"),
        ("a landmark", "a {what}", "`suggest` names a group"),
        ("a landmark", "worth $5", "`suggest` must be a short text"),
        ("a landmark", "x" * 90, "`suggest` must be a short text"),
        ("a landmark", "[a]", "`suggest` must be a short text"),
    ],
)
def test_a_wrong_suggestion_is_named(old: str, new: str, says: str, towers: Path) -> None:
    """A suggestion that cannot be filled, or not be pasted into a terminal, is an error that says where."""
    (towers / "bell_towers.yaml").write_text(DEFINITION.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(RecognizerInvalid, match=says):
        load_definitions(towers)


@pytest.mark.parametrize(
    ("line", "says"),
    [("The Finger -> `id`", "`words` has a wording"), (" -> a stone", "nothing before"), ("A -> {b}", "`words` has")],
)
def test_a_wrong_line_of_a_list_is_named(line: str, says: str, towers: Path) -> None:
    """The same holds for the suggestions of a list."""
    (towers / "towers.txt").write_text(f"# Invented.\nOld Meg\n{line}\n", encoding="utf-8")
    with pytest.raises(RecognizerInvalid, match=says):
        load_definitions(towers)


def test_what_was_found_cannot_break_out_of_the_quotation_marks() -> None:
    """A group that holds what a shell would act on leaves no suggestion rather than a dangerous one."""
    assert filled("some {what}", {"what": "$(id)"}) == ""


def test_every_flag_that_ships_suggests_fit_words() -> None:
    """No suggestion of ours begins with a capital that is no name's, and all can be pasted."""
    for definition in load_definitions(folder("recognizers")):
        suggestions = [definition.suggest, *(pattern.suggest for pattern in definition.patterns)]
        suggestions += definition.words.suggestions.values() if definition.words else ()
        assert all(is_plain(suggestion) for suggestion in suggestions), definition.name
