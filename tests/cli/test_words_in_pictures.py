"""With `ocr: yes`, a name that stands only in a picture is seen, and whoever keeps the picture is told."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import docx
import pytest
from click.testing import Result
from PIL import Image, ImageDraw, ImageFont

Redraft = Callable[..., Result]


@pytest.fixture
def case(redraft: Redraft, tmp_path: Path) -> Path:
    """A case with one draft, in which a picture names the grandmother and nothing else does."""
    folder = tmp_path / "case"
    redraft("init", folder)
    image = Image.new("L", (500, 120), 255)
    ImageDraw.Draw(image).text((30, 40), "Mrs Wendy Orrell", fill=0, font=ImageFont.load_default(28))
    stream = BytesIO()
    image.save(stream, "PNG")
    document = docx.Document()
    document.add_paragraph("The family tree shows the grandmother.")
    document.add_picture(stream)
    document.save(str(folder / "drafts" / "report.docx"))
    (folder / "case.yaml").write_text("ocr: yes\n", "utf-8")
    return folder


@pytest.mark.skipif(shutil.which("tesseract") is None, reason="Tesseract is not on this machine")
def test_a_name_that_only_a_picture_has(redraft: Redraft, case: Path) -> None:
    """It is in the page beside its picture, in no edit, in the question; to keep the picture is answered with a warning."""
    redraft("run", case)
    page = (case / "confidential" / "review.html").read_text("utf-8")
    assert re.search(r"<mark>[^<]*Orrell</mark>", page)
    refused = redraft("publish", case, code=1).stderr
    assert "It holds 1 detail that would be replaced elsewhere." in refused
    (picture,) = set(re.findall(r"pic-[0-9a-f]{12}", refused))
    kept = redraft("decide", case, "--finding", picture, "--keep", "--by", "A. Manager")
    assert "This picture holds 1 detail" in kept.stderr
    words = json.loads((case / "confidential" / "picture-words.json").read_text("utf-8"))["words"]
    assert ["Orrell" in text for text in words.values()] == [True]


def test_without_the_program_nothing_is_passed_over(
    redraft: Redraft, case: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A case that asks for the words in pictures on a machine without Tesseract is refused with the way out."""
    for name in ("PATH", "PROGRAMFILES"):
        monkeypatch.setenv(name, str(tmp_path))
    assert "Install Tesseract" in redraft("run", case, code=17).stderr
