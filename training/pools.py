"""Names to vary scenes with: people's by origin, and what places and bodies are called after. Written for this project."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

NAMES = Path(__file__).parent / "names"
ORIGINS = (
    "english",
    "welsh",
    "scottish_irish",
    "polish_romanian",
    "south_asian",
    "west_african",
    "east_african_somali",
    "chinese_vietnamese",
    "turkish_kurdish",
    "caribbean",
    "traveller",
)
_HELD_OUT_EVERY = 5
"""Each fifth name of a list is never trained on."""


@dataclass(frozen=True, slots=True)
class Origin:
    """The names in use in one community."""

    name: str
    female: tuple[str, ...]
    male: tuple[str, ...]
    surnames: tuple[str, ...]

    def given(self, sex: str, rng: random.Random) -> str:
        """A given name for somebody of this sex (f, m or x)."""
        return rng.choice(self.female if sex == "f" or (sex == "x" and rng.random() < 0.5) else self.male)


@dataclass(frozen=True, slots=True)
class Pools:
    """Everything that may be put in place of a scene's own names."""

    origins: tuple[Origin, ...]
    stems: tuple[str, ...]
    """What schools, wards, roads and homes are called after."""
    settlements: tuple[str, ...]
    """Invented villages and towns, real towns and counties."""

    @classmethod
    def load(cls, held_out: bool, folder: Path = NAMES) -> Pools:
        """The names that training may see, or those kept back from it.

        A name in use in several communities may be kept back from one list and not from another; it is seen in training
        then, so that those kept back are without it.
        """
        seen = cls.load(False, folder).words() if held_out else frozenset()

        def part(names: Sequence[str]) -> tuple[str, ...]:
            kept = [name for at, name in enumerate(names) if (at % _HELD_OUT_EVERY == 0) == held_out]
            return tuple(name for name in kept if name.lower() not in seen)

        places = _lists(folder / "places.yaml")
        origins = []
        for name in ORIGINS:
            lists = _lists(folder / f"{name}.yaml")
            origins.append(Origin(name, part(lists["female"]), part(lists["male"]), part(lists["surnames"])))
        settlements = part([*places["villages"], *places["real"]])
        return cls(tuple(origins), part(places["stems"]), settlements)

    def words(self) -> frozenset[str]:
        """Every name of every list, in lower case."""
        people = (name for each in self.origins for name in (*each.female, *each.male, *each.surnames))
        return frozenset(name.lower() for name in (*people, *self.stems, *self.settlements))


def _lists(path: Path) -> dict[str, list[str]]:
    loaded: dict[str, list[str]] = yaml.safe_load(path.read_text("utf-8"))
    return loaded
