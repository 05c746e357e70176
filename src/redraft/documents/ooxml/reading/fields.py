"""Field codes (`w:instrText`), which Word cuts over runs like any other text.

A field inside the code of another shows its result to that code, not to a reader: in ``{ IF { MERGEFIELD Name } = "Ada"
… }`` the name in the middle is code (ECMA-376 part 1, 17.16.2).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from lxml import etree

from redraft.documents.ooxml.namespaces import W

_CODE = {W + "instrText", W + "delInstrText"}
_TEXT = {W + "t", W + "delText"}
_MARK = W + "fldChar"
_KIND_OF_MARK = W + "fldCharType"
_PARTS_OF_FIELDS = (_MARK, *sorted(_CODE | _TEXT))


@dataclass(slots=True)
class _Open:
    """A field that has begun, the nodes of its code, and whether its code goes on."""

    code: list[etree._Element] = field(default_factory=list)
    in_code: bool = True


def codes(paragraph: etree._Element) -> list[list[etree._Element]]:
    """The code of each field in a paragraph as the nodes it is cut into, a nested field's apart from the outer one's.

    Results shown to a code belong to it. A code that runs over several paragraphs comes as one group for each of them.
    """
    groups: list[list[etree._Element]] = []
    if next(paragraph.iter(*_CODE), None) is None:
        return groups
    open_fields: list[_Open] = []
    for node in _own_parts(paragraph):
        if node.tag in _CODE:
            if not open_fields:
                open_fields.append(_Open())
            if not open_fields[-1].code:
                groups.append(open_fields[-1].code)
        _take(open_fields, node)
    _leave_open(open_fields)
    return groups


def _take(open_fields: list[_Open], node: etree._Element) -> None:
    """Give a code or a text to the field that it belongs to, or go by a mark."""
    if node.tag in _CODE:
        open_fields[-1].code.append(node)
    elif node.tag in _TEXT:
        around = next((f for f in reversed(open_fields) if f.in_code and f.code), None)
        if around is not None:
            around.code.append(node)
    else:
        _turn(open_fields, node.get(_KIND_OF_MARK, ""))


def _leave_open(open_fields: list[_Open]) -> None:
    """A code that does not end in its paragraph may not end at all, and then Word shows what follows."""
    for left in open_fields:
        left.code[:] = [n for n in left.code if not left.in_code or n.tag in _CODE]


def _turn(open_fields: list[_Open], mark: str) -> None:
    if mark == "begin":
        open_fields.append(_Open())
    elif mark == "separate" and open_fields:
        open_fields[-1].in_code = False
    elif mark == "end" and open_fields:
        open_fields.pop()


def shown_to_codes(paragraph: etree._Element) -> frozenset[etree._Element]:
    """The text nodes of a paragraph that no reader sees, because they are part of a field's code."""
    if next(paragraph.iter(_MARK), None) is None:
        return frozenset()
    return frozenset(node for group in codes(paragraph) for node in group if node.tag in _TEXT)


def code_starting_at(node: etree._Element) -> list[etree._Element]:
    """All nodes of the field code that `node` is the first of; `node` alone where it stands outside a paragraph.

    Only the field itself is read, since a paragraph may have hundreds, such as a list of links.
    """
    paragraph = next(node.iterancestors(W + "p"), None)
    if paragraph is None:
        return [node]
    found = _begun(node, paragraph)
    if found is None:
        return next((group for group in codes(paragraph) if group[0] is node), [node])
    if found.code:
        return [node]
    found.code.append(node)
    open_fields = [found]
    for following in _beside(node, paragraph, etree._Element.getnext):
        _take(open_fields, following)
        if not open_fields:
            break
    _leave_open(open_fields)
    return found.code


def _begun(node: etree._Element, paragraph: etree._Element) -> _Open | None:
    """The field that a code belongs to, as it is when the code comes; None where it does not begin in this paragraph."""
    closed, found = 0, _Open()
    for before in _beside(node, paragraph, etree._Element.getprevious):
        mark = before.get(_KIND_OF_MARK, "") if before.tag == _MARK else ""
        if mark == "end":
            closed += 1
        elif mark == "begin" and closed:
            closed -= 1
        elif mark == "begin":
            return found
        elif mark == "separate" and not closed:
            found.in_code = False
        elif before.tag in _CODE and not closed:
            found.code.append(before)
    return None


def _beside(
    node: etree._Element, paragraph: etree._Element, step: Callable[[etree._Element], etree._Element | None]
) -> Iterator[etree._Element]:
    """The parts of fields of a paragraph on one side of a node, the nearest first."""
    here: etree._Element | None = node
    while here is not None and here is not paragraph:
        sibling = step(here)
        if sibling is None:
            here = here.getparent()
            continue
        parts = [
            part for part in sibling.iter(*_PARTS_OF_FIELDS) if next(part.iterancestors(W + "p"), None) is paragraph
        ]
        yield from parts if step is etree._Element.getnext else reversed(parts)
        here = sibling


def _own_parts(paragraph: etree._Element) -> Iterator[etree._Element]:
    for node in paragraph.iter(*_PARTS_OF_FIELDS):
        if next(node.iterancestors(W + "p"), None) is paragraph:
            yield node
