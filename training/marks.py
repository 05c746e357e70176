"""Our own scenes: reading their inline marks, and `python -m training.marks [FILE…]` to check them, or all of them.

A mark is `[P|Karen Dodd]`; the letters are P person, L place, O body, A address, D date, N background, K a term of art.
`training/README.md` describes the form.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from redraft.tagger.labels import Label
from training.samples import Chunk

SCENES = Path(__file__).parent / "scenes"
LETTERS = {
    "P": Label.PERSON,
    "L": Label.LOCATION,
    "O": Label.ORGANIZATION,
    "A": Label.ADDRESS,
    "D": Label.DATE,
    "N": Label.NORP,
    "K": Label.TERM,
}
_MARK = re.compile(r"\[([A-Z])\|([^\[\]|]+)\]")
_DEBRIS = re.compile(r"\[\w*\||\[[A-Z]\]|\b[A-Z]\|[^\[\]|]*\]")
_SEXES = frozenset("fmx")


class SceneInvalid(ValueError):
    """A scene file that does not keep to the form; the message says where and why."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody of a scene, by the words of their name."""

    sex: str
    given: tuple[str, ...]
    surname: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Scene:
    """Some lines of one matter in one voice, with the words in them that may be varied."""

    author: str
    voice: str
    slug: str
    people: tuple[Person, ...]
    stems: tuple[str, ...]
    lines: tuple[tuple[Chunk, ...], ...]

    @property
    def source(self) -> str:
        """Author, voice and scene in one word."""
        return f"{self.author}/{self.voice}/{self.slug}"


def load_scenes(folder: Path = SCENES) -> list[Scene]:
    """Every scene of every file of `folder`, in order of file name.

    Raises:
        SceneInvalid: for the first file that does not keep to the form.
    """
    return [scene for path in sorted(folder.glob("*.txt")) for scene in read_scenes(path)]


def read_scenes(path: Path) -> Iterator[Scene]:
    """The scenes of one file.

    Raises:
        SceneInvalid: naming file and line.
    """
    head: dict[str, str] = {}
    scene: dict[str, str] = {}
    lines: list[tuple[Chunk, ...]] = []
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        where = f"{path.name}:{number}"
        key, _, value = line.partition(":")
        if not line.strip():
            continue
        if line.startswith("== "):
            if scene:
                yield _scene(head, scene, lines)
            scene, lines = {"slug": line[3:].strip(), "where": where}, []
        elif not scene and key in ("author", "voice"):
            head[key] = value.strip()
        elif scene and not lines and key in ("people", "stems"):
            scene[key] = value.strip()
        elif scene:
            lines.append(tuple(_chunks(line, where)))
        else:
            raise SceneInvalid(f"{where}: before the first scene only author: and voice: may stand")
    if scene:
        yield _scene(head, scene, lines)


def _scene(head: dict[str, str], scene: dict[str, str], lines: list[tuple[Chunk, ...]]) -> Scene:
    where = scene["where"]
    if {"author", "voice"} - head.keys():
        raise SceneInvalid(f"{where}: the file names no author: or no voice:")
    people = tuple(_person(each, where) for each in _split(scene.get("people", ""), ";"))
    stems = tuple(_split(scene.get("stems", ""), ","))
    return Scene(head["author"], head["voice"], scene["slug"], people, stems, tuple(lines))


def _split(text: str, sign: str) -> list[str]:
    return [part.strip() for part in text.split(sign) if part.strip() and part.strip() != "-"]


def _person(text: str, where: str) -> Person:
    sex, _, name = text.partition(" ")
    if sex not in _SEXES or not name.strip():
        raise SceneInvalid(f"{where}: a person is f, m or x, then given names / surname; found {text!r}")
    given, _, surname = name.partition("/")
    return Person(sex, tuple(given.split()), tuple(surname.split()))


def _chunks(line: str, where: str) -> Iterator[Chunk]:
    at = 0
    for mark in _MARK.finditer(line):
        yield from _plain(line[at : mark.start()], where)
        if mark.group(1) not in LETTERS:
            raise SceneInvalid(f"{where}: no such mark {mark.group(1)!r}")
        if mark.group(2) != mark.group(2).strip():
            raise SceneInvalid(f"{where}: a mark begins or ends with a space")
        yield Chunk(mark.group(2), LETTERS[mark.group(1)])
        at = mark.end()
    yield from _plain(line[at:], where)


def _plain(text: str, where: str) -> Iterator[Chunk]:
    if _DEBRIS.search(text):
        raise SceneInvalid(f"{where}: a broken or nested mark")
    if text:
        yield Chunk(text.replace("\\t", "\t"))


def doubts(scene: Scene) -> Iterator[str]:
    """What a writer should look at again: a name of the scene that stands unmarked somewhere."""
    names = {word for person in scene.people for word in (*person.given, *person.surname)} | set(scene.stems)
    for number, line in enumerate(scene.lines, 1):
        for chunk in line:
            if chunk.label is None:
                for name in sorted(names):
                    if len(name) > 2 and name[:1].isupper() and re.search(rf"\b{re.escape(name)}\b", chunk.text):
                        yield f"{scene.slug}, line {number}: {name} stands unmarked (right, if it is a word there)"


def main(paths: Sequence[str]) -> int:
    """Check files, or every scene file; print what is wrong or doubtful. Returns the number of files that are not valid."""
    wrong = 0
    for path in map(Path, paths) if paths else sorted(SCENES.glob("*.txt")):
        try:
            scenes = list(read_scenes(path))
        except SceneInvalid as error:
            wrong += 1
            print(error)
            continue
        lines = [line for scene in scenes for line in scene.lines]
        marks = sum(chunk.label is not None for line in lines for chunk in line)
        print(f"{path.name}: {len(scenes)} scenes, {len(lines)} lines, {marks} marks")
        for scene in scenes:
            for doubt in doubts(scene):
                print(f"  {doubt}")
    return wrong


if __name__ == "__main__":
    sys.exit(min(1, main(sys.argv[1:])))
