"""Which mentions of people are settled as one person, and which stay open."""

from __future__ import annotations

from types import ModuleType

from redraft.cast import CastMember, Declared
from redraft.decisions import Decision, Decisions, Ruling


def test_one_person_under_many_names(marked: ModuleType) -> None:
    """Full name, title, initials, reversed, nickname, capitals and a slip of the pen are one person, over two drafts."""
    case = marked.case(
        "{Danielle Okoro-Hughes} came. {Dani} left. {Ms Okoro-Hughes} rang. {D. Okoro-Hughes} wrote. {D.O.H.} signed.",
        "{OKORO-HUGHES, Danielle} | {DANI O.} | {Danniele Okoro-Hughes} | {Danielle Okoro-Hughes} | {Ms Hughes}",
    )
    assert len(case.resolution().entities) == 1
    assert not case.resolution().ambiguities


def test_a_surname_in_common_merges_nobody(marked: ModuleType) -> None:
    """Two people of one surname, and two of one given name, stay two; a title that fits both is neither's."""
    case = marked.case(
        "{Karen Ashdale}, {Sheila Ashdale}, {Karen Pike} met {Mrs Dunn} and {Mr Dunn}. {Mr Ashdale} rang."
    )
    assert len(case.resolution().entities) == 5
    assert case.entity("Mr Ashdale") is None


def test_sisters_with_names_alike(marked: ModuleType) -> None:
    """Ann and Annabel of one surname are two people, and so are Gabriel and Gabriela."""
    case = marked.case(
        "{Ann Pellow}, {Annabel Pellow}, {Gabriel Hale}, {Gabriela Hale}, {Gabriela Hale}, {Gabriela Hale}."
    )
    assert len(case.resolution().entities) == 4


def test_what_could_be_two_stays_open(marked: ModuleType) -> None:
    """A bare name that fits two people is an ambiguity with both as candidates, never a guess."""
    case = marked.case("{Teresa Vaughan} came.\n{Sister Teresa Hobday} came.", "{Teresa} left.\n{Teresa} came back.")
    (open_,) = case.resolution().ambiguities
    assert len(open_.mentions) == 2
    assert open_.candidates == ("person-1", "person-2")
    assert case.entity("Teresa") is None


def test_the_paragraph_may_tell(marked: ModuleType) -> None:
    """A bare name is of the person whose fuller name, with that very word, was the last before it in its paragraph."""
    case = marked.case(
        "{Joanne Pike} was late; {Joanne} said so.\n{Joanne Hale} rang; {Joanne} asked for help.",
        "{Ms Pike} wrote to {Ms Hale}. {Joanne} answered.",
    )
    assert case.entity("Joanne") == case.entity("Joanne Pike")
    assert case.entity("Joanne", 1) == case.entity("Joanne Hale")
    assert case.entity("Joanne", 2) is None


def test_initials_are_defined_once(marked: ModuleType) -> None:
    """Initials in brackets behind a name mean that person in the whole draft, though others have them too."""
    case = marked.case(
        "Present: {Carys Hale} ({CH}), {Colm Hobday}.\nAction for {CH}.", "{Colm Hobday}. {Carys Hale}.\n{CH}"
    )
    assert case.entity("CH") == case.entity("CH", 1) == case.entity("Carys Hale")
    assert case.entity("CH", 2) is None


def test_titles_tell_apart(marked: ModuleType) -> None:
    """A "Ms" is whoever was introduced so; "Mr" is nobody known to be a woman; a rank is no doctor."""
    case = marked.case(
        "{Ms Lorna Ashdale} came with {Tobin Ashdale}.\n{Ms Ashdale} spoke. {Mr Ashdale} did not.",
        "{PC Dunn} met {Dr Dunn}.",
    )
    assert case.one("Ms Lorna Ashdale", "Ms Ashdale")
    assert case.one("Tobin Ashdale", "Mr Ashdale")
    assert not case.one("PC Dunn", "Dr Dunn")


def test_junior_says_there_is_a_senior(marked: ModuleType) -> None:
    """Where one of two men is called junior, a plain "Mr" is neither for certain."""
    case = marked.case("{Alan Pellow} and {Mr Tobin Pellow} came. {Mr Pellow jnr} spoke.\n{Mr Pellow} slept.")
    assert case.entity("Mr Pellow") is None


def test_callings_tell_apart(marked: ModuleType) -> None:
    """A social worker by first name is not the mother of that name."""
    case = marked.case("His mother, {Karen Ashdale}, came.\nThe social worker, {Karen}, rang {Karen Ashdale}.")
    assert not case.one("Karen Ashdale", "Karen")


def test_a_child_is_not_called_mr(marked: ModuleType) -> None:
    """In the review of a child, "Ms" of the family's surname is not the child."""
    case = marked.case(
        "Serious Case Review concerning {Keziah Ashdale}\nA child of school age and her mother, {Lorna Ashdale}.\n{Ms Ashdale} rang."
    )
    assert case.one("Lorna Ashdale", "Ms Ashdale")


def test_former_names(marked: ModuleType) -> None:
    """A maiden name belongs to the person where the words before it say so."""
    case = marked.case("{Lorna Ashdale} (born {Lorna Pellow}) and {Sheila Pellow}.")
    assert case.one("Lorna Ashdale", "Lorna Pellow")


def test_families_are_their_own(marked: ModuleType) -> None:
    """A plural and a family are one entity beside its members; a surname that ends in s is no plural."""
    case = marked.case("{Lorna Ashdale} and the {Ashdales}; the {Ashdale family}; {Mark Banks} and Mr {Banks}.")
    assert case.one("Ashdales", "Ashdale family")
    assert not case.one("Lorna Ashdale", "Ashdales")
    assert case.one("Mark Banks", "Banks")


def test_the_cast_comes_first(marked: ModuleType) -> None:
    """A declared alias that nothing in the text would lead to is that person's, and the role is the declared one."""
    cast = (CastMember("Keziah Ashdale", ("Kit", "Smudge"), "subject"), CastMember("Sheila Pellow", (), "MGM"))
    case = marked.case("{Smudge} and {Kit} saw {Sheila}.", declared=Declared(cast))
    first, second = case.resolution().entities
    assert (first.role, second.role) == ("subject", "Maternal Grandmother")
    assert len(first.mentions) == 2


def test_a_decision_settles_an_open_mention(marked: ModuleType) -> None:
    """Rewording a mention to a candidate's id says who is meant, there and nowhere else."""
    text = "{Teresa Vaughan} came. {Teresa Hobday} came.\n{Teresa} left.\n{Teresa} stayed."
    mention = marked.case(text).id("Teresa")
    decisions = Decisions((Decision(mention, Ruling.REWORD, "R. Viewer", "2021-01-01", text="person-2"),))
    case = marked.case(text, decisions=decisions)
    assert case.entity("Teresa") == case.entity("Teresa Hobday")
    assert case.entity("Teresa", 1) is None
    assert "person-2" not in case.redacted()


def test_ids_stay_when_drafts_change(marked: ModuleType) -> None:
    """Somebody new who stands before everybody takes a new id, and nobody else's changes."""
    key = marked.case("{Lorna Ashdale} met {Joanne Pike}.").key()
    later = marked.case("{Carys Hale} came first.\n{Joanne Pike} met {Lorna Ashdale}.")
    ids = {entity.names[0]: entity.id for entity in later.resolution(key).entities}
    assert ids == {"Lorna Ashdale": "person-1", "Joanne Pike": "person-2", "Carys Hale": "person-3"}


def test_the_case_is_named_after_its_subject(marked: ModuleType) -> None:
    """A surname in the file name that several relatives share is taken for the subject's."""
    case = marked.case(
        "Review concerning {Keziah Ashdale}\n{Lorna Ashdale} and {Tobin Ashdale}.", name="SCR {Ashdale} v2"
    )
    assert case.one("Ashdale", "Keziah Ashdale")
