"""One pass for all forms finds what a search for one form after another finds, in whatever text or bytes."""

from __future__ import annotations

import base64
import random
from collections import Counter
from urllib.parse import quote

import pytest

from redraft.leaks.folding import fold, split_at_capitals
from redraft.leaks.needles import needles, words
from redraft.leaks.views import base64_view, binary_views, text_views

pytestmark = pytest.mark.once

SYLLABLES = (
    "an",
    "Ann",
    "na",
    "Rose",
    "rose",
    "s",
    "es",
    "Li",
    "9",
    "41",
    "O'",
    "é",
    "ß",
    "\u0131",
    "\u2019",
    "Jo An",
    "-",
    "_",
)
GAPS = ("", "", " ", "\n", ". ", "\t", "\u00a0", "\u200b", "\ud83d", "%41", "\\u0041", "&amp;", "=", "<b>")
SEEDS = range(60)


def some_text(chance: random.Random, pieces: int) -> str:
    """Syllables of names with anything between, so that forms meet, overlap and lie inside one another."""
    return "".join(chance.choice(SYLLABLES) + chance.choice(GAPS) for _ in range(pieces))


def some_forms(chance: random.Random) -> dict[str, list[int]]:
    """Folded wordings, each of one form or two."""
    made = ("".join(chance.choice((*SYLLABLES, " ")) for _ in range(chance.randint(1, 4))) for _ in range(40))
    wordings = sorted({fold(text).strip() for text in made} - {""})
    return {wording: [number, -number - 1][: chance.randint(1, 2)] for number, wording in enumerate(wordings)}


def encodings(text: str, chance: random.Random) -> list[str]:
    """The text as verification reads it: as it is, and behind encodings of all sorts, random bytes around."""
    data = text.encode("utf-8", "replace")
    noise = chance.randbytes(30)
    views = [fold(text), base64_view(base64.b64encode(data).decode()), fold(quote(data))]
    views += [view for _, view in text_views(data)]
    views += [view for _, view in binary_views(noise + text.encode("utf-16-le", "replace") + noise)]
    return views


def starts(text: str, wording: str) -> list[int]:
    """Where one wording stands, overlapping places included: one plain search."""
    return [at for at in range(len(text) - len(wording) + 1) if text.startswith(wording, at)]


def is_apart(text: str, start: int, end: int) -> bool:
    """Whether no letter or digit adjoins."""
    return not text[max(0, start - 1) : start].isalnum() and not text[end : end + 1].isalnum()


def one_by_one(text: str, forms: dict[str, list[int]], *, apart: bool) -> Counter[int]:
    """One search for each form."""
    found: Counter[int] = Counter()
    for wording, owners in forms.items():
        for start in starts(text, wording):
            if not apart or is_apart(text, start, start + len(wording)):
                found.update(owners)
    return found


def words_one_by_one(text: str, forms: dict[str, list[int]]) -> Counter[int]:
    """One search for each form as a word or a plural, in the whole text split at capitals and digits."""
    split = split_at_capitals(text).lower()
    found: Counter[int] = Counter()
    for wording, owners in forms.items():
        for start in starts(split, wording):
            endings = (e for e in ("", "s", "es") if split.startswith(e, start + len(wording)))
            if any(is_apart(split, start, start + len(wording + ending)) for ending in endings):
                found.update(owners)
    return found


@pytest.mark.parametrize("seed", SEEDS)
def test_one_pass_counts_what_one_search_for_each_form_counts(seed: int) -> None:
    """Anywhere in a text, and as whole words, over encodings and random bytes."""
    chance = random.Random(seed)  # noqa: S311
    forms = some_forms(chance)
    prepared = needles(forms)
    met = 0
    for view in encodings(some_text(chance, 60), chance):
        assert prepared.count(view) == one_by_one(view, forms, apart=False)
        assert prepared.count_words(view) == one_by_one(view, forms, apart=True)
        met += sum(prepared.count_words(view).values())
    assert met, "the texts hold none of the forms: this compares nothing"


@pytest.mark.parametrize("seed", SEEDS)
def test_words_set_apart_by_capitals_are_found_as_in_the_text_split_as_a_whole(seed: int) -> None:
    """Only what stands around a likely place is split, and that changes nothing."""
    chance = random.Random(seed)  # noqa: S311
    forms = {wording.lower(): owners for wording, owners in some_forms(chance).items()}
    prepared = words(forms)
    met = 0
    for view in encodings(some_text(chance, 60), chance):
        assert prepared.count(view, view.lower()) == words_one_by_one(view, forms)
        met += sum(prepared.count(view, view.lower()).values())
    assert met, "the texts hold none of the forms: this compares nothing"


def test_nothing_is_found_where_nothing_is_looked_for() -> None:
    """A case without forms is searched like any other."""
    assert not needles({}).count("Ann")
    assert not words({}).count("Ann", "ann")
