"""The commands of `training/README.md`, and that a seed says all of what is trained on."""

from __future__ import annotations

import hashlib
import os
import re
import shlex
import subprocess
import sys
from dataclasses import fields
from importlib import import_module
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
COMMANDS = re.findall(
    r"^python -m training\.(\w+)([^#\n]*)", (ROOT / "training" / "README.md").read_text("utf-8"), re.M
)
DRAWN = """
import hashlib, random
from training.marks import load_scenes
from training.noise import roughen
from training.pools import Pools
from training.split import training_scenes
from training.variation import vary

rng, digest, pools = random.Random(3), hashlib.sha256(), Pools.load(held_out=False)
scenes = training_scenes(load_scenes())
rng.shuffle(scenes)
for scene in scenes[:200]:
    for sample in vary(scene, pools, rng):
        digest.update(repr(roughen(sample, rng)).encode())
print(digest.hexdigest())
"""


def _need_torch() -> None:
    pytest.importorskip("torch", reason="training needs torch")
    pytest.importorskip("safetensors", reason="training needs safetensors")


@pytest.mark.parametrize(("module", "rest"), [(m, r) for m, r in COMMANDS if m != "marks"])
def test_every_command_told_is_understood(module: str, rest: str) -> None:
    """Each option in the README exists and takes what it is given."""
    _need_torch()
    pytest.importorskip("onnx", reason="exporting needs onnx")
    import_module(f"training.{module}").command_line().parse_args(shlex.split(rest))


def test_all_three_steps_are_told() -> None:
    """The README leads from the marks over the training to the files."""
    assert [module for module, _ in COMMANDS] == sorted(
        [m for m, _ in COMMANDS], key=["marks", "train", "export"].index
    )
    assert {module for module, _ in COMMANDS} == {"marks", "train", "export"}


def test_the_options_are_the_settings() -> None:
    """The parser gives every setting of a training, and no other."""
    _need_torch()
    train = import_module("training.train")
    given = vars(train.command_line().parse_args(["--minutes", "1"]))
    assert set(given) == {field.name for field in fields(train.Settings)}


@pytest.mark.parametrize(
    "options", [[], ["--minutes", "1", "--steps", "2"], ["--minutes", "1", "--scenes", "0"], ["--minutes", "1", "--threads", "0"]]
)  # fmt: skip
def test_a_training_without_a_length_or_a_scene_is_refused(options: list[str]) -> None:
    """No length, two of them, no scenes and no thread are errors of the command line, not endless runs."""
    _need_torch()
    with pytest.raises(SystemExit):
        import_module("training.train").command_line().parse_args(options)


def test_a_seed_draws_the_same_samples_anywhere() -> None:
    """Two processes whose sets are in different order draw the same names, terms, noise and order of scenes."""

    def drawn(hash_seed: str) -> str:
        environment = {**os.environ, "PYTHONHASHSEED": hash_seed, "PYTHONPATH": str(ROOT)}
        done = subprocess.run(
            [sys.executable, "-c", DRAWN], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
        )
        return done.stdout.strip()

    first = drawn("1")
    assert len(first) == len(hashlib.sha256().hexdigest())
    assert first == drawn("4242")
