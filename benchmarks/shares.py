"""Shares, and how far a count of this size can be trusted."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

Z = 1.959964
"""Standard errors on either side of a 95 % interval."""


@dataclass(frozen=True)
class Share:
    """`part` of `whole`; neither need be an integer, for characters are counted by the prediction they stand in."""

    part: float
    whole: float

    @property
    def value(self) -> float | None:
        """From 0 to 1, or nothing where there was nothing to count."""
        return self.part / self.whole if self.whole else None

    @property
    def interval(self) -> tuple[float, float]:
        """Wilson's interval at 95 %: (0.0, 1.0) where there was nothing to count."""
        if not self.whole:
            return 0.0, 1.0
        share, n = self.part / self.whole, self.whole
        middle = (share + Z**2 / (2 * n)) / (1 + Z**2 / n)
        reach = Z / (1 + Z**2 / n) * sqrt(share * (1 - share) / n + Z**2 / (4 * n**2))
        return max(0.0, middle - reach), min(1.0, middle + reach)

    def __str__(self) -> str:
        """As in "97.4 (95.1–98.6)", in per cent; a dash where there was nothing to count."""
        if self.value is None:
            return "–"
        low, high = self.interval
        return f"{self.value:.1%}".rstrip("%") + f" ({low * 100:.1f}–{high * 100:.1f})"

    @property
    def per_cent(self) -> str:
        """As in "97.4", without the interval; a dash where there was nothing to count."""
        return "–" if self.value is None else f"{self.value * 100:.1f}"
