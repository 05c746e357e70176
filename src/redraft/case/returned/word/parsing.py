"""Where changes stand in a text whose bookmarks are lost, if the plain words between them are as they were.

The text is read as plain, change, plain, change and so on, with as few changes as possible that hold other words than their
own. Where several readings are as good, what they do not agree on is not known.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_TOO_LONG = 4_000_000
"""Steps; a longer text with more changes is aligned by its words only."""
_NEVER = 1 << 30


@dataclass(frozen=True, slots=True)
class Parsed:
    """The range of each change in the best reading; `doubtful` are those that stand elsewhere in another as good."""

    ranges: tuple[tuple[int, int], ...]
    doubtful: frozenset[int]


def parse(text: str, plain: Sequence[str], forms: Sequence[frozenset[str]]) -> Parsed | None:
    """Read `text` as ``plain[0]``, a change, ``plain[1]`` … ; None if it cannot be read so.

    `forms` are the words that each change can leave by being accepted, rejected or left.

    >>> parse("By Ida, Bo.", ["By ", ", ", "."], [frozenset({"Ida"}), frozenset({"Bo", "Mother"})]).ranges
    ((3, 6), (8, 10))
    """
    if len(text) ** 2 * len(plain) > _TOO_LONG or not text.startswith(plain[0]):
        return None
    layers = [{len(plain[0]): 0}]
    for number, words in enumerate(plain[1:]):
        following: dict[int, int] = {}
        for start, cost in layers[-1].items():
            for end in _places(text, words, start, last=number == len(forms) - 1):
                behind = end + len(words)
                dearer = cost + _cost(text[start:end], forms[number])
                following[behind] = min(dearer, following.get(behind, _NEVER))
        layers.append(following)
    if len(text) not in layers[-1]:
        return None
    return _best(text, plain, forms, layers)


def _best(text: str, plain: Sequence[str], forms: Sequence[frozenset[str]], layers: Sequence[dict[int, int]]) -> Parsed:
    """Back from the end over every step that lies on a reading of the lowest cost."""
    ranges: list[tuple[int, int]] = []
    doubtful: set[int] = set()
    ends = {len(text)}
    for number in range(len(forms) - 1, -1, -1):
        steps = [
            (start, behind - len(plain[number + 1]))
            for behind in sorted(ends)
            for start, cost in layers[number].items()
            if start <= (end := behind - len(plain[number + 1]))
            and cost + _cost(text[start:end], forms[number]) == layers[number + 1][behind]
        ]
        # Follow one reading all the way: its step begins the one that was chosen behind it.
        chosen = next((s for s in steps if not ranges or s[1] + len(plain[number + 1]) == ranges[-1][0]), steps[0])
        if len(set(steps)) > 1:
            doubtful.add(number)
        ranges.append(chosen)
        ends = {start for start, _ in steps}
    return Parsed(tuple(reversed(ranges)), frozenset(doubtful))


def _places(text: str, words: str, start: int, last: bool) -> Iterator[int]:
    """Where a change that begins at `start` can end, so that these words follow it."""
    if last:
        end = len(text) - len(words)
        if end >= start and text.endswith(words):
            yield end
        return
    place = text.find(words, start)
    while place >= 0:
        yield place
        place = text.find(words, place + 1)


def _cost(words: str, forms: frozenset[str]) -> int:
    return 0 if words in forms else 1
