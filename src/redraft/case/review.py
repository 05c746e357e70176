"""The confidential outputs of a run: a review copy of each draft, and the page with every change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from redraft import __version__, documents
from redraft.case import disk, naming
from redraft.case.candidates import Candidate
from redraft.case.folder import CaseFolder
from redraft.case.notes import margins
from redraft.case.pipeline import Settled, digest_of
from redraft.case.progress import Progress
from redraft.case.returned.sent import keep_sent
from redraft.case.settings import DraftKind
from redraft.decisions import Decisions
from redraft.errors import DraftDamaged, PlanInvalid, RedraftError
from redraft.outputs.diff.page import ReviewPage, Unprocessed, diff
from redraft.outputs.review.as_sent import SentCopy
from redraft.outputs.review.origin import Origin
from redraft.outputs.review_copy import write_review_copy
from redraft.outputs.thumbnails import thumbnails
from redraft.text import Draft

REVIEW_MARK = " - confidential review"
"""What the file name of a review copy ends with, so that it is not taken for a finished one."""


WORD = "docx"
"""The format that knows tracked changes: other drafts are reviewed in review.html."""


@dataclass(frozen=True, slots=True)
class ReviewCopies:
    """Where each draft's review copy lies, seen from the case, and why some could not be written."""

    paths: Mapping[str, str]
    problems: Mapping[str, RedraftError]


def write_review_copies(
    case: CaseFolder,
    settled: Settled,
    decisions: Decisions,
    candidates: Sequence[Candidate],
    moment: datetime,
    progress: Progress,
    origins: Mapping[str, Origin],
) -> ReviewCopies:
    """Write the copies of all candidates that are among the drafts read, and put them in place as a whole.

    Each bears the mark of its origin, named by its source, and what it says is kept for when it comes back.

    Raises:
        OutputInUse: if a copy of the run before is open in Word; that run's copies then stay as they are.
    """
    drafts = {draft.source: draft for draft in settled.drafts}
    edits = {draft.source: settled.plan.edits.get(draft.source, ()) for draft in settled.leaving}
    ours = [
        c
        for c in candidates
        if c.source in edits and c.choice.kind is DraftKind.PUBLISH and drafts[c.source].format == WORD
    ]
    persons = settled.plan.person_words
    stems = naming.distinct([naming.output_stem(c.source, edits[c.source], persons) + REVIEW_MARK for c in ours])
    margin = margins(settled, decisions)
    paths: dict[str, str] = {}
    problems: dict[str, RedraftError] = {}
    sent: list[SentCopy] = []
    with disk.work_folder(case.confidential) as work:
        fresh = disk.private_folder(work / "review")
        for done, (candidate, stem) in enumerate(zip(ours, stems, strict=True)):
            progress("Writing review copies", done, len(ours))
            source = candidate.source
            target = fresh / f"{stem}.{WORD}"
            try:
                unchanged(candidate.path, drafts[source])
                told = margin[source]
                said = write_review_copy(
                    candidate.path,
                    drafts[source],
                    edits[source],
                    told.notes,
                    target,
                    moment,
                    told.remarks,
                    origins[source],
                )
                disk.private(target)
                paths[source] = case.relative(case.review / target.name)
                sent += [said] if said else []
            except RedraftError as problem:
                problems[source] = problem
            except OSError:
                raise  # of the disk, not of the draft
            except Exception as surprise:
                problems[source] = DraftDamaged(f"Its review copy could not be written ({type(surprise).__name__}).")
            if source in problems:
                target.unlink(missing_ok=True)
        progress("Writing review copies", len(ours), len(ours))
        keep_sent(case, sent)
        disk.swap_in(fresh, case.review, work / "old")
    return ReviewCopies(paths, problems)


def page_of(case: CaseFolder, settled: Settled, decisions: Decisions, generated: str) -> ReviewPage:
    """What the page and the register are made of: a case as it stands, as of `generated` (ISO 8601)."""
    return ReviewPage(
        title=case.root.resolve().name,
        generated=generated,
        version=__version__,
        drafts=settled.leaving,
        findings=tuple(finding for finding in settled.findings if finding.source in settled.published),
        resolution=settled.resolution,
        key=settled.key,
        plan=settled.plan,
        decisions=decisions,
        folder=case.root.resolve().name,
        objections=settled.objections,
    )


def write_page(
    case: CaseFolder, page: ReviewPage, candidates: Sequence[Candidate], unprocessed: Sequence[Unprocessed], ocr: bool
) -> None:
    """Write review.html; the pictures in it are taken from the files of the candidates.

    `ocr` is whether words were looked for in them.
    """
    paths = {candidate.source: candidate.path for candidate in candidates}
    pictures = (found for draft in page.drafts for found in documents.pictures_of(paths[draft.source], draft))
    whole = replace(page, unprocessed=tuple(unprocessed), thumbnails=thumbnails(pictures), ocr=ocr)
    disk.write_atomically(case.diff, diff(whole).encode("utf-8"))


def unchanged(path: Path, draft: Draft) -> None:
    """Make sure that a draft is still the file that was read.

    Raises:
        PlanInvalid: if not.
    """
    if not path.is_file() or digest_of(path) != draft.sha256:
        raise PlanInvalid("The draft changed while redraft was at work on it.")
