"""What becomes of a mention, and what is counted of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from benchmarks.scoring import Covers, Fate, Found, Score
from benchmarks.texts import MarkedCase

from redraft.findings import Action

Marked = Callable[..., MarkedCase]
Finds = Callable[..., Found]
LINE = "Seen by [[PERSON:p1|Dr Ines Vane]] at home."


def _score(case: MarkedCase, *found: Found) -> Score:
    """The score of a case of one paragraph."""
    score = Score()
    score.add_case(case, [found])
    return score


@pytest.mark.parametrize(
    ("actions", "fate"),
    [
        ({"Ines": Action.REPLACE, "Vane": Action.REDACT}, Fate.CHANGED),
        ({"Ines": Action.REPLACE, "Vane": Action.FLAG}, Fate.FLAGGED),
        ({"Ines": Action.FLAG, "Vane": Action.ASK}, Fate.ASKED),
        ({"Ines Vane": Action.KEEP}, Fate.KEPT),
        ({"Ines": Action.REPLACE, "Vane": Action.KEEP}, Fate.KEPT),
        ({"Ines": Action.REPLACE}, Fate.UNSEEN),
        ({"Dr": Action.REPLACE}, Fate.UNSEEN),
        ({}, Fate.UNSEEN),
    ],
)
def test_a_mention_fares_as_the_worst_of_its_words(
    marked: Marked, finds: Finds, actions: dict[str, Action], fate: Fate
) -> None:
    """All identifying words count, titles aside, and the least that is done about any of them is the mention's fate."""
    (text,) = marked(LINE).texts
    covers = Covers.of(text, [finds(text, wording, action) for wording, action in actions.items()])
    assert covers.fate(text.gold[0]) is fate


@pytest.mark.parametrize(
    ("action", "left", "by_policy", "shown", "unseen"),
    [
        (Action.REPLACE, 0, 0, 0, 0),
        (Action.KEEP, 1, 1, 0, 0),
        (Action.FLAG, 1, 0, 1, 0),
        (Action.ASK, 1, 0, 1, 0),
        (None, 1, 0, 0, 1),
    ],
)
def test_what_is_left_is_kept_or_shown_or_unseen(
    marked: Marked, finds: Finds, action: Action | None, left: int, by_policy: int, shown: int, unseen: int
) -> None:
    """A strict mention that does not change is left, and is told under what became of it."""
    case = marked(LINE)
    score = _score(case, *([finds(case.texts[0], "Ines Vane", action)] if action else []))
    assert (score.strict, score.strict_left) == (1, left)
    assert (score.by_policy, score.shown, score.unseen) == (by_policy, shown, unseen)


@pytest.mark.parametrize(("action", "left"), [(Action.KEEP, 0), (Action.ASK, 0), (None, 1)])
def test_what_may_stay_need_only_be_found(marked: Marked, finds: Finds, action: Action | None, left: int) -> None:
    """An age that is found is not left, whatever is proposed; and it is never a strict mention."""
    case = marked("She was [[AGE|seven]] then.")
    score = _score(case, *([finds(case.texts[0], "seven", action)] if action else []))
    assert (score.left["AGE"], score.mentions["AGE"], score.strict, score.strict_left) == (left, 1, 0, 0)


def test_details_are_decided_when_flagged_or_changed(marked: Marked, finds: Finds) -> None:
    """A question about one does not count, and neither do vague dates."""
    case = marked("[[AGE|seven]], [[NORP|Cornish]], a [[DETAIL|lock-keeper]], in [[DATE_TIME|spring]]")
    actions = {"seven": Action.REDACT, "Cornish": Action.FLAG, "lock-keeper": Action.ASK, "spring": Action.FLAG}
    score = _score(case, *(finds(case.texts[0], wording, action) for wording, action in actions.items()))
    assert (score.flagged.part, score.flagged.whole) == (2, 3)


@pytest.mark.parametrize(("action", "broken"), [(Action.REPLACE, 1), (Action.FLAG, 0), (Action.ASK, 0)])
def test_only_changes_break_a_term(marked: Marked, finds: Finds, action: Action, broken: int) -> None:
    """One word of a term of art that changes breaks it; a flag or a question leaves it as it is."""
    case = marked("A [[KEEP|Signs of Safety]] meeting.")
    score = _score(case, finds(case.texts[0], "Safety", action))
    assert (score.keep, score.broken, score.changed_outside) == (1, broken, 6 * broken)


def test_letters_outside_are_those_of_words_in_no_mark(marked: Marked, finds: Finds) -> None:
    """A word that a mark touches is inside, titles are neither, and a paragraph is damaged once."""
    case = marked("[[PERSON:p1|Ines]]'s Mr Fox sat down")
    text = case.texts[0]
    score = _score(case, finds(text, "Ines's Mr Fox"), finds(text, "down"), finds(text, "sat", Action.ASK))
    assert (score.outside, score.changed_outside) == (10, 7)
    assert (score.paragraphs, score.damaged) == (1, 1)


def test_precision_is_by_letter_and_leaves_questions_out(marked: Marked, finds: Finds) -> None:
    """Of four letters that change all are inside; of eight that are found, four; what is asked is in neither."""
    case = marked("[[PERSON:p1|Vane]] knew that much")
    text = case.texts[0]
    score = _score(case, finds(text, "Vane"), finds(text, "knew", Action.FLAG), finds(text, "much", Action.ASK))
    assert (score.precision(changes=True).value, score.precision(changes=False).value) == (1, 0.5)


def test_a_reviewer_is_asked_once_per_wording_and_case(marked: Marked, finds: Finds) -> None:
    """The same wording twice is one question, whatever its capitals; as a flag or in another case it is another."""
    case = marked("Hope came.", "No hope.", "Hope again.")
    first, second, third = case.texts
    found = [
        [finds(first, "Hope", Action.ASK)],
        [finds(second, "hope", Action.ASK)],
        [finds(third, "Hope", Action.FLAG)],
    ]
    score = Score()
    score.add_case(case, found)
    assert (score.asked, score.flags) == (1, 1)
    score.add_case(case, found)
    assert (score.asked, score.flags) == (2, 2)


def test_bodies_by_general_words_may_stay(marked: Marked) -> None:
    """The words "the Hub" name no body, "Marlow Hub" does; dates with a day must go, others may stay."""
    case = marked(
        "[[ORGANIZATION:o1|the Hub]], [[ORGANIZATION:o2|Marlow Hub]], [[DATE_TIME|3 May]], [[DATE_TIME|in May]]"
    )
    assert set(_score(case).mentions) == {"BODY (general)", "ORGANIZATION", "DATE (day)", "DATE (vague)"}
    assert _score(case).strict == 2
