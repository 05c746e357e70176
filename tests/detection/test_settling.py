"""Overlaps are settled by the written rule."""

from redraft.detection.hits import Hit, Layer
from redraft.detection.settle import settle
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
