"""The scenes of the repository, and how their marks are read."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from training.marks import SCENES, Person, Scene, SceneInvalid, doubts, load_scenes, main, read_scenes
from training.samples import Chunk, join

from redraft.tagger import Label

FILES = sorted(SCENES.glob("*.txt"))
_COARSE = re.compile(
    r"\b(?:fuck|cunt|wank|twat|nigg|paki\b|gyppo|pikey|chink|retards?\b|slut|whore|rap(?:e|ed|ist)\b)", re.I
)
"""What no scene needs to say in order to teach where a name ends."""

Written = Callable[[str], Path]


@pytest.fixture
def written(tmp_path: Path) -> Written:
    """A scene file with these lines in its only scene."""

    def write(lines: str, head: str = "author: somebody\nvoice: plain\n\n== scene\n") -> Path:
        path = tmp_path / "somebody-plain.txt"
        path.write_text(head + lines, "utf-8")
        return path

    return write


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_scene_file_keeps_to_the_form(path: Path) -> None:
    """Each file reads, is named for its author and voice, and no scene of it is empty or without a name."""
    scenes = list(read_scenes(path))
    assert scenes
    assert {f"{each.author}-{each.voice}" for each in scenes} == {path.stem}
    assert all(scene.lines for scene in scenes)


def test_every_mark_is_well_formed() -> None:
    """A mark holds no blank at its edges, no line break and no debris of another mark; every label is in use."""
    chunks = [chunk for scene in load_scenes() for line in scene.lines for chunk in line]
    marked = [chunk for chunk in chunks if chunk.label]
    assert {chunk.label for chunk in marked} == set(Label)
    assert [chunk for chunk in marked if not chunk.text or chunk.text != chunk.text.strip()] == []
    assert [chunk for chunk in marked if chunk.label is not Label.TERM and not re.search(r"\w", chunk.text)] == []
    assert [chunk for chunk in chunks if re.search(r"\[\w*\||\w\|[^|]*\]", chunk.text)] == []


def test_every_scene_has_a_name_of_its_own() -> None:
    """Author, voice and slug tell any two scenes apart: draws and figures are kept by them."""
    sources = [scene.source for scene in load_scenes()]
    assert len(set(sources)) == len(sources)


def test_scenes_are_sober() -> None:
    """No scene uses a slur or an obscenity: a milder word teaches the same boundary."""
    told = [join(list(line), scene.source) for scene in load_scenes() for line in scene.lines]
    assert [line.source for line in told if _COARSE.search(line.text)] == []


def test_a_scene_is_read_whole(written: Written) -> None:
    """People, stems and chunks come as written; a backslash before a t is a tab, a hyphen is nobody."""
    (scene,) = read_scenes(
        written("people: f Wrenna May/Vane; x Bo\nstems: Quay, Lower Fell\n[P|Wrenna] rang\\t[L|Quay].\n")
    )
    assert scene == Scene(
        author="somebody",
        voice="plain",
        slug="scene",
        people=(Person("f", ("Wrenna", "May"), ("Vane",)), Person("x", ("Bo",), ())),
        stems=("Quay", "Lower Fell"),
        lines=((Chunk("Wrenna", Label.PERSON), Chunk(" rang\t"), Chunk("Quay", Label.LOCATION), Chunk(".")),),
    )
    assert next(read_scenes(written("people: -\nstems: -\nNobody rang.\n"))).people == ()


@pytest.mark.parametrize(
    "line",
    [
        "[P|Wrenna rang.",
        "[P|Wrenna [L|Quay]]",
        "[P|]",
        "[PP|Wrenna]",
        "[p|Wrenna]",
        "[|Wrenna]",
        "P|Wrenna] rang.",
        "[P] rang.",
        "[X|Wrenna]",
        "[P|Wrenna ] rang.",
        "[P| Wrenna] rang.",
    ],
)
def test_a_broken_mark_is_refused(written: Written, line: str) -> None:
    """A mark unclosed, nested, empty, of no known letter or with a blank at its edge is an error with its line."""
    with pytest.raises(SceneInvalid, match=r"somebody-plain\.txt:6: "):
        list(read_scenes(written(f"Nobody rang.\n{line}\n")))


@pytest.mark.parametrize("line", ["Ticked: [ ] yes [x] no", "a | b | c", "[redacted] rang.", "[Call ends 07:52]"])
def test_brackets_and_bars_may_be_written(written: Written, line: str) -> None:
    """Brackets and table bars that are no marks are text."""
    (scene,) = read_scenes(written(line + "\n"))
    assert scene.lines == ((Chunk(line),),)


@pytest.mark.parametrize(
    ("head", "lines"),
    [
        ("author: somebody\n\n== scene\n", "Nobody rang.\n"),
        ("Nobody rang.\n", ""),
        ("author: somebody\nvoice: plain\n\n== scene\n", "people: q Wrenna\nNobody rang.\n"),
        ("author: somebody\nvoice: plain\n\n== scene\n", "people: f\nNobody rang.\n"),
    ],
    ids=["no voice", "text before a scene", "no such sex", "no name"],
)
def test_a_file_without_its_head_is_refused(tmp_path: Path, head: str, lines: str) -> None:
    """A file must say who wrote it and how, and a person has a sex and a name."""
    path = tmp_path / "somebody-plain.txt"
    path.write_text(head + lines, "utf-8")
    with pytest.raises(SceneInvalid):
        list(read_scenes(path))


def test_an_unmarked_name_is_doubted(written: Written) -> None:
    """A name of the scene that stands outside every mark is pointed out, a word that merely holds it is not."""
    (scene,) = read_scenes(written("people: f Wrenna/Vane\n[P|Wrenna] rang.\nThe weathervanes; Vane rang.\n"))
    (doubt,) = doubts(scene)
    assert "line 2: Vane stands unmarked" in doubt


def test_the_command_counts_files_that_are_not_valid(written: Written, capsys: pytest.CaptureFixture[str]) -> None:
    """A valid file is counted up, one that is not is named with its line; without files all scenes are read."""
    assert main([str(written("[P|Wrenna] rang.\n"))]) == 0
    assert "1 scenes, 1 lines, 1 marks" in capsys.readouterr().out
    assert main([str(written("[P|Wrenna rang.\n"))]) == 1
    assert "somebody-plain.txt:5" in capsys.readouterr().out
    assert main([]) == 0
    assert all(f"{path.name}: " in capsys.readouterr().out for path in FILES[:1])
