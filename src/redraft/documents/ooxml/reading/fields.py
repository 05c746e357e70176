"""Field codes (`w:instrText`), which Word cuts over runs like any other text.

A field inside the code of another shows its result to that code, not to a reader: in ``{ IF { MERGEFIELD Name } = "Ada"
… }`` the name in the middle is code (ECMA-376 part 1, 17.16.2).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from redraft.documents.ooxml.namespaces import W

_CODE = {W + "instrText", W + "delInstrText"}
_TEXT = {W + "t", W + "delText"}
_MARK = W + "fldChar"
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
            open_fields[-1].code.append(node)
        elif node.tag in _TEXT:
            around = next((f for f in reversed(open_fields) if f.in_code and f.code), None)
            if around is not None:
                around.code.append(node)
        else:
            _turn(open_fields, node.get(W + "fldCharType", ""))
    for left in open_fields:
        # A code that does not end here may not end at all, and then Word shows what follows.
        left.code[:] = [n for n in left.code if not left.in_code or n.tag in _CODE]
    return groups


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
    """All nodes of the field code that `node` is the first of; `node` alone where it stands outside a paragraph."""
    paragraph = next(node.iterancestors(W + "p"), None)
    if paragraph is None:
        return [node]
    return next((group for group in codes(paragraph) if group[0] is node), [node])


def _own_parts(paragraph: etree._Element) -> Iterator[etree._Element]:
    for node in paragraph.iter(*_PARTS_OF_FIELDS):
        if next(node.iterancestors(W + "p"), None) is paragraph:
            yield node
