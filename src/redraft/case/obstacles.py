"""What stands in the way of publication, told by sort, id and place, and never by wording."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from redraft.case import naming
from redraft.case.records import NOT_PROCESSED, DraftRecord
from redraft.leaks import UNREADABLE, HiddenContent, Leak
from redraft.leaks.hidden_markup import Kind
from redraft.plan import Obstacle, Question

SHOWN = 20
"""How many of each are told one by one; the others are counted."""

NEVER_PUBLISHED = frozenset(
    {
        Kind.COMMENTS,
        Kind.REVISIONS,
        Kind.AUTHORS,
        Kind.PEOPLE,
        Kind.EDIT_SESSIONS,
        Kind.THUMBNAIL,
        Kind.CUSTOM_XML,
        Kind.DATA_BINDING,
        Kind.MACROS,
        Kind.TEMPLATE,
        Kind.EMBEDDED,
        Kind.VARIABLES,
        Kind.GLOSSARY,
        Kind.PERMISSIONS,
        Kind.SIGNATURE,
        Kind.COVERED,
        Kind.SCRIPTS,
        Kind.LAYERS,
        Kind.EARLIER,
        Kind.REMAINS,
        Kind.UNREADABLE,
    }
)
"""Hidden content that has no business in a publication copy; the other kinds are named in the certificate."""

_PLACES_SHOWN = 3
_PART_WORDS = frozenset(
    """a actions an and annotation another app archive as attached attachment beside between bytes central chart charts
    comments content core custom customxml data destinations directory docprops document drawing drawings drawn
    earlier endnotes entry extended feet field fields file font fonttable footer footnotes form header heads in
    information is item its labels language layers like link media members metadata name named names not numbering
    object objects of other outline page pages part parts people picture properties rels replacement scripts
    settings shown stories story structure styles styleswitheffects templates text that the theme thumbnail tree
    types version websettings word xfa xml xmp""".lower().split()
)


def unprocessed(rows: Sequence[DraftRecord]) -> tuple[Question, ...]:
    """A question for each draft that could not be processed: it has to be replaced or ignored by declaration."""
    return tuple(
        Question(f"draft-{row.number}", Obstacle.DRAFT, f"{naming.label(row.number, row.source)}: {row.problem}")
        for row in rows
        if row.status == NOT_PROCESSED
    )


def describe(questions: Sequence[Question]) -> str:
    """How many questions of each sort there are, and the first of them with id and place."""
    count = Counter(question.obstacle for question in questions)
    totals = ", ".join(f"{sort.value}: {count[sort]}" for sort in Obstacle if count[sort])
    lines = [f"{len(questions)} still to be decided ({totals})."]
    for question in questions[:SHOWN]:
        lines.append(f"  {question.obstacle.value:<10} {question.target}  {question.says}{_places(question)}")
    if len(questions) > SHOWN:
        lines.append(f"  … and {len(questions) - SHOWN} more; review.html shows them all")
    return "\n".join(lines)


def describe_leaks(leaks: Sequence[Leak], numbers: Mapping[str, int]) -> str:
    """Where original wording was left, by draft, part and type."""
    count: Counter[str] = Counter()
    for leak in leaks:
        what = "unreadable part" if leak.form_index == UNREADABLE else leak.entity_type
        where = f"{naming.label(numbers.get(leak.source, 0), leak.source)}, {harmless_part(leak.part)}"
        count[f"{what:<16} {where}: {leak.how}"] += leak.count
    lines = [f"Original wording was found in what was written, {sum(count.values())}×."]
    lines += [f"  {said}, {number}×" for said, number in list(count.items())[:SHOWN]]
    if len(count) > SHOWN:
        lines.append(f"  … and {len(count) - SHOWN} more such places")
    return "\n".join(lines)


def describe_hidden(hidden: Sequence[HiddenContent]) -> str:
    """What a file holds that nobody sees on the page."""
    return "\n".join(f"  {h.kind.value:<18} {harmless_part(h.part)}: {h.says}, {h.count}×" for h in hidden)


def harmless_part(part: str) -> str:
    """The name of a package part, or its folder alone where the name could hold somebody's.

    >>> harmless_part("word/header2.xml")
    'word/header2.xml'
    >>> harmless_part("word/media/Robin at school.png")
    'word/media/….png'
    """
    folder, _, name = part.rpartition("/")
    stem, dot, suffix = name.rpartition(".")
    shown = [_harmless_piece(piece) for piece in folder.split("/")] if folder else []
    last = f"{_harmless_piece(stem)}{dot}{_harmless_piece(suffix)}" if dot else _harmless_piece(name)
    if dot and suffix.isalnum() and len(suffix) <= 4:
        last = f"{_harmless_piece(stem)}.{suffix.lower()}"
    return "/".join([*shown, last])


def _harmless_piece(piece: str) -> str:
    words = "".join(c if c.isalpha() else " " for c in piece.lower()).split()
    return piece if all(word in _PART_WORDS for word in words) else "…"


def _places(question: Question) -> str:
    if not question.places:
        return ""
    shown = "; ".join(question.places[:_PLACES_SHOWN])
    more = len(question.places) - _PLACES_SHOWN
    return f" [{shown}{f'; and {more} more' if more > 0 else ''}]"
