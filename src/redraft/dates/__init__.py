"""Dates: read in every form that UK drafts write them, and told as coarsely as the case's policy wants them."""

from redraft.dates.coarser import generalise, is_coarse, tightened
from redraft.dates.rules import DatePolicy, DateRules
from redraft.dates.telling import UNREADABLE

__all__ = ["UNREADABLE", "DatePolicy", "DateRules", "generalise", "is_coarse", "tightened"]
