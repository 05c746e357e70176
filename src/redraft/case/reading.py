"""Reading drafts so that one that cannot be read does not stop the others."""

from __future__ import annotations

from redraft import documents
from redraft.case.candidates import Candidate
from redraft.errors import DraftDamaged, DraftError
from redraft.text import Draft


def read_draft(candidate: Candidate) -> Draft | DraftError:
    """The draft, or why it cannot be read; a surprise in a reader counts as damage, and is never passed over."""
    if candidate.problem is not None:
        return candidate.problem
    try:
        return documents.read(candidate.path)
    except DraftError as problem:
        return problem
    except Exception as surprise:
        return DraftDamaged(f"It could not be read ({type(surprise).__name__}).")
