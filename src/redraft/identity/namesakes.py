"""Words that say that a name is not simply somebody's: "the two Teresas", "each Pike", "a different patient called Hale"."""

from __future__ import annotations

import re

from redraft.identity.mentions import Mention

_SEVERAL = re.compile(r"\b(?:two|both|three|several|all the|other|each|either|neither|which)\s+$", re.IGNORECASE)
_OTHER = r"(?:wrong|different|another|other|unrelated|second|further)"
_ANOTHER = re.compile(
    rf"\b{_OTHER}\s+(?:(?:\w+\s+){{1,2}}(?:called|named|by the name of|with the (?:sur|same )name(?: of)?)\s+)?['‘“\"]?$",
    re.IGNORECASE,
)


_BEFORE_NAME = re.compile(
    r"\b(?:née|nee|born|formerly|previously|maiden name|was baptised|baptised|christened|also known as|known as|aka|"
    r"then called|previously called|(?:(?<=[(,]\s)|(?<=\())(?:was|then|now)|changed (?:her|his|their) name to|now called)\s*[:,]?\s*['‘\"“]?$",
    re.IGNORECASE,
)


_MARRIED = re.compile(
    r"^\s(?:before|until|till)\s(?:(?:her|his|their|the)\s\w+|(?:she|he|they)\s(?:was\s|were\s)?\w+)", re.IGNORECASE
)
"""Behind an earlier name: "Ivy Pellow before she married"."""
_SOMEBODY = re.compile(r"\b(?:a|an|one)\s+$", re.IGNORECASE)


def speaks_of_several(mention: Mention) -> bool:
    """Whether several of one name are spoken of at once, so that none of them is meant by it."""
    return bool(_SEVERAL.search(mention.before))


def speaks_of_another(mention: Mention) -> bool:
    """Whether a namesake is meant who is none of the people of the case: "scanned to the wrong Hale"."""
    return bool(_ANOTHER.search(mention.before[-80:]))


def speaks_of_somebody(mention: Mention) -> bool:
    """Whether an article before a title says that the reader does not know who is meant: "a Mr Hale"."""
    return bool(_SOMEBODY.search(mention.before[-10:]))


def speaks_of_other_times(mention: Mention) -> bool:
    """Whether the words beside a name say that somebody had it before or has it since: "born", "before she married"."""
    return bool(_BEFORE_NAME.search(mention.before[-40:]) or _MARRIED.match(mention.after))
