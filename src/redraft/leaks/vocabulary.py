"""Words that Office files hold by themselves and that are people's names too: fonts above all.

Only the exact value of an attribute that names a font or a way of counting is passed over, and only if it is listed
here; a font called after a family is still found.
"""

from __future__ import annotations

import re

from ahocorasick_rs import AhoCorasick

_FONTS = """
Aharoni|Aldhabi|Algerian|Andalus|Angsana New|AngsanaUPC|Aparajita|Aptos|Aptos Display|Arabic Typesetting|Arial|Arial Black|Arial Narrow
Arial Unicode MS|Baskerville Old Face|Batang|BatangChe|Bell MT|Berlin Sans FB|Bodoni MT|Book Antiqua|Bookman Old Style|Bookshelf Symbol 7
Browallia New|BrowalliaUPC|Calibri|Calibri Light|Cambria|Cambria Math|Candara|Castellar|Centaur|Century|Century Gothic|Century Schoolbook
Comic Sans MS|Consolas|Constantia|Cooper Black|Corbel|Cordia New|CordiaUPC|Courier|Courier New|DaunPenh|David|DejaVu Sans|DFKai-SB
DilleniaUPC|DokChampa|Dotum|DotumChe|Ebrima|Edwardian Script ITC|Estrangelo Edessa|EucrosiaUPC|Euphemia|FangSong|Franklin Gothic Book
Franklin Gothic Medium|FrankRuehl|FreesiaUPC|Gabriola|Gadugi|Garamond|Gautami|Georgia|Gill Sans|Gill Sans MT|Gisha|Goudy Old Style
Gulim|GulimChe|Gungsuh|GungsuhChe|Harrington|Helvetica|Impact|IrisUPC|Iskoola Pota|JasmineUPC|Javanese Text|Jokerman|Juice ITC|KaiTi
Kalinga|Kartika|Khmer UI|KodchiangUPC|Kokila|Kristen ITC|Lao UI|Latha|Leelawadee|Leelawadee UI|Levenim MT|Liberation Mono|Liberation Sans
Liberation Serif|LilyUPC|Lucida Bright|Lucida Calligraphy|Lucida Console|Lucida Fax|Lucida Handwriting|Lucida Sans|Lucida Sans Unicode
Magneto|Malgun Gothic|Mangal|Marlett|Meiryo|Meiryo UI|Microsoft Himalaya|Microsoft JhengHei|Microsoft New Tai Lue|Microsoft PhagsPa
Microsoft Sans Serif|Microsoft Tai Le|Microsoft Uighur|Microsoft YaHei|Microsoft Yi Baiti|MingLiU|Miriam|Miriam Fixed|Mistral
Mongolian Baiti|Monotype Corsiva|MoolBoran|MS Gothic|MS Mincho|MS PGothic|MS PMincho|MV Boli|Myanmar Text|Narkisim|Nirmala UI|Nyala
Palatino|Palatino Linotype|Papyrus|Perpetua|Plantagenet Cherokee|PMingLiU|Raavi|Rockwell|Rod|Roman|Sakkal Majalla|Segoe Print
Segoe Script|Segoe UI|Segoe UI Light|Segoe UI Symbol|Segoe UI Emoji|Shonar Bangla|Shruti|SimHei|Simplified Arabic|SimSun|Sitka Text
Sylfaen|Symbol|Tahoma|Times|Times New Roman|Traditional Arabic|Trebuchet MS|Tunga|Tw Cen MT|Urdu Typesetting|Utsaah|Vani|Verdana|Vijaya
Vivaldi|Vrinda|Webdings|Wingdings|Wingdings 2|Wingdings 3|Yu Gothic|Yu Gothic Light|Yu Mincho
"""
FONTS: frozenset[str] = frozenset(name.strip() for name in re.split(r"[|\n]", _FONTS) if name.strip())
_ENUMERATIONS = frozenset(
    {
        *(f"{rank}{script}" for rank in ("minor", "major") for script in ("EastAsia", "HAnsi", "Ascii", "Bidi")),
        *("eastAsia", "lowerRoman", "upperRoman", "roman", "swiss", "modern", "script", "decorative"),
    }
)
_FONT_ATTRIBUTE = r"(?:\b(?:ascii|hAnsi|cs|eastAsia|typeface|font)|<\w+:font\s+\w+:name|<\w+:altName\s+\w+:val)="
_ENUMERATION_ATTRIBUTE = (
    r"(?:\b(?:hint|asciiTheme|hAnsiTheme|eastAsiaTheme|cstheme)|<\w+:(?:numFmt|family|pgNumType)\s+\w+:(?:val|fmt))="
)
_FONT_VALUE = re.compile(f'({_FONT_ATTRIBUTE})"([^"]*)"')
_ENUMERATED = re.compile(f'({_ENUMERATION_ATTRIBUTE})"([^"]*)"')
_FONT_NAMED = re.compile(rf"{_FONT_ATTRIBUTE}\Z")
_ENUMERATION_NAMED = re.compile(rf"{_ENUMERATION_ATTRIBUTE}\Z")
_VALUES = AhoCorasick([f'="{value}"' for value in sorted(FONTS | _ENUMERATIONS)])


def without_known_words(xml: str) -> str:
    """`xml` with well-known font names and counting words taken out of the attributes that hold them.

    >>> without_known_words('<w:rFonts w:ascii="Georgia"/><wp:docPr descr="Georgia"/>')
    '<w:rFonts w:ascii=""/><wp:docPr descr="Georgia"/>'
    """
    kept, at = [], 0
    for _, start, end in _VALUES.find_matches_as_indexes(xml):
        if _is_inside_value(xml, start):
            return attribute_by_attribute(xml)
        value, attribute = xml[start + 2 : end - 1], xml[max(0, xml.rfind("<", 0, start)) : start + 1]
        if (value in FONTS and _FONT_NAMED.search(attribute)) or (
            value in _ENUMERATIONS and _ENUMERATION_NAMED.search(attribute)
        ):
            kept.append(xml[at : start + 2])
            at = end - 1
    return "".join((*kept, xml[at:]))


def _is_inside_value(xml: str, at: int) -> bool:
    """Whether the equals sign at `at` may stand in the value of an attribute before it: only in damaged XML, as a rule."""
    quote = xml.rfind('"', 0, at)
    return quote > 0 and xml[quote - 1] == "="


def attribute_by_attribute(xml: str) -> str:
    """`without_known_words` of any XML whatever, a damaged one, too; every attribute is looked at, which takes a while."""
    xml = _FONT_VALUE.sub(lambda m: m[1] + '""' if m[2] in FONTS else m[0], xml)
    return _ENUMERATED.sub(lambda m: m[1] + '""' if m[2] in _ENUMERATIONS else m[0], xml)
