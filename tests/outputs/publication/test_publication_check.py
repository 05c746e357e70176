"""The last look at a copy before it is written: whatever slipped through every step stops it."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType

import pytest

from redraft.errors import PlanInvalid
from redraft.outputs.publication.check import check_parts

RELS = "word/_rels/document.xml.rels"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


@pytest.fixture
def parts(word: ModuleType, publish: Callable) -> dict[str, bytes]:
    """A clean copy with a link and a header."""
    body = '<w:p><w:hyperlink r:id="rIdWeb"><w:r><w:t>a</w:t></w:r></w:hyperlink></w:p><w:sectPr/>'
    link = word.Link("rIdWeb", "hyperlink", "https://www.gov.uk/guidance")
    parts: dict[str, bytes] = publish(word.word_file(body, links=[link])).parts
    return parts


def test_a_clean_copy_passes(parts: dict[str, bytes]) -> None:
    """What the steps before it wrote is let through."""
    check_parts(parts)


INSERTED = {
    "a tracked change": '<w:p><w:ins w:id="1"/></w:p>',
    "an author": '<w:p w:author="x"/>',
    "a change of formatting": "<w:p><w:pPr><w:pPrChange/></w:pPr></w:p>",
    "data behind a chart": '<c:externalData xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"/>',
}


@pytest.mark.parametrize("markup", INSERTED.values(), ids=INSERTED.keys())
def test_history_stops_it(parts: dict[str, bytes], markup: str) -> None:
    """Traces of authors and of what lay behind the page are found in any part."""
    document = parts["word/document.xml"].decode()
    with pytest.raises(PlanInvalid):
        check_parts(parts | {"word/document.xml": document.replace("<w:body>", f"<w:body>{markup}").encode()})


RELATED = {
    "a part that is not there": ("header", "header9.xml", ""),
    "a linked picture": ("image", "https://www.gov.uk/x.png", ' TargetMode="External"'),
    "a letter": ("hyperlink", "mailto:a@example.org", ' TargetMode="External"'),
}


@pytest.mark.parametrize(("kind", "target", "mode"), RELATED.values(), ids=RELATED.keys())
def test_wrong_relationships_stop_it(parts: dict[str, bytes], kind: str, target: str, mode: str) -> None:
    """A relationship to nothing, or to anything outside but a web page, is found."""
    more = f'<Relationship Id="rIdX" Type="{OFFICE}/{kind}" Target="{target}"{mode}/></Relationships>'
    rels = parts[RELS].decode().replace("</Relationships>", more)
    with pytest.raises(PlanInvalid):
        check_parts(parts | {RELS: rels.encode()})


def test_a_part_that_nothing_refers_to_stops_it(parts: dict[str, bytes]) -> None:
    """A member that no relationship reaches is found, and its name is not told further than that."""
    with pytest.raises(PlanInvalid):
        check_parts(parts | {"word/spare.xml": f"<w:document {W}/>".encode()})
