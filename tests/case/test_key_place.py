"""A key that two cases go by, and one that is never shared."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from redraft.case.folder import CaseFolder
from redraft.case.key.place import KeyPlace, borrowers, key_place
from redraft.case.settings import load_settings
from redraft.errors import CaseLocked, SettingsInvalid

_HOLD = (
    "import sys, time; from pathlib import Path; from redraft.case.folder import CaseFolder;"
    "from redraft.case.key.place import key_place; from redraft.case.settings import load_settings\n"
    "case = CaseFolder(Path(sys.argv[1]))\n"
    "with key_place(case, load_settings(case.settings)).held():\n    print('held', flush=True); time.sleep(60)"
)


def _case(root: Path, settings: str, with_key: bool = False) -> CaseFolder:
    case = CaseFolder(root)
    case.create()
    case.settings.write_text(settings, "utf-8")
    if with_key:
        case.key.write_bytes(b"sealed")
    return case


def _place(case: CaseFolder) -> KeyPlace:
    return key_place(case, load_settings(case.settings))


def test_a_case_has_its_own_key_unless_told(tmp_path: Path) -> None:
    """Without a word, and with `own`, the key lies in the case."""
    for number, text in enumerate(("", "key: own\n")):
        place = _place(_case(tmp_path / str(number), text))
        assert not place.is_shared
        assert place.shown == "confidential/pseudonyms.key"


@pytest.mark.parametrize("written", ["../other case", "..\\other case", "'../other case/'"])
def test_a_second_case_goes_by_the_key_of_another(tmp_path: Path, written: str) -> None:
    """With leave of the owner, by a path seen from the case, with either slash."""
    owner = _case(tmp_path / "other case", "sharing: allowed\n", with_key=True)
    place = _place(_case(tmp_path / "case", f"key: {written}\n"))
    assert place.is_shared
    assert place.path.resolve() == owner.key.resolve()
    assert place.shown == "../other case/confidential/pseudonyms.key"


@pytest.mark.parametrize(
    ("owners", "with_key", "own", "said"),
    [
        ("", True, "../other", "sharing: allowed"),
        ("sharing: never\n", True, "../other", "never to share"),
        ("sharing: allowed\n", False, "../other", "run that one first"),
        ("sharing: allowed\nkey: ../third\n", True, "../other", "goes by a key of another"),
        ("sharing: allowed\n", True, "../nowhere", "no case with a key"),
        ("sharing: allowed\n", True, ".", "this very case"),
    ],
)
def test_a_key_that_is_not_to_be_had(tmp_path: Path, owners: str, with_key: bool, own: str, said: str) -> None:
    """The message names the line of case.yaml and what to do; nothing is written."""
    _case(tmp_path / "other", owners, with_key)
    case = _case(tmp_path / "case", f"dates: month\nkey: {own}\n")
    with pytest.raises(SettingsInvalid, match=f"line 2, `key`.*{said}"):
        _place(case)


def test_a_case_with_a_key_of_its_own_does_not_change_over(tmp_path: Path) -> None:
    """Copies were made by its own key: two keys for one case would contradict each other."""
    _case(tmp_path / "other", "sharing: allowed\n", with_key=True)
    with pytest.raises(SettingsInvalid, match="key of its own"):
        _place(_case(tmp_path / "case", "key: ../other\n", with_key=True))


def test_two_cases_with_one_key_do_not_run_at_once(tmp_path: Path) -> None:
    """While one that shares a key is at work, the other and the owner are refused; killed, it blocks nobody."""
    owner = _case(tmp_path / "other", "sharing: allowed\n", with_key=True)
    one, two = (_case(tmp_path / name, "key: ../other\n") for name in ("one", "two"))
    with subprocess.Popen([sys.executable, "-c", _HOLD, str(one.root)], stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        for case in (one, two, owner):
            with pytest.raises(CaseLocked), _place(case).held():
                pass
        holder.kill()
    with _place(two).held():
        pass


def test_the_owner_knows_who_goes_by_its_key(tmp_path: Path) -> None:
    """A case is on the owner's list once, until it is closed, gone, or takes itself off."""
    owner = _case(tmp_path / "other", "sharing: allowed\n", with_key=True)
    one, two = (_place(_case(tmp_path / name, "key: ../other\n")) for name in ("one", "two"))
    for place in (one, two, one):
        place.register()
    assert [case.root.resolve() for case in borrowers(owner)] == [one.case.root.resolve(), two.case.root.resolve()]
    one.release()
    assert len(borrowers(owner)) == 1
    two.case.record.mkdir()
    two.case.closing.write_text("{}", "utf-8")
    assert borrowers(owner) == ()
