"""What all engines that are not redraft's own have in common: names for what they find, and models in folders."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import file_digest
from importlib.metadata import version
from pathlib import Path
from typing import Any

from redraft.engine import EngineChoice, EngineRecord
from redraft.errors import ModelUnavailable

_OTHERWISE = "or take the line `engine` out of case.yaml to use redraft's own model"
EXTRA = 'pip install "redraft[engines]"'
_BY_ENTITY = {
    "PERSON": ("PERSON", "PER", "PATIENT", "STAFF", "HCW"),
    "LOCATION": ("LOCATION", "LOC", "GPE", "FAC"),
    "ORGANIZATION": ("ORGANIZATION", "ORGANISATION", "ORG", "HOSPITAL", "HOSP", "PATORG"),
    "ADDRESS": ("ADDRESS",),
    "DATE_TIME": ("DATE_TIME", "DATE"),
    "NORP": ("NORP", "NRP", "NATIONALITY", "RELIGION", "ETHNICITY", "LANGUAGE"),
}
ENTITIES = tuple(_BY_ENTITY)
"""What redraft wants to be told of."""
_ENTITY_OF = {label: entity for entity, labels in _BY_ENTITY.items() for label in labels}


def entities_of(labels: Iterable[str]) -> dict[str, str]:
    """Which of our entities each of a model's labels means; other labels (times, amounts) are left out.

    Raises:
        ModelUnavailable: if no label means a person, as in a model that was trained for something else.
    """
    found = {label: _ENTITY_OF[label.upper()] for label in labels if label.upper() in _ENTITY_OF}
    if "PERSON" not in found.values():
        raise unusable("The model that `engine` in case.yaml names does not look for persons.", "Name another one")
    return found


def unusable(message: str, instead: str) -> ModelUnavailable:
    """The error for an engine that cannot be had, which quotes nothing of case.yaml; `instead` says what to do."""
    return ModelUnavailable(message, f"{instead}, {_OTHERWISE}.")


def not_installed() -> ModelUnavailable:
    """The error for the libraries of the optional extra."""
    return unusable("The engine that case.yaml names is not installed.", f"Install it with `{EXTRA}`")


def damaged() -> ModelUnavailable:
    """The error for a folder whose model cannot be loaded."""
    return unusable(
        "The model in the folder that `engine` in case.yaml names cannot be loaded.",
        "Check that all of its files are there (redraft downloads none)",
    )


def require_folder(choice: EngineChoice, wanted: str) -> Path:
    """The folder of a model, in which the file `wanted` lies.

    Raises:
        ModelUnavailable: if there is no such folder or file; a name on a model hub is never looked up.
    """
    if not choice.folder.is_dir():
        raise unusable(
            "The folder that `engine` in case.yaml names is not there. redraft downloads no models.",
            "Put the model on this machine and write the path to its folder, from the folder of the case or in full",
        )
    if not (choice.folder / wanted).is_file():
        raise unusable(
            f"The folder that `engine` in case.yaml names holds no such model: it lacks {wanted}.",
            "Name the folder that holds it",
        )
    return choice.folder


def record_of_folder(choice: EngineChoice) -> EngineRecord:
    """What goes on record of a model in a folder: every file of it but hidden ones, by hash."""
    paths = sorted(path for path in choice.folder.rglob("*") if path.is_file())
    inside = {path.relative_to(choice.folder): path for path in paths}
    files = {
        name.as_posix(): _sha256(path)
        for name, path in inside.items()
        if not any(part.startswith(".") for part in name.parts)
    }
    return EngineRecord(choice.kind.value, choice.name, version(choice.kind.value), files)


def token_limit(tokenizer: Any, config: Any) -> int:
    """How many tokens a network reads at once: what tokenizer and configuration say, and two less for RoBERTa's kin."""
    told = int(tokenizer.model_max_length)
    positions = getattr(config, "max_position_embeddings", None)
    return min(told, positions - 2) if isinstance(positions, int) and positions > 2 else told


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()
