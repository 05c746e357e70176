"""Invented families and professionals who share names: nobody is merged, and nobody is renamed later.

Every mention is known to mean somebody (`fixtures/families`). ``REDRAFT_EXAMPLES=500`` tries more of them, and
shrinks one that fails.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from types import ModuleType
from typing import Any

import pytest
from benchmarks.persons import gold_findings
from fixtures.families.figures import GROUPS, bare, chance, draw_figures
from fixtures.families.telling import Mark, Told, tell
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from redraft.cast import CastMember, Declared
from redraft.key import Key
from redraft.text import Draft

EXAMPLES = int(os.environ.get("REDRAFT_EXAMPLES", "0"))
TRIED = settings(
    max_examples=EXAMPLES or 8,
    phases=[Phase.generate, *([Phase.shrink] if EXAMPLES else [])],  # to shrink a story takes minutes
    derandomize=True,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
RERUN = settings(TRIED, max_examples=EXAMPLES or 4)
ROOT = Path(__file__).resolve().parents[2]

seeds = st.integers(0, 9999)


@dataclass(frozen=True)
class Story:
    """An overview and a chronology about some groups of name-sharers, in so few words that a failure can be read."""

    groups: tuple[str, ...]
    seed: int
    paragraphs: int

    @property
    def told(self) -> Told:
        """Its drafts and marks."""
        rng = chance(self.seed)
        return tell(draw_figures(self.groups, rng), rng, self.paragraphs)


stories = st.builds(
    Story,
    st.lists(st.sampled_from(GROUPS), min_size=1, max_size=3, unique=True).map(tuple),
    seeds,
    st.integers(2, 12),
)


def case_of(told: Told, marked: ModuleType, drafts: Sequence[Draft] | None = None, **more: object) -> Any:
    """The case with the marks as its findings, as `marked_case` makes them; of some `drafts` only, if they are given."""
    drafts = told.drafts if drafts is None else drafts
    there = {(draft.source, segment.anchor) for draft in drafts for segment in draft.segments}
    marks = [mark for mark in told.marks if (mark.source, mark.anchor) in there]
    return marked.Case(tuple(drafts), gold_findings(drafts, marks), **more)


def meant(told: Told, case: Any) -> dict[str, str]:
    """By finding id, the person meant."""
    who = {(m.source, m.anchor, m.span): m.who for m in told.marks}
    return {f.id: who[f.source, f.anchor, f.span] for f in case.findings}


def merged(told: Told, case: Any, key: Key | None = None) -> list[tuple[str, ...]]:
    """The entities with settled mentions of more than one person, or of nobody in particular."""
    who = meant(told, case)
    resolution = case.resolution(key) if key else case.resolution()
    people = [{who[mention] for mention in entity.mentions} for entity in resolution.entities]
    return [tuple(sorted(persons)) for persons in people if len(persons) > 1 or "" in persons]


def pseudonyms(told: Told, case: Any, known: Key) -> Mapping[str, str]:
    """By person, the pseudonym that most of the settled mentions have."""
    who, key = meant(told, case), case.key(known)
    names: dict[str, Counter[str]] = defaultdict(Counter)
    for entity in case.resolution(known).entities:
        for mention in entity.mentions:
            names[who[mention]][key.entry(entity.id).pseudonym] += 1
    return {person: counts.most_common(1)[0][0] for person, counts in names.items()}


@TRIED
@given(story=stories)
def test_nobody_is_merged(story: Story, marked: ModuleType) -> None:
    """No two people share an entity; what two could be meant by is settled as neither."""
    told = story.told
    assert not merged(told, case_of(told, marked))


@TRIED
@given(story=stories, declared=st.data())
def test_nobody_declared_is_merged(story: Story, declared: st.DataObject, marked: ModuleType) -> None:
    """Nor do they with some of them declared in the cast."""
    told = story.told
    known = declared.draw(st.lists(st.sampled_from(told.figures), max_size=4, unique=True))
    cast = tuple(CastMember(figure.full) for figure in known)
    assert not merged(told, case_of(told, marked, declared=Declared(cast=cast)))


@TRIED
@given(story=stories, seed=seeds)
def test_the_order_of_findings_is_nothing(story: Story, seed: int, marked: ModuleType) -> None:
    """Findings in any order give the same entities and ambiguities."""
    told = story.told
    case = case_of(told, marked)
    shuffled = chance(seed).sample(case.findings, len(case.findings))
    assert replace(case, findings=tuple(shuffled)).resolution() == case.resolution()


@RERUN
@given(story=stories, seed=seeds)
def test_a_changed_draft_renames_nobody(story: Story, seed: int, marked: ModuleType) -> None:
    """With the key, and with paragraphs moved, lost and added, everybody who is left has the pseudonym of before."""
    told = story.told
    first = case_of(told, marked)
    key = first.key()
    before = pseudonyms(told, first, marked.NO_KEY)
    second = case_of(told, marked, _rearranged(told.drafts, chance(seed)))
    after = pseudonyms(told, second, key)
    assert {person: before[person] for person in after if person in before} == {
        person: pseudonym for person, pseudonym in after.items() if person in before
    }
    assert [row.pseudonym for row in second.key(key).entries[: len(key.entries)]] == [
        row.pseudonym for row in key.entries
    ]
    assert not merged(told, second, key)


@RERUN
@given(story=stories, seed=seeds, ahead=st.booleans())
def test_an_unrelated_draft_renames_nobody(story: Story, seed: int, ahead: bool, marked: ModuleType) -> None:
    """A further draft about others, before or behind the ones there were, changes no mention's pseudonym."""
    told = story.told
    alone = case_of(told, marked)
    key, before = alone.key(), pseudonyms(told, alone, marked.NO_KEY)
    rng = chance(seed)
    words = {word for figure in told.figures for word in bare(f"{figure.full} {figure.nick}").split()}
    strangers = [f for f in draw_figures(["titles at work"], rng) if words.isdisjoint(bare(f.full).split())]
    if len(strangers) < 2:
        return
    other = tell([replace(f, id=f"other {f.id}") for f in strangers], rng, 4, drafts=1, name="more")
    drafts = (*other.drafts, *told.drafts) if ahead else (*told.drafts, *other.drafts)
    both = Told((*told.figures, *other.figures), drafts, (*told.marks, *other.marks))
    after = pseudonyms(both, case_of(both, marked), key)
    assert {person: after.get(person) for person in before} == before
    assert len(set(after.values())) == len(after)


def _rearranged(drafts: Iterable[Draft], rng: Random) -> list[Draft]:
    """Paragraphs in another order, a few of them gone, whole rows together; the drafts in another order too."""
    changed = []
    for draft in drafts:
        rows: dict[str, list[Any]] = defaultdict(list)
        for segment in draft.segments:
            rows[segment.where.rpartition(", column")[0] or segment.where].append(segment)
        left = [row for row in rows.values() if rng.random() < 0.85]
        rng.shuffle(left)
        changed.append(replace(draft, segments=tuple(segment for row in left for segment in row)))
    rng.shuffle(changed)
    return changed


NAMESAKES = (
    ("The social worker, {Ms Pike}, rang. {Ms Pike} left.", "Her mother, {Ms Karen Pike}, came."),
    ("{Teresa} cooked. {Teresa} left.", "{Teresa Vaughan}, a nurse, met {Teresa Hale}, a carer."),
    ("{Alan Hale} came. {Mr Hale} left.", "{Mr Hugh Hale}, headteacher, came."),
    ("{Danielle Hale} came. {Dani} left.", "{Daniel Hale} came."),
    ("{Joanne Pike} came. {Jo} left.", "{Joanna Pike} met {Joanne Pike}."),
    ("{Karen Pike} ({KP}) came. {KP} left.", "{Kevin Pike} ({KP}) came. {KP} left."),
    ("{PC Dunn} came. {PC Dunn} left.", "{PC Alun Dunn} met {PC Ruth Dunn}."),
    ("{John Doran} came. {Mr Doran} left.", "{John Doran jnr} met {John Doran snr}."),
)


@pytest.mark.parametrize(("then", "now"), NAMESAKES)
def test_a_new_namesake_renames_nobody(then: str, now: str, marked: ModuleType) -> None:
    """Who was the only one of a name keeps the pseudonym when another appears, and does not lend it to that one."""
    key = marked.case(then).key()
    for texts in ((then, now), (now, then)):
        case = marked.case(*texts)
        grown = case.key(key)
        assert grown.entries[: len(key.entries)] == tuple(
            replace(row, names=new.names, role=new.role) for row, new in zip(key.entries, grown.entries, strict=False)
        )
        old = {f.id for f in case.findings if f.source == f"draft{texts.index(then) + 1}.docx"}
        for entity in case.resolution(key).entities:
            if entity.id not in {row.entity for row in key.entries}:
                assert old.isdisjoint(entity.mentions), "somebody new was given a mention of somebody known"


def test_the_hash_seed_is_nothing() -> None:
    """Who is who does not depend on the order in which sets are walked."""
    script = (
        "import sys; sys.path[:0] = sys.argv[1:]; from benchmarks.persons import *; "
        "from fixtures.families.figures import GROUPS, chance, draw_figures; from fixtures.families.telling import tell; "
        "from redraft.cast import Declared; from redraft.decisions import Decisions; from redraft.key import Key; "
        "from redraft.entities import resolve; from redraft.vocabulary import load_vocabulary; rng = chance(3); "
        "told = [tell(draw_figures(rng.sample(GROUPS, 3), rng), rng, 8) for _ in range(2)]; words = load_vocabulary(); "
        "findings = [gold_findings(t.drafts, t.marks) for t in told]; "
        "print([resolve(f, t.drafts, Declared(), Key(), Decisions(), words) for f, t in zip(findings, told)])"
    )
    told = {
        subprocess.run(
            [sys.executable, "-c", script, str(ROOT), str(ROOT / "src")],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "4711")
    }
    assert len(told) == 1


def test_the_families_share_names() -> None:
    """Every group can be told, and its people have words of names in common or nearly so."""
    for group in GROUPS:
        figures = draw_figures([group], chance(1))
        assert len(figures) > 2
        assert len({bare(figure.full) for figure in figures}) == len(figures)
        told = tell(figures, chance(1), 20)
        assert {mark.who for mark in told.marks} - {""} <= {figure.id for figure in figures}
        _check(told.marks, told.drafts)


def _check(marks: Iterable[Mark], drafts: Sequence[Draft]) -> None:
    texts = {(draft.source, segment.anchor): segment.text for draft in drafts for segment in draft.segments}
    for mark in marks:
        wording = mark.span.of(texts[mark.source, mark.anchor])
        assert len(wording) == len(mark.span)
        assert wording == wording.strip()
