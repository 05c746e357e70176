"""The forms of a case, made ready to be hunted in the copy of one draft."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from redraft.leaks.folding import fold, squeeze
from redraft.leaks.needles import Needles, Words, needles, words
from redraft.planning.originals import Form

SHORTEST_DISTINCTIVE = 4
"""A form with fewer letters and digits is counted like an ordinary word: `JS` stands for many things."""
SHORTEST_INSIDE_WORDS = 6
"""A distinctive form with fewer is looked for as a word or its plural, in any case: `Eric` stands in "generic"."""
_SHORTEST_SQUEEZED = 7
_SHORTEST_SQUEEZED = 7


@dataclass(frozen=True, slots=True)
class Quarry:
    """One form as it is hunted: folded, `size` letters and digits long; `squeezed` is empty where that adds nothing."""

    form: Form
    folded: str
    size: int
    squeezed: str

    @classmethod
    def of(cls, form: Form) -> Quarry:
        """The form folded, its lines joined."""
        folded = fold(form.text.replace("\n", " ")).strip()
        run = squeeze(folded)
        apart = run != folded or any(c.isdigit() for c in folded)
        return cls(form, folded, sum(map(str.isalnum, folded)), run.lower() if apart else "")


@dataclass(frozen=True, slots=True)
class Hunt:
    """The forms of a case made ready for one source.

    `anywhere` (inside words), `words` (shorter ones, as words or plurals), `inside` (both, inside words) and `squeezed`
    (blanks and hyphens gone), all in lower case, concern distinctive forms of which none may remain; `short` says which
    of them random bytes could spell. `counted` are the others, as whole words with their case, against `allowance` by
    form index. `unusable` are forms that fold to nothing.
    """

    anywhere: Needles
    words: Words
    inside: Needles
    squeezed: Needles
    counted: Needles
    short: frozenset[int]
    allowance: Mapping[int, int]
    unusable: tuple[int, ...] = field(default=())


def prepare(forms: Sequence[Form], source: str) -> Hunt:
    """The hunt for `forms` in the copy of draft `source`."""
    return hunt_in(tuple(map(Quarry.of, forms)), source)


def hunt_in(quarry: Sequence[Quarry], source: str) -> Hunt:
    """The hunt for forms that are folded already, in the copy of draft `source`.

    A distinctive form that may remain somewhere is counted like an ordinary one: looking for it in raw bytes could
    not tell what was kept on purpose from what was left behind.
    """
    anywhere: dict[str, list[int]] = {}
    short_words: dict[str, list[int]] = {}
    squeezed: dict[str, list[int]] = {}
    counted: dict[str, list[int]] = {}
    allowance: dict[int, int] = {}
    short: set[int] = set()
    unusable: list[int] = []
    for index, each in enumerate(quarry):
        if not each.folded:
            unusable.append(index)
            continue
        allowed = each.form.allowed.get(source, 0)
        if not each.form.distinctive or allowed or each.size < SHORTEST_DISTINCTIVE:
            counted.setdefault(each.folded, []).append(index)
            allowance[index] = allowed
            continue
        (short_words if each.size < SHORTEST_INSIDE_WORDS else anywhere).setdefault(each.folded.lower(), []).append(
            index
        )
        if each.size < _SHORTEST_SQUEEZED:
            short.add(index)
        elif each.squeezed:
            squeezed.setdefault(each.squeezed, []).append(index)
    return Hunt(
        needles(anywhere),
        words(short_words),
        needles(anywhere | short_words),
        needles(squeezed),
        needles(counted),
        frozenset(short),
        allowance,
        tuple(unusable),
    )
