"""Run a benchmark: `python -m benchmarks NAME`, from the project's root."""

from __future__ import annotations

import argparse
from importlib import import_module

BENCHMARKS = {
    "accuracy": "redraft as a whole: what is left, what is broken, what is changed without need",
    "speed": "words a second and memory",
    "model": "the name model alone, beside its peers",
    "curve": "the name model over thresholds, printed and drawn (needs the extra `benchmarks`)",
    "thresholds": "what each label's thresholds cost and bring on the held-out tenth",
    "fairness": "persons found by origin of their names",
}

if __name__ == "__main__":
    listed = "\n".join(f"  {name:11} {what}" for name, what in BENCHMARKS.items())
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks", description=listed, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("benchmark", choices=BENCHMARKS)
    import_module(f"benchmarks.{parser.parse_args().benchmark}").main()
