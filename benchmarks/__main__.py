"""Run a benchmark: `python -m benchmarks NAME`, from the project's root."""

from __future__ import annotations

import argparse
from importlib import import_module
from pathlib import Path

BENCHMARKS = {
    "accuracy": "redraft as a whole beside Presidio: what is left, broken, asked, and what each layer is worth",
    "errors": "the worst misses and the worst false alarms in their context",
    "speed": "words a second and memory, from drafts to copies, beside the bare model pass and Presidio",
    "profile": "where a run and a trial publication spend their time, by stage (needs the extra `benchmarks`)",
    "same": "whether this checkout finds what an earlier one found, on all marked texts",
    "identity": "whether one person has one pseudonym and one pseudonym one person, beside two peers",
    "model": "the name model alone, beside its peers",
    "curve": "the name model over thresholds, printed and drawn (needs the extra `benchmarks`)",
    "thresholds": "what each label's thresholds cost and bring on the held-out tenth",
    "corpus": "real Office files through both copies, held against other people's readers and validators",
    "batch": "a shelf of cases by one worker and by two, and whether the same bytes come of it",
    "desk": "how long a reviewer at the desk waits, on a case as large as reviews are",
    "fairness": "persons found by origin of their names",
    "canaries": "names planted in every place of a Word file: which are left, beside Presidio over python-docx",
}


def parser() -> argparse.ArgumentParser:
    """The command line: one word for the benchmark, and what that one takes."""
    told = argparse.ArgumentParser(prog="python -m benchmarks")
    benchmarks = told.add_subparsers(dest="benchmark", required=True, metavar="NAME")
    for name, what in BENCHMARKS.items():
        one = benchmarks.add_parser(name, help=what, description=what)
        if name in ("accuracy", "errors", "identity"):
            one.add_argument(
                "--case", action="append", default=[], metavar="SET", help="only this set; may be repeated"
            )
        if name == "accuracy":
            one.add_argument("--quick", action="store_true", help="leave out Presidio and the layers")
        if name == "identity":
            one.add_argument(
                "--cases", action="append", type=Path, default=[], metavar="DIR", help="also a folder of marked texts"
            )
            one.add_argument("--spans", choices=("gold", "detected", "both"), default="both", help="default: both")
        if name == "corpus":
            one.add_argument("folder", nargs="?", type=Path, metavar="FOLDER", help="default: ../shared/corpus")
            one.add_argument("--every", type=int, default=1, metavar="N", help="only one file in N (default: all)")
            one.add_argument("--faults", action="store_true", help="also name each file and what did not hold")
        if name == "desk":
            one.add_argument("--drafts", type=int, default=10, metavar="N", help="default: 10")
            one.add_argument("--words", type=int, default=60_000, metavar="N", help="in all drafts (default: 60,000)")
            one.add_argument("--answers", type=int, default=40, metavar="N", help="default: 40")
        if name == "speed":
            one.add_argument("--drafts", type=int, default=10, metavar="N", help="default: 10")
            one.add_argument("--words", type=int, default=60_000, metavar="N", help="in all drafts (default: 60,000)")
            one.add_argument("--repetitions", type=int, default=3, metavar="N", help="rounds (default: 3)")
            one.add_argument("--quick", action="store_true", help="5,000 words, one round, hardly any growth: a minute")
            one.add_argument("--results", type=Path, metavar="FILE", help="also write the figures as JSON")
            one.add_argument("--again", type=Path, metavar="FILE", help="tell of figures written so, and measure none")
            one.add_argument("--write", action="store_true", help="put tables and plot into docs/performance.*")
        if name == "profile":
            one.add_argument("--drafts", type=int, default=10, metavar="N", help="default: 10")
            one.add_argument("--words", type=int, default=60_000, metavar="N", help="in all drafts (default: 60,000)")
            one.add_argument("--checkout", type=Path, metavar="DIR", help="of redraft as it lies in DIR, not here")
            one.add_argument("--write", choices=("before", "after"), help="put it into docs/performance.md as that")
        if name == "batch":
            one.add_argument("--cases", type=int, default=12, metavar="N", help="default: 12")
            one.add_argument("--words", type=int, default=2_000, metavar="N", help="in each draft (default: 2,000)")
            one.add_argument("--repetitions", type=int, default=1, metavar="N", help="default: 1")
        if name == "same":
            one.add_argument("file", type=Path, metavar="FILE", help="digests of what was found")
            one.add_argument("--write", action="store_true", help="write FILE instead of comparing with it")
            one.add_argument(
                "--cases", action="append", type=Path, default=[], metavar="DIR", help="also a folder of marked texts"
            )
        if name == "canaries":
            one.add_argument("--write", action="store_true", help="also put the table into docs/word-anatomy.md")
        if name == "errors":
            one.add_argument("--worst", type=int, default=20, metavar="N", help="how many of each (default: 20)")
            one.add_argument("--html", type=Path, metavar="FILE", help="also write a page; it quotes the texts")
    return told


if __name__ == "__main__":
    options = vars(parser().parse_args())
    import_module(f"benchmarks.{options.pop('benchmark')}").main(**options)
