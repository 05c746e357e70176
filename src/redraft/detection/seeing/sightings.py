"""What an engine spotted in each text, so that no text is read twice: most of a draft is as it was when it comes again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, MutableMapping
from dataclasses import dataclass
from hashlib import sha256

from redraft.detection.seeing.engines import Engine
from redraft.detection.seeing.spotted import Spotted
from redraft.engine import EngineRecord

Sightings = MutableMapping[str, tuple[Spotted, ...]]
"""What was spotted in each text, by the `digest` of the text."""


def digest(text: str) -> str:
    """What a text is known by again; it takes the text itself to tell that two are equal.

    >>> digest("Ms Rees called.") == digest("Ms Rees called")
    False
    """
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]


@dataclass(frozen=True, slots=True)
class Remembering:
    """An engine that reads only texts that are not among those `known`, and adds what it spots in them."""

    engine: Engine
    known: Sightings

    @property
    def record(self) -> EngineRecord:
        """What is put down of the engine."""
        return self.engine.record

    def read(self, texts: Iterable[str]) -> Iterator[tuple[Spotted, ...]]:
        """The names of each text, in order."""
        asked = [(digest(text), text) for text in texts]
        new = {name: text for name, text in asked if name not in self.known}
        reading = zip(new, self.engine.read(new.values()), strict=True)
        for name, _ in asked:
            while name not in self.known:
                read, spotted = next(reading)
                self.known[read] = spotted
            yield self.known[name]
