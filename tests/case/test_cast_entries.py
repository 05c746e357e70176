"""The cast in case.yaml: what may be said of a person, and what is refused with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from redraft.case.settings import load_settings
from redraft.cast import CastMember
from redraft.errors import SettingsInvalid

FULL = """\
cast:
  - name: Robin Sample
    aliases: [Robbie, RS]
    former: Kerslake
    role: subject
    pseudonym: Child T
    chosen_by: Robin, with the advocate
    age: of primary-school age
  - name: Alex Sample
    role: mother
    keep_name: Alex Sample, in writing, 3 March 2026
"""


def _cast(folder: Path, text: str) -> tuple[CastMember, ...]:
    path = folder / "case.yaml"
    path.write_text(text, "utf-8")
    return load_settings(path).declared.cast


def test_all_that_can_be_said_of_a_person(tmp_path: Path) -> None:
    """Age band, who chose, consent and former names arrive; a former surname also behind the given name."""
    robin, alex = _cast(tmp_path, FULL)
    assert robin == CastMember(
        "Robin Sample",
        ("Robbie", "RS", "Kerslake", "Robin Kerslake"),
        "subject",
        "Child T",
        age="of primary-school age",
        chosen_by="Robin, with the advocate",
    )
    assert alex.consent == "Alex Sample, in writing, 3 March 2026"


@pytest.mark.parametrize(
    ("entries", "line", "key", "said"),
    [
        ("- Robin Sample\n- Petra Hope\n- ROBIN  Sample", 4, "name", "tells them apart"),
        (
            "- {name: Robin Sample, pseudonym: Child T, keep_name: 'in writing, 3 March 2026'}",
            2,
            "keep_name",
            "take one",
        ),
        ("- {name: Robin Sample, keep_name: yes}", 2, "keep_name", "say who consented and when"),
        ("- {name: Oddley School, type: body, keep_name: 'the head, May 2026'}", 2, "keep_name", "only a person"),
        ("- {name: Robin Sample, chosen_by: Petra}", 2, "chosen_by", "no pseudonym here"),
        ("- {name: Robin Sample, role: soshal worker}", 2, "role", "`social worker`"),
        ("- {name: Robin Sample, role: zzyzx}", 2, "role", "give this person a `pseudonym`"),
        ("- Petra Hopewell\n- {name: Robin Sample, role: Petra's brother}", 3, "role", "holds a word of a name"),
    ],
)
def test_what_cannot_be_used_is_placed(tmp_path: Path, entries: str, line: int, key: str, said: str) -> None:
    """A mistake in the cast is told by line and key and says what to do; no name is repeated."""
    with pytest.raises(SettingsInvalid, match=f"line {line}, `cast: {key}`") as refused:
        _cast(tmp_path, f"cast:\n{entries}\n")
    assert said in str(refused.value)
    assert not any(name in str(refused.value) for name in ("Robin", "Sample", "Petra", "Hope", "Oddley"))


@pytest.mark.parametrize(
    "role", ["mother", "Duty social worker", "Sibling 2", "father (estranged)", "subject", "SENCO"]
)
def test_roles_in_the_users_words(tmp_path: Path, role: str) -> None:
    """A known role may be narrowed down, numbered or commented on."""
    assert _cast(tmp_path, f"cast:\n- {{name: Robin Sample, role: {role}}}\n")[0].role == role


def test_any_role_beside_a_pseudonym(tmp_path: Path) -> None:
    """Where no pseudonym has to be made of it, a role may be anything."""
    assert _cast(tmp_path, "cast:\n- {name: Robin Sample, role: zzyzx, pseudonym: Adult Q}\n")[0].role == "zzyzx"


def test_a_shared_alias_is_no_mistake(tmp_path: Path) -> None:
    """Two people who go by one name are an ambiguity for later."""
    cast = "cast:\n- {name: Robin Sample, aliases: [Rob]}\n- {name: Robert Hope, aliases: [Rob]}\n"
    assert len(_cast(tmp_path, cast)) == 2


def test_family_may_insist_on_a_pseudonym(tmp_path: Path) -> None:
    """A true initial is refused, unless the entry says who chose it and why it stands; a real name is refused always."""
    with pytest.raises(SettingsInvalid, match=r"line 2, `cast: pseudonym`.*same letter"):
        _cast(tmp_path, "cast:\n- {name: Robin Sample, pseudonym: Child R, chosen_by: the family}\n")
    answered = "chosen_by: the family, reason: they know that it is a true initial"
    (robin,) = _cast(tmp_path, f"cast:\n- {{name: Robin Sample, pseudonym: Child R, {answered}}}\n")
    assert robin.reason == "they know that it is a true initial"
    with pytest.raises(SettingsInvalid, match=r"line 2, `cast: pseudonym`.*holds a word"):
        _cast(tmp_path, f"cast:\n- {{name: Robin Sample, pseudonym: Robin, {answered}}}\n")
    with pytest.raises(SettingsInvalid, match="line 2, `cast: reason`"):
        _cast(tmp_path, "cast:\n- {name: Robin Sample, reason: they like it}\n")
