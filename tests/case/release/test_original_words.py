"""Whether something that people typed names somebody of the case."""

from __future__ import annotations

from types import ModuleType

import pytest

from redraft.case.release.original_words import LEFT_OUT, OriginalWords
from redraft.errors import PlanInvalid
from redraft.plan import RedactionPlan


def test_a_name_is_left_out_in_every_spelling(marked: ModuleType) -> None:
    """Full names, parts of them, in capitals or within a word; other text stays as it is."""
    words = OriginalWords.of(marked.case("{Keziah Ashdale} of {LOCATION:Hallowmere} was seen.").plan())
    for text in ("said of Keziah", "the ASHDALES", "near hallowmere-on-sea", "Ashdale’s aunt"):
        assert words.taken_out_of(text) == LEFT_OUT
    assert words.taken_out_of("nothing found") == "nothing found"


def test_a_plan_without_forms_answers_nothing(marked: ModuleType) -> None:
    """A plan that was made without what to look for is refused, rather than taken for one without names."""
    plan = marked.case("{Keziah Ashdale} was seen.").plan()
    with pytest.raises(PlanInvalid):
        OriginalWords.of(RedactionPlan(plan.edits, plan.questions, ()))
