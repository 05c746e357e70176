"""The codes of fields: what may stay a field, and what a code points to.

A field that fetches a property, a path or a name would bring it back at the next refresh (ECMA-376 part 1, 17.16).
"""

from __future__ import annotations

import re
from collections.abc import Collection
from itertools import pairwise

POINTING = frozenset({"REF", "PAGEREF", "NOTEREF", "HYPERLINK"})
"""Fields whose first word after the keyword, or after ``\\l``, is a bookmark."""
_COUNTING = frozenset({"PAGE", "NUMPAGES", "SECTIONPAGES"})
_KEPT = POINTING | _COUNTING | {
    "SEQ", "TOC",
    # these show what is in their code or their settings, and have no result to become
    "EQ", "SYMBOL", "AUTONUM", "AUTONUMLGL", "AUTONUMOUT", "LISTNUM", "FORMCHECKBOX", "FORMDROPDOWN",
}  # fmt: skip
WORDS = re.compile(r'"[^"]*"|\S+')
_KEYWORD = re.compile(r"\s*([A-Za-z]+)")
_WITHIN = re.compile(r'^\s*HYPERLINK\s+\\l\s+("[^"]*"|\S+)', re.IGNORECASE)
_SUM = re.compile(r"\s*=[\d\s+\-*/().]*(?:\\[#*]\s*(?:[#0.,]+|\"[#0.,]+\"|MERGEFORMAT|Arabic)\s*)*", re.IGNORECASE)


def keyword(code: str) -> str:
    r"""The first word of a field code, in capitals.

    >>> keyword(" PageRef _Toc1 \\h ")
    'PAGEREF'
    """
    match = _KEYWORD.match(code)
    return match[1].upper() if match else ""


def targets(code: str) -> list[str]:
    r"""The bookmarks that a field's code points to, in lower case.

    >>> targets(' HYPERLINK \\l "Part_2" '), targets(' TOC \\b Part_2 '), targets(" PAGE ")
    (['part_2'], ['part_2'], [])
    """
    words = [w.strip('"').lower() for w in WORDS.findall(code)]
    if keyword(code) in POINTING:
        return [w for w in words[1:] if not w.startswith("\\")][:1]
    return [after for switch, after in pairwise(words) if switch == "\\b"] if keyword(code) == "TOC" else []


def is_kept(code: str, bookmarks: Collection[str], inner: Collection[str] = ()) -> bool:
    """Whether a field with this code stays a field; one that points nowhere would show an error when it is updated.

    `inner` are the codes of the fields within its own, of which only sums of page counters may have any.
    """
    if inner:
        return _counts_pages(code, inner)
    word = keyword(code)
    if leads_outside(code):
        return False
    return word in _KEPT and (word not in POINTING or any(t in bookmarks for t in targets(code)))


def leads_outside(code: str) -> bool:
    """Whether a code is that of a link to anything but a bookmark."""
    return keyword(code) == "HYPERLINK" and _WITHIN.match(code) is None


def _counts_pages(code: str, inner: Collection[str]) -> bool:
    """Whether a code is a sum of numbers and page counters: it is another on each page and cannot become its result.

    >>> _counts_pages(" =  - 1 ", [" PAGE "]), _counts_pages(" = SUM(ABOVE) ", [" PAGE "])
    (True, False)
    """
    return all(keyword(c) in _COUNTING for c in inner) and _SUM.fullmatch(code) is not None
