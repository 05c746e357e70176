"""What a file says to a reader that shares nothing with the readers of drafts: passage by passage, hidden or not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path

from redraft.leaks.container import ARCHIVE, WHOLE, Closed, Member, Opened, opened
from redraft.leaks.pdf.lines import joined
from redraft.leaks.pdf.mark import is_pdf
from redraft.leaks.pictures import besides_pixels, is_picture
from redraft.leaks.rtf import is_rtf, rtf_text
from redraft.leaks.views import as_text
from redraft.leaks.xml_text import OFFICE_NAMESPACES, UnreadableXmlError, without_markup

FILE_NAME = "(file name)"
"""The part that stands for the file's own name."""

_TECHNICAL = re.compile(
    r"\{?[0-9A-Fa-f]{8}-(?:[0-9A-Fa-f]{4}-){3}[0-9A-Fa-f]{12}\}?"  # an identifier
    r"|\d{4}-\d\d-\d\dT[\d:.]+Z?"  # a time of the file's own
    r"|[^A-Za-z\u00c0-\uffff]*|#?[0-9A-Fa-f]+|[A-Za-z]?\d+|[a-z][a-zA-Z0-9]*"  # numbers, colours, words of the format
    r"|[a-z]{2,3}(?:-[A-Za-z]{2,4}){1,2}"  # a language
    r"|(?:\.\./|/)?(?:[a-z]\w*/)*[a-zA-Z]\w*\.(?:xml|rels|png|jpe?g|gif|bin|emf|wmf|vml)"  # a part of the package
)
_OURS = (*OFFICE_NAMESPACES, "application/", "image/", "text/")
_WIDE = re.compile(rb"(?:[\x20-\x7e\xa0-\xff]\x00){6,}")
_NARROW = re.compile(rb"[\x20-\x7e\xa0-\xff]{8,}")
_WORD = re.compile(r"[\"'(<\[]*(?:[A-Z\u00c0-\u00de]?[a-z'-]*[\u00df-\u00ff]?[a-z'-]*|[A-Z]+|\d+)[.,;:!?)>\]\"']*")
_SHORTEST = 6
_SHARE = 0.8
_BLOCKS = {
    "p",
    "div",
    "br",
    "li",
    "td",
    "th",
    "tr",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "title",
    "option",
    "pre",
    "dd",
    "dt",
}
_SAID = {"alt", "title", "content", "href", "src", "value", "placeholder", "aria-label", "summary", "cite"}


@dataclass(frozen=True, slots=True)
class Passage:
    """Some wording of one part; `beside` the page, if it is an attribute or other value rather than a paragraph."""

    part: str
    text: str
    beside: bool


def wording(file: Path | Opened) -> Iterator[Passage | Closed]:
    """Every passage of a file, its own name first; what cannot be opened comes as `Closed`.

    Technical values (identifiers, colours, names of the format's own) are left out. Raises: OSError if the file cannot be read.
    """
    file = opened(file)
    yield Passage(FILE_NAME, file.path.stem, beside=True)
    for member in file:
        if isinstance(member, Closed):
            yield member
        elif not member.name.endswith(ARCHIVE):
            yield from _passages(member)


def _passages(member: Member) -> Iterator[Passage]:
    data, name = member.data, member.name
    if is_pdf(data, whole=name == WHOLE):
        yield from _of_pdf(name, data)
    elif member.is_xml:
        yield from _of_xml(member)
    elif is_picture(data):
        yield from _lines(name, _readable(besides_pixels(data)), beside=True)
    elif is_rtf(data):
        yield from _lines(name, rtf_text(data).splitlines())
    elif data[:65537].count(b"\0") > 1 and not _is_wide_text(data):
        if not data.startswith((b"PK", b"\xd0\xcf\x11\xe0")):
            yield from _lines(name, _readable(data), beside=True)
    else:
        text = as_text(data)
        yield from (
            _of_html(name, text)
            if re.search(r"<(?:html|body|p|div)\b", text[:4096], re.I)
            else _lines(name, text.splitlines())
        )


def _of_pdf(name: str, data: bytes) -> Iterator[Passage]:
    from redraft.leaks.pdf.parts import pieces  # late: most files are none, and its library takes a while
    from redraft.leaks.pdf.pieces import Sort

    prefix = "" if name == WHOLE else f"{name}: "
    for piece in pieces(data):
        if piece.sort is Sort.PAGE:
            yield from _lines(prefix + piece.label, map(joined, re.split(r"\n\s*\n", piece.text)))
        elif piece.sort in (Sort.BESIDE, Sort.BURIED):
            yield from _lines(prefix + piece.label, piece.text.splitlines(), beside=True)


def _of_xml(member: Member) -> Iterator[Passage]:
    name = member.name
    try:
        read = member.text
    except UnreadableXmlError:
        yield from _lines(name, re.split(r"[<>\n]", without_markup(as_text(member.data))))
        return
    yield from _lines(name, read.paragraphs)
    yield from _lines(name, dict.fromkeys(v for v in read.values if not is_technical(v)), beside=True)


def is_technical(value: str) -> bool:
    """Whether a value is the format's own and says nothing to a reader.

    >>> is_technical("http://schemas.microsoft.com/office/word"), is_technical("00AB12CD"), is_technical("Ann Example")
    (True, True, False)
    """
    stripped = value.strip()
    return stripped.startswith(_OURS) or bool(_TECHNICAL.fullmatch(stripped))


def _lines(part: str, texts: Iterable[str], *, beside: bool = False) -> Iterator[Passage]:
    for text in texts:
        if any(c.isalnum() for c in text):
            yield Passage(part, text, beside)


def _readable(data: bytes) -> list[str]:
    """Stretches of bytes that are words, in UTF-16 or one byte a letter: the text records of a drawing, a path."""
    wide = [m[0].decode("utf-16-le", "replace") for m in _WIDE.finditer(data)]
    narrow = [m[0].decode("cp1252", "replace") for m in _NARROW.finditer(data)]
    return [text for text in dict.fromkeys((*wide, *narrow)) if _is_wording(text)]


def _is_wording(text: str) -> bool:
    words = [word for word in text.split() if _WORD.fullmatch(word)]
    return sum(map(len, words)) >= max(_SHORTEST, _SHARE * sum(not c.isspace() for c in text))


def _is_wide_text(data: bytes) -> bool:
    return data.startswith((b"\xff\xfe", b"\xfe\xff")) or data[1:4096:2].count(0) > 0.9 * len(data[1:4096:2])


class _Html(HTMLParser):
    """Gathers the lines of a page, and what its attributes and comments say."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[list[str]] = [[]]
        self.values: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BLOCKS:
            self.lines.append([])
        self.values += [value for key, value in attrs if value and (key in _SAID or key.startswith("data-"))]

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.lines.append([])

    def handle_data(self, data: str) -> None:
        self.lines[-1].append(data)

    def handle_comment(self, data: str) -> None:
        self.values.append(data)


def _of_html(name: str, text: str) -> Iterator[Passage]:
    page = _Html()
    page.feed(text)
    page.close()
    yield from _lines(name, (" ".join("".join(line).split()) for line in page.lines))
    yield from _lines(name, dict.fromkeys(v for v in page.values if not is_technical(v)), beside=True)
