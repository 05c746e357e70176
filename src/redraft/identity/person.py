"""Somebody as known so far: names, mentions and hints at roles, and what follows from them, kept up as they are learnt.

A mention may be held against everybody who shares a word with it, thousands of times in a case: so what is asked of a
person each time (sexes, callings, surnames) is told once, when it is learnt, and not gathered anew from all there is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from redraft.folding import fold
from redraft.identity.mentions import Mention
from redraft.identity.roles import RoleCue
from redraft.identity.seed import Seed
from redraft.names import PersonName

ADULT_TITLES = frozenset({"mr", "mrs", "ms"})
_BABY = re.compile(r"\b(?:baby|newborn|toddler),? $", re.IGNORECASE)
_LONGEST = len("newborn, ") + 1
"""So much of the text before a mention can matter to `_BABY`."""


@dataclass(slots=True, eq=False)
class Person:
    """Somebody as known so far; grows while mentions are being settled.

    `number` is the place among everybody of a case, `declared` are the names that the user gave, `exact` the folded
    wordings that mean nobody else. Of the names: `words` are all folded words, `firsts` are the folded given names and lone words, `surnames` the folded
    surnames, `sexes`, `suffixes` and `ranks` what titles tell, `titles` those with a given name or initial behind them,
    which is how somebody was introduced. Of the cues: `callings` are the roles of the professional sort, `kin` those of
    kinship, `sure_kin` those of these that weigh more than a guess.
    """

    seed: Seed | None = None
    number: int = 0
    declared: tuple[PersonName, ...] = ()
    names: list[PersonName] = field(default_factory=list)
    exact: set[str] = field(default_factory=set)
    mentions: list[Mention] = field(default_factory=list)
    cues: list[RoleCue] = field(default_factory=list)
    words: set[str] = field(default_factory=set)
    firsts: set[str] = field(default_factory=set)
    surnames: set[str] = field(default_factory=set)
    sexes: set[str] = field(default_factory=set)
    suffixes: set[str] = field(default_factory=set)
    ranks: set[str] = field(default_factory=set)
    titles: set[str] = field(default_factory=set)
    callings: set[str] = field(default_factory=set)
    kin: set[str] = field(default_factory=set)
    sure_kin: set[str] = field(default_factory=set)
    is_called_baby: bool = False
    is_addressed_as_adult: bool = False

    def learn(self, name: PersonName) -> None:
        """Adds a name, whatever was known."""
        self.names.append(name)
        self.words |= telling_words(name)
        self.firsts.update(fold(word) for word in (*name.given[:1], name.lone) if word)
        self.surnames.add(fold(name.surname))
        if name.sex:
            self.sexes.add(name.sex)
        if name.suffix:
            self.suffixes.add(name.suffix)
        if name.role:
            self.ranks.add(name.role)
        if name.title:
            title = fold(name.title)
            self.is_addressed_as_adult = self.is_addressed_as_adult or title in ADULT_TITLES
            if name.given:
                self.titles.add(title)

    def hear(self, cues: Iterable[RoleCue]) -> None:
        """Adds hints at what this person is."""
        for cue in cues:
            self.cues.append(cue)
            (self.kin if cue.kin else self.callings).add(cue.role)
            if cue.kin and cue.weight > 1:
                self.sure_kin.add(cue.role)

    def meet(self, mention: Mention) -> None:
        """Adds a mention."""
        self.mentions.append(mention)
        self.is_called_baby = self.is_called_baby or stands_behind_baby(mention)

    @property
    def is_merged(self) -> bool:
        """Whether several of the key were decided to be this one, so that names may be at odds."""
        return bool(self.seed and self.seed.merged)

    @property
    def is_family(self) -> bool:
        """Whether the text, or the cast, calls this person a relative or the subject, and nothing a professional."""
        if self.seed and self.seed.role == "subject":
            return True
        return bool(self.kin) and not self.callings

    def is_opposed(self, name: PersonName) -> bool:
        """Whether titles or suffixes say that a name is of somebody else: one of the names known does, or each of those of
        one who was merged.
        """
        if self.is_merged:
            return all(opposed(name, known) for known in self.names)
        sexes, suffixes = (self.sexes if name.sex else ()), (self.suffixes if name.suffix else ())
        return any(sex != name.sex for sex in sexes) or any(suffix != name.suffix for suffix in suffixes)


def telling_words(name: PersonName) -> frozenset[str]:
    """The folded words of a name that identify somebody, and two given names together."""
    return frozenset(fold(word) for word in (*name.words, " ".join(name.given[:2])))


def opposed(one: PersonName, other: PersonName) -> bool:
    """Whether titles or suffixes say that two names are of different people."""
    if one.sex and other.sex and one.sex != other.sex:
        return True
    return bool(one.suffix and other.suffix and one.suffix != other.suffix)


def stands_behind_baby(mention: Mention) -> bool:
    """Whether the word before a mention says that a baby is meant."""
    start = mention.finding.span.start
    return bool(_BABY.search(mention.segment.text[max(0, start - _LONGEST) : start]))
