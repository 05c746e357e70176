"""Known days in all their written forms, looked for through a text at once."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from redraft.dates.every_form import every_form
from redraft.text import Span


@dataclass(frozen=True, slots=True)
class DayForms:
    """One expression for all forms of some days; `begins` is how any of these begins, to be found fast."""

    of_form: Mapping[str, dt.date]
    begins: re.Pattern[str]
    pattern: re.Pattern[str]

    @classmethod
    def of(cls, days: Iterable[dt.date]) -> DayForms:
        """For these days; a form that two of them share is the later one's."""
        of_form = {form.casefold(): day for day in sorted(days) for form in every_form(day)}
        first = sorted({form[:1] if form[0].isdigit() else form[:3] for form in of_form})
        longest = "|".join(re.escape(form) for form in sorted(of_form, key=lambda form: (-len(form), form)))
        # no letter or digit adjoins, and no figure with a stop or stroke: 3.2.13 is not in 1.3.2.13
        expression = rf"(?<![^\W_])(?<!\d[./-])(?:{longest})(?![^\W_]|[./-]\d)"
        return cls(of_form, re.compile("|".join(first), re.IGNORECASE), re.compile(expression, re.IGNORECASE))

    def find(self, text: str) -> Iterator[tuple[Span, dt.date]]:
        """Where such days stand in `text`, from left to right, none overlapping another.

        >>> [(span.start, day.day) for span, day in DayForms.of([dt.date(2013, 2, 3)]).find("born 3.2.13, Feb 3, 2013")]
        [(5, 3), (13, 3)]
        """
        behind = 0
        for place in self.begins.finditer(text):
            if place.start() >= behind and (match := self.pattern.match(text, place.start())):
                behind = match.end()
                yield Span(*match.span()), self.of_form[match[0].casefold()]
