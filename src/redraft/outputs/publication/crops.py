"""What a picture's frame cuts away, taken off the frame, so that the file can be cut instead and the page looks the same.

`a:srcRect` and `a:fillRect` (ECMA-376 part 1, 20.1.8.55 and 20.1.8.30); `v:imagedata` (part 4, 19.1.2.11).
"""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from redraft.documents.ooxml.namespaces import A, V
from redraft.outputs.publication.blocks import drop_attribute, remove
from redraft.outputs.publication.pictures import WHOLE, Crop

_SIDES = ("l", "t", "r", "b")
_VML_SIDES = ("cropleft", "croptop", "cropright", "cropbottom")
_VML_WHOLE = 65536
_ABSURD = 1000
_Sides = tuple[float, float, float, float]
"""Left, top, right and bottom, as shares of a picture's width or height; a negative one adds a margin."""


def take_crop(element: etree._Element) -> Crop:
    """The crop of the image that an element shows; margins stay on the frame, counted in shares of what is left."""
    if element.tag == V + "imagedata":
        return _of_vml(element)
    fill = element.getparent()
    if element.tag != A + "blip" or fill is None:
        return Crop()
    source, stretched = fill.find(A + "srcRect"), fill.find(f"{A}stretch/{A}fillRect")
    window = _window(_sides(source), _sides(stretched))
    if max(window) <= 0:
        return Crop()
    if stretched is not None:
        _write(stretched, [max(side, 0) for side in _sides(stretched)])
    if source is not None:
        margins = _margins(window)
        _write(source, margins) if min(margins) < 0 else remove(source)
    return _crop(window)


def _of_vml(image: etree._Element) -> Crop:
    left, top, right, bottom = (_fraction(image.get(side)) for side in _VML_SIDES)
    window = (left, top, right, bottom)
    if max(window) <= 0:
        return Crop()
    for name, margin in zip(_VML_SIDES, _margins(window), strict=True):
        drop_attribute(image, name)
        if margin < 0:
            image.set(name, f"{round(margin * _VML_WHOLE)}f")
    return _crop(window)


def _window(source: _Sides, stretched: _Sides) -> _Sides:
    """What is cut of the image once both rectangles are counted: what is stretched over the frame's edge is not seen."""
    left, top, right, bottom = source
    over = [max(-side, 0) for side in stretched]
    width, height = (1 - left - right) / _extent(stretched, 0), (1 - top - bottom) / _extent(stretched, 1)
    return left + over[0] * width, top + over[1] * height, right + over[2] * width, bottom + over[3] * height


def _extent(sides: _Sides, axis: int) -> float:
    return max(1 - sides[axis] - sides[axis + 2], 1e-6)


def _margins(window: _Sides) -> list[float]:
    """The negative sides, counted in shares of what the crop leaves."""
    cut = [max(side, 0) for side in window]
    left_over = [max(1 - cut[axis] - cut[axis + 2], 1e-6) for axis in (0, 1)]
    return [min(side, 0) / left_over[n % 2] for n, side in enumerate(window)]


def _crop(window: _Sides) -> Crop:
    return Crop(*(max(round(side * WHOLE), 0) for side in window))


def _sides(rectangle: etree._Element | None) -> _Sides:
    left, top, right, bottom = (0.0 if rectangle is None else _share(rectangle.get(side)) for side in _SIDES)
    return left, top, right, bottom


def _write(rectangle: etree._Element, sides: list[float]) -> None:
    for name, side in zip(_SIDES, sides, strict=True):
        drop_attribute(rectangle, name)
        if side:
            rectangle.set(name, str(round(side * WHOLE)))


def _share(written: str | None) -> float:
    """DrawingML counts in thousandths of a per cent (`12500`), or in per cent where it says so (`12.5%`)."""
    return _number(written, {"%": 100}, WHOLE)


def _fraction(written: str | None) -> float:
    """VML counts in 65536ths (`6554f`), as a plain share (`0.1`) or in per cent (`10%`)."""
    return _number(written, {"f": _VML_WHOLE, "%": 100}, 1)


def _number(written: str | None, units: Mapping[str, int], otherwise: int) -> float:
    """The number in units by its last letter, 0 for nonsense; no frame is a thousand times its picture."""
    text = (written or "0").strip()
    unit = next((divisor for ending, divisor in units.items() if text.endswith(ending)), None)
    try:
        number = float(text if unit is None else text[:-1]) / (unit or otherwise)
    except ValueError:
        return 0.0
    return number if abs(number) < _ABSURD else 0.0
