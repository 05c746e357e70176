"""The canaries themselves: each file holds the name of one person, and is a Word file as far as others can tell."""

from __future__ import annotations

import io
import zipfile
from collections import Counter

import docx
import pytest
from fixtures.canaries.hunt import hunt, letters
from fixtures.canaries.places import PLACES, Canary, blocks, canaries
from rapidfuzz.distance import Levenshtein

pytestmark = pytest.mark.once

ALL = canaries()


def _names(of: tuple[Canary, ...] = ALL) -> list[str]:
    return [trace for canary in of for trace in canary.who.traces]


def test_every_place_of_the_list_has_a_canary() -> None:
    """There is one for each of the sixty-two places, and one for each way in which names are broken up."""
    assert {canary.spot.place for canary in ALL} == set(PLACES)
    assert len(PLACES) == 62 + 15
    assert max(Counter((canary.spot.place, canary.spot.what) for canary in ALL).values()) == 1


def test_nobody_is_called_like_anybody_else() -> None:
    """No surname is another's within two letters, and in no case do two people share a given name."""
    names = [canary.who.surname.lower() for canary in ALL]
    assert not [(a, b) for n, a in enumerate(names) for b in names[:n] if Levenshtein.distance(a, b) < 3]
    for block in blocks(ALL, 4):
        assert len({canary.who.given for canary in block}) == len(block)


def test_each_file_holds_one_name_and_no_other() -> None:
    """The hunter finds in every draft the name that was planted there, and nobody else's."""
    everybody = _names()
    for canary in ALL:
        found = hunt(canary.content() + canary.file_name.encode(), everybody)
        assert found == set(canary.who.traces), canary.told


def test_each_file_is_a_package() -> None:
    """Every file is an archive whose members can be read; python-docx opens all but the kinds that it never opens."""
    for canary in ALL:
        data = canary.content()
        if canary.spot.finish is None:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                assert archive.testzip() is None
            if not canary.file_name.endswith(".docm"):
                assert docx.Document(io.BytesIO(data)).paragraphs, canary.told


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Mül\u00adler".encode(), "müller"),
        (b"<w:t>Mul</w:t></w:r><w:r><w:t>ler</w:t>", "muller"),
        ("xMuller".encode("utf-16-le"), "muller"),
        (b"C:/%4Duller", "muller"),
        (b"&#77;uller", "muller"),
        (b"TXVsbGVy TXVsbGVy", "muller"),
        (b"M u l l e r", "muller"),
        (b'<w:sym w:font="Symbol" w:char="F04D"/><w:t>uller</w:t>', "muller"),
    ],
)
def test_the_hunter_finds_what_is_written_otherwise(written: bytes, name: str) -> None:
    """A name is found through soft hyphens, runs, encodings, escapes, spaces and symbol fonts."""
    assert hunt(written, [name]) == {name}
    assert not hunt(written, ["mullard"])


def test_letters_alone_count() -> None:
    """Case, accents, widths and look-alikes make no difference to the hunter."""
    assert letters("Ｍüller – Brаun") == "mullerbraun"
