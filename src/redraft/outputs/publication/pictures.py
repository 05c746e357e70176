"""Pictures as files: written anew from their pixels, cropped for good, or blanked."""

from __future__ import annotations

import struct
import warnings
import zlib
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from PIL import Image, ImageCms, ImageOps

_GREY = 200
_MAX_PIXELS = 100_000_000
_FORMATS = ("PNG", "JPEG", "GIF", "BMP", "TIFF", "WEBP", "JPEG2000")
_MOVING = frozenset({"GIF", "PNG", "WEBP"})
_PNG_MODES = frozenset({"1", "L", "LA", "P", "RGB", "RGBA", "I;16"})
_ORIENTATION = 0x0112
WHOLE = 100_000
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


@dataclass(frozen=True, slots=True)
class Rewritten:
    """A picture written anew: its bytes, the ending of its name, and whether it moved before."""

    data: bytes
    extension: str
    moved: bool = False


def pixels_only(data: bytes, crop: Crop | None = None) -> Rewritten | None:
    """A picture written anew as PNG or JPEG, without metadata and without what was cropped away.

    It stands as a camera's note on how it was held (Exif orientation) wants it to, in the colours that its profile
    describes; of several frames or pages the first stays; what is fully transparent loses its colours.

    None for what is no raster image of a known kind, is damaged, or has more than 100 million pixels.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _rewritten(data, crop if crop and crop.cuts else None)
    except (OSError, ValueError, SyntaxError, EOFError, MemoryError, Image.DecompressionBombError, ArithmeticError):
        # Pillow raises any of these on a damaged file; its message may quote the file's own text.
        return None
    except (KeyError, IndexError, TypeError, AttributeError, struct.error):
        return None  # and these on files that were made to be odd


def _rewritten(data: bytes, crop: Crop | None) -> Rewritten | None:
    Image.init()  # or Pillow knows only some of the formats when it is told which to try
    with Image.open(BytesIO(data), formats=_FORMATS) as image:
        if image.width * image.height > _MAX_PIXELS:
            return None
        image.load()
        moved = image.format in _MOVING and getattr(image, "n_frames", 1) > 1
        photograph = image.format in ("JPEG", "MPO")
        turned, profile = photograph and _orientation(image) != 1, _foreign_profile(image)
        transparency = image.info.get("transparency")
        if image.format == "JPEG" and not (crop or turned or profile):
            image.info.clear()  # the writers of Pillow take comments and profiles from here
            return _saved(image, "JPEG", quality="keep")  # the same tables: next to no loss
        picture = ImageOps.exif_transpose(image) if turned else image
        if profile is not None:
            picture = _in_usual_colours(picture, profile)
        picture = _usual_mode(picture, transparency)
        picture.info = {}
        if crop:
            picture = picture.crop(_box(picture.width, picture.height, crop))
        if photograph:
            return _saved(picture, "JPEG", quality=92)
        if picture.mode == "P" and isinstance(transparency, int):
            picture.info = {"transparency": transparency}
        return _saved(_without_colours_unseen(picture), "PNG", moved=moved)


def _saved(picture: Image.Image, kind: str, *, moved: bool = False, **settings: Any) -> Rewritten:
    out = BytesIO()
    picture.save(out, kind, **settings)
    return Rewritten(out.getvalue(), kind.lower(), moved)


def _orientation(image: Image.Image) -> int:
    """How a camera was held; 1 is upright."""
    try:
        written = image.getexif().get(_ORIENTATION, 1)
    except Exception:  # a damaged note is none
        return 1
    return written if written in range(1, 9) else 1


def _foreign_profile(image: Image.Image) -> ImageCms.ImageCmsProfile | None:
    """The colour profile of an image, if it has one by which its colours are not the usual ones (sRGB)."""
    written = image.info.get("icc_profile")
    if not written or image.mode not in ("RGB", "CMYK"):
        return None
    try:
        profile = ImageCms.ImageCmsProfile(BytesIO(written))
        return None if "srgb" in ImageCms.getProfileDescription(profile).lower() else profile
    except (ImageCms.PyCMSError, OSError):
        return None


def _in_usual_colours(image: Image.Image, profile: ImageCms.ImageCmsProfile) -> Image.Image:
    try:
        converted = ImageCms.profileToProfile(image, profile, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except ImageCms.PyCMSError:
        return image
    return converted or image


def _usual_mode(image: Image.Image, transparency: object) -> Image.Image:
    """The image in a mode that PNG and JPEG know, at eight bits a colour at most beside plain 16-bit greys."""
    if image.mode in ("CMYK", "YCbCr", "HSV"):
        return image.convert("RGB")
    if image.mode == "F" or (image.mode.startswith("I") and image.mode != "I;16"):
        return _as_greys(image.convert("F"))
    if image.mode == "P" and isinstance(transparency, bytes):
        return image.convert("RGBA")
    return image if image.mode in _PNG_MODES else image.convert("RGBA")


def _as_greys(image: Image.Image) -> Image.Image:
    """Measurements without a scale of their own as greys, from the least to the greatest."""
    least, most = (float(end) for end in image.getextrema())  # type: ignore[arg-type]  # one band
    scale = 255 / (most - least) if most > max(least, 255) else 1.0
    return image.point(lambda value: value * scale - (least * scale if scale != 1.0 else 0)).convert("L")


def _without_colours_unseen(image: Image.Image) -> Image.Image:
    """Black where nothing is seen: an image can hold another one in its fully transparent pixels."""
    if image.mode not in ("RGBA", "LA"):
        return image
    seen = image.getchannel("A").point(lambda alpha: 255 if alpha else 0)
    return Image.composite(image, Image.new(image.mode, image.size), seen)


def _box(width: int, height: int, crop: Crop) -> tuple[int, int, int, int]:
    left, top = width * max(crop.left, 0) // WHOLE, height * max(crop.top, 0) // WHOLE
    right, bottom = width - width * max(crop.right, 0) // WHOLE, height - height * max(crop.bottom, 0) // WHOLE
    if right <= left or bottom <= top:
        raise ValueError("nothing would be left")
    return left, top, right, bottom
