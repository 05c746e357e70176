"""Workers that somebody else started are asked whether they are fit."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from fixtures.small_case import HOMES

from redraft.batch.probe import Answer, Probe, _answer, probing
from redraft.case.key.identity import obtain_identity
from redraft.case.key.passphrase import ENVIRONMENT
from redraft.errors import SchedulerUnavailable


@pytest.fixture
def probe(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Probe:
    """A probe of a user with an identity and a passphrase."""
    for name in HOMES:
        monkeypatch.setenv(name, str(tmp_path / "user"))
    monkeypatch.setenv(ENVIRONMENT, "between us")
    obtain_identity()
    return Probe.of(tmp_path, tmp_path)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"word": ""}, "same folders"),
        ({"sees_root": False}, "same folders"),
        ({"redraft": "0.0.1"}, "another version"),
        ({"opens": ("", "")}, "keys"),
    ],
)
def test_what_a_worker_lacks_is_said(probe: Probe, change: dict[str, object], says: str) -> None:
    """One that answers as we do is taken; any difference that matters is refused, with what to do."""
    with probing(probe):
        ours: Answer = _answer(probe)
        probe.require(ours)
        with pytest.raises(SchedulerUnavailable, match=says):
            probe.require(replace(ours, **change))  # type: ignore[arg-type]
    assert not probe.file.exists()


def test_an_answer_holds_no_secret(probe: Probe) -> None:
    """The passphrase is told by a trace that another probe's word changes, the identity by its public half."""
    with probing(probe):
        said = _answer(probe)
    other = _answer(replace(probe, word="another word"))
    assert "between us" not in repr(said) and "SECRET" not in repr(said)
    assert said.opens[0] == other.opens[0] and said.opens[1] != other.opens[1]
