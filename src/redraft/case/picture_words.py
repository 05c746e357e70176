"""The words in the pictures of a case, read once for each picture and kept beside the findings."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from redraft import documents
from redraft.case import records
from redraft.case.folder import CaseFolder
from redraft.case.settings import Settings
from redraft.errors import CaseInvalid
from redraft.text import Draft, Kind, Picture, Segment, Unread

if TYPE_CHECKING:
    from redraft.documents.ocr import WordReader

_UNREADABLE = "a picture that could not be read for words"


@dataclass(slots=True)
class PictureWords:
    """What stands in pictures, by the hash of each; `reader` is found when the first one has to be read."""

    known: dict[str, str | None]
    path: Path
    reader: WordReader | None = None

    @classmethod
    def of(cls, case: CaseFolder) -> PictureWords:
        """What earlier runs read."""
        return cls(dict(_read(case.picture_words)), case.picture_words)

    def added_to(self, draft: Draft, path: Path) -> Draft:
        """`draft` with the words in its pictures as segments; what could not be read is named.

        Raises:
            ModelUnavailable: if there is something to read and Tesseract cannot be had.
        """
        pictures = {picture.id: picture for picture in draft.pictures if not picture.is_chart}.values()
        if any(picture.sha256 not in self.known for picture in pictures):
            self._read_all(draft, path)
        unread = [Unread(p.part, _UNREADABLE) for p in pictures if self.known.get(p.sha256) is None]
        segments = [s for p in pictures for s in _segments(p, self.known.get(p.sha256) or "")]
        return replace(draft, segments=(*draft.segments, *segments), unread=(*draft.unread, *unread))

    def save(self) -> None:
        """Keep what has been read."""
        records.write_json(self.path, {"schema": records.SCHEMA, "words": dict(sorted(self.known.items()))})

    def _read_all(self, draft: Draft, path: Path) -> None:
        from redraft.documents.ocr import WordReader  # here, for hardly any case has its pictures read

        self.reader = self.reader or WordReader.find()
        images = replace(draft, pictures=tuple(picture for picture in draft.pictures if not picture.is_chart))
        for _, data in documents.pictures_of(path, images):
            digest = hashlib.sha256(data).hexdigest()
            if digest not in self.known:
                self.known[digest] = self.reader.words(data)


def with_words(case: CaseFolder, settings: Settings, drafts: Mapping[Path, Draft]) -> tuple[Draft, ...]:
    """The drafts, each by its path, with the words in their pictures if the settings ask for them."""
    if not settings.ocr:
        return tuple(drafts.values())
    words = PictureWords.of(case)
    before = len(words.known)
    read = tuple(words.added_to(draft, path) for path, draft in drafts.items())
    if len(words.known) != before:
        words.save()
    return read


def _segments(picture: Picture, words: str) -> Iterator[Segment]:
    """Each line by itself: what stands side by side or below one another in a drawing is no sentence."""
    for number, line in enumerate(words.splitlines(), 1):
        yield Segment(picture.line(number), line, Kind.PICTURE, f"words in a picture, {picture.where}")


def _read(path: Path) -> Mapping[str, str | None]:
    try:
        words = records.read_json(path)["words"]
    except (CaseInvalid, KeyError, TypeError):
        return {}  # then they are read again
    return words if isinstance(words, dict) else {}
