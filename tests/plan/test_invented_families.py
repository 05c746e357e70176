"""Invented families with name-sharers: nobody is merged, nothing overlaps, and a second run changes nothing."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

SURNAMES = ("Ashdale", "Pellow", "Okoro-Hughes", "O'Hara", "Zielinska", "Banks", "Van Dyke")
GIVEN = ("Keziah", "Lorna", "Tobin", "Karen", "Danielle", "Daniel", "Grace", "Will", "Bożena", "Mary Anne")
WAYS = ("{g} {s}", "{S}, {g}", "{g} {s}", "{G} {S}")
QUIET = settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], max_examples=60, deadline=None
)

people = st.lists(st.tuples(st.sampled_from(GIVEN), st.sampled_from(SURNAMES)), min_size=2, max_size=7, unique=True)


@st.composite
def stories(draw: st.DrawFn) -> tuple[str, list[tuple[str, str]]]:
    """A text that names everybody in full at least once, and whom each full name means."""
    family = draw(people)
    told = draw(st.lists(st.sampled_from(family), max_size=12))
    lines, meant = [], []
    for given_name, surname in [*family, *told]:
        way = draw(st.sampled_from(WAYS))
        name = way.format(g=given_name, s=surname, G=given_name.upper(), S=surname.upper())
        tail = draw(st.sampled_from(["came.", f"rang, and {{{given_name}}} left.", f"met Mrs {{{surname}}}.", "sat."]))
        lines.append(f"{{{name}}} {tail}")
        meant.append((given_name, surname))
    return "\n".join(lines), meant


@QUIET
@given(story=stories())
def test_nobody_is_merged_or_split(story: tuple[str, list[tuple[str, str]]], marked: ModuleType) -> None:
    """Each full name is settled; two full names are one entity exactly if they are one person's."""
    text, meant = story
    case = marked.case(text)
    entities = {mention: entity.id for entity in case.resolution().entities for mention in entity.mentions}
    first = {finding.anchor: finding for finding in reversed(case.findings)}
    found = [entities[finding.id] for finding in sorted(first.values(), key=lambda f: int(f.anchor.path.split("/")[1]))]
    pairs = set(zip(found, meant, strict=True))
    assert len({entity for entity, _ in pairs}) == len({person for _, person in pairs}) == len(pairs)


@QUIET
@given(story=stories())
def test_pseudonyms_are_unique_and_stay(story: tuple[str, list[tuple[str, str]]], marked: ModuleType) -> None:
    """No two rows of the key share a pseudonym, and running again with the key changes neither key nor plan."""
    case = marked.case(story[0])
    key = case.key()
    assert len({entry.pseudonym for entry in key.entries}) == len(key.entries)
    assert case.key(key) == key
    assert case.plan(key).edits == case.plan().edits


@QUIET
@given(story=stories())
def test_edits_apply(story: tuple[str, list[tuple[str, str]]], marked: ModuleType) -> None:
    """Every edit fits its text, none overlap, and no full name is left."""
    text, meant = story
    redacted = marked.case(text).redacted().casefold()
    for given_name, surname in meant:
        assert f"{given_name} {surname}".casefold() not in redacted


def test_same_under_any_hash_seed() -> None:
    """Ids, pseudonyms, questions and forms do not depend on the order in which sets are walked."""
    script = (
        "import importlib.util, sys; "
        "spec = importlib.util.spec_from_file_location('redraft_marked_case', sys.argv[1]); "
        "module = importlib.util.module_from_spec(spec); sys.modules['redraft_marked_case'] = module; "
        "spec.loader.exec_module(module); "
        "case = module.case('Review of {Keziah Ashdale}, {Lorna Ashdale}, {Ms Ashdale}, {Ashdale}, the {Ashdales}. "
        "{ORGANIZATION:Tansy Ward} {ORGANIZATION:Rose Ward} the {ORGANIZATION:Ward} {LOCATION:Brack} {PC Dunn}'); "
        "print(case.key(), case.plan())"
    )
    helper = Path(__file__).parent.parent / "entities" / "marked_case.py"
    said = {
        subprocess.run(
            [sys.executable, "-c", script, str(helper)],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "4711")
    }
    assert len(said) == 1
