"""Parsing and writing of a part's XML: no document types, no entities, no network; paths to elements and back."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from redraft.documents.ooxml.namespaces import bare
from redraft.errors import DraftDamaged, DraftTooLarge

MAX_NODES = 1_500_000
"""Elements of one part; the largest real part seen had 37,000. One takes some 125 bytes of memory."""
MAX_ATTRIBUTES = 2_000_000
"""Attributes of one part, told by its equals signs; the largest had 50,000. One takes some 230 bytes of memory."""
MAX_DEPTH = 256
"""Elements inside one another, as libxml2 has it by default; a table in a table in a table takes three levels each."""
_LONGEST_TEXT = 10_000_000
"""Bytes in one text node that libxml2 takes without being asked for more."""


def parse_xml(data: bytes) -> etree._Element:
    """The root of a part.

    Raises:
        DraftDamaged: if it is not well-formed, nested beyond `MAX_DEPTH`, or declares a document type, which no Office
            part may.
        DraftTooLarge: beyond the limits above.
    """
    if data.count(b"<") - data.count(b"</") > MAX_NODES or data.count(b"=") > MAX_ATTRIBUTES:
        raise DraftTooLarge("A part of this file has more elements than any real document.")
    try:
        root = etree.fromstring(data, _parser(huge=len(data) > _LONGEST_TEXT))
    except (etree.XMLSyntaxError, ValueError, LookupError):
        # The parser's own message may quote the text.
        raise DraftDamaged("A part of this file is not readable XML.") from None
    if root.getroottree().docinfo.doctype:  # type: ignore[union-attr]  # the stubs lack it
        raise DraftDamaged("A part of this file declares a document type, which Office files may not.")
    if len(data) > _LONGEST_TEXT and _deeper_than(root, MAX_DEPTH):
        raise DraftDamaged("A part of this file is nested more deeply than any real document.")
    return root


def _parser(huge: bool) -> etree.XMLParser:
    # Comments and processing instructions are no text to any reader, but would cut a text node in two.
    return etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=huge, remove_comments=True, remove_pis=True
    )


def _deeper_than(root: etree._Element, most: int) -> bool:
    depth = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > most:
            return True
    return False


def attributes(element: etree._Element) -> list[tuple[str, str]]:
    """The attributes of an element as ``(name in Clark notation, value)``, in document order."""
    return element.items()  # type: ignore[return-value]  # the stubs know bytes and sequences


def with_attributes_of(vocabulary: str, root: etree._Element) -> list[etree._Element]:
    """The elements from `root` on down with an attribute of a vocabulary (`R`, say), in document order."""
    expression = "descendant-or-self::*[@one:*]"  # which gives nothing but elements
    return root.xpath(expression, namespaces={"one": bare(vocabulary)})  # type: ignore[return-value]


def values_of(vocabulary: str, name: str, root: etree._Element) -> list[str]:
    """The values of an attribute (`W`, ``"id"``, say) on the elements from `root` on down, in document order."""
    expression = f"descendant-or-self::*/@one:{name}"  # which gives nothing but texts
    return root.xpath(expression, namespaces={"one": bare(vocabulary)}, smart_strings=False)  # type: ignore[return-value]


def write_xml(root: etree._Element) -> bytes:
    """The bytes of a part, with the declaration that Word writes and every namespace prefix kept."""
    tree = root.getroottree()
    return etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)


def walk(root: etree._Element) -> Iterator[tuple[str, etree._Element, str]]:
    """Every element as it starts and ends: ``("start" | "end", element, path)``, in document order.

    The path is the chain of indices among *element* children (comments and processing instructions do not count),
    and is empty for the root itself.
    """
    paths = [""]
    counters = [0]
    for event, element in etree.iterwalk(root, events=("start", "end"), tag="*"):
        if event == "end":
            yield "end", element, paths[-1]
            paths.pop()
            counters.pop()
            continue
        if element is root:
            paths, counters = [""], [0]
        else:
            index = counters[-1]
            counters[-1] += 1
            paths.append(f"{paths[-1]}/{index}" if paths[-1] else str(index))
            counters.append(0)
        yield "start", element, paths[-1]


class Trail:
    """The way from the root of a part to one element after another in document order, which gives the paths of `walk`.

    Children are counted from the last one that was gone to, and only where an element is gone to at all.
    """

    def __init__(self) -> None:
        self._way: list[etree._Element] = []
        self._steps: list[int] = []
        self._paths: list[str] = []

    @property
    def path(self) -> str:
        """The path of the element gone to."""
        return self._paths[-1]

    def move_to(self, element: etree._Element) -> list[etree._Element]:
        """Go on to `element`; those on the way so far that have ended by then, the innermost first."""
        way = [element, *element.iterancestors()]
        way.reverse()
        depth = 0
        for here, there in zip(self._way, way, strict=False):
            if here is not there:
                break
            depth += 1
        ended = self._way[depth:]
        last, at = (ended[0], self._steps[depth]) if ended else (None, 0)
        del self._steps[depth:], self._paths[depth:]
        for inner in way[depth:]:
            step = _steps_to(inner, last, at)
            last, at = None, 0
            self._paths.append("/".join(filter(None, (*self._paths[-1:], str(step)))) if self._paths else "")
            self._steps.append(step)
        self._way = way
        ended.reverse()
        return ended


def _steps_to(element: etree._Element, last: etree._Element | None, at: int) -> int:
    """The index of `element` among its siblings, counted on from that of an earlier one where there is one."""
    if last is None:
        parent = element.getparent()
        return 0 if parent is None else parent.index(element)
    for sibling in last.itersiblings():
        at += 1
        if sibling is element:
            break
    return at


def element_at(root: etree._Element, path: str) -> etree._Element:
    """The element that `walk` gave `path` for; a trailing ``@name`` is ignored.

    Raises:
        KeyError: if there is none.
    """
    element = root
    for step in filter(None, path.partition("@")[0].split("/")):
        # `parse_xml` keeps nothing but elements, so that children and element children are the same.
        try:
            element = element[int(step)]
        except IndexError:
            raise KeyError(path) from None
    return element


def attribute_of(path: str) -> str | None:
    """The attribute's name (Clark notation) that a path ends in, or None where it names an element.

    >>> attribute_of("0/4@{urn:x}title"), attribute_of("0/4")
    ('{urn:x}title', None)
    """
    _, at, name = path.partition("@")
    return name if at else None
