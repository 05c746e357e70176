"""The steps of one Word copy, in the order in which they have to be taken."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime

from lxml import etree

from redraft.documents.ooxml import content_types as ct
from redraft.documents.ooxml.hidden import hiding_styles
from redraft.documents.ooxml.namespaces import W
from redraft.documents.ooxml.package import Package, open_package
from redraft.documents.ooxml.workbench import Workbench
from redraft.outputs.mark import mark_pages
from redraft.outputs.publication import settings_part as neutral
from redraft.outputs.publication.assembly import Assembly
from redraft.outputs.publication.blocks import remove
from redraft.outputs.publication.bookmarks import names, neutralise
from redraft.outputs.publication.check import check_parts
from redraft.outputs.publication.controls import neutralise_controls
from redraft.outputs.publication.dropped import Dropped, Losses
from redraft.outputs.publication.edits import make_edits
from redraft.outputs.publication.fields import flatten
from redraft.outputs.publication.hidden_text import remove_hidden
from redraft.outputs.publication.markup import clean, drop_blank_text, forget_prefixes, with_usual_prefixes
from redraft.outputs.publication.objects import neutralise_objects
from redraft.outputs.publication.properties import core_properties, extended_properties
from redraft.outputs.publication.relink import Relinker, new_relationships
from redraft.outputs.publication.revisions import Settling, settle
from redraft.text import Edit

_ONE_OF_A_KIND: Mapping[str, tuple[str, str]] = {
    "footnotes": ("word/footnotes.xml", ct.FOOTNOTES),
    "endnotes": ("word/endnotes.xml", ct.ENDNOTES),
    "styles": ("word/styles.xml", ct.STYLES),
    "numbering": ("word/numbering.xml", ct.NUMBERING),
    "settings": ("word/settings.xml", ct.SETTINGS),
    "fontTable": ("word/fontTable.xml", ct.WORD + "fontTable+xml"),
    "theme": ("word/theme/theme1.xml", ct.OFFICE + "theme+xml"),
}
_MANY = {"header": ct.HEADER, "footer": ct.FOOTER}
_DOCUMENT = "word/document.xml"
_STORIES = frozenset({ct.MAIN[0], ct.HEADER, ct.FOOTER, ct.FOOTNOTES, ct.ENDNOTES})
_REFERENCES = {"header": W + "headerReference", "footer": W + "footerReference"}


def word_copy(
    data: bytes,
    edits: Sequence[Edit],
    how: Settling,
    kept_pictures: Collection[str],
    stamp: datetime,
    mark: str = "",
) -> tuple[dict[str, bytes], tuple[str, ...]]:
    """The parts of the copy of the Word file `data`, and sentences on what was left out.

    `kept_pictures` are the ids of those that stay; `mark` is put on every page if it is not empty.

    Raises:
        DraftError, PlanInvalid: as for opening and editing a draft.
    """
    bench, losses = Workbench(open_package(data)), Losses()
    _edit(bench, edits, how)
    _clean_stories(bench, how, losses)
    _clean_layout(bench)
    if mark:
        mark_pages(bench, mark)
    assembly = _assemble(bench, edits, kept_pictures, losses)
    assembly.add_xml("docProps/core.xml", core_properties(stamp), ct.CORE_PROPERTIES)
    assembly.add_xml("docProps/app.xml", extended_properties(), ct.APP_PROPERTIES)
    assembly.relate("", "core-properties", "docProps/core.xml")
    assembly.relate("", "extended-properties", "docProps/app.xml")
    parts = assembly.parts()
    check_parts(parts)
    return parts, (*bench.package.notices, *losses.sentences())


def _edit(bench: Workbench, edits: Sequence[Edit], how: Settling) -> None:
    styles = hiding_styles(_root(bench, "styles"))
    for part, _, _ in _kept_parts(bench.package):
        of_part = [edit for edit in edits if edit.anchor.part == part]
        if of_part:
            make_edits(bench.change(part), of_part, how, styles)


def _clean_stories(bench: Workbench, how: Settling, losses: Losses) -> None:
    styles = hiding_styles(_root(bench, "styles"))
    stories = [bench.change(part) for part, _, type_ in _kept_parts(bench.package) if type_ in _STORIES]
    for story in stories:
        settle(story, how)
    bookmarks = names(stories)
    for story in stories:
        losses.add(Dropped.FIELD, flatten(story, bookmarks))
        losses.add(Dropped.HIDDEN, remove_hidden(story, styles))
        flatten(story, bookmarks)  # a field of which only one end was hidden
        clean(story, losses)
        neutralise_controls(story)
        drop_blank_text(story)
    _drop_loose_notes(bench, stories[0])
    neutralise(stories)


def _drop_loose_notes(bench: Workbench, document: etree._Element) -> None:
    """Take out notes whose reference went with deleted or hidden text."""
    for kind, name in (("footnotes", "footnote"), ("endnotes", "endnote")):
        notes = _root(bench, kind)
        if notes is None:
            continue
        wanted = {r.get(W + "id") for r in document.iter(f"{W}{name}Reference")}
        for note in list(notes.iter(W + name)):
            if note.get(W + "type", "normal") == "normal" and note.get(W + "id") not in wanted:
                remove(note)


def _clean_layout(bench: Workbench) -> None:
    others = []
    for part, kind, _ in _kept_parts(bench.package):
        root = bench.change(part)
        if kind == "settings":
            neutral.keep_layout_settings(root)
        elif kind == "numbering":
            neutral.neutralise_numbering(root)
        elif kind == "fontTable":
            neutral.neutralise_fonts(root)
        elif kind == "theme":
            neutral.neutralise_theme(root)
        if kind not in ("styles", "officeDocument"):
            others.append(root)
        settle(root, Settling.ACCEPT)  # formatting alone; the stories have been settled as ruled
        clean(root, Losses())
    neutral.neutralise_styles(_root(bench, "styles"), [bench.root(bench.package.main), *others])


def _assemble(bench: Workbench, edits: Sequence[Edit], kept_pictures: Collection[str], losses: Losses) -> Assembly:
    assembly = Assembly()
    named = list(_new_names(bench))
    banned = frozenset(
        (e.anchor.part, int(e.anchor.path.partition("@")[0])) for e in edits if e.anchor.part.endswith(".rels")
    )
    relinker = Relinker(
        bench, assembly, banned, kept_pictures.__contains__, losses, {part: name for part, name, _ in named}
    )
    stories: list[etree._Element] = []
    for part, name, content_type in named:
        root = with_usual_prefixes(bench.change(part))
        kind = next((k for k, (n, _) in _ONE_OF_A_KIND.items() if n == name), "")
        if name == _DOCUMENT:
            assembly.relate("", "officeDocument", name)
        elif kind:
            assembly.relate(_DOCUMENT, kind, name)
        elif not assembly.relates(_DOCUMENT, name):
            continue  # a header or footer that no section shows
        relinker.relink(root, part)
        forget_prefixes(root)
        assembly.add_xml(name, root, content_type)
        stories += [root] if content_type in _STORIES else []
    neutralise_objects(stories)  # last, so that numbers have no gaps where something was left out
    return assembly


def _new_names(bench: Workbench) -> Iterator[tuple[str, str, str]]:
    """Every part that is kept, headers made on the workbench included: (part, its new name, its content type)."""
    numbers: dict[str, int] = {}
    for part, kind, type_ in _kept_parts(bench.package):
        yield part, _neutral_name(kind, numbers), type_
    for relation in new_relationships(bench, bench.package.main):
        if relation.kind == "header":
            yield relation.target, _neutral_name("header", numbers), ct.HEADER


def _neutral_name(kind: str, numbers: dict[str, int]) -> str:
    if kind in _ONE_OF_A_KIND:
        return _ONE_OF_A_KIND[kind][0]
    if kind not in _MANY:
        return _DOCUMENT
    numbers[kind] = numbers.get(kind, 0) + 1
    return f"word/{kind}{numbers[kind]}.xml"


def _kept_parts(package: Package) -> Iterator[tuple[str, str, str]]:
    """The main part first, then all it relates to that may stay: (part, relationship's kind, content type)."""
    yield package.main, "officeDocument", ct.MAIN[0]
    seen = {package.main}
    for relation in package.related(package.main):
        kinds = {k: t for k, (_, t) in _ONE_OF_A_KIND.items()} | _MANY
        usable = not relation.external and relation.target in package.parts and relation.kind in kinds
        if usable and relation.target not in seen and (relation.kind in _MANY or relation.kind not in seen):
            seen |= {relation.target, relation.kind}
            yield relation.target, relation.kind, kinds[relation.kind]


def _root(bench: Workbench, kind: str) -> etree._Element | None:
    part = next((p for p, k, _ in _kept_parts(bench.package) if k == kind), None)
    return None if part is None else bench.root(part)
