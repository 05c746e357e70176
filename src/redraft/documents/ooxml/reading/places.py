"""Walking a story part once, in document order, knowing at every element which place on the page it belongs to."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from lxml import etree

from redraft.documents.ooxml.namespaces import W
from redraft.documents.ooxml.reading.tables import grid_before, heading_row, span
from redraft.documents.ooxml.xml import Trail
from redraft.text import Kind

_NOTES = {
    W + "footnote": "footnote",
    W + "endnote": "endnote",
    W + "comment": "comment",
    W + "docPart": "building block",
}


_SCOPES = frozenset({W + "p", W + "tbl", W + "tr", W + "tc", W + "txbxContent", *_NOTES})
"""The elements that places are counted by."""


@dataclass(frozen=True, slots=True)
class Place:
    """An element together with its path in the part and, in words, where on the page it is."""

    element: etree._Element
    path: str
    kind: Kind
    where: str
    heading: str = ""


@dataclass(slots=True)
class _Cell:
    """Where the walk is inside one table."""

    table: int
    headings: tuple[str, ...]
    heading_row: int
    row: int = 0
    column: int = 0
    grid: int = 0

    @property
    def heading(self) -> str:
        """The heading row's text over this column; nothing for that row itself and those above it."""
        index = self.grid - 1
        below = self.row > self.heading_row
        return self.headings[index] if below and 0 <= index < len(self.headings) else ""


@dataclass(slots=True)
class _Scope:
    """A container with a count of its own: the part, a note, a text box, a cell."""

    name: str
    kind: Kind
    tables: int = 0
    paragraphs: int = 0
    cells: list[_Cell] = field(default_factory=list)


def every(element: etree._Element) -> bool:
    """No element is passed over."""
    return True


def places(
    root: etree._Element, kind: Kind, name: str = "", wanted: Callable[[etree._Element], bool] = every
) -> Iterator[Place]:
    """The elements of a story part that are `wanted`, each with its place.

    `kind` is the part's own; tables turn `BODY` into `TABLE`, text boxes into `TEXT_BOX`. `name` begins every `where`
    ("header 2"); the body has none.
    """
    walker, trail = _Walker(_Scope(name, kind)), Trail()
    for element in root.iter("*"):
        is_wanted = wanted(element)
        opens = element.tag in _SCOPES
        if not is_wanted and not opens:
            continue
        for left in trail.move_to(element):
            walker.leave(left)
        if opens:
            walker.enter(element)
        if is_wanted:
            yield walker.place(element, trail.path)


class _Walker:
    """The stack of scopes during one walk."""

    def __init__(self, scope: _Scope) -> None:
        self._scopes = [scope]
        self._boxes = 0
        self._notes = 0
        self._paragraphs: list[str] = []

    def enter(self, element: etree._Element) -> None:
        tag = element.tag
        scope = self._scopes[-1]
        if tag == W + "p":
            self._paragraphs.append(self._count_paragraph(scope))
        elif tag == W + "tbl":
            self._count_table(scope, element)
        elif tag == W + "tr" and scope.cells:
            scope.cells[-1].row += 1
            scope.cells[-1].column = 0
            scope.cells[-1].grid = grid_before(element)
        elif tag == W + "tc" and scope.cells:
            scope.cells[-1].column += 1
            scope.cells[-1].grid += 1
        elif tag == W + "txbxContent":
            self._boxes += 1
            box_kind = Kind.TEXT_BOX if scope.kind.in_story else scope.kind
            self._scopes.append(_Scope(_join(self._root_name, f"text box {self._boxes}"), box_kind))
        elif tag in _NOTES:
            self._notes += 1
            self._scopes.append(_Scope(_join(self._root_name, f"{_NOTES[tag]} {self._notes}"), scope.kind))

    def leave(self, element: etree._Element) -> None:
        tag = element.tag
        scope = self._scopes[-1]
        if tag == W + "p":
            self._paragraphs.pop()
        elif tag == W + "tbl" and scope.cells:
            scope.cells.pop()
        elif tag == W + "tc" and scope.cells:
            scope.cells[-1].grid += span(element) - 1
        elif tag == W + "txbxContent" or tag in _NOTES:
            self._scopes.pop()

    def place(self, element: etree._Element, path: str) -> Place:
        scope = self._scopes[-1]
        where = self._paragraphs[-1] if self._paragraphs else scope.name or scope.kind.value
        kind = Kind.TABLE if scope.cells and scope.kind is Kind.BODY else scope.kind
        return Place(element, path, kind, where, scope.cells[-1].heading if scope.cells else "")

    @property
    def _root_name(self) -> str:
        # A part of notes names each note and needs no name of its own before it.
        return self._scopes[0].name

    def _count_table(self, scope: _Scope, element: etree._Element) -> None:
        if not scope.cells:
            scope.tables += 1
        number = scope.tables if not scope.cells else scope.cells[-1].table
        scope.cells.append(_Cell(number, *heading_row(element)))

    def _count_paragraph(self, scope: _Scope) -> str:
        if not scope.cells:
            scope.paragraphs += 1
            return _join(scope.name, f"paragraph {scope.paragraphs}")
        steps = [f"table {scope.tables}"]
        for depth, cell in enumerate(scope.cells):
            steps += ["inner table"] if depth else []
            steps.append(f"row {cell.row}, column {cell.column}")
        return _join(scope.name, ", ".join(steps))


def _join(*names: str) -> str:
    return ", ".join(filter(None, names))
