"""Entries of reference lists, and authors cited with a year: real people who are nobody in the case.

The forms are those of the Harvard, APA and Vancouver styles as British reports write them. An entry is told by its form
alone, authors and a year and where it was published, or under a heading such as "References" by its authors and year.
A review of a single local case is no literature: its entry is treated like any other text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from redraft.detection.defining.keep import touched
from redraft.detection.words.passages import Passage
from redraft.text import Span

SURNAME = r"(?:(?:van|von|de|der|den|di|la|le|Van|De|Le|Mac|Mc|O')\s?){0,3}[A-Z][\w'-]{1,24}"
_YEAR = r"(?:19|20)\d\d[a-z]?"
_LETTERS = r"[A-Z]\.(?:[ -]?[A-Z]\.){0,3}"
_AUTHOR = rf"(?:{SURNAME},\s{_LETTERS}|{SURNAME},\s[A-Z]{{1,3}}(?![\w'])|{_LETTERS}\s?{SURNAME})"
_AND = r"(?:,?\s(?:and|&)\s|[,;]\s)"
_NUMBER = r"[\W_]{0,4}(?:\[?\d{1,3}[\].)]{1,2}\s{1,3})?(?:See\s|see\s)?"
_HARVARD = re.compile(
    rf"{_NUMBER}{_AUTHOR}(?:{_AND}{_AUTHOR}){{0,11}}(?:,?\s(?:et\.?\sal\.?|and\sothers))?,?(?:\s\([Ee]ds?\.?\))?,?[ .]\s?\(?{_YEAR}"
)
_VANCOUVER = re.compile(
    rf"{_NUMBER}{SURNAME}\s[A-Z]{{1,3}}(?:,\s{SURNAME}\s[A-Z]{{1,3}}){{0,11}}(?:,\set\sal)?\.\s[A-Z][^\n]{{8,300}}?{_YEAR}"
)
_PUBLISHED = re.compile(
    r"\b[A-Z][a-z]{2,15}(?:\s[A-Z][a-z]{2,15}){0,2}:\s[A-Z]|\bpp?\.\s?\d|\b\d{1,3}\s?\(\d{1,3}(?:-\d{1,3})?\)"
    r"|\b(?:Journal|Press|Publish\w{2,4}|Publications|Routledge|Sage|SAGE|Palgrave|Wiley|HMSO|TSO|Elsevier|Springer|Penguin)\b"
    r"|\b(?:Available (?:at|from|online)|Retrieved|Accessed|[Dd]oi|DOI|ISBN|https?:|www\.)|\b\d(?:st|nd|rd|th) edn?\b"
    r"|\bC(?:m|md|mnd|P)\.? ?\d{3}"
)
_OF_ONE_CASE = re.compile(
    r"(?i:\b(?:serious case|learning|homicide|practice|safeguarding adults?|child practice) review)\W{1,3}"
    r"(?:(?:of|on|into|for|in respect of|concerning|regarding|report|overview)\W{1,3}){0,3}(?i:child|adult|baby|family|mr|mrs|ms)\s[A-Z]"
    r"|(?i:\bsafeguarding (?:children|adults?) (?:board|partnership))"
)
_HEADING = re.compile(
    r"(?i)\W{0,3}(?:\d[\d.]{0,6}\W{0,2}|appendix \w{1,3}\W{1,3})?(?:list of |selected |key )?(?:references?|bibliography|further reading|reading list"
    r"|works cited|sources cited|literature)(?: (?:and|&) (?:bibliography|further reading|references))?\W{0,3}"
)
_SHORT = 8
"""A heading has no more words than this."""
_NAMES = rf"{SURNAME}(?:,\s{SURNAME}){{0,3}}(?:,?\s(?:and|&)\s{SURNAME})?(?:,?\set\.?\sal\.?)?"
_CITED = re.compile(rf"(?<![\w'-])(?P<names>{_NAMES})(?:\s\((?:{_YEAR})[^()\n]{{0,20}}\)|,?\s{_YEAR}(?=[;,)]))")
_BRACKETED = re.compile(r"\([^()\n]{4,200}\)")


@dataclass(frozen=True, slots=True)
class Cited:
    """Authors cited with a year: where they stand, the year included, and each surname; `bracketed` if all of it is.

    `beside` counts the citations of the same passage.
    """

    span: Span
    surnames: tuple[Span, ...]
    bracketed: bool
    beside: int


def entries(passages: Sequence[Passage]) -> frozenset[int]:
    """The indices of those passages that are entries of a reference list."""
    found: set[int] = set()
    listing, source = False, ""
    for passage in passages:
        if passage.source != source:
            listing, source = False, passage.source
        if _HEADING.fullmatch(passage.text):
            listing = True
        elif _is_entry(passage.text, listing):
            found.add(passage.index)
        elif passage.heading and len(passage.words) <= _SHORT:
            listing = False
    return frozenset(found)


def _is_entry(text: str, listing: bool) -> bool:
    match = _HARVARD.match(text) or _VANCOUVER.match(text)
    return bool(match and (listing or _PUBLISHED.search(text)) and not _OF_ONE_CASE.search(text))


def citations(passage: Passage) -> Iterator[Cited]:
    """Authors cited in running text: "Turnell and Edwards (1999)", "(Munro, 2011; Laming 2003)"."""
    brackets = [Span(*match.span()) for match in _BRACKETED.finditer(passage.text)]
    found = list(_CITED.finditer(passage.text))
    for match in found:
        span = Span(*match.span())
        start = match.start("names")
        surnames = tuple(
            Span(start + name.start(), start + name.end())
            for name in re.finditer(SURNAME, match.group("names"))
            if name.group() not in ("Et", "Al")
        )
        bracketed = any(each.start < span.start and span.end <= each.end for each in touched(brackets, span))
        yield Cited(span, surnames, bracketed, len(found))
