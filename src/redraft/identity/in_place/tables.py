"""Tables and lists that tell the pseudonyms: "Pseudonym | Relationship", "Key to names"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from redraft.identity.in_place.declared import Declarations
from redraft.identity.in_place.labels import Labels
from redraft.identity.mentions import Place, row_of
from redraft.text import Draft, Segment
from redraft.vocabulary import Vocabulary

_ENTRY = re.compile(r"\s*(?:[•*–-]\s*)?[\"'“‘]?([A-Z][^\W\d_]+)[\"'”’]?\s*(?:[:=|\t]|\s[–—-]\s|\bis\b)")
_LONGEST_LIST = 40
_LONGEST_TITLE = 60


@dataclass(frozen=True, slots=True)
class Columns:
    """Tells the columns of a table by their headings."""

    pseudonym: re.Pattern[str]
    label: re.Pattern[str]
    real: re.Pattern[str]

    @classmethod
    def of(cls, vocabulary: Vocabulary) -> Columns:
        """With the headings of the vocabulary."""
        table = vocabulary.in_place.table
        return cls(*(re.compile(rf"\s*(?:{table[each]})\s*", re.IGNORECASE) for each in ("pseudonym", "label", "real")))

    def tells_pseudonyms(self, segment: Segment) -> bool:
        """Whether a cell lies under a heading such as "Pseudonym"."""
        return _under(self.pseudonym, segment)

    def tells_labels(self, segment: Segment) -> bool:
        """Whether a cell lies under "Pseudonym", "Known as" or the like: of these only labels are no real names."""
        return _under(self.pseudonym, segment) or _under(self.label, segment)

    def tells_names(self, segment: Segment) -> bool:
        """Whether a cell lies under "Real name", "Name" or the like."""
        return _under(self.real, segment)


def rows(draft: int, segments: Iterable[Segment]) -> dict[Place, list[Segment]]:
    """The cells of each table row of a draft."""
    found: dict[Place, list[Segment]] = {}
    for segment in segments:
        if segment.heading:
            found.setdefault(row_of(draft, segment), []).append(segment)
    return found


def told_in_lists(draft: Draft, labels: Labels, declarations: Declarations) -> Iterator[str]:
    """The given names that a table under "Pseudonym" or a list of pseudonyms tells, each to be taken for no real name.

    A list called "Key to names" may be one of real names: it counts where the draft says that names were changed.
    """
    vocabulary = declarations.vocabulary
    columns = Columns.of(vocabulary)
    changed = any(declarations.changed.search(segment.text) for segment in draft.segments)
    title = re.compile(rf"\W*(?:{vocabulary.in_place.titles_of_lists})\b", re.IGNORECASE)
    left = 0
    for segment in draft.segments:
        text = segment.text.strip()
        if segment.heading and columns.tells_pseudonyms(segment) and _single(text):
            if labels.read(text) is None and not vocabulary.role_of(text):
                yield text
        elif len(text) <= _LONGEST_TITLE and title.match(text) and not _ENTRY.match(text):
            left = _LONGEST_LIST if changed or "pseudonym" in text.casefold() else 0
        elif left and (entry := _ENTRY.match(text)):
            left -= 1
            if not vocabulary.role_of(entry[1]):
                yield entry[1]
        elif text:
            left = 0


def _single(text: str) -> bool:
    return re.fullmatch(r"[A-Z][^\W\d_]{1,19}", text) is not None


def _under(heading: re.Pattern[str], segment: Segment) -> bool:
    return heading.fullmatch(segment.heading) is not None and segment.text.strip() != segment.heading.strip()
