"""YAML written by hand, read with line numbers, so that an error can say where without quoting what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

import yaml

from redraft.errors import RedraftError

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

LIMIT = 2_000_000
"""The most bytes a file written by hand may have."""
DEEPEST = 20
"""How many lists and mappings may lie inside one another; libyaml's own reading of thousands ends the program."""


@dataclass(frozen=True, slots=True)
class Place:
    """A file, the error class its mistakes are raised as, and how both are told to the user."""

    name: str
    error: type[RedraftError]

    def fail(self, line: int, key: str, allowed: str) -> RedraftError:
        """The error for one line: which key it is about, and what may stand there."""
        about = f", `{key}`" if key else ""
        return self.error(f"{self.name}, line {line}{about}: {allowed}", f"Correct the line in {self.name}.")


def load(path: Path, place: Place) -> yaml.Node | None:
    """The root node of a file, or None where it is missing or empty.

    Raises:
        RedraftError: of the place's class, if this is no YAML in UTF-8.
    """
    if not path.is_file():
        return None
    content = path.read_bytes()
    if len(content) > LIMIT:
        raise place.error(f"{place.name} is too large.", "Take out what does not belong there.")
    try:
        return parse(content.decode("utf-8-sig"), place)
    except UnicodeDecodeError:
        raise place.error(f"{place.name} is not saved as UTF-8.", "Save it as UTF-8 and run again.") from None


def parse(text: str, place: Place) -> yaml.Node | None:
    """The root node of a text, or None where it holds nothing but comments.

    Raises:
        RedraftError: of the place's class, if this is no YAML.
    """
    try:
        _refuse_depth(text, place)
        node = yaml.compose(text, Loader=_LOADER)
    except yaml.MarkedYAMLError as problem:
        mark = problem.problem_mark or problem.context_mark
        line = mark.line + 1 if mark else 1
        raise place.fail(line, "", "not understood as YAML; check the indentation, colons and quotes here") from None
    except yaml.YAMLError:
        raise place.fail(1, "", "not understood as YAML; check for stray characters") from None
    return None if node is None or _is_null(node) else node


def _refuse_depth(text: str, place: Place) -> None:
    depth = 0
    for event in yaml.parse(text, Loader=_LOADER):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > DEEPEST:
                line = event.start_mark.line + 1 if event.start_mark else 1
                raise place.fail(line, "", "too many brackets inside one another")
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1


def mapping(
    node: yaml.Node | None, keys: Sequence[str], place: Place, within: str = ""
) -> Mapping[str, tuple[int, yaml.Node]]:
    """A mapping's values by key, each with the line of its key; empty for nothing.

    Raises:
        RedraftError: if it is no mapping, or a key is unknown or stands twice. Any key is allowed if `keys` is empty.
    """
    if node is None or _is_null(node):
        return {}
    if not isinstance(node, yaml.MappingNode):
        raise place.fail(line_of(node), within, f"expected {_listed(keys) or 'names with a value each'}")
    found: dict[str, tuple[int, yaml.Node]] = {}
    for key_node, value in node.value:
        key, line = text(key_node, place, within), line_of(key_node)
        if keys and key not in keys:
            close = get_close_matches(key.lower(), keys, n=1)
            meant = f"; did you mean `{close[0]}`?" if close else ""
            raise place.fail(line, within, f"not a key that belongs here; allowed: {_listed(keys)}{meant}")
        if key in found:
            raise place.fail(line, within, "the same key stands here twice; once is allowed")
        found[key] = (line, value)
    return found


def sequence(node: yaml.Node | None, place: Place, key: str) -> Sequence[yaml.Node]:
    """The members of a list; a single value is a list of one, nothing an empty list."""
    if node is None or _is_null(node):
        return ()
    return list(node.value) if isinstance(node, yaml.SequenceNode) else [node]


def text(node: yaml.Node | None, place: Place, key: str) -> str:
    """A scalar as it was written, stripped; empty for nothing.

    Raises:
        RedraftError: if it is a list or mapping.
    """
    if node is None or _is_null(node):
        return ""
    if not isinstance(node, yaml.ScalarNode):
        raise place.fail(line_of(node), key, "expected one text; put it in quotes if it holds a colon or a dash")
    return str(node.value).strip()


def texts(node: yaml.Node | None, place: Place, key: str) -> tuple[str, ...]:
    """One text or a list of texts; empty ones are left out."""
    members = (text(member, place, key) for member in sequence(node, place, key))
    return tuple(member for member in members if member)


def choice(node: yaml.Node | None, allowed: Sequence[str], place: Place, key: str) -> str:
    """One of the allowed words in any case, or an empty text for nothing.

    Raises:
        RedraftError: if another word stands there.
    """
    written = text(node, place, key).lower()
    if written and written not in allowed:
        raise place.fail(line_of(node), key, f"allowed: {_listed(allowed)}")
    return written


def line_of(node: yaml.Node | None) -> int:
    """The line on which a node begins, from 1."""
    return node.start_mark.line + 1 if node is not None and node.start_mark else 1


def _is_null(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode) and node.tag == "tag:yaml.org,2002:null"


def _listed(words: Sequence[str]) -> str:
    return ", ".join(words)
