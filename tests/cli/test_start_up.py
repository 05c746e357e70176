"""What a command imports: a second's worth of libraries is no price for looking at a key."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.once

HEAVY = frozenset(
    (
        *("presidio_analyzer", "spacy", "onnxruntime", "tokenizers", "numpy", "gliner", "torch", "transformers"),
        *("lxml", "PIL", "olefile", "pypdf", "openpyxl"),
        *("jinja2", "starlette", "uvicorn", "anyio", "httpx", "dask", "distributed"),
        *("rich", "regex", "rapidfuzz", "pyrage", "stdnum"),
    )
)
"""Libraries that take time or memory to import; what Presidio and others bring along comes with them."""
CASE = frozenset(("rapidfuzz", "pyrage", "yaml"))
"""Names are compared, the key is opened, settings are read: light."""
_TOLD = "import sys; from redraft.cli import cli\ntry: cli(sys.argv[1:], prog_name='redraft')\nfinally: sys.stderr.write('\\n' + ' '.join(sys.modules))"


def _imported(*arguments: str | Path) -> frozenset[str]:
    """The heavy libraries that a command has imported when it ends, in a process of its own."""
    command = [sys.executable, "-c", _TOLD, *map(str, arguments)]
    ran = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False, env=dict(os.environ))
    assert "redraft.case" in ran.stderr or "--help" in arguments, ran.stderr[-500:]
    return HEAVY.intersection(ran.stderr.splitlines()[-1].split())


GROUPS = ("cast", "key", "recognizers")
COMMANDS = (
    *("demo", "init", "run", "review", "decide", "collect", "panel", "searches", "approve", "publish", "scan"),
    *("verify", "close", *GROUPS),
)


@pytest.mark.parametrize("arguments", [(), *((name,) for name in COMMANDS)], ids=["redraft", *COMMANDS])
def test_help_imports_nothing_heavy(arguments: tuple[str, ...]) -> None:
    """What only says how a command is called needs no library but the one that reads commands."""
    assert not _imported(*arguments, "--help")


@pytest.mark.parametrize(
    ("arguments", "allowed"),
    [
        pytest.param(("decide", "--all", "--accept", "--by", "A. Reviewer"), ("olefile",), id="decide"),
        pytest.param(("cast", "show"), ("rich",), id="cast-show"),
        pytest.param(("key", "show"), ("rich",), id="key-show"),
        pytest.param(("close", "--by", "A. Manager", "--reason", "done"), ("rich",), id="close"),
        pytest.param(("approve", "--show"), ("rich", "lxml", "PIL", "olefile", "regex", "stdnum"), id="approve-show"),
        pytest.param(("publish",), ("rich", "lxml", "PIL", "olefile", "regex", "stdnum"), id="publish"),
        pytest.param(("searches",), ("rich", "lxml", "PIL", "olefile", "jinja2", "regex", "stdnum"), id="searches"),
    ],
)
def test_a_command_imports_what_it_uses(arguments: tuple[str, ...], allowed: tuple[str, ...], case: Path) -> None:
    """On a case that was run: the model and Presidio only where something is detected, Word's XML only where drafts are read."""
    name = 2 if arguments[0] in GROUPS else 1
    assert _imported(*arguments[:name], case, *arguments[name:]) <= {*CASE, *allowed}


def test_what_needs_no_case_imports_hardly_anything(tmp_path: Path) -> None:
    """A case is begun, and definitions are listed, without the model, Presidio and whatever reads Word."""
    assert _imported("init", tmp_path / "new") <= CASE
    assert _imported("recognizers", "list") <= {"rich", "regex", "stdnum"}
