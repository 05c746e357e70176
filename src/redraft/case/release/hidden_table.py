"""What `redraft verify` says of a file, as tables that fit a terminal of a hundred columns and quote nothing."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from redraft.case.release.obstacles import harmless_part
from redraft.case.release.second_look import Sight
from redraft.leaks import HiddenContent, Inspector, Kind

WIDTH = 100
_SAYS, _WHERE, _COUNT, _INSPECTOR = 48, 30, 6, 11
_TYPE, _PLACES = 22, 6
_ORDER = (Inspector.NEVER, Inspector.WARNS, Inspector.FINDS)
_KINDS = list(Kind)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: what it is, in which parts, how often, and what the Document Inspector does about it."""

    kind: Kind
    says: str
    parts: tuple[str, ...]
    count: int

    @property
    def where(self) -> str:
        """The first part in harmless words, and how many more there are."""
        more = f" and {len(self.parts) - 1} more" if len(self.parts) > 1 else ""
        return _shortened(harmless_part(self.parts[0]), _WHERE - len(more)) + more


def rows_of(hidden: Sequence[HiddenContent]) -> tuple[Row, ...]:
    """A row for each sort of hidden content, first what the Inspector never looks at."""
    groups: dict[tuple[Kind, str], list[HiddenContent]] = {}
    for each in hidden:
        groups.setdefault((each.kind, each.says), []).append(each)
    rows = (
        Row(kind, says, tuple(e.part for e in group), sum(e.count for e in group))
        for (kind, says), group in groups.items()
    )
    return tuple(sorted(rows, key=lambda r: (_ORDER.index(r.kind.inspector), _KINDS.index(r.kind), r.says)))


def hidden_table(hidden: Sequence[HiddenContent]) -> str:
    """The table of hidden content, with how much of it the Inspector would have missed below it."""
    rows = rows_of(hidden)
    lines = [_line("Beside what is seen on the page", "where", "count", "Inspector"), "-" * WIDTH]
    for row in rows:
        first, *rest = textwrap.wrap(row.says, _SAYS)
        lines.append(_line(first, row.where, str(row.count), row.kind.inspector.value))
        lines += [_line("  " + more, "", "", "") for more in rest]
    missed = sum(row.kind.inspector is Inspector.NEVER for row in rows)
    lines += ["-" * WIDTH, f"Word's own Document Inspector never looks at {missed} of these {len(rows)}."]
    return "\n".join(lines)


def details_table(sights: Sequence[Sight], ruled: bool) -> str:
    """How many details of each type stand where; `ruled` says that those which a case has ruled on are left out."""
    told = "that nobody has ruled on " if ruled else ""
    lines = [f"Details {told}in its text and names, hidden or not, which the Inspector never looks at", "-" * WIDTH]
    for kind in dict.fromkeys(sight.entity_type for sight in sights):
        ours = [sight for sight in sights if sight.entity_type == kind]
        places = [f"{part} {count}" for part, count in _by_place(ours).items()]
        more = [f"and {len(places) - _PLACES} more"] if len(places) > _PLACES else []
        start = f"{kind:<{_TYPE}} {sum(s.count for s in ours):>{_COUNT}}  "
        told_places = ", ".join([*places[:_PLACES], *more])
        lines += textwrap.wrap(start + told_places, WIDTH, subsequent_indent=" " * len(start), break_on_hyphens=False)
    return "\n".join(lines)


def _by_place(sights: Iterable[Sight]) -> Mapping[str, int]:
    places: dict[str, int] = {}
    for sight in sights:
        part = harmless_part(sight.part)
        places[part] = places.get(part, 0) + sight.count
    return places


def _line(says: str, where: str, count: str, inspector: str) -> str:
    return f"{says:<{_SAYS}}  {where:<{_WHERE}} {count:>{_COUNT}}  {inspector:<{_INSPECTOR}}".rstrip()


def _shortened(text: str, width: int) -> str:
    return text if len(text) <= width else "…" + text[len(text) - width + 1 :]
