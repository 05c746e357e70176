"""Which mentions of places, addresses and bodies are of one: short forms, head nouns, acronyms, spellings of streets."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from rapidfuzz.distance import DamerauLevenshtein

from redraft.folding import fold, without_possessive
from redraft.identity.decided import folded_wording
from redraft.identity.mentions import Mention
from redraft.identity.seed import Seed
from redraft.vocabulary import Vocabulary

_ABBREVIATIONS = {
    "rd": "road", "ave": "avenue", "av": "avenue", "cres": "crescent", "ln": "lane", "ct": "court", "cl": "close",
    "dr": "drive", "tce": "terrace", "terr": "terrace", "sq": "square", "gdns": "gardens", "pl": "place", "saint": "st",
    "limited": "ltd", "hosp": "hospital", "sch": "school", "univ": "university", "&": "and",
}  # fmt: skip
_LEGAL = frozenset({"ltd", "plc", "llp", "cic", "lp"})
_COMMON = frozenset(
    {
        "borough", "city", "county", "district", "metropolitan", "royal", "general", "community", "family", "voluntary", "aided",
        "c", "of", "e", "ce", "cofe", "rc", "va", "vc", "church", "england", "roman", "catholic", "and", "the", "nhs",
    }
)  # fmt: skip
"""Words that may be left out of a name without its meaning another body; head nouns besides."""
_SMALL = frozenset({"of", "and", "the", "for", "in", "on", "at"})
_POSTCODE = re.compile(r"\b[a-z]{1,2}\d[a-z\d]? ?\d[a-z]{2}\b")
_FLAT = re.compile(r"\b(?:flat|apartment|apt|room|unit) ?\d*[a-z]?\b,?")
_NUMBER = re.compile(r"\b(\d+[a-z]?)\b")


@dataclass(frozen=True, slots=True)
class PlaceName:
    """The name of a place or body taken apart: its words, the label of its kind ("" if unknown), and the words before
    the head noun that tells the kind.
    """

    words: tuple[str, ...]
    kind: str
    stem: tuple[str, ...]

    @property
    def acronyms(self) -> frozenset[str]:
        """The acronyms the name may go by, folded, with and without its small words."""
        full = "".join(word[0] for word in self.words)
        lean = [word for word in self.words if word not in _SMALL]
        return frozenset({full, "".join(w[0] for w in lean), "".join(w[0] for w in lean if w != "nhs")})


@dataclass(slots=True)
class Body:
    """A place, address or body as known so far; grows while mentions are being settled."""

    seed: Seed | None = None
    names: list[PlaceName] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)

    @property
    def kind(self) -> str:
        """The label of the first name that tells one."""
        return next((name.kind for name in self.names if name.kind), "")


@lru_cache(maxsize=1 << 16)
def read(surface: str, vocabulary: Vocabulary) -> PlaceName:
    """Takes the name of a place or body apart: "the St Aldric's Primary School" is a School with the stem "st aldrics"."""
    text = re.sub(r"'s?(?!\w)|^the ", "", fold(surface)).replace("'", "")
    words = tuple(_ABBREVIATIONS.get(word, word) for word in re.split(r"[\s,/()-]+", text) if word)
    if words[:1] in (("county",), ("co",)):
        words = words[1:] or words
    if words[:1] == ("st",):  # "St Aldrics" and "St Aldric's" alike
        words = tuple(word if n != 1 else word.rstrip("s") for n, word in enumerate(words))
    legal = words[-1:] if words[-1:] and words[-1] in _LEGAL and len(words) > 1 else ()
    words = words[: len(words) - len(legal)]
    heads = {re.sub(r"'s?(?!\w)", "", head): label for head, label in vocabulary.place_kinds.items()}
    for end in range(len(words), 0, -1):
        for start in range(max(0, end - 4), end):
            phrase = " ".join(words[start:end])
            label = heads.get(phrase)
            if label and (end == len(words) or words[end] in _SMALL) and phrase != "st":
                return PlaceName(words, label, words[:start])
    return PlaceName(words, "Company" if legal else "", words)


@dataclass(frozen=True, slots=True)
class Bodies:
    """Every place and body, seeds first; and the short forms that fit several, each with those it fits."""

    everything: tuple[Body, ...]
    open: tuple[tuple[Mention, tuple[Body, ...]], ...]


def settle(
    mentions: Sequence[Mention],
    seeds: Sequence[Seed],
    vocabulary: Vocabulary,
    given: Mapping[str, str] | None = None,
) -> Bodies:
    """Settles which place or body each mention means: longer names before the short forms made from them.

    `given` are the ids of those which single mentions were decided to mean, by finding id.
    """
    bodies = [Body(seed, [read(name, vocabulary) for name in seed.every_name]) for seed in seeds]
    known = {body.seed.id: body for body in bodies if body.seed and body.seed.id}
    chosen = {m.id: known[given[m.id]] for m in mentions if given and given.get(m.id) in known}
    undecided: list[tuple[Mention, tuple[Body, ...]]] = []
    named = [(mention, read(mention.text, vocabulary)) for mention in mentions]
    for mention, name in sorted(named, key=lambda item: -len(item[1].words)):
        if mention.id in chosen:
            chosen[mention.id].mentions.append(mention)
            continue
        if mention.finding.entity_type == "ADDRESS":
            found = _address(mention, bodies)
        else:
            found = _match(mention, name, bodies, vocabulary)
        found = _ruled(mention, found, known)
        if len(found) > 1:
            undecided.append((mention, tuple(found)))
            continue
        if not found:
            found = [Body()]
            bodies += found
        found[0].mentions.append(mention)
        if name not in found[0].names:
            found[0].names.append(name)
    order = {mention.id: number for number, mention in enumerate(mentions)}
    for body in bodies:
        body.mentions.sort(key=lambda mention: order[mention.id])
    return Bodies(tuple(bodies), tuple(undecided))


def _ruled(mention: Mention, found: list[Body], known: Mapping[str, Body]) -> list[Body]:
    """The bodies found, with the place of those that were decided not to go by this wording taken by the one that does."""
    wording = folded_wording(mention.text)
    now = [known.get(b.seed.elsewhere.get(wording, ""), b) if b.seed else b for b in found]
    return list({id(body): body for body in now}.values())


def _match(mention: Mention, name: PlaceName, bodies: list[Body], vocabulary: Vocabulary) -> list[Body]:
    """The bodies a name could mean: none for a new one. Several only where a head noun alone is written ("the Ward")."""
    same = [body for body in bodies if any(known.words == name.words for known in body.names)]
    if same:
        return same[:1]
    for rule in (_by_acronym, _by_stem, _by_gap, _by_head, _by_spelling):
        found = [body for body in bodies if any(rule(mention, name, known, vocabulary) for known in body.names)]
        if found:
            return found if len(found) == 1 or rule is _by_head else []
    return []


def _by_acronym(mention: Mention, name: PlaceName, known: PlaceName, vocabulary: Vocabulary) -> bool:
    """As "WSCP" and "Wexborough Safeguarding Children Partnership"."""
    letters = without_possessive(mention.text).strip("() .")
    return letters.isupper() and 2 <= len(letters) <= 7 and len(known.words) > 1 and fold(letters) in known.acronyms


def _by_stem(mention: Mention, name: PlaceName, known: PlaceName, vocabulary: Vocabulary) -> bool:
    """As "Tansy" and "Tansy Ward", "Pellow" and "Pellow Ltd"; but not a town and a body that is named after it."""
    if name.kind and name.kind != known.kind:
        return False
    short = name.words
    if short == known.words or len(short) >= len(known.words) or known.words[: len(short)] != short:
        return False
    if known.kind in vocabulary.town_kinds:
        return len(short) > 1 and mention.finding.entity_type == "ORGANIZATION"
    if mention.finding.entity_type == "ORGANIZATION":
        return True
    return known.kind == "Ward" or short[0] == "st"


def _by_gap(mention: Mention, name: PlaceName, known: PlaceName, vocabulary: Vocabulary) -> bool:
    """As "Wexborough Council" and "Wexborough Borough Council", "Vale Academy" and "Wexborough Vale Academy"."""
    if not name.kind or not name.stem or not set(name.words) < set(known.words):
        return False
    if name.kind == known.kind and known.words[-len(name.words) :] == name.words:
        return True
    common = {word for head in vocabulary.place_kinds for word in head.split()} | _COMMON
    alike = name.kind == known.kind or name.words[-1] == known.words[-1]
    return alike and name.words[0] == known.words[0] and set(known.words) - set(name.words) <= common


def _by_head(mention: Mention, name: PlaceName, known: PlaceName, vocabulary: Vocabulary) -> bool:
    """As "the Lodge" and "Rowan Lodge", "the Infirmary" and "Wexborough Royal Infirmary"."""
    return (
        known.words != name.words
        and known.words[-len(name.words) :] == name.words
        and (bool(name.kind and not name.stem) or (len(name.words) == 1 and mention.before.endswith(("the ", "The "))))
    )


def _by_spelling(mention: Mention, name: PlaceName, known: PlaceName, vocabulary: Vocabulary) -> bool:
    """One slip in a long name of the same kind."""
    one, other = " ".join(name.words), " ".join(known.words)
    return (
        name.kind == known.kind
        and min(len(one), len(other)) >= 7
        and one[0] == other[0]
        and not re.search(r"\d", one + other)
        and not (one in vocabulary.ordinary_words and other in vocabulary.ordinary_words)
        and DamerauLevenshtein.distance(one, other) <= 1
    )


def _address(mention: Mention, bodies: list[Body]) -> list[Body]:
    """The same number in the same street, or a number alone ("Flat 9"); none for a new address."""
    number, street = _house(mention.text)
    houses = [(body, _house(known.text)) for body in bodies for known in body.mentions if _is_address(known)]
    houses += [(body, _house(name)) for body in bodies if body.seed for name in body.seed.names]
    graded = [(_same_house((number, street), house), body) for body, house in houses]
    best = max((grade for grade, _ in graded), default=0)
    return list({id(body): body for grade, body in graded if grade == best}.values()) if best else []


def _same_house(one: tuple[str, str], other: tuple[str, str]) -> int:
    """How surely two addresses are one: 3 alike, 2 one street within the other, 1 no street given, 0 not."""
    if one == other:
        return 3
    if not one[0] or one[0] != other[0]:
        return 0
    if not one[1]:
        return 1
    return 2 if other[1] and (one[1] in other[1] or other[1] in one[1]) else 0


def _is_address(mention: Mention) -> bool:
    return mention.finding.entity_type == "ADDRESS"


def _house(text: str) -> tuple[str, str]:
    """House number and street of an address, without flat, town and postcode: ("14", "kestrel row")."""
    folded = _POSTCODE.sub("", fold(without_possessive(text))).replace("'", "")
    within = _FLAT.sub(" ", folded)
    folded = within if _NUMBER.search(within) else folded
    number = _NUMBER.search(folded)
    rest = folded[number.end() :] if number else folded
    words = [_ABBREVIATIONS.get(word, word) for word in re.split(r"[\s]+", rest.strip(" ,").split(",")[0]) if word]
    if words and words[-1] == "st":
        words[-1] = "street"
    words = [word for word in words if word not in {"flat", "the", "apartment", "unit", "room"}]
    return (number[1] if number else "", " ".join(words))
