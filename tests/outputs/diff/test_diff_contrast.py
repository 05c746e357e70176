"""Whether the colours of the reviewer's page can be read."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import redraft.outputs.diff.page as module

TOKENS = (Path(module.__file__).parent / "templates" / "tokens.css").read_text(encoding="utf-8")
KINDS = ("person", "place", "body", "date", "number", "contact", "detail", "unsure")
TEXT = [
    *[(ink, ground) for ink in ("ink", "quiet", "accent", "alarm") for ground in ("paper", "sheet")],
    *[(ink, ground) for ink in ("ink", "quiet") for ground in ("sunk", "accent-soft", "alarm-soft")],
    ("accent", "accent-soft"),
    ("alarm", "alarm-soft"),
    ("on-band", "band-ground"),
    *[(kind, f"{kind}-soft") for kind in KINDS],
    *[(kind, "sheet") for kind in KINDS],
    ("ink", "unsure-soft"),
]
OUTLINES = [("edge", "sheet"), ("edge", "paper"), ("focus", "sheet"), ("focus", "paper")]


def _colours(scheme: str) -> dict[str, str]:
    light, dark = TOKENS.split("@media", 1)
    found = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", light))
    return found | (dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", dark)) if scheme == "dark" else {})


def _luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, other: str) -> float:
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_reaches_level_aa(scheme: str) -> None:
    """Every ink on every ground it is used on has a contrast of at least 4.5 to 1 (WCAG 2.2, 1.4.3)."""
    colours = _colours(scheme)
    poor = {pair: ratio for pair in TEXT if (ratio := _contrast(colours[pair[0]], colours[pair[1]])) < 4.5}
    assert not poor


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_outlines_reach_level_aa(scheme: str) -> None:
    """The edges of controls and the focus ring have a contrast of at least 3 to 1 (WCAG 2.2, 1.4.11)."""
    colours = _colours(scheme)
    poor = {pair: ratio for pair in OUTLINES if (ratio := _contrast(colours[pair[0]], colours[pair[1]])) < 3}
    assert not poor
