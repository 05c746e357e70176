"""The model as it ships, a copy of its files to spoil, and small networks of which each answer is known."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from redraft.resources import folder
from redraft.tagger import Label, Tagger, Thresholds, load_tagger
from redraft.tagger.digests import DIGESTS
from redraft.tagger.labels import CLASSES, begins
from redraft.tagger.tagger import Network
from redraft.tagger.words import Shape

CAPITALS = (Shape.CAPITALISED, Shape.SENTENCE_START, Shape.TITLE_LINE, Shape.CAPITALS, Shape.CAPITALS_LINE)


@pytest.fixture(scope="session")
def tagger() -> Tagger:
    """The tagger that ships with redraft."""
    return load_tagger()


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """A copy of the files of the model."""
    copy = tmp_path / "model"
    copy.mkdir()
    for name in DIGESTS:
        shutil.copyfile(folder("model") / name, copy / name)
    return copy


def capitals(ids: NDArray[np.int64], shapes: NDArray[np.int64]) -> NDArray[np.float32]:
    """A network for which every word with a capital begins a person."""
    classes = np.zeros((len(ids), CLASSES), dtype=np.float32)
    classes[:, begins(Label.PERSON)] = np.isin(shapes, CAPITALS)
    classes[:, 0] = 1 - classes[:, begins(Label.PERSON)]
    return classes


@pytest.fixture(scope="session")
def with_network(tagger: Tagger) -> Callable[[Network], Tagger]:
    """A tagger with the real tokenizer, another network and thresholds of one half."""
    thresholds = {label: Thresholds(0.5, 0.5) for label in Label}
    return lambda network: Tagger(network, tagger.tokenizer, thresholds)


@pytest.fixture(scope="session")
def sees_capitals(with_network: Callable[[Network], Tagger]) -> Tagger:
    """A tagger to which every word with a capital is a person of its own."""
    return with_network(capitals)
