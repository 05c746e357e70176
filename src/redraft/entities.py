"""Which mentions are of one person, place or body."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, place or body, with all its names and mentions in the case.

    `id` is stable over runs (``person-3``, ``place-1``); `names` in order of first appearance; `mentions` are ids of
    findings in document order. `ambiguous` mentions could be somebody else too: they get neutral wording and a
    question, never a guess.
    """

    id: str
    entity_type: str
    role: str
    names: tuple[str, ...]
    mentions: tuple[str, ...]
    declared: bool = False


@dataclass(frozen=True, slots=True)
class Ambiguity:
    """A wording that could mean any of several entities: shown with all of them, decided by the reviewer."""

    text: str
    mentions: tuple[str, ...]
    candidates: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Resolution:
    """The outcome of `resolve`: the entities, and the mentions that could not be settled."""

    entities: tuple[Entity, ...]
    ambiguities: tuple[Ambiguity, ...] = ()
