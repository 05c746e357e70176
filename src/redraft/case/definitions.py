"""The definitions that hold in a case: those that ship with redraft, and the case's own."""

from __future__ import annotations

from pathlib import Path

from redraft.case.folder import CaseFolder
from redraft.detection.defining.definitions import Definition, load_definitions, shipped_definitions
from redraft.errors import CaseInvalid


def definitions_of(root: Path | None) -> tuple[Definition, ...]:
    """All definitions, ours before the case's.

    Raises:
        CaseInvalid: if the case has no folder of its own definitions.
        RecognizerInvalid: naming the file and what is wrong in it.
    """
    ours = shipped_definitions()
    if root is None:
        return ours
    own = CaseFolder(root).own_recognizers
    if own is None:
        raise CaseInvalid("This case has no recognizers folder.", "Make one in it, or leave --case out.")
    return ours + load_definitions(own)
