"""The wordings that must be gone, and how many of each may remain."""

from __future__ import annotations

from types import ModuleType

from redraft.decisions import Decision, Decisions, Ruling
from redraft.plan import Form
from redraft.text import Span


def _forms(case: object) -> dict[str, Form]:
    return {form.text: form for form in case.plan().forms}  # type: ignore[attr-defined]


def test_parts_of_names_are_hunted(marked: ModuleType) -> None:
    """Every word of a name is looked for, inside other words too where no dictionary has it."""
    forms = _forms(marked.case("Dr {Lorna Ashdale}; Mr {Will Marsh}"))
    assert all(forms[text].distinctive for text in ("Lorna Ashdale", "Ashdale", "Lorna"))
    assert not any(forms[text].distinctive for text in ("Will Marsh", "Will", "Marsh"))


def test_full_names_of_ordinary_words_are_hunted(marked: ModuleType) -> None:
    """Two ordinary words that make a full name do not meet by chance: "gracebishop" in a handle is that person."""
    forms = _forms(marked.case("{Grace Bishop} and {Mark Hill}."))
    assert forms["Grace Bishop"].distinctive
    assert not any(forms[text].distinctive for text in ("Mark Hill", "Grace", "Bishop"))


def test_ordinary_words_may_remain(marked: ModuleType) -> None:
    """Of a name that is also a word, what the edits leave may remain, draft by draft and with its case."""
    forms = _forms(marked.case("{Will Marsh}: Will he? he will. {Will} did.", "Will Willow go?"))
    assert forms["Will"].allowed == {"draft1.docx": 1, "draft2.docx": 1}
    assert forms["Marsh"].allowed == {}


def test_what_was_missed_may_not_remain(marked: ModuleType) -> None:
    """An unusual name that no finding covers is not excused by standing there."""
    assert _forms(marked.case("{Lorna Ashdale} left. Ashdale too."))["Ashdale"].allowed == {}


def test_what_was_kept_may_remain(marked: ModuleType) -> None:
    """A name kept by decision, and one inside a body that policy keeps, are allowed where they stand."""
    text = "{Lorna Ashdale} of the {ORGANIZATION/keep:Ashdale Fund}.\n{Lorna Ashdale} again."
    mention = marked.case(text).id("Lorna Ashdale", 1)
    decisions = Decisions((Decision(mention, Ruling.KEEP, "R. Viewer", "2021-03-01"),))
    forms = _forms(marked.case(text, decisions=decisions))
    assert forms["Ashdale"].allowed == {"draft1.docx": 2}
    assert forms["Lorna Ashdale"].allowed == {"draft1.docx": 1}


def test_a_rewording_excuses_no_name(marked: ModuleType) -> None:
    """A name that a reviewer writes into a new wording by mistake is no wording that may remain."""
    text = "{Lorna Ashdale} left. {DETAIL/flag:The visit} was short."
    mention = marked.case(text).id("The visit")
    decisions = Decisions((Decision(mention, Ruling.REWORD, "R. Viewer", "2021-03-01", text="Ashdale's visit"),))
    forms = _forms(marked.case(text, decisions=decisions))
    assert forms["Ashdale"].distinctive
    assert forms["Ashdale"].allowed == {}


def test_terms_of_art_may_remain(marked: ModuleType) -> None:
    """A term of art that holds a name is told by its place and does not block."""
    case = marked.case("{Ms Brandreth} knew the Brandreth Review.")
    made = case.planner().plan(
        case.decisions,
        marked.VOCABULARY,
        lambda text: [Span(text.index("Brandreth Review"), text.index("Brandreth Review") + 16)],
    )
    assert {form.text: form.allowed for form in made.forms}["Brandreth"] == {"draft1.docx": 1}


def test_names_inside_words_that_stay(marked: ModuleType) -> None:
    """A name that an everyday word or a kept one holds is looked for as a whole word, and still may not remain."""
    forms = _forms(marked.case("{Alan Pellow} on balance; {LOCATION:Ruritania} is {NORP:Ruritanian}; Pellowes."))
    assert (forms["Alan"].distinctive, forms["Alan"].allowed) == (False, {})
    assert (forms["Ruritania"].distinctive, forms["Ruritania"].allowed) == (False, {})
    assert forms["Pellow"].distinctive


def test_numbers_and_addresses(marked: ModuleType) -> None:
    """Numbers from six characters and addresses with a street are distinctive; days are counted."""
    forms = _forms(
        marked.case(
            "{UK_NHS:999 000 0018} {ADDRESS:14 Kestrel Row} {ADDRESS:Flat 3} {DATE_TIME:3 May 2019} {CASE_REFERENCE:A12}"
        )
    )
    assert forms["999 000 0018"].distinctive
    assert forms["14 Kestrel Row"].distinctive
    assert not any(forms[text].distinctive for text in ("Flat 3", "3 May 2019", "A12"))


def test_an_entity_kept_is_not_hunted(marked: ModuleType) -> None:
    """Somebody whose real name stays by decision is no leak."""
    decisions = Decisions((Decision("person-1", Ruling.KEEP, "R. Viewer", "2021-03-01"),))
    assert _forms(marked.case("{Lorna Ashdale} and {Lorna}.", decisions=decisions)) == {}


def test_names_of_the_key_are_hunted_too(marked: ModuleType) -> None:
    """Somebody of last month's draft who is not found this month is still looked for."""
    key = marked.case("{Bram Quillfeather} came.").key()
    forms = {form.text for form in marked.case("{PC Dunn} came.").plan(key).forms}
    assert "Quillfeather" in forms


def test_every_form_of_a_birth_is_hunted(marked: ModuleType) -> None:
    """Of a date of birth no form may remain, not even one that nothing found: it may stand in a table or a field."""
    forms = _forms(marked.case("DOB {DATE_OF_BIRTH:03/02/2013}. Log of 3.2.13, seen 3 Feb 2013, 030213."))
    for text in (
        "03/02/2013",
        "3.2.13",
        "3 Feb 2013",
        "030213",
        "2013-02-03",
        "3rd of February 2013",
        "3 FEBRUARY 2013",
    ):
        assert forms[text].allowed == {}, text
    assert forms["03/02/2013"].distinctive
    assert not forms["3 Feb 2013"].distinctive  # it ends "13 Feb 2013", which may stay


def test_a_birth_that_a_reviewer_kept_may_remain(marked: ModuleType) -> None:
    """Only as often, and in the form, as it was decided."""
    text = "DOB {DATE_OF_BIRTH:3.2.13} and 3.2.13"
    decisions = Decisions((Decision(marked.case(text).id("3.2.13", 0), Ruling.KEEP, "R. Viewer", "2021-03-01"),))
    forms = _forms(marked.case(text, decisions=decisions))
    assert forms["3.2.13"].allowed == {"draft1.docx": 1}
    assert forms["03/02/2013"].allowed == {}
