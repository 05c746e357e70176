"""Details of a person's life: flagged with a suggestion, kept where they are common, and never in the way of a name."""

from redraft.detection.words.hits import QUOTE
from redraft.findings import Action


def by_text(find, *texts):
    """What is found, by its wording."""
    return {finding.text: finding for finding in find(*texts)}


def test_few_counts_are_kept_and_many_are_flagged(find):
    """A count by itself is the finding of a review; three in one paragraph are a fingerprint."""
    alone = by_text(find, "She had nine social workers.")
    assert alone["nine social workers"].action is Action.KEEP
    together = by_text(find, "She had nine social workers, 7 placements and 43 missing episodes.")
    assert {together[text].action for text in ("nine social workers", "7 placements", "43 missing episodes")} == {
        Action.FLAG
    }
    assert together["43 missing episodes"].suggestion == "many missing episodes"
    assert together["7 placements"].suggestion == "several placements"


def test_a_name_in_somebodys_own_words_goes(find):
    """A quotation is flagged, and hides neither a name nor a day in it."""
    found = by_text(
        find, "Mrs Lorna Ashdale came. She wrote: “I told Lorna on 3 May 2019 that I would not go back there”."
    )
    assert found["Lorna"].action is Action.REPLACE
    assert found["3 May 2019"].action is Action.GENERALISE
    assert [f.text for f in found.values() if f.entity_type == QUOTE] == ["that I would not go back there"]


def test_a_term_of_art_may_be_part_of_a_detail(find):
    """Words that are kept as the field's own do not hide a count of them."""
    found = by_text(find, "He met eleven social workers. The social workers left.")
    assert "eleven social workers" in found
    assert "social workers" not in found


def test_a_suggestion_reaches_the_finding(find):
    """What the list or pattern suggests stands in the record, for the reviewer to take."""
    found = by_text(find, "He was jailed for 11 years and 4 months. She spoke Tigrinya and had Batten disease.")
    assert found["jailed for 11 years and 4 months"].suggestion == "convicted and sentenced"
    assert found["Tigrinya"].suggestion == "another language"
    assert found["Batten disease"].suggestion == "a life-long condition"
