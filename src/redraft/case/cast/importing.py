"""A list of people from Excel or Word becomes the cast: `redraft cast import`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from redraft.case import disk
from redraft.case.cast.check import TWICE, faults
from redraft.case.cast.columns import Layout, layout_of, load_customs
from redraft.case.cast.rows import Entry, RowFault, entries_of, in_order
from redraft.case.cast.writing import with_entries
from redraft.case.folder import CaseFolder
from redraft.case.lock import locked
from redraft.case.settings import PLACE, Settings, parse_settings
from redraft.cast import CastMember
from redraft.documents.lists import read_tables
from redraft.errors import ListInvalid
from redraft.folding import fold
from redraft.vocabulary import load_vocabulary

_MOST_TOLD = 20
_NO_COLUMN = (
    "The list has no column of names.",
    "Give its first row headings such as Name (or First name and Surname), Also known as, Role, Pseudonym.",
)
_ELSE = "case.yaml says something else of this person; make the two agree"
_ALIAS = "this is an alias of somebody else in case.yaml; if both are one person, take the row out"
_COMPARED = ("role", "pseudonym", "chosen_by", "age")


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did: how many entries are new, how many were declared already, and sentences to be shown."""

    added: int
    known: int
    notices: tuple[str, ...]


def import_cast(root: Path, file: Path) -> Imported:
    """Add the people, places and bodies of a list to the cast in `case.yaml`; whoever is declared already is left alone.

    Raises:
        CaseInvalid: if there is no `case.yaml`.
        ListInvalid: if anything in the list cannot be used, by row and column; nothing is written then.
        SettingsInvalid: if `case.yaml` cannot be understood, or added to.
    """
    case = CaseFolder(root)
    case.require_settings()
    customs = load_customs()
    layout = layout_of(read_tables(file), customs)
    if layout is None:
        raise ListInvalid(*_NO_COLUMN)
    entries, wrong = entries_of(layout, customs, load_vocabulary())
    if not entries and not wrong:
        raise ListInvalid("There is nobody in the list: nothing stands under its headings.")
    case.create()
    with locked(case):
        text = _text(case.settings)
        before = parse_settings(text, root)
        cast = before.declared.cast
        known = _by_name(cast)
        new = [entry for entry in entries if _who(entry.member) not in known]
        wrong += tuple(_conflicts(entries, known)) + tuple(_together(entries, new, cast))
        if wrong:
            raise _refusal(layout, in_order(wrong))
        if new:
            _write(case.settings, text, new, before)
    return Imported(len(new), len(entries) - len(new), tuple(_notices(layout, entries, known)))


def _text(path: Path) -> str:
    content = path.read_bytes()
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise PLACE.error("case.yaml is not saved as UTF-8.", "Save it as UTF-8 and import again.") from None


def _write(path: Path, text: str, new: Sequence[Entry], before: Settings) -> None:
    """Write what was checked: the file read back must mean the old settings and the new entries, nothing else."""
    longer = with_entries(text, new, PLACE)
    after = parse_settings(longer, path.parent)
    cast = before.declared.cast
    joined = [member for member in after.declared.cast if member not in cast]
    # age bands are made of the cast, hence come with it
    rulings = replace(after.rulings, bands=before.rulings.bands)
    rest = replace(after, declared=replace(after.declared, cast=cast), rulings=rulings)
    if joined != [entry.member for entry in new] or rest != before:
        raise PLACE.error("case.yaml could not be added to.", "Write the entries of its cast one below the other.")
    mark = "\ufeff" if path.read_bytes().startswith(b"\xef\xbb\xbf") else ""
    disk.write_atomically(path, (mark + longer).encode("utf-8"))


_Who = tuple[str, str]
"""What tells a member of a cast from another one."""


def _who(member: CastMember) -> _Who:
    return fold(member.name), member.entity_type


def _by_name(cast: Sequence[CastMember]) -> dict[_Who, CastMember]:
    """Each by what tells it; of two that are alike (an anonymous publisher may join the cast) the first."""
    return {_who(member): member for member in reversed(cast)}


def _conflicts(entries: Iterable[Entry], known: Mapping[_Who, CastMember]) -> Iterator[RowFault]:
    """Where the list says other things than `case.yaml` of people who are declared already."""
    aliases = {fold(alias) for member in known.values() for alias in member.aliases}
    for entry in entries:
        declared = known.get(_who(entry.member))
        if declared is None:
            if len(entry.member.name.split()) > 1 and fold(entry.member.name) in aliases:
                yield entry.fault("name", _ALIAS)
            continue
        for key in _COMPARED:
            ours, theirs = getattr(declared, key), getattr(entry.member, key)
            if theirs and ours and fold(ours) != fold(theirs):
                yield entry.fault(key, _ELSE)


def _together(entries: Iterable[Entry], new: Sequence[Entry], cast: Sequence[CastMember]) -> Iterator[RowFault]:
    """What is wrong with entries beside one another and those that `case.yaml` has."""
    seen: set[_Who] = set()
    for entry in entries:
        who = _who(entry.member)
        if who in seen:
            yield entry.fault("name", TWICE)
        seen.add(who)
    for fault in faults((*cast, *(entry.member for entry in new))):
        if fault.index >= len(cast) and fault.what != TWICE:
            yield new[fault.index - len(cast)].fault(fault.key, fault.what)


def _refusal(layout: Layout, wrong: Sequence[RowFault]) -> ListInvalid:
    where = f"The list{f', {layout.table.where}' if layout.table.where else ''}"
    told = [f"{where}, {fault}." for fault in wrong[:_MOST_TOLD]]
    if len(wrong) > _MOST_TOLD:
        told.append(f"And {len(wrong) - _MOST_TOLD} more.")
    return ListInvalid("\n".join(told))


def _notices(layout: Layout, entries: Iterable[Entry], known: Mapping[_Who, CastMember]) -> Iterator[str]:
    if layout.unused:
        yield f"Columns of the list that redraft has no use for: {layout.unused}."
    for entry in entries:
        declared = known.get(_who(entry.member))
        if declared and (more := _more(entry.member, declared)):
            yield f"Row {entry.row} says more of a person than case.yaml, which was left alone; add there: {more}."


def _more(member: CastMember, known: CastMember) -> str:
    """The keys of which a row says something and `case.yaml` nothing."""
    keys = ["aliases"] if {fold(name) for name in member.names} - {fold(name) for name in known.names} else []
    keys += [key for key in _COMPARED if getattr(member, key) and not getattr(known, key)]
    return ", ".join([*keys, *(["keep_name"] if member.consent and not known.consent else [])])
