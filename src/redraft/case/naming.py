"""File names: those that redraft gives, and how it speaks of those it was given without repeating a name in them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from pathlib import PurePath

from redraft.text import FILE_NAME, Edit

_LONGEST = 120
_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]+')
_RESERVED = re.compile(r"(?i)^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)")
_WORD = re.compile(r"[^\W\d_]+|\d+|[\W_]+")
_HARMLESS = """
a action adult adults agency amended analysis and annex annual appendix applied approved archive author board brief
briefing case chair child childrens chronologies chronology clean combined comments completed confidential copy cover
dhr document domestic draft executive extra family final findings for from full genogram health homicide imr
independent individual information introduction lcspr leaflet learning legal letter local management minutes multi new
note notes of old overview panel part partnership plan police practice press proofread publication published questions
rapid recommendations redacted reference report reports response responses restricted review reviewed revised
safeguarding sar school scr sent serious signed single social source statement submission summary supplement table
template terms text the timeline to tracked updated v ver version with work working
"""
_DOCUMENT_WORDS = frozenset(_HARMLESS.split())
_SHORTEST_IN_ANY_CASE = 3


def harmless(source: str) -> str:
    """A file name with the words that might be names left out; numbers of up to two digits stay.

    >>> harmless("Overview report Robin Sample v3.docx")
    'Overview report … v3.docx'
    """
    name = PurePath(source)
    words = [_shown(word) for word in _WORD.findall(name.stem)]
    shown = re.sub(r"…(?:[\W_]*…)*", "…", "".join(words)).strip()
    suffix = name.suffix.lower() if re.fullmatch(r"\.[A-Za-z]{1,5}", name.suffix) else ""
    return (shown or "…") + suffix


def label(number: int, source: str) -> str:
    """How messages call a draft: by its number, and the harmless words of its name.

    >>> label(2, "Minutes.docx")
    'draft 2 (Minutes.docx)'
    """
    return f"draft {number} ({harmless(source)})"


def output_stem(source: str, edits: Iterable[Edit], persons: Collection[str] = ()) -> str:
    """The stem of a draft's file name with its edits made, fit for any file system, Windows included.

    A word that is one of the words in `persons` goes even where no edit takes it: in running text "Day" may be a day,
    but in a file name nothing tells it from the surname, and nothing is lost with it.

    >>> output_stem("Overview Day v3.docx", [], {"Day"})
    'Overview v3'
    """
    original, edited, position = PurePath(source).stem, "", 0
    for edit in sorted((edit for edit in edits if edit.anchor == FILE_NAME), key=lambda edit: edit.span):
        edited += _impersonal(original[position : edit.span.start], persons) + edit.becomes
        position = edit.span.end
    stem = edited + _impersonal(original[position:], persons)
    return fit_for_disk(stem) or "draft"


def fit_for_disk(name: str) -> str:
    """A name of a file or folder without what some file system refuses, Windows included; empty if nothing is left.

    >>> fit_for_disk("Review 4: final."), fit_for_disk("aux")
    ('Review 4 final', '_aux')
    """
    kept = re.sub(r"\s+", " ", _FORBIDDEN.sub(" ", name))[:_LONGEST].strip(" .")
    return f"_{kept}" if _RESERVED.match(kept) else kept


def _impersonal(text: str, persons: Collection[str]) -> str:
    """The text without the words of persons' names, and without the brackets or doubled dashes that they leave."""
    names = {word for word in persons if len(word) > 1 and word.casefold() not in _DOCUMENT_WORDS}
    in_any_case = {word.casefold() for word in names if len(word) >= _SHORTEST_IN_ANY_CASE}
    bare = "".join(w for w in _WORD.findall(text) if w not in names and w.casefold() not in in_any_case)
    if bare == text:
        return text
    return re.sub(r"([\s_-])[\s_-]*(?=\1)", "", re.sub(r"[(\[{]\W*[)\]}]", "", bare))


def distinct(names: Sequence[str]) -> tuple[str, ...]:
    """The names in their order, a number added to each that another one before it already has in any case.

    >>> distinct(["Child R", "child r", "Child R"])
    ('Child R', 'child r (2)', 'Child R (3)')
    """
    taken: set[str] = set()
    found = []
    for name in names:
        candidate, number = name, 1
        while candidate.casefold() in taken:
            number += 1
            candidate = f"{name} ({number})"
        taken.add(candidate.casefold())
        found.append(candidate)
    return tuple(found)


def _shown(word: str) -> str:
    if word.isdigit():
        return word if len(word) <= 2 else "…"
    if word[0].isalpha():
        return word if word.lower() in _DOCUMENT_WORDS else "…"
    return word
