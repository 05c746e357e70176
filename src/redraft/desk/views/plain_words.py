"""The words in which the desk speaks to somebody who runs reviews, not programs."""

from __future__ import annotations

from redraft.decisions import Decision, Ruling, is_entity_id
from redraft.outputs.telling import RULED, moment
from redraft.text import Kind

_RULED = {
    **RULED,
    Ruling.REWORD: "Reworded to “{text}”",
    Ruling.MERGE: "Said to be one with another",
    Ruling.SPLIT: "“{wording}” said to be somebody else",
    Ruling.RENAME: "Pseudonym changed to “{text}”",
    Ruling.ROLE: "Role changed to “{text}”",
    Ruling.MEANS: "Said who is meant",
    Ruling.WITHDRAW: "Taken back",
    Ruling.MARK: "Marked as missed",
    Ruling.DISMISS: "Said to be no name anywhere in this case",
}
_BEHIND = {
    Kind.COMMENT: "Comments in the margin",
    Kind.ATTRIBUTE: "Descriptions of pictures and objects",
    Kind.LINK: "Where links lead",
    Kind.FIELD: "Codes of fields",
    Kind.PROPERTY: "Properties of the file",
    Kind.METADATA: "Data behind the page",
    Kind.EMBEDDED: "Files within the file",
    Kind.AUTHOR: "Authors of comments and changes",
    Kind.FILE_NAME: "The file’s own name",
    Kind.PICTURE: "Words in pictures",
}


def sureness(score: float) -> str:
    """How sure redraft is of what it found.

    >>> sureness(1.0), sureness(0.6), sureness(0.2)
    ('certain', 'fairly sure', 'a guess')
    """
    for least, words in ((0.95, "certain"), (0.75, "nearly certain"), (0.5, "fairly sure"), (0.3, "unsure")):
        if score >= least:
            return words
    return "a guess"


def ruled(decision: Decision) -> str:
    """What somebody decided, without who and when.

    >>> ruled(Decision("f-0123456789", Ruling.REWORD, "A. Manager", "2026-03-04T09:05:00Z", "a relative"))
    'Reworded to “a relative”'
    """
    return _RULED[decision.ruling].format(text=decision.text, wording=decision.wording)


def decided(decision: Decision | None) -> str:
    """What was decided, by whom and when; empty where nobody has."""
    if decision is None:
        return ""
    reason = f" (“{decision.reason}”)" if decision.reason else ""
    return f"{ruled(decision)} by {decision.by}, {moment(decision.at)}{reason}"


def plural(count: int, one: str, many: str = "") -> str:
    """A number with its noun.

    >>> plural(1, "draft"), plural(1200, "draft"), plural(2, "body", "bodies")
    ('1 draft', '1,200 drafts', '2 bodies')
    """
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def behind(kind: Kind) -> str:
    """The heading under which text of this kind is shown, which no reader of the page sees; "" if it is on the page."""
    return _BEHIND.get(kind, "")


def noun(target: str) -> str:
    """Whether a target is a person, a place or a body.

    >>> noun("person-3"), noun("place-1"), noun("f-0123456789")
    ('person', 'place', '')
    """
    prefix = target.partition("-")[0]
    words = {"person": "person", "family": "family", "place": "place", "body": "organisation"}
    return words.get(prefix, "") if is_entity_id(target) else ""


_ROLES = {"subject": "the person the review is about", "family": "a whole family"}


def role(named: str) -> str:
    """A role as the page says it.

    >>> role("Mother"), role("subject")
    ('Mother', 'the person the review is about')
    """
    return _ROLES.get(named, named)
