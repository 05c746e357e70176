"""What pseudonyms that stand in a draft already are made of, and what declares them, as a plain table.

A policy officer edits `recognizers/vocabulary/in-place.yaml`; nothing here knows a single word of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from redraft.word_files import read_table


@dataclass(frozen=True, slots=True)
class InPlaceWords:
    """The words of in-place.yaml.

    `people`, `places` and `bodies` map a label to its plural; `subjects` are labels of whom a review is about; `codes`
    map an abbreviation to the label it is short for. The others are regular expressions without groups that capture, in
    which a space stands for any white space.
    """

    people: Mapping[str, str] = field(default_factory=dict)
    places: Mapping[str, str] = field(default_factory=dict)
    bodies: Mapping[str, str] = field(default_factory=dict)
    subjects: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    codes: Mapping[str, str] = field(default_factory=dict)
    not_real: tuple[str, ...] = ()
    called_here: tuple[str, ...] = ()
    called: str = ""
    in_this: str = ""
    also_called: str = ""
    all_changed: str = ""
    in_brackets: str = ""
    known_as: str = ""
    table: Mapping[str, str] = field(default_factory=dict)
    titles_of_lists: str = ""


def load_in_place_words(tables: Path) -> InPlaceWords:
    """The words in the folder `tables`.

    Raises:
        FileNotFoundError: if the installation lacks the file.
    """
    table = read_table(tables / "in-place.yaml")
    words: dict[str, Any] = {name: tuple(each) if isinstance(each, list) else each for name, each in table.items()}
    return InPlaceWords(**words)
