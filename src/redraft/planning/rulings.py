"""What the case's settings rule once for all: dates, earlier authors' revisions and comments, pictures."""

from __future__ import annotations

from dataclasses import dataclass, field

from redraft.dates import DateRules


@dataclass(frozen=True, slots=True)
class Rulings:
    """Rulings that hold for a whole case; None where nobody has ruled yet.

    `revisions` is "accept" or "reject", `comments` "acknowledged", `pictures` "keep" or "blank".
    """

    dates: DateRules = field(default_factory=DateRules)
    revisions: str | None = None
    comments: str | None = None
    pictures: str | None = None
