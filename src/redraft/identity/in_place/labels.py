"""Labels with a letter or a number behind them: "Child R", "Adult 2", "Ms A", "SW1", "Children A and B", "School 3"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from redraft.text import Span
from redraft.vocabulary import Vocabulary

PERSON = "PERSON"
_MARK = r"(?:[A-Z]\d?|\d{1,2}[A-Z]?|[A-Z]{2})"
_AND = r"(?:,?\s(?:and|or|&|to)\s|,\s|/)"
_MORE = r"(?:/(?:[A-Z]\d?|\d[A-Z])(?![\w]))"
"""A second mark behind a stroke ("Child A1/X2"); two numbers are a ratio or a day ("24/7")."""
_END = r"(?![\w/-]|['’`´][^\W\d_]{2}|[.:]\d|\s(?i:years?|weeks?|months?|days?|hours?|minutes?|miles?|metres?|%)\b)"
_NO_SURNAME = r"(?!\.?\s[A-Z][a-z])"
"""Behind a title and a letter: "Mr B Brown" and "Mr B. Brown" are names. Behind a label a heading may go on."""


class Form(StrEnum):
    """What a pseudonym in place is made of."""

    LABEL = "label"
    """A word for what somebody is, and a letter or number: "Child R", "Social Worker 2", "School A"."""
    TITLE = "title"
    """A title and a letter: "Ms A"."""
    CODE = "code"
    """An abbreviation and a number: "SW1"."""
    NAME = "name"
    """A given name that the draft says is not the real one: "Olivia"."""


@dataclass(frozen=True, slots=True)
class Label:
    """One pseudonym where it stands. `span` is that of the whole, or of the letter alone in "Children A and B".

    `name` is how it is written out ("Child B"), `same` what all spellings of it have in common ("SW1" and "Social Worker
    1" are one), `mark` its letter or number.
    """

    name: str
    form: Form
    entity_type: str
    same: str
    mark: str
    span: Span


@dataclass(frozen=True, slots=True)
class Labels:
    """Finds labels in a text, if there is a `mark` in it at all. Build it with `of`."""

    mark: re.Pattern[str]
    labels: re.Pattern[str]
    plurals: re.Pattern[str]
    titles: re.Pattern[str]
    codes: re.Pattern[str]
    types: Mapping[str, str]
    singular: Mapping[str, str]
    short: Mapping[str, str]

    @classmethod
    def of(cls, vocabulary: Vocabulary) -> Labels:
        """From the labels of the vocabulary: kin, occupations, ranks and kinds of place among them."""
        words = vocabulary.in_place
        types = dict.fromkeys((*vocabulary.place_kinds.values(), *words.bodies), "ORGANIZATION")
        types |= dict.fromkeys(words.places, "LOCATION")
        people = (*words.people, *vocabulary.kin.values(), *vocabulary.occupations.values())
        types |= dict.fromkeys(filter(None, (*people, *vocabulary.titles.values())), PERSON)
        singular = {
            plural: label for each in (words.people, words.places, words.bodies) for label, plural in each.items()
        }
        last = "".join(sorted({re.escape(code[-1]) for code in words.codes}))
        return cls(
            mark=re.compile(rf"\s{_MARK}(?![\w-])|[{last}]\d{{1,2}}(?![\w/-])"),
            labels=re.compile(rf"(?<![\w'’])({_either(types)})\s+({_MARK})({_MORE}*){_END}"),
            plurals=re.compile(rf"(?<![\w'’])({_either(singular)})\s+({_MARK})((?:{_AND}{_MARK})*){_END}"),
            titles=re.compile(
                rf"(?<!\w)({_either(words.titles)})\.?\s+([A-Z]\d?|[A-Z]{{2}}){_END}{_NO_SURNAME}(?!\.\s?[A-Z])"
            ),
            codes=re.compile(
                rf"(?<![\w-])({_either(words.codes, upper=False)})(\d{{1,2}}|(?<=[a-z])\s\d){_END}(?!\s\d[A-Z]{{2}}\b)"
            ),
            types={_key(label): kind for label, kind in types.items()},
            singular={_key(plural): label for plural, label in singular.items()},
            short=words.codes,
        )

    def find(self, text: str) -> Iterator[Label]:
        """Every label in `text`, in order of place; an underscore, as in file names, is a space."""
        text = text.replace("_", " ")
        if self.mark.search(text):
            yield from sorted(self._found(text), key=lambda label: label.span)

    def read(self, text: str) -> Label | None:
        """The label that `text` is, and is nothing else."""
        bare = text.strip(" \t\n.:*\"'“”‘’()[]")
        found = next(iter(self.find(bare)), None)
        return found if found and len(found.span) == len(bare) else None

    def _found(self, text: str) -> Iterator[Label]:
        for match in self.labels.finditer(text):
            yield from self._each(match, _written(match[1]), self.types[_key(match[1])])
        for match in self.plurals.finditer(text):
            label = self.singular[_key(match[1])]
            yield from self._each(match, label, self.types[_key(label)])
        for match in self.titles.finditer(text):
            if _schematic(match[2]):
                name = f"{_written(match[1])} {match[2]}"
                yield Label(name, Form.TITLE, PERSON, name.casefold(), match[2], Span(*match.span()))
        for match in self.codes.finditer(text):
            mark = match[2].strip()
            if len(match[1]) > 1 or len(mark) == 1:  # "S1" is a sibling, "S17" a section
                same = f"{self.short[match[1]]} {mark}".casefold()
                yield Label(match[0], Form.CODE, PERSON, same, mark, Span(*match.span()))

    def _each(self, match: re.Match[str], label: str, entity_type: str) -> Iterator[Label]:
        """The first mark with the label before it, and every further one by itself."""
        start = match.start()
        for mark in re.finditer(rf"(?<!\w){_MARK}(?!\w)", match.string[match.start(2) : match.end()]):
            end = match.start(2) + mark.end()
            begin = start if mark.start() == 0 else match.start(2) + mark.start()
            real = entity_type != PERSON and re.fullmatch(r"\d+[A-Z]", mark[0])  # "Ward 7B" is a ward's real name
            if _schematic(mark[0]) and not real:
                name = f"{label} {mark[0]}"
                yield Label(name, Form.LABEL, entity_type, _key(name), mark[0], Span(begin, end))


def _schematic(mark: str) -> bool:
    """Whether a mark belongs to a scheme: two letters are most likely initials, unless they are alike or neighbours."""
    return len(mark) < 2 or not mark.isalpha() or ord(mark[1]) - ord(mark[0]) in (0, 1)


def _either(labels: Iterable[str], upper: bool = True) -> str:
    """A pattern for any of `labels`, the longest first, as written or in capitals."""
    forms = {form for label in labels for form in ((label, label.upper()) if upper else (label,))}
    ordered = sorted(forms, key=lambda form: (-len(form), form))
    return "|".join(re.escape(form).replace(r"\ ", r"\s+").replace("'", "['’]") for form in ordered)


def _key(text: str) -> str:
    return " ".join(text.replace("’", "'").split()).casefold()


def _written(label: str) -> str:
    """A label as it is written in running text."""
    bare = " ".join(label.replace("’", "'").split())
    return bare.title().replace("'S", "'s") if bare.isupper() and len(bare) > 2 else bare
