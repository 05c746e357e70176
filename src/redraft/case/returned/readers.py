"""Which reader takes which kind of file, and what to say of files that cannot be collected as they are."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from redraft.case.returned.register.reading import read_returned as read_register
from redraft.case.returned.values import Reader, Returned
from redraft.case.returned.word.review_copy import read_review_copy
from redraft.case.state import State
from redraft.documents import MAX_FILE_BYTES
from redraft.errors import DraftError, DraftMissing, DraftTooLarge, ReturnedInvalid

READERS: Mapping[str, Reader] = MappingProxyType(
    {
        **dict.fromkeys((".docx", ".docm"), read_review_copy),
        **dict.fromkeys((".xlsx", ".csv", ".xls", ".xlsm", ".xlsb", ".ods"), read_register),
    }
)
"""The readers by the ending of a file's name, in lower case."""

_REFUSED: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        ".pdf": (
            "A PDF does not tell what was accepted or rejected.",
            "Ask the reviewer for the Word document (.docx) that it was made from.",
        ),
        ".odt": (
            "This is an OpenDocument text.",
            "Open it in LibreOffice, save it as “Word 2007–365 (.docx)” with its tracked changes, and collect that.",
        ),
        ".doc": (
            "This is a document in the old format of Word 97 to 2003, which loses what redraft goes by.",
            "Ask the reviewer for the review copy as it was sent (.docx), or save this one as .docx and collect that.",
        ),
        ".rtf": ("This is rich text.", "Ask the reviewer for the review copy as it was sent (.docx)."),
        ".txt": ("This is plain text.", "Ask the reviewer for the review copy as it was sent (.docx)."),
    }
)


def read_returned(path: Path, state: State) -> Returned:
    """What a file that came back says, whatever its kind.

    Raises:
        ReturnedInvalid, DraftError: if it cannot be taken; the message quotes nothing.
    """
    suffix = path.suffix.lower()
    if not path.is_file():
        raise DraftMissing("There is no such file.", "Check the path.")
    if suffix in _REFUSED:
        raise ReturnedInvalid(*_REFUSED[suffix])
    if suffix not in READERS:
        raise ReturnedInvalid("redraft does not collect this kind of file.")
    try:
        if path.stat().st_size > MAX_FILE_BYTES:
            raise DraftTooLarge("This file is too large.")
        return READERS[suffix](path, state)
    except DraftError as problem:
        raise type(problem)(problem.message, problem.next_step.replace("run again", "collect it again")) from None
    except OSError:
        raise ReturnedInvalid("This file cannot be opened for reading.", "Close it in Word, and try again.") from None
