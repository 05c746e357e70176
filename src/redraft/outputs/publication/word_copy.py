"""The steps of one Word copy, in the order in which they have to be taken."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from lxml import etree

from redraft.documents.ooxml.namespaces import W
from redraft.documents.ooxml.opening import content_types as ct
from redraft.documents.ooxml.opening.package import open_package
from redraft.documents.ooxml.reading.hidden import hiding_styles
from redraft.documents.ooxml.writing.workbench import Workbench
from redraft.outputs.mark import mark_pages
from redraft.outputs.publication import settings_part as neutral
from redraft.outputs.publication.assembly import Assembly
from redraft.outputs.publication.blocks import remove
from redraft.outputs.publication.bookmarks import names, neutralise
from redraft.outputs.publication.charts import charts_of
from redraft.outputs.publication.check import check_parts
from redraft.outputs.publication.controls import neutralise_controls
from redraft.outputs.publication.dropped import Dropped, Losses
from redraft.outputs.publication.edits import make_edits
from redraft.outputs.publication.flatten import flatten
from redraft.outputs.publication.hidden_text import remove_hidden
from redraft.outputs.publication.house_names import drop_unusual_fonts
from redraft.outputs.publication.kept import DOCUMENT, kept_parts, unused_headers
from redraft.outputs.publication.links import LinkPolicy
from redraft.outputs.publication.markup import clean, drop_blank_text, forget_prefixes, with_usual_prefixes
from redraft.outputs.publication.objects import neutralise_objects
from redraft.outputs.publication.properties import core_properties, extended_properties
from redraft.outputs.publication.relink import Relinker
from redraft.outputs.publication.revisions import Settling, settle
from redraft.outputs.publication.titles import language_of, title_of
from redraft.text import Edit

_NEUTRAL: Mapping[str, Callable[[etree._Element], None]] = {
    "settings": neutral.keep_layout_settings,
    "numbering": neutral.neutralise_numbering,
    "fontTable": neutral.neutralise_fonts,
    "theme": neutral.neutralise_theme,
}


@dataclass(frozen=True, slots=True)
class Rules:
    """What was ruled for one copy: earlier authors' changes, the pictures that stay, by id, and links to the outside."""

    changes: Settling
    pictures: frozenset[str]
    links: LinkPolicy


def word_copy(
    data: bytes, edits: Sequence[Edit], rules: Rules, name: str, stamp: datetime, mark: str = ""
) -> tuple[dict[str, bytes], tuple[str, ...]]:
    """The parts of the copy of the Word file `data`, and sentences on what was left out or wants a look.

    `name` is the copy's own, its title where nothing in it is one; `mark` is put on every page if it is not empty.

    Raises:
        DraftError, PlanInvalid: as for opening and editing a draft.
    """
    bench, losses = Workbench(open_package(data)), Losses()
    _edit(bench, edits, rules.changes)
    _clean_stories(bench, rules.changes, losses)
    _clean_layout(bench)
    styles = _root(bench, "styles")
    title = title_of(bench.root(bench.package.main), styles, name)
    language = language_of(styles, _root(bench, "settings"))
    if mark:
        mark_pages(bench, mark)
    assembly = _assemble(bench, edits, rules, losses)
    assembly.add_xml("docProps/core.xml", core_properties(stamp, title, language), ct.CORE_PROPERTIES)
    assembly.add_xml("docProps/app.xml", extended_properties(), ct.APP_PROPERTIES)
    assembly.relate("", "core-properties", "docProps/core.xml")
    assembly.relate("", "extended-properties", "docProps/app.xml")
    parts = assembly.parts()
    check_parts(parts)
    return parts, (*bench.package.notices, *losses.sentences())


def _edit(bench: Workbench, edits: Sequence[Edit], how: Settling) -> None:
    styles = hiding_styles(_root(bench, "styles"))
    for part in (*(kept.part for kept in kept_parts(bench)), *charts_of(bench)):
        of_part = [edit for edit in edits if edit.anchor.part == part]
        if of_part:
            make_edits(bench.change(part), of_part, how, styles)


def _clean_stories(bench: Workbench, how: Settling, losses: Losses) -> None:
    styles = hiding_styles(_root(bench, "styles"))
    stories = [bench.change(kept.part) for kept in kept_parts(bench) if kept.is_story]
    for story in stories:
        settle(story, how)
    bookmarks = names(stories)
    for story in stories:
        flatten(story, bookmarks, losses)
        losses.add(Dropped.HIDDEN, remove_hidden(story, styles))
        flatten(story, bookmarks, Losses())  # a field of which only one end was hidden
        clean(story, losses)
        neutralise_controls(story)
        drop_blank_text(story)
    losses.add(Dropped.HEADER, unused_headers(bench))
    losses.add(Dropped.NOTE, _drop_loose_notes(bench, stories[0]))
    neutralise(stories)


def _drop_loose_notes(bench: Workbench, document: etree._Element) -> int:
    """Take out notes that no page shows, their reference gone with deleted or hidden text; how many there were."""
    loose = []
    for kind, name in (("footnotes", "footnote"), ("endnotes", "endnote")):
        notes = _root(bench, kind)
        if notes is None:
            continue
        wanted = {r.get(W + "id") for r in document.iter(f"{W}{name}Reference")}
        for note in notes.iter(W + name):
            if note.get(W + "type", "normal") == "normal" and note.get(W + "id") not in wanted:
                loose.append(note)
    shown = sum(next(note.iter(W + "t"), None) is not None for note in loose)
    for note in loose:
        remove(note)
    return shown


def _clean_layout(bench: Workbench) -> None:
    others = []
    for kept in kept_parts(bench):
        root = bench.change(kept.part)
        if kept.kind in _NEUTRAL:
            _NEUTRAL[kept.kind](root)
        if kept.kind not in ("styles", "officeDocument"):
            others.append(root)
        settle(root, Settling.ACCEPT)  # formatting alone; the stories have been settled as ruled
        clean(root, Losses())
        drop_unusual_fonts(root)
        drop_blank_text(root)
    neutral.neutralise_styles(_root(bench, "styles"), [bench.root(bench.package.main), *others])


def _assemble(bench: Workbench, edits: Sequence[Edit], rules: Rules, losses: Losses) -> Assembly:
    assembly, kept = Assembly(), kept_parts(bench)
    banned = frozenset(
        (e.anchor.part, int(e.anchor.path.partition("@")[0])) for e in edits if e.anchor.part.endswith(".rels")
    )
    new_names = {one.part: one.name for one in kept}
    relinker = Relinker(bench, assembly, banned, rules.pictures, rules.links, losses, new_names)
    stories: list[etree._Element] = []
    for one in kept:
        root = with_usual_prefixes(bench.change(one.part))
        if one.name == DOCUMENT:
            assembly.relate("", one.kind, one.name)
        elif one.kind not in ("header", "footer"):  # the references to those are followed
            assembly.relate(DOCUMENT, one.kind, one.name)
        relinker.relink(root, one.part)
        forget_prefixes(root)
        assembly.add_xml(one.name, root, one.content_type)
        stories += [root] if one.is_story else []
    neutralise_objects(stories)  # last, so that numbers have no gaps where something was left out
    return assembly


def _root(bench: Workbench, kind: str) -> etree._Element | None:
    return next((bench.root(kept.part) for kept in kept_parts(bench) if kept.kind == kind), None)
