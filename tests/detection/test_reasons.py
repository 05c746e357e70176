"""Each finding says in plain words what saw it and where else it stands."""

import pytest

from redraft.cast import Declared
from redraft.detection.reasons import Reasons
from redraft.detection.words.hits import Hit, Layer
from redraft.detection.words.passages import read_passages
from redraft.findings import Action
from redraft.text import Anchor, Draft, Kind, Segment, Span


def _draft(source: str, *texts: str) -> Draft:
    segments = tuple(
        Segment(Anchor("word/document.xml", str(number)), text, Kind.BODY, f"paragraph {number}")
        for number, text in enumerate(texts, 1)
    )
    return Draft(source, "docx", "0" * 64, segments)


DRAFTS = [_draft("one.docx", "Tamsin rang.", "tamsin did not"), _draft("two.docx", "To Tamsin.")]


def _hit(passage: int, start: int, layer: Layer, score: float = 0.94) -> Hit:
    return Hit(passage, Span(start, start + 6), "PERSON", score, layer, "made", Action.REPLACE, "reads like a name")


def _why(which: int, *hits: Hit) -> str:
    return Reasons.of(read_passages(DRAFTS), hits).why(hits[which])


def test_the_model_tells_its_score():
    """The reviewer sees how sure the model was."""
    assert _why(0, _hit(0, 0, Layer.MODEL)) == "Reads like a name. Found by the model, 0.94."


def test_another_place_in_the_same_draft_is_named_by_the_place_alone():
    """A name in small letters is weighed by where it stands in capitals."""
    assert _why(1, _hit(0, 0, Layer.COMPOSITION), _hit(1, 0, Layer.PROPAGATION)).endswith("Also in paragraph 1.")


def test_another_draft_is_named_by_its_number():
    """Drafts are numbered, as in every list for the reviewer, and not quoted."""
    assert _why(0, _hit(0, 0, Layer.CASING), _hit(2, 3, Layer.PROPAGATION)).endswith("Also in draft 2, paragraph 1.")


@pytest.mark.parametrize("layer", [Layer.CAST, Layer.DEFINITION, Layer.COMPOSITION])
def test_a_reason_that_needs_no_company_has_none(layer):
    """A declared name or a title is reason enough."""
    assert _why(0, _hit(0, 0, layer), _hit(1, 0, Layer.PROPAGATION)) == "Reads like a name."


def test_a_whole_case_tells_where_else_a_name_stands(detector):
    """The reasons of real findings name another place."""
    drafts = [
        _draft("a.docx", "Mrs Tamsin Oakhanger rang the school."),
        _draft("b.docx", "The school rang tamsin back."),
    ]
    found = detector.detect(drafts, Declared())
    (why,) = [f.why for f in found if f.text == "tamsin"]
    assert why == "A name that is found elsewhere in this case. Also in draft 1, paragraph 1."
