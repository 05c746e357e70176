"""The plain values that everything else speaks in: where text is, what it says, and what becomes of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, order=True, slots=True)
class Span:
    """A half-open character range `[start, end)`, never empty, in code points of its segment's text.

    >>> Span(2, 5).of("a name")
    'nam'
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"not a span: [{self.start}, {self.end})")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The characters of `text` under this span."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether every character of `other` is in this span."""
        return self.start <= other.start and other.end <= self.end


class View(StrEnum):
    """How earlier authors' tracked changes are taken when a paragraph is read as text."""

    FINAL = "final"
    """Insertions in, deletions out: what Word shows as "No Markup"."""
    ORIGINAL = "original"
    """Insertions out, deletions in: what Word shows as "Original"."""


@dataclass(frozen=True, order=True, slots=True)
class Anchor:
    """Where a segment lives in its file, as plain data; never a live XML object.

    `part` is the member of the Office package (``word/document.xml``), empty for what belongs to the file as a whole.
    `path` is the chain of child-element indices from the part's root (``0/4/1``), with ``@name`` behind it for an
    attribute (in Clark notation if it has a namespace); for the file's own name it is ``file-name``.
    What lies inside a part that is no page has a part name with ``!`` in it (``word/embeddings/book1.xlsx!xl/workbook.xml``)
    and a path that leads a human, not a program: such places are read, but never rewritten.

    >>> str(Anchor("word/document.xml", "0/4"))
    'word/document.xml#0/4'
    >>> Anchor.parse("word/document.xml#0/4~original").view
    <View.ORIGINAL: 'original'>
    """

    part: str
    path: str
    view: View = View.FINAL

    def __str__(self) -> str:
        tail = "" if self.view is View.FINAL else f"~{self.view}"
        return f"{self.part}#{self.path}{tail}"

    @classmethod
    def parse(cls, written: str) -> Anchor:
        """The anchor that `str` wrote."""
        mark = f"~{View.ORIGINAL}"
        part, _, path = written.removesuffix(mark).partition("#")
        return cls(part, path, View.ORIGINAL if written.endswith(mark) else View.FINAL)


FILE_NAME = Anchor("", "file-name")
"""The anchor of a draft's own file name (without its folder and suffix)."""


_WORDS = "words/"


def picture_of(anchor: Anchor) -> str:
    """The id of the picture in which the words at `anchor` stand; "" for any other place.

    >>> picture_of(Anchor("word/media/image1.png", "words/pic-0123456789ab/2")), picture_of(FILE_NAME)
    ('pic-0123456789ab', '')
    """
    return anchor.path.removeprefix(_WORDS).partition("/")[0] if anchor.path.startswith(_WORDS) else ""


class Kind(StrEnum):
    """What sort of place a segment was read from."""

    BODY = "body"
    TABLE = "table"
    HEADER = "header"
    FOOTER = "footer"
    FOOTNOTE = "footnote"
    ENDNOTE = "endnote"
    TEXT_BOX = "text box"
    COMMENT = "comment"
    ATTRIBUTE = "attribute"
    """Alternative text, titles, tool tips, names of objects and content controls, text of WordArt."""
    LINK = "link"
    """The target of a hyperlink, percent-decoding not yet applied."""
    FIELD = "field"
    """A field's code, not its result."""
    PROPERTY = "property"
    """Core, extended and custom document properties, document variables."""
    METADATA = "metadata"
    """Custom XML and any other part that no reader shows on the page."""
    EMBEDDED = "embedded file"
    """Files within the file: workbooks behind charts, packed files, OLE objects, documents inserted as a whole."""
    AUTHOR = "author"
    """Who commented or changed: `w:author` and people.xml."""
    FILE_NAME = "file name"
    PICTURE = "picture"
    """Words that stand in the pixels of a picture: nothing can be changed there."""

    @property
    def in_story(self) -> bool:
        """Whether Word can show a change here as a tracked revision."""
        return self in _STORY


_STORY = {Kind.BODY, Kind.TABLE, Kind.HEADER, Kind.FOOTER, Kind.FOOTNOTE, Kind.ENDNOTE, Kind.TEXT_BOX}


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text examined in one go: a paragraph, an alternative text, a property, the file name.

    `where` tells a human the place without quoting it ("table 2, row 4, column 1"); `heading` is the text of the
    column's first cell, where the segment lies in a table.
    """

    anchor: Anchor
    text: str
    kind: Kind
    where: str
    heading: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """An image or chart in a draft, which somebody has to look at.

    `id` follows from the image's own bytes: the same image in several drafts has one id, a changed one another. `where`
    tells every place that shows it, `alt` its alternative texts; `on_page` is whether anything shows it at all.
    """

    id: str
    part: str
    where: str
    content_type: str
    sha256: str
    alt: str = ""
    on_page: bool = True

    @property
    def is_chart(self) -> bool:
        """Whether Word draws it from figures in the file."""
        return not self.content_type.lower().startswith("image/")

    def line(self, number: int) -> Anchor:
        """The anchor of a line of the words that stand in it, counted from 1, where they have been read."""
        return Anchor(self.part, f"{_WORDS}{self.id}/{number}")


@dataclass(frozen=True, slots=True)
class Revision:
    """A change that an earlier author tracked: `kind` says what was done ("inserted"), `text` to which words.

    `id` stays the same while the draft's file name, the author, the kind and the words do.
    """

    id: str
    where: str
    author: str
    kind: str
    text: str

    @property
    def draft_id(self) -> str:
        """The id by which all changes of this draft are ruled on together."""
        return self.id.rpartition("-")[0]


@dataclass(frozen=True, slots=True)
class Comment:
    """An earlier author's comment; `answers` is the id of the comment that it replies to, "" where it begins a thread.

    `where` names the passage it is on; `resolved` is whether its thread was marked as settled in Word. `id` stays the
    same while the draft's file name, the author and the words do.
    """

    id: str
    where: str
    author: str
    text: str
    resolved: bool = False
    answers: str = ""


class Concealment(StrEnum):
    """Why a reader does not see words that are in the file, as a phrase."""

    BLACKED_OUT = "blacked out by a marker only"
    WHITE = "white on white"
    TINY = "too small to be read"
    HIDDEN = "hidden"


@dataclass(frozen=True, slots=True)
class Concealed:
    """Words that are in the file although nobody sees them on the page."""

    where: str
    how: Concealment
    text: str


@dataclass(frozen=True, slots=True)
class Unread:
    """A place whose text was not read, and why: named in every output, never skipped in silence."""

    part: str
    reason: str


@dataclass(frozen=True, slots=True)
class Draft:
    """One file going in, read to the last corner and never changed.

    `source` is its file name without the folder; `sha256` of its bytes. `revisions` and `comments` are those of
    earlier authors, `concealed` what the page does not show, in document order. `notices` are sentences on what was
    changed or left out already when the file was opened; like all places, they quote nothing.
    """

    source: str
    format: str
    sha256: str
    segments: tuple[Segment, ...]
    pictures: tuple[Picture, ...] = ()
    revisions: tuple[Revision, ...] = ()
    comments: tuple[Comment, ...] = ()
    unread: tuple[Unread, ...] = ()
    concealed: tuple[Concealed, ...] = ()
    notices: tuple[str, ...] = ()

    def segment(self, anchor: Anchor) -> Segment:
        """The segment at `anchor`.

        Raises:
            KeyError: if this draft has none there.
        """
        for segment in self.segments:
            if segment.anchor == anchor:
                return segment
        raise KeyError(str(anchor))


@dataclass(frozen=True, slots=True)
class Edit:
    """One span of one segment becomes another text.

    `finding` is the id of the finding behind it; `entity` the id of the person, place or body, if it has one; `why`
    a plain reason that quotes nothing.
    """

    anchor: Anchor
    span: Span
    was: str
    becomes: str
    finding: str
    entity_type: str
    why: str
    entity: str | None = None

    def __post_init__(self) -> None:
        if len(self.was) != len(self.span):
            raise ValueError("an edit's span and its original differ in length")


def apply(text: str, edits: list[Edit]) -> str:
    """`text` with the edits made, from right to left so that offsets hold.

    Raises:
        ValueError: if an edit does not find what it expects, or two edits overlap.
    """
    end = len(text) + 1
    for edit in sorted(edits, key=lambda e: e.span, reverse=True):
        if edit.span.end > end:
            raise ValueError("two edits overlap")
        if edit.span.of(text) != edit.was:
            raise ValueError("an edit does not fit its text")
        text = text[: edit.span.start] + edit.becomes + text[edit.span.end :]
        end = edit.span.start
    return text
