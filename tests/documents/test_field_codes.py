"""A field's code is the same, whether the paragraph is read as a whole or only the field itself."""

from __future__ import annotations

import random

import pytest
from lxml import etree

from redraft.documents.ooxml.namespaces import W, bare
from redraft.documents.ooxml.reading.fields import code_starting_at, codes

pytestmark = pytest.mark.once

MARKS = ("begin", "separate", "end", "code", "code", "text", "link", "box")


def paragraph_of(chance: random.Random, pieces: int) -> etree._Element:
    """Marks, codes and texts in any order, sound or not, some of them in links or in the paragraphs of text boxes."""
    paragraph = etree.Element(W + "p", nsmap={"w": bare(W)})
    around = paragraph
    for _ in range(pieces):
        piece = chance.choice(MARKS)
        if piece == "link":
            around = etree.SubElement(paragraph, W + "hyperlink") if around is paragraph else paragraph
        elif piece == "box":
            box = etree.SubElement(etree.SubElement(around, W + "r"), W + "txbxContent")
            box.append(paragraph_of(chance, pieces // 4))
        else:
            run = etree.SubElement(around, W + "r")
            if piece in ("code", "text"):
                etree.SubElement(run, W + ("instrText" if piece == "code" else "t")).text = str(chance.random())
            else:
                etree.SubElement(run, W + "fldChar").set(W + "fldCharType", piece)
    return paragraph


@pytest.mark.parametrize("seed", range(300))
def test_one_field_is_read_as_it_is_among_all_of_its_paragraph(seed: int) -> None:
    """However fields are nested, cut, left open or closed twice."""
    root = paragraph_of(random.Random(seed), 24)  # noqa: S311
    groups = {group[0]: group for paragraph in root.iter(W + "p") for group in codes(paragraph)}
    assert groups
    for node in root.iter(W + "instrText"):
        assert code_starting_at(node) == groups.get(node, [node])
