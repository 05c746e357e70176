"""To whom an open mention leans, that it is asked all the same, and what stays balanced."""

from __future__ import annotations

from types import ModuleType

from redraft.decisions import Decision, Decisions, Ruling
from redraft.plan import Obstacle

TERESAS = "{Teresa Vaughan} met {Hope Dunn}.\nA lull.\nA lull.\nA lull.\n{Teresa Hobday} met {Alan Pike}.\nA lull.\nA lull.\nA lull.\n"


def leaning(case: object, wording: str, nth: int = 0) -> str:
    """The first name of the one to whom the nth mention with this wording leans; "" where it does not."""
    mention = case.id(wording, nth)  # type: ignore[attr-defined]
    resolution = case.resolution()  # type: ignore[attr-defined]
    found = [a for a in resolution.ambiguities if mention in a.mentions]
    assert found, "settled without a question"
    names = {entity.id: entity.names[0] for entity in resolution.entities}
    assert not found[0].leaning or found[0].candidates[0] == found[0].leaning
    return names[found[0].leaning] if found[0].leaning else ""


def test_company(marked: ModuleType) -> None:
    """Who is named beside the same people as elsewhere is meant."""
    case = marked.case(TERESAS + "{Teresa} and {Hope} were late.\n{Teresa} told {Alan Pike}.")
    assert leaning(case, "Teresa") == "Teresa Vaughan"
    assert leaning(case, "Teresa", 1) == "Teresa Hobday"


def test_nearest_fuller_name(marked: ModuleType) -> None:
    """The fuller name that stands one to three paragraphs back is meant, but not one that is further away."""
    case = marked.case(TERESAS + "{Teresa} left.\n{Teresa Vaughan} sat.\nShe rose.\n{Teresa} rang.")
    assert leaning(case, "Teresa") == ""
    assert leaning(case, "Teresa", 1) == "Teresa Vaughan"


def test_one_sentence_has_one_name_for_each(marked: ModuleType) -> None:
    """Whoever a sentence has just named otherwise is not the one it then names by a first name."""
    case = marked.case(TERESAS + "{Ms Hobday} rang the agency and spoke to {Teresa}.")
    assert leaning(case, "Teresa") == "Teresa Vaughan"


def test_a_role_settles(marked: ModuleType) -> None:
    """Of two nurses and carers of one name, the word behind it tells, and without a question."""
    case = marked.case(
        "{Sister Teresa Hobday} led the ward.\n{Teresa Vaughan}, a carer, came.",
        "A {Teresa} who was a carer was taken for a {Teresa} who was a ward sister.",
    )
    assert case.entity("Teresa") == case.entity("Teresa Vaughan")
    assert case.entity("Teresa", 1) == case.entity("Sister Teresa Hobday")


def test_senior_by_silence(marked: ModuleType) -> None:
    """Where the one is called junior, a plain "Mr" leans to the other."""
    case = marked.case("{Alan Pellow} and {Mr Tobin Pellow} came. {Mr Pellow jnr} spoke.\n{Mr Pellow} slept.")
    assert leaning(case, "Mr Pellow") == "Alan Pellow"


def test_a_parent_goes_by_title(marked: ModuleType) -> None:
    """Of mother and grandmother of one surname, "Ms" leans to the mother."""
    case = marked.case(
        "Child practice review concerning {Keziah Pike}, a child at school.",
        "Her mother, {Lorna Hale}, and her grandmother, {Sheila Hale}, came.",
        "{Lorna Hale}. {Sheila Hale}.\n{Ms Hale} wrote.",
    )
    assert leaning(case, "Ms Hale") == "Lorna Hale"


def test_a_son_is_no_mrs(marked: ModuleType) -> None:
    """A single kinship word is enough to rule out the other sex."""
    case = marked.case("Her son, {Gwilym Hale}, came with {Surya Hale}.\n{Mrs Hale} slept.")
    assert leaning(case, "Mrs Hale") == "Surya Hale"


def test_same_wording_and_dominance(marked: ModuleType) -> None:
    """Whom the very wording means where it is settled, or who has five times the mentions, is meant."""
    often = "{Teresa Vaughan} came.\n" * 6
    case = marked.case(TERESAS, f"{{Nurse Teresa Hobday}} left.\n{often}A lull.\nA lull.\nA lull.\n{{Teresa}} rose.")
    assert leaning(case, "Teresa") == "Teresa Vaughan"


def test_two_of_a_name_at_once(marked: ModuleType) -> None:
    """With "the two Teresas", neither is meant."""
    case = marked.case(TERESAS + "The two {Teresas} met {Hope Dunn}; both {Teresa}.")
    assert leaning(case, "Teresa") == ""


def test_leaning_is_replaced_and_asked(marked: ModuleType) -> None:
    """What leans gets that one's pseudonym, is an open question that says so, and can be given to the other."""
    text = TERESAS + "{Teresa} and {Hope} were late."
    case = marked.case(text)
    key = {entry.entity: entry.pseudonym for entry in case.key().entries}
    vaughan, hobday = case.entity("Teresa Vaughan").id, case.entity("Teresa Hobday").id
    assert case.redacted().splitlines()[-1].startswith(f"{key[vaughan]} and ")
    (question,) = [q for q in case.plan().questions if q.obstacle is Obstacle.AMBIGUITY]
    assert question.candidates == (vaughan, hobday)
    assert key[vaughan] in question.says
    ruling = Decision(question.target, Ruling.REWORD, "R. Viewer", "2021-01-01", text=hobday, reason="Asked the ward.")
    other = marked.case(text, decisions=Decisions((ruling,)))
    assert other.redacted().splitlines()[-1].startswith(f"{key[hobday]} and ")
    assert not [q for q in other.plan().questions if q.obstacle is Obstacle.AMBIGUITY]


def test_leaning_is_the_same_with_the_key(marked: ModuleType) -> None:
    """A second run with the key leans as the first did."""
    case = marked.case(
        TERESAS + "{Teresa} and {Hope} were late.\n{Teresa} left.\n{Teresa Vaughan} sat.\n{Teresa} rang."
    )
    assert case.resolution(case.key()).ambiguities == case.resolution().ambiguities


def test_a_young_mother_is_ms(marked: ModuleType) -> None:
    """In the review of a child who has a baby, "Ms" can be that child, and never the baby."""
    case = marked.case(
        "Child practice review concerning {Keziah Ashdale}, a pupil at school.\n{Keziah} and her baby, {Tobin}.\n"
        "{Tobin Ashdale} was born early.",
        "{Ms Ashdale} moved.",
    )
    assert leaning(case, "Ms Ashdale") == "Keziah Ashdale"
