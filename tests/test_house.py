"""The walls of the house: style, types, floors, and what the wheel carries."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

pytestmark = pytest.mark.once

ROOT = Path(__file__).resolve().parent.parent


def _run(*arguments: str) -> None:
    done = subprocess.run([sys.executable, "-m", *arguments], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    "arguments",
    [("ruff", "check", "."), ("ruff", "format", "--check", "."), ("mypy",)],
    ids=["lint", "format", "types"],
)
def test_style_and_types(arguments: tuple[str, ...]) -> None:
    """The source is clean by ruff and by mypy in strict mode."""
    _run(*arguments)


def test_examples_in_docstrings_hold() -> None:
    """What a docstring shows is what the function does."""
    _run("pytest", "--doctest-modules", "src/redraft")


def test_imports_point_down() -> None:
    """No module imports from a higher floor, and leaks shares no code with the readers."""
    assert lint_imports(config_filename=str(ROOT / "pyproject.toml")) == 0


def test_wheel_carries_what_redraft_needs(tmp_path: Path) -> None:
    """The built wheel holds the model, every recogniser, word list and template, and the drafts of the demo."""
    _run("build", "--wheel", "--no-isolation", "--outdir", str(tmp_path))
    with zipfile.ZipFile(next(tmp_path.glob("*.whl"))) as wheel:
        names = set(wheel.namelist())
    for folder in ("outputs/diff/templates", "desk/templates", "desk/static"):
        ours = {p.name for p in (ROOT / "src" / "redraft" / folder).iterdir() if p.is_file()}
        assert ours and {f"redraft/{folder}/{name}" for name in ours} <= names
    for folder in ("model", "recognizers", "fixtures/demo/drafts"):
        shipped = {p for p in (ROOT / folder).rglob("*") if p.is_file() and "__pycache__" not in p.parts}
        assert shipped, folder
        missing = {
            str(p.relative_to(ROOT)) for p in shipped if f"redraft/{p.relative_to(ROOT).as_posix()}" not in names
        }
        assert not missing
    assert {"redraft/py.typed", "redraft/fixtures/demo/case.yaml"} <= names


@pytest.mark.parametrize("path", sorted(p.relative_to(ROOT).as_posix() for p in (ROOT / "src").rglob("*.py")))
def test_modules_stay_small(path: str) -> None:
    """No module grows beyond four hundred lines."""
    assert len((ROOT / path).read_text("utf-8").splitlines()) <= 400
