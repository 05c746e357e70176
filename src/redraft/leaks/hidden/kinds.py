"""The sorts of hidden content, and whether Word's own Document Inspector looks for them."""

from __future__ import annotations

from enum import StrEnum


class Inspector(StrEnum):
    """What the Document Inspector of Word, Excel or PowerPoint does about a sort of hidden content.

    By Microsoft's list of its modules (the object model's `DocumentInspectors`, `WdRemoveDocInfoType`): nothing here was
    tried in Office itself.
    """

    FINDS = "finds"
    """It finds it and offers to remove it."""
    WARNS = "warns"
    """It says that there is such a thing, and neither looks into it nor removes it."""
    NEVER = "never looks"
    """It has no module for it."""


class Kind(StrEnum):
    """The sorts of hidden content that `inspect` tells apart."""

    COMMENTS = "comments"
    REVISIONS = "tracked changes"
    AUTHORS = "authors"
    PEOPLE = "people"
    PROPERTIES = "properties"
    EDIT_SESSIONS = "edit sessions"
    HIDDEN_TEXT = "hidden text"
    HIDDEN_CELLS = "hidden sheets and cells"
    HIDDEN_SLIDES = "hidden slides"
    FAINT_TEXT = "white or tiny text"
    INVISIBLE = "invisible characters"
    NOTES = "speaker notes"
    THUMBNAIL = "thumbnail"
    CUSTOM_XML = "custom XML"
    DATA_BINDING = "data binding"
    CONTROLS = "form fields and controls"
    MACROS = "macros"
    TEMPLATE = "template"
    EMBEDDED = "embedded files"
    PICTURE_METADATA = "picture metadata"
    CROPPED = "cropped pictures"
    ALT_TEXT = "alternative text"
    DRAWN_TEXT = "text in drawings"
    KEPT_DATA = "copies of data"
    CONNECTIONS = "data connections"
    NAMES = "names of ranges"
    LINKS = "external links"
    PATHS = "file paths"
    BOOKMARKS = "bookmarks"
    STYLES = "names of styles"
    PART_NAMES = "names of parts"
    VARIABLES = "document variables"
    TAGS = "tags"
    FIELDS = "field codes"
    GLOSSARY = "building blocks"
    PERMISSIONS = "permissions"
    PRINTER = "printer"
    FONTS = "fonts"
    SIGNATURE = "signature"
    LABEL = "label"
    READING_AIDS = "reading aids"
    COVERED = "covered text"
    FORM = "form data"
    SCRIPTS = "scripts"
    LAYERS = "layers"
    EARLIER = "earlier versions"
    REMAINS = "remains"
    UNREADABLE = "unreadable"

    @property
    def inspector(self) -> Inspector:
        """What the Document Inspector does about it.

        >>> Kind.ALT_TEXT.inspector
        <Inspector.NEVER: 'never looks'>
        """
        if self in _FOUND:
            return Inspector.FINDS
        return Inspector.WARNS if self in _WARNED else Inspector.NEVER


_FOUND = {
    Kind.COMMENTS, Kind.REVISIONS, Kind.AUTHORS, Kind.PEOPLE, Kind.PROPERTIES, Kind.HIDDEN_TEXT, Kind.HIDDEN_CELLS, Kind.NOTES,
    Kind.CUSTOM_XML, Kind.TEMPLATE, Kind.PRINTER,
}  # fmt: skip
_WARNED = {Kind.MACROS, Kind.EMBEDDED, Kind.KEPT_DATA, Kind.NAMES}
