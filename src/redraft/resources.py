"""Where the files that ship with redraft lie, in an installed wheel and in a source checkout alike."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_CHECKOUT = _PACKAGE.parent.parent


@cache
def folder(name: str) -> Path:
    """The folder `recognizers`, `model` or `fixtures/…` that ships with redraft.

    Raises:
        FileNotFoundError: if the installation is incomplete.
    """
    for place in (_PACKAGE / name, _CHECKOUT / name):
        if place.is_dir():
            return place
    raise FileNotFoundError(f"this installation of redraft lacks its folder {name!r}; install it again")
