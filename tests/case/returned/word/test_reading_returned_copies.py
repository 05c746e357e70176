"""What a returned file says of each change, whatever a word processor did to its markup."""

from __future__ import annotations

import json
import random
import subprocess
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType

import docx
import pytest

from redraft.case.returned.values import Answer, Outcome
from redraft.case.returned.word.comments import Margin
from redraft.case.returned.word.laid_open import laid_open
from redraft.case.returned.word.understanding import Understood, understand
from redraft.documents.ooxml.opening.package import open_package
from redraft.documents.ooxml.reading.reader import read_word
from redraft.documents.ooxml.reading.roles import Role, readings
from redraft.outputs.review.as_sent import SentCopy
from redraft.outputs.review.origin import Origin
from redraft.outputs.review_copy import write_review_copy
from redraft.text import Edit, Span

STAMP = datetime(2025, 3, 4, 5, 6, 7, tzinfo=UTC)
NAMES = {
    "Oswald Finch": "Child R",
    "Finch": "R",
    "Ida": "Mother",
    "12 May 2019": "May 2019",
    "07700 900417": "",
    "Bo": "a friend",
}
HERE = Path(__file__).resolve().parent


@dataclass(frozen=True)
class Sent:
    """A review copy on disk and what it says."""

    path: Path
    copy: SentCopy

    def becomes(self, finding: str) -> str:
        """What a copy puts in a place."""
        return next(c.becomes for p in self.copy.paragraphs for c in p.changes if c.finding == finding)


def paragraphs(seed: int, count: int) -> Iterator[str]:
    """Sentences full of names, some side by side, some at both ends."""
    chance = random.Random(seed)  # noqa: S311
    for _ in range(count):
        words = [
            chance.choice([*NAMES, "the", "met", "Finch's", "spoke of", "and", "on", "with", "Ida,", "(Bo)", "Bo/Ida"])
            for _ in range(12)
        ]
        yield " ".join(words) + chance.choice([".", "", "!"])


@pytest.fixture
def send(tmp_path: Path) -> Callable[..., Sent]:
    """Makes a review copy of paragraphs of text, with a change for every name in them."""

    def made(*texts: str) -> Sent:
        document = docx.Document()
        for text in texts:
            document.add_paragraph(text)
        source, target = tmp_path / "draft.docx", tmp_path / "review.docx"
        document.save(str(source))
        draft = read_word(source.read_bytes(), source.name)
        edits: list[Edit] = []
        for segment in draft.segments:
            at = 0
            while segment.kind.in_story and at < len(segment.text):
                name = next((n for n in NAMES if segment.text.startswith(n, at)), "")
                if name:
                    id_ = f"f-00ab{len(edits):06x}"
                    edits.append(Edit(segment.anchor, Span(at, at + len(name)), name, NAMES[name], id_, "PERSON", ""))
                at += len(name) or 1
        notes = {edit.finding: "note" for edit in edits[:1]}
        copy = write_review_copy(
            source, draft, edits, notes, target, STAMP, (), Origin("0123456789", "abcdefabcd", "00ff")
        )
        assert copy is not None
        return Sent(target, copy)

    return made


def understood(sent: Sent, back: Path) -> Understood:
    """What a returned file says."""
    package = open_package(back.read_bytes())
    got = [
        paragraph
        for part, reading in readings(package).items()
        if reading.role is Role.STORY and reading.kind.in_story
        for paragraph in laid_open(package.root(part), reading.kind, reading.name, ())
    ]
    return understand(sent.copy, got, Margin({}), None, "Bea")


def played(sent: Sent, editing: ModuleType, seed: int) -> tuple[object, dict[str, tuple[Outcome, str]]]:
    """A reviewer who does this and that at random, and what a reader has to understand of it."""
    chance, reviewer = random.Random(seed), editing.Reviewer(sent.path)  # noqa: S311
    expected: dict[str, tuple[Outcome, str]] = {}
    for finding in reviewer.findings():
        becomes = sent.becomes(finding)
        what = chance.choice(
            ["accept", "reject", "leave", "reword"] if len(becomes) > 2 else ["accept", "reject", "leave"]
        )
        if what == "accept":
            reviewer.accept(finding)
            expected[finding] = Outcome.ACCEPTED, becomes
        elif what == "reject":
            reviewer.reject(finding)
            expected[finding] = Outcome.REJECTED, ""
        elif what == "reword":
            reviewer.reword(finding, f"person {len(expected)}")
            expected[finding] = Outcome.REWORDED, f"person {len(expected)}"
    for finding, (outcome, text) in expected.items():
        if outcome is Outcome.REWORDED:
            expected[finding] = outcome, text
    return reviewer, expected


def told(answers: dict[str, Answer]) -> dict[str, tuple[Outcome, str]]:
    """The answers as they are expected."""
    return {finding: (answer.outcome, answer.text) for finding, answer in answers.items()}


@pytest.mark.parametrize("seed", range(4))
def test_hundreds_of_answers_are_read_back(
    send: Callable[..., Sent], editing: ModuleType, tmp_path: Path, seed: int
) -> None:
    """Of some two hundred answers at random in one copy, saved as Word saves, none is lost and none invented."""
    sent = send(*paragraphs(seed, 60))
    reviewer, expected = played(sent, editing, seed)
    reviewer.as_word()
    found = understood(sent, reviewer.save(tmp_path / "back.docx"))
    assert len(expected) > 200
    assert told(found.answers) == expected
    assert found.undecided == len(sent.copy.findings) - len(expected)
    assert [r for r in found.remarks if r.why] == []


@pytest.mark.parametrize("seed", range(3))
def test_without_any_bookmark_no_answer_is_wrong(
    send: Callable[..., Sent], editing: ModuleType, tmp_path: Path, seed: int
) -> None:
    """Where the words alone tell, nothing is invented, most is found, and the rest is listed."""
    sent = send(*paragraphs(seed, 40))
    reviewer, expected = played(sent, editing, seed)
    reviewer.lose_bookmarks()
    reviewer.as_word()
    found = understood(sent, reviewer.save(tmp_path / "back.docx"))
    answers = told(found.answers)
    wrong = {finding: said for finding, said in answers.items() if expected.get(finding) != said}
    assert wrong == {}
    assert len(answers) > 0.8 * len(expected)
    left = len(sent.copy.findings) - len(expected)
    assert found.undecided <= left + sum(bool(remark.why) for remark in found.remarks)


def test_another_writer_changes_nothing(send: Callable[..., Sent], editing: ModuleType, tmp_path: Path) -> None:
    """Opened and saved by python-docx, and packed anew in another order, a file says the same."""
    sent = send(*paragraphs(9, 40))
    reviewer, expected = played(sent, editing, 9)
    back = reviewer.save(tmp_path / "back.docx")
    docx.Document(str(back)).save(str(tmp_path / "saved.docx"))
    with zipfile.ZipFile(back) as old, zipfile.ZipFile(tmp_path / "packed.docx", "w", zipfile.ZIP_STORED) as new:
        for name in sorted(old.namelist(), reverse=True):
            new.writestr(name, old.read(name))
    for name in ("saved.docx", "packed.docx"):
        assert told(understood(sent, tmp_path / name).answers) == expected


def test_half_an_answer_is_none(send: Callable[..., Sent], editing: ModuleType, tmp_path: Path) -> None:
    """Word accepts the deletion and the insertion one by one: with one of them left, nothing is decided, and it is said."""
    sent = send("By Ida and Bo and Ida.")
    reviewer = editing.Reviewer(sent.path)
    first, second, _ = reviewer.findings()
    reviewer.settle_half(first, "del", gone=True)
    reviewer.settle_half(second, "ins", gone=True)
    found = understood(sent, reviewer.save(tmp_path / "back.docx"))
    assert found.answers == {} and found.undecided == 3
    assert ["half" in remark.why for remark in found.remarks] == [True, True]


def test_halves_that_a_program_ran_together_are_no_answer(
    send: Callable[..., Sent], editing: ModuleType, tmp_path: Path
) -> None:
    """Original and replacement as one plain text are what a program left, not what a reviewer wrote: it is said."""
    sent = send("By Ida and Bo and 07700 900417.")
    reviewer = editing.Reviewer(sent.path)
    first, second, _ = reviewer.findings()
    reviewer.run_together(first, second)
    found = understood(sent, reviewer.save(tmp_path / "back.docx"))
    assert found.answers == {} and found.undecided == 3
    assert ["together" in remark.why for remark in found.remarks] == [True, True]


def test_an_original_that_begins_with_its_replacement(
    send: Callable[..., Sent], editing: ModuleType, tmp_path: Path
) -> None:
    """A rejected change is told from an accepted one with a word typed beside it by the longer wording."""
    NAMES["R Oswald"] = "R"
    try:
        sent = send("So R Oswald went.", "Then R Oswald came.")
    finally:
        del NAMES["R Oswald"]
    reviewer = editing.Reviewer(sent.path)
    one, other = reviewer.findings()
    reviewer.reject(one)
    reviewer.accept(other)
    found = understood(sent, reviewer.save(tmp_path / "back.docx"))
    assert [answer.outcome for answer in found.answers.values()] == [Outcome.REJECTED, Outcome.ACCEPTED]


def test_a_deleted_paragraph_is_listed(send: Callable[..., Sent], editing: ModuleType, tmp_path: Path) -> None:
    """A paragraph that is gone takes no answer with it in silence, nor one that was added."""
    sent = send("First comes Ida.", "Nothing to see here.", "Last comes Bo.")
    reviewer = editing.Reviewer(sent.path, tracks=False)
    reviewer.drop_paragraph(1)
    reviewer.drop_paragraph(1)
    reviewer.add_paragraph("And then they all went home.")
    found = understood(sent, reviewer.save(tmp_path / "back.docx"))
    whys = sorted(remark.why.split(".")[0] for remark in found.remarks)
    assert whys == [
        "The paragraph of this change is not in the returned file",
        "This paragraph is not in the returned file",
        "This paragraph was added",
    ]


@pytest.fixture
def libreoffice(tmp_path: Path, program: Callable[[str], str]) -> Callable[[Path, list], Path]:
    """A reviewer in LibreOffice: `libreoffice(copy, actions)` is the file as it saved it; comments are taken out first."""
    office, python = program("soffice"), "/usr/bin/python3"
    if (
        not Path(python).exists()
        or subprocess.run([python, "-c", "import uno"], capture_output=True, check=False).returncode
    ):
        pytest.skip("python3-uno is not installed here")

    def edit(copy: Path, actions: list) -> Path:
        target, pipe = tmp_path / "office.docx", f"redraft{random.SystemRandom().randrange(10**9)}"
        profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
        listening = [office, profile, "--headless", "--norestore", f"--accept=pipe,name={pipe};urp"]
        with subprocess.Popen(listening, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as running:
            try:
                command = [python, str(HERE / "libreoffice_reviewer.py"), pipe, copy.as_uri(), target.as_uri()]
                subprocess.run([*command, json.dumps(actions)], timeout=180, check=True, env={"PATH": "/usr/bin:/bin"})
            finally:
                running.terminate()
        return target

    return edit


@pytest.mark.once
def test_two_hundred_answers_given_in_libreoffice(
    send: Callable[..., Sent], editing: ModuleType, libreoffice: Callable[[Path, list], Path], tmp_path: Path
) -> None:
    """Accepted, rejected, typed into and left in LibreOffice itself, over two hundred answers come back as they were given."""
    sent = send(*(f"Ida met Bo on {n} May, and Ida told Oswald Finch of it." for n in range(80)))
    silent = editing.Reviewer(sent.path)
    silent.drop_comments()
    silent.save(tmp_path / "silent.docx")
    actions: list[list] = []
    expected: dict[str, tuple[Outcome, str]] = {}
    for number, finding in enumerate(silent.findings()):
        what = ("accept", "reject", "accept", "leave", "reject", "type", "accept", "reject")[number % 8]
        if what == "type":
            actions.append(["type", "xx"])
            becomes = sent.becomes(finding)
            expected[finding] = Outcome.REWORDED, f"{becomes[:2]}xx{becomes[2:]}"
        else:
            actions.append([what, 1])
            if what == "accept":
                expected[finding] = Outcome.ACCEPTED, sent.becomes(finding)
            elif what == "reject":
                expected[finding] = Outcome.REJECTED, ""
    found = understood(sent, libreoffice(tmp_path / "silent.docx", actions))
    assert len(expected) > 200
    assert told(found.answers) == {f: (o, " ".join(t.split())) for f, (o, t) in expected.items()}
    assert found.undecided == len(sent.copy.findings) - len(expected) and found.remarks == []
