"""Word lists and tables as they lie on disk: one entry a line, or YAML."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The same loader in C, ten times as fast, where PyYAML was built with it."""


def read_words(path: Path) -> tuple[str, ...]:
    """The entries of a word list, one a line, without its `#` comments.

    Raises:
        FileNotFoundError: if there is no such list.
    """
    lines = (line.partition("#")[0].strip() for line in _text(path).splitlines())
    return tuple(line for line in lines if line)


def read_table(path: Path) -> dict[str, Any]:
    """A table in YAML.

    Raises:
        FileNotFoundError: if there is no such table.
    """
    return dict(yaml.load(_text(path), _LOADER))  # noqa: S506  # safe, whichever of the two it is


def _text(path: Path) -> str:
    if not path.is_file():
        raise FileNotFoundError(f"this installation of redraft lacks {path.parent.name}/{path.name}; install it again")
    return path.read_text(encoding="utf-8")
