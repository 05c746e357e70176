"""What was left out or blanked, counted and said in plain sentences."""

from __future__ import annotations

from collections import Counter
from enum import StrEnum


class Dropped(StrEnum):
    """The sorts of things that a copy lacks and a reader might miss, or has and should not: singular, then plural."""

    CHART = "chart was|charts were"
    CHART_KEPT = "chart was kept: look at its figures and dates|charts were kept: look at their figures and dates"
    CHART_SHAPES = "drawing upon a chart was|drawings upon charts were"
    CHART_PICTURE = "picture that fills a part of a chart was|pictures that fill parts of charts were"
    DIAGRAM = "diagram was|diagrams were"
    OBJECT = "embedded object was|embedded objects were"
    DOCUMENT = "inserted document was|inserted documents were"
    BODY = "second body, which no page shows, was|second bodies, which no page shows, were"
    INK = "piece of handwriting was|pieces of handwriting were"
    LINKED_PICTURE = "picture kept outside the file was|pictures kept outside the file were"
    LINK = "link was taken off its text|links were taken off their text"
    HEADER = "header or footer that no section uses was|headers or footers that no section uses were"
    NOTE = "note that nothing refers to was|notes that nothing refers to were"
    HIDDEN = "piece of hidden text was|pieces of hidden text were"
    FIELD = "field that shows no text of its own was|fields that show no text of their own were"
    RUNNING_HEAD = (
        "running head became plain text, and now says the same on every page of its section"
        "|running heads became plain text, and now say the same on every page of their sections"
    )
    PICTURE = "picture was blanked|pictures were blanked"
    MOVING_PICTURE = "picture moved, and now shows its first moment|pictures moved, and now show their first moment"
    FAINT = (
        "passage is white or too small to be read, and its words are still in the copy"
        "|passages are white or too small to be read, and their words are still in the copy"
    )
    MARKER = (
        "passage is blacked out by a marker only, and its words are still in the copy"
        "|passages are blacked out by a marker only, and their words are still in the copy"
    )
    UNSAFE_PICTURE = (
        "picture was blanked because its format can hold text or cannot be read"
        "|pictures were blanked because their format can hold text or cannot be read"
    )


class Losses:
    """The count of what one copy has lost so far."""

    def __init__(self) -> None:
        self._counts: Counter[Dropped] = Counter()

    def add(self, what: Dropped, count: int = 1) -> None:
        """Count some more."""
        self._counts[what] += count

    def sentences(self) -> tuple[str, ...]:
        """One sentence for each sort, in a fixed order."""
        return tuple(_sentence(what, self._counts[what]) for what in Dropped if self._counts[what])


def _sentence(what: Dropped, count: int) -> str:
    one, several = what.split("|")
    wording = one if count == 1 else several
    return f"{count} {wording}." if not wording.endswith(("was", "were")) else f"{count} {wording} left out."
