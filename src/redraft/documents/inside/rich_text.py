"""Rich Text Format: every text of every group, shown or not (RTF specification 1.9.1).

Libraries for RTF give the page; names also stand in what the page does not show: authors, comments, field codes,
headers, objects. So all groups are read but those that hold pictures' bytes and tables of fonts and colours.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from redraft.documents.inside.found import Found, Inner

MAX_RTF = 64 * 1024 * 1024

_TOKEN = re.compile(
    rb"\\bin(?P<bin>\d+) ?|\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})? ?|\\'(?P<hex>[0-9a-fA-F]{2})"
    rb"|\\(?P<sign>[^a-zA-Z])|(?P<brace>[{}])|(?P<line>[\r\n]+)|(?P<text>[^\\{}\r\n]+)"
)
_BREAKS = frozenset({"par", "line", "sect", "page", "cell", "row", "nestcell", "nestrow", "column"})
_SIGNS = {
    "tab": "\t", "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”",
    "bullet": "•", "emspace": " ", "enspace": " ",
}  # fmt: skip
_SILENT = frozenset({"fonttbl", "colortbl", "pict", "themedata", "colorschememapping", "datastore", "latentstyles"})
_APART = frozenset({
    "author", "operator", "title", "subject", "company", "manager", "keywords", "comment", "doccomm", "annotation",
    "info", "header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf", "footnote", "xe", "tc",
    "stylesheet", "listname", "object", "result", "shptxt", "bkmkstart", "bkmkend", "category", "hlinkbase",
})  # fmt: skip
"""Groups whose text stands for itself and does not break the text around them, as do all that begin with ``\\*``."""
_OBJECT = "objdata"
_CODE_PAGES = {437: "cp437", 850: "cp850", 932: "cp932", 936: "gbk", 949: "cp949", 950: "big5", 10000: "mac_roman"}


def is_rich_text(data: bytes) -> bool:
    """Whether these bytes begin like RTF."""
    return data[:64].lstrip().startswith(b"{\\rtf")


def rich_texts(inner: Inner) -> Iterator[Found]:
    """Every line of text, whichever group it stands in, and the objects embedded in it."""
    if len(inner.data) > MAX_RTF:
        yield inner.unread("an RTF file too large to be read here")
        return
    reader = _Reader()
    reader.read(inner.data)
    for number, line in enumerate(reader.lines):
        yield inner.text(str(number), line)
    for number, data in enumerate(reader.objects):
        yield inner.within(f"object-{number}", data, "embedded object")


@dataclass(frozen=True, slots=True)
class _Group:
    """The state that a brace saves: the group's name, how many bytes stand for a Unicode character.

    `text` is what the group's text goes to: that of the group around it, unless it stands apart.
    """

    text: list[str]
    name: str = ""
    fallback: int = 1
    is_apart: bool = False


@dataclass(slots=True)
class _Reader:
    """One pass over the file."""

    lines: list[str] = field(default_factory=list)
    objects: list[bytes] = field(default_factory=list)
    _raw: bytearray = field(default_factory=bytearray)
    _hex: bytearray = field(default_factory=bytearray)
    _groups: list[_Group] = field(default_factory=lambda: [_Group([])])
    _codec: str = "cp1252"
    _skip: int = 0

    def read(self, data: bytes) -> None:
        """Read the whole file."""
        at = 0
        while match := _TOKEN.match(data, at):
            at = match.end()
            if match["bin"]:
                at += int(match["bin"])
            elif match["brace"]:
                self._brace(opens=match["brace"] == b"{")
            elif match["word"]:
                self._control(match["word"].decode(), int(match["number"]) if match["number"] else None)
            elif match["hex"]:
                self._byte(bytes([int(match["hex"], 16)]))
            elif match["sign"]:
                self._sign(match["sign"])
            elif match["text"]:
                self._plain(match["text"])
        while len(self._groups) > 1:
            self._brace(opens=False)
        self._end_line()

    def _brace(self, *, opens: bool) -> None:
        self._flush()
        if opens:
            self._groups.append(replace(self._groups[-1], is_apart=False))
            return
        if len(self._groups) == 1:
            return
        left = self._groups[-1]
        if left.is_apart:
            self._end_line()
        self._groups.pop()
        if left.name == _OBJECT and self._groups[-1].name != _OBJECT and self._hex:
            digits = bytes(self._hex[: len(self._hex) // 2 * 2])
            self.objects.append(_object(bytes.fromhex(digits.decode("ascii"))))
            self._hex.clear()

    def _stand_apart(self) -> None:
        if not self._groups[-1].is_apart:
            self._flush()
            self._groups[-1] = replace(self._groups[-1], text=[], is_apart=True)

    def _control(self, word: str, number: int | None) -> None:
        if word == "u" and number is not None:
            self._flush()
            self._say(chr(number % 0x10000))
            self._skip = self._groups[-1].fallback
        elif word == "uc" and number is not None:
            self._groups[-1] = replace(self._groups[-1], fallback=number)
        elif word in ("ansicpg",) and number:
            self._codec = _CODE_PAGES.get(number, f"cp{number}" if 1249 < number < 1259 else "cp1252")
        elif word in _BREAKS:
            self._end_line()
        elif word in _SIGNS:
            self._flush()
            self._say(_SIGNS[word])
        elif word in _APART:
            self._stand_apart()
        elif word in _SILENT or word == _OBJECT:
            self._groups[-1] = replace(self._groups[-1], name=word)

    def _sign(self, sign: bytes) -> None:
        if sign in b"\\{}":
            self._byte(sign)
        elif sign == b"~":
            self._byte(b" ")
        elif sign == b"_":
            self._byte(b"-")
        elif sign == b"*":
            self._stand_apart()
        elif sign in b"\r\n":
            self._end_line()

    def _plain(self, text: bytes) -> None:
        if self._groups[-1].name == _OBJECT:
            self._hex += bytes(byte for byte in text if byte in b"0123456789abcdefABCDEF")
            return
        skipped = min(self._skip, len(text))
        self._skip -= skipped
        self._raw += text[skipped:]

    def _byte(self, byte: bytes) -> None:
        if self._skip:
            self._skip -= 1
        else:
            self._raw += byte

    def _flush(self) -> None:
        """Bytes of one code page are decoded together, since one letter may take two."""
        raw = bytes(self._raw)
        self._raw.clear()
        if raw:
            try:
                self._say(raw.decode(self._codec, "replace"))
            except LookupError:
                self._say(raw.decode("cp1252", "replace"))

    def _say(self, text: str) -> None:
        if self._groups[-1].name not in _SILENT:
            self._groups[-1].text.append(text)

    def _end_line(self) -> None:
        self._flush()
        text = self._groups[-1].text
        line = "".join(text).strip()
        text.clear()
        if line:
            self.lines.append(line)


def _object(data: bytes) -> bytes:
    """The native data of an OLE 1.0 object ([MS-OLEDS] 2.2.4), without its header; the whole where it has none."""
    for magic in (b"\xd0\xcf\x11\xe0", b"PK\x03\x04", b"%PDF"):
        at = data.find(magic, 0, 512)
        if at >= 0:
            return data[at:]
    return data
