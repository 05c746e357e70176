"""The words that stand in a picture, as Tesseract reads them: a program on this machine, which needs no network.

Pictures go to it and words come back through pipes, so that nothing of them is left in a temporary folder.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageOps

from redraft.errors import ModelUnavailable

LANGUAGE = "eng"
SECONDS = 60
"""How long one picture may take."""
_SURE = 30.0
"""Below this confidence (0 to 100) a word is most likely a line of the drawing."""
_APART = 2.0
"""Heights of a letter between two words from which on they stand in two boxes, not in one line."""
_SMALL, _LARGE = 1500, 5000
"""Sides in pixels: below the one a picture is enlarged for its lines of text, above the other it is reduced."""
_MAX_PIXELS = 100_000_000
_WINDOWS = Path("Tesseract-OCR") / "tesseract.exe"


@dataclass(frozen=True, slots=True)
class WordReader:
    """Tesseract, where it was found on this machine."""

    program: Path

    @classmethod
    def find(cls) -> WordReader:
        """The program on the path, or where its installer for Windows puts it.

        Raises:
            ModelUnavailable: if it is not there, or does not know English.
        """
        usual = Path(os.environ.get("PROGRAMFILES", "")) / _WINDOWS
        found = shutil.which("tesseract") or (str(usual) if usual.is_file() else None)
        if found is None:
            raise ModelUnavailable(
                "case.yaml says `ocr: yes`, but the program Tesseract, which reads words in pictures, is not on this"
                " machine.",
                "Install Tesseract with its English language data (see docs/case-yaml.md), or take `ocr:` out.",
            )
        try:
            known = _run([found, "--list-langs"], b"").decode("utf-8", "replace").split()
        except (OSError, subprocess.SubprocessError):
            known = []
        if LANGUAGE not in known:
            raise ModelUnavailable(
                "Tesseract is on this machine, but it cannot be run or lacks its English language data.",
                "Install the language data “eng” of Tesseract, or take `ocr:` out of case.yaml.",
            )
        return cls(Path(found))

    def words(self, data: bytes) -> str | None:
        """The words in a picture, line by line; "" if it saw none, None if the picture could not be read.

        It is read twice: as words scattered over a drawing, such as a genogram, and, enlarged, as lines of text. What the
        second reading adds to the first stands behind it.
        """
        try:
            picture = _opened(data)
            if picture is None:
                return None
            scattered = self._read(picture, "11")
            enlarged = (
                picture.resize((picture.width * 2, picture.height * 2)) if max(picture.size) < _SMALL else picture
            )
            seen = {word for line in scattered for word in line.split()}
            added = [line for line in self._read(enlarged, "6") if not seen.issuperset(line.split())]
        except (OSError, subprocess.SubprocessError):
            return None
        return "\n".join((*scattered, *added))

    def _read(self, picture: Image.Image, segmentation: str) -> list[str]:
        """The lines of text by one of Tesseract's modes of page segmentation."""
        out = BytesIO()
        picture.save(out, "PNG")
        command = [str(self.program), "stdin", "stdout", "-l", LANGUAGE, "--psm", segmentation, "tsv"]
        return list(_lines(_run(command, out.getvalue()).decode("utf-8", "replace")))


def _run(command: list[str], data: bytes) -> bytes:
    """The output of the program, on one processor, so that it says the same each time and leaves the others alone."""
    environment = os.environ | {"OMP_THREAD_LIMIT": "1"}
    done = subprocess.run(command, input=data, capture_output=True, timeout=SECONDS, check=True, env=environment)
    return done.stdout


def _opened(data: bytes) -> Image.Image | None:
    """The picture in grey on white; None if it is no raster image, is damaged, or has more than 100 million pixels."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _grey(data)
    except (OSError, ValueError, SyntaxError, EOFError, MemoryError, Image.DecompressionBombError, ArithmeticError):
        # Pillow raises any of these on a damaged file; its message may quote the file's own text.
        return None


def _grey(data: bytes) -> Image.Image | None:
    with Image.open(BytesIO(data), formats=("PNG", "JPEG", "GIF", "BMP", "TIFF", "WEBP")) as image:
        if image.width * image.height > _MAX_PIXELS:
            return None
        whole = ImageOps.exif_transpose(image).convert("RGBA")
    flat = Image.new("L", whole.size, 255)
    flat.paste(whole.convert("L"), mask=whole.getchannel("A"))
    flat.thumbnail((_LARGE, _LARGE))
    return flat


def _lines(table: str) -> Iterator[str]:
    """The lines of text in Tesseract's table of words: level, page, block, paragraph, line, word, box, confidence, text."""
    lines: list[list[str]] = []
    line: tuple[str, ...] = ()
    end = 0
    for row in table.splitlines()[1:]:
        cells = row.split("\t")
        if len(cells) != 12 or float(cells[10]) < _SURE or not any(map(str.isalnum, cells[11])):
            continue
        left, width, height = int(cells[6]), int(cells[8]), int(cells[9])
        if tuple(cells[1:5]) != line or left - end > _APART * height:
            lines.append([])
        lines[-1].append(cells[11])
        line, end = tuple(cells[1:5]), left + width
    return (" ".join(words) for words in lines)
