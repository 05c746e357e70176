"""The name model that ships with redraft: a text in, the names in it out, with how sure it is of each.

Nothing is imported before somebody wants it: a case that compares the model's digests needs no numpy.
"""

from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from redraft.tagger.labels import Label
    from redraft.tagger.load import load_tagger
    from redraft.tagger.mentions import Mention, Thresholds
    from redraft.tagger.tagger import Tagger

__all__ = ["Label", "Mention", "Tagger", "Thresholds", "load_tagger"]

_WHERE = MappingProxyType(
    {"Label": "labels", "Mention": "mentions", "Tagger": "tagger", "Thresholds": "mentions", "load_tagger": "load"}
)


def __getattr__(name: str) -> Any:
    """What is asked for, imported only then (PEP 562)."""
    if name not in _WHERE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_WHERE[name]}"), name)
