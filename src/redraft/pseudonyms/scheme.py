"""How a case wants its people called."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class SubjectStyle(StrEnum):
    """How the person the review is about is called."""

    LETTER = "letter"
    """As "Child R" or "Adult R"."""
    NAME = "name"
    """As "Olivia"."""


@dataclass(frozen=True, slots=True)
class Scheme:
    """What `case.yaml` says about how pseudonyms are made."""

    subject: SubjectStyle = SubjectStyle.LETTER
