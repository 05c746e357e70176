"""Numbers of one shape: settled by what stands near, else the reviewer is told what they could be."""

from __future__ import annotations

import pytest

from redraft.detection.defining.checks import chi, nhs, uln, utr
from redraft.findings import Action

# Each passes two check digits: those of an NHS number or a learner number, and of a tax reference.
NHS_OR_TAX, LEARNER_OR_TAX, CHI_OR_TAX = "9990000034", "9900000055", "1302990039"
UNKNOWN = "9990000019"


def test_the_numbers_of_this_test_are_what_it_says():
    """Each passes the checks that it is meant to pass."""
    assert nhs(NHS_OR_TAX) and utr(NHS_OR_TAX) and not uln(NHS_OR_TAX)
    assert uln(LEARNER_OR_TAX) and utr(LEARNER_OR_TAX) and not nhs(LEARNER_OR_TAX)
    assert chi(CHI_OR_TAX) and utr(CHI_OR_TAX)
    assert not (nhs(UNKNOWN) or uln(UNKNOWN) or utr(UNKNOWN))


@pytest.mark.parametrize(
    ("text", "heading", "kind"),
    [
        (f"Her NHS number, {NHS_OR_TAX}, was on the letter.", "", "UK_NHS"),
        (f"Her UTR, {NHS_OR_TAX}, was on the letter.", "", "TAX_REFERENCE"),
        (f"HMRC wrote about {NHS_OR_TAX}.", "", "TAX_REFERENCE"),
        (f"The college knew her as {LEARNER_OR_TAX}.", "", "ULN"),
        (f"The self assessment was under {LEARNER_OR_TAX}.", "", "TAX_REFERENCE"),
        (f"CHI {CHI_OR_TAX}", "", "UK_NHS"),
        (NHS_OR_TAX, "NHS no.", "UK_NHS"),
        (NHS_OR_TAX, "UTR", "TAX_REFERENCE"),
        (LEARNER_OR_TAX, "ULN", "ULN"),
        ("The school (URN 999999) was told.", "", "PROVIDER_NUMBER"),
        ("The police log has the URN 990417.", "", "POLICE_REFERENCE"),
    ],
)  # fmt: skip
def test_what_stands_near_settles_it(find, text, heading, kind):
    """Words nearby or the column's heading say whose number it is, and the reason names no other."""
    (found,) = [f for f in find(text, heading=heading) if any(map(str.isdigit, f.text))]
    assert (found.entity_type, found.action) == (kind, Action.REDACT)
    assert "It could be" not in found.why


@pytest.mark.parametrize(
    ("number", "kind", "other"),
    [(NHS_OR_TAX, "UK_NHS", "a tax reference"), (LEARNER_OR_TAX, "ULN", "a tax reference")],
)
def test_what_nothing_settles_goes_and_says_what_it_could_be(find, number, kind, other):
    """A number that passes two check digits is taken out, and its reason names the other one."""
    (found,) = find(f"She had written {number} on her hand.")
    assert (found.text, found.entity_type, found.action) == (number, kind, Action.REDACT)
    assert f"It could be {other}" in found.why


@pytest.mark.parametrize(
    "wording", [UNKNOWN, "20417093", "12-34567-89", "K1234567", "417 2093 118"]
)  # fmt: skip
def test_a_long_number_that_nothing_explains_is_asked_about(find, wording):
    """A number of no known kind is a near-miss, never silence."""
    (found,) = find(f"She had written {wording} on her hand.")
    assert (found.text, found.action) == (wording, Action.ASK)


def test_ten_digits_that_pass_no_check_still_say_what_they_look_like(find):
    """The question about an unknown number names the number of its shape."""
    (found,) = find(f"She had written {UNKNOWN} on her hand.")
    assert "It could be an NHS number." in found.why


@pytest.mark.parametrize(
    "text",
    [
        "The budget was £1,250,000 and the cost £1250000.",
        "BP was 120/80 and later 140/90; pulse 96, temperature 38.5.",
        "She took paracetamol 1000 mg and 2.5 ml of the syrup.",
        "Referrals rose by 12.5% from 1250 to 1406.",
        "See recommendation 4.1, paragraph 12.3 and Table 7.",
        "Form C110A and form N180 were filed under section 47(1)(b).",
        "It meets ISO 27001, BS 5750 and the GDPR 2016/679.",
        "Statutory Instrument SI 2014/1530 came into force.",
        "Working Together (ISBN 978-1-4288-0000-0) is quoted.",
        "GCS 15/15, HbA1c 48 mmol/mol, weight 3250 grams.",
    ],
)
def test_numbers_that_identify_nobody_are_left_alone(find, text):
    """Money, doses, readings, percentages, forms, standards and laws are no identifiers and raise no question."""
    kinds = {"DATE_TIME", "AGE", "DETAIL", "QUANTITY", "ORGANIZATION"}
    assert [(f.text, f.action.value) for f in find(text) if f.entity_type not in kinds] == []


@pytest.mark.parametrize(
    ("text", "kept", "gone"),
    [
        ("Liquidlogic 1048872 was opened.", "Liquidlogic", "1048872"),
        ("It is on Mosaic (ID 703311).", "Mosaic", "703311"),
        ("RiO 1122334 has the notes.", "RiO", "1122334"),
        ("SystmOne ID 3300417 was checked.", "SystmOne", "3300417"),
        ("CPOMS incident no. 4471 was read.", "CPOMS", "4471"),
    ],
)
def test_the_product_stays_and_the_number_goes(find, text, kept, gone):
    """A system used all over the country identifies nobody; the number behind its name does."""
    found = [f.text for f in find(text) if f.action.changes_text]
    assert found == [gone] and kept in text
