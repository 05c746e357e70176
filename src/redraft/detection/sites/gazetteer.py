"""The places and bodies that a case has named, and the short forms it may name them by later."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from redraft.detection.sites.places import PlaceName
from redraft.detection.words import cues, head_nouns
from redraft.detection.words.forms import Forms
from redraft.detection.words.lexis import Lexis
from redraft.detection.words.passages import Passage

_PREFIXES = cues.words("pre post non anti multi semi inter mid co re")
"""What stands before a hyphen: never a name by itself."""
_BRACKETS = frozenset({" (", " ('", ' ("', " (the ", ' ("the ', " ('the ", " - ", ": "})
"""What stands between a name and its acronym: " - " and ":" in lists of abbreviations."""
_CONNECTORS = cues.words("of the and le upon on in for at under y yr de la")


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Short and full forms, as bare words, each with its entity type.

    `plain` forms can be nothing else; `doubtful` ones are ordinary words, which need a capital that proves something;
    `acronyms` are written in capitals; `heads` are rare head nouns that stand for the one body that has them.
    """

    plain: Mapping[tuple[str, ...], str] = field(default_factory=dict)
    doubtful: Mapping[tuple[str, ...], str] = field(default_factory=dict)
    acronyms: Mapping[str, str] = field(default_factory=dict)
    heads: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def learn(
        cls,
        places: Iterable[PlaceName],
        passages: Sequence[Passage],
        lexis: Lexis,
        declared: Iterable[tuple[tuple[str, ...], str]] = (),
        told: Iterable[str] = (),
    ) -> Gazetteer:
        """What the names found teach, and declared names with their types; `told` are the acronyms that stand beside
        those of bodies: see `acronyms_beside`.
        """
        plain: dict[tuple[str, ...], str] = {}
        doubtful: dict[tuple[str, ...], str] = {}
        acronyms = dict.fromkeys(told, "ORGANIZATION")
        owners: dict[str, set[tuple[str, ...]]] = {}
        for parts, entity_type in declared:
            plain[parts] = entity_type
            if entity_type == "ORGANIZATION":
                acronyms.update(dict.fromkeys(initials(parts), entity_type))
            for form in short_forms(parts, lexis):
                everyday = len(form) == 1 and lexis.ordinary(form[0])
                (doubtful if everyday else plain).setdefault(form, _type_of_stem(parts, entity_type, form))
        for place in places:
            if place.doubtful:
                continue
            plain.setdefault(place.parts, place.entity_type)
            for form in short_forms(place.parts, lexis):
                telling = any(not lexis.ordinary(word) for word in form)
                target = plain if telling or len(form) > 1 else doubtful
                target.setdefault(form, _type_of_stem(place.parts, place.entity_type, form))
            if place.entity_type == "ORGANIZATION":
                acronyms.update(dict.fromkeys(_acronyms(place, passages), "ORGANIZATION"))
                if "royal" in place.parts:
                    owners.setdefault("royal", set()).add(stem(place.parts, lexis))
                if place.parts[-1] in head_nouns.BODY_HEADS and not lexis.generic(place.parts[-1]):
                    owners.setdefault(place.parts[-1], set()).add(stem(place.parts, lexis))
        heads = {head: "ORGANIZATION" for head, stems in owners.items() if len(stems) == 1}
        return cls(plain, doubtful, acronyms, heads)

    def words(self) -> frozenset[str]:
        """The single words among the plain forms."""
        return frozenset(form[0] for form in self.plain if len(form) == 1)

    def news(self, other: Gazetteer) -> frozenset[str]:
        """The words of which the two know different things: those that begin a form which one of them has otherwise."""
        forms = (*(self.plain.items() ^ other.plain.items()), *(self.doubtful.items() ^ other.doubtful.items()))
        words = (*(self.acronyms.items() ^ other.acronyms.items()), *(self.heads.items() ^ other.heads.items()))
        return frozenset((*(form[0] for form, _ in forms if form), *(word for word, _ in words)))


def short_forms(parts: tuple[str, ...], lexis: Lexis) -> list[tuple[str, ...]]:
    """What a name may be cut down to: without its head nouns, without its generic words, its beginning.

    A single generic word is no name.
    """
    forms: list[tuple[str, ...]] = []
    for end in range(len(parts) - 1, 0, -1):
        form = parts[:end]
        while form and form[-1] in _CONNECTORS:
            form = form[:-1]
        if form and form not in forms and _telling(form, lexis):
            forms.append(form)
    core = stem(parts, lexis)
    if core and core not in forms and core != parts and _telling(core, lexis):
        forms.append(core)
    return forms


def _telling(form: tuple[str, ...], lexis: Lexis) -> bool:
    if form == ("st",) or form[0] in _CONNECTORS or (len(form) == 1 and form[0] in _PREFIXES):
        return False
    return any(not lexis.generic(word) and not (lexis.head(word) and len(form) == 1) for word in form)


def stem(parts: tuple[str, ...], lexis: Lexis) -> tuple[str, ...]:
    """The words that single a name out: generic words and head nouns taken off both ends."""
    start, end = 0, len(parts)
    while end > start and (
        lexis.generic(parts[end - 1]) or lexis.head(parts[end - 1]) or parts[end - 1] in _CONNECTORS
    ):
        end -= 1
    while start < end and (lexis.generic(parts[start]) or parts[start] in _CONNECTORS):
        start += 1
    return parts[start:end]


def _type_of_stem(parts: tuple[str, ...], entity_type: str, form: tuple[str, ...]) -> str:
    """A council, a police force or a hospital is named after its town: alone, the first word is the town."""
    town = parts[-1] in (
        "council",
        "police",
        "constabulary",
        "hospital",
        "infirmary",
        "advertiser",
        "gazette",
        "partnership",
        "board",
        "court",
    )
    return "LOCATION" if len(form) == 1 and town else entity_type


def initials(parts: tuple[str, ...]) -> list[str]:
    """The acronyms that the initials of a body's name make, of three letters and more, "NHS" whole or left out.

    >>> initials(("wexborough", "and", "hallowmere", "nhs", "trust"))
    ['whnt', 'wht', 'whnhst']
    """
    words = [word for word in parts if word not in _CONNECTORS]
    every = "".join(word[0] for word in words)
    lean = "".join(word[0] for word in words if word != "nhs")
    whole = "".join("nhs" if word == "nhs" else word[0] for word in words)
    return [form for form in dict.fromkeys((every, lean, whole)) if len(form) > 2 and form not in head_nouns.NO_BODIES]


def _acronyms(place: PlaceName, passages: Sequence[Passage]) -> list[str]:
    """The acronym in brackets behind a body's name or before them, and those that its initials make."""
    beside = _beside(passages[place.passage], place.first, place.last)
    return [*initials(place.parts), *beside]


def acronyms_beside(declared: Iterable[tuple[tuple[str, ...], str]], passages: Sequence[Passage]) -> frozenset[str]:
    """The acronyms that any passage puts beside the declared name of a body: one reading, however many are declared."""
    bodies = Forms.of(parts for parts, entity_type in declared if entity_type == "ORGANIZATION" and parts)
    return frozenset(
        acronym
        for passage in (passages if bodies.forms else ())
        for at in range(len(passage.words))
        for size in bodies.sizes(passage, at)
        for acronym in _beside(passage, at, at + size - 1)
    )


def _beside(passage: Passage, first: int, last: int) -> list[str]:
    """The acronyms in brackets behind words `first` to `last`, or before those in brackets, with the same first letter."""
    words = passage.words
    pairs = []
    if last + 1 < len(words):
        pairs.append((words[last + 1], words[last + 1].gap))
    if first:
        pairs.append((words[first - 1], words[first].gap))
    return [
        word.bare
        for word, gap in pairs
        if gap in _BRACKETS
        and word.caps
        and word.bare[0] == words[first].bare[0]
        and word.bare not in head_nouns.NO_BODIES
    ]
