"""What every test shares: no network but loopback, programs, helper files, and what lies beside the package."""

from __future__ import annotations

import importlib.util
import shutil
import socket
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
Helper = Callable[[str], ModuleType]
sys.path.insert(0, str(ROOT))  # `benchmarks`, `fixtures` and `training` lie beside the package, not in it


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Refuse every connection that leaves this machine."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: object) -> None:
        host = address[0] if isinstance(address, tuple) else address
        if self.family != getattr(socket, "AF_UNIX", None) and host not in ("127.0.0.1", "::1", "localhost"):
            raise AssertionError("a test tried to reach the network")
        connect(self, address)  # type: ignore[arg-type]

    monkeypatch.setattr(socket.socket, "connect", guarded)
    yield


@pytest.fixture
def program() -> Callable[[str], str]:
    """The path of a program from the system, or a skip with the reason."""

    def find(name: str) -> str:
        found = shutil.which(name)
        if found is None:
            pytest.skip(f"{name} is not installed here")
        return found

    return find


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of evaluation cases and real files beside the checkout, or a skip with the reason."""
    if not SHARED.is_dir():
        pytest.skip("../shared is not beside this checkout")
    return SHARED


@pytest.fixture(scope="session")
def approved() -> Callable[[Path], None]:
    """`approved(case)`: two people approve what would be published, so that `publish` goes on."""
    from fixtures.approvals import approved

    return approved


@pytest.fixture(scope="session")
def helper() -> Helper:
    """`helper("leaks/pdf_files.py")`: a file below `tests/` that is no test, loaded once for all."""

    def load(place: str) -> ModuleType:
        path = ROOT / "tests" / place
        name = f"redraft_{path.stem}"
        if name not in sys.modules:
            spec = importlib.util.spec_from_file_location(name, path)
            assert spec is not None and spec.loader is not None
            sys.modules[name] = importlib.util.module_from_spec(spec)
            spec.loader.exec_module(sys.modules[name])
        return sys.modules[name]

    return load


@pytest.fixture(scope="session")
def marked(helper: Helper) -> ModuleType:
    """`entities/marked_case.py`: invented cases from marked text, for the tests of all that follows from findings."""
    return helper("entities/marked_case.py")


@pytest.fixture(scope="session")
def pdf_files(helper: Helper) -> ModuleType:
    """`leaks/pdf_files.py`: PDF files written by hand."""
    return helper("leaks/pdf_files.py")


@pytest.fixture(scope="session")
def word(helper: Helper) -> ModuleType:
    """`documents/word_package.py`: the maker of Word files."""
    return helper("documents/word_package.py")
