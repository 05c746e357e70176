"""Settings, styles, numbering, fonts and theme: what lays out the page stays, what tells where it came from goes."""

from __future__ import annotations

from collections.abc import Collection

from lxml import etree

from redraft.documents.ooxml.namespaces import A, M, W
from redraft.outputs.publication.blocks import drop_attribute, remove
from redraft.outputs.publication.house_names import is_of_the_house, number_style_names

_SETTINGS = frozenset(
    W + name
    for name in (
        *("zoom", "mirrorMargins", "alignBordersAndEdges", "bordersDoNotSurroundHeader", "bordersDoNotSurroundFooter"),
        *("gutterAtTop", "displayBackgroundShape", "defaultTabStop", "autoHyphenation", "consecutiveHyphenLimit"),
        *("hyphenationZone", "doNotHyphenateCaps", "defaultTableStyle", "evenAndOddHeaders", "bookFoldRevPrinting"),
        *("bookFoldPrinting", "bookFoldPrintingSheets", "drawingGridHorizontalSpacing", "drawingGridVerticalSpacing"),
        *("displayHorizontalDrawingGridEvery", "displayVerticalDrawingGridEvery", "doNotShadeFormData"),
        *("noPunctuationKerning", "characterSpacingControl", "printTwoOnOne", "strictFirstAndLastChars"),
        *("noLineBreaksAfter", "noLineBreaksBefore", "footnotePr", "endnotePr", "compat", "themeFontLang"),
        *("clrSchemeMapping", "decimalSymbol", "listSeparator", "kinsoku"),
    )
) | {M + "mathPr"}
_BEFORE_PRIVACY = (W + "writeProtection", W + "view", W + "zoom")
_EMBEDDED_FONTS = tuple(W + name for name in ("embedRegular", "embedBold", "embedItalic", "embedBoldItalic"))
_STYLE_REFERENCES = tuple(
    W + name
    for name in (
        "pStyle",
        "rStyle",
        "tblStyle",
        "basedOn",
        "next",
        "link",
        "numStyleLink",
        "styleLink",
        "defaultTableStyle",
    )
)


def keep_layout_settings(settings: etree._Element) -> None:
    """Reduce `settings.xml` to layout and compatibility, and let Word forget authors on every later save."""
    for child in [c for c in settings if c.tag not in _SETTINGS]:
        settings.remove(child)
    at = sum(1 for c in settings if c.tag in _BEFORE_PRIVACY)
    settings.insert(at, etree.Element(W + "removePersonalInformation"))
    settings.insert(at + 1, etree.Element(W + "removeDateAndTime"))


def neutralise_styles(styles: etree._Element | None, others: Collection[etree._Element]) -> None:
    """Give every style that somebody made a number for a name and an id, which keeps the first name for ever.

    A reference to a style that is not there goes: it lays out nothing, and says how a style was once called.
    """
    if styles is None:
        styles = etree.Element(W + "styles")  # none is there, so none may be named
    taken = {s.get(W + "styleId", "") for s in styles.iter(W + "style") if not is_of_the_house(s)}
    new: dict[str, str] = {}
    for style in styles.iter(W + "style"):
        for name in ("rsid", "aliases"):
            for element in style.findall(W + name):
                style.remove(element)
        if is_of_the_house(style):
            old = style.get(W + "styleId", "")
            new[old] = next(i for i in (f"Style{n}" for n in range(len(new) + 1, 100_000)) if i not in taken)
            style.set(W + "styleId", new[old])
    loose = []
    for root in (styles, *others):
        for reference in root.iter(*_STYLE_REFERENCES):
            value = reference.get(W + "val", "")
            if value in new:
                reference.set(W + "val", new[value])
            elif value not in taken:
                loose.append(reference)
    for reference in loose:
        remove(reference)
    number_style_names(styles, others)


def neutralise_numbering(numbering: etree._Element) -> None:
    """Number the list definitions anew: their random ids tie copies of one document together."""
    for n, definition in enumerate(numbering.iter(W + "abstractNum"), start=1):
        for name in ("nsid", "tmpl"):
            for element in definition.findall(W + name):
                element.set(W + "val", f"{n:08X}")
        for element in definition.findall(W + "name"):
            definition.remove(element)
        for level in definition.iter(W + "lvl"):
            drop_attribute(level, W + "tplc")


def neutralise_fonts(fonts: etree._Element) -> None:
    """Drop embedded fonts from the table of fonts."""
    for element in list(fonts.iter(*_EMBEDDED_FONTS)):
        remove(element)


def neutralise_theme(theme: etree._Element) -> None:
    """Take a corporate theme's names out of it, and whatever is not colours, fonts and effects."""
    for element in (theme, *theme.iter(A + "clrScheme", A + "fontScheme", A + "fmtScheme", A + "custClr")):
        if "name" in element.attrib:
            element.set("name", "Theme")
    for element in [
        c for c in theme if c.tag not in (A + "themeElements", A + "objectDefaults", A + "extraClrSchemeLst")
    ]:
        theme.remove(element)
