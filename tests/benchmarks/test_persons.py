"""Who is taken for whom, counted on cases small enough to count by hand."""

from __future__ import annotations

from benchmarks.identity import by, every_case, families, gold, people
from benchmarks.persons import NEUTRAL, Mention, Taken, by_wording, gold_findings, measure, taken

from redraft.cast import Declared
from redraft.decisions import Decisions
from redraft.entities import resolve
from redraft.key import Key
from redraft.text import FILE_NAME, Span
from redraft.vocabulary import load_vocabulary

WORDS = load_vocabulary()


def told(who: str, entity: str | None, wording: str = "full name") -> Taken:
    """A mention of somebody that is taken for an entity."""
    return Taken(Mention("a.txt", FILE_NAME, Span(0, 1), who, wording), entity)


def test_consistency_and_splits() -> None:
    """The dominant name's share is summed over persons; who has two names is split, an open mention is no name."""
    measured = measure([*[told("ann", "1")] * 3, told("ann", "2"), told("bea", "3"), told("bea", NEUTRAL)])
    assert (measured.consistency.part, measured.consistency.whole) == (4, 6)
    assert (measured.split.part, measured.split.whole) == (1, 2)
    assert (measured.neutral.part, measured.merged) == (1, ())


def test_mergers_and_strays() -> None:
    """Two whose mentions are mostly of one entity are merged; a single mention under another's name has strayed."""
    assert measure([told("ann", "1"), told("bea", "1")]).merged == (("ann", "bea"),)
    measured = measure([*[told("ann", "1")] * 2, told("bea", "2"), told("bea", "2"), told("bea", "1")])
    assert measured.merged == ()
    assert measured.strayed.part == 1


def test_what_was_not_found_or_means_nobody_is_left_out() -> None:
    """Only mentions of somebody that detection has found count."""
    measured = measure([told("ann", "1"), told("ann", None), told("", "2")])
    assert (measured.mentions, measured.persons, measured.found.value) == (1, 1, 0.5)


def test_by_kind_of_mention() -> None:
    """A mention is consistent that has the name most of its person's have."""
    kinds = by_wording([*[told("ann", "1")] * 2, told("ann", "2", "initials"), told("ann", NEUTRAL, "initials")])
    assert kinds["full name"].consistent.value == 1
    assert (kinds["initials"].consistent.value, kinds["initials"].neutral.value) == (0, 0.5)


def test_from_marks_to_answers(marked: object) -> None:
    """Marks become findings, and each answer is that of its own mention; a whole family is no person."""
    case = people(
        marked("[[PERSON:a|Ann Pike]] came. [[PERSON:a|Ms Pike]] left.", "The [[PERSON:a|Pike]] family moved."),  # type: ignore[operator]
        WORDS,
    )
    assert [mention.wording for mention in case.mentions] == ["full name", "title and surname"]
    answers = gold(case, WORDS)
    assert len({answer.entity for answer in answers}) == 1
    assert [answer.entity for answer in by(case, str.lower)] == ["ann pike", "ms pike"]


def test_a_finding_that_covers_more_counts(marked: object) -> None:
    """A mention belongs to the finding that covers most of it, found or not."""
    case = people(marked("[[PERSON:a|Ann Pike]] came; [[PERSON:b|Bea]] left."), WORDS)  # type: ignore[operator]
    findings = gold_findings(case.drafts, case.mentions[:1])
    resolution = resolve(findings, case.drafts, Declared(), Key(), Decisions(), WORDS)
    assert [answer.entity is None for answer in taken(case.mentions, findings, resolution)] == [False, True]


def test_the_cases_measured() -> None:
    """The fixtures are measured, and families that are told the same each time."""
    assert {"demo", "traps"} <= {case.name for case in every_case((), WORDS)}
    assert families(2) == families(2)
