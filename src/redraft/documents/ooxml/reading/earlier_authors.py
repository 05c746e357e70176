"""What earlier authors left in a Word file for one another: tracked changes and comments, with their threads.

ECMA-376 part 1, 17.13.4 and 17.13.5; threads and "resolved" are [MS-DOCX] 2.5.3, `commentsExtended`.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from lxml import etree

from redraft.decisions import COMMENT, REVISION
from redraft.documents.ooxml.namespaces import W14, W15, W
from redraft.documents.ooxml.reading.places import Place
from redraft.documents.ooxml.reading.story import story_of
from redraft.documents.ooxml.toggles import ON
from redraft.text import Comment, Revision

_DONE: Mapping[str, str] = MappingProxyType(
    {
        W + "ins": "inserted",
        W + "del": "deleted",
        W + "moveFrom": "moved away",
        W + "moveTo": "moved here",
        W + "cellIns": "table cell inserted",
        W + "cellDel": "table cell deleted",
        W + "cellMerge": "table cells merged",
        W + "numberingChange": "numbering changed",
        **dict.fromkeys((W + "rPrChange", W + "pPrChange"), "formatting changed"),
        W + "sectPrChange": "page set-up changed",
        **{
            W + name: "table formatting changed"
            for name in ("tblPrChange", "tblPrExChange", "trPrChange", "tcPrChange", "tblGridChange")
        },
    }
)
REVISIONS = frozenset(_DONE)
"""The elements that hold or describe a tracked change."""

_MARKED = {W + "rPr": "paragraph break", W + "trPr": "table row", W + "numPr": "numbering"}
"""What an insertion or deletion is of that has no text of its own, by the element it stands in."""


@dataclass(frozen=True, slots=True)
class Change:
    """A tracked change as it stands in a part; it has no id yet, for that depends on the others of the draft."""

    where: str
    author: str
    kind: str
    text: str


def change_at(place: Place) -> Change:
    """The change that the element at `place`, one of `REVISIONS`, holds or describes."""
    element = place.element
    parent = element.getparent()
    kind, of = _DONE[element.tag], _MARKED.get(parent.tag) if parent is not None else None
    if of and kind in ("inserted", "deleted", "moved away", "moved here"):
        kind = f"{of} {kind}"
    text = "".join(node.text or "" for node in element.iter(W + "t", W + "delText"))
    return Change(place.where, element.get(W + "author", ""), kind, text)


def revisions_of(source: str, changes: Iterable[Change]) -> tuple[Revision, ...]:
    """The changes of a draft, each with its id; what Word splits over several elements of a paragraph is one."""
    merged: list[Change] = []
    for change in changes:
        before = merged[-1] if merged else None
        if before and (before.where, before.author, before.kind) == (change.where, change.author, change.kind):
            texts = filter(None, (before.text, change.text))
            merged[-1] = Change(change.where, change.author, change.kind, " … ".join(texts))
        else:
            merged.append(change)
    seen: Counter[tuple[str, str, str]] = Counter()
    found = []
    for change in merged:
        same = (change.author, change.kind, change.text)
        id_ = f"{REVISION}{_digest(source)[:8]}-{_digest(*same, str(seen[same]))[:10]}"
        seen[same] += 1
        found.append(Revision(id_, change.where, change.author, change.kind, change.text))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment as its part has it: `number` is Word's own id, `paragraph` the id that threads know it by."""

    number: str
    paragraph: str
    author: str
    text: str


def remarks_in(root: etree._Element) -> Iterator[Remark]:
    """The comments of a comments part, in its order."""
    for comment in root.iter(W + "comment"):
        paragraphs = list(comment.iter(W + "p"))
        text = "\n".join(filter(None, (story_of(paragraph).text.strip() for paragraph in paragraphs)))
        known = paragraphs[-1].get(W14 + "paraId", "") if paragraphs else ""
        yield Remark(comment.get(W + "id", ""), known.upper(), comment.get(W + "author", ""), text)


@dataclass(frozen=True, slots=True)
class Threads:
    """What `commentsExtended` tells, by the id of a comment's last paragraph: who answers whom, and what is settled."""

    parents: Mapping[str, str]
    settled: frozenset[str]

    def root(self, paragraph: str) -> str:
        """The paragraph id of the comment that began the thread."""
        seen = {paragraph}
        while (parent := self.parents.get(paragraph, "")) and parent not in seen:
            seen.add(parent)
            paragraph = parent
        return paragraph


def threads_in(root: etree._Element | None) -> Threads:
    """The threads of a `commentsExtended` part; none if there is no such part."""
    entries = [] if root is None else list(root.iter(W15 + "commentEx"))
    parents = {
        entry.get(W15 + "paraId", "").upper(): entry.get(W15 + "paraIdParent", "").upper()
        for entry in entries
        if entry.get(W15 + "paraIdParent")
    }
    settled = (entry.get(W15 + "paraId", "").upper() for entry in entries if entry.get(W15 + "done") in ON)
    return Threads(parents, frozenset(settled))


def comments_of(
    source: str, remarks: Iterable[Remark], threads: Threads, marked: Mapping[str, str]
) -> tuple[Comment, ...]:
    """The comments of a draft, each with its id; `marked` tells, by Word's id, the place that each is on."""
    remarks = list(remarks)
    seen: Counter[tuple[str, str]] = Counter()
    ids: dict[str, str] = {}
    named = []
    for remark in remarks:
        same = (remark.author, remark.text)
        id_ = COMMENT + _digest(source, *same, str(seen[same]))[:10]
        seen[same] += 1
        ids.setdefault(remark.paragraph, id_)
        named.append(id_)
    return tuple(
        Comment(
            id=id_,
            where=f"comment {number} on {marked[remark.number]}" if remark.number in marked else f"comment {number}",
            author=remark.author,
            text=remark.text,
            resolved=bool(remark.paragraph) and threads.root(remark.paragraph) in threads.settled,
            answers=ids.get(threads.parents.get(remark.paragraph, "-"), ""),
        )
        for number, (id_, remark) in enumerate(zip(named, remarks, strict=True), 1)
    )


def _digest(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
