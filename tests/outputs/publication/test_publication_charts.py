"""Charts stay in the publication copy: text as edited, figures as they are, the workbook and whatever else names it gone."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType

import pytest

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
PART = "word/charts/chart1.xml"
SHOWN = (
    '<w:p><w:r><w:drawing><wp:inline><wp:extent cx="900" cy="700"/><wp:docPr id="4" name="from Ann" descr="Visits by Ann Dunnet"/>'
    '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart r:id="rId1"/></a:graphicData>'
    "</a:graphic></wp:inline></w:drawing></w:r><w:r><w:t>text</w:t></w:r></w:p><w:sectPr/>"
)


def chart(series: str = "", behind: str = "", title: str = "Visits by Ann Dunnet") -> str:
    """The XML of a bar chart."""
    return (
        f"<c:chart><c:title><c:tx><c:rich><a:bodyPr/><a:p><a:r><a:t>{title}</a:t></a:r></a:p></c:rich></c:tx></c:title><c:plotArea>"
        f"<c:barChart><c:barDir val='col'/><c:ser><c:idx val='0'/><c:order val='0'/>{series}</c:ser></c:barChart></c:plotArea>"
        f"</c:chart>{behind}"
    )


SERIES = (
    "<c:tx><c:strRef><c:f>'Ann Dunnet''s'!$B$1</c:f><c:strCache><c:ptCount val='1'/><c:pt idx='0'><c:v>Ann Dunnet</c:v></c:pt>"
    "</c:strCache></c:strRef></c:tx><c:trendline><c:name>Dunnet trend</c:name><c:trendlineType val='linear'/></c:trendline>"
    "<c:val><c:numRef><c:f>('Ann Dunnet''s'!$B$2:$B$4,Other!$C$2)</c:f><c:numCache><c:formatCode>0\" for Ann\"</c:formatCode>"
    "<c:ptCount val='3'/><c:pt idx='0'><c:v>3</c:v></c:pt><c:pt idx='1'><c:v>4.5E-2</c:v></c:pt><c:pt idx='2'><c:v>Dunnet</c:v></c:pt>"
    "</c:numCache></c:numRef></c:val><c:extLst><c:ext uri='{1}'><c:v>Dunnet</c:v></c:ext></c:extLst>"
)
BEHIND = (
    "<c:externalData r:id='rIdBook'/><c:userShapes r:id='rIdShapes'/><c:printSettings><c:headerFooter><c:oddHeader>Dunnet"
    "</c:oddHeader></c:headerFooter></c:printSettings>"
)


def draft(word: ModuleType, content: str, *parts: object) -> bytes:
    """A draft that shows one chart."""
    return word.word_file(SHOWN, [word.Part(PART, CHART_TYPE, "chart", word.xml("c:chartSpace", content)), *parts])


def test_a_chart_stays_with_its_text_edited(word: ModuleType, publish: Callable) -> None:
    """Title, series and alternative text are edited; the chart hangs in the copy, and somebody is asked to look at it."""
    copy = publish(draft(word, chart(SERIES)), {"Ann Dunnet": "Mother"})
    markup = copy.markup(PART)
    assert markup.count("Mother") == 2 and "Visits by Mother" in markup
    assert 'Target="charts/chart1.xml"' in copy.markup("word/_rels/document.xml.rels")
    assert f'PartName="/{PART}" ContentType="{CHART_TYPE}"' in copy.markup("[Content_Types].xml")
    assert 'name="Chart 1" descr="Visits by Mother"' in copy.markup()
    assert copy.sentences == ("1 chart was kept: look at its figures and dates.",)


def test_a_charts_figures_are_as_they_were(word: ModuleType, publish: Callable) -> None:
    """Every figure stays to the letter; what stands among them and is no figure goes, as do words in their format."""
    root = publish(draft(word, chart(SERIES)), {"Ann Dunnet": "Mother"}).root(PART)
    (cache,) = root.iter(C + "numCache")
    assert [v.text for v in cache.iter(C + "v")] == ["3", "4.5E-2"]
    assert cache.findtext(C + "formatCode") == "General"


def test_nothing_tells_of_the_workbook(word: ModuleType, publish: Callable) -> None:
    """Workbook, drawings upon the chart, print headers, unread names and extensions go; formulas name numbered sheets."""
    book = word.Part("word/embeddings/book.xlsx", "application/vnd.ms-excel", "package", b"Dunnet", PART)
    copy = publish(draft(word, chart(SERIES, BEHIND), book), {"Ann Dunnet": "Mother"})
    assert "Dunnet" not in copy.markup(PART) + copy.markup()
    assert [f.text for f in copy.root(PART).iter(C + "f")] == ["Sheet1!$B$1", "(Sheet1!$B$2:$B$4,Sheet2!$C$2)"]
    assert not [name for name in copy.parts if "embeddings" in name or "charts/_rels" in name]
    assert any("drawing upon a chart" in s for s in copy.sentences)


def test_a_formula_that_is_no_area_says_nothing(word: ModuleType, publish: Callable) -> None:
    """A name, a path or a calculation in the place of an area of cells becomes the first cell of all."""
    for formula in ("[C:\\Dunnet.xlsx]Sheet!Name", "OFFSET(Dunnet!$A$1,1,1)", "x" * 300_000, ""):
        series = f"<c:val><c:numRef><c:f>{formula}</c:f></c:numRef></c:val>"
        copy = publish(draft(word, chart(series)))
        assert [f.text for f in copy.root(PART).iter(C + "f")] == ["Sheet1!$A$1"]


def test_a_format_without_end_is_the_plainest(word: ModuleType, publish: Callable) -> None:
    """What no chart's number is formatted by takes no time."""
    series = f"<c:val><c:numRef><c:f/><c:numCache><c:formatCode>{'[' * 300_000}</c:formatCode></c:numCache></c:numRef></c:val>"
    assert publish(draft(word, chart(series))).root(PART).findtext(f".//{C}formatCode") == "General"


def test_a_picture_in_a_bar_goes_and_is_counted(word: ModuleType, publish: Callable) -> None:
    """Nobody was asked about a picture that fills a bar."""
    series = "<c:spPr><a:blipFill><a:blip r:embed='rIdX'/></a:blipFill></c:spPr>"
    copy = publish(draft(word, chart(series)))
    assert "blip" not in copy.markup(PART)
    assert any("fills a part of a chart" in s for s in copy.sentences)


@pytest.mark.parametrize("content", ["<broken", "<c:other xmlns:c='urn:x'/>"])
def test_what_is_no_chart_goes_as_one(word: ModuleType, publish: Callable, content: str) -> None:
    """A chart part that cannot be read is left out with its frame, and counted."""
    copy = publish(word.word_file(SHOWN, [word.Part(PART, CHART_TYPE, "chart", content)]))
    assert "graphicData" not in copy.markup()
    assert copy.sentences == ("1 chart was left out.",)


def test_a_chart_shown_twice_is_one_part(word: ModuleType, publish: Callable) -> None:
    """Two frames of one chart share it in the copy too."""
    twice = SHOWN.replace("<w:sectPr/>", "") + SHOWN
    copy = publish(word.word_file(twice, [word.Part(PART, CHART_TYPE, "chart", word.xml("c:chartSpace", chart()))]))
    assert [name for name in copy.parts if "charts" in name] == [PART]
    assert copy.sentences == ("1 chart was kept: look at its figures and dates.",)


def test_a_copy_of_a_chart_is_the_same(word: ModuleType, publish: Callable) -> None:
    """Publishing the copy again changes nothing in the chart."""
    first = publish(draft(word, chart(SERIES, BEHIND)), {"Ann Dunnet": "Mother"})
    again = publish(first.path.read_bytes())
    assert again.parts == first.parts


def test_a_chart_that_nobody_kept_is_left_out(word: ModuleType, publish: Callable) -> None:
    """A chart is ruled on like a picture: blanked, it goes with its frame, and is counted."""
    copy = publish(draft(word, chart(SERIES)), pictures="blank")
    assert not [name for name in copy.parts if "chart" in name]
    assert copy.sentences == ("1 chart was left out.",)
