"""Labels with numbers: "Social Worker 3"."""

from __future__ import annotations

from collections.abc import Iterable

from redraft.folding import fold


class Used(set[str]):
    """The folded pseudonyms that are taken, and the highest number of each label among them: build it with `of`."""

    def __init__(self) -> None:
        super().__init__()
        self._highest: dict[str, int] = {}

    @classmethod
    def of(cls, folded: Iterable[str]) -> Used:
        """With these."""
        used = cls()
        for each in folded:
            used.add(each)
        return used

    def add(self, folded: str) -> None:
        """Takes one more."""
        super().add(folded)
        label, _, number = folded.rpartition(" ")
        if number.isdecimal():
            self._highest[label] = max(int(number), self._highest.get(label, 0))

    def highest(self, folded: str) -> int:
        """The highest number that a folded label has; 1 where it stands alone, 0 where it is free."""
        return self._highest.get(folded, 1 if folded in self else 0)


def numbered(label: str, used: Used) -> str:
    """`label` with the next number: one above the highest in `used`, so that none is given twice.

    >>> numbered("Social Worker", Used.of(["social worker 2", "mother"])), numbered("Mother", Used.of(["mother"]))
    ('Social Worker 3', 'Mother 2')
    """
    return f"{label} {used.highest(fold(label)) + 1}"
