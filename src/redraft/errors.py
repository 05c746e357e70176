"""Every way redraft can refuse, each with an exit code and a next step for the user.

A message says where, never what: no original wording, and a draft by its number and the harmless words of its name.
"""

from __future__ import annotations

import errno
import traceback
from pathlib import Path

SURPRISE = 70
"""The exit code of an error that nobody foresaw (EX_SOFTWARE of sysexits.h)."""
RETIRED = {7: "DraftHasMacros", 8: "DraftStrict"}
"""Exit codes that no error has any more, and what they meant; none of them is ever given to another error."""


class RedraftError(Exception):
    """The base of all errors that redraft raises on purpose; `next_step` tells the user what to do."""

    exit_code = 3
    next_step = ""

    def __init__(self, message: str, next_step: str = "") -> None:
        super().__init__(message, next_step)
        self.message = message
        if next_step:
            self.next_step = next_step

    def __str__(self) -> str:
        return f"{self.message} {self.next_step}".strip()


class DraftError(RedraftError):
    """A draft that cannot be processed; the others still are, and `publish` refuses until it is dealt with."""

    exit_code = 3
    next_step = "Replace it, or mark it `ignore` under `drafts:` in case.yaml."


class DraftMissing(DraftError):
    """No such file or folder, or a folder without a single draft."""

    exit_code = 4
    next_step = "Check the path; redraft reads Word files (.docx, .docm, .dotx, .dotm) and plain text (.txt)."


class DraftEmpty(DraftError):
    """A file of no bytes, or a document without any text."""

    exit_code = 5
    next_step = "Open it in Word and check that it was saved, or mark it `ignore` in case.yaml."


class DraftEncrypted(DraftError):
    """Protected by a password or by rights management."""

    exit_code = 6
    next_step = "Open it in Word, remove the password (File, Info, Protect Document), save, and run again."


class DraftLegacy(DraftError):
    """The binary .doc of Word 97 to 2003."""

    exit_code = 9
    next_step = "Open it in Word, save it as a Word Document (.docx), and run again."


class DraftDamaged(DraftError):
    """Not a readable Office package."""

    exit_code = 10
    next_step = "Open it in Word and let Word repair it, save it as .docx, and run again."


class DraftTooLarge(DraftError):
    """Beyond the limits on size, number of parts or compression ratio."""

    exit_code = 11
    next_step = "Split the document, or take large pictures out, and run again."


class DraftDuplicate(DraftError):
    """Two drafts of one file name."""

    exit_code = 12
    next_step = "Rename one of them and run again."


class DraftUnsupported(DraftError):
    """A kind of file that redraft does not read yet."""

    exit_code = 13
    next_step = "Save it as a Word Document (.docx), or mark it `ignore` in case.yaml."


class OutputInUse(RedraftError):
    """An output file is open in another program, so it cannot be replaced."""

    exit_code = 14
    next_step = "Close it in Word and run again."


class CaseLocked(RedraftError):
    """Another redraft is at work on this case, or it is open at the reviewer's desk."""

    exit_code = 15
    next_step = (
        "If it is open at the desk (`redraft review`), finish there first: look for the page, or for the window in which the desk was"
        " opened. Otherwise wait for the other command to finish; if it was killed, try again in a moment."
    )


class KeyUnavailable(RedraftError):
    """The pseudonym key cannot be opened: no identity, another identity, a wrong passphrase, a damaged file."""

    exit_code = 16


class ModelUnavailable(RedraftError):
    """The language model is missing, not the one that was tested or cannot be run here, or another engine or Tesseract cannot be had."""

    exit_code = 17


class SettingsInvalid(RedraftError):
    """`case.yaml`, or the environment variable REDRAFT_THREADS, says something that redraft does not understand."""

    exit_code = 18


class RecognizerInvalid(RedraftError):
    """A recogniser definition or word list that cannot be used."""

    exit_code = 19


class DecisionsInvalid(RedraftError):
    """`decisions.yaml` cannot be understood, or a decision names something that does not exist."""

    exit_code = 20


class CaseInvalid(RedraftError):
    """A folder that is not a case, or has not been run yet."""

    exit_code = 21
    next_step = "Run `redraft run DRAFTS -o CASE` first."


class PlanInvalid(RedraftError):
    """A draft changed between reading and writing, or an output failed its own check."""

    exit_code = 22
    next_step = "Run `redraft run` again."


class NetworkRefused(RedraftError, OSError):
    """Something in this process tried to reach another machine, or a scheduler elsewhere was named without what that takes.

    An `OSError` too, so that libraries can cope.
    """

    exit_code = 23
    next_step = "redraft never needs the network: report this as a fault."


class PlaceUnusable(RedraftError):
    """A disk that is full or protected, or a folder that one may not read or write."""

    exit_code = 24
    next_step = "Make room, or name a folder that you may write to, and run again."


class ListInvalid(RedraftError):
    """A list of people from Excel or Word that cannot be taken into the cast as it is."""

    exit_code = 25
    next_step = "Correct the list and import it again; nothing was written."


class ReturnedInvalid(RedraftError):
    """A file that came back cannot be taken: no review copy or register, one of another case, or nobody knows whose it is."""

    exit_code = 26
    next_step = "Give the review copy (.docx) or the register (.xlsx) that the reviewer sent back."


class BatchIncomplete(RedraftError):
    """Some drafts or whole cases of a `batch` were not processed; all others are done."""

    exit_code = 31
    next_step = "Mend what is named as refused, and give the same command again: what is finished is not done again."


class SchedulerUnavailable(RedraftError):
    """The Dask scheduler cannot be used: not installed, not reachable, or its workers are not fit for the job."""

    exit_code = 32


class WorkerLost(RedraftError):
    """A worker process of a `batch` ended before its case was done, twice: out of memory, or stopped by somebody."""

    exit_code = 33
    next_step = "Run this case by itself with `redraft run`, or the batch with fewer --workers."


class DeskUnavailable(RedraftError):
    """The reviewer's desk cannot be opened: its port is in use."""

    exit_code = 30
    next_step = "Leave --port out, so that a free one is taken, or name another."


class Refused(RedraftError):
    """Nothing went wrong, but something has to be done first: what `publish` says while questions are open."""

    exit_code = 1


class SignOffMissing(Refused):
    """Everything is decided, but an approval is missing or void, or a hold is open: what `publish` says then."""

    exit_code = 27


class ApprovalInvalid(RedraftError):
    """An approval that cannot count: without a name or role, by the same person or account twice, or of something else."""

    exit_code = 28


_PLACES = {
    errno.ENOSPC: "The disk is full.",
    errno.EDQUOT: "Your share of the disk is full.",
    errno.EROFS: "The disk is write-protected.",
    errno.EACCES: "A file or folder of the case may not be read or written.",
    errno.EPERM: "A file or folder of the case may not be changed.",
    errno.ENAMETOOLONG: "The path of an output would be too long for this disk.",
    errno.EIO: "The disk cannot be read or written.",
}
_PACKAGE = Path(__file__).resolve().parent


def of_the_place(problem: OSError) -> PlaceUnusable | None:
    """What is wrong with a disk or folder, without its path; None if it is nothing of that kind."""
    said = _PLACES.get(problem.errno or 0)
    return PlaceUnusable(said) if said else None


def own_lines(surprise: BaseException) -> tuple[str, ...]:
    """Through which of our own lines an error came that nobody foresaw; its wording could quote a draft."""
    frames = ((Path(frame.filename), frame.lineno) for frame in traceback.extract_tb(surprise.__traceback__))
    return tuple(
        f"redraft/{place.relative_to(_PACKAGE).as_posix()}:{line}"
        for place, line in frames
        if place.is_relative_to(_PACKAGE)
    )
