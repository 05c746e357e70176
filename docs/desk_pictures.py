"""Make the pictures of the desk that docs/using.md shows, from the invented demonstration case.

`python docs/desk_pictures.py` needs what the tests need: playwright, and Chromium from the system.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

HERE = Path(__file__).resolve().parent
WIDTH, HEIGHT = 1366, 768
COLOURS = 64
"""A picture of print and few tints needs no more, and keeps below 150 kB."""


def main() -> None:
    """Run the demonstration, open its desk, decide a little, and write one picture a view."""
    with tempfile.TemporaryDirectory() as folder:
        case = Path(folder) / "demo"
        subprocess.run([sys.executable, "-m", "redraft", "demo", "-o", str(case), "-q"], check=True)
        command = [sys.executable, "-m", "redraft", "review", str(case), "--no-browser"]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, encoding="utf-8") as desk:
            try:
                lines = iter(desk.stdout or ())
                address = next(found[0] for line in lines if (found := re.search(r"http://\S+", line)))
                with sync_playwright() as playwright:
                    browser = playwright.chromium.launch(
                        executable_path=shutil.which("chromium"), args=["--no-sandbox"]
                    )
                    page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}, reduced_motion="reduce")
                    page.goto(address)
                    _look(page)
            finally:
                desk.terminate()


def _look(page: Page) -> None:
    page.locator("#list .line").first.click()
    page.locator("#panel button.main").click()
    page.locator("#name-field").fill("A. Manager")
    page.keyboard.press("Enter")
    page.locator("#list .status").first.wait_for()
    page.keyboard.press("a")
    page.locator("#list .status").nth(1).wait_for()
    _write(page, "desk-to-decide")
    start = page.url.partition("#")[0]
    page.goto(f"{start}#documents/3")
    page.locator("#sheet .m").first.wait_for()
    page.locator("#sheet .m").nth(4).click()
    _write(page, "desk-documents")
    page.goto(f"{start}#cast")
    page.locator(".cast .pick").nth(1).click()
    _write(page, "desk-people-and-places")


def _write(page: Page, name: str) -> None:
    page.mouse.move(0, 0)
    page.wait_for_timeout(300)
    image = Image.open(BytesIO(page.screenshot())).convert("RGB")
    image.quantize(COLOURS, dither=Image.Dither.NONE).save(HERE / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main()
