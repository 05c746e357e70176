"""Names that a house gives to its styles and fonts: an agency's typeface says whose report this is.

Styles that Word brings are known by the words of their names (ECMA-376 part 1, 17.7.4.9 and Word's own list), fonts by
their families. Any other style is numbered; any other font gives way to the one that its style inherits.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from lxml import etree

from redraft.documents.ooxml.namespaces import A, V, W
from redraft.documents.ooxml.reading.automatic import is_automatic
from redraft.documents.ooxml.reading.fields import codes
from redraft.documents.ooxml.toggles import ON
from redraft.outputs.publication.blocks import drop_attribute, remove
from redraft.outputs.publication.fields import keyword

_STYLE_WORDS = frozenset(
    """accent acronym address annotation authorities balloon bibliography block body book bottom bullet caption cite
    classic closing code colorful columns contemporary continue d dark date default definition document e effects
    elegant emphasis endnote envelope figures first followedhyperlink font footer footnote form grid hashtag
    header heading html hyperlink indent index intense keyboard light line link list macro mail map medium mention
    message no normal note number of outline page paragraph placeholder plain preformatted professional quote
    reference return revision salutation sample shading signature simple smart spacing strong subject subtitle
    subtle table text theme title toa toc top typewriter unresolved variable web""".lower().split()
)
_FONT_WORDS = frozenset(
    """antiqua black bold book bright calligraphy cjk condensed console demi display emoji extra face fax gothic
    grande handwriting heavy historic hebrew italic linotype medium mincho narrow neue new nova oblique old print
    pro regular roman rounded schoolbook script semibold semilight serif std style text thai thin tibetan
    typewriter unicode variable light uighur yahei jhenghei neo sans mono""".lower().split()
)
_LETTERS = re.compile(r"[A-Za-z]+")
_WORDS = re.compile(r"[A-Za-z]+|[^\W\d_]+")
_FAMILY = re.compile(r"font-family:\s*(\"[^\"]*\"|'[^']*'|[^;]*);?")
_FACES = tuple(W + name for name in ("ascii", "hAnsi", "eastAsia", "cs"))
_DRAWN_FACES = tuple(A + name for name in ("latin", "ea", "cs", "sym", "buFont", "font"))
_ANY_FONT = "Arial"


def is_of_the_house(style: etree._Element) -> bool:
    """Whether somebody made a style: it says so, or Word has none of this name."""
    name = style.find(W + "name")
    words = _WORDS.findall("" if name is None else name.get(W + "val", "").lower())
    return style.get(W + "customStyle") in ON or not _STYLE_WORDS.issuperset(words)


def number_style_names(styles: etree._Element, roots: Iterable[etree._Element]) -> None:
    """Name every style that somebody made after its number, also in the codes that make a table of contents."""
    new: dict[str, str] = {}
    for style in filter(is_of_the_house, styles.iter(W + "style")):
        name = style.find(W + "name")
        if name is not None:
            new.setdefault(name.get(W + "val", ""), f"Style {len(new) + 1}")
            name.set(W + "val", new[name.get(W + "val", "")])
    for root in roots:
        for paragraph in root.iter(W + "p"):
            for group in codes(paragraph):
                _rename(group, new)
        for simple in root.iter(W + "fldSimple"):
            simple.set(W + "instr", _renamed(simple.get(W + "instr", ""), new))


def _rename(group: list[etree._Element], new: Mapping[str, str]) -> None:
    code = "".join(node.text or "" for node in group)
    told = _renamed(code, new)
    if told != code:
        for node in group:
            node.text = ""
        group[0].text = told


def _renamed(code: str, new: Mapping[str, str]) -> str:
    r"""A code with the names of styles behind ``\t`` numbered; a name that no style has is left out.

    >>> _renamed(' TOC \\o "1-3" \\t "Own Heading,1,Gone,2" ', {"Own Heading": "Style 1"})
    ' TOC \\o "1-3" \\t "Style 1,1" '
    """
    if keyword(code) != "TOC":
        return code
    return re.sub(r'(\\t\s+)"([^"]*)"', lambda m: m[1] + '"' + _levels(m[2], new) + '"', code)


def _levels(listed: str, new: Mapping[str, str]) -> str:
    comma = ";" if ";" in listed else ","
    parts = listed.split(comma)
    pairs = zip(parts[::2], parts[1::2], strict=False)
    known = [(new.get(name.strip(), name.strip()), level) for name, level in pairs]
    kept = [pair for pair in known if pair[0] in new.values() or _STYLE_WORDS.issuperset(_words(pair[0]))]
    return comma.join(f"{name}{comma}{level}" for name, level in kept)


def _words(name: str) -> list[str]:
    return _WORDS.findall(name.lower())


def is_usual_font(name: str) -> bool:
    """Whether a font comes with a computer or an office program.

    >>> is_usual_font("Times New Roman"), is_usual_font("Exampleshire Sans"), is_usual_font("Arial Exampleshire")
    (True, False, False)
    """
    words = _LETTERS.findall(name)
    return is_automatic(W + "font", "", name.strip()) and all(
        word.lower() in _FONT_WORDS or is_automatic(W + "font", "", word) for word in words
    )


def drop_unusual_fonts(root: etree._Element) -> None:
    """Take fonts that few have out of a part: out of runs, symbols, drawings, themes and the table of fonts."""
    for fonts in list(root.iter(W + "rFonts")):
        for name in _FACES:
            if not is_usual_font(fonts.get(name, "")):
                drop_attribute(fonts, name)
    for font in list(root.iter(W + "font")):
        if not is_usual_font(font.get(W + "name", "")):
            remove(font)
    for other in list(root.iter(W + "altName")):
        if not is_usual_font(other.get(W + "val", "")):
            remove(other)
    for symbol in root.iter(W + "sym"):
        if not is_usual_font(symbol.get(W + "font", "")):
            symbol.set(W + "font", "Symbol")
    for face in list(root.iter(*_DRAWN_FACES)):
        if not is_usual_font(face.get("typeface", "").lstrip("+")):
            face.set("typeface", _ANY_FONT)
            drop_attribute(face, "panose")
    for path in root.iter(V + "textpath"):
        style = path.get("style", "")
        family = _FAMILY.search(style)
        if family and not is_usual_font(family[1].strip("\"' ")):
            path.set("style", _FAMILY.sub("", style))
