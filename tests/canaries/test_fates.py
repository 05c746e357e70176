"""What becomes of every canary when redraft does its whole job: read or named, shown to the reviewer, and left nowhere."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import pytest
from benchmarks.canary_table import rows
from fixtures.canaries.fates import (
    HALVES,
    LEFT,
    Fate,
    outputs,
    process,
    refusals,
)
from fixtures.canaries.hunt import hunt
from fixtures.canaries.known import HELD, LEFT_ALONE, REFUSED, UNSEEN
from fixtures.canaries.places import Canary, blocks, canaries

from redraft.case.key.passphrase import ENVIRONMENT
from redraft.case.run import run

pytestmark = pytest.mark.once

ROOT = Path(__file__).resolve().parents[2]
BLOCKS = blocks(canaries(), 4)
SHOWN = frozenset({3, 11, 12, 15, 17, 18, 19, 20, 34, 53, 54})
"""The places of which LibreOffice shows more than the text of paragraphs."""


@pytest.fixture(autouse=True)
def user(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A user with an empty configuration folder, and no passphrase in the environment."""
    for name in ("XDG_CONFIG_HOME", "APPDATA", "HOME"):
        monkeypatch.setenv(name, str(tmp_path / "user"))
    monkeypatch.delenv(ENVIRONMENT, raising=False)


@pytest.mark.parametrize("block", BLOCKS, ids=[f"places-{b[0].spot.place}-to-{b[-1].spot.place}" for b in BLOCKS])
def test_no_name_gets_through(block: tuple[Canary, ...], tmp_path: Path) -> None:
    """Zero names survive in `publication/` and `trial/`; who is not read is named; the reviewer is told, but as listed.

    The table in docs/word-anatomy.md says the same; `python -m benchmarks canaries --write` makes it.
    """
    refused = refusals(block, tmp_path)
    taken = [canary for canary in block if canary.id not in refused and canary.told not in HELD]
    fates = process(tmp_path / "case", taken, HALVES[0])

    known = {canary.told for canary in block}
    assert not _which(fates, lambda fate: bool(fate.left_in))
    assert not [fate.stopped for fate in fates if fate.stopped]
    assert {canary.told for canary in block if canary.id in refused} == known & REFUSED.keys()
    assert _which(fates, lambda fate: not fate.read and not fate.named) == known & UNSEEN
    assert _which(fates, lambda fate: fate.review == LEFT and not fate.named) == known & LEFT_ALONE
    page = (ROOT / "docs" / "word-anatomy.md").read_text("utf-8")
    whole = [canary for canary in block if not any(c.told in HELD for c in block if c.spot.place == canary.spot.place)]
    assert not [row.own for row in rows(whole, fates, refused) if f"\n{row.own}|" not in page]
    _nothing_on_the_pages(tmp_path, taken)


def _which(fates: Iterable[Fate], is_so: Callable[[Fate], bool]) -> set[str]:
    return {fate.canary.told for fate in fates if is_so(fate)}


def _nothing_on_the_pages(folder: Path, published: Sequence[Canary]) -> None:
    """The pages that LibreOffice makes of the copies show no name, where it and pdftotext are installed."""
    soffice, pdftotext = shutil.which("soffice"), shutil.which("pdftotext")
    copies = outputs(folder / "case", "published")
    shown = [copies[canary.file_name] for canary in published if canary.spot.place in SHOWN]
    if not (soffice and pdftotext and shown):
        return
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [soffice, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder / "pdf"), *map(str, shown)]
    subprocess.run(command, capture_output=True, check=True, timeout=300)
    pages = sorted((folder / "pdf").glob("*.pdf"))
    assert len(pages) == len(shown)
    names = [trace for canary in published for trace in canary.who.traces]
    for page in pages:
        text = subprocess.run([pdftotext, str(page), "-"], capture_output=True, check=True).stdout
        assert not hunt(text + page.read_bytes(), names)


def test_what_may_be_held_up_holds_no_surname(tmp_path: Path) -> None:
    """Of a name of which something odd stays, the surname is gone from the trial copy and from whatever is published."""
    for number, canary in enumerate(canary for canary in canaries() if canary.told in HELD):
        (fate,) = process(tmp_path / str(number), [canary], HALVES[0])
        assert not fate.left_in, canary.told
        assert (tmp_path / str(number) / "publication").exists() is not bool(fate.stopped)


def test_what_is_refused_leaves_nothing(tmp_path: Path) -> None:
    """A canary whose file redraft does not take is refused by name, and no output holds anything of it."""
    known = {canary for canary in canaries() if canary.told in REFUSED}
    (tmp_path / "drafts").mkdir()
    for canary in known:
        (tmp_path / "drafts" / canary.file_name).write_bytes(canary.content())
    report = run([tmp_path / "drafts"], tmp_path / "case")
    assert sorted(type(problem).__name__ for problem in report.problems.values()) == sorted(REFUSED.values())
    names = [trace for canary in known for trace in canary.who.traces]
    written = [path for path in (tmp_path / "case").rglob("*") if path.is_file()]
    assert written
    assert not [path.name for path in written if hunt(path.read_bytes(), names)]
