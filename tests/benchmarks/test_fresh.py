"""A model in a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent


def test_a_fresh_process_tells_time_and_memory() -> None:
    """Seconds are told everywhere, memory where the system tells it, and nothing but what was asked for is printed."""
    command = [sys.executable, "-m", "benchmarks.fresh", "tagger", "2"]
    paragraphs = json.dumps(["Ines Vane moved to Lower Quay."] * 3)
    ran = subprocess.run(command, input=paragraphs, text=True, capture_output=True, check=True, cwd=ROOT)
    told = json.loads(ran.stdout)
    assert told["seconds"] > 0
    assert told["peak_memory"] is None or told["peak_memory"] > 1_000_000
