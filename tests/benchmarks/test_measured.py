"""Sets of texts, and the scores on them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from benchmarks.accuracy import as_scored
from benchmarks.measured import Answer, by_kind_of_text, chosen, measure
from benchmarks.scoring import Found
from benchmarks.texts import JUDGMENTS, SHARED, VOICES, MarkedCase

from redraft.findings import Action

Marked = Callable[..., MarkedCase]
Finds = Callable[..., Found]


def test_a_set_is_chosen_by_name() -> None:
    """Its name alone brings it; the voices are one set, and sets of their own when named."""
    assert [case.name for case in chosen(["meeting", "demo"])] == ["demo", "meeting"]
    names = [case.name for case in chosen()]
    assert names.count(VOICES) == 4
    assert "meeting" not in names


def test_an_unknown_set_is_refused() -> None:
    """The message names those there are."""
    with pytest.raises(SystemExit, match="demo"):
        chosen(["nowhere"])


def test_cases_of_one_name_are_one_set(marked: Marked) -> None:
    """Their counts add up, and the seconds too."""
    cases = [marked("[[PERSON:p1|Vane]]", name="a"), marked("[[PERSON:p1|Hale]]", name="a"), marked("None.", name="b")]
    scores = measure(cases, lambda case: [[] for _ in case.texts])
    assert {name: (score.strict, score.strict_left) for name, score in scores.items()} == {"a": (2, 2), "b": (0, 0)}
    assert all(score.seconds > 0 for score in scores.values())


def test_judgments_stay_apart_from_reviews(marked: Marked) -> None:
    """Layers are told of by kind of text."""
    cases = [marked("One.", name="demo"), marked("Two.", name=JUDGMENTS), marked("Three.", name=VOICES)]
    assert [case.name for case in by_kind_of_text(cases)] == ["reviews", JUDGMENTS, "reviews"]


@pytest.mark.skipif(not (SHARED / "score_spans.py").exists(), reason="the judgments' own scorer is not here")
def test_judgments_count_as_their_own_scorer_counts(
    marked: Marked, finds: Finds, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same texts and findings give the same recall by type and the same precision."""
    monkeypatch.syspath_prepend(str(SHARED))
    from score_spans import score

    case = marked(
        "Before Mr Vane, [[PERSON:p1|Mr T. Vane]] of [[LOC:l1|the Quay]] met [[PERSON:p2|Judge Hale]] on [[DATETIME|3 May]].",
        "[[ORG:o1|The Quay Trust]] and [[CODE|8/90]] in [[LOC:l2|Morrow]]",
        name=JUDGMENTS,
    )
    first, second = case.texts
    found = [
        [finds(first, "Vane, Mr T. Vane"), finds(first, "Quay", Action.KEEP), finds(first, "3", Action.FLAG)],
        [finds(second, "Quay Trust and"), finds(second, "8/90", Action.ASK), finds(second, "Morrow")],
    ]
    texts = {str(n): text.segment.text for n, text in enumerate(case.texts)}
    gold = {str(n): [(g.span.start, g.span.end, g.type) for g in text.gold] for n, text in enumerate(case.texts)}
    spans = {
        str(n): [(f.span.start, f.span.end) for f in f_ if f.action is not Action.ASK] for n, f_ in enumerate(found)
    }
    theirs = score(texts, gold, spans)
    ours = as_scored([Answer(case, found, 0.0)])
    names = {"PERSON": "PERSON, with rank", "LOC": "LOCATION", "ORG": "ORGANIZATION", "DATETIME": "DATE_TIME"}
    recalls = {kind: ours.recall(names.get(kind, kind)).value for kind in theirs["recall"]}
    assert recalls == theirs["recall"]
    assert ours.precision(only_names=False).value == pytest.approx(theirs["char_precision"], abs=1e-4)
