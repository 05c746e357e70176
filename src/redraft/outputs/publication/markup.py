"""The mark-up that may stay, and the clean-up of everything that is not text, layout or picture."""

from __future__ import annotations

import re

from lxml import etree

from redraft.documents.ooxml.namespaces import MC, PIC, W15, WP, WPS, XML, A, C, M, O, R, V, W
from redraft.documents.ooxml.reading.stray import stray_letters
from redraft.documents.ooxml.xml import attributes, with_attributes_of
from redraft.outputs.publication.blocks import remove, remove_from_run, unwrap
from redraft.outputs.publication.dropped import Dropped, Losses
from redraft.outputs.publication.faint import count_faint
from redraft.outputs.publication.objects import holder_of

W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
WP14 = "{http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing}"
WPG = "{http://schemas.microsoft.com/office/word/2010/wordprocessingGroup}"
WPC = "{http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas}"
W10 = "{urn:schemas-microsoft-com:office:word}"
LC = "{http://schemas.openxmlformats.org/drawingml/2006/lockedCanvas}"
A14 = "{http://schemas.microsoft.com/office/drawing/2010/main}"
ADEC = "{http://schemas.microsoft.com/office/drawing/2017/decorative}"

_VOCABULARIES = frozenset({W, W14, W15, WP, WP14, WPG, WPC, WPS, W10, LC, A, A14, ADEC, PIC, M, MC, O, R, V})
_ATTRIBUTE_VOCABULARIES = frozenset({"", W, W14, R, XML, MC, O, V, M})
"""Anything in another vocabulary may hold anything."""

_GONE = tuple(
    W + name
    for name in (
        *("proofErr", "permStart", "permEnd", "commentRangeStart", "commentRangeEnd", "lastRenderedPageBreak"),
        *("altChunk", "subDoc", "divId", "printerSettings", "rsid", "customXmlPr", "smartTagPr", "fldData"),
    )
)
_GONE_FROM_RUNS = (
    W + "commentReference",
    W + "annotationRef",
    W + "object",
    W + "control",
    W + "contentPart",
    W + "movie",
)
_GONE_FROM_SHAPES = tuple(O + name for name in ("OLEObject", "signatureline", "ink", "relationtable", "diagram"))
_WRAPPERS = (W + "smartTag", W + "customXml")
_TEXT = frozenset({W + "t", W + "instrText", M + "t", A + "t"})
_NUMBERS = frozenset(
    {
        *(WP + name for name in ("posOffset", "align")),
        *(WP14 + name for name in ("pctPosHOffset", "pctPosVOffset", "pctWidth", "pctHeight")),
    }
)
_NUMBER = re.compile(r"\s*(?:-?\d+|[a-z]{3,7})\s*")
"""A distance, or a word such as `center`."""
_IDS = frozenset(
    {W14 + "paraId", W14 + "textId", W + "author", W + "date", W + "initials", WP14 + "anchorId", WP14 + "editId"}
)
_DESCRIPTIONS = frozenset({"name", "descr", "title", "tooltip", "string", "alt"})
_DESCRIBED = (
    *("}docPr", "}cNvPr", "}hlinkClick", "}hlinkHover", "}hlinkMouseOver", "}gd", "}textpath"),
    *("}theme", "}clrScheme", "}fontScheme", "}fmtScheme", "}custClr"),
)
"""The elements of drawings and themes whose descriptions are rewritten elsewhere."""
_VML_ATTRIBUTES_GONE = frozenset({O + name for name in ("gfxdata", "title", "href", "althref", "spid", "relid", "ole")})
_DRAWINGS = frozenset({A[1:-1].replace("/main", "/picture"), *(space.strip("{}") for space in (WPS, WPG, WPC, LC, C))})
"""What a drawing may hold within the story itself, or in a part that may stay."""
_DRAWN = {"chart": Dropped.CHART, "diagram": Dropped.DIAGRAM, "Ink": Dropped.INK, "ink": Dropped.INK}
_KEPT_EXTENSIONS = frozenset({"{C183D7F6-B498-43B3-948B-1728B52AA6E4}"})
"""Only the mark that a picture is decorative: it says that no alternative text is wanted."""


_LANGUAGE = re.compile(r"(?:[A-Za-z]{2,3}|x)(?:-(?:[A-Za-z]{2,4}|\d{3}|valencia))*(?:_tradnl)?|(?=.*\d)[0-9A-Fa-f]{4}")
"""A language as Word writes it, with script and region (BCP 47) or as the number of old; `x-none` says that it is none."""
_CODE_POINT = re.compile(r"[0-9A-Fa-f]{1,8}")
_MISSED = {
    Dropped.OBJECT: (W + "object", W + "movie"),
    Dropped.DOCUMENT: (W + "altChunk", W + "subDoc"),
    Dropped.INK: (W + "contentPart", W14 + "contentPart"),
}


def clean(root: etree._Element, losses: Losses) -> None:
    """Take everything out of a part that neither shows on the page nor lays it out, counting what could be missed."""
    for what, tags in _MISSED.items():
        losses.add(what, sum(1 for _ in root.iter(*tags)))
    for body in root.findall(W + "body")[1:]:
        losses.add(Dropped.BODY)
        remove(body)
    count_faint(root, losses)
    _drop_drawings(root, losses)
    for element in list(root.iter(*_GONE_FROM_RUNS)):
        remove_from_run(element)
    for element in list(root.iter(*_GONE, *_GONE_FROM_SHAPES)):
        remove(element)
    for element in reversed(list(root.iter(*_WRAPPERS))):
        unwrap(element)
    for link in root.iter(W + "hyperlink"):
        if not link.get(W + "tgtFrame", "_").startswith("_"):
            del link.attrib[W + "tgtFrame"]  # a window that somebody named
    for element in list(root.iter(W + "alias", W + "tag")):
        if (parent := element.getparent()) is not None and parent.tag != W + "sdtPr":
            remove(element)
    _drop_malformed(root)
    _drop_extensions(root)
    _drop_foreign_alternatives(root)
    _drop_foreign(root)


def _drop_malformed(root: etree._Element) -> None:
    """Take out languages and symbols that are none: nothing shows them, and they could be anybody's name."""
    for language in root.iter(W + "lang"):
        for name, value in attributes(language):
            if not _LANGUAGE.fullmatch(value):
                del language.attrib[name]
    for symbol in list(root.iter(W + "sym")):
        if not _CODE_POINT.fullmatch(symbol.get(W + "char", "")):
            remove_from_run(symbol)


def _drop_drawings(root: etree._Element, losses: Losses) -> None:
    """Drop drawings whose content is a part of its own: charts and diagrams with their data, ink."""
    for data in list(root.iter(A + "graphicData")):
        uri = data.get("uri", "")
        if uri not in _DRAWINGS and data.getroottree().getroot() is root:
            losses.add(next((what for word, what in _DRAWN.items() if word in uri), Dropped.OBJECT))
            remove_from_run(holder_of(data))


def _drop_extensions(root: etree._Element) -> None:
    for extensions in list(root.iter("{*}extLst")):
        for extension in [e for e in extensions if e.get("uri") not in _KEPT_EXTENSIONS]:
            remove(extension)
        if len(extensions) == 0:
            remove(extensions)


def _drop_foreign_alternatives(root: etree._Element) -> None:
    """Where a choice is made for a vocabulary that may not stay, its fallback stands instead.

    Elements that the part itself declares ignorable (ECMA-376 part 3, 10.1) are no reason: they go, and the rest stays.
    """
    ignorable = {f"{{{root.nsmap.get(prefix)}}}" for prefix in root.get(MC + "Ignorable", "").split()}
    for choice in list(root.iter(MC + "Choice")):
        required = {f"{{{choice.nsmap.get(prefix)}}}" for prefix in choice.get("Requires", "").split()}
        if not required <= _VOCABULARIES or any(
            _is_foreign(e) and _vocabulary(str(e.tag)) not in ignorable for e in choice.iter("*")
        ):
            remove(choice)
    for alternatives in reversed(list(root.iter(MC + "AlternateContent"))):
        if alternatives.find(MC + "Choice") is None:
            fallback = alternatives.find(MC + "Fallback")
            for child in [] if fallback is None else list(fallback):
                alternatives.addprevious(child)
            remove_from_run(alternatives)


def _drop_foreign(root: etree._Element) -> None:
    staying: dict[str, set[str]] = {}
    """The attributes that may stay, by the elements' name: a part has few names, so that each is judged once."""
    for element in list(root.iter("*")):
        tag = str(element.tag)
        if tag not in staying:
            if _is_foreign(element):
                remove_from_run(element) if _in_run(element) else remove(element)
                continue
            staying[tag] = set()
        if staying[tag].issuperset(element.keys()):
            continue
        for name, _ in attributes(element):
            if _goes(tag, name):
                del element.attrib[name]
            else:
                staying[tag].add(name)


def _goes(tag: str, name: str) -> bool:
    """Whether the attribute `name` may not stay on an element that is called `tag`."""
    local = name.rpartition("}")[2]
    return (
        name in _IDS
        or local.startswith("rsid")
        or name in _VML_ATTRIBUTES_GONE
        or (local == name and (tag.startswith(W) or _is_wording(tag, name)))
        or (_vocabulary(name) not in _ATTRIBUTE_VOCABULARIES and name != W15 + "restartNumberingAfterBreak")
    )


def _is_wording(tag: str, name: str) -> bool:
    """Whether an attribute that is a name or description on some elements stands on one where it is nothing."""
    return name in _DESCRIPTIONS and not tag.endswith(_DESCRIBED) and not tag.startswith(V)


def _is_foreign(element: etree._Element) -> bool:
    return _vocabulary(str(element.tag)) not in _VOCABULARIES and element.tag != C + "chart"


def _in_run(element: etree._Element) -> bool:
    parent = element.getparent()
    return parent is not None and parent.tag == W + "r"


def _vocabulary(name: str) -> str:
    space, brace, _ = name.rpartition("}")
    return space + brace


def with_usual_prefixes(root: etree._Element) -> etree._Element:
    """The root of a part with `r` declared, which some readers want even where no reference is; a new one if need be."""
    if "r" in root.nsmap or not str(root.tag).startswith(W):
        return root
    declared = {**root.nsmap, "r": R.strip("{}")}
    renewed = etree.Element(root.tag, nsmap=declared)  # type: ignore[arg-type]  # the stubs know no default namespace
    for name, value in root.attrib.items():
        renewed.set(name, value)
    renewed.extend(list(root))
    return renewed


def forget_prefixes(root: etree._Element) -> None:
    """Declare only known namespaces: some readers want those of the main part declared even where they are not used."""
    holders = [root, *root.iter(MC + "Choice")]
    known = {p for e in holders for p, uri in e.nsmap.items() if p and f"{{{uri}}}" in _VOCABULARIES}
    for element in with_attributes_of(MC, root):
        for attribute in [str(a) for a in element.attrib if str(a).startswith(MC)]:
            kept = (
                [p for p in element.get(attribute, "").split() if p in known] if attribute == MC + "Ignorable" else []
            )
            del element.attrib[attribute]
            if kept:
                element.set(attribute, " ".join(kept))
    etree.cleanup_namespaces(root, keep_ns_prefixes=sorted(known))


def drop_blank_text(root: etree._Element) -> None:
    """Take out text that stands between elements, or out of place, where no reader looks; text nodes proper keep theirs."""
    for element in stray_letters(root):
        remove(element)
    for element in root.iter("*"):
        if element.tail is not None:
            element.tail = None
        if element.text and (len(element) or not _may_have_text(element)):
            element.text = None


def _may_have_text(element: etree._Element) -> bool:
    return element.tag in _TEXT or (element.tag in _NUMBERS and _NUMBER.fullmatch(element.text or "") is not None)
