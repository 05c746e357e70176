"""What the case's settings rule once for all: dates, earlier authors' revisions and comments, pictures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from redraft.dates import DateRules
from redraft.vital_days import VitalDays


@dataclass(frozen=True, slots=True)
class Rulings:
    """Rulings that hold for a whole case; None where nobody has ruled yet.

    `pictures` is "blank". `revisions` ("accept" or "reject") and `comments` ("acknowledged") speak once, of what is there
    when they are first read: see `earlier_authors.said_once`. `vital` are the days of birth and death that the whole case
    knows, `bands` the age bands of declared people by name.
    """

    dates: DateRules = field(default_factory=DateRules)
    revisions: str | None = None
    comments: str | None = None
    pictures: str | None = None
    vital: VitalDays = field(default_factory=VitalDays)
    bands: Mapping[str, str] = field(default_factory=dict)
