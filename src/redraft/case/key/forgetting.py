"""Taking somebody's names out of the key, and saying where else they still stand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from redraft.case import disk
from redraft.case.clock import now, written
from redraft.case.folder import CaseFolder
from redraft.case.key.access import open_with_holders
from redraft.case.key.custody import entry_of, place_of
from redraft.case.key.events import KeyEvent, note
from redraft.case.key.keyfile import replace_key
from redraft.case.key.passphrase import Passphrase
from redraft.case.key.place import KeyPlace, borrowers
from redraft.case.key.remains import Remain, remains
from redraft.case.key.traces import traces_of
from redraft.case.register import register_files
from redraft.errors import KeyUnavailable


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What became of a row: how many names went, and where they still stand, by case ("" for the one that was named).

    `removed` are outputs that were taken away because a run makes them anew.
    """

    names: int
    remains: Mapping[str, tuple[Remain, ...]]
    removed: tuple[str, ...]


def forget(
    root: Path, entity: str, by: str, reason: str, passphrase: Passphrase, everywhere: bool = False
) -> Forgotten:
    """Take the names of one entity out of the key and its backup; pseudonym and id stay taken for ever.

    With `everywhere`, outputs that a run makes anew (findings, review copies and page, trial copies) go as well.

    Raises:
        KeyUnavailable: if the key cannot be opened, knows nobody by that id, or the row is forgotten already; or if
            nobody says who wants it and why.
        CaseInvalid, CaseLocked, SettingsInvalid, OutputInUse, PlaceUnusable: as named; nothing is forgotten then.
    """
    if not by.strip() or not reason.strip():
        raise KeyUnavailable("To forget somebody needs a name and a reason.", "Give them with --by and --reason.")
    place = place_of(root)
    with place.held():
        moment = now()
        opened = open_with_holders(place.path, passphrase, written(moment))
        row = entry_of(opened.key, entity)
        if row.is_forgotten:
            raise KeyUnavailable("That row was forgotten already.", "There is nothing left to take out of it.")
        names = tuple(dict.fromkeys(name for each in opened.key.rows_of(entity) for name in each.names))
        cases = _cases(place)
        removed = _clear(place.case) if everywhere else ()
        after = opened.key.without_names(entity, traces_of(names), written(moment))
        replace_key(place.path, after.following(opened.key), opened.holders)
        note(place.case, KeyEvent.FORGOTTEN, moment, entity=entity, by=by.strip(), reason=reason.strip())
        found = {name: remains(case, names) for name, case in cases.items()}
    return Forgotten(len(names), {name: rows for name, rows in found.items() if rows}, removed)


def _cases(place: KeyPlace) -> dict[str, CaseFolder]:
    """Every case that goes by the key; others than the one at hand by a number, for folders are called after people."""
    mine = place.case.root.resolve()
    others = [case for case in (place.owner, *borrowers(place.owner)) if case.root.resolve() != mine]
    return {"": place.case} | {f"case {number} of those that share the key": c for number, c in enumerate(others, 1)}


def _clear(case: CaseFolder) -> tuple[str, ...]:
    """Remove what a run makes anew."""
    made = (case.review, case.sent, case.returned, case.trial, case.diff, case.findings, case.second_look)
    there = [path for path in (*made, *register_files(case)) if path.exists()]
    for path in there:
        disk.remove(path, case.confidential)
    return tuple(f"confidential/{path.name}" for path in there)
