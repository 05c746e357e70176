"""Ways of spoiling a package, each chosen by plain numbers, so that a failure can be written down and made smaller."""

from __future__ import annotations

import warnings
import zipfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO

from lxml import etree

_VALUES = (
    "",
    "0",
    "-1",
    "1",
    "true",
    "99999999999999999999",
    "٣",
    "²",
    "x" * 300,
    "../../x",
    "rId1",
    "begin",
    "end",
    "{",
    "%41",
)
_DEEP = 60
"""How many times the deepest nesting puts an element into itself; a few of them reach libxml2's limit."""


@dataclass(frozen=True)
class Spoil:
    """One thing done to one member: `how` by name; `member` and `at` choose where, and `other` what with."""

    how: str
    member: int
    at: int
    other: int


def spoilt(data: bytes, spoils: Sequence[Spoil]) -> bytes:
    """The package with everything done to it in turn."""
    with zipfile.ZipFile(BytesIO(data)) as source:
        members = [(name, source.read(name)) for name in source.namelist()]
    cuts = []
    for spoil in spoils:
        if spoil.how in ARCHIVE:
            cuts.append(spoil)
        elif members:
            members = MEMBERS[spoil.how](members, spoil) if spoil.how in MEMBERS else _in_xml(members, spoil)
    written = archive(members)
    for spoil in cuts:
        written = ARCHIVE[spoil.how](written, spoil)
    return written


def archive(members: Iterable[tuple[str, bytes]]) -> bytes:
    """Members as a file."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as target:
        for name, content in members:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # of a member that is there twice
                target.writestr(zipfile.ZipInfo(name), content)
    return stream.getvalue()


def _flip(data: bytes, spoil: Spoil) -> bytes:
    spot = spoil.at % max(len(data), 1)
    return data[:spot] + bytes([spoil.other % 256]) + data[spot + 1 :]


def _cut(data: bytes, spoil: Spoil) -> bytes:
    spot = spoil.at % max(len(data), 1)
    return data[:spot] + data[spot + spoil.other % 50 + 1 :]


ARCHIVE: Mapping[str, Callable[[bytes, Spoil], bytes]] = {"flip the archive": _flip, "cut the archive": _cut}

Members = list[tuple[str, bytes]]


def _changed(members: Members, spoil: Spoil, change: Callable[[bytes], bytes]) -> Members:
    spot = spoil.member % len(members)
    name, content = members[spot]
    return [*members[:spot], (name, change(content)), *members[spot + 1 :]]


def _renamed(members: Members, spoil: Spoil) -> Members:
    spot = spoil.member % len(members)
    name, content = members[spot]
    others = [members[spoil.other % len(members)][0], name.upper(), name.replace("/", "\\"), "../" + name, "x.xml"]
    return [*members[:spot], (others[spoil.at % len(others)], content), *members[spot + 1 :]]


def _exchanged(members: Members, spoil: Spoil) -> Members:
    one, other = spoil.member % len(members), spoil.other % len(members)
    found = list(members)
    found[one], found[other] = (members[one][0], members[other][1]), (members[other][0], members[one][1])
    return found


MEMBERS: Mapping[str, Callable[[Members, Spoil], Members]] = {
    "flip a byte": lambda members, spoil: _changed(members, spoil, lambda data: _flip(data, spoil)),
    "cut bytes": lambda members, spoil: _changed(members, spoil, lambda data: _cut(data, spoil)),
    "empty a member": lambda members, spoil: _changed(members, spoil, lambda _: b""),
    "drop a member": lambda members, spoil: [m for n, m in enumerate(members) if n != spoil.member % len(members)],
    "repeat a member": lambda members, spoil: [*members, members[spoil.member % len(members)]],
    "rename a member": _renamed,
    "exchange members": _exchanged,
}


def _in_xml(members: Members, spoil: Spoil) -> Members:
    _name, content = members[spoil.member % len(members)]
    try:
        root = etree.fromstring(content, etree.XMLParser(resolve_entities=False))
    except etree.XMLSyntaxError:
        return members
    elements = list(root.iter("*"))
    one, other = elements[spoil.at % len(elements)], elements[spoil.other % len(elements)]
    XML[spoil.how](one, other, spoil)
    return _changed(members, spoil, lambda _: etree.tostring(root, xml_declaration=True, encoding="UTF-8"))


def _copy(element: etree._Element) -> etree._Element:
    found = etree.fromstring(etree.tostring(element, with_tail=False))
    found.tail = element.tail
    return found


def _remove(one: etree._Element, other: etree._Element, spoil: Spoil) -> None:
    parent = one.getparent()
    if parent is not None:
        parent.remove(one)


def _unwrap(one: etree._Element, other: etree._Element, spoil: Spoil) -> None:
    parent = one.getparent()
    if parent is not None:
        for child in list(one):
            one.addprevious(child)
        parent.remove(one)


def _repeat(one: etree._Element, other: etree._Element, spoil: Spoil) -> None:
    if one.getparent() is not None:
        one.addnext(_copy(one))


def _move(one: etree._Element, other: etree._Element, spoil: Spoil) -> None:
    if one.getparent() is not None and one is not other and one not in other.iterancestors():
        other.insert(spoil.at % (len(other) + 1), one)


def _nest(one: etree._Element, other: etree._Element, spoil: Spoil) -> None:
    """A copy of one element into another, which may be inside it."""
    other.append(_copy(one))


def _wrap(one: etree._Element, other: etree._Element, spoil: Spoil) -> None:
    parent = one.getparent()
    if parent is not None:
        around = etree.Element(other.tag, dict(other.attrib), nsmap=other.nsmap)
        parent.replace(one, around)
        around.append(one)


def _deepen(one: etree._Element, other: etree._Element, spoil: Spoil) -> None:
    inner = one
    for _ in range(_DEEP):
        inner = etree.SubElement(inner, one.tag, dict(one.attrib))


def _retag(one: etree._Element, other: etree._Element, spoil: Spoil) -> None:
    one.tag = other.tag


def _say(one: etree._Element, other: etree._Element, spoil: Spoil) -> None:
    """Text where none belongs: in the element, or behind it."""
    if spoil.at % 2 and one.getparent() is not None:
        one.tail = f"Kestrel{spoil.other}"
    else:
        one.text = f"Kestrel{spoil.other}"


def _attribute(one: etree._Element, other: etree._Element, spoil: Spoil) -> None:
    if one.attrib:
        one.set(list(one.attrib)[spoil.other % len(one.attrib)], _VALUES[spoil.other % len(_VALUES)])


def _lose_attribute(one: etree._Element, other: etree._Element, spoil: Spoil) -> None:
    if one.attrib:
        del one.attrib[list(one.attrib)[spoil.other % len(one.attrib)]]


def _take_attributes(one: etree._Element, other: etree._Element, spoil: Spoil) -> None:
    """Another element's attributes: relationships are cross-wired, types and ids exchanged by this."""
    for name, value in other.attrib.items():
        one.set(name, value)


XML: Mapping[str, Callable[[etree._Element, etree._Element, Spoil], None]] = {
    "remove": _remove,
    "unwrap": _unwrap,
    "repeat": _repeat,
    "move": _move,
    "nest": _nest,
    "wrap": _wrap,
    "deepen": _deepen,
    "retag": _retag,
    "say": _say,
    "set an attribute": _attribute,
    "lose an attribute": _lose_attribute,
    "take attributes": _take_attributes,
}
HOW = (*ARCHIVE, *MEMBERS, *XML)
