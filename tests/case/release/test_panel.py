"""`redraft panel` as an attacker sees it: names in every corner of the drafts, everything decided, nothing, or some."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from fixtures.canaries.fates import Rulings, refusals, write_case
from fixtures.canaries.hunt import hunt
from fixtures.canaries.known import HELD
from fixtures.canaries.places import Canary, canaries

from redraft.case.decide import Wish, decide
from redraft.case.folder import CaseFolder
from redraft.case.key.passphrase import ENVIRONMENT
from redraft.case.records import read_run
from redraft.case.release.panel import panel
from redraft.case.run import run
from redraft.decisions import ALL, FINDING, REVISIONS, Ruling, is_entity_id
from redraft.errors import Refused

pytestmark = pytest.mark.once

HALF = Rulings(0, "accept", "keep")


def _user(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("XDG_CONFIG_HOME", "APPDATA", "HOME"):
        monkeypatch.setenv(name, str(folder))
    monkeypatch.delenv(ENVIRONMENT, raising=False)


@pytest.fixture(scope="module")
def corners(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, tuple[Canary, ...]]:
    """A case with a draft for each place on the page, and each way to break a name up, that has been run."""
    folder = tmp_path_factory.mktemp("corners")
    known = {canary.spot.place: canary for canary in canaries() if canary.told not in HELD}
    taken = [canary for place, canary in known.items() if place <= 26 or place > 62]
    refused = refusals(taken, folder)
    taken = [canary for canary in taken if canary.id not in refused]
    with pytest.MonkeyPatch.context() as patch:
        _user(folder / "user", patch)
        write_case(folder / "case", taken, HALF)
        run([folder / "case" / "drafts"], folder / "case")
    return folder, tuple(taken)


@pytest.fixture
def case(corners: tuple[Path, tuple[Canary, ...]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of that case."""
    shutil.copytree(corners[0], tmp_path, dirs_exist_ok=True)
    _user(tmp_path / "user", monkeypatch)
    return tmp_path / "case"


def _nothing(case: Path) -> None:
    """Decides nothing."""


def _some(case: Path) -> None:
    """Accepts or rewords a third of what was found, by chance."""
    chance = random.Random(7)  # noqa: S311 - no secret
    targets = sorted(read_run(CaseFolder(case).findings).targets)
    for target in chance.sample(targets, len(targets) // 3):
        if is_entity_id(target) or target.startswith(FINDING):
            ruling = chance.choice([Ruling.ACCEPT, Ruling.REWORD])
            decide(case, Wish(target, ruling, "A. Manager", text="somebody" if ruling is Ruling.REWORD else ""))


def _all(case: Path) -> None:
    """Accepts everything."""
    decide(case, Wish(ALL, Ruling.ACCEPT, "A. Manager"))


@pytest.mark.parametrize("rule", [_nothing, _some, _all])
def test_no_name_is_in_the_page(
    rule: Callable[[Path], None], case: Path, corners: tuple[Path, tuple[Canary, ...]]
) -> None:
    """A hunter that shares nothing with redraft finds none of the names in it, whatever was decided; nor a file's name."""
    rule(case)
    done = panel(case)
    data = done.page.read_bytes()
    assert not hunt(data, [trace for canary in corners[1] for trace in canary.who.traces])
    assert not [canary.file_name for canary in corners[1] if canary.file_name.encode() in data]
    assert data.count(b"<b>undecided</b>") == done.blocked + 1  # one of them says how to read the others
    assert (done.blocked == 0) == (rule is _all)


def _small_case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *paragraphs: str, settings: str = "") -> Path:
    _user(tmp_path / "user", monkeypatch)
    root = tmp_path / "Ashdale family"
    (root / "drafts").mkdir(parents=True)
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    document.save(str(root / "drafts" / "Ashdale report.docx"))
    (root / "case.yaml").write_text(settings, "utf-8")
    run([root / "drafts"], root)
    return root


def test_a_name_like_a_word_of_the_page_is_no_leak(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Words that every such page says ("Made", "Names", "Draft", a month) are taken for nobody, and hide nobody either."""
    cast = "cast: [{name: Robin Made, role: mother}, {name: Pat Draft, role: aunt}, {name: May Combination, role: sister}]\n"
    words = "Robin Made and Pat Draft met May Combination.", "Mrs Made told Ms Draft about May."
    case = _small_case(tmp_path, monkeypatch, *words, settings=cast)
    _all(case)
    page = panel(case).page.read_text("utf-8")
    text = page[page.index("<main>") :]
    assert not [name for name in ("Robin", "Made", "Pat ", "May", "Combination") if name in text]
    assert text.count("Draft") == 1  # the heading of the first draft


def test_a_name_in_somebodys_own_words_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a reviewer's wording brings a name back, no page is written, the place is told, and the earlier page is gone."""
    case = _small_case(tmp_path, monkeypatch, "Keziah Ashdale was aged 13 in spring.", "Keziah Ashdale was seen.")
    _all(case)
    written = panel(case).page
    assert written.is_file() and "Ashdale" not in written.read_text("utf-8")
    (aged,) = [f for f in read_run(CaseFolder(case).findings).findings if f.entity_type == "AGE"]
    decide(case, Wish(aged.id, Ruling.REWORD, "A. Manager", text="as old as Keziah Ashdale’s cousin"))
    with pytest.raises(Refused) as refusal:
        panel(case)
    assert "draft 1" in refusal.value.message and "Ashdale" not in refusal.value.message
    assert not written.exists()


def test_a_run_or_a_decision_takes_the_page_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After a run or a ruling, which may know of more names, the page of before is not there to be sent."""
    case = _small_case(tmp_path, monkeypatch, "Keziah Ashdale was seen.")
    written = panel(case).page
    assert not [word for word in ("Ashdale", "family<", "family.", "report.docx") if word in written.read_text("utf-8")]
    run([case / "drafts"], case)
    assert not written.exists()
    assert panel(case).page.exists()
    _all(case)
    assert not written.exists()


def test_open_changes_of_earlier_authors_tell_neither_wording(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A passage that an earlier author changed is a block until somebody rules on that, and reads as ruled then."""
    root = tmp_path / "case"
    (root / "drafts").mkdir(parents=True)
    _user(tmp_path / "user", monkeypatch)
    document = docx.Document()
    document.add_paragraph("The panel met twice.")
    changed = document.add_paragraph("It was agreed")
    words = '<w:r><w:t xml:space="preserve"> in secret</w:t></w:r>'
    changed._p.append(parse_xml(f'<w:ins {nsdecls("w")} w:id="1" w:author="Colleague">{words}</w:ins>'))
    document.save(str(root / "drafts" / "report.docx"))
    (root / "case.yaml").write_text("", "utf-8")
    run([root / "drafts"], root)
    before = panel(root).page.read_text("utf-8")
    assert "met twice" in before and "agreed" not in before and "secret" not in before
    decide(root, Wish(REVISIONS, Ruling.KEEP, "A. Manager"))
    after = panel(root).page.read_text("utf-8")
    assert "It was agreed" in after and "secret" not in after
