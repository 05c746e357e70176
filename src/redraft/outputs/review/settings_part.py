"""The settings that a review copy needs so that its tracked changes are seen, kept apart by author, and added to."""

from __future__ import annotations

from lxml import etree

from redraft.documents.ooxml.namespaces import W
from redraft.documents.ooxml.opening.content_types import SETTINGS
from redraft.documents.ooxml.toggles import OFF, is_on
from redraft.documents.ooxml.writing.workbench import Workbench

# Word would strip authors and dates at the next saving, or open the file with the changes out of sight.
_IN_THE_WAY = (W + "removePersonalInformation", W + "removeDateAndTime", W + "revisionView")
_TRACKING = W + "trackRevisions"
# The elements that ECMA-376 part 1 (CT_Settings) lets stand before w:trackRevisions.
_BEFORE = frozenset(
    W + name
    for name in (
        *("writeProtection", "view", "zoom", "doNotDisplayPageBoundaries", "displayBackgroundShape"),
        *("printPostScriptOverText", "printFractionalCharacterWidth", "printFormsData", "embedTrueTypeFonts"),
        *("embedSystemFonts", "saveSubsetFonts", "saveFormsData", "mirrorMargins", "alignBordersAndEdges"),
        *("bordersDoNotSurroundHeader", "bordersDoNotSurroundFooter", "gutterAtTop", "hideSpellingErrors"),
        *("hideGrammaticalErrors", "activeWritingStyle", "proofState", "formsDesign", "attachedTemplate"),
        *("linkStyles", "stylePaneFormatFilter", "stylePaneSortMethod", "documentType", "mailMerge"),
    )
)


def track_from_now_on(bench: Workbench) -> bool:
    """Turn change tracking on; True if the draft is protected in a way that keeps reviewers from accepting changes."""
    part = bench.part_of_main("settings", SETTINGS)
    settings = bench.root(part)
    if not _is_tracked(settings) or any(settings.find(name) is not None for name in _IN_THE_WAY):
        _turn_on(bench.change(part))
    protection = settings.find(W + "documentProtection")
    return protection is not None and protection.get(W + "enforcement", "0") not in OFF


def _is_tracked(settings: etree._Element) -> bool:
    tracking = settings.findall(_TRACKING)
    return len(tracking) == 1 and is_on(tracking[0])


def _turn_on(settings: etree._Element) -> None:
    for name in (*_IN_THE_WAY, _TRACKING):
        for element in settings.findall(name):
            settings.remove(element)
    position = max((i + 1 for i, e in enumerate(settings) if e.tag in _BEFORE), default=0)
    settings.insert(position, etree.Element(_TRACKING))
