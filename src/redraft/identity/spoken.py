"""What the text tells of a first name besides titles and kinship: whether "he" or "she" follows it, and an age."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from redraft.folding import fold, without_possessive
from redraft.identity.mentions import Mention
from redraft.names import PersonName
from redraft.vocabulary import Vocabulary

_PRONOUN = re.compile(r"\b(?:(she|herself|her(?= [a-z]+))|(he|himself|his))\b", re.IGNORECASE)
_NEXT = re.compile(r"[^.!?]*[.!?]['’\"”)]*\s+(?:(She)|(He))\b")
_SENTENCE = re.compile(r"[^.!?]*")
_AGE = re.compile(
    r"^(?:\s*\(|,\s)(?:then\s+|now\s+|aged?\s+)*(\d{1,3})(?:\s?(?:years?|yrs?)(?:[ -]old)?)?\s*[,;.)](?!\d)",
    re.IGNORECASE,
)
_CLEAR = 4
_GROWN, _YOUNG = 18, 15


@dataclass(frozen=True, slots=True)
class Spoken:
    """By folded first name: the `sexes` ("f" or "m") that pronouns tell clearly, who is a child by age, and who is not."""

    sexes: Mapping[str, str] = field(default_factory=dict)
    young: frozenset[str] = frozenset()
    grown: frozenset[str] = frozenset()


def spoken_of(named: Sequence[tuple[Mention, PersonName]], vocabulary: Vocabulary) -> Spoken:
    """What is told of each first name, and of titles that stand alone ("the Major"); `named` in document order.

    A pronoun counts that is the first behind the only name in a sentence, or begins the next; two at least, and four
    times as many as of the other sex: a single "he" may well be somebody else. Namesakes of whom one is a child are
    neither young nor grown.
    """
    firsts = {fold(name.given[0]) for _, name in named if name.is_full}
    pronouns: dict[str, Counter[str]] = {}
    ages: dict[str, set[bool]] = {}
    for at, (mention, name) in enumerate(named):
        word = fold(name.given[0] if name.is_full else name.lone)
        if word not in firsts and vocabulary.title(word) is None:
            continue
        if sex := _followed_by(mention, *(m for m, _ in (*named[max(0, at - 1) : at], *named[at + 1 : at + 2]))):
            pronouns.setdefault(word, Counter())[sex] += 1
        age = int(found[1]) if (found := _AGE.match(mention.after)) else 0
        if 0 < age <= _YOUNG or age >= _GROWN:
            ages.setdefault(word, set()).add(age >= _GROWN)
    sexes = {word: clear for word, counts in pronouns.items() if (clear := _clear(counts))}
    young, grown = (frozenset(word for word, told in ages.items() if told == {is_grown}) for is_grown in (False, True))
    return Spoken(sexes, young, grown)


def _followed_by(mention: Mention, *neighbours: Mention) -> str:
    """The sex of the pronoun that can only mean this mention; "" where there is none, or another name stands near."""
    if without_possessive(mention.text) != mention.text.strip() or mention.after.startswith(("'s", "’s")):
        return ""
    begun = len(re.split(r"[.!?]\s", mention.before)[-1])
    start, end = mention.finding.span.start - begun, mention.finding.span.end
    sentence = _SENTENCE.match(mention.after)
    stop = end + (sentence.end() if sentence else 0)
    if any(n.paragraph == mention.paragraph and start <= n.finding.span.start < stop for n in neighbours):
        return ""
    found = _PRONOUN.search(mention.after, 0, stop - end) or _NEXT.match(mention.after)
    return ("f" if found[1] else "m") if found else ""


def _clear(counts: Counter[str]) -> str:
    (sex, most), *others = counts.most_common()
    return sex if most > 1 and all(most >= _CLEAR * few for _, few in others) else ""
