"""A mark on every page that is a shape, not text: "CONFIDENTIAL" on a review copy, "trial" on a trial copy.

It is WordArt in the headers (VML with `v:textpath`), as Word's own watermarks are, so no reader of the text sees it.
"""

from __future__ import annotations

from lxml import etree

from redraft.documents.ooxml.namespaces import O, R, V, W, bare
from redraft.documents.ooxml.opening.content_types import HEADER
from redraft.documents.ooxml.toggles import is_on
from redraft.documents.ooxml.writing.workbench import Workbench

_NAMESPACES = {"w": bare(W), "r": bare(R), "v": bare(V), "o": bare(O)}
_TYPES = ("default", "first", "even")
# Text along a straight line: the shape type that Word's watermarks use ([MS-ODRAWXML], msosptTextPlainText).
_SHAPE_TYPE = "136"
_SHAPE_TYPE_ID = "_x0000_t136"
_STYLE = (
    "position:absolute;margin-left:0;margin-top:10pt;width:260pt;height:11pt;z-index:251658240;"
    "mso-position-horizontal:center;mso-position-horizontal-relative:page;"
    "mso-position-vertical:absolute;mso-position-vertical-relative:page"
)


def mark_pages(bench: Workbench, text: str) -> None:
    """Put `text` at the top of every page of the main document, in header parts made where there are none.

    The main document itself is changed only where a section has to be told of a new header.
    """
    main = bench.root(bench.package.main)
    settings = bench.target(bench.package.main, "settings")
    even = settings is not None and is_on(bench.root(settings).find(W + "evenAndOddHeaders"))
    _close_last_section(bench, main)
    headers: list[str] = []
    inherited: set[str] = set()
    for section in main.iter(W + "sectPr"):
        if _of_earlier_settings(section):
            continue
        headers += _headers(bench, section, inherited, even)
    for part in dict.fromkeys(headers):
        header = bench.change(part)
        _first_paragraph(header).append(
            _mark(text, {e.get("id", "") for e in header.iter(V + "shape", V + "shapetype")})
        )


def _close_last_section(bench: Workbench, main: etree._Element) -> None:
    """Give the body the section settings that it may do without, so that a header can be named in them."""
    body = main.find(W + "body")
    if body is not None and (len(body) == 0 or body[-1].tag != W + "sectPr"):
        etree.SubElement(body, W + "sectPr")
        bench.change(bench.package.main)


def _headers(bench: Workbench, section: etree._Element, inherited: set[str], even: bool) -> list[str]:
    """The header parts that a section names, after adding those that its pages need and no section before it has."""
    targets = {r.id: r.target for r in bench.package.related(bench.package.main, "header")}
    found = []
    for reference in section.findall(W + "headerReference"):
        kind = reference.get(W + "type", "default")
        # Word takes a type that it does not know for the usual one.
        inherited.add(kind if kind in _TYPES else "default")
        found.append(targets.get(reference.get(R + "id", ""), ""))
    needed = {"default": True, "first": is_on(section.find(W + "titlePg")), "even": even}
    for position, kind in enumerate(k for k in _TYPES if needed[k] and k not in inherited):
        inherited.add(kind)
        found.append(_new_header(bench, section, kind, position))
    return [part for part in found if part in bench]


def _new_header(bench: Workbench, section: etree._Element, kind: str, position: int) -> str:
    part = bench.free_name(bench.package.main.rpartition("/")[0] + "/header")
    root = etree.Element(W + "hdr", nsmap=_NAMESPACES)
    etree.SubElement(root, W + "p")
    bench.add(part, root, HEADER)
    reference = etree.Element(W + "headerReference")
    reference.set(W + "type", kind)
    reference.set(R + "id", bench.relate(bench.package.main, "header", part))
    section.insert(position, reference)
    bench.change(bench.package.main)
    return part


def _first_paragraph(header: etree._Element) -> etree._Element:
    for paragraph in header.iter(W + "p"):
        if next(paragraph.iterancestors(W + "txbxContent"), None) is None:
            return paragraph
    return etree.SubElement(header, W + "p")


def _mark(text: str, taken: set[str]) -> etree._Element:
    """The run with the shape; `taken` are the ids of the shapes already in the part."""
    run = etree.Element(W + "r", nsmap=_NAMESPACES)
    formatting = etree.SubElement(run, W + "rPr")
    etree.SubElement(formatting, W + "noProof")
    picture = etree.SubElement(run, W + "pict")
    if _SHAPE_TYPE_ID not in taken:
        picture.append(_shape_type())
    name = next(n for n in (f"RedraftMark{i}" for i in range(1, len(taken) + 2)) if n not in taken)
    shape = etree.SubElement(picture, V + "shape", id=name, type=f"#{_SHAPE_TYPE_ID}")
    shape.set("style", _STYLE)
    shape.set("fillcolor", "#b00020")
    shape.set("stroked", "f")
    etree.SubElement(shape, V + "textpath", style='font-family:"Calibri";font-size:1pt', string=text)
    return run


def _shape_type() -> etree._Element:
    kind = etree.Element(V + "shapetype", id=_SHAPE_TYPE_ID, coordsize="21600,21600")
    kind.set(O + "spt", _SHAPE_TYPE)
    kind.set("adj", "10800")
    kind.set("path", "m@7,l@8,m@5,21600l@6,21600e")
    formulas = etree.SubElement(kind, V + "formulas")
    for formula in _FORMULAS:
        etree.SubElement(formulas, V + "f", eqn=formula)
    path = etree.SubElement(kind, V + "path", textpathok="t")
    path.set(O + "connecttype", "custom")
    path.set(O + "connectlocs", "@9,0;@10,10800;@11,21600;@12,10800")
    path.set(O + "connectangles", "270,180,90,0")
    etree.SubElement(kind, V + "textpath", on="t", fitshape="t")
    return kind


_FORMULAS = (
    *("sum #0 0 10800", "prod #0 2 1", "sum 21600 0 @1", "sum 0 0 @2", "sum 21600 0 @3", "if @0 @3 0"),
    *("if @0 21600 @1", "if @0 0 @2", "if @0 @4 21600", "mid @5 @6", "mid @8 @5", "mid @7 @8", "mid @6 @7"),
    "sum @6 0 @5",
)


def _of_earlier_settings(section: etree._Element) -> bool:
    """Whether this is the memory of a tracked change of a section, not a section."""
    parent = section.getparent()
    return parent is not None and parent.tag == W + "sectPrChange"
