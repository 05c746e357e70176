"""Full names that could be one person's, and are not: "Joanna Pike met Jo Pike", "Mary Pike (MGM)" and "her sister, Mary Anne".

A nickname, a middle name or an initial alone would make one person of two. What the text says of the two spellings
speaks against it: they stand side by side in one sentence as two people do, or it calls them by kinship or offices that
nobody has together.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from redraft.folding import fold
from redraft.identity.likeness import surname_likeness
from redraft.identity.lookup import Lookup
from redraft.identity.mentions import Mention
from redraft.identity.roles import RoleCue
from redraft.identity.traits import surname_traits
from redraft.names import PersonName
from redraft.vocabulary import Vocabulary

Spelling = tuple[str, str]
"""The folded given names and surname of a full name."""

_SAME = re.compile(
    r"\b(?:or|aka|alias|known|called|named|recorded|written|entered|listed|referred|spelt|spelled|misspelt|formerly|"
    r"previously|née|nee|born|now|also|as|full name|i\.e|that is|changed|not|to say|for short)\b|[/=(‘’“”\"]\s?$|^\s?[/=]",
    re.IGNORECASE,
)
"""What stands between two spellings of one name."""
_ENDS = re.compile(r"[.!?;]['’\"”)]*\s|\n")
_WEIGHT = 3
"""So much must the hints at the roles of two weigh together to say that they are two."""


@dataclass(frozen=True, slots=True)
class Apart:
    """The pairs of spellings that the text tells apart."""

    pairs: frozenset[frozenset[Spelling]] = frozenset()

    def __call__(self, one: PersonName, other: PersonName) -> bool:
        """Whether two full names are told apart."""
        return frozenset({spelling(one), spelling(other)}) in self.pairs


def spelling(name: PersonName) -> Spelling:
    """The words by which two full names are the same or not."""
    return fold(" ".join(name.given)), fold(name.surname)


def apart(
    named: Sequence[tuple[Mention, PersonName]], cues: Mapping[str, tuple[RoleCue, ...]], vocabulary: Vocabulary
) -> Apart:
    """Which spellings of full names the text tells apart; `named` in document order, `cues` by finding id."""
    full = [(mention, name) for mention, name in named if name.is_full]
    pairs = {frozenset({one, other}) for one, other in _side_by_side(full)}
    told = _told(full, cues, vocabulary)
    relatives: Lookup[Spelling] = Lookup()
    for spelt in told:
        traits = tuple(surname_traits(spelt[1]))
        for known in relatives.holding(traits):
            if surname_likeness(spelt[1], known[1]) and _contradict(told[spelt], told[known]):
                pairs.add(frozenset({spelt, known}))
        relatives.note(relatives.add(spelt), traits)
    return Apart(frozenset(pair for pair in pairs if len(pair) > 1))


def _side_by_side(full: Sequence[tuple[Mention, PersonName]]) -> Collection[tuple[Spelling, Spelling]]:
    """Spellings that stand in one sentence, with nothing between them that says they are one."""
    by_paragraph: dict[tuple[int, str], list[tuple[Mention, PersonName]]] = defaultdict(list)
    for mention, name in full:
        by_paragraph[mention.paragraph].append((mention, name))
    found = set()
    for here in by_paragraph.values():
        for at, (one, name) in enumerate(here):
            for other, known in here[at + 1 :]:
                between = one.segment.text[one.finding.span.end : other.finding.span.start]
                if _ENDS.search(between):
                    break
                if spelling(name) != spelling(known) and not _SAME.search(between):
                    found.add((spelling(name), spelling(known)))
    return found


def _told(
    full: Sequence[tuple[Mention, PersonName]], cues: Mapping[str, tuple[RoleCue, ...]], vocabulary: Vocabulary
) -> dict[Spelling, Counter[str]]:
    """What each spelling is called, and how much weight that has."""
    told: dict[Spelling, Counter[str]] = defaultdict(Counter)
    for mention, name in full:
        for cue in cues.get(mention.id, ()):
            told[spelling(name)][_kind(cue, vocabulary)] += cue.weight
    return told


def _contradict(one: Counter[str], other: Counter[str]) -> bool:
    """Whether nothing is said of both; a single "her sister" on either side is too little, it may be anybody's."""
    return one.keys().isdisjoint(other) and one.total() + other.total() >= _WEIGHT


def _kind(cue: RoleCue, vocabulary: Vocabulary) -> str:
    """One label for all that one person may be called at once: any relative but a parent or grandparent, any calling."""
    if not cue.kin:
        return "calling"
    return cue.role if cue.role in vocabulary.single_kin else "kin"
