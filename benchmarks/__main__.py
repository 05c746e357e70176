"""Run a benchmark: `python -m benchmarks accuracy` or `python -m benchmarks speed`, from the project's root."""

from __future__ import annotations

import argparse

from benchmarks import accuracy, model, speed

BENCHMARKS = {"accuracy": accuracy.main, "model": model.main, "speed": speed.main}

if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("benchmark", choices=sorted(BENCHMARKS))
    BENCHMARKS[parser.parse_args().benchmark]()
