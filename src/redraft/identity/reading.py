"""The names of a case taken apart with an eye on their surroundings: "LAWRENCE Maja", "Hale, C.", a surname in front."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace

from redraft.folding import fold
from redraft.identity.mentions import Mention
from redraft.names import PersonName, parse
from redraft.text import Kind
from redraft.vocabulary import Vocabulary

_INITIAL_BEHIND = re.compile(r"^,\s?([A-Z])(?:\.|(?=[)\]’”'\";]|$))(?!\.?\s*[A-Z])")
_OPENS = re.compile(r" (?:\(['‘“\"]?|['‘“\"])")
_CLOSES = re.compile(r"(?:['’”\"]?\)|['’”\"]) ")
_LISTS = frozenset({Kind.FILE_NAME, Kind.PROPERTY, Kind.HEADER, Kind.FOOTER, Kind.TABLE, Kind.LINK})
"""Where names stand as in a register, often with the surname first."""


def read_names(mentions: Sequence[Mention], vocabulary: Vocabulary) -> list[tuple[Mention, PersonName]]:
    """Each mention with its name. Two words in the order "Lawrence Maja" are turned round where the drafts also have
    "Maja Lawrence", and either the first is no given name while the second is, or it stands in capitals, in a file
    name, a header or a table, or by itself: in running text "James Taylor" and "Taylor James" are two people. "Hale C"
    is a surname with an initial where the drafts know it as a surname only, and otherwise a cut surname, as "Carys H".
    """
    named = [(mention, _with_initial(mention, parse(mention.text, vocabulary))) for mention in mentions]
    named = _joined(named)
    surnames = {fold(n.surname) for _, n in named if n.is_full}
    givens = {fold(n.given[0]) for _, n in named if n.is_full}
    named = [(m, _turned(n) if n.is_cut_short and _is_surname(n, surnames - givens) else n) for m, n in named]
    spelt = Counter((fold(n.given[0]), fold(n.surname)) for _, n in named if n.is_full and len(n.given) == 1)
    return [(m, _turned(n) if _is_reversed(m, n, spelt, vocabulary) else n) for m, n in named]


def _joined(named: list[tuple[Mention, PersonName]]) -> list[tuple[Mention, PersonName]]:
    """Given name and surname on either side of a nickname are each the whole name: "Lorna (‘Lori’) Ashdale"."""
    joined = list(named)
    for at, ((first, given), (nick, _), (last, surname)) in enumerate(zip(named, named[1:], named[2:], strict=False)):
        if not (given.lone and surname.lone and first.paragraph == nick.paragraph == last.paragraph):
            continue
        text = first.segment.text
        before = text[first.finding.span.end : nick.finding.span.start]
        behind = text[nick.finding.span.end : last.finding.span.start]
        if _OPENS.fullmatch(before) and _CLOSES.fullmatch(behind):
            whole = replace(given, lone="", given=(given.lone,), surname=surname.lone)
            joined[at], joined[at + 2] = (first, whole), (last, whole)
    return joined


def _with_initial(mention: Mention, name: PersonName) -> PersonName:
    """A single word with an initial behind a comma, and no further name, is a surname: "Hale, C. rang"."""
    found = _INITIAL_BEHIND.match(mention.after) if name.lone and not mention.text.isupper() else None
    return replace(name, lone="", surname=name.lone, given=(found[1],)) if found else name


def _is_reversed(mention: Mention, name: PersonName, spelt: Counter[tuple[str, str]], vocabulary: Vocabulary) -> bool:
    if not name.is_full or len(name.given) != 1 or name.title or "," in mention.text:
        return False
    order = (fold(name.given[0]), fold(name.surname))
    if not spelt[order[::-1]] or spelt[order] > spelt[order[::-1]]:
        return False
    telling = vocabulary.is_given_name(order[1]) and not vocabulary.is_given_name(order[0])
    alone = 2 * len(mention.text) > len(mention.segment.text)
    return telling or mention.text.isupper() or mention.segment.kind in _LISTS or alone


def _is_surname(name: PersonName, surnames: Collection[str]) -> bool:
    return len(name.given) == 1 and not name.title and fold(name.given[0]) in surnames


def _turned(name: PersonName) -> PersonName:
    return replace(name, given=(name.surname,), surname=name.given[0])
