"""`python -m training.export CHECKPOINT…`: the weights, averaged if there are several, as the files that redraft ships.

Writes `model/names.onnx` with 8-bit weights, its tokenizer, and the digests by which redraft knows them. Weights use
seven of the eight bits, so that processors without VNNI instructions compute the same sums as those with. Without a
checkpoint only the digests are written: for when thresholds were changed.
"""

from __future__ import annotations

import argparse
import hashlib
import tempfile
import warnings
from collections.abc import Sequence
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from torch import Tensor, nn

from redraft.tagger.load import NETWORK, THRESHOLDS, TOKENIZER
from training.network import Network, load_tokenizer, restore

ROOT = Path(__file__).parent.parent
MODEL = ROOT / "model"
DIGESTS = ROOT / "src" / "redraft" / "tagger" / "digests.py"
_OPSET = 17


class _Probabilities(nn.Module):
    """The network with its scores as probabilities, in the form it is run in."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: Tensor, shapes: Tensor) -> Tensor:
        return self.network(ids, shapes).softmax(-1)


def averaged(checkpoints: Sequence[Path]) -> Network:
    """One network with the mean of the weights of several that were trained from the same start.

    Raises:
        SystemExit: if they are not of one size.
    """
    networks = [restore(path) for path in checkpoints]
    if len({network.size for network in networks}) > 1:
        raise SystemExit("only checkpoints with the same number of layers can be averaged")
    states = [network.state_dict() for network in networks]
    mean = {name: torch.stack([state[name] for state in states]).mean(0) for name in states[0]}
    networks[0].load_state_dict(mean)
    return networks[0].eval()


def export(network: Network, target: Path, whole: bool = False) -> None:
    """Write `network` to `target` as ONNX; in 32-bit floating point if `whole`, else with 8-bit weights."""
    ids = torch.ones(1, 8, dtype=torch.int64)
    free = {0: "batch", 1: "pieces"}
    axes = {"ids": free, "shapes": free, "classes": free}
    with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings(), torch.no_grad():
        warnings.simplefilter("ignore")
        plain, ready = Path(folder) / "plain.onnx", Path(folder) / "ready.onnx"
        torch.onnx.export(
            _Probabilities(network),
            (ids, ids),
            str(plain),
            input_names=["ids", "shapes"],
            output_names=["classes"],
            dynamic_axes=axes,
            opset_version=_OPSET,
            dynamo=False,
        )
        quant_pre_process(str(plain), str(ready), skip_symbolic_shape=True)
        if whole:
            target.write_bytes(ready.read_bytes())
            return
        quantize_dynamic(
            ready,
            target,
            weight_type=QuantType.QInt8,
            per_channel=True,
            reduce_range=True,
            extra_options={"DefaultTensorType": onnx.TensorProto.FLOAT},
        )


def write_digests() -> None:
    """Pin the files of the model as they are now."""
    lines = [
        f'    "{name}": "{hashlib.sha256((MODEL / name).read_bytes()).hexdigest()}",'
        for name in (NETWORK, THRESHOLDS, TOKENIZER)
    ]
    head = '"""The SHA-256 of each file of the model, written by `python -m training.export`."""\n\nDIGESTS = {\n'
    DIGESTS.write_text(head + "\n".join(lines) + "\n}\n", "utf-8")


def command_line() -> argparse.ArgumentParser:
    """What the command takes."""
    parser = argparse.ArgumentParser(prog="python -m training.export", description=__doc__)
    parser.add_argument("checkpoints", type=Path, nargs="*")
    return parser


def main() -> None:
    """Read the command line and export."""
    given = command_line().parse_args()
    if given.checkpoints:
        MODEL.mkdir(exist_ok=True)
        export(averaged(given.checkpoints), MODEL / NETWORK)
        (MODEL / TOKENIZER).write_text(load_tokenizer().to_str(), "utf-8")
    write_digests()


if __name__ == "__main__":
    main()
