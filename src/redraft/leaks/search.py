"""Hunts through one written file, member by member."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from redraft.leaks.container import ARCHIVE, Closed, Member, members
from redraft.leaks.folding import fold, split_at_capitals, squeeze
from redraft.leaks.needles import Hunt, Needles
from redraft.leaks.pictures import besides_pixels, is_picture
from redraft.leaks.views import base64_view, binary_views, hex_view, in_readable_surroundings, text_views
from redraft.leaks.xml_text import UnreadableXmlError, XmlText, looks_like_xml, parse, without_markup


@dataclass(slots=True)
class Report:
    """What one file's search gathers: hits as (part, form index, how) -> count, counted forms by part, what stayed shut."""

    hits: Counter[tuple[str, int, str]] = field(default_factory=Counter)
    counted: Counter[tuple[str, int]] = field(default_factory=Counter)
    seen: set[tuple[str, int]] = field(default_factory=set)
    closed: list[Closed] = field(default_factory=list)
    unseen: list[Closed] = field(default_factory=list)
    inspected: list[str] = field(default_factory=list)


def search(path: Path, hunt: Hunt) -> Report:
    """Every hit in the file at `path`, its name included; parts whose name holds a hit are called by their number."""
    report = Report()
    _text(path.stem, "(file name)", "in the file name", hunt, report)
    try:
        for number, member in enumerate(members(path), start=1):
            _any(member, _label(member.name, number, hunt), hunt, report)
    except OSError:
        report.closed.append(Closed("(file)", "missing or locked"))
    return report


def _any(member: Member | Closed, label: str, hunt: Hunt, report: Report) -> None:
    if isinstance(member, Closed):
        report.closed.append(Closed(label, member.reason))
        return
    report.inspected.append(label)
    if not member.name.endswith(ARCHIVE):
        _text(member.name, label, "in the name of a part", hunt, report)
    _member(member, label, hunt, report)


def _label(name: str, number: int, hunt: Hunt) -> str:
    folded = fold(name)
    return f"part {number}" if any(_hits(folded, hunt)) else name


def _member(member: Member, label: str, hunt: Hunt, report: Report) -> None:
    data = member.data
    if is_picture(data):
        report.unseen.append(Closed(label, "a picture: nobody but a person can read its pixels"))
        _binary(besides_pixels(data), label, hunt, report)
    elif member.name.endswith(ARCHIVE):
        _binary(data, label, hunt, report)
    elif looks_like_xml(member.name, data):
        _xml(data, label, hunt, report)
    elif member.name == "(file)" or _is_text(data):
        _plain(data, label, hunt, report)
    elif not data.startswith(b"PK\x03\x04"):
        _binary(data, label, hunt, report)


def _is_text(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return b"\0" not in data


def _xml(data: bytes, label: str, hunt: Hunt, report: Report) -> None:
    try:
        text = parse(data)
    except UnreadableXmlError as error:
        report.closed.append(Closed(label, f"XML that is {error}" if "not" in str(error) else f"XML with {error}"))
    else:
        _joined(text, label, hunt, report)
    for how, view in text_views(data, xml=True):
        _distinctive(view, label, how, hunt, report)
    _decoded(without_markup(data.replace(b"\0", b"").decode("utf-8", "replace")), label, hunt, report)


def _joined(text: XmlText, label: str, hunt: Hunt, report: Report) -> None:
    """Hunts through a part's wording: by paragraph, over the borders of paragraphs, and with all blanks gone."""
    paragraphs = fold("\n".join(text.paragraphs))
    _text(paragraphs, label, "in joined text", hunt, report)
    _text("\n".join(text.values), label, "in an attribute or other value", hunt, report)
    _distinctive(_over_borders(paragraphs), label, "over the border of two paragraphs", hunt, report)


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
    text = data.decode("utf-8", "replace") if _is_text(data) else data.replace(b"\0", b"").decode("cp1252", "replace")
    _text(text, label, "in the text", hunt, report)
    for how, view in text_views(data, xml=False):
        _distinctive(view, label, how, hunt, report)
    _decoded(text, label, hunt, report)
    if not _is_text(data):
        _binary(data, label, hunt, report)


def _binary(data: bytes, label: str, hunt: Hunt, report: Report) -> None:
    for how, view in binary_views(data):
        _distinctive(view, label, how, hunt, report)
    _decoded(data.decode("latin-1"), label, hunt, report)


def _text(text: str, label: str, how: str, hunt: Hunt, report: Report) -> None:
    folded = fold(text)
    _distinctive(folded, label, how, hunt, report)
    for index, count in hunt.counted.count(folded).items():
        report.counted[label, index] += count


def _distinctive(view: str, label: str, how: str, hunt: Hunt, report: Report) -> None:
    _record(_of_distinctive(view, hunt), label, how, report)
    _record(hunt.squeezed.count(squeeze(view.lower())), label, f"{how}, blanks and stops left out", report)


def _hits(folded: str, hunt: Hunt) -> tuple[Counter[int], ...]:
    return _of_distinctive(folded, hunt), hunt.counted.count(folded), hunt.squeezed.count(squeeze(folded.lower()))


def _of_distinctive(folded: str, hunt: Hunt) -> Counter[int]:
    return hunt.anywhere.count(folded.lower()) + hunt.words.count(split_at_capitals(folded).lower())


def _decoded(text: str, label: str, hunt: Hunt, report: Report) -> None:
    for how, view in (("in base64", base64_view(text)), ("in hexadecimal digits", hex_view(text))):
        if view:
            _record(_certain(hunt.inside, view.lower(), hunt.short), label, how, report)


def _certain(needles: Needles, view: str, short: frozenset[int]) -> Counter[int]:
    """Hits in decoded bytes; those of short forms only if their surroundings are text as well."""
    hits: Counter[int] = Counter()
    if needles.pattern is None:
        return hits
    for match in needles.pattern.finditer(view):
        for needle in needles.prefixes[match[1]]:
            readable = in_readable_surroundings(view, match.start(), len(needle))
            hits.update(index for index in needles.owners[needle] if readable or index not in short)
    return hits


def _record(found: Counter[int], label: str, how: str, report: Report) -> None:
    """Notes the hits, once per part and form: the first way of seeing them is the plainest."""
    for index, count in found.items():
        if (label, index) not in report.seen:
            report.seen.add((label, index))
            report.hits[label, index, how] = count
