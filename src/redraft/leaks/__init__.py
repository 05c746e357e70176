"""The last gate: reopens written files raw and hunts for original wording, sharing no code with the readers or writers."""

from redraft.leaks.hidden import HiddenContent, inspect
from redraft.leaks.verify import UNREADABLE, Leak, Verification, verify

__all__ = ["UNREADABLE", "HiddenContent", "Leak", "Verification", "inspect", "verify"]
