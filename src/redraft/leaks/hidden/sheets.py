"""What a workbook keeps from the page (SpreadsheetML, ECMA-376 part 1, 18)."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping

from redraft.leaks.hidden.kinds import Kind
from redraft.leaks.xml_text import attributes_of, local_name

_BY_ELEMENT: Mapping[str, tuple[Kind, str]] = {
    "comment": (Kind.COMMENTS, "comments on cells"),
    "threadedComment": (Kind.COMMENTS, "comments on cells, with their replies"),
    "person": (Kind.PEOPLE, "the account of somebody who commented"),
    "scenario": (Kind.NAMES, "a scenario, with the name of whoever made it"),
    "connection": (Kind.CONNECTIONS, "where data were fetched from, and with what question"),
    "queryTable": (Kind.CONNECTIONS, "a table that is fetched from elsewhere"),
    "externalBook": (Kind.KEPT_DATA, "another workbook, with the values last fetched from it"),
    "pivotCacheDefinition": (Kind.KEPT_DATA, "the source of a pivot table"),
    "pivotCacheRecords": (Kind.KEPT_DATA, "a full copy of the data behind a pivot table"),
    "absPath": (Kind.PATHS, "the folder in which it was last saved, most often with a user's name"),
    "header": (Kind.REVISIONS, "a session of a shared workbook, with who had it open"),
    "rcc": (Kind.REVISIONS, "the old and new value of a changed cell"),
    "dataValidation": (Kind.CONTROLS, "prompts and choices of cells"),
    "hyperlink": (Kind.LINKS, "a link, with its tool tip"),
    "customWorkbookView": (Kind.AUTHORS, "somebody's own view"),
    "slicerCacheDefinition": (Kind.KEPT_DATA, "the choices of a slicer"),
    "customPr": (Kind.TAGS, "a sheet's own properties"),
    "filter": (Kind.KEPT_DATA, "what a list was filtered by"),
    "customFilter": (Kind.KEPT_DATA, "what a list was filtered by"),
}
_TRUE = ("1", "true")


def observations(root: ET.Element) -> Iterator[tuple[Kind, str]]:
    """(kind, what it is) for each piece of hidden content in one part of a workbook."""
    for element in root.iter():
        name = local_name(element.tag)
        if name in _BY_ELEMENT:
            yield _BY_ELEMENT[name]
        yield from _of_attributes(name, attributes_of(element))


def _of_attributes(name: str, attributes: Mapping[str, str]) -> Iterator[tuple[Kind, str]]:
    if name == "sheet" and attributes.get("state", "visible") != "visible":
        yield Kind.HIDDEN_CELLS, "a hidden sheet"
    elif name in ("row", "col") and attributes.get("hidden") in _TRUE:
        yield Kind.HIDDEN_CELLS, "hidden rows" if name == "row" else "hidden columns"
    elif name == "definedName":
        if attributes.get("hidden") in _TRUE:
            yield Kind.NAMES, "a hidden name of a range"
        elif not attributes.get("name", "_xlnm").startswith("_xlnm"):
            yield Kind.BOOKMARKS, "a name that somebody gave to a range"
    elif name == "fileSharing" and attributes.get("userName"):
        yield Kind.AUTHORS, "who reserved the file"
    elif name == "cellStyle" and "builtinId" not in attributes:
        yield Kind.STYLES, "the name of a style that somebody made"
    elif name == "numFmt" and attributes.get("formatCode", "").replace("0", "").strip() == ";;;":
        yield Kind.FAINT_TEXT, "a format that shows nothing of a cell"


def spare_strings(strings: int, used: set[int]) -> Iterator[tuple[Kind, str]]:
    """One observation for each of the shared strings that no cell uses any more."""
    for index in range(strings):
        if index not in used:
            yield Kind.KEPT_DATA, "text of cells that were deleted"
