"""Hunts through one written file, member by member."""

from __future__ import annotations

from pathlib import Path

from redraft.leaks.container import ARCHIVE, DEEPEST, WHOLE, Closed, Member, Opened, inside, opened
from redraft.leaks.folding import fold
from redraft.leaks.hunting import Report, hits, hunt_bytes, hunt_decoded, hunt_text, hunt_view
from redraft.leaks.pdf.mark import NO_PDF, is_called_pdf, is_pdf
from redraft.leaks.pictures import besides_pixels, is_picture
from redraft.leaks.quarry import Hunt
from redraft.leaks.views import as_text, text_views, xml_views
from redraft.leaks.xml_text import UnreadableXmlError, XmlText, without_markup


def search(file: Path | Opened, hunt: Hunt) -> Report:
    """Every hit in a file, its name included; parts whose name holds a hit are called by their number."""
    report = Report()
    path = file.path if isinstance(file, Opened) else file
    hunt_text(path.stem, "(file name)", "in the file name", hunt, report)
    try:
        file = opened(file)
        if is_called_pdf(path) and not file.is_pdf:
            report.closed.append(Closed(WHOLE, NO_PDF))
        for number, member in enumerate(file, start=1):
            _any(member, _label(member.name, number, hunt), hunt, report, 1)
    except OSError:
        report.closed.append(Closed(WHOLE, "missing or locked"))
    return report


def _any(member: Member | Closed, label: str, hunt: Hunt, report: Report, depth: int) -> None:
    if isinstance(member, Closed):
        report.closed.append(Closed(label, member.reason))
        return
    report.inspected.append(label)
    if not member.name.endswith(ARCHIVE):
        hunt_text(member.name, label, "in the name of a part", hunt, report)
    if is_pdf(member.data, whole=member.name == WHOLE):
        _pdf(member, label, hunt, report, depth)
    else:
        _member(member, label, hunt, report)


def _pdf(member: Member, label: str, hunt: Hunt, report: Report, depth: int) -> None:
    """A PDF, and the files that are attached to it."""
    from redraft.leaks.pdf.search import hunt_pdf  # late: most files are none, and its library takes a while

    def attached(name: str, data: bytes) -> None:
        if depth >= DEEPEST:
            report.closed.append(Closed(name, "files nested too deeply"))
            return
        for number, inner in enumerate(inside(data, name), start=1):
            _any(inner, _label(inner.name, number, hunt), hunt, report, depth + 1)

    hunt_pdf(member.data, "" if member.name == WHOLE else f"{label}: ", hunt, report, attached)


def _label(name: str, number: int, hunt: Hunt) -> str:
    folded = fold(name)
    return f"part {number}" if any(hits(folded, hunt)) else name


def _member(member: Member, label: str, hunt: Hunt, report: Report) -> None:
    data = member.data
    if is_picture(data):
        report.unseen.append(Closed(label, "a picture: nobody but a person can read its pixels"))
        hunt_bytes(besides_pixels(data), label, hunt, report)
    elif member.name.endswith(ARCHIVE):
        hunt_bytes(data, label, hunt, report)
    elif member.is_xml:
        _xml(member, label, hunt, report)
    elif member.name == WHOLE or _is_text(data):
        _plain(data, label, hunt, report)
    elif not data.startswith(b"PK\x03\x04"):
        hunt_bytes(data, label, hunt, report)


def _is_text(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return b"\0" not in data


def _xml(member: Member, label: str, hunt: Hunt, report: Report) -> None:
    data = member.data
    try:
        text = member.text
    except UnreadableXmlError as error:
        report.closed.append(Closed(label, f"XML that is {error}" if "not" in str(error) else f"XML with {error}"))
    else:
        _joined(text, label, hunt, report)
    said, eight_bit = as_text(data), data.replace(b"\0", b"").decode("utf-8", "replace")
    plain = without_markup(said)
    for how, view in xml_views(plain):
        hunt_view(view, label, how, hunt, report)
    hunt_decoded(plain if eight_bit == said else without_markup(eight_bit), label, hunt, report)


def _joined(text: XmlText, label: str, hunt: Hunt, report: Report) -> None:
    """Hunts through a part's wording: by paragraph, over the borders of paragraphs, and with all blanks gone."""
    paragraphs = fold("\n".join(text.paragraphs))
    hunt_text(paragraphs, label, "in joined text", hunt, report)
    hunt_text("\n".join(text.values), label, "in an attribute or other value", hunt, report)
    hunt_view(_over_borders(paragraphs), label, "over the border of two paragraphs", hunt, report)


def _over_borders(paragraphs: str) -> str:
    """Paragraphs run together where a word may go on: not where a capital follows, as in two cells of a table.

    After a single letter (a drop cap) or a capital it may, whatever follows.
    """
    joined: list[str] = []
    for paragraph in paragraphs.split("\n"):
        if joined and paragraph[:1].isupper() and not joined[-1][-1:].isupper():
            joined.append("\n")
        joined.append(paragraph)
    return "".join(joined)


def _plain(data: bytes, label: str, hunt: Hunt, report: Report) -> None:
    is_text = _is_text(data)
    text = data.decode("utf-8") if is_text else data.replace(b"\0", b"").decode("cp1252", "replace")
    hunt_text(text, label, "in the text", hunt, report)
    for how, view in text_views(data):
        hunt_view(view, label, how, hunt, report)
    hunt_decoded(text, label, hunt, report)
    if not is_text:
        hunt_bytes(data, label, hunt, report)
