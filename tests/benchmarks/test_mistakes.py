"""The worst mistakes come first, gathered by wording."""

from __future__ import annotations

from collections.abc import Callable

from benchmarks.measured import Answer
from benchmarks.mistakes import false_alarms, kinds, misses
from benchmarks.scoring import Fate, Found
from benchmarks.texts import MarkedCase

from redraft.findings import Action

Marked = Callable[..., MarkedCase]
Finds = Callable[..., Found]


def test_misses_stand_worst_first(marked: Marked, finds: Finds) -> None:
    """Unseen before kept, asked and flagged; then persons, numbers, places, bodies, days, and what may stay."""
    case = marked(
        "[[DATE_TIME|in May]] [[DATE_TIME|on 3 May]] [[ORGANIZATION:o1|Quay Trust]] [[LOCATION:l1|Lower Quay]]",
        "[[PHONE_NUMBER|07700 900123]] [[PERSON:p1|Vane]]",
        "[[PERSON:p2|Morrow]] [[PERSON:p3|Hale]] [[PERSON:p4|Lisle]] [[PERSON:p5|Orme]] [[AGE|seven]]",
    )
    last = case.texts[2]
    proposals = {
        "Morrow": Action.FLAG,
        "Hale": Action.ASK,
        "Lisle": Action.KEEP,
        "Orme": Action.REPLACE,
        "seven": Action.KEEP,
    }
    found = [finds(last, wording, action) for wording, action in proposals.items()]
    missed = misses([Answer(case, [[], [], found], 0.0)])
    assert [miss.places[0].wording for miss in missed] == [
        *("Vane", "07700 900123", "Lower Quay", "Quay Trust", "on 3 May", "in May"),
        *("Lisle", "Hale", "Morrow"),
    ]
    assert missed[-1].fate is Fate.FLAGGED


def test_one_wording_is_one_miss(marked: Marked, finds: Finds) -> None:
    """All places of a wording that had one fate stand together, the more frequent first; the context is the place's."""
    case = marked("told [[PERSON:p1|Vane]] so", "and [[PERSON:p1|VANE]].", "[[PERSON:p2|Hale]] left")
    missed = misses([Answer(case, [[], [], []], 0.0)])
    assert [[place.wording for place in miss.places] for miss in missed] == [["Vane", "VANE"], ["Hale"]]
    place = missed[0].places[0]
    assert (place.where, place.before, place.after) == ("notes.txt, paragraph 1", "told ", " so")
    assert kinds(missed) == [(("PERSON", "not seen"), 3)]


def test_false_alarms_stand_worst_first(marked: Marked, finds: Finds) -> None:
    """Broken terms before other changes, these by their letters in all places, then flags, then questions."""
    case = marked("A [[KEEP|Blue Form]] on Tuesdays was ready, ready with everybody, [[PERSON:p1|Vane]] thought.")
    text = case.texts[0]
    found = [
        finds(text, "everybody", Action.ASK),
        finds(text, "thought", Action.FLAG),
        finds(text, "ready", by="guess"),
        finds(text, "ready with", by="other"),
        finds(text, "Blue"),
        finds(text, "Form", Action.ASK),
        finds(text, "Tuesdays", Action.KEEP),
        finds(text, "Vane"),
    ]
    alarms = false_alarms([Answer(case, [found], 0.0)])
    told = [(alarm.places[0].wording, alarm.term, alarm.letters) for alarm in alarms]
    assert told == [
        ("Blue", True, 4),
        ("ready with", False, 9),
        ("ready", False, 5),
        ("thought", False, 7),
        ("everybody", False, 9),
        ("Form", False, 4),
    ]
    assert dict(kinds(alarms))["guess", "replace"] == 1
    assert dict(kinds(alarms))["", "breaks a term of art"] == 1


def test_half_a_mark_is_no_false_alarm(marked: Marked, finds: Finds) -> None:
    """What reaches beyond a mark counts the words beyond it only."""
    case = marked("Then [[PERSON:p1|Vane]] left early.")
    text = case.texts[0]
    assert false_alarms([Answer(case, [[finds(text, "Van")]], 0.0)]) == []
    (alarm,) = false_alarms([Answer(case, [[finds(text, "Vane left")]], 0.0)])
    assert alarm.letters == 4
