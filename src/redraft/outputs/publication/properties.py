"""Document properties written anew: title, language, when the copy was made, and nothing about anybody."""

from __future__ import annotations

from datetime import UTC, datetime

from lxml import etree

from redraft.documents.ooxml.namespaces import APP, CORE, DCTERMS, bare

_DC = "{http://purl.org/dc/elements/1.1/}"
_XSI = "{http://www.w3.org/2001/XMLSchema-instance}"


def core_properties(stamp: datetime, title: str, language: str) -> etree._Element:
    """`docProps/core.xml` with one date, which is the caller's and not the clock's; an empty `language` is left out."""
    prefixes = {"cp": bare(CORE), "dc": bare(_DC), "dcterms": bare(DCTERMS), "xsi": bare(_XSI)}
    root = etree.Element(CORE + "coreProperties", nsmap=prefixes)
    etree.SubElement(root, _DC + "title").text = title
    if language:
        etree.SubElement(root, _DC + "language").text = language
    for name in ("created", "modified"):
        element = etree.SubElement(root, DCTERMS + name)
        element.set(_XSI + "type", "dcterms:W3CDTF")
        element.text = stamp.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return root


def extended_properties() -> etree._Element:
    """`docProps/app.xml` without a word: Word fills it in at the next save."""
    return etree.Element(APP + "Properties", nsmap={None: bare(APP)})  # type: ignore[dict-item]  # the stubs know no default namespace
