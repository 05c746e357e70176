"""What a review copy says about itself in one comment at the top: what could not be shown, and what stands in the way."""

from __future__ import annotations


def announcements(unseen: int, deleted: int, hidden: int, protected: bool) -> list[str]:
    """The sentences, none of which quotes the draft.

    `unseen` counts changes in places where Word knows no tracked changes, `deleted` those in text that an earlier
    author deleted, `hidden` the stretches of hidden text; `protected` tells that changes cannot be accepted yet.
    """
    lines = []
    if unseen:
        details, are = ("detail", "is") if unseen == 1 else ("details", "are")
        it = "it is" if unseen == 1 else "they are"
        lines.append(
            f"{unseen} {details} in places that Word does not show, such as document properties, {are} not shown here; "
            f"{it} replaced in the publication copy."
        )
    if deleted:
        lines.append(
            f"{deleted} {'detail' if deleted == 1 else 'details'} in the text as it was before earlier tracked changes "
            "can only be decided together with those changes."
        )
    if hidden:
        stretches = "1 stretch of hidden text is" if hidden == 1 else f"{hidden} stretches of hidden text are"
        lines.append(f"{stretches} struck out; to see hidden text, show formatting marks (Home, ¶).")
    if protected:
        lines.append(
            "This draft is protected. To accept or reject changes, stop the protection first (Review, Restrict Editing)."
        )
    return lines
