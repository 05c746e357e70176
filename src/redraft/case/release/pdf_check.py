"""The check of one PDF of a case: whose copy it is, whether it shows that copy's text, and the record of it if it passes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from redraft import __version__
from redraft.case import naming, records
from redraft.case.clock import now, written
from redraft.case.pipeline import digest_of
from redraft.case.release import publication
from redraft.case.release.obstacles import beside_the_page, harmless_part
from redraft.case.release.pdf_copies import CopyOf, reads_like, shown
from redraft.case.release.pdf_records import write_check
from redraft.case.state import State
from redraft.leaks import HiddenContent, Verification
from redraft.leaks.container import WHOLE
from redraft.leaks.likeness import Likeness

_PAGE = re.compile(r"page \d+")
_TRIAL = (
    "It was made from a trial copy, which is for looking at and never for release: publish, and make the PDF of the"
    " publication copy. Nothing goes on record."
)
_OVERTAKEN = (
    "The copies in publication/ are not those of the last certificate, or a draft or decision has overtaken them:"
    " `redraft publish` again, and make the PDF anew."
)
_CHANGED = "It changed while it was checked, so what was looked through is not what lies there now: check it again."


@dataclass(frozen=True, slots=True)
class PdfCheck:
    """What the check of a PDF adds to that of any file.

    `parts` were searched; `problem` is what stands against the file apart from its content, "" if nothing does; `says` are
    further sentences for the user; `record` is the name of the record that was written, "" if none was.
    """

    parts: tuple[str, ...]
    problem: str
    says: tuple[str, ...]
    record: str = ""


def check(
    state: State | None,
    copy: CopyOf | None,
    path: Path,
    digest: str,
    outcome: Verification,
    hidden: Sequence[HiddenContent],
    clean: bool,
    by: str,
) -> PdfCheck:
    """Judge a PDF that was searched; `clean` says that nothing speaks against what is in it, `by` who checks it ("" if nobody said).

    `digest` is the SHA-256 that the file had before anything was looked for in it: just that goes on record.

    Raises:
        OutputInUse, OSError: if the record cannot be written.
    """
    parts = next(iter(outcome.inspected.values()), ())
    if state is None:
        return PdfCheck(parts, "", ("Add --case CASE to look for the original wording of a case.",))
    if copy is None:
        return PdfCheck(parts, "", (_nameless(state, path),))
    comparison = shown(state, copy, path)
    if comparison.problem:
        return PdfCheck(parts, comparison.problem, ())
    likeness = comparison.likeness
    says = (f"It shows the text of {copy.called}: {_counted(likeness)}.",)
    if not copy.published:
        return PdfCheck(parts, "", (*says, _TRIAL))
    if publication.overtaken(state.case, state.settled, state.decisions, state.settings, any_pdf=True):
        return PdfCheck(parts, _OVERTAKEN, says)
    if not clean:
        return PdfCheck(parts, "", says)
    if digest_of(path) != digest:
        return PdfCheck(parts, _CHANGED, says)
    moment = now()
    content = _content(copy, digest, outcome, hidden, likeness, by, moment)
    return PdfCheck(parts, "", says, write_check(state.case, content, moment).name)


def _nameless(state: State, path: Path) -> str:
    like = reads_like(state, path)
    if like is None:
        return "No copy of this case has its name, so none of the original wording may stand in it. Nothing goes on record."
    return (
        f"No copy of this case has its name, but it shows the text of {like.called}: name the PDF like that copy"
        f" ({harmless_name(like)}) and check it again, so that it goes on record."
    )


def harmless_name(copy: CopyOf) -> str:
    """What a PDF of the copy has to be called, as far as that can be shown."""
    return naming.harmless(copy.path.with_suffix(".pdf").name)


def _counted(likeness: Likeness) -> str:
    if not likeness.distance:
        return f"all of its {likeness.words} words, and no others"
    return f"{likeness.words} words, {likeness.missing} of them missing, {likeness.extra} others"


def _content(
    copy: CopyOf,
    digest: str,
    outcome: Verification,
    hidden: Sequence[HiddenContent],
    likeness: Likeness,
    by: str,
    moment: datetime,
) -> dict[str, Any]:
    source = copy.row.source
    return {
        "schema": records.SCHEMA,
        "redraft": __version__,
        "at": written(moment),
        "by": by or None,
        "pdf": {"name": copy.path.with_suffix(".pdf").name, "sha256": digest},
        "copy": {
            "draft": naming.label(copy.row.number, source),
            "name": copy.path.name,
            "sha256": digest_of(copy.path),
        },
        "compared": {"words": likeness.words, "missing": likeness.missing, "extra": likeness.extra},
        "forms": outcome.forms,
        "inspected": [harmless_part(part) for part in outcome.inspected.get(source, ())],
        "not_inspected": list(outcome.not_inspected.get(source, ())),
        "beside_the_page": beside_the_page(hidden),
    }


def searched(parts: Sequence[str]) -> str:
    """The parts of a PDF in a few words: pages are counted, and what hangs on one is told once.

    >>> searched(("page 1", "page 2", "page 2, link 1", "page 2, link 2", "outline"))
    '2 pages, link, outline'
    """
    pages = sum(bool(_PAGE.fullmatch(part)) for part in parts)
    others = dict.fromkeys(_sort_of(part) for part in parts if not _PAGE.fullmatch(part) and part != WHOLE)
    counted = "1 page" if pages == 1 else f"{pages} pages"
    return ", ".join([counted, *sorted(others)])


def _sort_of(part: str) -> str:
    own = re.sub(r"^(?:.*: )?page \d+, ", "", harmless_part(part))
    return re.sub(r" \(?object \d+\)?| in object \d+| \d+", "", own)
