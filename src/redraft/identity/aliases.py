"""Statements that two names are one person's: "Lorna, known to her family as Lori", "Lorna (née Pellow)", "'Lori'".

What such a statement says is added to the name that it is said of, so that every other mention of the alias finds its
way to the same person. A statement ties the alias to the nearest name before it, and only where nothing but the
statement itself, or an apposition without a second person in it, stands between the two.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from redraft.folding import fold, plain, without_possessive
from redraft.identity.mentions import Mention
from redraft.names import PersonName, parse
from redraft.vocabulary import Vocabulary

_QUOTE = r"['‘“\"]"
_ADVERB = (
    r"(?:(?:also|better|best|usually|always|mostly|generally|sometimes|often|locally|commonly|otherwise|formerly|"
    r"previously|once|then|now|variously|affectionately|simply|wrongly)\s+)*"
)
_BY = r"(?:\s+(?:to|by|among|amongst|in|at|within)\s+[\w’' -]{1,50}?)?"
_CALLERS = r"(?:everyone|everybody|all|most|they|people|(?:his|her|their|the)\s+\w+)"
_AS = (
    rf"{_ADVERB}(?:known|recorded|referred\s+to|written|addressed|spoken\s+of|signed|spelt|named|called){_BY}"
    r"\s+(?:as|by\s+the\s+name(?:\s+of)?)"
)
_BARE = (
    rf"(?:{_ADVERB}(?:called|nicknamed|named|spelt|spelled|christened|baptised)|a\.?k\.?a\.?|alias|"
    rf"whom?\s+{_CALLERS}(?:\s+\w+)?\s+(?:calls?|called|nicknamed|knew\s+as|knows?\s+as))"
)
_PREFERS = (
    r"(?:(?:goes|went|going)\s+by(?:\s+the\s+name(?:\s+of)?)?|"
    r"(?:likes|liked|prefers|preferred|asked|wants|wanted)\s+to\s+be\s+(?:called|known\s+as)|"
    r"calls?\s+(?:him|her|them)sel(?:f|ves))"
)
_FORMER = r"(?:née|nee|formerly|previously|born|(?:(?:her|his|their)\s+)?maiden\s+name(?:\s+(?:is|was))?)"
# an apposition between name and statement must not bring in anybody else whom the statement could be about
_APPOSITION = (
    r"(?:,\s(?!and\b)(?:(?!\b(?:and|or|with|by|from|to|for|whose|his|her|their|friend|one)\b)[^,.;:()–—]){2,60})?"
)
_APART_FROM = rf"{_APPOSITION}\s*(?:[,(]|[–—-]\s)\s*(?:who\s+(?:is|was|had\s+been|has\s+been)\s+)?"
_LINKED = r"\s+(?:(?:who|and)\s+)?(?:is|was)\s+"
_ALIAS = re.compile(
    rf"^(?:(?:{_APART_FROM}|{_LINKED}|\s+)(?:{_AS})|(?:{_APART_FROM}|{_LINKED})(?:{_BARE})|"
    rf"(?:{_APPOSITION}\s*,)?\s*(?:who\s+)?{_PREFERS}|,?\s*(?:which|that)\s+is(?:\s+to\s+say)?,?|,?\s*i\.e\.,?)\s*[:,]?\s*{_QUOTE}?$",
    re.IGNORECASE,
)
_EARLIER = re.compile(
    rf"^(?:{_APART_FROM}|{_LINKED}|\s+){_FORMER}\s*[:,]?\s*(?:(?:mrs|miss|ms|mr)\s+)?{_QUOTE}?$", re.IGNORECASE
)
_OR = re.compile(rf"^\s*[,(]?\s*or\s+{_QUOTE}?$", re.IGNORECASE)
_AS_CALLED = re.compile(
    r"^['’”\"]?,?\s+(?:as|to)\s+(?:\w+\s+){0,5}?(?:friends|family|everyone|everybody|all|calls?|called|knows?|knew|known)\b",
    re.IGNORECASE,
)
_COMMA = re.compile(rf"^\s*,\s+{_QUOTE}?$")
_TO_THEM = re.compile(
    r"^['’”\"]?\s+to\s+(?:\w+\s+){0,3}?(?:friends|family|everyone|everybody|neighbours|mates|children)\b", re.IGNORECASE
)
"""As in "Edwin, Ned to the family"."""
_APART = re.compile(
    rf"^\s*\(?\s*{_QUOTE}$|^\s*\($|^\s*\((?:\w+\s)?(?:recorded|entered|spelt|misspelt|written|listed|filed)\s(?:\w+\s)?{_QUOTE}$"
)
_DEFINES = re.compile(r"\s?\(\s?['‘“\"]?")
_MOST_LETTERS = 4
_CLOSED = re.compile(r"^['’”\"]?\s*\)|^['’”\"](?!s\b)")


@dataclass(frozen=True, slots=True)
class Alias:
    """What a statement adds to a name: words that are said of the person, and earlier surnames."""

    nicknames: tuple[str, ...] = ()
    former: tuple[str, ...] = ()

    def and_also(self, other: Alias) -> Alias:
        """What both say."""
        return Alias((*self.nicknames, *other.nicknames), (*self.former, *other.former))

    def added_to(self, name: PersonName) -> PersonName:
        """`name` with these as further nicknames and earlier surnames."""
        nicknames = tuple(dict.fromkeys((*name.nicknames, *self.nicknames)))
        return replace(name, nicknames=nicknames, former=tuple(dict.fromkeys((*name.former, *self.former))))


def aliases(mentions: Sequence[Mention], owners: Mapping[str, str], vocabulary: Vocabulary) -> Mapping[str, Alias]:
    """The aliases that the text states, by the id of the mention that they are said of; `mentions` in document order,
    `owners` as `ties` tells them.
    """
    names = {mention.id: parse(mention.text, vocabulary) for mention in mentions}
    borne = _borne(names.values())
    found: dict[str, Alias] = {}
    for one, other in pairwise(mentions):
        if one.paragraph != other.paragraph or any(without_possessive(m.text) != m.text.strip() for m in (one, other)):
            continue  # "Lorna's son, known as Kit" and "known as Kit's mother" are about other people
        alias = _stated(one, other, names[one.id], names[other.id], borne)
        if alias:  # "Lorna Hale (née Pike, known as Lori)": what is said behind the earlier name is said of her
            owner = owners.get(one.id, one.id)
            found[owner] = found[owner].and_also(alias) if owner in found else alias
    return found


def ties(mentions: Sequence[Mention], vocabulary: Vocabulary) -> Mapping[str, str]:
    """By the id of a mention that is nothing but an earlier surname, the id of whom it is said of: "Lorna (née Pellow)"."""
    return {
        other.id: one.id
        for one, other in pairwise(mentions)
        if one.paragraph == other.paragraph
        and _EARLIER.match(one.segment.text[one.finding.span.end : other.finding.span.start])
        and parse(other.text, vocabulary).lone
    }


def defined_letters(named: Sequence[tuple[Mention, PersonName]]) -> Mapping[str, str]:
    """For initials that their draft gives behind a name in full, "Karen Hale (KH)", the id of the mention of that name, by
    the id of each mention of the letters in that draft; unless the draft gives them for two names.
    """
    given: dict[tuple[int, str], dict[PersonName, str]] = {}
    at_once: dict[str, str] = {}
    for (one, name), (other, _) in pairwise(named):
        gap = one.segment.text[one.finding.span.end : other.finding.span.start]
        letters = _letters(other)
        if one.paragraph != other.paragraph or not (name.is_full and letters and _DEFINES.fullmatch(gap)):
            continue
        if other.after[:3].lstrip("'’”\"").startswith(")") and sorted(name.initials) == sorted(letters):
            at_once[other.id] = one.id
            bare = replace(name, title="", sex="", role="", nicknames=(), former=())
            given.setdefault((one.draft, letters), {}).setdefault(bare, one.id)
    once = {place: next(iter(names.values())) for place, names in given.items() if len(names) == 1}
    known = {m.id: once[m.draft, _letters(m)] for m, _ in named if (m.draft, _letters(m)) in once}
    return known | at_once


def _letters(mention: Mention) -> str:
    """The folded letters of a mention that is nothing but two to four capitals; "" of any other."""
    letters = re.sub(r"[\s.-]", "", plain(without_possessive(mention.text)))
    return fold(letters) if letters.isupper() and letters.isalpha() and 2 <= len(letters) <= _MOST_LETTERS else ""


def _borne(names: Iterable[PersonName]) -> frozenset[str]:
    """The folded words of all names with two parts: who has such a word in brackets behind him may be two people."""
    return frozenset(fold(word) for name in names if name.surname and name.given for word in name.words)


def _stated(one: Mention, other: Mention, name: PersonName, alias: PersonName, borne: frozenset[str]) -> Alias | None:
    """What the text between two neighbouring mentions, and behind the second, says about them being one person."""
    gap = one.segment.text[one.finding.span.end : other.finding.span.start]
    if name.is_initials or alias.is_initials or len(gap) > 120:
        return None
    if _EARLIER.match(gap):
        surname = alias.surname or alias.lone
        return Alias(former=(surname,)) if surname and fold(surname) != fold(name.surname) else None
    said = _ALIAS.match(gap) or (_OR.match(gap) and _AS_CALLED.match(other.after))
    said = said or (_COMMA.match(gap) and _TO_THEM.match(other.after))
    if said and not alias.title:
        return _of(alias, name)
    return _of(alias, name) if _set_apart(gap, other, name, alias, borne) else None


def _set_apart(gap: str, other: Mention, name: PersonName, alias: PersonName, borne: frozenset[str]) -> bool:
    """Whether a single word in quotes or brackets stands behind a name, or in the middle of it, as a nickname does."""
    word = alias.lone or (alias.given[0] if alias.title and alias.given and not alias.surname else "")  # "Uncle Robbo"
    if not word or not _APART.match(gap) or not _CLOSED.match(other.after):
        return False
    if plain(word).isupper() and len(plain(word)) <= 3:
        return False  # initials
    if not gap.rstrip().endswith("("):
        return bool(name.given or name.lone)  # in quotes, it is hardly anything else
    return fold(word) not in borne and (name.is_full or bool(name.lone and re.match(r"^\s*\)\s+[A-Z]", other.after)))


def _of(alias: PersonName, name: PersonName) -> Alias | None:
    """A full name says both a nickname and a surname; what the name has already is left out."""
    nicknames = tuple(word for word in (alias.lone, *alias.given[:1], *alias.nicknames) if len(plain(word)) > 1)
    known = {fold(word) for word in name.words}
    nicknames = tuple(word for word in nicknames if fold(word) not in known)
    former = (alias.surname,) if alias.surname and name.surname and fold(alias.surname) not in known else ()
    return Alias(nicknames, former) if nicknames or former else None
