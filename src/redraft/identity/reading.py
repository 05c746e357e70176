"""The names of a case taken apart with an eye on their surroundings: "LAWRENCE Maja", "Hale, C.", a surname in front."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from redraft.folding import fold, plain, without_possessive
from redraft.identity.mentions import Mention
from redraft.names import PersonName, parse
from redraft.text import Kind
from redraft.vocabulary import Vocabulary

_INITIAL_BEHIND = re.compile(r"^,\s?([A-Z])(?:\.|(?=[)\]’”'\";]|$))(?!\.?\s*[A-Z])")
_INITIAL_AHEAD = re.compile(r"(?:^|(?<=\s))(?P<title>(?i:mr|mrs|miss|ms|dr)\.? )?(?P<letter>[A-Z])(?P<dot>\.?) $")
_SHORT = 2
_JUDGES = frozenset({"J", "LJ", "P", "MR"})
"""How law reports write the office behind a judge's surname: of the High Court, of Appeal, the President, the Rolls."""
_OPENS = re.compile(r" (?:\(['‘“\"]?|['‘“\"])")
_CLOSES = re.compile(r"(?:['’”\"]?\)|['’”\"]) ")
_LISTS = frozenset({Kind.FILE_NAME, Kind.PROPERTY, Kind.HEADER, Kind.FOOTER, Kind.TABLE, Kind.LINK, Kind.EMBEDDED})
"""Where names stand as in a register, often with the surname first."""


def read_names(mentions: Sequence[Mention], vocabulary: Vocabulary) -> list[tuple[Mention, PersonName]]:
    """Each mention with its name. Two words in the order "Lawrence Maja" are turned round where the drafts also have
    "Maja Lawrence", and either the first is no given name while the second is, or it stands in capitals, in a file
    name, a header or a table, or by itself: in running text "James Taylor" and "Taylor James" are two people. "Hale C"
    is a surname with an initial where the drafts know it as a surname only, and otherwise a cut surname, as "Carys H".
    So are "Wong Mei-Lin", where others call the same "Mr Wong", and the surname in "Mrs Pike Top Farm".
    """
    named = [(mention, _with_initial(mention, _parsed(mention, vocabulary), vocabulary)) for mention in mentions]
    named = _joined(named)
    named = _in_company(named, vocabulary)
    surnames = {fold(n.surname) for _, n in named if n.is_full}
    givens = {fold(n.given[0]) for _, n in named if n.is_full}
    only_surnames = surnames - givens
    named = [(m, _turned(n) if n.is_cut_short and _is_surname(n, only_surnames) else n) for m, n in named]
    firsts = {(fold(n.given[0]), fold(n.given[1])) for _, n in named if n.is_full and len(n.given) > 1}
    named = [(m, _double_given(m, n, firsts, surnames)) for m, n in named]
    doubles = _double_surnames([n for _, n in named])
    named = [(m, _with_double_surname(n, doubles)) for m, n in named]
    titled = {fold(n.surname) for _, n in named if n.surname and not n.is_full and not n.is_cut_short}
    lone = {fold(n.lone) for _, n in named if n.lone}
    initials = {(fold(n.given[0]), fold(n.surname)) for _, n in named if n.has_initials_only}
    named = [(m, _family_name_first(m, n, titled, initials, lone, vocabulary)) for m, n in named]
    untitled = [n for _, n in named if n.is_full and not n.title]
    surnames = {fold(n.surname) for n in untitled} | titled
    firsts_of_untitled = {fold(n.given[0]) for n in untitled}
    named = [(m, _without_by_name(n, surnames, firsts_of_untitled)) for m, n in named]
    usual = [n for m, n in named if n.is_full and len(n.given) == 1 and not _begins_in_capitals(m, n)]
    spelt = Counter((fold(n.given[0]), fold(n.surname)) for n in usual)
    return [(m, _turned(n) if _is_reversed(m, n, spelt, vocabulary) else n) for m, n in named]


def _in_company(named: list[tuple[Mention, PersonName]], vocabulary: Vocabulary) -> list[tuple[Mention, PersonName]]:
    """Each mention with its name, seen beside what else the drafts call people: by a first name alone, by an office."""
    surnames = {fold(n.surname) for _, n in named if n.surname and (n.title or n.is_full)}
    firsts = {fold(n.given[0]) for _, n in named if n.is_full}
    firsts |= {fold(n.lone) for m, n in named if n.lone and not m.text.isupper()} - surnames
    offices: dict[str, frozenset[str]] = {}
    for _, name in named:
        if name.role and name.surname:
            surname = fold(name.surname)
            offices[surname] = offices.get(surname, frozenset()) | {name.role}
    named = [(m, _without_stray_letter(n, surnames)) for m, n in named]
    return [(m, _judges_in_short(_without_epithet(n, firsts, vocabulary), offices)) for m, n in named]


def _without_stray_letter(name: PersonName, surnames: Collection[str]) -> PersonName:
    """As in "where u r. joshie said": a small letter before what is nobody's surname is a word of the message."""
    if not name.has_initials_only or name.title or not name.given[0].islower() or fold(name.surname) in surnames:
        return name
    return replace(name, given=(), surname="", lone=name.surname)


def readings_of(named: Sequence[tuple[Mention, PersonName]]) -> dict[str, PersonName]:
    """How each folded wording is read, where it is read in one way only."""
    readings: dict[str, set[PersonName]] = {}
    for mention, name in named:
        readings.setdefault(fold(without_possessive(mention.text)), set()).add(name)
    return {wording: next(iter(names)) for wording, names in readings.items() if len(names) == 1}


def _parsed(mention: Mention, vocabulary: Vocabulary) -> PersonName:
    """The name. A word in small letters behind one with a capital is a form of address ("Zehra teyze"), no surname; and
    capitals behind an ordinary word ("URGENT RT") are initials, and no given name with a short surname. A title behind
    an ordinary word ("Ask Major") is the title alone.
    """
    name = parse(mention.text, vocabulary)
    lead = name.given[0] if name.is_full and len(name.given) == 1 and not name.title else ""
    telling = vocabulary.title(name.surname) is not None or re.search(r"\d", lead)
    if lead and telling and _is_no_given_name(lead, vocabulary):
        return replace(name, given=(), surname="", lone=name.surname)
    if name.is_full and len(name.given) == 1 and name.given[0][:1].isupper() and name.surname.islower():
        return replace(name, given=(), surname="", lone=name.given[0])
    word = name.given[0] if name.is_cut_short and not name.title else ""
    if len(name.surname) > 1 and word.isupper() and vocabulary.is_ordinary(word) and not vocabulary.is_given_name(word):
        return replace(name, given=(), surname="", lone=name.surname)
    return name


def _is_no_given_name(word: str, vocabulary: Vocabulary) -> bool:
    """Whether a word in front of a name is an everyday one ("Ask Major"), or a code ("A5 Hafsa")."""
    return bool(re.search(r"\d", word)) or (vocabulary.is_ordinary(word) and not vocabulary.is_given_name(word))


def _without_epithet(name: PersonName, firsts: Collection[str], vocabulary: Vocabulary) -> PersonName:
    """As "Brave Niki" where the case has a Niki: an everyday word before a name that is a first name elsewhere."""
    if not name.is_full or len(name.given) != 1 or name.title or fold(name.surname) not in firsts:
        return name
    first = name.given[0]
    return replace(name, given=(), surname="", lone=name.surname) if _is_no_given_name(first, vocabulary) else name


def _judges_in_short(name: PersonName, titled: Mapping[str, frozenset[str]]) -> PersonName:
    """As "Hale J" and "Hale LJ", where the drafts call a judge Hale: the letters are the office, no initial."""
    word = name.given[0] if name.given else ""
    if name.title or len(name.given) != 1 or name.surname not in _JUDGES or "Judge" not in titled.get(fold(word), ()):
        return name
    return replace(name, given=(), surname=word, title=name.surname, role="Judge")


def _family_name_first(
    mention: Mention,
    name: PersonName,
    titled: Collection[str],
    initials: Collection[tuple[str, str]],
    lone: Collection[str],
    vocabulary: Vocabulary,
) -> PersonName:
    """As "Wong Mei-Lin" beside "Mr Wong", "Wong Mei" beside "M. Wong": a surname in front, behind which stands
    neither another nor an ordinary word.
    """
    if not name.is_full or name.title or "," in mention.text:
        return name
    first, *others = (fold(word) for word in (*name.given, name.surname))
    if first not in titled or vocabulary.is_given_name(first) or not set(others).isdisjoint(titled):
        return name
    told = (others[0][:1], first) in initials or others[0] in lone or not vocabulary.is_ordinary(others[0])
    if len(others) == 1 and "-" not in others[0] and not told:
        return name  # "Pike Farm" beside "Mr Pike" is no person
    return replace(name, given=(*name.given[1:], name.surname), surname=name.given[0])


def _double_given(
    mention: Mention, name: PersonName, firsts: Collection[tuple[str, str]], surnames: Collection[str]
) -> PersonName:
    """Both given names of somebody, where nobody has the second as a surname: "Mary Anne" beside "Mary Anne Pike"."""
    if not name.is_full or name.title or "," in mention.text or len(name.given) > 1:
        return name
    words = fold(name.given[0]), fold(name.surname)
    if words not in firsts or any(surname == words[1] and (words[0], surname) != words for surname in surnames):
        return name
    return replace(name, given=(), surname="", lone=f"{name.given[0]} {name.surname}")


def _double_surnames(names: Sequence[PersonName]) -> frozenset[tuple[str, str]]:
    """The folded words of surnames of two, which a title stands before: "García López" beside "Ms García López"."""
    firsts = {fold(n.given[0]) for n in names if n.is_full and not n.title}
    ends = {(fold(n.given[-1]), fold(n.surname)) for n in names if n.is_full and len(n.given) > 1}
    behind = {(fold(n.given[0]), fold(n.surname)) for n in names if n.is_full and n.title and len(n.given) == 1}
    return frozenset(pair for pair in behind & ends if pair[0] not in firsts)


def _with_double_surname(name: PersonName, doubles: Collection[tuple[str, str]]) -> PersonName:
    if not name.is_full or (fold(name.given[-1]), fold(name.surname)) not in doubles:
        return name
    return replace(name, given=name.given[:-1], surname=f"{name.given[-1]} {name.surname}")


def _without_by_name(name: PersonName, surnames: Collection[str], givens: Collection[str]) -> PersonName:
    """The farm or trade behind a titled surname is no surname: "Mrs Pike Top Farm" is a Mrs Pike."""
    if not (name.title and name.is_full) or fold(name.surname) in surnames:
        return name
    first = fold(name.given[0])
    return replace(name, given=(), surname=name.given[0]) if first in surnames and first not in givens else name


def _joined(named: list[tuple[Mention, PersonName]]) -> list[tuple[Mention, PersonName]]:
    """Given name and surname on either side of a nickname are each the whole name: "Lorna (‘Lori’) Ashdale"; and so are
    "Ashdale" and "Lorna" where a comma is between them and the drafts know such a Lorna Ashdale.
    """
    joined = list(named)
    full = {(fold(n.given[0]), fold(n.surname)) for _, n in named if n.is_full}
    for at, ((first, surname), (last, given)) in enumerate(pairwise(named)):
        if first.paragraph != last.paragraph or not surname.lone:
            continue
        if first.segment.text[first.finding.span.end : last.finding.span.start] != ", ":
            continue
        # behind a surname, what looks like given name and surname is two given names: "HALE, Lorna May"
        firsts = (given.lone,) if given.lone else (*given.given, given.surname) if given.is_full else ()
        if firsts and (fold(firsts[0]), fold(surname.lone)) in full:
            whole = replace(given, lone="", given=firsts, surname=surname.lone)
            joined[at], joined[at + 1] = (first, whole), (last, whole)
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


def _with_initial(mention: Mention, name: PersonName, vocabulary: Vocabulary) -> PersonName:
    """A single word with an initial behind a comma, and no further name, is a surname: "Hale, C. rang". So is one with
    an initial before it that the finding leaves out: "MR T HALE".
    """
    found = _INITIAL_BEHIND.match(mention.after) if name.lone and not mention.text.isupper() else None
    if found:
        return replace(name, lone="", surname=name.lone, given=(found[1],))
    ahead = (
        _INITIAL_AHEAD.search(mention.before)
        if name.lone and not name.title and len(plain(name.lone)) > _SHORT
        else None
    )
    if ahead and (ahead["dot"] or ahead["letter"] not in "AI" or mention.text.isupper()):
        return parse(f"{ahead['title'] or ''}{ahead['letter']}. {without_possessive(mention.text)}", vocabulary)
    return name


def _is_reversed(mention: Mention, name: PersonName, spelt: Counter[tuple[str, str]], vocabulary: Vocabulary) -> bool:
    if not name.is_full or len(name.given) != 1 or name.title or "," in mention.text:
        return False
    order = (fold(name.given[0]), fold(name.surname))
    if _begins_in_capitals(mention, name):
        return spelt[order[::-1]] > spelt[order]
    if not spelt[order[::-1]] or spelt[order] > spelt[order[::-1]]:
        return False
    telling = vocabulary.is_given_name(order[1]) and not vocabulary.is_given_name(order[0])
    alone = 2 * len(mention.text) > len(mention.segment.text)
    return telling or mention.text.isupper() or mention.segment.kind in _LISTS or alone


def _begins_in_capitals(mention: Mention, name: PersonName) -> bool:
    """Whether what is read as given name stands in capitals and the word behind it does not: "GRACE Yewande"."""
    words = without_possessive(mention.text).split()
    return words[:1] == [name.given[0]] and words[0].isupper() and not words[-1].isupper()


def _is_surname(name: PersonName, surnames: Collection[str]) -> bool:
    return len(name.given) == 1 and not name.title and fold(name.given[0]) in surnames


def _turned(name: PersonName) -> PersonName:
    return replace(name, given=(name.surname,), surname=name.given[0])
