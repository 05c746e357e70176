"""What is wrong with a pseudonym, in words for the person who has to put it right."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How bad it is."""

    ERROR = "error"
    """It could tell who somebody is: publication waits until it is changed, or accepted by name with a reason."""
    WARNING = "warning"
    """It may jar, mislead or hint: somebody should look at it."""


@dataclass(frozen=True, slots=True)
class Concern:
    """One rule that one pseudonym breaks.

    `entity` is the id of its bearer, `rule` the short name of the rule (see docs/pseudonyms.md), `says` the reason in
    plain words, which quotes no name. A concern that is not `waivable` cannot be accepted: the pseudonym has to change.
    """

    entity: str
    rule: str
    severity: Severity
    says: str
    waivable: bool = True


def error(entity: str, rule: str, says: str, waivable: bool = True) -> Concern:
    """An error."""
    return Concern(entity, rule, Severity.ERROR, says, waivable)


def warning(entity: str, rule: str, says: str) -> Concern:
    """A warning."""
    return Concern(entity, rule, Severity.WARNING, says)
