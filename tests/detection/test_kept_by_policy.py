"""What is found and kept by policy: named in the record, asked of nobody, and never in the way of a real finding."""

from redraft.cast import CastMember, Declared
from redraft.detection.settle import settle
from redraft.detection.words.hits import Hit, Layer
from redraft.findings import Action
from redraft.text import Span


def kept(find, *texts, **options):
    """Type and wording of what is found and kept."""
    return [(f.entity_type, f.text) for f in find(*texts, **options) if f.action is Action.KEEP]


def test_a_national_body_is_a_finding_that_stays(find):
    """The record shows that it was seen."""
    assert kept(find, "Ofsted inspected the home, and the NSPCC rang.") == [
        ("ORGANIZATION", "Ofsted"),
        ("ORGANIZATION", "NSPCC"),
    ]


def test_a_term_of_art_is_no_finding_at_all(find):
    """The field's language is not listed as if it could identify somebody."""
    assert kept(find, "An Interim Care Order followed the Signs of Safety meeting.") == []


def test_a_cast_name_wins_over_a_body_that_is_kept(find):
    """What the user declared goes, whatever else it is called."""
    declared = Declared(cast=(CastMember("Ofsted Barnaby"),))
    found = find("Mr Ofsted Barnaby was seen.", declared=declared)
    assert [(f.text, f.action) for f in found if "Ofsted" in f.text] == [("Mr Ofsted Barnaby", Action.REPLACE)]


def test_what_is_kept_yields_to_a_question():
    """A near-miss is shown, although a shorter or longer policy explains its words."""
    policy = Hit(0, Span(0, 20), "ORGANIZATION", 0.9, Layer.POLICY, "made", Action.KEEP, "national")
    asked = Hit(0, Span(4, 8), "UNKNOWN", 0.3, Layer.CASING, "made", Action.ASK, "capital")
    assert [h.action for h in settle([policy, asked])] == [Action.ASK]


def test_dates_as_coarse_as_the_policy_ask_nobody(find):
    """Months, years, durations and round times by day are in the record; a day and a time to the minute are proposals."""
    text = "In March 2019, three weeks later, a carer came at 10am; on 4 May 2019 at 02:14 she rang."
    found = {f.text: f.action for f in find(text) if f.entity_type == "DATE_TIME"}
    assert [text for text, action in found.items() if action is Action.KEEP] == [
        "March 2019",
        "three weeks later",
        "at 10am",
    ]
    assert [text for text, action in found.items() if action is Action.GENERALISE] == ["4 May 2019", "at 02:14"]
