"""Comments with their threads, and tracked changes with their words, are read as values with ids that last."""

from __future__ import annotations

from types import ModuleType

from redraft.documents.ooxml.reading.reader import read_word
from redraft.text import Draft

_EXTENDED = "application/vnd.openxmlformats-officedocument.wordprocessingml.commentsExtended+xml"


def _comment(word: ModuleType, number: int, text: str, author: str = "Ann Editor") -> str:
    body = f'<w:p w14:paraId="0000000{number}">{word.r(text)}</w:p>'
    return f'<w:comment w:id="{number}" w:author="{author}" w:initials="AE">{body}</w:comment>'


def _on(word: ModuleType, number: int) -> str:
    mark = f'<w:commentRangeStart w:id="{number}"/>{word.r("words")}<w:commentRangeEnd w:id="{number}"/>'
    return word.p(f'{mark}<w:r><w:commentReference w:id="{number}"/></w:r>')


def _draft(word: ModuleType, comments: str, extended: str = "", body: str = "", name: str = "a.docx") -> Draft:
    parts = [
        word.story("comments", "comments", comments),
        word.Part("word/commentsExtended.xml", _EXTENDED, "commentsExtended", word.xml("w15:commentsEx", extended)),
    ]
    return read_word(word.word_file(body or word.p("Body."), parts), name)


def test_comments_know_their_place_thread_and_whether_they_are_settled(word: ModuleType) -> None:
    """An answer names the comment it answers and is settled with its thread; each says on which passage it is."""
    comments = "".join(
        _comment(word, n, text) for n, text in ((1, "Hold."), (2, "Why?"), (3, "A comma."), (4, "Mended."))
    )
    extended = (
        '<w15:commentEx w15:paraId="00000001" w15:done="0"/>'
        '<w15:commentEx w15:paraId="00000002" w15:paraIdParent="00000001" w15:done="0"/>'
        '<w15:commentEx w15:paraId="00000003" w15:done="1"/>'
        '<w15:commentEx w15:paraId="00000004" w15:paraIdParent="00000003" w15:done="0"/>'
    )
    draft = _draft(word, comments, extended, word.p("First.") + "".join(_on(word, n) for n in (1, 2, 3, 4)))
    hold, why, comma, mended = draft.comments
    assert (hold.answers, why.answers, comma.answers, mended.answers) == ("", hold.id, "", comma.id)
    assert [c.resolved for c in draft.comments] == [False, False, True, True]
    assert (hold.where, why.where) == ("comment 1 on paragraph 2", "comment 2 on paragraph 3")


def test_without_threads_every_comment_is_open(word: ModuleType) -> None:
    """A file that says nothing of threads, or circles in them, has comments that are not settled."""
    assert not any(c.resolved or c.answers for c in _draft(word, _comment(word, 1, "Hold.")).comments)
    circle = "".join(
        f'<w15:commentEx w15:paraId="0000000{one}" w15:paraIdParent="0000000{other}"/>'
        for one, other in ((1, 2), (2, 1))
    )
    draft = _draft(word, _comment(word, 1, "Hold.") + _comment(word, 2, "Why?"), circle)
    assert not any(c.resolved for c in draft.comments)


def test_ids_of_comments_follow_their_words(word: ModuleType) -> None:
    """A comment keeps its id when others come before it, and has another when its words, author or draft are others."""
    alone = _draft(word, _comment(word, 1, "Hold.")).comments[0].id
    behind = _draft(word, _comment(word, 5, "Earlier.") + _comment(word, 6, "Hold.")).comments
    assert [c.id == alone for c in behind] == [False, True]
    others = [
        _draft(word, _comment(word, 1, "Hold it.")),
        _draft(word, _comment(word, 1, "Hold.", author="Bo Chair")),
        _draft(word, _comment(word, 1, "Hold."), name="b.docx"),
    ]
    assert all(other.comments[0].id != alone for other in others)
    twice = _draft(word, _comment(word, 1, "Hold.") + _comment(word, 2, "Hold.")).comments
    assert len({c.id for c in twice}) == 2


def test_changes_say_what_was_done(word: ModuleType) -> None:
    """Text, paragraph breaks, rows and formatting are told apart; what Word splits is one; the id outlives the place."""
    mark = '<w:p><w:pPr><w:rPr><w:ins w:id="9" w:author="Ann Editor"/></w:rPr></w:pPr></w:p>'
    row = '<w:tbl><w:tr><w:trPr><w:del w:id="8" w:author="Ann Editor"/></w:trPr><w:tc><w:p/></w:tc></w:tr></w:tbl>'
    bold = word.p(
        '<w:r><w:rPr><w:b/><w:rPrChange w:id="7" w:author="Bo Chair"><w:rPr/></w:rPrChange></w:rPr><w:t>x</w:t></w:r>'
    )
    split = word.p(word.ins(word.r("one ")), word.ins(word.r("two"), 3))
    draft = read_word(word.word_file(split + mark + row + bold), "a.docx")
    assert [(r.kind, r.text) for r in draft.revisions] == [
        ("inserted", "one  … two"),
        ("paragraph break inserted", ""),
        ("table row deleted", ""),
        ("formatting changed", ""),
    ]
    assert len({r.draft_id for r in draft.revisions}) == 1
    moved = read_word(word.word_file(word.p("Above.") + split), "a.docx")
    assert moved.revisions[0].where == "paragraph 2"
    assert moved.revisions[0].id == draft.revisions[0].id


def test_a_picture_goes_by_its_content(word: ModuleType) -> None:
    """Other bytes under the same part name have another id; the same bytes have one in any draft, with every place."""

    def drawn(number: int, alt: str) -> str:
        blip = f'<pic:pic><pic:blipFill><a:blip r:embed="rId{number}"/></pic:blipFill></pic:pic>'
        drawing = f'<wp:inline><wp:docPr id="1" name="n" descr="{alt}"/><a:graphic>{blip}</a:graphic></wp:inline>'
        return word.p(f"<w:r><w:drawing>{drawing}</w:drawing></w:r>")

    def picture(data: bytes, body: str, name: str) -> Draft:
        return read_word(word.word_file(body, [word.Part("word/media/i.png", "image/png", "image", data)]), name)

    first = picture(b"one", drawn(1, "A seal") + drawn(1, "The seal again"), "a.docx").pictures[0]
    assert (first.where, first.alt) == ("paragraph 1; paragraph 2", "A seal; The seal again")
    assert picture(b"one", drawn(1, ""), "b.docx").pictures[0].id == first.id
    assert picture(b"two", drawn(1, "A seal"), "a.docx").pictures[0].id != first.id
