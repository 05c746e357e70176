"""Wordings that a definition suggests in place of a detail, some of them made from what was found."""

from __future__ import annotations

import re

import regex

from redraft.text import Span

LONGEST = 80
"""Characters: a suggestion stands in the middle of a sentence."""
_UNQUOTABLE = re.compile(r'["“”$`\\!%\x00-\x1f]')
"""What means something to a shell even in quotation marks: the reviewer pastes the suggestion into a command."""
_CONTEXT = 120
"""How far before a match the context may begin that its pattern leaves out again (`\\K`)."""
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


def filled(suggest: str, pattern: str, text: str, span: Span) -> str:
    r"""`suggest` with the groups of the match of `pattern` that has this `span` of `text`; "" if it comes out unfit.

    >>> filled("many {what}", r"\d+ (?P<what>visits|moves)", "after 23 moves", Span(6, 14))
    'many moves'
    """
    if not _GROUP.search(suggest):
        return suggest
    compiled = regex.compile(pattern, regex.MULTILINE)
    for start in range(span.start, max(-1, span.start - _CONTEXT), -1):
        match = compiled.match(text, start)
        if match and match.span() == (span.start, span.end):
            made = _GROUP.sub(lambda name: match[name[1]] or "", suggest)  # noqa: B023 - used at once
            made = " ".join(made.split())
            return made if is_plain(made) else ""
    return ""
