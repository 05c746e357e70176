"""What comes out of the inside of a part: texts, further files to open, and what could not be read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from redraft.text import Unread

MAX_DEPTH = 5
"""Files inside one another that are opened; a mail with an archive with a document with a chart has four."""
MAX_BYTES = 256 * 1024 * 1024
"""Bytes unpacked from the inside of all parts of one draft together."""
MAX_TEXTS = 5_000
MAX_CHARACTERS = 1_000_000
"""Texts read from the inside of all parts of one draft, and their length together: a minute of the detector's work."""
NOT_UNPACKED = "more than redraft unpacks from the inside of one draft"
"""Why something was not read for which the allowance did not suffice."""

_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f]")
_MAX_NAME = 200


@dataclass(frozen=True, slots=True)
class Text:
    """One text: `part` and `path` make its anchor, `where` tells a human the place without quoting it."""

    part: str
    path: str
    text: str
    where: str


@dataclass(frozen=True, slots=True)
class Inner:
    """Some bytes that may hold text: `part` is a part's name, with ``!`` before each name inside it.

    ``word/embeddings/book1.xlsx!xl/sharedStrings.xml`` is a part of an embedded workbook.
    """

    part: str
    data: bytes
    where: str
    depth: int = 0

    def within(self, name: str, data: bytes, where: str = "") -> Inner:
        """Something one level deeper; `where` is added to the place told."""
        return Inner(self.named(name), data, self.told(where), self.depth + 1)

    def text(self, path: str, text: str, where: str = "", name: str = "") -> Text:
        """A text in here, in the member `name` if there is one."""
        return Text(self.named(name) if name else self.part, path, text, self.told(where))

    def unread(self, reason: str, name: str = "") -> Unread:
        """The same place, or its member `name`, named as not read."""
        return Unread(self.named(name) if name else self.part, reason)

    def named(self, name: str) -> str:
        """The name of a member of this, as it stands in an anchor: without what would break the anchor's form."""
        return f"{self.part}!{_UNPRINTABLE.sub('', name).replace('#', '%23')[:_MAX_NAME]}"

    def told(self, where: str) -> str:
        """The place of something inside this, in words."""
        return ", ".join(filter(None, (self.where, where)))


Found = Text | Inner | Unread


@dataclass(slots=True)
class Allowance:
    """What may still be unpacked and read in one draft; an `Allowance` is used up as its draft is read."""

    bytes: int = MAX_BYTES
    texts: int = MAX_TEXTS
    characters: int = MAX_CHARACTERS
    told: set[str] = field(default_factory=set)

    def unpack(self, size: int) -> bool:
        """Whether `size` bytes more may be unpacked; if so, they are taken off."""
        if size > self.bytes:
            return False
        self.bytes -= size
        return True

    def read(self, text: str) -> bool:
        """Whether one more text of this length may be read; if so, it is taken off."""
        if self.texts < 1 or len(text) > self.characters:
            return False
        self.texts -= 1
        self.characters -= len(text)
        return True


WordReader = Callable[[Inner, Allowance], Iterator[Found]]
"""How a Word file inside is read: as every Word file is. Handed in from above, since that reader opens insides too."""
