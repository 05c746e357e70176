"""The table of hidden content: a row for each sort, what Word's own Inspector does about it, and nothing quoted."""

from __future__ import annotations

from redraft.case.release.hidden_table import WIDTH, details_table, hidden_table, rows_of
from redraft.case.release.second_look import Sight
from redraft.leaks import HiddenContent, Inspector, Kind

SOME = (
    HiddenContent(Kind.COMMENTS, "word/comments.xml", 3, "comments"),
    HiddenContent(Kind.ALT_TEXT, "word/document.xml", 2, "the alternative text of a picture or shape"),
    HiddenContent(Kind.ALT_TEXT, "word/header1.xml", 1, "the alternative text of a picture or shape"),
    HiddenContent(
        Kind.EMBEDDED, "word/embeddings/Brandreth.xlsx", 1, "an embedded file, such as the workbook behind a chart"
    ),
)


def test_parts_are_put_together_and_what_the_inspector_misses_comes_first() -> None:
    """One row a sort, with the count over all parts; first what Word never looks at, last what it finds."""
    rows = rows_of(SOME)
    assert [(row.kind, row.count) for row in rows] == [(Kind.ALT_TEXT, 3), (Kind.EMBEDDED, 1), (Kind.COMMENTS, 3)]
    assert rows[0].where == "word/document.xml and 1 more"
    assert [row.kind.inspector for row in rows] == [Inspector.NEVER, Inspector.WARNS, Inspector.FINDS]


def test_it_fits_a_terminal_and_quotes_nothing() -> None:
    """No line is longer than a hundred columns, and no name of a part that may be somebody's is shown."""
    said = hidden_table(SOME)
    assert max(map(len, said.splitlines())) <= WIDTH
    assert "Brandreth" not in said
    assert "never looks at 1 of these 3" in said


def test_details_are_counted_by_type_and_place() -> None:
    """Each type has one entry with its places; of many places some are named."""
    sights = [Sight("PERSON", f"word/header{n}.xml", 1) for n in range(1, 10)] + [Sight("AGE", "word/document.xml", 4)]
    said = details_table(sights, ruled=False)
    assert max(map(len, said.splitlines())) <= WIDTH
    assert "and 3 more" in " ".join(said.split())
    assert [line.split()[:2] for line in said.splitlines() if line[:1].isupper()][1:] == [["PERSON", "9"], ["AGE", "4"]]
    assert "nobody has ruled on" in details_table(sights, ruled=True)


def test_every_kind_has_an_answer() -> None:
    """The Inspector's answer is known for each sort; what issue 6 calls beyond it is never looked at."""
    beyond = {Kind.ALT_TEXT, Kind.BOOKMARKS, Kind.STYLES, Kind.FIELDS, Kind.LINKS, Kind.PICTURE_METADATA, Kind.CROPPED}
    beyond |= {Kind.DRAWN_TEXT, Kind.VARIABLES, Kind.EDIT_SESSIONS, Kind.GLOSSARY, Kind.PATHS}
    assert {kind.inspector for kind in beyond} == {Inspector.NEVER}
    assert all(kind.inspector in Inspector for kind in Kind)
