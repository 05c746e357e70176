"""Entries added to the cast in `case.yaml`, with every line that somebody wrote there left as it is."""

from __future__ import annotations

import re
from collections.abc import Sequence

import yaml

from redraft.case import yaml_nodes as nodes
from redraft.case.cast.entries import TYPES
from redraft.case.cast.rows import Entry

_LINE = re.compile(r".*?(?:\r\n|\r|\n|\x85|\u2028|\u2029|\Z)", re.DOTALL)
"""A line as YAML counts them, with its end."""
_COMMENTED = re.compile(r"^#\s*cast\s*:")
_HAND_MADE = "write each entry of the cast on a line of its own, beginning with `- `, so that others can be added"


def with_entries(text: str, entries: Sequence[Entry], place: nodes.Place) -> str:
    """`text` of a `case.yaml` with entries behind those of its cast.

    Raises:
        RedraftError: of the place's class, if the cast is written in a way that cannot be added to.
    """
    ending = "\r\n" if "\r\n" in text else "\n"
    lines = [line for line in _LINE.findall(text) if line]
    at, indent, heading = _where(nodes.parse(text, place), lines, place)
    if at and not lines[at - 1].endswith(("\n", "\r")):
        lines[at - 1] += ending
    added = [f"{indent}{line}" for line in _written(entries).splitlines()]
    block = [*([heading] if heading else []), *added]
    return "".join((*lines[:at], *(line + ending for line in block), *lines[at:]))


def _where(root: yaml.Node | None, lines: Sequence[str], place: nodes.Place) -> tuple[int, str, str]:
    """Before which line (from 0) entries go, how far they are indented, and what line has to stand above them."""
    top = nodes.mapping(root, (), place)
    if "cast" not in top:
        return _below_the_example(lines), "  ", "cast:"
    line, value = top["cast"]
    if isinstance(value, yaml.ScalarNode) and not value.value:
        return line, "  ", ""
    if not isinstance(value, yaml.SequenceNode) or value.flow_style or not value.value:
        raise place.fail(line, "cast", _HAND_MADE)
    return _end(value.value[-1]), " " * int(value.start_mark.column), ""


def _below_the_example(lines: Sequence[str]) -> int:
    """Behind the commented cast of the template; else at the end."""
    for at, line in enumerate(lines):
        if _COMMENTED.match(line):
            while at < len(lines) and lines[at].startswith("#"):
                at += 1
            return at
    return len(lines)


def _end(node: yaml.Node) -> int:
    """The number of lines up to the last one on which something of a node stands.

    Where a block ends, its mark lies behind the blank lines and comments that follow; only what it holds tells.
    """
    if not isinstance(node, yaml.CollectionNode) or node.flow_style or not node.value:
        mark = node.end_mark
        return int(mark.line) + (1 if mark.column else 0)
    last = node.value[-1]
    return max(map(_end, last)) if isinstance(last, tuple) else _end(last)


def _written(entries: Sequence[Entry]) -> str:
    """The entries as a block of YAML."""
    kinds = {entity_type: kind for kind, entity_type in TYPES.items()}
    rows = []
    for entry in entries:
        member = entry.member
        kind = kinds[member.entity_type]
        pairs: dict[str, str | list[str]] = {
            "name": member.name,
            "aliases": list(entry.aliases),
            "former": list(entry.former),
            "role": member.role,
            "pseudonym": member.pseudonym,
            "chosen_by": member.chosen_by,
            "age": member.age,
            "keep_name": member.consent,
            "type": "" if kind == "person" else kind,
        }
        written = "".join(_pair(key, value) for key, value in pairs.items() if value)
        rows.append("- " + written.replace("\n", "\n  ").rstrip())
    return "\n".join(rows)


def _pair(key: str, value: str | list[str]) -> str:
    """One key with its value on a line; a list in brackets."""
    flow = None if isinstance(value, list) else False
    return str(yaml.safe_dump({key: value}, allow_unicode=True, default_flow_style=flow, width=100_000))
