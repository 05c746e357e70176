"""Where everything of a case lies on disk."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from redraft.case.disk import private_folder
from redraft.errors import CaseInvalid

_SYNCHRONISED = {
    "onedrive": "OneDrive",
    "dropbox": "Dropbox",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "my drive": "Google Drive",
    "icloud drive": "iCloud",
    "iclouddrive": "iCloud",
    "mobile documents": "iCloud",
    "com~apple~clouddocs": "iCloud",
    "box": "Box",
    "box sync": "Box",
}


@dataclass(frozen=True, slots=True)
class CaseFolder:
    """The paths of one case. Everything outside `publication` is key material, `case.yaml` included."""

    root: Path

    @property
    def settings(self) -> Path:
        """What the user says beforehand."""
        return self.root / "case.yaml"

    @property
    def drafts(self) -> Path:
        """The usual place for input; drafts may also stay where they are."""
        return self.root / "drafts"

    @property
    def recognizers(self) -> Path:
        """The case's own definitions, if it has any."""
        return self.root / "recognizers"

    @property
    def confidential(self) -> Path:
        """All that tells who is who."""
        return self.root / "confidential"

    @property
    def findings(self) -> Path:
        """What the last run found, and in which drafts."""
        return self.confidential / "findings.json"

    @property
    def sightings(self) -> Path:
        """What the model read in the texts of the drafts and of the copies."""
        return self.confidential / "sightings"

    @property
    def picture_words(self) -> Path:
        """The words that were read in pictures."""
        return self.confidential / "picture-words.json"

    @property
    def decisions(self) -> Path:
        """What the reviewers ruled."""
        return self.confidential / "decisions.yaml"

    @property
    def key(self) -> Path:
        """The encrypted table from person to pseudonym."""
        return self.confidential / "pseudonyms.key"

    @property
    def manifest(self) -> Path:
        """Which file came of which draft."""
        return self.confidential / "manifest.json"

    @property
    def review(self) -> Path:
        """Review copies in Word."""
        return self.confidential / "review"

    @property
    def sent(self) -> Path:
        """What the review copies of each run said."""
        return self.confidential / "sent"

    @property
    def returned(self) -> Path:
        """The page with all that came back at the last `collect`."""
        return self.confidential / "returned.html"

    @property
    def diff(self) -> Path:
        """The page with every change."""
        return self.confidential / "review.html"

    @property
    def blind(self) -> Path:
        """The page for the panel, who do not know who is who."""
        return self.confidential / "review-blind.html"

    @property
    def register(self) -> Path:
        """Everything to decide as a workbook, which is read back; lists of the same lie beside it."""
        return self.confidential / "register.xlsx"

    @property
    def trial(self) -> Path:
        """What would be published if every proposal were accepted."""
        return self.confidential / "trial"

    @property
    def second_look(self) -> Path:
        """What was found only in written copies, in its wording."""
        return self.confidential / "second-look.txt"

    @property
    def bindings(self) -> Path:
        """What each approval is bound to, piece by piece."""
        return self.confidential / "bindings.json"

    @property
    def released(self) -> Path:
        """Which copies were ever released, and what was looked for in them."""
        return self.confidential / "released.json"

    @property
    def approvals(self) -> Path:
        """Who approved what, and when."""
        return self.record / "approvals.json"

    @property
    def record(self) -> Path:
        """Certificates, approvals, and what else is kept for the file."""
        return self.confidential / "record"

    @property
    def searches(self) -> Path:
        """The list of searches that a stranger could make."""
        return self.record / "searches.html"

    @property
    def search_log(self) -> Path:
        """Who made which of them."""
        return self.record / "searches.json"

    @property
    def withdrawn(self) -> Path:
        """Publication copies that a later draft or decision has overtaken."""
        return self.confidential / "withdrawn"

    @property
    def publication(self) -> Path:
        """The only folder meant to leave."""
        return self.root / "publication"

    @property
    def closing(self) -> Path:
        """The record of the closing; once it is there, nothing but `redraft close` works on the case."""
        return self.record / "closing.json"

    @property
    def is_closed(self) -> bool:
        """Whether the case was closed, or is being closed."""
        return self.closing.is_file()

    @property
    def own_recognizers(self) -> Path | None:
        """The folder of the case's own definitions, or None where there is none."""
        return self.recognizers if self.recognizers.is_dir() else None

    def create(self) -> None:
        """Make the folders that every case has, closed to other users.

        Raises:
            CaseInvalid: if the case was closed, a file stands where it should be, or the place cannot be written to.
        """
        self.require_open()
        try:
            private_folder(self.root)
            private_folder(self.confidential)
        except OSError:
            raise CaseInvalid(
                "The folder of the case cannot be made or written to.", "Name a folder that you may write to with -o."
            ) from None

    def require_settings(self) -> None:
        """Make sure that there is a `case.yaml`.

        Raises:
            CaseInvalid: if not.
        """
        if not self.settings.is_file():
            raise CaseInvalid("There is no case.yaml in this folder.", "Make one with `redraft init CASE`.")

    def require_run(self) -> None:
        """Make sure that a run has been completed here.

        Raises:
            CaseInvalid: if not, or if the case was closed since.
        """
        self.require_open()
        if not self.findings.is_file():
            raise CaseInvalid("This folder is not a case, or it has not been run yet.")

    def require_open(self) -> None:
        """Make sure that the case was not closed.

        Raises:
            CaseInvalid: if it was, or if its closing is under way.
        """
        if self.is_closed:
            raise CaseInvalid(
                "This case was closed.",
                "If the closing was interrupted, `redraft close` finishes it. For new drafts begin another case folder.",
            )

    def relative(self, path: Path) -> str:
        """The path as seen from the case, with forward slashes; in full where it lies on another drive (Windows)."""
        try:
            return Path(os.path.relpath(path.resolve(), self.root.resolve())).as_posix()
        except ValueError:
            return path.resolve().as_posix()


def synchronised_by(path: Path) -> str | None:
    """The service that copies this folder to other machines, judged by the names on its path, or None.

    >>> synchronised_by(Path("/home/bm/OneDrive - Some Council/case"))
    'OneDrive'
    """
    for name in path.parts:
        lower = name.lower()
        for known, service in _SYNCHRONISED.items():
            if lower == known or (known != "box" and lower.startswith((known + " -", known + "-", known + " ("))):
                return service
    return None
