"""The command line, and the pages that tell of it."""

from __future__ import annotations

from importlib import import_module
from inspect import signature
from pathlib import Path

import pytest
from benchmarks.__main__ import BENCHMARKS, parser

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.mark.parametrize("name", BENCHMARKS)
def test_every_benchmark_takes_what_the_command_gives_it(name: str) -> None:
    """Its `main` has a parameter for each option and no other."""
    options = vars(parser().parse_args([name, *(["digests.json"] if name == "same" else [])]))
    assert options.pop("benchmark") == name
    assert set(signature(import_module(f"benchmarks.{name}").main).parameters) == set(options)


def test_options_are_read() -> None:
    """Several sets may be named, and a page."""
    options = vars(
        parser().parse_args(["errors", "--case", "demo", "--case", "traps", "--worst", "3", "--html", "e.html"])
    )
    assert options == {"benchmark": "errors", "case": ["demo", "traps"], "worst": 3, "html": Path("e.html")}
    assert parser().parse_args(["accuracy", "--quick"]).quick


@pytest.mark.parametrize("name", BENCHMARKS)
def test_contributors_are_told_of_every_benchmark(name: str) -> None:
    """The table in CONTRIBUTING.md has a row for it."""
    assert f"| `{name}` |" in (ROOT / "CONTRIBUTING.md").read_text("utf-8")
