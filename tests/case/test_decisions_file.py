"""decisions.yaml: written by redraft and by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from redraft.case.decisions_file import HEADER, add_decisions, read_decisions
from redraft.decisions import Decision, Decisions, Ruling
from redraft.errors import DecisionsInvalid

FIRST = Decision("person-3", Ruling.KEEP, "A. Reviewer", "2026-03-01T09:30:00Z", reason="named: on purpose")
SECOND = Decision("f-0123456789", Ruling.REWORD, "B. Reviewer", "2026-03-02T09:30:00Z", text="a “relative” of hers")


def test_what_is_written_is_read(tmp_path: Path) -> None:
    """Decisions come back as they were put on record, in their order."""
    path = tmp_path / "decisions.yaml"
    add_decisions(path, [FIRST])
    assert add_decisions(path, [SECOND]) == Decisions((FIRST, SECOND))
    assert read_decisions(path) == Decisions((FIRST, SECOND))


WHO_IS_WHO = (
    Decision("person-5", Ruling.MERGE, "A. Reviewer", "2026-03-01T09:30:00Z", into="person-3"),
    Decision("person-3", Ruling.SPLIT, "A. Reviewer", "", wording="Danny: so called", to="person-8", new=True),
    Decision("person-3", Ruling.RENAME, "A. Reviewer", "", text="Rowan"),
    Decision("person-3", Ruling.ROLE, "A. Reviewer", "", text="Health Visitor"),
    Decision("f-0123456789", Ruling.MEANS, "A. Reviewer", "", to="person-3", wording="Dani"),
    Decision("all", Ruling.WITHDRAW, "A. Reviewer", ""),
)
BY_HAND = (
    Decision(
        "f-0123456789", Ruling.MARK, "A. Reviewer", "", wording="Kez", kind="PERSON", to="person-3", everywhere=True
    ),
    Decision("word-0123456789", Ruling.DISMISS, "A. Reviewer", "", wording="Signs of Safety"),
    Decision("f-0123456789", Ruling.DISMISS, "A. Reviewer", ""),
)


def test_who_is_who_is_written_and_read(tmp_path: Path) -> None:
    """Every ruling comes back with all that it says, also when it was written by hand as the file itself tells."""
    path = tmp_path / "decisions.yaml"
    add_decisions(path, (*BY_HAND, *WHO_IS_WHO))
    assert read_decisions(path) == Decisions((*BY_HAND, *WHO_IS_WHO))
    examples = [line[2:] for line in HEADER.splitlines() if line.startswith("# - {")]
    path.write_text("\n".join(example.split("}")[0] + "}" for example in examples), "utf-8")
    assert [decision.ruling for decision in read_decisions(path).entries] == [d.ruling for d in (*BY_HAND, *WHO_IS_WHO)]


def test_the_file_explains_itself(tmp_path: Path) -> None:
    """A new file begins with a comment on its own form."""
    path = tmp_path / "decisions.yaml"
    add_decisions(path, [FIRST])
    assert path.read_text("utf-8").startswith(HEADER)


def test_what_was_written_by_hand_stays(tmp_path: Path) -> None:
    """Comments and order of a reviewer's own lines survive the next `redraft decide`."""
    path = tmp_path / "decisions.yaml"
    path.write_text("# mine\n- by: Me\n  ruling: ACCEPT   # sure\n  target: body-1\n", "utf-8")
    after = add_decisions(path, [FIRST])
    assert after.entries[0].ruling is Ruling.ACCEPT
    assert "# sure" in path.read_text("utf-8")
    assert read_decisions(path) == after


def test_a_list_under_a_key_is_understood(tmp_path: Path) -> None:
    """The list may stand under `decisions:` and in flow style; adding to it loses no decision."""
    path = tmp_path / "decisions.yaml"
    path.write_text("decisions: [{target: body-1, ruling: accept, by: Me}]\n", "utf-8")
    after = add_decisions(path, [FIRST])
    assert [d.target for d in after.entries] == ["body-1", "person-3"]
    assert read_decisions(path) == after


@pytest.mark.parametrize("text", ["", "# only a comment\n", "decisions:\n"])
def test_nothing_is_no_decision(tmp_path: Path, text: str) -> None:
    """An empty file means that nothing has been decided."""
    path = tmp_path / "decisions.yaml"
    path.write_text(text, "utf-8")
    assert read_decisions(path) == Decisions()


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("- {target: body-1, ruling: maybe Robin, by: Me}\n", 1, "accept, keep, reword"),
        ("- {target: body-1, by: Robin}\n", 1, "accept, keep, reword"),
        ("- {ruling: keep, by: Robin}\n", 1, "id"),
        ("- {target: Robin, ruling: keep}\n", 1, "name of the person who decided"),
        ("\n- {target: Robin, ruling: reword, by: Me}\n", 2, "new wording"),
        ("- {target: Robin, ruling: keep, by: Me, because: x}\n", 1, "reason"),
        ("- {target: all, ruling: accept, by: Me}\n", 1, "as `redraft decide` writes it"),
        ("- {target: comments, ruling: accept, by: Me}\n", 1, "as `redraft decide` writes it"),
        ("- {target: person-1, ruling: merge, by: Me}\n", 1, "the id of whom"),
        ("- {target: person-1, ruling: split, wording: Robin, to: new, by: Me}\n", 1, "--to new"),
        ("- {target: person-1, ruling: rename, by: Me}\n", 1, "the new pseudonym"),
        ('- {target: body-1, ruling: reword, text: "Robin\\e[2J", by: Me}\n', 1, "control characters"),
        ("Robin\n", 1, "target"),
        ("- [Robin\n", 2, "YAML"),
    ],
)
def test_mistakes_are_placed_and_never_quoted(tmp_path: Path, text: str, line: int, said: str) -> None:
    """A mistake is told by line and by what is allowed."""
    path = tmp_path / "decisions.yaml"
    path.write_text(text, "utf-8")
    with pytest.raises(DecisionsInvalid) as caught:
        read_decisions(path)
    assert f"line {line}" in str(caught.value)
    assert said in str(caught.value)
    assert "Robin" not in str(caught.value)
