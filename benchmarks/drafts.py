"""Drafts of any size as Word files: headings, numbered paragraphs, tables, a header and a footer, in many runs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path

import docx
from docx.document import Document

from benchmarks.invented import Line, lines

_KINDS = ("Overview report", "Combined chronology", "Agency report", "Panel minutes", "Action plan", "Briefing")


def write_drafts(place: Path, drafts: int, words: int) -> list[Path]:
    """`drafts` Word files in a new folder, of `words` words in all, cut from one text that is the same for each number of them."""
    place.mkdir(parents=True)
    written = []
    for number, part in enumerate(shared_out(lines(words), words, drafts), 1):
        path = place / f"{_KINDS[number % len(_KINDS)]} {number}.docx"
        _document(part).save(str(path))
        written.append(path)
    return written


def shared_out(told: Iterable[Line], words: int, drafts: int) -> Iterator[list[Line]]:
    """The lines in so many lots of about equally many words."""
    lot: list[Line] = []
    lots, so_far = 1, 0
    for line in told:
        if so_far >= lots * words / drafts and lots < drafts:
            yield lot
            lot, lots = [], lots + 1
        lot.append(line)
        so_far += line.words
    yield lot


def add_to(path: Path, text: str) -> None:
    """Another paragraph at the end of a draft, as after a round of comments."""
    document = docx.Document(str(path))
    document.add_paragraph(text)
    document.save(str(path))


def _document(told: Sequence[Line]) -> Document:
    document = docx.Document()
    section = document.sections[0]
    section.header.paragraphs[0].text = "OFFICIAL-SENSITIVE – draft for comments"
    section.footer.paragraphs[0].text = "Not for circulation outside the review panel"
    for columns, group in groupby(told, lambda line: len(line.cells)):
        if columns > 1:
            _table(document, list(group), columns)
            continue
        for line in group:
            if line.is_heading:
                document.add_heading("".join(line.cells[0]), level=1 if re.match(r"\d+ ", line.cells[0][0]) else 2)
            else:
                paragraph = document.add_paragraph()
                for stretch in line.cells[0]:
                    paragraph.add_run(stretch)
    return document


def _table(document: Document, rows: Sequence[Line], columns: int) -> None:
    table = document.add_table(len(rows), columns)
    for row, line in zip(table.rows, rows, strict=True):
        for cell, stretches in zip(row.cells, line.cells, strict=True):
            for stretch in stretches:
                cell.paragraphs[0].add_run(stretch)
