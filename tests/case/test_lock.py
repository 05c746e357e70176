"""One redraft at a time."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from redraft.case.folder import CaseFolder
from redraft.case.lock import locked
from redraft.errors import CaseLocked

pytestmark = pytest.mark.once

_HOLD = (
    "import sys, time; from pathlib import Path; from redraft.case.folder import CaseFolder;"
    "from redraft.case.lock import locked\n"
    "with locked(CaseFolder(Path(sys.argv[1]))):\n    print('held', flush=True); time.sleep(60)"
)


def test_a_second_redraft_is_refused_until_the_first_is_gone(tmp_path: Path) -> None:
    """While one process holds a case another is refused; when the first is killed, the case is free."""
    case = CaseFolder(tmp_path / "case")
    case.create()
    with subprocess.Popen([sys.executable, "-c", _HOLD, str(case.root)], stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(CaseLocked), locked(case):
            pass
        holder.send_signal(getattr(signal, "SIGKILL", signal.SIGTERM))
        holder.wait()
    with locked(case):
        pass


def test_the_lock_clears_away_what_a_kill_left(tmp_path: Path) -> None:
    """Whoever takes the lock removes unfinished work of the one before."""
    case = CaseFolder(tmp_path / "case")
    case.create()
    (case.confidential / ".work-left").mkdir()
    case.record.mkdir()
    (case.record / ".work-half").touch()
    with locked(case):
        assert not (case.confidential / ".work-left").exists()
        assert not (case.record / ".work-half").exists()
