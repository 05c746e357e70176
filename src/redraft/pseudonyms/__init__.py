"""What stands for each entity everywhere in the case: assigning pseudonyms, and the rules they have to keep."""

from redraft.key import Key, KeyEntry
from redraft.pseudonyms.assign import assign
from redraft.pseudonyms.scheme import FamilyStyle, Scheme, SubjectStyle
from redraft.pseudonyms.told import Told, told_of

__all__ = ["FamilyStyle", "Key", "KeyEntry", "Scheme", "SubjectStyle", "Told", "assign", "told_of"]
