"""`python -m benchmarks canaries`: names planted in every place of a Word file, through redraft and through Presidio.

Presidio as it comes reads what python-docx reaches: paragraphs, tables in tables, headers and footers of all sorts. A
paragraph in which it finds something gets its text anew, and python-docx saves the file.
"""

from __future__ import annotations

import io
import os
import tempfile
from collections import Counter
from collections.abc import Container, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import docx
from docx.blkcntnr import BlockItemContainer
from docx.text.paragraph import Paragraph
from fixtures.canaries.fates import HALVES, Fate, Rulings, process, refusals
from fixtures.canaries.hunt import hunt
from fixtures.canaries.places import Canary, blocks, canaries
from presidio_analyzer import AnalyzerEngine

from benchmarks.canary_table import BEGIN, END, HEAD, NOT_OPENED, RULE, rows
from benchmarks.presidio_defaults import presidio_engine

ANATOMY = Path(__file__).resolve().parents[1] / "docs" / "word-anatomy.md"
BLOCKS = 4


def main(write: bool = False) -> None:
    """Print the table as Markdown, and with `write` put it into the documentation."""
    everybody = canaries()
    with tempfile.TemporaryDirectory() as folder:
        refused = refusals(everybody, Path(folder))
        first, second = (_fates(everybody, refused, half) for half in HALVES)
    left = {fate.canary.id for fate in (*first, *second) if fate.left_in}
    peer = presidio_over_python_docx(everybody)
    lines = [HEAD, RULE]
    for row in rows(everybody, first, refused):
        ours = [canary.id for canary in everybody if canary.spot.place == row.place]
        outcomes = Counter(peer[each] for each in ours)
        beside = {"left": str(outcomes["left"])}
        if outcomes[NOT_OPENED]:
            beside[NOT_OPENED] = f"{outcomes[NOT_OPENED]} {NOT_OPENED}"
        lines.append(row.line(len(left.intersection(ours)), beside))
    outcomes = Counter(peer.values())
    total = (len(everybody), len(left), outcomes["left"], outcomes[NOT_OPENED])
    said = "Of {} canaries, {} are left by redraft, in whichever half, and {} by Presidio over python-docx, which does not open {} of the files."
    lines += ["", said.format(*total)]
    table = "\n".join(lines)
    print(table)
    if write:
        page = ANATOMY.read_text("utf-8")
        before, _, rest = page.partition(BEGIN)
        ANATOMY.write_text(f"{before}{BEGIN}\n{table}\n{END}{rest.partition(END)[2]}", "utf-8")


def _fates(everybody: Sequence[Canary], refused: Container[str], half: Rulings) -> list[Fate]:
    found: list[Fate] = []
    with tempfile.TemporaryDirectory() as folder, _user(Path(folder)):
        for number, block in enumerate(blocks(everybody, BLOCKS)):
            taken = [canary for canary in block if canary.id not in refused]
            found += process(Path(folder) / str(number), taken, half)
    return found


@contextmanager
def _user(folder: Path) -> Iterator[None]:
    """A user with an empty configuration folder for a while, so that no key of one's own is used."""
    before = dict(os.environ)
    os.environ.update(dict.fromkeys(("XDG_CONFIG_HOME", "APPDATA", "HOME"), str(folder / "user")))
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


def presidio_over_python_docx(everybody: Sequence[Canary]) -> dict[str, str]:
    """By the id of each canary: left, gone, or not opened."""
    engine = presidio_engine()
    return {canary.id: _peer(engine, canary) for canary in everybody}


def _peer(engine: AnalyzerEngine, canary: Canary) -> str:
    try:
        document = docx.Document(io.BytesIO(canary.content()))
        for paragraph in list(_paragraphs(document)):
            _redact(engine, paragraph)
        out = io.BytesIO()
        document.save(out)
    except Exception:
        return NOT_OPENED
    written = out.getvalue() + canary.file_name.encode()
    return "left" if hunt(written, canary.who.traces) else "gone"


def _paragraphs(document: docx.document.Document) -> Iterator[Paragraph]:
    yield from _within(document)
    for section in document.sections:
        for story in (
            *(section.header, section.first_page_header, section.even_page_header),
            *(section.footer, section.first_page_footer, section.even_page_footer),
        ):
            yield from _within(story)


def _within(container: BlockItemContainer) -> Iterator[Paragraph]:
    yield from container.paragraphs
    for table in container.tables:
        for row in table.rows:
            for cell in row.cells:
                yield from _within(cell)


def _redact(engine: AnalyzerEngine, paragraph: Paragraph) -> None:
    text = paragraph.text
    found = engine.analyze(text, language="en") if text.strip() else []
    if not found:
        return
    for result in sorted(found, key=lambda r: r.start, reverse=True):
        text = f"{text[: result.start]}<{result.entity_type}>{text[result.end :]}"
    paragraph.text = text
