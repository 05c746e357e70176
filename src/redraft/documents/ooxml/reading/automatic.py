"""Names that Word and other programs give by themselves, and that so say nothing about anybody."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from redraft.documents.ooxml.namespaces import DS, THM15, A, W

_BOOKMARKS = re.compile(
    r"_(?i:toc|ref|hlk|hlt|ftn|edn|mon|goback|enref|redraft|heading|bookmark|int|dv_?[cmx]?)\d*(?:[\W_].*)?"
)
_THEMES = re.compile(
    r"(?i)(?:office|default|custom|module|larissa)\b.*|th[eè]me\b.*|tema.*"
    r"|(?:grayscale|apex|aspect|civic|concourse|equity|flow|foundry|median|metro|opulent|oriel|origin|paper|solstice"
    r"|technic|trek|urban|verve|facet|integral|ion|organic|retrospect|slice|wisp|classic|adjacency|angles|apothecary"
    r"|austin|black tie|clarity|composite|couture|elemental|essential|executive|grid|hardcover|horizon|newsprint"
    r"|perspective|pushpin|thatch|waveform)(?: .*)?"
)
_FONTS = re.compile(
    r"(?i)(?:arial|times|calibri|cambria|aptos|courier|symbol|wingdings|webdings|verdana|tahoma|georgia|garamond|century"
    r"|segoe|trebuchet|comic sans|consolas|candara|constantia|corbel|lucida|helvetica|book antiqua|bookman|palatino"
    r"|gill sans|franklin|impact|rockwell|bodoni|baskerville|perpetua|futura|optima|didot|menlo|monaco|geneva|noto"
    r"|liberation|dejavu|open ?sans|roboto|lato|carlito|caladea|montserrat|source|ms |mt |microsoft|simsun|simhei"
    r"|nsimsun|mingliu|pmingliu|meiryo|yu |batang|gulim|dotum|malgun|mangal|latha|angsana|cordia|browallia|david"
    r"|miriam|traditional arabic|simplified arabic|arabic|opensymbol|starsymbol|bitstream|droid|ubuntu|free|lohit"
    r"|mono|sans|serif|cambria math|univers|frutiger|syntax|minion|myriad|adobe|itc|avenir|hiragino|kaiti|fangsong"
    r"|dengxian|vrinda|raavi|shruti|kartika|tunga|gautami|sylfaen|estrangelo|mv boli|plantagenet|ebrima|leelawadee"
    r"|nirmala|gadugi|javanese|myanmar|euphemia|dokchampa|daun|khmer|mool|iskoola|nyala|abadi|bahnschrift|sitka)\b.*"
    r"|[\x00-\x7f]{0,3}|[^\x00-\x7f]+.*"
)
_OFFICE_OWN = r"https?://schemas\.(?:openxmlformats|microsoft)\.\S*|https?://purl\.\S*|urn:schemas-microsoft-com:\S*"
_TAGS = re.compile(
    r"(?i)place|placename|placetype|city|country-region|state|street|address|date|time|personname|stockticker"
    r"|postalcode|metricconverter|givenname|sn|middlename|phone"
)
_CAPTIONS = re.compile(r"(?i)table|figure|equation|chart|picture")
_PROPERTIES = re.compile(
    r"[\s\S]*(?i:core-?properties|extended-properties|CoverPageProperties|metadata/properties)[\s\S]*"
)
_MOVES = re.compile(r"move\d+")

# By element or, failing that, by attribute.
_AUTOMATIC: Mapping[str, re.Pattern[str]] = MappingProxyType(
    {
        W + "bookmarkStart": _BOOKMARKS,
        W + "moveFromRangeStart": _MOVES,
        W + "moveToRangeStart": _MOVES,
        W + "docPart": re.compile(r"\{?[0-9A-Fa-f-]{32,36}\}?|DefaultPlaceholder_\S*"),
        W + "font": _FONTS,
        W + "altName": _FONTS,
        W + "caption": _CAPTIONS,
        W + "autoCaption": re.compile(r"\S+\.\d+|\S*\\\S*"),
        **dict.fromkeys((A + "theme", A + "clrScheme", A + "fontScheme", A + "fmtScheme"), _THEMES),
        THM15 + "themeFamily": _THEMES,
        W + "tgtFrame": re.compile(r"_\w+"),
        **dict.fromkeys((DS + "uri", W + "uri", W + "namespaceuri"), re.compile(_OFFICE_OWN)),
        W + "element": _TAGS,
        W + "xpath": _PROPERTIES,
        "id": re.compile(
            r"_x0000_\w*|[_a-z]?\d*|(?i:(?:auto|text)?[ _]?(?:shape|box|picture|image|rectangle|oval|line|group|object"
            r"|control|canvas|arrow|drawing|graphic|frame|wordart|watermark|powerpluswatermarkobject|redraftmark))[ _]?\d*"
        ),
    }
)

_NUMBER = re.compile(
    r"\{?[0-9A-Fa-f]{8}-(?:[0-9A-Fa-f]{4}-){3}[0-9A-Fa-f]{12}\}?|(?=\S*[A-Fa-f])(?:0x)?[0-9A-Fa-f]{32,}"
    r"|(?:https?://schemas\.|http://www\.w3\.org/|urn:schemas)[\s\S]*"
)


def is_number(value: str) -> bool:
    """Whether a value is a number that a program gave (a GUID, a hash) or names a vocabulary.

    >>> is_number("{0F6C1E5A-2B3C-4D5E-8F90-A1B2C3D4E5F6}"), is_number("943 476 5919")
    (True, False)
    """
    return _NUMBER.fullmatch(value) is not None


def is_automatic(element: str, attribute: str, text: str) -> bool:
    """Whether the value of an attribute is one that a program writes by itself; both names in Clark notation.

    >>> is_automatic(W + "bookmarkStart", W + "name", "_Toc12345"), is_automatic(W + "bookmarkStart", "", "_Finch")
    (True, False)
    """
    rule = _AUTOMATIC.get(element) or _AUTOMATIC.get(attribute)
    return rule is not None and rule.fullmatch(text) is not None
