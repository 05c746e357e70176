"""Text that is drawn and cannot be seen: under a box, in the colour of the box it stands on, or white on nothing.

It can be copied from there all the same: the black box over a name is the best known failure of a redaction.

Letters are placed by the text operators (ISO 32000-2, 9.4) and held against the rectangles that are filled, and the
pictures that are drawn, after them, or before them in the same colour. Only the page's own content is followed, not the forms inside it, and only
upright text. What lets the text shine through (transparency, a blend mode) or is clipped covers nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from pypdf import PageObject
from pypdf.generic import DictionaryObject

from redraft.leaks.pdf.file import Budget
from redraft.leaks.pdf.walk import entry
from redraft.leaks.pdf.widths import Widths, widths_of

Matrix = tuple[float, ...]
"""Six numbers, as in a PDF."""
Box = tuple[float, float, float, float]
"""Left, bottom, right, top, in the page's own units."""

Colour = tuple[float, ...] | None
"""Red, green and blue, or cyan, magenta, yellow and black; None for patterns and colours that only a name tells."""

_WHITE = ((1.0, 1.0, 1.0), (0.0, 0.0, 0.0, 0.0))
_LOWEST_BOX = 4.0
"""Boxes that are lower than this are rules."""
_UNIT: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_FILLS = frozenset({"f", "F", "f*", "B", "B*", "b", "b*"})
_ENDS = _FILLS | {"S", "s", "n"}
_SHOWS = frozenset({"Tj", "TJ", "'", '"'})
_MOST_TESTS = 3_000_000
_LOWEST, _HIGHEST = 0.1, 0.45
"""The band of a letter that has to be covered, in parts of its size: from the baseline to where small letters end."""
_FEWEST = 2
"""Letters under one shape that make it a covering: a rule or the next cell may touch one."""
_SLANT = 1e-3


@dataclass(frozen=True, slots=True)
class _State:
    """The part of the graphics state that `q` saves and that matters here."""

    matrix: Matrix = _UNIT
    fill: Colour = (0.0, 0.0, 0.0)
    opaque: bool = True
    clipped: bool = False
    widths: Widths = field(default_factory=lambda: Widths({}))
    size: float = 0.0
    spacing: float = 0.0
    word_spacing: float = 0.0
    scale: float = 1.0
    leading: float = 0.0
    mode: int = 0


@dataclass(slots=True)
class _Drawing:
    """A page as it is drawn; `letters` are (x of the middle, lowest, highest) of what stands uncovered so far."""

    resources: Mapping[str, Any]
    state: _State = field(default_factory=_State)
    stack: list[_State] = field(default_factory=list)
    text: Matrix = _UNIT
    line: Matrix = _UNIT
    letters: list[tuple[float, float, float]] = field(default_factory=list)
    path: list[Box | None] = field(default_factory=list)
    points: list[tuple[float, float]] = field(default_factory=list)
    fonts: dict[str, Widths] = field(default_factory=dict)
    clipping: bool = False
    boxes: list[tuple[Box, Colour]] = field(default_factory=list)
    covered: int = 0
    faint: int = 0
    tests: int = 0

    def follow(self, name: str, operands: Sequence[Any]) -> None:
        """Draw what one operator says."""
        if name in _SHOWS:
            self._show(name, operands)
        elif name in _ENDS:
            self._end_path(name)
        elif name in ("re", "m", "l", "c", "v", "y", "h", "W", "W*"):
            self._extend_path(name, operands)
        elif name in ("BT", "Td", "TD", "Tm", "T*"):
            self._move(name, operands)
        elif name == "q":
            self.stack.append(self.state)
        elif name == "Q":
            self.state = self.stack.pop() if self.stack else _State()
        elif name == "Do":
            self._paint_object(str(operands[0]))
        elif (change := self._change(name, operands)) is not None:
            self.state = replace(self.state, **change)

    def _change(self, name: str, operands: Sequence[Any]) -> dict[str, Any] | None:
        if name == "cm":
            return {"matrix": _times(_matrix(operands), self.state.matrix)}
        if name == "gs":
            return self._appearance(str(operands[0]))
        if name == "Tf":
            return {"widths": self._font(str(operands[0])), "size": float(operands[1])}
        if name == "Tz":
            return {"scale": float(operands[0]) / 100}
        if name in ("g", "rg", "k", "sc", "scn", "cs"):
            return {"fill": _colour(name, operands)}
        simple = {"Tc": "spacing", "Tw": "word_spacing", "TL": "leading"}.get(name)
        if simple:
            return {simple: float(operands[0])}
        return {"mode": int(operands[0])} if name == "Tr" else None

    def _appearance(self, name: str) -> dict[str, Any]:
        settings = entry(self.resources, "/ExtGState", name)
        if not isinstance(settings, DictionaryObject):
            return {}
        opaque = self.state.opaque
        if "/ca" in settings:
            opaque = float(entry(settings, "/ca")) > 0.99
        if "/BM" in settings and str(entry(settings, "/BM")) not in ("/Normal", "/Compatible"):
            opaque = False
        return {"opaque": opaque}

    def _font(self, name: str) -> Widths:
        if name not in self.fonts:
            self.fonts[name] = widths_of(entry(self.resources, "/Font", name))
        return self.fonts[name]

    def _move(self, name: str, operands: Sequence[Any]) -> None:
        if name == "BT":
            self.line = _UNIT
        elif name == "Tm":
            self.line = _matrix(operands)
        else:
            x, y = (0.0, -self.state.leading) if name == "T*" else (float(operands[0]), float(operands[1]))
            if name == "TD":
                self.state = replace(self.state, leading=-y)
            self.line = _times((1, 0, 0, 1, x, y), self.line)
        self.text = self.line

    def _show(self, name: str, operands: Sequence[Any]) -> None:
        if name in "'\"":
            self._move("T*", ())
        for piece in operands[-1] if name == "TJ" else operands[-1:]:
            if isinstance(piece, int | float):
                self._advance(-float(piece) / 1000 * self.state.size * self.state.scale)
            else:
                self._letters(piece if isinstance(piece, bytes) else str(piece).encode("latin-1", "replace"))

    def _letters(self, shown: bytes) -> None:
        state = self.state
        for width, is_blank in state.widths.of(shown):
            step = (width / 1000 * state.size + state.spacing + (state.word_spacing if is_blank else 0)) * state.scale
            place = _times(self.text, state.matrix)
            upright = abs(place[1]) < _SLANT and abs(place[2]) < _SLANT
            if upright and state.mode != 3 and not is_blank:
                height = state.size * place[3]
                self._place(place[4] + step * place[0] / 2, place[5] + _LOWEST * height, place[5] + _HIGHEST * height)
            self._advance(step)

    def _place(self, middle: float, low: float, high: float) -> None:
        """One letter, held against the box that it stands on."""
        self.tests += len(self.boxes)
        below = self.boxes if self.tests < _MOST_TESTS else []
        ground = next(
            (c for b, c in reversed(below) if b[0] < middle < b[2] and b[1] <= low and high <= b[3]), _WHITE[0]
        )
        if self.state.fill is not None and self.state.opaque and self.state.fill == ground:
            self.covered += bool(below) and ground not in _WHITE
            self.faint += ground in _WHITE
        else:
            self.letters.append((middle, low, high))

    def _advance(self, by: float) -> None:
        self.text = _times((1, 0, 0, 1, by, 0), self.text)

    def _extend_path(self, name: str, operands: Sequence[Any]) -> None:
        if name == "re":
            x, y, width, height = (float(each) for each in operands)
            self.path.append(_box([self._point(x, y), self._point(x + width, y + height)]))
        elif name in ("m", "l"):
            if name == "m":
                self._close_figure()
            self.points.append(self._point(float(operands[0]), float(operands[1])))
        elif name in ("c", "v", "y"):
            self.path.append(None)
        elif name in ("W", "W*"):
            self.clipping = True

    def _close_figure(self) -> None:
        """Four straight lines along the axes are a rectangle; any other figure is none, and makes the path uncertain."""
        if len(self.points) > 2:
            xs, ys = ({round(each[axis], 2) for each in self.points} for axis in (0, 1))
            self.path.append(_box(self.points) if len(xs) == 2 and len(ys) == 2 and len(self.points) >= 4 else None)
        self.points = []

    def _end_path(self, name: str) -> None:
        self._close_figure()
        certain = all(box is not None for box in self.path) and len(self.path) == len(set(self.path))
        nested = (
            any(_holds(a, b) for a in self.path for b in self.path if a and b and a != b)
            if len(self.path) < 50
            else True
        )
        if name in _FILLS and certain and not nested and self.state.opaque and not self.state.clipped:
            for box in self.path:
                if box:
                    self._cover(box, self.state.fill)
        if self.clipping:
            self.state = replace(self.state, clipped=self.state.clipped or not self._is_wide())
        self.path, self.clipping = [], False

    def _is_wide(self) -> bool:
        """Whether a clipping path is one rectangle that leaves all text drawn so far alone."""
        box = self.path[0] if len(self.path) == 1 else None
        return box is not None and all(
            box[0] <= x <= box[2] and box[1] <= low and high <= box[3] for x, low, high in self.letters
        )

    def _paint_object(self, name: str) -> None:
        drawn = entry(self.resources, "/XObject", name)
        if isinstance(drawn, DictionaryObject) and drawn.get("/Subtype") == "/Image":
            solid = "/SMask" not in drawn and "/Mask" not in drawn and not entry(drawn, "/ImageMask")
            if solid and self.state.opaque and not self.state.clipped:
                self._cover(_box([self._point(0, 0), self._point(1, 1)]), None)

    def _cover(self, box: Box, colour: Colour) -> None:
        if box[3] - box[1] >= _LOWEST_BOX:
            self.boxes.append((box, colour))
        self.tests += len(self.letters)
        if self.tests > _MOST_TESTS:
            return
        left, bottom, right, top = box
        under = [each for each in self.letters if left < each[0] < right and bottom <= each[1] and each[2] <= top]
        if len(under) >= _FEWEST:
            self.covered += len(under)
            gone = set(under)
            self.letters = [each for each in self.letters if each not in gone]

    def _point(self, x: float, y: float) -> tuple[float, float]:
        place = _times((1, 0, 0, 1, x, y), self.state.matrix)
        return place[4], place[5]


@dataclass(frozen=True, slots=True)
class Unseen:
    """Letters of a page that are drawn and cannot be seen: `covered` by a box or in its colour, `faint` on white."""

    covered: int = 0
    faint: int = 0


def unseen_letters(page: PageObject, budget: Budget) -> Unseen:
    """How many letters of the page cannot be seen. Raises: PdfLimitError."""
    try:
        contents = page.get_contents()
        operations = contents.operations if contents is not None else []
    except Exception:  # a damaged page is named elsewhere
        return Unseen()
    drawing = _Drawing(entry(page, "/Resources") or {})
    for step, (operands, operator) in enumerate(operations):
        if step % 256 == 0:
            budget.check()
        try:
            drawing.follow(operator.decode("latin-1"), operands)
        except (ValueError, TypeError, IndexError, AttributeError, KeyError, ArithmeticError):
            continue  # an operator with operands that it cannot have draws nothing
    return Unseen(drawing.covered, drawing.faint)


def _colour(name: str, operands: Sequence[Any]) -> Colour:
    """The colour that an operator sets; grey as equal parts of three."""
    numbers = tuple(round(float(each), 3) for each in operands if isinstance(each, int | float))
    if name == "cs":
        return (0.0, 0.0, 0.0)
    if len(numbers) != len(operands) or len(numbers) not in ((1, 3, 4) if name in ("g", "rg", "k") else (3, 4)):
        return None
    return numbers * 3 if len(numbers) == 1 else numbers


def _matrix(operands: Sequence[Any]) -> Matrix:
    a, b, c, d, e, f = (float(each) for each in operands)
    return a, b, c, d, e, f


def _times(m: Matrix, n: Matrix) -> Matrix:
    return (
        m[0] * n[0] + m[1] * n[2], m[0] * n[1] + m[1] * n[3], m[2] * n[0] + m[3] * n[2], m[2] * n[1] + m[3] * n[3],
        m[4] * n[0] + m[5] * n[2] + n[4], m[4] * n[1] + m[5] * n[3] + n[5],
    )  # fmt: skip


def _box(points: Sequence[tuple[float, float]]) -> Box:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def _holds(outer: Box, inner: Box) -> bool:
    return outer[0] <= inner[0] and outer[1] <= inner[1] and outer[2] >= inner[2] and outer[3] >= inner[3]
