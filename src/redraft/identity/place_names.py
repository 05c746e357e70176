"""The names of places and bodies, and addresses, taken apart; and what two names of one have in common."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from redraft.folding import fold, without_possessive
from redraft.identity.traits import Trait, letter_traits
from redraft.vocabulary import Vocabulary

_ABBREVIATIONS = {
    "rd": "road", "ave": "avenue", "av": "avenue", "cres": "crescent", "ln": "lane", "ct": "court", "cl": "close",
    "dr": "drive", "tce": "terrace", "terr": "terrace", "sq": "square", "gdns": "gardens", "pl": "place", "saint": "st",
    "limited": "ltd", "hosp": "hospital", "sch": "school", "univ": "university", "&": "and",
}  # fmt: skip
_LEGAL = frozenset({"ltd", "plc", "llp", "cic", "lp"})
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

    @property
    def traits(self) -> Iterator[Trait]:
        """All by which the name may be found: what `redraft.identity.bodies` looks up."""
        yield "name", " ".join(self.words)
        yield from (("word", word) for word in self.words)
        yield from (("front", " ".join(self.words[:end])) for end in range(1, len(self.words)))
        yield from (("back", " ".join(self.words[start:])) for start in range(1, len(self.words)))
        yield from letter_traits(" ".join(self.words))
        if len(self.words) > 1:
            yield from (("acronym", letters) for letters in self.acronyms)


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
    heads = _heads(vocabulary)
    for end in range(len(words), 0, -1):
        for start in range(max(0, end - 4), end):
            phrase = " ".join(words[start:end])
            label = heads.get(phrase)
            if label and (end == len(words) or words[end] in _SMALL) and phrase != "st":
                return PlaceName(words, label, words[:start])
    return PlaceName(words, "Company" if legal else "", words)


@cache
def _heads(vocabulary: Vocabulary) -> Mapping[str, str]:
    """The label of each head noun, possessive endings left out."""
    return {re.sub(r"'s?(?!\w)", "", head): label for head, label in vocabulary.place_kinds.items()}


@dataclass(frozen=True, slots=True)
class House:
    """House number and street of an address, without flat, town and postcode: ("14", "kestrel row")."""

    number: str
    street: str

    def likeness(self, other: House) -> int:
        """How surely two addresses are one: 3 alike, 2 one street within the other, 1 no street given, 0 not."""
        if self == other:
            return 3
        if not self.number or self.number != other.number:
            return 0
        if not self.street:
            return 1
        return 2 if other.street and (self.street in other.street or other.street in self.street) else 0


def read_house(text: str) -> House:
    """The house that an address names.

    >>> read_house("Flat 2, 14 Kestrel Row, Hallowmere")
    House(number='14', street='kestrel row')
    """
    folded = _POSTCODE.sub("", fold(without_possessive(text))).replace("'", "")
    within = _FLAT.sub(" ", folded)
    folded = within if _NUMBER.search(within) else folded
    number = _NUMBER.search(folded)
    rest = folded[number.end() :] if number else folded
    words = [_ABBREVIATIONS.get(word, word) for word in re.split(r"[\s]+", rest.strip(" ,").split(",")[0]) if word]
    if words and words[-1] == "st":
        words[-1] = "street"
    words = [word for word in words if word not in {"flat", "the", "apartment", "unit", "room"}]
    return House(number[1] if number else "", " ".join(words))
