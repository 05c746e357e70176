"""Whose copy a returned Word file is, as far as it tells: the authors of its changes, or who saved it last."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from contextlib import suppress

from lxml import etree

from redraft.documents.ooxml.opening.content_types import CORE_PROPERTIES
from redraft.documents.ooxml.opening.package import Package
from redraft.errors import DraftDamaged

_NOBODY = frozenset({"", "author", "unknown author"})
"""What Word and LibreOffice write where they have no name, or were told to take it out."""
_SAVED_BY, _SAVED = "lastModifiedBy", "modified"


def reviewer_of(authors: Collection[str], package: Package, draft: Package | None) -> str:
    """The one author of changes and comments, else who saved the file last; "" if it does not tell.

    Who last saved the draft is not who saved the copy: redraft leaves that property as it was, and so do some programs.
    """
    named = {name for name in authors if not is_nobody(name)}
    if len(named) == 1:
        return named.pop()
    saved = _properties(package)
    if draft is not None and saved == _properties(draft):
        return ""
    return "" if is_nobody(saved[0]) else saved[0]


def is_nobody(name: str) -> bool:
    """Whether this is what a program writes as an author that has no name."""
    return name.strip().lower() in _NOBODY


def _properties(package: Package) -> tuple[str, str]:
    """Who saved it last, and when."""
    for part in package.of_type(CORE_PROPERTIES):
        with suppress(DraftDamaged):
            root = package.root(part)
            return _text(root, _SAVED_BY), _text(root, _SAVED)
    return "", ""


def _text(root: etree._Element, name: str) -> str:
    found: Iterable[etree._Element] = (e for e in root if etree.QName(e).localname == name)
    return next(((e.text or "").strip() for e in found), "")
