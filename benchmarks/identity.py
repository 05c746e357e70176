"""`python -m benchmarks identity`: whether one person has one pseudonym, and one pseudonym one person, beside two peers.

With gold spans nothing but the resolution is measured; with redraft's own detection, what a case would look like.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from fixtures.families.figures import GROUPS, chance, draw_figures
from fixtures.families.telling import tell
from rich.box import SIMPLE
from rich.console import Console
from rich.table import Table

from benchmarks.persons import NEUTRAL, Measures, Mention, Taken, by_wording, gold_findings, measure, taken
from benchmarks.texts import JUDGMENTS, Gold, MarkedCase, fixture_cases, shared_case, shared_cases
from redraft.cast import Declared
from redraft.decisions import Decisions
from redraft.detection import Detector
from redraft.entities import resolve
from redraft.folding import fold, without_possessive
from redraft.key import Key
from redraft.names import PersonName, parse
from redraft.text import Draft
from redraft.vocabulary import Vocabulary, load_vocabulary

WIDTH = 120
FAMILIES, TELLINGS = "invented families", 60
_EXPLAINED = """consistency: share of a person's mentions with the name that most of them have. split: persons with two names or
more. merged: pairs of persons with one name. strayed: mentions whose name is mostly somebody else's. open: mentions with
neutral wording. Of persons met at least once; mentions that were not found are left out, "found" tells how many."""


@dataclass(frozen=True)
class People:
    """A case for this measure: its drafts, and every mention of a person in them."""

    name: str
    drafts: tuple[Draft, ...]
    mentions: tuple[Mention, ...]


Resolve = Callable[[People], Sequence[Taken]]
"""From a case to whom each mention is taken for."""


def main(case: Sequence[str] = (), cases: Sequence[Path] = (), spans: str = "both") -> None:
    """Print who is taken for whom, case by case, then by kind of mention."""
    vocabulary = load_vocabulary()
    wanted = [each for each in every_case(cases, vocabulary) if not case or each.name in case]
    resolvers: dict[str, Resolve] = {}
    if spans != "detected":
        resolvers["redraft, gold spans"] = lambda people: gold(people, vocabulary)
    if spans != "gold":
        detector = Detector.load()
        resolvers["redraft, own detection"] = lambda people: detected(people, detector, vocabulary)
    resolvers["the same words"] = lambda people: by(people, lambda name: fold(without_possessive(name)))
    resolvers["the last word"] = lambda people: by(people, lambda name: _last_word(parse(name, vocabulary)))
    console = Console(width=WIDTH)
    for who, resolver in resolvers.items():
        told = dict(_answers(wanted, resolver))
        console.print(_by_case(who, {name: measure(answers) for name, answers in told.items()}))
        if who.startswith("redraft"):
            console.print(_by_wording(who, [each for answers in told.values() for each in answers]))
    console.print(_EXPLAINED)


def every_case(folders: Sequence[Path], vocabulary: Vocabulary) -> list[People]:
    """The fixtures, the marked cases of ../shared and of other folders, and many invented families as one."""
    marked = [each for each in (*fixture_cases(), *shared_cases()) if each.name != JUDGMENTS]
    marked += [shared_case(folder) for folder in folders]
    return [people(each, vocabulary) for each in marked] + families()


def people(case: MarkedCase, vocabulary: Vocabulary) -> People:
    """The marks of persons whose entity is told; not those of a whole family, which the marks give to one of it."""
    mentions = tuple(
        Mention(case.drafts[text.draft].source, text.segment.anchor, gold.span, gold.entity, _kind(name))
        for text in case.texts
        for gold in text.gold
        if gold.type == "PERSON" and gold.entity and not _is_family(text.segment.text, gold)
        for name in [parse(gold.span.of(text.segment.text), vocabulary)]
    )
    return People(case.name, case.drafts, mentions)


def families(tellings: int = TELLINGS) -> list[People]:
    """Drafts about invented name-sharers, each telling a case of its own under one name."""
    found = []
    for seed in range(tellings):
        rng = chance(seed)
        told = tell(draw_figures(rng.sample(GROUPS, 2), rng), rng, 12)
        mentions = (Mention(m.source, m.anchor, m.span, m.who, str(m.wording)) for m in told.marks)
        found.append(People(FAMILIES, told.drafts, tuple(mentions)))
    return found


def gold(case: People, vocabulary: Vocabulary) -> Sequence[Taken]:
    """By redraft, as if detection had found every mention and nothing else."""
    findings = gold_findings(case.drafts, case.mentions)
    resolution = resolve(findings, case.drafts, Declared(), Key(), Decisions(), vocabulary)
    return taken(case.mentions, findings, resolution)


def detected(case: People, detector: Detector, vocabulary: Vocabulary) -> Sequence[Taken]:
    """By redraft from drafts to resolution."""
    findings = detector.detect(case.drafts, Declared())
    resolution = resolve(findings, case.drafts, Declared(), Key(), Decisions(), vocabulary)
    return taken(case.mentions, findings, resolution)


def by(case: People, called: Callable[[str], str]) -> Sequence[Taken]:
    """By a peer to whom the name alone says who is meant."""
    texts = {(draft.source, segment.anchor): segment.text for draft in case.drafts for segment in draft.segments}
    return [Taken(m, called(m.span.of(texts[m.source, m.anchor])) or NEUTRAL) for m in case.mentions]


def _is_family(text: str, gold: Gold) -> bool:
    """Whether a mark stands before "family" or is a plural behind "the" or a number."""
    before, behind = text[: gold.span.start], text[gold.span.end :]
    plural = gold.span.of(text).endswith("s") and re.search(r"\b(?:the|two|both|three|four) $", before, re.IGNORECASE)
    return bool(plural or re.match(r"(?:['’]s?)? (?:family|household)\b", behind))


def _last_word(name: PersonName) -> str:
    return fold(name.surname or name.lone or " ".join(name.given)).split(" ")[-1]


def _kind(name: PersonName) -> str:
    if name.is_initials or re.fullmatch(r"[A-Z]{2,4}", name.lone):
        return "initials"
    if name.is_full:
        return "full name"
    if name.has_initials_only or name.is_cut_short:
        return "initial and surname"
    return "title and surname" if name.surname else "one word"


def _answers(wanted: Iterable[People], resolver: Resolve) -> Iterable[tuple[str, Sequence[Taken]]]:
    """The answers by name of the case; cases of one name, which share no persons, together."""
    told: dict[str, list[Taken]] = {}
    for number, each in enumerate(wanted):
        answers = resolver(each)
        told.setdefault(each.name, []).extend(_numbered(answer, number) for answer in answers)
    return told.items()


def _numbered(answer: Taken, number: int) -> Taken:
    """The same with persons and entities of their own."""
    mention = replace(answer.mention, who=answer.mention.who and f"{number} {answer.mention.who}")
    return replace(answer, mention=mention, entity=answer.entity and f"{number} {answer.entity}")


def _by_case(who: str, measured: dict[str, Measures]) -> Table:
    table = _table(f"{who}: persons, by case")
    for column in ("case", "mentions", "persons", "found", "consistency", "split", "merged", "strayed", "open"):
        table.add_column(column, justify="left" if column == "case" else "right")
    for name, each in measured.items():
        shares = (str(each.consistency), each.split.per_cent, str(len(each.merged)), each.strayed.per_cent)
        counted = (str(each.mentions), str(each.persons), each.found.per_cent)
        table.add_row(name, *counted, *shares, each.neutral.per_cent)
    return table


def _by_wording(who: str, told: Sequence[Taken]) -> Table:
    """Whether a mention has the name that most of its person's mentions have."""
    table = _table(f"{who}: by kind of mention")
    for column in ("kind", "mentions", "consistent", "strayed", "open"):
        table.add_column(column, justify="left" if column == "kind" else "right")
    for kind, each in by_wording(told).items():
        shares = (str(each.consistent), each.strayed.per_cent, each.neutral.per_cent)
        table.add_row(kind, str(each.mentions), *shares)
    return table


def _table(title: str) -> Table:
    return Table(title=title, title_justify="left", box=SIMPLE)
