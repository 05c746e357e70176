"""`python -m training.train --minutes N --seed S`: train the network on our own scenes and on general English.

First a pass over general texts alone, then both together, so that the genre is learned last. The time given decides how
many passes there are; learning rate and mixture follow the share of it that is gone. A checkpoint is written each
minute, and the weights averaged over the last stretch are what is kept.
"""

from __future__ import annotations

import argparse
import copy
import json
import random
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import nn

from training.batches import IGNORED, Batch, batches
from training.general import load_general
from training.marks import load_scenes
from training.network import Network, load_tokenizer, pretrained, restore, save, thinned
from training.noise import roughen
from training.pools import Pools
from training.samples import Sample
from training.split import training_scenes
from training.variation import vary

RATE = 3e-4
WARM_UP = 0.05
DECAY = 0.998
"""Of the running average of the weights, each step."""
SAVE_EVERY = 60.0
NOISE_IN_GENERAL = 0.4


@dataclass(frozen=True, slots=True)
class Settings:
    """How one training runs. `own_share` is our scenes' share of the words read once the first pass is over."""

    minutes: float
    steps: int | None
    seed: int
    general: Path
    out: Path
    start: Path | None
    own_share: float
    scenes: int | None
    threads: int
    frozen: bool
    layers: tuple[int, ...]
    rate: float


def stream(settings: Settings, rng: random.Random) -> Iterator[Sample]:
    """Samples without end: one pass of general texts (unless a checkpoint has had it), then rounds of the mixture.

    Raises:
        SystemExit: if the file of general texts is empty: a round could never be filled.
    """
    general = list(load_general(settings.general))
    if not general:
        raise SystemExit(f"{settings.general.name} holds no texts")
    rng.shuffle(general)
    if settings.start is None:
        yield from (roughen(sample, rng, NOISE_IN_GENERAL) for sample in general)
    scenes = training_scenes(load_scenes())
    rng.shuffle(scenes)
    scenes = scenes[: settings.scenes]
    pools = Pools.load(held_out=False)
    at = 0
    while True:
        own = [sample for scene in scenes for sample in vary(scene, pools, rng)] if settings.own_share else []
        words = sum(len(sample.text.split()) for sample in own)
        wanted = words * (1 - settings.own_share) / settings.own_share if settings.own_share else 1_000_000
        mixture = [roughen(sample, rng) for sample in own]
        while wanted > 0:
            sample = general[at % len(general)]
            mixture.append(roughen(sample, rng, NOISE_IN_GENERAL))
            wanted -= len(sample.text.split())
            at += 1
        rng.shuffle(mixture)
        yield from mixture


def rate(gone: float) -> float:
    """The share of the full learning rate after the share `gone` of the time."""
    return min(gone / WARM_UP, (1 - gone) / (1 - WARM_UP), 1.0)


def step(network: Network, batch: Batch, optimizer: torch.optim.Optimizer) -> float:
    """One step down. Returns the loss."""
    with torch.autocast("cpu", torch.bfloat16):
        scores = network(batch.ids, batch.shapes, batch.present)
    loss = nn.functional.cross_entropy(scores.float().flatten(0, 1), batch.classes.flatten(), ignore_index=IGNORED)
    optimizer.zero_grad()
    loss.backward()
    nn.utils.clip_grad_norm_(network.parameters(), 1.0)
    optimizer.step()
    return loss.item()


@torch.no_grad()
def blend(average: Network, network: Network, decay: float) -> None:
    """Move the running average towards the network."""
    for kept, new in zip(average.parameters(), network.parameters(), strict=True):
        kept.lerp_(new, 1 - decay)


def train(settings: Settings) -> Network:
    """The trained network, also written to `settings.out` with a log beside it."""
    torch.manual_seed(settings.seed)
    torch.set_num_threads(settings.threads)
    rng = random.Random(settings.seed)  # noqa: S311 - for sampling, not for secrets
    network = restore(settings.start) if settings.start else pretrained()
    if settings.layers:
        network = thinned(network, settings.layers)
    network.train()
    if settings.frozen:
        network.pieces.weight.requires_grad_(False)
    average = copy.deepcopy(network)
    optimizer = torch.optim.AdamW(
        [each for each in network.parameters() if each.requires_grad], lr=settings.rate, weight_decay=0.01, fused=True
    )
    began = saved = time.monotonic()
    pieces, steps, loss = 0, 0, 0.0
    for batch in batches(stream(settings, rng), load_tokenizer(), rng):
        gone = steps / settings.steps if settings.steps else (time.monotonic() - began) / (60 * settings.minutes)
        if gone >= 1:
            break
        for group in optimizer.param_groups:
            group["lr"] = settings.rate * rate(gone)
        loss = 0.98 * loss + 0.02 * step(network, batch, optimizer) if steps else step(network, batch, optimizer)
        steps += 1
        pieces += int(batch.present.sum())
        blend(average, network, min(DECAY, steps / (steps + 10)))
        if time.monotonic() - saved > SAVE_EVERY:
            saved = time.monotonic()
            save(average, settings.out)
            print(f"{gone:.0%} of the time, {steps} steps, {pieces:,} pieces, loss {loss:.4f}", flush=True)
    save(average, settings.out)
    log = {"steps": steps, "pieces": pieces, "loss": round(loss, 4), "minutes": settings.minutes, "seed": settings.seed}
    settings.out.with_suffix(".json").write_text(json.dumps(log) + "\n", "utf-8")
    return average.eval()


def _layers(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in text.split(","))


def _more_than_none(text: str) -> int:
    count = int(text)
    if count < 1:
        raise argparse.ArgumentTypeError("at least 1 is needed")
    return count


def command_line() -> argparse.ArgumentParser:
    """What the command takes; its names are those of `Settings`."""
    parser = argparse.ArgumentParser(prog="python -m training.train", description=__doc__)
    length = parser.add_mutually_exclusive_group(required=True)
    length.add_argument("--minutes", type=float, default=0.0)
    length.add_argument("--steps", type=int, help="as long as this, on any machine: for comparisons")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--general", type=Path, default=Path("../shared/training/general.jsonl"))
    parser.add_argument("--out", type=Path, default=Path("build/model.pt"))
    parser.add_argument("--start", type=Path, help="go on from this checkpoint, its first pass done")
    parser.add_argument("--own-share", type=float, default=0.4)
    parser.add_argument("--scenes", type=_more_than_none, help="use this many scenes only (for the learning curve)")
    parser.add_argument("--threads", type=_more_than_none, default=2)
    parser.add_argument("--frozen", action="store_true", help="leave the piece embeddings as they are")
    parser.add_argument("--layers", type=_layers, default=(), help="keep these layers only, as in 0,2,4: a student")
    parser.add_argument("--rate", type=float, default=RATE)
    return parser


def main() -> None:
    """Read the command line and train."""
    given = command_line().parse_args()
    given.out.parent.mkdir(parents=True, exist_ok=True)
    train(Settings(**vars(given)))


if __name__ == "__main__":
    main()
