"""Tesseract reads the words that stand in a picture, and what it cannot read is told from a picture without words."""

from __future__ import annotations

import shutil
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFont

from redraft.documents.ocr import WordReader
from redraft.errors import ModelUnavailable

needs_tesseract = pytest.mark.skipif(shutil.which("tesseract") is None, reason="Tesseract is not on this machine")


def _genogram(*names: str, size: tuple[int, int] = (700, 400)) -> bytes:
    """Names in boxes, scattered over a drawing."""
    image = Image.new("RGB", size, "white")
    pen = ImageDraw.Draw(image)
    for number, name in enumerate(names):
        x, y = 40 + 320 * (number % 2), 40 + 150 * (number // 2)
        pen.rectangle((x - 20, y - 15, x + 220, y + 40), outline="black")
        pen.text((x, y), name, fill="black", font=ImageFont.load_default(20))
    out = BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


@needs_tesseract
def test_names_scattered_over_a_drawing_are_read() -> None:
    """Each name of a genogram is a line of its own, so that neighbours do not become one person."""
    words = WordReader.find().words(_genogram("Lorna Ashdale", "Gareth Pell", "Keziah Ashdale"))
    assert words is not None
    assert {"Lorna Ashdale", "Gareth Pell", "Keziah Ashdale"} <= set(words.splitlines())


@needs_tesseract
def test_no_words_and_no_picture_are_two_things() -> None:
    """A plain field has no words; damaged bytes and a drawing that Pillow does not know could not be read at all."""
    reader = WordReader.find()
    assert reader.words(_genogram(size=(40, 40))) == ""
    assert reader.words(b"not a picture") is None
    assert reader.words(_genogram("Lorna Ashdale")[:200]) is None


def test_without_tesseract_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Where the program is missing nothing is passed over: the message names it and the way out."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("PROGRAMFILES", str(tmp_path))
    with pytest.raises(ModelUnavailable, match="Tesseract") as missing:
        WordReader.find()
    assert "ocr:" in missing.value.next_step
