"""The register of pseudonyms in place: each with its spots, and whom it stands for where the text tells."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from redraft.cast import CastMember
from redraft.folding import fold
from redraft.identity.in_place.labels import PERSON, Form
from redraft.identity.in_place.links import Linker, Told, Twins
from redraft.identity.in_place.uses import Mentioned, Reader, Scene, Spot, Use
from redraft.key import Key
from redraft.text import Draft
from redraft.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class InPlace:
    """A pseudonym that stands in the drafts already.

    `name` is the spelling used most ("Child R"), `same` what all its spellings have in common; `spots` are in document
    order, `stands_for` ids of entities in the order in which the text tells them. `doubtful` if the name is declared
    not to be real, and somebody in the drafts is really called so.
    """

    name: str
    form: Form
    entity_type: str
    same: str
    mark: str
    spots: tuple[Spot, ...]
    stands_for: tuple[str, ...] = ()
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class Register:
    """The pseudonyms in place of a case, and what the text tells of them: links, twins, and parts in the family."""

    entries: tuple[InPlace, ...]
    told: tuple[Told, ...] = ()
    twins: tuple[Twins, ...] = ()
    roles: tuple[tuple[Spot, str, str], ...] = ()
    """Spots of parts in the family before a real name, the part, and the id of whose it is."""
    given: Mapping[str, str] = field(default_factory=dict)
    """The pseudonym that the cast or, failing that, the key gives somebody, by their id."""
    chosen: frozenset[str] = frozenset()
    """The ids of those whose pseudonym the cast gives."""
    remembered: frozenset[str] = frozenset()
    """Given names that no draft declares, but that the key has for somebody, by their common spelling."""

    def entry(self, same: str) -> InPlace | None:
        """The pseudonym with this common spelling."""
        return next((entry for entry in self.entries if entry.same == same), None)


def read_register(
    drafts: Sequence[Draft],
    mentioned: Mentioned,
    names_of: Mapping[str, Sequence[str]],
    cast: Sequence[CastMember],
    key: Key,
    vocabulary: Vocabulary,
) -> Register:
    """What stands in `drafts`, given the mentions of real people and the names of each entity by its id.

    A pseudonym that the cast or the key gives to somebody stands for them.
    """
    reader, linker = Reader.of(vocabulary), Linker.of(vocabulary)
    names = reader.names(drafts)
    remembered = [name for name in reader.free(names_given(key, vocabulary), drafts) if name not in names]
    names |= dict.fromkeys(remembered, False)
    scenes = reader.scenes(drafts, names, mentioned)
    told, twins = _links(drafts, scenes, linker, mentioned)
    roles = _roles(drafts, linker, mentioned)
    uses: dict[str, list[Use]] = defaultdict(list)
    for scene in scenes:
        for use in scene.uses:
            uses[use.label.same].append(use)
    by_cast = _by_cast(names_of, cast)
    given = {entry.entity: entry.pseudonym for entry in key.entries if entry.entity in names_of} | by_cast
    known: dict[str, list[str]] = defaultdict(list)
    for entity, pseudonym in given.items():
        known[pseudonym.casefold()].append(entity)
    real = {fold(word) for written in names_of.values() for name in written for word in name.split()}
    entries = []
    for same, group in sorted(uses.items()):
        if _is_section(group, uses):
            continue
        stands_for = [*(each.entity for each in told if each.use.label.same == same), *known.get(same, ())]
        label = group[0].label
        name = Counter(use.label.name for use in group).most_common(1)[0][0]
        doubtful = label.form is Form.NAME and (names.get(label.name, False) or fold(label.name) in real)
        spots = tuple(use.spot for use in group)
        whom = tuple(dict.fromkeys(stands_for))
        entries.append(InPlace(name, label.form, label.entity_type, same, label.mark, spots, whom, doubtful))
    unsaid = frozenset(name.casefold() for name in remembered)
    return Register(tuple(entries), told, twins, roles, given, frozenset(by_cast), unsaid)


def _is_section(group: Sequence[Use], uses: Mapping[str, Sequence[Use]]) -> bool:
    """Whether all that is there is a letter and a number in a case without such siblings: "S9" may be a section."""
    if any(use.label.form is not Form.CODE or len(use.label.name) - len(use.label.mark) > 1 for use in group):
        return False
    word = group[0].label.same.rpartition(" ")[0]
    return not any(
        same.startswith(f"{word} ") and use.label.form is Form.LABEL for same, others in uses.items() for use in others
    )


def _links(
    drafts: Sequence[Draft], scenes: Sequence[Scene], linker: Linker, mentioned: Mentioned
) -> tuple[tuple[Told, ...], tuple[Twins, ...]]:
    found = [link for scene in scenes for link in linker.links(scene)]
    told = [link for link in found if isinstance(link, Told)]
    for number, draft in enumerate(drafts, 1):
        own = {anchor: named for (source, anchor), named in mentioned.items() if source == draft.source}
        told += linker.in_tables(number, draft, scenes, own)
    return tuple(told), tuple(link for link in found if isinstance(link, Twins))


def _roles(drafts: Sequence[Draft], linker: Linker, mentioned: Mentioned) -> tuple[tuple[Spot, str, str], ...]:
    return tuple(
        (Spot(draft.source, segment.anchor, span), span.of(segment.text), entity)
        for draft in drafts
        for segment in draft.segments
        if (named := mentioned.get((draft.source, str(segment.anchor))))
        for span, entity in linker.by_role(segment.text, named)
    )


def names_given(key: Key, vocabulary: Vocabulary) -> tuple[str, ...]:
    """The given names that the key has used as pseudonyms, unless somebody real is known by that name."""
    real = {fold(word) for entry in key.entries for name in entry.names for word in name.split()}
    people = (entry.pseudonym for entry in key.entries if entry.entity_type == PERSON and entry.pseudonym.isalpha())
    return tuple(name for name in people if vocabulary.is_given_name(name) and fold(name) not in real)


def _by_cast(names_of: Mapping[str, Sequence[str]], cast: Sequence[CastMember]) -> dict[str, str]:
    """The pseudonyms that the cast gives, by the id of the person."""
    by_name = {fold(name): entity for entity, names in names_of.items() for name in names}
    return {
        by_name[fold(member.name)]: member.pseudonym
        for member in cast
        if member.pseudonym and fold(member.name) in by_name
    }
