"""Web pages and web archives inside: HTML as text, MIME messages part by part."""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Iterator
from email.message import Message
from html.parser import HTMLParser

from redraft.documents.inside.found import Found, Inner

MAX_WEB = 64 * 1024 * 1024
_WEB = re.compile(rb"<(?:!doctype html|html|head|body|meta|div|p|table|span|br)[\s>/]", re.IGNORECASE)
_MAIL = re.compile(
    rb"(?:[A-Za-z-]+: [^\r\n]*(?:\r?\n[ \t][^\r\n]*)*\r?\n)*?(?:MIME-Version|Content-Type): ", re.IGNORECASE
)
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?([A-Za-z0-9_-]{2,40})", re.IGNORECASE)
_BLOCKS = frozenset({
    "p", "div", "br", "tr", "td", "th", "li", "ul", "ol", "table", "h1", "h2", "h3", "h4", "h5", "h6", "title",
    "body", "head", "html", "blockquote", "pre", "hr", "option", "section", "article", "header", "footer", "dt",
    "dd", "caption", "figcaption",
})  # fmt: skip
_SILENT = frozenset({"style"})
_TELLING = frozenset(
    {"title", "alt", "content", "href", "src", "value", "name", "summary", "cite", "label", "placeholder"}
)
_DULL = re.compile(r"(?i)text/html|width=|utf-8|charset|#|https?://www\.w3\.org|urn:schemas")


def is_web(data: bytes) -> bool:
    """Whether these bytes read like a web page."""
    head = data[:4096]
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = head.replace(b"\0", b"")
    return bool(_WEB.search(head))


def is_mail(data: bytes) -> bool:
    """Whether these bytes begin like a MIME message, which is what a web archive (`.mht`) is."""
    return bool(_MAIL.match(data[:8192].lstrip(b"\xef\xbb\xbf\r\n")))


def web_texts(inner: Inner) -> Iterator[Found]:
    """Every block of text, comments and telling attributes included; scripts too, which may hold words."""
    if len(inner.data) > MAX_WEB:
        yield inner.unread("a web page too large to be read here")
        return
    page = _Page()
    page.feed(_decoded(inner.data))
    page.close()
    page.end_block()
    for number, text in enumerate(page.texts):
        yield inner.text(str(number), text)


def mail_texts(inner: Inner) -> Iterator[Found]:
    """The headers of a message as texts, and each of its parts as something inside."""
    if len(inner.data) > MAX_WEB:
        yield inner.unread("a web archive too large to be read here")
        return
    message = email.message_from_bytes(inner.data.lstrip(b"\xef\xbb\xbf\r\n"), policy=email.policy.compat32)
    for number, part in enumerate(message.walk()):
        for name in ("From", "To", "Cc", "Subject", "Content-Location", "X-Sender"):
            if part[name]:
                yield inner.text(f"{number}-{name}", str(part[name]), "header of a web archive")
        content = _content(part)
        if content:
            yield inner.within(f"part-{number}", content)


def _content(part: Message) -> bytes:
    if part.is_multipart():
        return b""
    content = part.get_payload(decode=True)
    if not isinstance(content, bytes):
        return b""
    charset = part.get_content_charset()
    if not charset or part.get_content_maintype() != "text":
        return content
    try:
        return content.decode(charset, "replace").encode("utf-8")
    except LookupError:
        return content


class _Page(HTMLParser):
    """The blocks of a page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.texts: list[str] = []
        self._block: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BLOCKS:
            self.end_block()
        self._silent += tag in _SILENT
        for name, value in attrs:
            if name in _TELLING and value and not _DULL.match(value):
                self.texts.append(value)

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.end_block()
        if tag in _SILENT and self._silent:
            self._silent -= 1

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self._block.append(data)

    def handle_comment(self, data: str) -> None:
        # Word's own comments hold conditional mark-up with properties in it, such as the author.
        text = " ".join(re.sub(r"<[^>]*>|\[[^\]]*\]", "\n", data).split("\n")).strip()
        if text:
            self.texts.append(" ".join(text.split()))

    def handle_pi(self, data: str) -> None:
        self.texts.append(data)

    def end_block(self) -> None:
        """Take what stands since the last block as one text."""
        text = " ".join("".join(self._block).split())
        self._block.clear()
        if text:
            self.texts.append(text)


def _decoded(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data[: len(data) // 2 * 2].decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        declared = _CHARSET.search(data[:4096])
        try:
            return data.decode(declared[1].decode("ascii") if declared else "cp1252", "replace")
        except LookupError:
            return data.decode("cp1252", "replace")
