"""Whatever a cast looks like, redraft proposes nothing that breaks a rule which must not be broken."""

from __future__ import annotations

from collections.abc import Iterable

from hypothesis import given, settings
from hypothesis import strategies as st

from redraft.cast import Declared
from redraft.entities import Entity, Resolution
from redraft.folding import fold
from redraft.identity.in_place.labels import Form
from redraft.identity.in_place.register import InPlace
from redraft.key import Key
from redraft.pseudonyms import FamilyStyle, Scheme, SubjectStyle, Told, assign
from redraft.pseudonyms.rules import Severity, concerns, of_case
from redraft.vocabulary import load_vocabulary

VOCABULARY = load_vocabulary()
NAMING = VOCABULARY.naming
_OFFERED = st.sampled_from([given.name for given in NAMING.given_names])
_INVENTED = st.text("abcdeghiklmnoprstuwyz", min_size=2, max_size=9).map(str.title)
_FORENAMES = _OFFERED | _INVENTED
_SURNAMES = st.sampled_from(NAMING.surnames) | _INVENTED | st.tuples(_INVENTED, _INVENTED).map("-".join)
_ROLES = st.sampled_from(["", "Mother", "Sibling", "Social Worker", "Headteacher", "Cousin", "family"])


@st.composite
def _people(draw: st.DrawFn) -> tuple[Entity, ...]:
    """A subject and up to eight others who may share names; some are known by a nickname, an initial or a title too."""
    found = []
    for number in range(1, draw(st.integers(1, 9)) + 1):
        role = "subject" if number == 1 else draw(_ROLES)
        forename, surname = draw(_FORENAMES), draw(_SURNAMES)
        whole = surname if role == "family" else f"{forename} {surname}"
        more = draw(st.lists(st.sampled_from([forename, f"Ms {surname}", f"{forename[0]}.{surname[0]}."]), max_size=2))
        others = () if role == "family" else tuple(more)
        found.append(Entity(f"person-{number}", "PERSON", role, tuple(dict.fromkeys((whole, *others))), ()))
    return tuple(found)


_SCHEMES = st.builds(Scheme, st.sampled_from(SubjectStyle), st.sampled_from(FamilyStyle))
_TOLD = st.sampled_from(
    [Told(), Told({"person-1": "f"}), Told({"person-1": "m"}), Told(neutral=frozenset({"person-1"}))]
)
_STANDING = st.lists(st.sampled_from(["Child R", "Child K", "Social Worker 2", "Mother", "Sibling 1"]), max_size=3)


def _in_place(labels: Iterable[str]) -> tuple[InPlace, ...]:
    """Pseudonyms that stand in the drafts without a word on whose they are."""
    return tuple(
        InPlace(label, Form.LABEL, "PERSON", fold(label), label.split()[-1], ()) for label in sorted(set(labels))
    )


@given(_people(), _SCHEMES, _TOLD, st.sampled_from(["Child", "Adult"]), _STANDING)
@settings(max_examples=60, deadline=None)
def test_proposals_break_no_rule(
    people: tuple[Entity, ...], scheme: Scheme, told: Told, about: str, standing: list[str]
) -> None:
    """No real name, no part of one, no initial, none twice and none that stands in the drafts; and the same again."""
    resolution = Resolution(people, subject_word=about, in_place=_in_place(standing))
    taken = frozenset(fold(word) for entity in people for name in entity.names for word in name.split())
    key = assign(resolution, Key(), scheme, VOCABULARY, taken, Declared(), "", told)
    found = concerns(of_case(resolution, key, Declared(), VOCABULARY, told))
    assert [concern for concern in found if concern.severity is Severity.ERROR] == []
    pseudonyms = [fold(entry.pseudonym) for entry in key.entries if entry.names]
    assert len(set(pseudonyms)) == len(people)
    assert not set(pseudonyms) & {fold(label) for label in standing}
    assert assign(resolution, key, scheme, VOCABULARY, taken, Declared(), "", told) == key
