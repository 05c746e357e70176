"""The review copy: the draft with every proposed change as a Word tracked change, for the reviewer's eyes only.

Rejecting all changes gives the draft back; accepting all gives the text of the publication copy. Parts in which
nothing is changed keep their bytes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from lxml import etree

from redraft.documents.ooxml.opening.package import open_package
from redraft.documents.ooxml.reading.roles import Role
from redraft.documents.ooxml.writing.archive import write_package
from redraft.documents.ooxml.writing.workbench import Workbench
from redraft.errors import DraftDamaged, PlanInvalid
from redraft.outputs.mark import mark_pages
from redraft.outputs.review.as_sent import SentCopy, as_sent, bookmarked, concealed_spans
from redraft.outputs.review.comment_marks import CommentWriter
from redraft.outputs.review.job import Job, Remark
from redraft.outputs.review.origin import Origin, put_origin
from redraft.outputs.review.stamps import Stamps
from redraft.text import Draft, Edit

__all__ = ["MARK", "Remark", "review_parts", "write_review_copy"]

MARK = "CONFIDENTIAL – review copy"


def write_review_copy(
    source: Path,
    draft: Draft,
    edits: Sequence[Edit],
    notes: Mapping[str, str],
    target: Path,
    stamp: datetime,
    remarks: Sequence[Remark] = (),
    origin: Origin | None = None,
) -> SentCopy | None:
    """Write the review copy of the Word draft in `source`, which is only read, to `target`.

    `notes` maps the id of an edit's finding to the comment to be hung on it. Changes in places where Word knows no
    tracked changes are left out and named in a comment beside the place, or counted in one at the top. All revisions and
    comments are by "redraft" and bear the time `stamp`. A copy that is to come back bears a mark of its `origin`.

    Returns: what the copy says, where it has an origin.

    Raises:
        PlanInvalid: if the draft is not the one that was read, or an edit does not find its text.
        OutputInUse: if `target` is open in another program.
    """
    data = source.read_bytes()
    if hashlib.sha256(data).hexdigest() != draft.sha256:
        raise PlanInvalid("The draft was changed after it was read.")
    bench, sent = _made(data, draft, edits, notes, stamp, remarks, origin)
    write_package(bench.parts(), target)
    return sent


def review_parts(
    data: bytes,
    draft: Draft,
    edits: Sequence[Edit],
    notes: Mapping[str, str],
    stamp: datetime,
    remarks: Sequence[Remark] = (),
) -> dict[str, bytes]:
    """The parts of the review copy of the Word file `data`, in the order in which they are written."""
    return _made(data, draft, edits, notes, stamp, remarks, None)[0].parts()


def _made(
    data: bytes,
    draft: Draft,
    edits: Sequence[Edit],
    notes: Mapping[str, str],
    stamp: datetime,
    remarks: Sequence[Remark],
    origin: Origin | None,
) -> tuple[Workbench, SentCopy | None]:
    """The copy on the workbench, and what it says if it is to come back."""
    bench = Workbench(open_package(data))
    stories = [part for part, reading in bench.readings.items() if reading.role is Role.STORY and reading.kind.in_story]
    stamps = Stamps(_roots(bench), stamp)
    job = Job(bench, draft, stories, stamps, CommentWriter(bench, stamps), notes)
    sent = None
    concealed = concealed_spans(bench, draft, job.styles) if origin else {}
    job.make(edits, remarks)
    if origin:
        sent = as_sent(origin, draft, edits, bookmarked(map(bench.root, stories)), stamps.date, concealed)
        put_origin(bench.change(bench.package.main), origin, stamps)
    mark_pages(bench, MARK)
    return bench, sent


def _roots(bench: Workbench) -> Iterator[etree._Element]:
    """The parts in which changes may stand, styles and numbering included; what cannot be read cannot share an id."""
    for part, reading in bench.readings.items():
        if reading.role in (Role.STORY, Role.MARKUP):
            with suppress(DraftDamaged):
                yield bench.root(part)
