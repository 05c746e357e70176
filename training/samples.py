"""A text with its names: what every source of training text is turned into."""

from __future__ import annotations

from dataclasses import dataclass

from redraft.tagger.labels import Label


@dataclass(frozen=True, slots=True)
class Mention:
    """`text[start:end]` of a sample's text, in code points, is a name of this kind."""

    start: int
    end: int
    label: Label


@dataclass(frozen=True, slots=True)
class Sample:
    """One text as the model reads it, its mentions in order and without overlap."""

    text: str
    mentions: tuple[Mention, ...]
    source: str
    """The corpus, or `author/voice/scene` of our own."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """A stretch of a line, either all of one mention or none of any."""

    text: str
    label: Label | None = None


def join(chunks: list[Chunk], source: str) -> Sample:
    """The sample that `chunks` spell."""
    text, mentions = "", []
    for chunk in chunks:
        if chunk.label and chunk.text:
            mentions.append(Mention(len(text), len(text) + len(chunk.text), chunk.label))
        text += chunk.text
    return Sample(text, tuple(mentions), source)
