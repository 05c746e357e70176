"""The model is the one that was tested or none: what is damaged, exchanged, missing or cannot run is said plainly."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from redraft.errors import ModelUnavailable
from redraft.resources import folder
from redraft.tagger import Label, Tagger, load, load_tagger
from redraft.tagger.digests import DIGESTS
from redraft.tagger.load import NETWORK, THRESHOLDS, TOKENIZER, open_tagger
from redraft.tagger.mentions import NAMES

Spoil = Callable[[bytes], bytes]


def _contents() -> tuple[bytes, bytes, bytes]:
    network, tokenizer, thresholds = (
        (folder("model") / name).read_bytes() for name in (NETWORK, TOKENIZER, THRESHOLDS)
    )
    return network, tokenizer, thresholds


def test_what_ships_can_be_read(tagger: Tagger, files: Path) -> None:
    """The files that ship are those that were tested, from wherever they are loaded."""
    sentence = "Lorna Ashdale lives in Wexborough."
    assert load_tagger(files).mentions(sentence) == tagger.mentions(sentence) != []


def test_thresholds_make_sense(tagger: Tagger) -> None:
    """Every label that is told of has its two thresholds, and asks no later than it replaces."""
    assert set(NAMES) <= set(tagger.thresholds)
    assert all(0 < each.ask <= each.replace < 1 for each in tagger.thresholds.values())
    assert all(isinstance(label, Label) for label in tagger.thresholds)


@pytest.mark.parametrize("name", sorted(DIGESTS))
@pytest.mark.parametrize(
    "spoil",
    [lambda c: c + b" ", lambda c: c[:-1], lambda c: bytes([c[0] ^ 1]) + c[1:], lambda c: b""],
    ids=["longer", "cut", "one bit", "empty"],
)
def test_a_damaged_file_is_refused(files: Path, name: str, spoil: Spoil) -> None:
    """One bit is enough; the file is named, its place on the disk is not."""
    (files / name).write_bytes(spoil((files / name).read_bytes()))
    with pytest.raises(ModelUnavailable, match=f"{name} is not the one that was tested") as refused:
        load_tagger(files)
    assert str(files) not in str(refused.value)


def test_exchanged_files_are_refused(files: Path) -> None:
    """A file of the model in the place of another is not the one that was tested there."""
    (files / TOKENIZER).replace(files / "other")
    (files / THRESHOLDS).replace(files / TOKENIZER)
    (files / "other").replace(files / THRESHOLDS)
    with pytest.raises(ModelUnavailable, match="is not the one that was tested"):
        load_tagger(files)


@pytest.mark.parametrize("name", sorted(DIGESTS))
def test_a_missing_file_is_refused(files: Path, name: str) -> None:
    """The file that lacks is named, also where a folder stands in its place."""
    (files / name).unlink()
    for _ in range(2):
        with pytest.raises(ModelUnavailable, match=f"lacks its file {name}"):
            load_tagger(files)
        (files / name).mkdir(exist_ok=True)


def test_a_missing_model_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """An installation without the folder of the model says so."""
    monkeypatch.setattr(load, "folder", lambda _: folder("no such folder"))
    with pytest.raises(ModelUnavailable, match="is not installed") as refused:
        load_tagger()
    assert refused.value.next_step == "Install redraft again."


@pytest.mark.parametrize("package", ["onnxruntime", "tokenizers"])
def test_a_missing_package_is_refused(monkeypatch: pytest.MonkeyPatch, package: str) -> None:
    """Where there is no build of a package for the machine, the user hears which, and what Windows may lack."""
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(ModelUnavailable, match=f"needs .*{package}") as refused:
        load_tagger()
    assert "Visual C++ Redistributable" in refused.value.next_step


def test_a_network_that_cannot_be_opened_is_refused() -> None:
    """An onnxruntime that refuses the network is no surprise, and its own words are not repeated."""
    _, tokenizer, thresholds = _contents()
    with pytest.raises(ModelUnavailable, match="cannot open the language model") as refused:
        open_tagger(b"no network", tokenizer, thresholds)
    assert refused.value.__cause__ is None
