"""Small pictures of the pictures in a draft, for a page that has to stay usable with hundreds of them."""

from __future__ import annotations

import base64
import warnings
from collections.abc import Iterable
from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageOps

SIDE = 240
"""The longest side of a thumbnail, in pixels."""
BUDGET = 4_000_000
"""The most characters that all thumbnails of a page take together."""
_MAX_PIXELS = 100_000_000
_QUALITY = 72

TOO_MANY = "Not shown, for the page would become too large: look at it in the draft."
CHART = "A chart, which Word draws: look at it in the draft, and at its figures there."
NOT_DRAWN = "redraft cannot draw this kind of picture, or it is damaged: look at it in Word."


@dataclass(frozen=True, slots=True)
class Thumbnail:
    """A small JPEG as a data URI, without metadata; `width` and `height` are the picture's own, in pixels.

    Where none could be made, `src` is empty and `why_not` says so in a sentence.
    """

    src: str = ""
    width: int = 0
    height: int = 0
    why_not: str = ""


def thumbnails(pictures: Iterable[tuple[str, bytes]], budget: int = BUDGET) -> dict[str, Thumbnail]:
    """A thumbnail of each picture by its id, as many as fit into `budget` characters.

    The whole picture is shown, what a draft crops away too, since a ruling is on the whole of it.
    """
    made: dict[str, Thumbnail] = {}
    for id_, data in pictures:
        if id_ in made:
            continue
        if budget <= 0:
            made[id_] = Thumbnail(why_not=TOO_MANY)
            continue
        made[id_] = thumbnail(data) or Thumbnail(why_not=NOT_DRAWN)
        budget -= len(made[id_].src)
    return made


def thumbnail(data: bytes) -> Thumbnail | None:
    """A small version of a raster image; None for what is none, is damaged, or has more than 100 million pixels."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _reduced(data)
    except (OSError, ValueError, SyntaxError, EOFError, MemoryError, Image.DecompressionBombError, ArithmeticError):
        # Pillow raises any of these on a damaged file; its message may quote the file's own text.
        return None


def _reduced(data: bytes) -> Thumbnail | None:
    with Image.open(BytesIO(data), formats=("PNG", "JPEG", "GIF", "BMP", "TIFF", "WEBP")) as image:
        width, height = image.size
        if width * height > _MAX_PIXELS:
            return None
        image.draft("RGB", (SIDE, SIDE))  # a JPEG is read no larger than needed
        small = ImageOps.exif_transpose(image).convert("RGBA")
    small.thumbnail((SIDE, SIDE))
    flat = Image.new("RGB", small.size, "white")
    flat.paste(small, mask=small.getchannel("A"))
    out = BytesIO()
    flat.save(out, "JPEG", quality=_QUALITY, optimize=True)
    return Thumbnail("data:image/jpeg;base64," + base64.b64encode(out.getvalue()).decode("ascii"), width, height)
