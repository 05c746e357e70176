"""Field codes (`w:instrText`), which Word cuts over runs like any other text."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from redraft.documents.ooxml.namespaces import W

_CODE = {W + "instrText", W + "delInstrText"}
_PARTS_OF_FIELDS = (W + "fldChar", *sorted(_CODE))


def codes(paragraph: etree._Element) -> list[list[etree._Element]]:
    """The code of each field in a paragraph as the nodes it is cut into, a nested field's apart from the outer one's.

    A code that runs over several paragraphs comes as one group for each of them.
    """
    groups: list[list[etree._Element]] = []
    open_fields: list[list[etree._Element]] = []
    for node in _own_parts(paragraph):
        if node.tag in _CODE:
            if not open_fields:
                open_fields.append([])
            if not open_fields[-1]:
                groups.append(open_fields[-1])
            open_fields[-1].append(node)
        elif node.get(W + "fldCharType") == "begin":
            open_fields.append([])
        elif node.get(W + "fldCharType") == "end" and open_fields:
            open_fields.pop()
    return groups


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
