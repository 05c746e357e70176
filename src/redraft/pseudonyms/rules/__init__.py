"""The rules that every pseudonym of a case has to keep, as checks; docs/pseudonyms.md tells them to the people who choose.

They are those of reference work on naming in safeguarding reviews: see docs/decisions/0018.
"""

from redraft.pseudonyms.rules.check import concerns, concerns_of
from redraft.pseudonyms.rules.concern import Concern, Severity
from redraft.pseudonyms.rules.everyone import Everyone, Named, everyone, of_case

__all__ = ["Concern", "Everyone", "Named", "Severity", "concerns", "concerns_of", "everyone", "of_case"]
