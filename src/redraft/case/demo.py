"""The bundled case: invented drafts on which everything can be tried."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from redraft.case import disk
from redraft.case.folder import CaseFolder
from redraft.case.key.passphrase import Passphrase
from redraft.case.progress import Progress, silent
from redraft.case.release.publish import PublishReport, publish
from redraft.case.run import RunReport, run
from redraft.errors import CaseInvalid
from redraft.resources import folder


@dataclass(frozen=True, slots=True)
class DemoReport:
    """What the main job made of the bundled drafts."""

    run: RunReport
    trial: PublishReport


def demo(root: Path, passphrase: Passphrase | None = None, progress: Progress = silent) -> DemoReport:
    """Copy the bundled drafts into a new case (or take up the demo that is there), run it, and make trial copies.

    Raises:
        CaseInvalid: if something else is in that folder.
    """
    bundled = folder("fixtures") / "demo"
    case = CaseFolder(root)
    shipped = sorted(path for path in (bundled / "drafts").iterdir() if path.is_file())
    if root.exists() and (not root.is_dir() or (any(root.iterdir()) and not _is_demo(case, shipped))):
        raise CaseInvalid("There is something else in that folder.", "Name a new folder with -o.")
    case.create()
    disk.private_folder(case.drafts)
    for path in shipped:
        if not (case.drafts / path.name).exists():
            shutil.copyfile(path, case.drafts / path.name)
            disk.private(case.drafts / path.name)
    if not case.settings.exists():
        shutil.copyfile(bundled / "case.yaml", case.settings)
        disk.private(case.settings)
    report = run([case.drafts], root, passphrase, progress)
    return DemoReport(report, publish(root, trial=True, passphrase=passphrase, progress=progress))


def _is_demo(case: CaseFolder, shipped: list[Path]) -> bool:
    return case.drafts.is_dir() and any((case.drafts / path.name).exists() for path in shipped)
