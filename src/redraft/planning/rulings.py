"""What the case's settings rule once for all: dates, earlier authors' revisions and comments, pictures."""

from __future__ import annotations

from dataclasses import dataclass

from redraft.dates import DatePolicy


@dataclass(frozen=True, slots=True)
class Rulings:
    """Rulings that hold for a whole case; None where nobody has ruled yet.

    `revisions` is "accept" or "reject", `comments` "acknowledged", `pictures` "keep" or "blank".
    """

    dates: DatePolicy = DatePolicy.MONTH
    revisions: str | None = None
    comments: str | None = None
    pictures: str | None = None
