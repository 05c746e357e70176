"""The parts of a person's name as it stands in a draft, and the forms under which the same name may stand elsewhere."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache

from redraft.folding import fold, plain, without_possessive
from redraft.vocabulary import Title, Vocabulary

PARTICLES = frozenset(
    [
        "de",
        "del",
        "della",
        "di",
        "da",
        "dos",
        "das",
        "do",
        "du",
        "la",
        "le",
        "van",
        "von",
        "der",
        "den",
        "ter",
        "ten",
        "al",
        "el",
        "bin",
        "bint",
        "ibn",
        "ap",
        "ab",
        "y",
    ]
)
_LEADING = frozenset(["st", "mac", "mc", "o", "van", "von", "de", "le", "la", "del", "el", "al"])
"""Particles that may also be written with a capital: "Ms St Clair", "Tom Van Dyke"."""
_ALWAYS_LEADING = frozenset(["st", "von", "mac", "mc"])
"""Those of them that are hardly ever a given name or its initial: "St Clair" alone is a surname, "O Hobday" is not."""
_SUFFIXES = {"jnr": "jnr", "jr": "jnr", "junior": "jnr", "snr": "snr", "sr": "snr", "senior": "snr"}
_QUOTED = re.compile(r"(?<!\w)\(?\s*['\"‘“]([^'\"‘’“”()]+)['\"’”]\s*\)?(?!\w)|\(([^()]+)\)")
_OPENED = re.compile(r"\s+\([^()]*$")
"""A bracket that is closed behind the name: "P. Hale (Housing"."""
_FORMER = re.compile(r"[(,]?\s*\b(?:née|nee|formerly|previously|born)\s+([\w'’‑-]+)\)?", re.IGNORECASE)
_KNOWN_AS = re.compile(
    r"[(,]?\s*\b(?:also known as|known as|a\.?k\.?a\.?|alias|or)\s+['\"‘“]?([\w'’‑ -]+?)['\"’”]?\)?$", re.IGNORECASE
)
_ARTICLE = re.compile(r"^(?:(?i:the )|an? )?(?i:late )?(?=\S)")
_OFFICE = 5
_INITIALS = re.compile(r"[A-Z](?:[- ]?[A-Z])?")
_RUN_ON = re.compile(r"(?:[^\W\d_]\.){2,}[^\W\d_]?\.?")
_HYPHENED = re.compile(r"[A-Z]\.?[-‑][A-Z]\.?")
_EPITHETS = frozenset({"big", "little", "wee", "old", "young", "auld", "lil", "fat", "tall", "mad", "poor", "dear"})
_CAPITALS = re.compile(r"(?:Mc|Mac|O['’]|D['’])?[^\W\d_a-z]{3,}(?:[-‑'’][^\W\d_a-z]+)*")
_LETTER_FIRST = re.compile(r"(?<![^\W_])[^\W\d_]\.")
"""A letter with its full stop: the "O." of "O. Price" begins no O'Price."""
_ACCOUNT = re.compile(r"@?([A-Za-z]{2,})\.([A-Za-z]+)")


@dataclass(frozen=True)
class PersonName:
    """A name taken apart; every part as it was written, "" or () where it does not occur.

    `given` holds given names and initials in order; `lone` a single word that could be a given name or a surname;
    `former` maiden and earlier surnames; `sex` is f or m where the title tells it; `role` what the title says. What
    follows from these is worked out once: the names of a case are held against each other over and over.
    """

    title: str = ""
    given: tuple[str, ...] = ()
    surname: str = ""
    lone: str = ""
    nicknames: tuple[str, ...] = ()
    former: tuple[str, ...] = ()
    suffix: str = ""
    sex: str = ""
    role: str = ""

    @cached_property
    def is_full(self) -> bool:
        """Whether there is a given name, not just an initial, and a surname."""
        return bool(self.surname and self.given and len(plain(self.given[0])) > 1 and not self.is_cut_short)

    @cached_property
    def is_cut_short(self) -> bool:
        """Whether the surname is written as an initial: "Lorna A.", "Dani O-H", "mary b"."""
        if not (self.given and self.surname):
            return False
        surname = plain(self.surname)
        return bool(_INITIALS.fullmatch(surname)) or (len(surname) == 1 and self.given[0].islower())

    @cached_property
    def has_initials_only(self) -> bool:
        """Whether there is a surname and nothing but initials before it."""
        return bool(self.surname and self.given) and len(plain(self.given[0])) == 1 and not self.is_cut_short

    @cached_property
    def is_initials(self) -> bool:
        """Whether nothing but first letters is written: "K.A.", "B."."""
        parts = (*self.given, self.surname, self.lone)
        return any(parts) and all(len(plain(part)) <= 1 for part in parts) and not self.nicknames

    @cached_property
    def initials(self) -> str:
        """The folded first letters of all parts in order, of double-barrelled names both.

        >>> PersonName(given=("Lorna", "May"), surname="Pellow-Ashdale").initials
        'lmpa'
        """
        words = re.split(r"[\s‑-]+", " ".join((*self.given, self.lone, self.surname)))
        return "".join(fold(word)[:1] for word in words if word)

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Every word of the name that identifies somebody: titles, suffixes and bare initials left out."""
        parts = (*self.given, self.surname, self.lone, *self.nicknames, *self.former)
        return tuple(part for part in parts if len(plain(part)) > 1)


@lru_cache(maxsize=1 << 14)
def parse(surface: str, vocabulary: Vocabulary) -> PersonName:
    """Takes a person's name apart: "Mrs B. Ashdale", "PELLOW, Tobin", "PELLOW Tobin", "Lorna 'Lori' Ashdale (née Pellow)".

    A single word after "Mr" or "PC" is a surname, after "Nana" a given name; after "Sister", "SW" or nothing at all it
    may be either and stays `lone`.
    """
    text = without_possessive(re.sub(r"[\s_]+", " ", surface).strip(" ,;:"))
    text = _ARTICLE.sub("", text)
    account = _ACCOUNT.fullmatch(text)
    if account and not text.istitle():
        text = f"{account[1]} {account[2]}"
    former = tuple(_FORMER.findall(text))
    text = _FORMER.sub(" ", text)
    nicknames = tuple(_KNOWN_AS.findall(text))
    text = _KNOWN_AS.sub(" ", text)
    nicknames += tuple((quoted or bracketed).strip() for quoted, bracketed in _QUOTED.findall(text))
    text = _OPENED.sub("", _QUOTED.sub(" ", text))
    front, comma, back = text.partition(",")
    if comma and _is_office_behind(front.strip(), vocabulary):
        front, comma = f"{front} {back}", ""  # "IRO, Mrs Hale"
    words, suffix = _suffix(_words(back if comma else front))
    title, words = _title(words, vocabulary)
    if len(words) > 1 + (not title) and _is_office_behind(words[-1], vocabulary):
        title, words = title or words[-1], words[:-1]  # "Carys Hale SW"
    if comma and (surname_words := _words(front)):
        first_title, surname_words = _title(surname_words, vocabulary)
        return _built(
            title or first_title, tuple(words), " ".join(surname_words), nicknames, former, suffix, vocabulary
        )
    if len(words) == 2 and fold(words[0]) in _EPITHETS and not title:
        words = words[1:]  # "Big Joe": an epithet and a name
    if not title and (ahead := _surname_in_front(words, vocabulary)):
        return _built(title, tuple(words[ahead:]), " ".join(words[:ahead]), nicknames, former, suffix, vocabulary)
    leads = _LETTER_FIRST.search(text) is None
    given, surname = _divided(words, bool(title), leads)
    return _built(title, given, surname, nicknames, former, suffix, vocabulary)


def forms(name: PersonName) -> tuple[str, ...]:
    """The usual written forms of a name, longest first, without repetition; capitals are the searcher's business.

    >>> forms(PersonName(given=("Lorna",), surname="Ashdale"))
    ('Ashdale, Lorna', 'Lorna Ashdale', 'L. Ashdale', 'Ashdale L', 'L Ashdale', 'Lorna A.', 'Ashdale', 'Lorna', 'L.A.')
    """
    found: list[str] = []
    every = " ".join(name.given)
    firsts = [*([name.given[0]] if name.given else []), *name.nicknames]
    surnames = [surname for surname in (name.surname, *name.former) if surname]
    for surname in surnames:
        for first in ([every] if len(name.given) > 1 else []) + firsts:
            found += [f"{first} {surname}", f"{surname}, {first}"]
        for first in firsts:
            letter = plain(first)[:1]
            found += [
                f"{first} {plain(surname)[:1]}.",
                f"{surname} {letter}",
                f"{letter}. {surname}",
                f"{letter} {surname}",
            ]
        if name.suffix:
            found.append(f"{surname} {name.suffix}")
        if "-" in plain(surname):
            found += [part for part in re.split(r"[‐‑-]", surname) if len(part) > 2]
    found += surnames + firsts + ([name.lone] if name.lone else [])
    if name.surname and firsts:
        found.append("".join(f"{letter.upper()}." for letter in name.initials))
    known = dict.fromkeys(form for form in found if len(plain(form)) > 1)
    return tuple(sorted(known, key=lambda form: -len(form)))


def _words(text: str) -> list[str]:
    """The words of a name; collar numbers and stray marks left out, run-on initials ("J.P.", "M-L Wong") taken apart."""
    words: list[str] = []
    raws = text.split()
    for at, raw in enumerate(raws):
        word = raw.strip('()[]"“”‘,;:*')
        if not re.search(r"[^\W\d_]", word):
            continue
        is_last = at + 1 == len(raws)
        if _RUN_ON.fullmatch(word) or (_HYPHENED.fullmatch(word) and not is_last):
            words += [letter for letter in word if letter.isalpha()]
        else:
            words.append(word.rstrip("."))
    return words


def _suffix(words: list[str]) -> tuple[list[str], str]:
    if len(words) > 1 and (suffix := _SUFFIXES.get(fold(words[-1]))):
        return words[:-1], suffix
    return words, ""


def _title(words: list[str], vocabulary: Vocabulary) -> tuple[str, list[str]]:
    """The longest title at the front, the last of several ("Sgt Mr" is none), and the words behind it."""
    title = ""
    while len(words) > 1:
        for length in range(min(3, len(words) - 1), 0, -1):
            phrase = " ".join(words[:length])
            if _is_title(phrase, vocabulary) or _is_office(phrase, vocabulary):
                title, words = title or phrase, words[length:]
                break
        else:
            break
    return title, words


def _is_title(phrase: str, vocabulary: Vocabulary) -> bool:
    """Abbreviations in capitals count only in capitals: "DI Pellow" is an inspector, "Di Pellow" is Diana."""
    if phrase in vocabulary.titles:
        return True
    if vocabulary.title(phrase) is None:
        return False
    folded = fold(phrase)
    written = [form for form in vocabulary.titles if fold(form) == folded]
    return any(not (form.isupper() and len(form) > 1) for form in written)


def _is_office(phrase: str, vocabulary: Vocabulary) -> bool:
    """Whether a phrase is the short form of a role or of kinship, in capitals: "MGM Noreen", "DN Bryony"."""
    return phrase.isupper() and 1 < len(phrase) <= _OFFICE and bool(vocabulary.role_of(phrase))


def _is_office_behind(word: str, vocabulary: Vocabulary) -> bool:
    """Whether the short form of a role stands behind a name: "Carys Hale SW", "Mrs Hale IRO"."""
    told = vocabulary.title(word)
    return _is_office(word, vocabulary) or (word.isupper() and len(word) > 1 and told is not None and bool(told.role))


def _told(title: str, vocabulary: Vocabulary) -> Title | None:
    """What a title says, or the short form of a role that stands in place of one."""
    if not title or (told := vocabulary.title(title)) is not None:
        return told if title else None
    role = vocabulary.role_of(title)
    return Title(role, vocabulary.kin_sex.get(role, ""), "either") if role else None


def _divided(words: list[str], titled: bool, leads: bool) -> tuple[tuple[str, ...], str]:
    """Given names and surname: the last word and the particles before it, but never the whole of an untitled name."""
    if len(words) < 2 or (leads and len(words) == 2 and fold(words[0]) in _ALWAYS_LEADING):
        return (), " ".join(words)
    start = len(words) - 1
    first = 0 if titled else 1
    while start > first and len(words[start]) > 1 and _is_particle(words[start - 1]):
        start -= 1
    return tuple(words[:start]), " ".join(words[start:])


def _surname_in_front(words: list[str], vocabulary: Vocabulary) -> int:
    """How many words in capitals stand before a given name that is not: "LAWRENCE Maja", "O'HARA-PIKE Tobin".

    None where the capitals are rather those of a given name: "TOBIN Pellow".
    """
    if words and vocabulary.is_given_name(words[0]) and not vocabulary.is_given_name(words[-1]):
        return 0
    capitals = [bool(_CAPITALS.fullmatch(word)) for word in words]
    front = capitals.index(False) if False in capitals else 0
    behind = words[front:]
    return front if behind and not any(capitals[front:]) and all(len(w) > 1 and w.istitle() for w in behind) else 0


def _is_particle(word: str) -> bool:
    return word in PARTICLES or fold(word) in _LEADING


def _built(
    title: str,
    given: tuple[str, ...],
    surname: str,
    nicknames: tuple[str, ...],
    former: tuple[str, ...],
    suffix: str,
    vocabulary: Vocabulary,
) -> PersonName:
    told = _told(title, vocabulary)
    lone = ""
    if surname and not given:
        before = told.before if told else "either"
        if before == "given":
            given, surname = (surname,), ""
        elif before == "either" and not suffix:
            lone, surname = surname, ""
    return PersonName(
        title=title,
        given=given,
        surname=surname,
        lone=lone,
        nicknames=nicknames,
        former=former,
        suffix=suffix,
        sex=told.sex if told else "",
        role=told.role if told else "",
    )
