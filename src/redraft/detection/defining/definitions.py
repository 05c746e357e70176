"""Recogniser definitions: one YAML file each, in Presidio's own form, with keys of ours beside Presidio's."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import regex
import yaml

from redraft.detection.defining.checks import CHECKS
from redraft.detection.defining.expressions import compiled
from redraft.detection.defining.suggestions import groups_of, is_plain
from redraft.detection.words.wordlists import WordFile, load_words
from redraft.errors import RecognizerInvalid
from redraft.findings import Action
from redraft.resources import folder as shipped_folder

TERM = "KEEP"
"""The entity type of a term of art: it is kept, and is no finding at all."""

THEMES = ("people", "places", "dates", "identifiers", "contacts", "details", "keep")
_PRESIDIO_KEYS = (
    "name",
    "supported_entity",
    "supported_language",
    "patterns",
    "deny_list",
    "deny_list_score",
    "context",
)
_OUR_KEYS = ("words", "only_after", "examples", "action", "why", "label", "suggest", "check", "headings", "cluster")
_EXAMPLE_KEYS = ("match", "doubtful", "no_match")
_PATTERN_KEYS = ("name", "regex", "score", "suggest")
_REQUIRED = ("name", "supported_entity", "action", "why", "examples")
_NOT_DEFINITIONS = ("vocabulary", "words")
_TABS = "character '\\t'"
_EXAMPLE = re.compile("[^«»]*(?:«[^«»]+»[^«»]*)*")
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The safe loader in C, which not every build of PyYAML has: it reads our files ten times as fast."""


class _Loader(_LOADER):  # type: ignore[misc,unused-ignore]
    """The safe loader, which by itself takes the last of two equal keys without a word."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        """The mapping under `node`; a key that stands in it twice is an error."""
        seen: set[str] = set()
        for key, _ in node.value:
            if isinstance(key, yaml.ScalarNode) and key.value in seen:
                raise yaml.constructor.ConstructorError(None, None, "a key stands here twice", key.start_mark)
            if isinstance(key, yaml.ScalarNode):
                seen.add(key.value)
        return dict(super().construct_mapping(node, deep))


@dataclass(frozen=True, slots=True)
class PatternSpec:
    """One regular expression, case-sensitive unless it says ``(?i)``, and how sure a match of it is (0 to 1).

    `suggest` is the wording proposed for a match, if not that of the definition; `{what}` in it is the group `what`.
    """

    name: str
    regex: str
    score: float
    suggest: str = ""


@dataclass(frozen=True, slots=True)
class Examples:
    """Sentences that are the definition's tests; the span expected stands in «guillemets».

    `match` are found, `doubtful` are found below the score that counts as sure, `no_match` are not found at all.
    """

    match: tuple[str, ...] = ()
    doubtful: tuple[str, ...] = ()
    no_match: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Definition:
    """What to look for, what it is, and what becomes of it.

    `context` are words nearby that make a match surer; `headings` words of the table column's heading that do so
    (`context` serves where it is empty); `only_after` are the words of which one must stand before a word of the list, if
    the list is of names that are ordinary words too ("in Deal"); `label` is what stands in square brackets once redacted; `suggest` is a
    wording that the reviewer may take instead of one that is left, where pattern or list have none; `check` names an
    entry of `checks.CHECKS`; `score` is that of a match of the word list. What is kept
    is flagged where at least `cluster` of them stand in one paragraph; 0 for never.
    """

    name: str
    theme: str
    entity_type: str
    action: Action
    why: str
    path: Path
    label: str = ""
    suggest: str = ""
    patterns: tuple[PatternSpec, ...] = ()
    words: WordFile | None = None
    only_after: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    headings: tuple[str, ...] = ()
    check: str = ""
    score: float = 0.85
    cluster: int = 0
    examples: Examples = field(default_factory=Examples)


def load_definitions(folder: Path, trusted: bool = False) -> tuple[Definition, ...]:
    """All definitions under `folder`, ours or a case's own, ordered by path.

    A folder that does not exist holds no definitions. Folders of plain word lists (`vocabulary`, `words`) are passed by.
    Patterns are compiled here only to see whether they can be: those that are `trusted` are not.

    Raises:
        RecognizerInvalid: naming the file, the line or key, and what is allowed there; or two definitions of one name.
    """
    paths = sorted(
        path
        for path in folder.rglob("*")
        if path.suffix in (".yaml", ".yml") and path.is_file() and _is_definition(folder, path)
    )
    definitions = tuple(load_definition(path, folder, trusted) for path in paths)
    seen: dict[str, Path] = {}
    for definition in definitions:
        if definition.name in seen:
            raise RecognizerInvalid(
                f"{_place(definition.path, folder)}: key `name` repeats that of {_place(seen[definition.name], folder)}.",
                "Give each definition a name of its own.",
            )
        seen[definition.name] = definition.path
    return definitions


@cache
def shipped_definitions() -> tuple[Definition, ...]:
    """The definitions that ship with redraft, read once a process; that they are right is seen to by the tests."""
    return load_definitions(shipped_folder("recognizers"), trusted=True)


def load_definition(path: Path, folder: Path | None = None, trusted: bool = False) -> Definition:
    """The one definition in the YAML file at `path`; its theme is the folder it lies in. See `load_definitions`.

    Raises:
        RecognizerInvalid: see `load_definitions`.
    """
    place = _place(path, folder or path.parent)
    return _Reader(place, _entry(path, place), trusted).definition(path)


def _is_definition(folder: Path, path: Path) -> bool:
    return not any(part in _NOT_DEFINITIONS for part in path.relative_to(folder).parts[:-1])


def _place(path: Path, folder: Path) -> str:
    return path.relative_to(folder).as_posix()


def _entry(path: Path, place: str) -> Mapping[str, Any]:
    """The single mapping under `recognizers:`."""
    try:
        content = yaml.load(path.read_text(encoding="utf-8-sig"), _Loader)  # noqa: S506
    except yaml.MarkedYAMLError as error:
        line = f", line {error.problem_mark.line + 1}" if error.problem_mark else ""
        raise _unreadable(f"{place}{line}", error.problem or "") from None
    except (UnicodeDecodeError, yaml.YAMLError):
        raise RecognizerInvalid(f"{place}: not readable as UTF-8 text.", "Save the file as UTF-8 text.") from None
    entries = content.get("recognizers") if isinstance(content, Mapping) and set(content) == {"recognizers"} else None
    if not isinstance(entries, list) or len(entries) != 1 or not isinstance(entries[0], Mapping):
        raise RecognizerInvalid(
            f"{place}: must hold the key `recognizers` with exactly one entry.", "Write one file for each definition."
        )
    return entries[0]


def _unreadable(place: str, problem: str) -> RecognizerInvalid:
    """What is wrong with a file that is no YAML, in the words of somebody who does not know YAML."""
    if "twice" in problem:
        return RecognizerInvalid(f"{place}: {problem}.", "Leave one of the two.")
    if "tab" in problem or _TABS in problem or "cannot start any token" in problem:
        return RecognizerInvalid(f"{place}: not readable as YAML.", "Indent with spaces: YAML allows no tabs there.")
    return RecognizerInvalid(f"{place}: not readable as YAML.", "Check its indentation and quotation marks.")


@dataclass(frozen=True, slots=True)
class _Reader:
    """Takes the keys of one entry, and says which one is wrong."""

    place: str
    entry: Mapping[str, Any]
    trusted: bool

    def definition(self, path: Path) -> Definition:
        self._only(self.entry, (*_PRESIDIO_KEYS, *_OUR_KEYS), "")
        for key in _REQUIRED:
            if key not in self.entry:
                raise self._error(key, f"is missing; required are {_listed(_REQUIRED)}")
        words = self._words(path)
        patterns = self._patterns()
        if not patterns and words is None:
            raise self._error("patterns", "is missing; give `patterns`, `deny_list` or `words`")
        return Definition(
            name=self._text("name"),
            theme=self._theme(path),
            entity_type=self._text("supported_entity"),
            action=self._action(),
            why=self._text("why"),
            path=path,
            label=self._text("label", ""),
            suggest=self._suggest(self.entry, "", ()),
            patterns=patterns,
            words=words,
            only_after=self._texts(self.entry, "only_after"),
            context=self._texts(self.entry, "context"),
            headings=self._texts(self.entry, "headings"),
            check=self._check(),
            score=self._score(self.entry, "deny_list_score", "", 0.85),
            cluster=self._cluster(),
            examples=self._examples(),
        )

    def _theme(self, path: Path) -> str:
        if self.entry["supported_entity"] == TERM:
            return "keep"
        return path.parent.name if path.parent.name in THEMES else "case"

    def _error(self, key: str, problem: str) -> RecognizerInvalid:
        return RecognizerInvalid(f"{self.place}: key `{key}` {problem}.", "Correct the definition and run again.")

    def _only(self, mapping: Mapping[str, Any], allowed: Sequence[str], parent: str) -> None:
        for key in mapping:
            if key not in allowed:
                raise self._error(f"{parent}{key}", f"is not known; allowed are {_listed(allowed)}")

    def _text(self, key: str, default: str | None = None) -> str:
        value = self.entry.get(key, default)
        if not isinstance(value, str) or (default is None and not value.strip()):
            raise self._error(key, "must be a text")
        return value.strip()

    def _texts(self, mapping: Mapping[str, Any], key: str, parent: str = "") -> tuple[str, ...]:
        values = mapping.get(key) or []
        if not isinstance(values, list) or not all(isinstance(value, str) and value.strip() for value in values):
            raise self._error(parent + key, "must be a list of texts; put those with `:` or `#` in quotation marks")
        return tuple(values)

    def _score(self, mapping: Mapping[str, Any], key: str, parent: str, default: float | None) -> float:
        value = mapping.get(key, default)
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
            raise self._error(parent + key, "must be a number from 0 to 1")
        return float(value)

    def _action(self) -> Action:
        try:
            return Action(self.entry["action"])
        except ValueError:
            raise self._error("action", f"must be one of {_listed([action.value for action in Action])}") from None

    def _cluster(self) -> int:
        number = self.entry.get("cluster", 0)
        if isinstance(number, bool) or not isinstance(number, int) or number < 0:
            raise self._error("cluster", "must be a whole number")
        if number and self._action() is not Action.KEEP:
            raise self._error("cluster", "makes sense only beside `action: keep`")
        return number

    def _check(self) -> str:
        check = self._text("check", "")
        if check and check not in CHECKS:
            raise self._error("check", f"must be one of {_listed(sorted(CHECKS))}")
        return check

    def _patterns(self) -> tuple[PatternSpec, ...]:
        entries = self.entry.get("patterns") or []
        if not isinstance(entries, list):
            raise self._error("patterns", "must be a list")
        return tuple(self._pattern(entry, f"patterns[{number}]") for number, entry in enumerate(entries, start=1))

    def _pattern(self, entry: object, key: str) -> PatternSpec:
        if not isinstance(entry, Mapping) or not all(isinstance(entry.get(name), str) for name in ("name", "regex")):
            raise self._error(key, f"must have the keys {_listed(_PATTERN_KEYS)}, the first two as texts")
        self._only(entry, _PATTERN_KEYS, f"{key}.")
        if not entry["regex"].strip():
            raise self._error(f"{key}.regex", "is empty")
        expression = entry["regex"].strip()
        score = self._score(entry, "score", f"{key}.", None)
        if self.trusted:
            return PatternSpec(entry["name"], expression, score, entry.get("suggest", "").strip())
        try:
            groups = tuple(compiled(expression).groupindex)
        except regex.error as error:
            raise self._error(f"{key}.regex", f"is not a regular expression ({error})") from None
        return PatternSpec(entry["name"], expression, score, self._suggest(entry, f"{key}.", groups))

    def _suggest(self, mapping: Mapping[str, Any], parent: str, groups: Sequence[str]) -> str:
        """The suggested wording of the definition or of one pattern, which may take up that pattern's `groups`."""
        text = mapping.get("suggest", "")
        if not isinstance(text, str) or not is_plain(text):
            raise self._error(f"{parent}suggest", "must be a short text that can stand in quotation marks")
        if unknown := [name for name in groups_of(text) if name not in groups]:
            raise self._error(f"{parent}suggest", f"names a group that the pattern does not have: {_listed(unknown)}")
        return text.strip()

    def _words(self, path: Path) -> WordFile | None:
        denied = self._texts(self.entry, "deny_list")
        if "words" not in self.entry:
            return WordFile(denied) if denied else None
        name = self._text("words")
        if Path(name).name != name or not name.endswith(".txt"):
            raise self._error("words", "must be the name of a .txt file in the same folder")
        words = load_words(path.with_name(name))
        if not all(is_plain(text) and not groups_of(text) for text in words.suggestions.values()):
            raise self._error("words", "has a wording behind `->` that cannot stand in quotation marks")
        return WordFile((*words.entries, *denied), words.exceptions, words.any_case, words.suggestions)

    def _examples(self) -> Examples:
        entry = self.entry["examples"]
        if not isinstance(entry, Mapping) or not entry.get("match"):
            raise self._error(
                "examples", f"must be a mapping with `match` and may have others of {_listed(_EXAMPLE_KEYS)}"
            )
        self._only(entry, _EXAMPLE_KEYS, "examples.")
        return Examples(*(self._marked(entry, key) for key in _EXAMPLE_KEYS))

    def _marked(self, entry: Mapping[str, Any], key: str) -> tuple[str, ...]:
        examples = self._texts(entry, key, "examples.")
        for number, example in enumerate(examples, start=1):
            if not _EXAMPLE.fullmatch(example):
                raise self._error(f"examples.{key}[{number}]", "has a « without its », or one within another")
        return examples


def _listed(words: Sequence[str]) -> str:
    return ", ".join(f"`{word}`" for word in words)
