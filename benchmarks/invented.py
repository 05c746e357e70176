"""Text of any length about invented people, for measuring speed: the scenes that the name model learns from, recast.

A short text that is repeated is no measure: who is known would stay the same while the words grow. So each scene is told of
people, places and bodies of one cast, whose size grows with the text as that of a review does: some hundred people in
60,000 words, some eight hundred in 500,000. Where the scenes are used up they come again, told of others.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count

from training.marks import Person, Scene, load_scenes
from training.pools import Pools
from training.samples import Chunk
from training.variation import Swaps

from redraft.tagger.labels import Label

VOICES = frozenset(
    (
        *("overview-report", "overview-narrative", "long-narrative", "analysis", "findings-and-learning", "briefing"),
        *("combined-chronology", "chronology-table", "agencies-in-tables", "duty-log", "notes-and-logs"),
        *("minutes-and-actions", "strategy-minutes", "case-conference", "action-plan", "board-response"),
        *("agency-report", "hospital-and-wards", "health-visitor-notes", "education-and-early-help"),
        *("court-and-cafcass", "fostering-and-residential", "adult-and-housing", "letters-and-emails"),
        *("learning-from-practice", "terms-of-reference", "voice-of-the-child", "family-statement"),
        *("adult-review", "domestic-abuse-review", "practice-and-policy", "recommendations", "headings-and-tables"),
    )
)
"""The voices of drafts of reviews, some 75,000 words; what is said in the others seldom stands in one."""
WORDS_EACH = 2_000
"""How many words there are to each household of the cast, and to each place that bodies are called after."""
_FEWEST = 8
_CENTRAL = 4
"""How many women, and how many men, are in the family that the case is about."""
_FONTS = frozenset(("Euphemia", "Roman", "Yi"))
"""Names that are fonts in the theme of every Word file; nobody may be called so, or each copy would be refused for them."""
_CELLS = re.compile(r"\t| \| ")
_HEADING = re.compile(r"(?:\d+(?:\.\d+)* +)?[A-Z][^.;?!“\"]{2,60}[^.;?!:,”\"]")


@dataclass(frozen=True, slots=True)
class Household:
    """People of one surname."""

    surname: str
    women: tuple[str, ...]
    men: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cast:
    """Who and what may be met in one text. The earlier somebody stands, the more often."""

    households: tuple[Household, ...]
    stems: tuple[str, ...]

    @classmethod
    def of(cls, words: int, rng: random.Random) -> Cast:
        """As many as a text of so many words has."""
        pools = Pools.load(held_out=False)
        size = max(_FEWEST, words // WORDS_EACH)
        surnames = sorted(
            {(name, origin) for origin in pools.origins for name in origin.surnames if name not in _FONTS},
            key=lambda s: s[0],
        )
        houses = []
        for at, (surname, origin) in enumerate(rng.sample(surnames, size)):
            women, men = (_CENTRAL, _CENTRAL) if at == 0 else (2, 2) if at % 5 == 0 else (at % 2, 1 - at % 2)
            houses.append(
                Household(surname, *(_some(pool, n, rng) for pool, n in ((origin.female, women), (origin.male, men))))
            )
        return cls(tuple(houses), tuple(rng.sample(sorted({*pools.stems, *pools.settlements}), size)))

    def swaps(self, scene: Scene, rng: random.Random) -> Swaps:
        """Who of this cast stands for whom of a scene, families together."""
        names: dict[str, str] = {}
        families: dict[tuple[str, ...], list[Person]] = {}
        for person in scene.people:
            families.setdefault(person.surname, []).append(person)
        for surname, members in families.items():
            home = self._home(len(members) if surname else 1, rng)
            for at, word in enumerate(surname):
                names.setdefault(word.lower(), home.surname if at == 0 else self._home(1, rng).surname)
            for person in members:
                for word in person.given:
                    names.setdefault(word.lower(), self._given(person, home, names, rng))
        return Swaps(names, {stem.lower(): self.stems[_early(len(self.stems), rng)] for stem in scene.stems})

    def _home(self, members: int, rng: random.Random) -> Household:
        """A household, for several members one that has several."""
        drawn = self.households[_early(len(self.households), rng)]
        return drawn if members == 1 or len(drawn.women) > 1 else self._home(members, rng)

    def _given(self, person: Person, home: Household, names: Mapping[str, str], rng: random.Random) -> str:
        """The given name of a member of this household, or of somebody else if all its members are met already."""
        taken = set(names.values())
        for each in (home, *rng.sample(self.households, len(self.households))):
            known = (each.women if person.sex == "f" else each.men) or (*each.women, *each.men)
            if free := [name for name in known if name not in taken]:
                return rng.choice(free)
        return rng.choice(home.women + home.men)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a text as its cells, one if it is no row of a table; a cell is made of stretches."""

    cells: tuple[tuple[str, ...], ...]
    is_heading: bool = False

    @property
    def words(self) -> int:
        """How many words it has."""
        return sum(len("".join(cell).split()) for cell in self.cells)


def lines(words: int, seed: int = 8) -> Iterator[Line]:
    """Lines of `words` words in all, or some few more; the same for the same seed.

    Paragraphs are numbered as in a report, so that none is met twice.
    """
    rng = random.Random(seed)  # noqa: S311 — a text is no secret
    cast = Cast.of(words, rng)
    scenes = [scene for scene in load_scenes() if scene.voice in VOICES]
    written, chapter = 0, 0
    for _ in count():
        rng.shuffle(scenes)
        for scene in scenes:
            chapter += 1
            for line in _told(scene, cast.swaps(scene, rng), chapter, rng):
                yield line
                written += line.words
                if written >= words:
                    return


def _told(scene: Scene, swaps: Swaps, chapter: int, rng: random.Random) -> Iterator[Line]:
    yield Line(((f"{chapter} {scene.voice.replace('-', ' ').capitalize()}",),), is_heading=True)
    for number, told in enumerate(scene.lines, 1):
        chunks = [swaps.apply(chunk, rng) for chunk in told]
        cells = tuple(_cells(chunks))
        if len(cells) > 1:
            yield Line(cells)
        elif _is_heading(chunks):
            yield Line(cells, is_heading=True)
        else:
            yield Line(((f"{chapter}.{number} ", *cells[0]),))


def _cells(chunks: Sequence[Chunk]) -> Iterator[tuple[str, ...]]:
    """The stretches of each cell of a row, or of all that is no row."""
    cell: list[str] = []
    for chunk in chunks:
        first, *others = _CELLS.split(chunk.text) if chunk.label is None else [chunk.text]
        cell.append(first)
        for other in others:
            yield tuple(filter(None, cell))
            cell = [other]
    yield tuple(filter(None, cell))


def _is_heading(chunks: Sequence[Chunk]) -> bool:
    named = any(chunk.label not in (None, Label.TERM) for chunk in chunks)
    return not named and bool(_HEADING.fullmatch("".join(chunk.text for chunk in chunks)))


def _some(names: Sequence[str], number: int, rng: random.Random) -> tuple[str, ...]:
    return tuple(rng.sample([name for name in names if name not in _FONTS], number))


def _early(size: int, rng: random.Random) -> int:
    """A place among `size`, an early one more likely than a late one: half of all draws are of the first quarter."""
    return int(size * rng.random() ** 2)
