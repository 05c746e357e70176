"""What a review copy says in comments about changes that Word cannot show: beside their place, or once at the top."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from lxml import etree

from redraft.outputs.diff.types import label_of
from redraft.text import Edit

MOST_COMMENTS = 40
"""More comments than this on what lies beside the text would bury all others; the rest is counted at the top."""
_MOST_LINES = 6
_BESIDE = "Beside the text. Word cannot show these changes, so there is nothing to accept or reject here:"
_FIELDS = "A field is replaced by the text that it shows, because of what its code says:"
_DELETED = "In text that an earlier author deleted (decided together with that tracked change):"


@dataclass(slots=True)
class Announcements:
    """Gathers what has to be said, by the paragraph of the body that it is said at; nothing of it quotes the draft."""

    hidden: int = 0
    """Stretches of hidden text that are struck out."""
    protected: bool = False
    """Whether changes cannot be accepted yet."""
    _beside: dict[etree._Element, dict[str, Counter[str]]] = field(default_factory=dict)
    _elsewhere: int = 0

    def beside(self, place: etree._Element | None, what: str, edit: Edit) -> None:
        """A detail that the review copy leaves as it was; `what` says where it lies, and place may be none."""
        self._add(place, _BESIDE, f"{what}: {_detail(edit)}")

    def field(self, place: etree._Element | None, edit: Edit) -> None:
        """A field that is deleted as a whole."""
        if place is not None:
            self._add(place, _FIELDS, _detail(edit))

    def deleted(self, place: etree._Element | None, edit: Edit) -> None:
        """A detail in text that is deleted already."""
        self._add(place, _DELETED, _detail(edit))

    def comments(self) -> Iterator[tuple[etree._Element, str]]:
        """Each paragraph that something is said at, with the comment's text."""
        for place, groups in list(self._beside.items())[:MOST_COMMENTS]:
            yield place, "\n".join(line for title, lines in groups.items() for line in (title, *_listed(lines)))

    def summary(self) -> list[str]:
        """The sentences of the one comment at the top."""
        left_out = self._total(list(self._beside.values())[MOST_COMMENTS:])
        all_of_them = self._total(list(self._beside.values()))
        return [
            *_counted(all_of_them[_BESIDE] - left_out[_BESIDE], self._elsewhere + left_out[_BESIDE]),
            *_deleted(all_of_them[_DELETED]),
            *_hidden(self.hidden),
            *([_PROTECTED] if self.protected else []),
        ]

    def _total(self, groups: Sequence[Mapping[str, Counter[str]]]) -> Counter[str]:
        return Counter({title: sum(g[title].total() for g in groups if title in g) for title in (_BESIDE, _DELETED)})

    def _add(self, place: etree._Element | None, title: str, line: str) -> None:
        if place is None:
            self._elsewhere += 1
        else:
            self._beside.setdefault(place, {}).setdefault(title, Counter())[line] += 1


_PROTECTED = (
    "This draft is protected. To accept or reject changes, stop the protection first (Review, Restrict Editing)."
)


def _detail(edit: Edit) -> str:
    label = label_of(edit.entity_type)
    return f"{label}, becomes “{edit.becomes}”" if edit.becomes else f"{label}, taken out"


def _listed(lines: Counter[str]) -> Iterator[str]:
    for line, times in list(lines.items())[:_MOST_LINES]:
        yield f"– {line}" + (f" ({times} times)" if times > 1 else "")
    more = sum(list(lines.values())[_MOST_LINES:])
    if more:
        yield f"– and {more} more; review.html lists them all."


def _counted(shown: int, elsewhere: int) -> Iterator[str]:
    if shown:
        yield (
            f"{_details(shown)} beside the text cannot be shown as tracked changes, such as alternative texts and links: "
            "comments that begin “Beside the text” say where, and review.html lists them."
        )
    if elsewhere:
        yield (
            f"{_details(elsewhere)} in places that Word does not show on the page, such as document properties: "
            "replaced or taken out in the publication copy, and listed in review.html under “Behind the page”."
        )


def _details(number: int) -> str:
    return "1 detail" if number == 1 else f"{number} details"


def _deleted(number: int) -> Iterator[str]:
    if number:
        yield (
            f"{_details(number)} in the text as it was before earlier tracked changes can only be decided together with "
            "those changes."
        )


def _hidden(stretches: int) -> Iterator[str]:
    if stretches:
        said = "1 stretch of hidden text is" if stretches == 1 else f"{stretches} stretches of hidden text are"
        yield f"{said} struck out; to see hidden text, show formatting marks (Home, ¶)."
