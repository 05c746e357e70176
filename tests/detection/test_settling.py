"""Overlaps are settled by the written rule."""

from redraft.detection.settle import settle
from redraft.detection.words.hits import QUOTE, Hit, Layer
from redraft.findings import Action
from redraft.text import Span


def made(start: int, end: int, kind: str = "PERSON", score: float = 0.8, layer: Layer = Layer.COMPOSITION, action: Action = Action.REPLACE) -> Hit:  # fmt: skip
    """A hit for these tests."""
    return Hit(0, Span(start, end), kind, score, layer, "made", action, "found")


def test_the_longer_span_wins():
    """A body named after somebody is the body."""
    assert [h.entity_type for h in settle([made(0, 5), made(0, 14, "ORGANIZATION", 0.6)])] == ["ORGANIZATION"]


def test_a_declared_name_wins_over_a_longer_span():
    """The cast comes first."""
    assert [h.span for h in settle([made(0, 14, "LOCATION"), made(3, 6, layer=Layer.CAST)])] == [Span(3, 6)]


def test_a_sure_identifier_wins_over_a_longer_name():
    """An NHS number is not swallowed by what surrounds it."""
    number = made(4, 14, "UK_NHS", 1.0, Layer.DEFINITION, Action.REDACT)
    assert settle([made(0, 20, "LOCATION"), number])[0].entity_type == "UK_NHS"


def test_a_declared_name_inside_a_contact_goes_with_the_whole():
    """An e-mail address is taken out whole, not but for its host."""
    address = made(0, 20, "EMAIL_ADDRESS", 0.9, Layer.DEFINITION, Action.REDACT)
    assert [h.span for h in settle([made(0, 5, layer=Layer.CAST), address])] == [Span(0, 20)]


def test_a_declared_name_as_long_as_a_contact_is_the_name():
    """What is nothing but the name is the person."""
    handle = made(0, 5, "SOCIAL_MEDIA", 0.9, Layer.DEFINITION, Action.REDACT)
    assert [h.entity_type for h in settle([made(0, 5, layer=Layer.CAST), handle])] == ["PERSON"]


def test_a_question_loses_to_a_proposal():
    """Nobody is asked about what is proposed anyway."""
    asked = made(0, 20, "UNKNOWN", 0.3, action=Action.ASK)
    assert [h.action for h in settle([asked, made(4, 8)])] == [Action.REPLACE]


def test_the_loser_is_noted():
    """The winner's reason says what else was seen there, and quotes nothing."""
    (winner,) = settle([made(0, 5, "LOCATION"), made(0, 14, "ORGANIZATION")])
    assert winner.why == "Found. Part of it also looked like a place."


def test_neighbours_stay_apart():
    """Hits that touch are not merged."""
    assert len(settle([made(0, 5), made(5, 9), made(10, 12)])) == 3


def test_somebodys_own_words_keep_what_no_name_takes():
    """A name in a quotation goes, and the longest stretch beside it is still flagged, without the spaces at its ends."""
    text = "I said to Tia that nobody asked"
    words = made(0, 31, QUOTE, 0.6, Layer.DEFINITION, Action.FLAG)
    found = settle([words, made(10, 13)], text)
    assert [(h.entity_type, h.span.of(text)) for h in found] == [("PERSON", "Tia"), (QUOTE, "that nobody asked")]


def test_words_that_a_name_covers_are_not_quoted_as_well():
    """Where nothing but a name stands between the quotation marks, it is the name."""
    words = made(0, 3, QUOTE, 0.6, Layer.DEFINITION, Action.FLAG)
    assert [h.entity_type for h in settle([words, made(0, 3)], "Tia")] == ["PERSON"]


def test_a_number_that_is_explained_is_no_question():
    """A sum of money is not asked about, but a name within a count still goes."""
    sum_kept = made(0, 7, "QUANTITY", 0.6, Layer.POLICY, Action.KEEP)
    asked = made(4, 7, "UNKNOWN", 0.3, Layer.DEFINITION, Action.ASK)
    assert [h.action for h in settle([sum_kept, asked])] == [Action.KEEP]
    assert [h.action for h in settle([sum_kept, made(4, 7)])] == [Action.REPLACE]
