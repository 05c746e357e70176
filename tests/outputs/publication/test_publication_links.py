"""Links to the outside: public pages stay, whatever could tell who wrote or shared goes, and nothing of the text."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType

import pytest

from redraft.documents import read
from redraft.outputs.publication.links import LinkPolicy, may_stay
from redraft.outputs.publication_copy import write_publication_copy

PUBLIC = [
    ("https://www.gov.uk/government/publications/working-together", "Working Together"),
    ("http://www.legislation.gov.uk/ukpga/2004/31/section/14#top", "section 14"),
    ("https://www.gov.uk/guidance", "https://www.gov.uk/guidance"),
    ("https://www.gov.uk/guidance", "gov.uk"),
    ("https://example.org/search?id=7", "https://example.org/search?id=7"),
    ("https://example.org/a%20b", "example.org/a b"),
    ("https://llyw.cymru:443/canllawiau", "canllawiau"),
    ("https://xn--fiqs8s.xn--fiqs8s/", "site"),
]
TELLING = [
    ("mailto:first.last@example.org", "write"),
    ("tel:+441234567890", "call"),
    ("file:///C:/Users/first/plan.docx", "plan"),
    ("\\\\server\\share\\plan.docx", "plan"),
    ("ftp://example.org/x", "x"),
    ("javascript:alert(1)", "x"),
    ("plan.docx", "plan"),
    ("https://tenant-my.sharepoint.com/personal/first_last/plan.docx", "plan"),
    ("https://tenant.sharepoint.com/sites/team/plan.docx", "plan"),
    ("https://sharepoint.example.gov.uk/plan", "plan"),
    ("https://council.gov.uk/personal/first_last_org/plan", "plan"),
    ("https://council.gov.uk/:w:/r/plan", "plan"),
    ("https://onedrive.live.com/x", "x"),
    ("https://teams.microsoft.com/l/meetup-join/1", "meeting"),
    ("https://drive.google.com/file/d/1", "file"),
    ("https://eur01.safelinks.protection.outlook.com/?url=x&data=first%40example.org", "page"),
    ("https://bit.ly/abc", "page"),
    ("https://example.org/page?recipient=7", "page"),
    ("https://example.org/page#:~:text=first%20last", "page"),
    ("https://first:secret@example.org/", "page"),
    ("https://example.org/unsubscribe/first%2540example.org", "page"),
    ("https://example.org/~first/", "page"),
    ("http://localhost/x", "x"),
    ("http://intranet/x", "x"),
    ("http://intranet.example.gov.uk/x", "x"),
    ("http://server.local/x", "x"),
    ("http://192.168.0.1/x", "x"),
    ("http://2130706433/x", "x"),
    ("http://0x7f.1/x", "x"),
    ("http://[::1]/x", "x"),
    ("http://example.org:8080/x", "x"),
    ("http://[broken/x", "x"),
    ("https://tracker.example.net/x", "https://www.gov.uk/guidance"),
    ("https://tracker.example.net/x", "www.gov.uk"),
]


@pytest.mark.parametrize(("target", "shown"), PUBLIC)
def test_public_pages_stay(target: str, shown: str) -> None:
    """An address that all the world knows, and that says no more than the page, stays a link."""
    assert may_stay(target, shown)


@pytest.mark.parametrize(("target", "shown"), TELLING)
def test_telling_addresses_go(target: str, shown: str) -> None:
    """An address that can tell who wrote, shared or was meant to read goes, whatever stands on the page."""
    assert not may_stay(target, shown)


def draft(word: ModuleType) -> bytes:
    """A draft with a public link, a mail link, a link within, and a link that is a field."""

    def link(attribute: str, text: str) -> str:
        return f"<w:hyperlink {attribute}><w:r><w:t>{text}</w:t></w:r></w:hyperlink>"

    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK "https://www.gov.uk" </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>four</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    body = (
        f"<w:p>{link('r:id=' + chr(34) + 'rIdWeb' + chr(34) + ' w:tgtFrame=' + chr(34) + '_blank' + chr(34), 'one')}{link('r:id=' + chr(34) + 'rIdMail' + chr(34), 'two')}"
        '<w:bookmarkStart w:id="1" w:name="Here"/><w:bookmarkEnd w:id="1"/>'
        f"{link('w:tgtFrame=' + chr(34) + 'Ann' + chr(34) + ' w:anchor=' + chr(34) + 'Here' + chr(34), 'three')}{field}</w:p><w:sectPr/>"
    )
    web = word.Link("rIdWeb", "hyperlink", " https://www.gov.uk/guidance")
    return word.word_file(body, links=[web, word.Link("rIdMail", "hyperlink", "mailto:a@example.org")])


def test_links_become_text_as_ruled(word: ModuleType, publish: Callable, tmp_path) -> None:  # type: ignore[no-untyped-def]
    """`web` keeps the public page, `none` takes every link to the outside off; links within stay, and so does all text."""
    data = draft(word)
    web = publish(data)
    assert "https://www.gov.uk/guidance" in web.markup("word/_rels/document.xml.rels")
    assert web.paragraphs() == ["onetwothreefour"]
    assert "Ann" not in web.markup() and 'w:tgtFrame="_blank"' in web.markup()
    assert web.sentences == ("2 links were taken off their text.",)
    source, target = tmp_path / "draft.docx", tmp_path / "none.docx"
    assert source.read_bytes() == data
    said = write_publication_copy(source, read(source), [], "accept", {}, target, False, web.stamp, LinkPolicy.NONE)
    none = type(web)(target, said)
    assert not [name for name, data in none.parts.items() if b"External" in data]
    assert none.paragraphs() == ["onetwothreefour"]
    assert 'w:anchor="_Ref' in none.markup()
    assert said == ("3 links were taken off their text.",)
