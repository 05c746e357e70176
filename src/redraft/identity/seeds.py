"""Who is known before the drafts are read: from the cast, from the key of an earlier run, and from what was decided."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from redraft.cast import CastMember
from redraft.folding import fold
from redraft.identity.decided import Decided, folded_wording, grouped
from redraft.identity.labels import FAMILY, STANDING, SUBJECT, calls_subject, role_called
from redraft.identity.seed import Seed
from redraft.key import Key, KeyEntry
from redraft.names import parse
from redraft.vocabulary import Vocabulary

_TYPES = {"person": "PERSON", "place": "LOCATION", "body": "ORGANIZATION"}


def seeds(
    cast: Sequence[CastMember], key: Key, types: frozenset[str], known: Decided, vocabulary: Vocabulary
) -> list[Seed]:
    """The declared ones first, each with its id of an earlier run, then whoever else the key or a decision knows.

    Those who were merged are one seed, which knows by what names each of them went; who was split off is a seed of its
    own, and the one it was split from is barred from its wording.
    """
    alive = (row for row in key.entries if not row.is_forgotten)
    rows = {row.entity: row for row in alive if row.entity_type in types and row.role not in (FAMILY, STANDING)}
    ground = _Ground(rows, grouped(rows, known), known, vocabulary)
    made = sorted(i for i in known.reserved - known.dormant if _TYPES.get(i.partition("-")[0]) in types)
    ids = dict.fromkeys((*ground.groups, *map(known.root, made)))
    called = {entity: ground.called(entity) for entity in ids}
    declared: list[Seed] = []
    for member in cast:
        if member.entity_type in types:
            folded = fold(member.name)
            entity = next((i for i in ids if folded in called[i]), "")
            ids.pop(entity, None)
            declared.append(ground.declared(entity, member))
    return _one_subject([*declared, *(ground.seed(entity) for entity in ids)])


@dataclass(frozen=True, slots=True)
class _Ground:
    """The rows of the key that matter, by id; and by who each is today, the ids of those who were merged."""

    rows: Mapping[str, KeyEntry]
    groups: Mapping[str, Sequence[str]]
    known: Decided
    vocabulary: Vocabulary

    def called(self, entity: str) -> frozenset[str]:
        """The folded names that the key has of this one, and of whoever was merged into it."""
        return frozenset(fold(name) for row in self.groups.get(entity, ()) for name in self.rows[row].names)

    def seed(self, entity: str) -> Seed:
        """Whoever is known by an id, and by nothing that the user declared."""
        own = self.rows.get(entity)
        names = (*self._telling(entity), *self.known.wordings(entity), *self.known.returned.get(entity, ()))
        others = [row for row in self.groups.get(entity, ()) if row != entity]
        roles = [self.rows[row].role for row in self.groups.get(entity, ())]
        ruled = role_called(self.known.roles[entity], self.vocabulary) if entity in self.known.roles else ""
        return Seed(
            names=tuple(dict.fromkeys(names)),
            id=entity,
            role=ruled or (SUBJECT if SUBJECT in roles else next(filter(None, roles), "")),
            pseudonym=own.pseudonym if own else "",
            entity_type=own.entity_type if own else _TYPES.get(entity.partition("-")[0], "PERSON"),
            merged=tuple(filter(None, map(self._telling, others))),
            elsewhere=self.known.elsewhere(entity),
            ruled=bool(ruled),
        )

    def declared(self, entity: str, member: CastMember) -> Seed:
        """Somebody of the cast; what was decided about the id that the key has for them holds as well."""
        role = SUBJECT if calls_subject(member.role) else member.role.strip()
        names = tuple(dict.fromkeys((*member.names, *self.known.wordings(entity))))
        own = self.seed(entity)
        return replace(
            own,
            names=names,
            role=role or (own.role if own.ruled else ""),
            declared=True,
            pseudonym=member.pseudonym,
            consent=member.consent,
            entity_type=member.entity_type,
        )

    def _telling(self, entity: str) -> tuple[str, ...]:
        """The names of a row that may tell of a mention whom it means.

        Not what was split off; nor, of one to whom single mentions were given, what another row is called as well, for
        the other mentions so worded are not decided by these: of a decision's own making any wording, else full names.
        """
        if entity not in self.rows:
            return ()
        root = self.known.root(entity)
        disowned = self.known.disowned(root)
        names = [name for name in self.rows[entity].names if folded_wording(name) not in disowned]
        if root not in self.known.given_once:
            return tuple(names)
        shared = {fold(name) for row in self.rows.values() if self._goes_before(row.entity, root) for name in row.names}
        return tuple(
            name
            for name in names
            if fold(name) not in shared or not (entity in self.known.reserved or parse(name, self.vocabulary).is_full)
        )

    def _goes_before(self, row: str, entity: str) -> bool:
        """Whether a row's claim to a name goes before that of an entity to whom single mentions were given.

        An entity that a decision has made and no run has given a row yet comes last.
        """
        root = self.known.root(row)
        if root == entity or row in self.known.dormant:
            return False
        return root not in self.known.given_once or row in takewhile(lambda other: other != entity, self.rows)


def _one_subject(found: list[Seed]) -> list[Seed]:
    """Who was ruled to be the subject is it, and nobody whom only an earlier run took for it."""
    if not any(seed.ruled and seed.role == SUBJECT for seed in found):
        return found
    return [replace(s, role="") if s.role == SUBJECT and not (s.ruled or s.declared) else s for s in found]
