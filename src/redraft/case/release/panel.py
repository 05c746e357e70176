"""`redraft panel`: the page for the wider panel, made from marked copies and verified like a publication copy."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from redraft import __version__, documents
from redraft.case import disk
from redraft.case.clock import in_words, now
from redraft.case.folder import CaseFolder
from redraft.case.key.passphrase import Passphrase
from redraft.case.pipeline import Settled
from redraft.case.progress import Progress, silent
from redraft.case.release.near_misses import WHAT_TO_DO, describe_near_misses, near_misses, see_again, write_near_misses
from redraft.case.release.obstacles import describe_leaks, unprocessed
from redraft.case.release.original_words import require_forms
from redraft.case.review import unchanged
from redraft.case.state import State, at_work_on, load_state
from redraft.errors import Refused
from redraft.leaks import Leak, verify
from redraft.outputs.blind.marks import Marked, Open, marked, whole
from redraft.outputs.blind.page import BlindPage, blind, frame
from redraft.outputs.blind.passages import BlindDraft, blind_draft
from redraft.outputs.publication_copy import write_publication_copy
from redraft.planning.earlier_authors import ACCEPT, ruled_changes
from redraft.planning.originals import Form, narrowed

_AFTER_A_LEAK = (
    "What to do: find the wording in that draft (review.html shows it with its changes), write it under `mask:` in"
    " case.yaml or take it out of the draft in Word, and `redraft run` again. If you see nothing there, report this as a"
    " fault of redraft."
)
_PAGE = "the page"


@dataclass(frozen=True, slots=True)
class PanelReport:
    """The page that was written: how many drafts it shows, how many places it blocks out, how many drafts it lacks."""

    page: Path
    drafts: int
    blocked: int
    unread: int


def panel(root: Path, passphrase: Passphrase | None = None, progress: Progress = silent) -> PanelReport:
    """Write `confidential/review-blind.html`; what is undecided is blocked out, and keeps nothing back.

    Raises:
        Refused: if the case changed since its run, or if original wording, or a name that nobody has ruled on, stands in
            what the page would say. No page is there then, no earlier one either.
        PlanInvalid: if the plan contradicts itself, or does not say what to look for.
        CaseInvalid, CaseLocked, KeyUnavailable, SettingsInvalid, DecisionsInvalid, OutputInUse: as named.
    """
    with at_work_on(root) as (place, settings):
        place.case.blind.unlink(missing_ok=True)
        moment = now()
        state = load_state(place, settings, passphrase or Passphrase(), progress)
        return _write(state.with_saved_key(moment), moment, progress)


def _write(state: State, moment: datetime, progress: Progress) -> PanelReport:
    case, settled = state.case, state.settled
    if not settled.leaving:
        raise Refused("No draft is there to be shown.", "Mark one `publish` under `drafts:` in case.yaml.")
    signs = _signs(state)
    with disk.work_folder(case.confidential) as work:
        drafts = _read_marked(state, signs, work, moment, progress)
        missing = len(unprocessed(state.rows))
        page = BlindPage(in_words(moment), __version__, tuple(drafts.values()), missing)
        _verify(state, page, drafts, signs, work, moment, progress)
    disk.write_atomically(case.blind, blind(page).encode("utf-8"))
    return PanelReport(case.blind, len(drafts), page.blocked, missing)


def _signs(state: State) -> Mapping[str, Marked]:
    """The edits of each draft that leave a block wherever nobody has decided."""
    settled = state.settled
    undecided = Open.of(settled.plan, settled.findings, settled.resolution, settled.objections)
    signs = {}
    for draft in settled.leaving:
        unseen = {change.where for change in ruled_changes(draft, state.decisions).unseen if change.text.strip()}
        here = replace(undecided, stretches=undecided.stretches | whole(draft, unseen))
        signs[draft.source] = marked(draft, settled.plan, settled.findings, here)
    return signs


def _read_marked(
    state: State, signs: Mapping[str, Marked], work: Path, moment: datetime, progress: Progress
) -> dict[str, BlindDraft]:
    """What a publication copy of each draft would say, blocks included, by the draft's source."""
    shown = {}
    drafts = state.settled.leaving
    for number, draft in enumerate(drafts, 1):
        progress("Reading what copies would say", number - 1, len(drafts))
        source, target = state.paths[draft.source], work / f"draft-{number}.{draft.format}"
        unchanged(source, draft)
        how = ruled_changes(draft, state.decisions).how or ACCEPT
        write_publication_copy(
            source, draft, signs[draft.source].edits, how, {}, target, False, moment, state.settings.links
        )
        shown[draft.source] = blind_draft(documents.read(target))
    progress("Reading what copies would say", len(drafts), len(drafts))
    return shown


def _verify(
    state: State,
    page: BlindPage,
    drafts: Mapping[str, BlindDraft],
    signs: Mapping[str, Marked],
    work: Path,
    moment: datetime,
    progress: Progress,
) -> None:
    """Hunt for original wording in what each draft says and in the page as it will be sent, and look a second time.

    Raises:
        Refused: if anything is found.
    """
    require_forms(state.settled.plan)
    forms = narrowed(state.settled.plan.forms, {source: sign.gone for source, sign in signs.items()})
    texts = {}
    for number, (source, draft) in enumerate(drafts.items(), 1):
        texts[source] = work / f"{number}.txt"
        texts[source].write_text(draft.text, "utf-8")
    numbers = {row.source: row.number for row in state.rows if row.processed}
    progress("Verifying", 0, 1)
    leaks = [*verify(texts, forms).leaks, *_in_page(state.case, page, forms, work)]
    progress("Verifying", 1, 1)
    if leaks:
        said = describe_leaks(leaks, numbers)
        raise Refused(f"The page for the panel was not written. {said}", _AFTER_A_LEAK)
    decided = _as_decided(state.settled, signs)
    seen = [see_again(source, path, decided) for source, path in texts.items()]
    missed = near_misses(seen, decided, state.settings, state.case, progress)
    write_near_misses(state.case, missed, numbers, moment)
    if held := [miss for miss in missed if miss.holds]:
        raise Refused(
            f"The page for the panel was not written. A second look at what it would say found {len(held)}× somebody's name"
            f" that nobody has ruled on.\n{describe_near_misses(held, numbers)}",
            WHAT_TO_DO,
        )


def _in_page(case: CaseFolder, page: BlindPage, forms: Sequence[Form], work: Path) -> list[Leak]:
    """What stands in the page beyond what may remain in the drafts and what any such page says of itself."""
    together = [replace(form, allowed={_PAGE: sum(form.allowed.values())}) for form in forms]
    written_page, bare = work / case.blind.name, work / "bare" / case.blind.name
    bare.parent.mkdir()
    written_page.write_text(blind(page), "utf-8")
    bare.write_text(frame(page), "utf-8")
    ours: Counter[int] = Counter()
    for leak in verify({"": bare}, forms).leaks:
        ours[leak.form_index] += leak.count
    leaks = verify({_PAGE: written_page}, together).leaks
    return [leak for leak in leaks if leak.count > ours[leak.form_index]]


def _as_decided(settled: Settled, signs: Mapping[str, Marked]) -> Settled:
    """The case as the page shows it: what is undecided explains nothing that a second look finds."""
    edits = {**settled.plan.edits, **{source: sign.edits for source, sign in signs.items()}}
    decided = tuple(finding for finding in settled.findings if finding.id not in settled.plan.undecided)
    return replace(settled, findings=decided, plan=replace(settled.plan, edits=edits))
