"""The publication copy: a new package built from an allowlist of the draft's parts, with every edit made for good.

Formatting and text outside the edits stay; hidden content, history, authorship, data and links to anywhere private do
not. What a later reader could miss is said in plain sentences.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

from redraft.atomic import write_atomically
from redraft.documents.ooxml.writing.archive import write_package
from redraft.errors import PlanInvalid
from redraft.outputs.publication.links import LinkPolicy
from redraft.outputs.publication.plain_copy import plain_copy
from redraft.outputs.publication.revisions import Settling
from redraft.outputs.publication.word_copy import Rules, word_copy
from redraft.text import Draft, Edit

TRIAL_MARK = "TRIAL COPY – NOT FOR RELEASE"


def write_publication_copy(
    source: Path,
    draft: Draft,
    edits: Sequence[Edit],
    revisions: str,
    pictures: Mapping[str, str],
    target: Path,
    trial: bool,
    stamp: datetime,
    links: LinkPolicy = LinkPolicy.WEB,
) -> tuple[str, ...]:
    """Write the publication copy of the draft in `source`, which is only read, to `target`.

    `revisions` ("accept" or "reject") settles earlier authors' tracked changes; `pictures` maps a picture's id to
    "keep" or "blank", and one without a ruling is blanked; `links` says which links to the outside stay links. A `trial` copy bears a mark on every page. The same input
    and `stamp` give the same bytes.

    Returns: plain sentences on what was left out and could be missed, or stays and wants a look; they quote nothing.

    Raises:
        PlanInvalid: if the draft is not the one that was read, an edit does not find its text, or the copy fails its
            own check.
        OutputInUse: if `target` is open in another program.
    """
    data = source.read_bytes()
    if hashlib.sha256(data).hexdigest() != draft.sha256:
        raise PlanInvalid("The draft was changed after it was read.")
    if draft.format != "docx":
        write_atomically(target, plain_copy(data, edits))
        return ()
    kept = frozenset(id_ for id_, ruling in pictures.items() if ruling == "keep")
    rules = Rules(Settling(revisions), kept, links)
    mark = TRIAL_MARK if trial else ""
    parts, sentences = word_copy(data, edits, rules, target.stem, stamp, mark)
    write_package(parts, target)
    return sentences
