"""The tagger that ships with redraft: its files, checked by hash before they are opened, and its session."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING

from redraft.errors import ModelUnavailable
from redraft.resources import folder
from redraft.tagger.digests import DIGESTS
from redraft.tagger.labels import Label
from redraft.tagger.mentions import Thresholds
from redraft.tagger.tagger import Tagger

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from redraft.tagger.tagger import Network

NETWORK, TOKENIZER, THRESHOLDS = "names.onnx", "tokenizer.json", "thresholds.json"
_AGAIN = "Install redraft again."
# Without that library onnxruntime is installed on Windows and still cannot be imported.
_RUNTIME = "Install redraft again; on Windows, install Microsoft's Visual C++ Redistributable first."


def load_tagger(files: Path | None = None) -> Tagger:
    """The tagger of the files in `files`, or of those that ship with redraft.

    Raises:
        ModelUnavailable: if a file is missing or not the one that was tested, or this machine cannot run the model.
    """
    files = files or _shipped()
    read = {name: _checked(files / name, digest) for name, digest in DIGESTS.items()}
    return open_tagger(read[NETWORK], read[TOKENIZER], read[THRESHOLDS])


def open_tagger(network: bytes, tokenizer: bytes, thresholds: bytes) -> Tagger:
    """The tagger of these files' contents, of which nothing is checked.

    Raises:
        ModelUnavailable: if onnxruntime or tokenizers cannot be imported, as where neither has a build for the machine,
            or if onnxruntime refuses the network.
    """
    try:
        from tokenizers import Tokenizer

        session = _session(network)
    except ImportError:
        wanted = "redraft needs onnxruntime and tokenizers, which are missing here or have no build for this machine."
        raise ModelUnavailable(wanted, _RUNTIME) from None
    return Tagger(session, Tokenizer.from_str(tokenizer.decode("utf-8")), read_thresholds(thresholds))


def read_thresholds(content: bytes) -> dict[Label, Thresholds]:
    """The thresholds of each label, from JSON: `{"PERSON": {"replace": 0.3, "ask": 0.05}, …}`."""
    return {Label(name): Thresholds(**values) for name, values in json.loads(content).items()}


def _shipped() -> Path:
    try:
        return folder("model")
    except FileNotFoundError:
        raise ModelUnavailable("The language model is not installed.", _AGAIN) from None


def _checked(path: Path, digest: str) -> bytes:
    try:
        content = path.read_bytes()
    except OSError:
        raise ModelUnavailable(f"The language model lacks its file {path.name}.", _AGAIN) from None
    if hashlib.sha256(content).hexdigest() != digest:
        raise ModelUnavailable(f"The language model's file {path.name} is not the one that was tested.", _AGAIN)
    return content


def _session(network: bytes) -> Network:
    """One thread and one order of sums a call: callers run several calls at once instead, and answers never differ."""
    import onnxruntime

    onnxruntime.disable_telemetry_events()
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    try:
        session = onnxruntime.InferenceSession(network, options, providers=["CPUExecutionProvider"])
    except Exception:  # its errors have no common base
        raise ModelUnavailable("onnxruntime cannot open the language model on this machine.", _RUNTIME) from None

    def run(ids: NDArray[np.int64], shapes: NDArray[np.int64]) -> NDArray[np.float32]:
        classes: NDArray[np.float32] = session.run(None, {"ids": ids[None], "shapes": shapes[None]})[0][0]
        return classes

    return run
