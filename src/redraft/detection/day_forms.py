"""Known days in all their written forms, looked for through a text at once."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from redraft.dates.every_form import every_form
from redraft.text import Span

# no letter or digit adjoins, and no figure with a stop or stroke: 3.2.13 is not in 1.3.2.13
_BEFORE = re.compile(r"(?<![^\W_])(?<!\d[./-])")
_BEHIND = re.compile(r"(?![^\W_]|[./-]\d)")


@dataclass(frozen=True, slots=True)
class DayForms:
    """All forms of some days, in small letters; `begins` is how any of them begins, `sizes` how long they are.

    A case of many people has thousands of forms: they are looked up, for one expression of them all takes longer to be
    made than a draft to be read.
    """

    of_form: Mapping[str, dt.date]
    begins: re.Pattern[str]
    sizes: tuple[int, ...]

    @classmethod
    def of(cls, days: Iterable[dt.date]) -> DayForms:
        """For these days; a form that two of them share is the later one's."""
        of_form = {form.casefold(): day for day in sorted(days) for form in every_form(day)}
        first = sorted({form[:1] if form[0].isdigit() else form[:3] for form in of_form})
        sizes = tuple(sorted({len(form) for form in of_form}, reverse=True))
        return cls(of_form, re.compile("|".join(first), re.IGNORECASE), sizes)

    def find(self, text: str) -> Iterator[tuple[Span, dt.date]]:
        """Where such days stand in `text`, from left to right, the longest form at each place.

        >>> [(span.start, day.day) for span, day in DayForms.of([dt.date(2013, 2, 3)]).find("born 3.2.13, Feb 3, 2013")]
        [(5, 3), (13, 3)]
        """
        behind = 0
        for place in self.begins.finditer(text):
            start = place.start()
            if start >= behind and _BEFORE.match(text, start) and (size := self._size(text, start)):
                behind = start + size
                yield Span(start, behind), self.of_form[text[start:behind].casefold()]

    def _size(self, text: str, start: int) -> int:
        """How long the longest form is that stands at `start`; 0 if there is none."""
        for size in self.sizes:
            form = text[start : start + size].casefold()
            if len(form) == size and form in self.of_form and _BEHIND.match(text, start + size):
                return size
        return 0
