"""Finding identifying details: the only door to Presidio and to the language model.

`Detector` is imported when it is first asked for: Presidio takes more than a second to load, and the rooms below can be
used without it.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from redraft.detection.detector import Detector

__all__ = ["Detector"]


def __getattr__(name: str) -> Any:
    """`Detector`, once somebody wants it (PEP 562)."""
    if name != "Detector":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from redraft.detection.detector import Detector

    return Detector
