"""What stands for each entity everywhere in the case: assigning pseudonyms, and the rules they have to keep."""

from redraft.key import Key, KeyEntry
from redraft.pseudonyms.assign import assign
from redraft.pseudonyms.scheme import Scheme, SubjectStyle

__all__ = ["Key", "KeyEntry", "Scheme", "SubjectStyle", "assign"]
