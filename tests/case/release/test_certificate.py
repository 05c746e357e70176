"""The certificate of a case that is published, searched as a publication copy is."""

from __future__ import annotations

import json
from pathlib import Path

import docx
import pytest

from redraft.case.account import Account
from redraft.case.decide import Wish, decide
from redraft.case.folder import CaseFolder
from redraft.case.key.passphrase import ENVIRONMENT, Passphrase
from redraft.case.key.place import key_place
from redraft.case.progress import silent
from redraft.case.release.approve import Approver, approve
from redraft.case.release.original_words import LEFT_OUT, OriginalWords
from redraft.case.release.publish import publish
from redraft.case.release.searches import ToRecord, searches
from redraft.case.run import run
from redraft.case.settings import load_settings
from redraft.case.state import State, load_state
from redraft.decisions import ALL, Ruling
from redraft.leaks import verify

pytestmark = pytest.mark.once

SETTINGS = """
cast: [{name: Keziah Ashdale, role: subject}, {name: May Bishop, role: aunt}]
dates: {policy: exact, reason: wished by Keziah Ashdale}
approvals: 1
"""
TEXT = (
    "Keziah Ashdale of 3 Kestrel Row, Hallowmere, was seen by Dr Tobin Pellow on 4 March 2021.",
    "Her aunt, May Bishop, rang 07700 900417. Ms Bishop may come in May.",
)


@pytest.fixture
def published(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> CaseFolder:
    """A case in a folder and with drafts called after people, decided all at once, searched, approved and published."""
    for name in ("XDG_CONFIG_HOME", "APPDATA", "HOME"):
        monkeypatch.setenv(name, str(tmp_path / "user"))
    monkeypatch.delenv(ENVIRONMENT, raising=False)
    case = CaseFolder(tmp_path / "Ashdale family")
    case.drafts.mkdir(parents=True)
    document = docx.Document()
    for paragraph in TEXT:
        document.add_paragraph(paragraph)
    document.core_properties.author = "Tobin Pellow"
    document.save(str(case.drafts / "Ashdale and Pellow, report.docx"))
    case.settings.write_text(SETTINGS, "utf-8")
    run([case.drafts], case.root)
    decide(case.root, Wish(ALL, Ruling.ACCEPT, "A. Manager"))
    searches(case.root, ToRecord(None, "B. Other", "nothing found"))
    approve(case.root, Approver("C. Director", "friend of Keziah Ashdale", Account("c", "pc")))
    publish(case.root)
    return case


def _state(case: CaseFolder) -> State:
    settings = load_settings(case.settings)
    place = key_place(case, settings)
    with place.held():
        return load_state(place, settings, Passphrase(), silent)


def test_no_original_word_is_in_it(published: CaseFolder) -> None:
    """Verification finds no form of the plan in the page, the data or the list of searches, nor in what people typed."""
    files = {path.name: path for path in published.record.iterdir() if path.name != "approvals.json"}
    assert {Path(name).suffix for name in files} == {".html", ".json"}
    forms = OriginalWords.of(_state(published).settled.plan).forms
    assert {"Keziah", "Ashdale", "Pellow", "Kestrel Row", "Tobin"} & {form.text for form in forms}
    told = verify(files, forms)
    assert told.forms and not told.leaks
    for path in files.values():
        assert not [name for name in ("Keziah", "Ashdale", "Pellow", "Hallowmere") if name in path.read_text("utf-8")]


def test_what_people_typed_is_left_out_where_it_names_somebody(published: CaseFolder) -> None:
    """A reason and a role with a name in it are said to be left out, and by whom it was approved stays."""
    (path,) = published.record.glob("certificate-*.json")
    content = json.loads(path.read_text("utf-8"))
    assert content["policies"]["reason for these dates"] == LEFT_OUT
    (approval,) = content["sign_off"]["approved_by"]
    assert (approval["name"], approval["role"]) == ("C. Director", LEFT_OUT)


def test_page_and_data_say_the_same(published: CaseFolder) -> None:
    """Both are there under one name, and tell of searches, of what was accepted all at once, and of what is not assessed."""
    (data,), (page,) = published.record.glob("certificate-*.json"), published.record.glob("certificate-*.html")
    content, shown = json.loads(data.read_text("utf-8")), page.read_text("utf-8")
    assert data.stem == page.stem
    assert content["searches"]["state"] == "done" and "Done</strong>" in shown
    (person,) = content["decided_by"]
    assert person["everything_at_once"] and f"{person['covered_at_once']} things were accepted all at once" in shown
    for document in content["documents"]:
        assert document["copy_sha256"] in shown and document["sha256"] in shown
    assert content["not_assessed"][0] == "combination risk not assessed"
