"""The last gate: reopens written files raw and hunts for original wording, sharing no code with the readers or writers."""

from redraft.leaks.container import INSIDE, Opened, opened
from redraft.leaks.hidden.inspect import HiddenContent, inspect
from redraft.leaks.hidden.kinds import Inspector, Kind
from redraft.leaks.verify import UNREADABLE, Leak, Verification, Verifier, verify

__all__ = [
    "INSIDE",
    "UNREADABLE",
    "HiddenContent",
    "Inspector",
    "Kind",
    "Leak",
    "Opened",
    "Verification",
    "Verifier",
    "inspect",
    "opened",
    "verify",
]
