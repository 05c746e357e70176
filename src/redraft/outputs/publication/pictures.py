"""Pictures as files: written anew from their pixels, cropped for good, or blanked."""

from __future__ import annotations

import warnings
import zlib
from dataclasses import dataclass
from io import BytesIO

from PIL import Image

_GREY = 200
_MAX_PIXELS = 100_000_000
_PNG_MODES = frozenset({"1", "L", "LA", "P", "RGB", "RGBA", "I;16"})
_WHOLE = 100_000
"""DrawingML counts crops in thousandths of a per cent of a side."""


@dataclass(frozen=True, slots=True, order=True)
class Crop:
    """What is cut off each side of a picture, in thousandths of a per cent."""

    left: int = 0
    top: int = 0
    right: int = 0
    bottom: int = 0

    @property
    def cuts(self) -> bool:
        """Whether anything is cut off; a negative crop only adds a margin."""
        return max(self.left, self.top, self.right, self.bottom) > 0


def blank() -> bytes:
    """A grey PNG of one pixel, which a drawing stretches to its own size."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")

    header = (1).to_bytes(4, "big") * 2 + bytes([8, 0, 0, 0, 0])
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(bytes([0, _GREY])))
        + chunk(b"IEND", b"")
    )


def pixels_only(data: bytes, crop: Crop | None = None) -> tuple[bytes, str] | None:
    """A picture written anew without metadata and without what was cropped away: (bytes, "jpeg" or "png").

    None for what is no raster image of a known kind, is damaged, or has more than 100 million pixels.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _rewritten(data, crop)
    except (OSError, ValueError, SyntaxError, EOFError, MemoryError, Image.DecompressionBombError, ArithmeticError):
        # Pillow raises any of these on a damaged file; its message may quote the file's own text.
        return None


def _rewritten(data: bytes, crop: Crop | None) -> tuple[bytes, str] | None:
    with Image.open(BytesIO(data), formats=("PNG", "JPEG", "GIF", "BMP", "TIFF", "WEBP")) as image:
        if image.width * image.height > _MAX_PIXELS:
            return None
        image.load()
        transparency = image.info.get("transparency")
        is_jpeg = image.format == "JPEG"
        image.info.clear()  # the writers of Pillow take comments and profiles from here
        out = BytesIO()
        if is_jpeg and not (crop and crop.cuts):
            image.save(out, "JPEG", quality="keep")  # the same tables: next to no loss
            return out.getvalue(), "jpeg"
        picture = image if image.mode in _PNG_MODES or is_jpeg else image.convert("RGBA")
        if crop and crop.cuts:
            picture = picture.crop(_box(picture.width, picture.height, crop))
        if is_jpeg:
            picture.save(out, "JPEG", quality=92)
            return out.getvalue(), "jpeg"
        picture.info = {} if transparency is None else {"transparency": transparency}
        picture.save(out, "PNG")
        return out.getvalue(), "png"


def _box(width: int, height: int, crop: Crop) -> tuple[int, int, int, int]:
    left, top = width * max(crop.left, 0) // _WHOLE, height * max(crop.top, 0) // _WHOLE
    right, bottom = width - width * max(crop.right, 0) // _WHOLE, height - height * max(crop.bottom, 0) // _WHOLE
    if right <= left or bottom <= top:
        raise ValueError("nothing would be left")
    return left, top, right, bottom
