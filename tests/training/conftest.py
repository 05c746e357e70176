"""A small corpus and a short scene, so that no test needs what the repository does not carry."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from training.marks import Person, Scene
from training.pools import Pools
from training.samples import Chunk

from redraft.tagger import Label

TEXTS = (
    ("Mr Edwin Garrow met Lady Orla Finch in Castle Dray on 4 May 1987.", ("Mr Edwin Garrow", "PER"), ("4 May 1987", "DATE")),
    ("The Harrow Society had met for three weeks.", ("The Harrow Society", "ORG"), ("three weeks", "DATE")),
    ("A Welsh choir sang Larkrise.", ("Welsh", "NORP"), ("Larkrise", "MISC")),
)  # fmt: skip


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """A file of general texts of three lines."""
    path = tmp_path / "general.jsonl"
    lines = []
    for text, *named in TEXTS:
        spans = [[text.index(name), text.index(name) + len(name), label] for name, label in named]
        lines.append(json.dumps({"text": text, "spans": spans, "src": "invented"}))
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return path


@pytest.fixture(scope="session")
def pools() -> Pools:
    """The names that training may see."""
    return Pools.load(held_out=False)


@pytest.fixture
def scene() -> Scene:
    """Two people of one family, a school, an address and a term, in three lines."""
    return Scene(
        author="somebody",
        voice="plain",
        slug="scene",
        people=(Person("f", ("Wrenna",), ("Vane",)), Person("m", ("Bo",), ("Vane",))),
        stems=("Quay", "Lower Fell"),
        lines=(
            (Chunk("Wrenna Vane", Label.PERSON), Chunk(" was seen at "), Chunk("Quay Primary", Label.ORGANIZATION)),
            (Chunk("BO VANE", Label.PERSON), Chunk(" of "), Chunk("14 Quay Row, LK3 8TN", Label.ADDRESS)),
            (Chunk("The quay was wet; the "), Chunk("Vanes", Label.PERSON), Chunk(" came to the MARAC.")),
        ),
    )
