"""Content controls keep their look and lose what ties them to hidden data."""

from __future__ import annotations

from lxml import etree

from redraft.documents.ooxml.namespaces import W15, W
from redraft.outputs.publication.blocks import drop_attribute, remove
from redraft.outputs.publication.markup import W14

_KEPT = frozenset(
    {
        *(
            W + name
            for name in ("alias", "lock", "rPr", "showingPlcHdr", "temporary", "text", "richText", "equation", "group")
        ),
        *(W + name for name in ("comboBox", "dropDownList", "date", "picture", "docPartObj", "docPartList")),
        W14 + "checkbox",
        *(W15 + name for name in ("repeatingSection", "repeatingSectionItem", "appearance", "color")),
    }
)


def neutralise_controls(root: etree._Element) -> None:
    """Unbind every content control of a part; tags, ids, prompts and full dates go, titles and choices stay as edited."""
    for properties in root.iter(W + "sdtPr"):
        for child in [c for c in properties if c.tag not in _KEPT]:
            remove(child)
        for date in properties.iter(W + "date"):
            drop_attribute(date, W + "fullDate")
        for choices in properties.iter(W + "comboBox", W + "dropDownList"):
            drop_attribute(choices, W + "lastValue")  # the choice made, under its hidden value
        for part in properties.iter(W + "docPartObj", W + "docPartList"):
            for child in [c for c in part if c.tag == W + "docPartCategory"]:
                remove(child)
