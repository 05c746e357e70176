"""Wordings that a definition suggests in place of a detail, some of them made from what was found."""

from __future__ import annotations

import re
from collections.abc import Mapping

LONGEST = 80
"""Characters: a suggestion stands in the middle of a sentence."""
_UNQUOTABLE = re.compile(r'["“”$`\\!%\x00-\x1f]')
"""What means something to a shell even in quotation marks: the reviewer pastes the suggestion into a command."""
_GROUP = re.compile(r"\{(\w+)\}")


def is_plain(text: str) -> bool:
    """Whether `text` is short and can be pasted into a terminal between quotation marks.

    >>> is_plain("many {what}"), is_plain("costs $5")
    (True, False)
    """
    return len(text) <= LONGEST and not _UNQUOTABLE.search(text)


def groups_of(text: str) -> tuple[str, ...]:
    """The groups of its pattern that a suggestion takes up."""
    return tuple(_GROUP.findall(text))


def filled(suggest: str, groups: Mapping[str, str | None]) -> str:
    """`suggest` with what the groups of a match hold; "" if it comes out unfit.

    >>> filled("many {what}", {"what": "visits"})
    'many visits'
    """
    if "{" not in suggest:
        return suggest
    made = " ".join(_GROUP.sub(lambda name: groups[name[1]] or "", suggest).split())
    return made if is_plain(made) else ""
