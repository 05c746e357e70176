"""The figures of speed: measured, kept, told and drawn."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from benchmarks.profile import shared_out, stages, table
from benchmarks.speed_page import put_into
from benchmarks.speed_table import TARGETS, tables
from benchmarks.taken import Measured, in_fresh, load, of_command, save
from benchmarks.turns import BARE, COMMANDS, DETECTION, PEERS, PRESIDIO, RUN, TRIAL

pytestmark = pytest.mark.once

PARAGRAPHS = ["Ines Vane moved to Lower Quay in March 2021."] * 3


def _figures() -> list[Measured]:
    """Three rounds on one size and one on a larger; whatever comes later takes longer."""
    figures = []
    for words, rounds in ((60_000, 3), (500_000, 1)):
        for number in range(rounds):
            for at, what in enumerate((*PEERS, *COMMANDS), 1):
                figures.append(Measured(what, words, 10, number, at + number, 2.0 * at, 100_000_000 * at))
    return figures


@pytest.mark.parametrize("reader", ["tagger", "spacy", "presidio"])
def test_every_reader_of_paragraphs_works_in_a_fresh_process(reader: str) -> None:
    """It takes some time and some memory."""
    if reader != "tagger":
        pytest.importorskip("tldextract", reason="peers need the extra `benchmarks`")
    taken = in_fresh(reader, 1, PARAGRAPHS)
    assert taken.seconds > 0
    assert taken.memory is None or taken.memory > 10_000_000


def test_detection_works_in_a_fresh_process(tmp_path: Path) -> None:
    """It is given drafts, not paragraphs."""
    draft = tmp_path / "notes.txt"
    draft.write_text("\n".join(PARAGRAPHS), encoding="utf-8")
    assert in_fresh("detection", 2, [str(draft)]).seconds > 0


def test_a_command_is_measured_from_outside() -> None:
    """Its time counts from its start; where the system tells of memory, it is that of the command alone."""
    taken = of_command("recognizers", "list", env=os.environ)
    assert taken.seconds > 0.05
    assert taken.memory is None or taken.memory > 10_000_000


def test_a_command_that_breaks_is_no_figure() -> None:
    """Wrong usage ends the measuring instead of being told as fast."""
    with pytest.raises(SystemExit):
        of_command("run", "--no-such-option", env=os.environ)


def test_figures_are_kept(tmp_path: Path) -> None:
    """What is loaded is what was saved."""
    save(tmp_path / "figures.json", _figures())
    assert load(tmp_path / "figures.json") == _figures()


def test_every_figure_is_in_the_tables() -> None:
    """Whatever took its turn has a row, each size one, and each target is told of with whether it is reached."""
    told = tables(_figures())
    for what in (*PEERS, *COMMANDS):
        assert f"\n| {what} |" in told
    for target in TARGETS:
        assert f"| {target.said} |" in told
    assert "| 500,000 | 10 |" in told


def test_a_ratio_is_taken_round_by_round() -> None:
    """The median of what a round's own figures give, with the least and the most; the whole run counts both commands."""
    rows = {line.split(" | ")[0].lstrip("| "): line for line in tables(_figures()).splitlines()}
    bare, detection = PEERS.index(BARE) + 1, PEERS.index(DETECTION) + 1
    ratios = sorted((detection + n) / (bare + n) for n in range(3))
    assert f"| {ratios[1]:.2f} ({ratios[0]:.2f}–{ratios[2]:.2f}) | no |" in rows["detection, times the bare pass"]
    both = [len(PEERS) + each for each in (COMMANDS.index(RUN) + 1, COMMANDS.index(TRIAL) + 1)]
    assert f" {(sum(both) + 2) / (bare + 1):.2f} " in rows["run and trial, times the bare pass"]
    assert PRESIDIO in rows


def test_a_table_is_put_into_its_place(tmp_path: Path) -> None:
    """What stands between the marks goes, what stands outside stays; a page without marks is an error."""
    page = tmp_path / "page.md"
    page.write_text("Before\n<!-- speed:begin -->\nold\n<!-- speed:end -->\nAfter\n", encoding="utf-8")
    put_into(page, "speed", "new")
    assert page.read_text("utf-8") == "Before\n<!-- speed:begin -->\nnew\n<!-- speed:end -->\nAfter\n"
    with pytest.raises(ValueError, match="no place"):
        put_into(page, "profile-before", "new")


def test_a_profile_tells_stages() -> None:
    """A look belongs to the outermost stage in it, an import to start-up, and detection is told by its rooms."""
    run = "main (redraft/cli/__init__.py:71);run (redraft/case/run.py:95)"
    detect = f"{run};detect (redraft/detection/detector.py:130)"
    seen = stages(
        [
            f"{run};_find_and_load (<frozen importlib._bootstrap>:1176);<module> (numpy/__init__.py:1) 3",
            f"{detect} 1",
            f"{detect};survey (redraft/detection/survey.py:10);names (redraft/detection/persons/people.py:5) 2",
            f"{detect};defined_hits (redraft/detection/defining/defined.py:10);fold (redraft/folding.py:5) 4",
            f"{run};settle (redraft/case/pipeline.py:9);forms (redraft/planning/originals.py:3);"
            "spans (redraft/detection/defining/keep.py:40) 5",
            "_worker (concurrent/futures/thread.py:58);mentions (redraft/tagger/tagger.py:35) 6",
        ]
    )
    assert seen == {
        "start-up: imports": 3,
        "detection: other layers": 3,
        "detection: recognisers": 4,
        "plan": 5,
        "detection: the model": 6,
    }
    told = table({"`redraft run`": shared_out(42.0, seen)})
    assert "| plan | 10.0 | 24 |" in told
    assert "| in all | 42.0 | |" in told


def test_the_same_figures_draw_the_same_file(tmp_path: Path) -> None:
    """Drawing is deterministic, with memory and without."""
    pytest.importorskip("matplotlib", reason="drawing needs the extra `benchmarks`")
    from benchmarks.speed_plot import draw

    draw(_figures(), tmp_path / "first.svg")
    draw(_figures(), tmp_path / "second.svg")
    assert (tmp_path / "first.svg").read_bytes() == (tmp_path / "second.svg").read_bytes()
