"""What stands in the way of publication, told by sort, id and place, and never by wording."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from redraft.case import naming
from redraft.case.records import NOT_PROCESSED, DraftRecord
from redraft.leaks import INSIDE, UNREADABLE, HiddenContent, Kind, Leak
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
        Kind.PICTURE_METADATA,
        Kind.CROPPED,
        Kind.HIDDEN_CELLS,
        Kind.HIDDEN_SLIDES,
        Kind.NOTES,
        Kind.KEPT_DATA,
        Kind.CONNECTIONS,
        Kind.NAMES,
        Kind.PATHS,
        Kind.TAGS,
        Kind.VARIABLES,
        Kind.GLOSSARY,
        Kind.PERMISSIONS,
        Kind.PRINTER,
        Kind.FONTS,
        Kind.LABEL,
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
    """a actions activex an and annotation another app archive as attached attachment author authors beside between
    bin bytes calcchain central changesinfos chart chartex charts colors comment commentauthors comments
    commentsextended commentsextensible commentsids connections content core custom customdata customxml data
    definition destinations diagrams directory docmetadata docprops document documentsummaryinformation drawing
    drawings drawn earlier embeddings endnotes entry extended external externallink externallinks feet field
    fields file font fonts fonttable footer footnotes form glossary handoutmaster handoutmasters header heads
    image in inf information ink intelligence is item itemprops its labelinfo labels language layers layout like
    link manifest media members meta metadata mimetype moderncomment name named names native not notesmaster
    notesmasters notesslide notesslides numbering object objects of ole oleobject other outline page pages part
    parts payload people person persons picture pivotcache pivotcachedefinition pivotcacherecords pivottable
    pivottables ppt presentation presprops printersettings properties querytable querytables quickstyle records
    rels replacement revisioninfo revisions scripts settings sharedstrings sheet sheets shown slicer slicercache
    slide slidelayout slidelayouts slidemaster slidemasters slides source stories story structure style styles
    styleswitheffects summaryinformation table tables tablestyles tag tags templates text that the theme
    threadedcomment threadedcomments thumbnail trash tree types unpacked vba vbadata vbaproject version
    viewprops vmldrawing webextension webextensions websettings word worddocument workbook worksheets xfa xl xml
    xmp""".lower().split()
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


def describe_leaks(leaks: Sequence[Leak], numbers: Mapping[str, int] = MappingProxyType({})) -> str:
    """Where original wording was left, by part and type, and by draft for those that `numbers` counts."""
    count: Counter[str] = Counter()
    for leak in leaks:
        what = "unreadable part" if leak.form_index == UNREADABLE else leak.entity_type
        draft = f"{naming.label(numbers[leak.source], leak.source)}, " if leak.source in numbers else ""
        where = f"{draft}{harmless_part(leak.part)}"
        count[f"{what:<16} {where}: {leak.how}"] += leak.count
    shut = sum(leak.form_index == UNREADABLE for leak in leaks)
    found = sum(leak.count for leak in leaks if leak.form_index != UNREADABLE)
    lines = [f"Original wording was found, {found}×."] if found else []
    lines += [f"What stands in {shut} part{'s' if shut > 1 else ''} of it nobody can say."] if shut else []
    lines += [f"  {said}, {number}×" for said, number in list(count.items())[:SHOWN]]
    if len(count) > SHOWN:
        lines.append(f"  … and {len(count) - SHOWN} more such places")
    return "\n".join(lines)


def describe_hidden(hidden: Sequence[HiddenContent]) -> str:
    """What a file holds that nobody sees on the page."""
    return "\n".join(f"  {h.kind.value:<18} {harmless_part(h.part)}: {h.says}, {h.count}×" for h in hidden)


def beside_the_page(hidden: Sequence[HiddenContent]) -> list[str]:
    """What a file holds beside its pages, for a record: each in one harmless line."""
    return [f"{h.kind.value}: {h.says}, {harmless_part(h.part)}, {h.count}" for h in hidden]


def harmless_part(part: str) -> str:
    """The name of a package part, or its folder alone where the name could hold somebody's.

    >>> harmless_part("word/header2.xml")
    'word/header2.xml'
    >>> harmless_part("word/media/Robin at school.png")
    'word/media/….png'
    >>> harmless_part("word/embeddings/Smith.xlsx!xl/workbook.xml")
    'word/embeddings/….xlsx!xl/workbook.xml'
    """
    if INSIDE in part:
        return INSIDE.join(map(harmless_part, part.split(INSIDE)))
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
