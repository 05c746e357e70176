"""From what the page asks for to what can be put on record."""

from __future__ import annotations

from collections.abc import Sequence

from redraft.case.wishes import Wish
from redraft.decisions import Ruling
from redraft.desk.faults import Fault, NotUnderstood
from redraft.desk.messages import Asked, Asking, Place
from redraft.marking import mark_id
from redraft.text import Draft, Span


def wishes(asking: Asking, drafts: Sequence[Draft]) -> tuple[Wish, ...]:
    """What a request wishes for, in its order; `drafts` are those that the page numbers from 1.

    Raises:
        NotUnderstood: if a ruling is none, or a place is not in its draft or does not read as the page says. Nothing of the
            request is put on record then: such a page is out of step with the desk.
    """
    return tuple(_wish(asked, asking, drafts) for asked in asking.wishes)


def _wish(asked: Asked, asking: Asking, drafts: Sequence[Draft]) -> Wish:
    if asked.ruling not in list(Ruling):
        raise NotUnderstood(Fault(400, "The request asks for a ruling that there is not."))
    target, wording = asked.target, asked.wording
    if asked.place is not None:
        target, wording = _marked(asked.place, asked.kind, drafts), asked.place.wording
    return Wish(
        target=target,
        ruling=Ruling(asked.ruling),
        by=asking.by,
        text=asked.text,
        reason=asked.reason or asking.reason,
        into=asked.into,
        to=asked.to,
        wording=wording,
        everywhere=asked.everywhere,
        only=asked.only,
        kind=asked.kind,
        consent=asked.consent,
    )


def _marked(place: Place, kind: str, drafts: Sequence[Draft]) -> str:
    """The id of what somebody selected, if it reads as the page says."""
    segments = drafts[place.draft - 1].segments if 1 <= place.draft <= len(drafts) else ()
    numbered = {str(index): segment for index, segment in enumerate(segments)}
    segment = numbered.get(place.passage)
    if segment is None or not 0 <= place.start < place.end:
        raise _elsewhere()
    span = Span(place.start, place.end)
    if span.end > len(segment.text) or span.of(segment.text) != place.wording:
        raise _elsewhere()
    return mark_id(drafts[place.draft - 1], segment, span, kind)


def _elsewhere() -> NotUnderstood:
    return NotUnderstood(
        Fault(
            409,
            "What was selected does not stand where the page says.",
            "Load the page again, and select it once more.",
        )
    )
