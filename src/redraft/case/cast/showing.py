"""The cast of a case for whoever has to see that nobody is missing: who is declared, and what is looked for."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from redraft.case.folder import CaseFolder
from redraft.case.settings import load_settings
from redraft.cast import CastMember
from redraft.names import forms, parse
from redraft.vocabulary import load_vocabulary


@dataclass(frozen=True, slots=True)
class DeclaredForms:
    """A member of the cast, and the usual written forms of a person's names besides those that are declared."""

    member: CastMember
    forms: tuple[str, ...]


def declared_forms(root: Path) -> tuple[DeclaredForms, ...]:
    """The cast of a case, in its order.

    Raises:
        CaseInvalid: if there is no `case.yaml`.
        SettingsInvalid: if it cannot be understood.
    """
    case = CaseFolder(root)
    case.require_settings()
    vocabulary = load_vocabulary()
    found = []
    for member in load_settings(case.settings).declared.cast:
        persons = member.names if member.entity_type == "PERSON" else ()
        written = (form for name in persons for form in forms(parse(name, vocabulary)))
        found.append(DeclaredForms(member, tuple(f for f in dict.fromkeys(written) if f not in member.names)))
    return tuple(found)
