"""Authorities and terms of art against the people of a case: whoever is declared or named so, wins. All invented."""

import gc
from time import process_time

import pytest

from redraft.cast import CastMember, Declared
from redraft.detection.keeping.authorities import Authorities
from redraft.detection.words.passages import read_passages
from redraft.text import Anchor, Draft, Kind, Segment


def _cast(*names: str) -> Declared:
    return Declared(cast=tuple(CastMember(name) for name in names))


@pytest.mark.parametrize(
    ("name", "sentence", "found"),
    [
        ("Grace Hope", "Grace Hope had a grace period.", "Grace Hope"),
        ("Tessa Munro", "The Munro Review was read. Tessa Munro rang.", "Tessa Munro"),
        ("Jon Laming", "Laming said so. Jon Laming came.", "Laming"),
        ("Ada Bichard", "The record shows that Bichard recommended it.", "Bichard"),
        ("Noel Francis", "Since Francis trusts have changed, said a nurse.", "Francis"),
        ("Clare Pike", "Clare Pike asked about Clare’s Law.", "Clare Pike"),
        ("Olive Zimmer", "Olive Zimmer used a frame.", "Olive Zimmer"),
        ("Ross Waterlow", "Ross Waterlow was weighed.", "Ross Waterlow"),
        ("Sara Bayley", "Sara Bayley was tested.", "Sara Bayley"),
        ("Mosaic Bright", "Mosaic Bright was on Mosaic.", "Mosaic Bright"),
        ("Athena Cole", "Athena Cole was seen. Athena shows a contact.", "Athena Cole"),
        ("Herbert Dunn", "The Herbert Protocol was for Herbert Dunn.", "Herbert Dunn"),
        ("Will Prevent", "Will Prevent was referred to Prevent.", "Will Prevent"),
        ("Faith Apgar", "Faith Apgar was born well.", "Faith Apgar"),
    ],
)
def test_a_declared_name_is_never_hidden_by_a_term(changed, name, sentence, found):
    """A keep entry spares its own wording, not the cast member's name that overlaps or equals it."""
    assert ("PERSON", found) in changed(sentence, declared=_cast(name))


@pytest.mark.parametrize(
    "sentence",
    [
        "Ms Munro rang. Munro recommended a move.",
        "PC Bichard came. Then Bichard recommended bail.",
        "Her uncle Munro came. As Munro put it, he was tired.",
        "Tom Lampard came. Lampard reviewed the tapes.",
        "R. Sidebotham came. Sidebotham argues with all his neighbours.",
    ],
)
def test_an_authoritys_name_is_somebodys_where_the_case_has_such_a_person(persons, sentence):
    """A title, a given name, kinship or an initial anywhere in the case makes every mention that person's."""
    assert len(persons(sentence)) == 2


def test_an_inquiry_that_is_cited_once_is_known_everywhere(changed):
    """Where a draft names the Francis Report, "Francis" alone is that report's author."""
    assert changed("The Francis Report was read.", "Francis described what had gone wrong.") == []


@pytest.mark.parametrize(
    "entry",
    [
        "Pellow, T. (2014) Serious Case Review: Child K. Wexborough: Wexborough Safeguarding Children Board.",
        "Pellow, T. came in 2014 and rang the school.",
        "Pellow, T. (father) was seen in 2014.",
    ],
)
def test_the_review_of_a_single_case_is_no_literature(changed, entry):
    """A local review, and a person listed surname first, are not taken for an entry of a reference list."""
    assert any("Pellow" in text for _, text in changed(entry))


def test_entries_are_told_by_their_heading_too(changed):
    """Under "References" authors and a year are enough; behind the next heading they are not."""
    entry = "Ingleby, T. (2014) A study of sleep."
    assert changed("References", entry) == []
    assert changed("References", "People Seen", entry) != []


@pytest.mark.parametrize(
    "text", ["Serious Case Reveiw", "Working Together to Safegaurd Children", "M.A.S.H. met", "Stratagy Meeting"]
)
def test_a_slip_of_the_pen_does_not_make_a_term_a_name(changed, text):
    """A term of art with one word misspelt, or with full stops, stays."""
    assert changed(f"It was said that the {text}.") == []


def test_a_name_that_is_nearly_a_term_is_a_name(persons):
    """A surname that differs from a term's word by a letter is not taken for it, where the rest of the term is absent."""
    assert persons("Mr Conferance and Ms Statury came.") == ["Mr Conferance", "Ms Statury"]


def test_a_very_long_paragraph_takes_no_longer_by_the_word(detector):
    """Twice as many citations take about twice the time: nothing is searched from the start for each."""

    def seconds(times: int) -> float:
        text = "As Munro (2011) and Laming said it, (Ingleby, 2014). " * times
        segment = Segment(Anchor("word/document.xml", "0"), text, Kind.BODY, "paragraph 1")
        passages = read_passages([Draft("draft.docx", "docx", "0" * 64, (segment,))])
        gc.disable()  # how long a collection takes depends on all that the session has loaded
        try:
            start = process_time()
            found = Authorities.of(detector.lexis, detector.vocabulary, detector.published, passages)
            assert sum(1 for _ in found.spans(passages[0])) >= times
            return process_time() - start
        finally:
            gc.enable()

    seconds(100)
    assert seconds(4000) < 40 * max(seconds(1000), 0.02) / 4
