"""Which engine reads the names of a case: what `case.yaml` asks for, and what a run puts on record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path


class EngineKind(StrEnum):
    """The engines that `engine:` may name."""

    REDRAFT = "redraft"
    """The model that ships with redraft."""
    SPACY = "spacy"
    """An installed spaCy package."""
    TRANSFORMERS = "transformers"
    """A token classifier of the transformers library, in a folder."""
    GLINER = "gliner"
    """A GLiNER model, in a folder."""


@dataclass(frozen=True, slots=True)
class EngineChoice:
    """An engine and, unless it is redraft's own, its package or folder, `name` as it was written.

    `folder` is where the folder lies, if it is one; nothing of it is looked at before the engine is loaded.
    """

    kind: EngineKind = EngineKind.REDRAFT
    name: str = ""
    folder: Path = field(default=Path(), compare=False)


@dataclass(frozen=True, slots=True)
class EngineRecord:
    """What read the names of a run, so that it can be told later and done again.

    `name` is the package or folder as `case.yaml` names it, `version` that of the package that reads, `files` the
    SHA-256 of each file of the model by its path in the folder; empty for a spaCy package, which its version tells.
    """

    engine: str
    name: str
    version: str
    files: Mapping[str, str] = field(default_factory=dict)
