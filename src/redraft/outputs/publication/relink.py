"""Every reference to another part or to the outside is followed on purpose, or goes with whatever shows it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from lxml import etree

from redraft.documents.ooxml.namespaces import A, R, W
from redraft.documents.ooxml.opening.package import Relationship, rels_of
from redraft.documents.ooxml.reading.reader import picture_id
from redraft.documents.ooxml.writing.workbench import Workbench
from redraft.documents.ooxml.xml import with_attributes_of
from redraft.outputs.publication.assembly import Assembly
from redraft.outputs.publication.blocks import remove, remove_from_run, unwrap
from redraft.outputs.publication.charts import chart_root, is_chart, neutralise_chart
from redraft.outputs.publication.crops import take_crop
from redraft.outputs.publication.dropped import Dropped, Losses
from redraft.outputs.publication.kept import relationships
from redraft.outputs.publication.links import LinkPolicy, may_stay
from redraft.outputs.publication.objects import holder_of, is_blip, mark_removed
from redraft.outputs.publication.pictures import Crop, Rewritten, blank, pixels_only

_LINKS = (A + "hlinkClick", A + "hlinkHover", A + "hlinkMouseOver")


@dataclass(slots=True)
class Relinker:
    """Rewrites the references of one part after another into the new package.

    `banned` are the external links (part, relationship's place) in which something was found, `links` what
    becomes of the others; `kept_pictures` are the ids of those that were ruled to be kept.
    """

    bench: Workbench
    assembly: Assembly
    banned: frozenset[tuple[str, int]]
    kept_pictures: Collection[str]
    links: LinkPolicy
    losses: Losses
    part_names: Mapping[str, str]
    _charts: dict[str, str | None] = field(default_factory=dict)
    _images: dict[tuple[str, Crop], tuple[str, bool]] = field(default_factory=dict)

    def relink(self, root: etree._Element, part: str) -> None:
        """Give every reference in the tree of `part` its new id, or take it out."""
        known = {r.id: r for r in relationships(self.bench, part)}
        for element in with_attributes_of(R, root):
            for name in [str(n) for n in element.attrib if str(n).startswith(R)]:
                if element.getroottree().getroot() is root and name in element.attrib:
                    self._reference(element, name, known.get(str(element.get(name))), part)

    def _reference(self, element: etree._Element, name: str, relation: Relationship | None, part: str) -> None:
        own = self.part_names[part]
        if element.tag == W + "hyperlink" or element.tag in _LINKS:
            self._link(element, name, relation, own)
        elif name in (R + "link", R + "href"):
            self._linked_picture(element, name)
        elif relation is not None and is_blip(element) and relation.kind == "image" and not relation.external:
            self._image(element, name, relation, own)
        elif relation is not None and is_chart(element) and (chart := self._chart(relation)):
            element.set(name, self.assembly.relate(own, "chart", chart))
        elif relation is not None and relation.target in self.part_names and relation.kind in ("header", "footer"):
            element.set(name, self.assembly.relate(own, relation.kind, self.part_names[relation.target]))
        elif element.tag in (W + "headerReference", W + "footerReference"):
            remove(element)
        else:
            self._drop(element, relation)

    def _link(self, element: etree._Element, name: str, relation: Relationship | None, own: str) -> None:
        if relation is not None and self._link_may_stay(element, relation):
            element.set(name, self.assembly.relate(own, "hyperlink", relation.target.strip(), external=True))
            return
        del element.attrib[name]
        if relation is not None:
            self.losses.add(Dropped.LINK)
        if element.tag in _LINKS:
            remove(element)
        elif W + "anchor" not in element.attrib:
            unwrap(element)

    def _link_may_stay(self, element: etree._Element, relation: Relationship) -> bool:
        if self.links is LinkPolicy.NONE or not relation.external:
            return False
        if (rels_of(relation.source), relation.index) in self.banned:
            return False
        shown = "".join(t.text or "" for t in element.iter(W + "t"))
        return may_stay(relation.target, shown)

    def _linked_picture(self, element: etree._Element, name: str) -> None:
        del element.attrib[name]
        if is_blip(element) and not any(str(n).startswith(R) for n in element.attrib):
            self.losses.add(Dropped.LINKED_PICTURE)
            remove_from_run(holder_of(element))

    def _image(self, element: etree._Element, name: str, relation: Relationship, own: str) -> None:
        crop = take_crop(element)
        member, blanked = self._written(relation.target, crop)
        element.set(name, self.assembly.relate(own, "image", member))
        if blanked:
            mark_removed(element)

    def _written(self, part: str, crop: Crop) -> tuple[str, bool]:
        """The new member for an image, and whether it was blanked."""
        kept = picture_id(self.bench.package.parts.get(part, b"")) in self.kept_pictures
        key = (part, crop if kept else Crop())
        if key not in self._images:
            written = pixels_only(self.bench.package.parts.get(part, b""), crop) if kept else None
            if written is None:
                self.losses.add(Dropped.UNSAFE_PICTURE if kept else Dropped.PICTURE)
            elif written.moved:
                self.losses.add(Dropped.MOVING_PICTURE)
            new = written or Rewritten(blank(), "png")
            self._images[key] = (self.assembly.add_image(new.data, new.extension), written is None)
        return self._images[key]

    def _chart(self, relation: Relationship) -> str | None:
        """The new member for a chart; None for what is not to be kept, is no chart, or cannot be read."""
        part = relation.target
        if part not in self._charts:
            root = chart_root(self.bench, relation)
            self._charts[part] = None
            kept = picture_id(self.bench.package.parts.get(part, b"")) in self.kept_pictures
            if root is not None and kept and neutralise_chart(root, self.losses):
                self._charts[part] = self.assembly.add_chart(root)
                self.losses.add(Dropped.CHART_KEPT)
        return self._charts[part]

    def _drop(self, element: etree._Element, relation: Relationship | None) -> None:
        external_image = relation is not None and relation.external and relation.kind == "image"
        kind = Dropped.CHART if is_chart(element) else Dropped.LINKED_PICTURE if external_image else Dropped.OBJECT
        self.losses.add(kind)
        remove_from_run(holder_of(element))
