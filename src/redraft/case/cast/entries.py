"""The cast as `case.yaml` declares it: the people, places and bodies that are known beforehand."""

from __future__ import annotations

from collections.abc import Sequence

import yaml

from redraft.case import yaml_nodes as nodes
from redraft.case.cast.check import faults
from redraft.cast import CastMember
from redraft.names import parse
from redraft.vocabulary import load_vocabulary

TYPES = {"person": "PERSON", "place": "LOCATION", "body": "ORGANIZATION"}
"""What may stand under `type`, and the entity type that it means."""
_KEYS = ("name", "aliases", "former", "role", "pseudonym", "chosen_by", "reason", "keep_name", "age", "type")
ANSWERS = frozenset({"yes", "no", "true", "false", "y", "n", "on", "off"})
NO_RECORD = "say who consented and when, as in `A. N. Other, in writing, 3 March 2026`; leave it out where nobody has"


def cast_members(node: yaml.Node | None, place: nodes.Place) -> tuple[CastMember, ...]:
    """The members of a cast, checked each by itself and against one another.

    Raises:
        RedraftError: of the place's class, naming the line, the key and what may stand there.
    """
    entries: Sequence[yaml.Node] = nodes.sequence(node, place, "cast")
    members = tuple(_member(entry, place) for entry in entries)
    for fault in faults(members):
        raise place.fail(nodes.line_of(entries[fault.index]), f"cast: {fault.key}", fault.what)
    return members


def _member(node: yaml.Node, place: nodes.Place) -> CastMember:
    if isinstance(node, yaml.ScalarNode):
        return CastMember(name=_named(node, node, place))
    entry = nodes.mapping(node, _KEYS, place, "cast")

    def value(key: str) -> yaml.Node | None:
        return entry[key][1] if key in entry else None

    def text(key: str) -> str:
        return nodes.text(value(key), place, f"cast: {key}")

    name, consent = _named(value("name"), node, place), text("keep_name")
    if consent.casefold() in ANSWERS:
        raise place.fail(nodes.line_of(value("keep_name")), "cast: keep_name", NO_RECORD)
    return CastMember(
        name=name,
        aliases=aliases_with(
            name,
            nodes.texts(value("aliases"), place, "cast: aliases"),
            nodes.texts(value("former"), place, "cast: former"),
        ),
        role=text("role"),
        pseudonym=text("pseudonym"),
        entity_type=TYPES[nodes.choice(value("type"), tuple(TYPES), place, "cast: type") or "person"],
        age=text("age"),
        chosen_by=text("chosen_by"),
        consent=consent,
        reason=text("reason"),
    )


def aliases_with(name: str, aliases: Sequence[str], former: Sequence[str]) -> tuple[str, ...]:
    """The aliases, then the former names; to a former surname alone also the given name that it stood behind.

    >>> aliases_with("Robin Sample", ["Robbie"], ["Kerslake"])
    ('Robbie', 'Kerslake', 'Robin Kerslake')
    """
    if not former:
        return tuple(aliases)
    given = parse(name, load_vocabulary()).given[:1]
    composed = [" ".join((*given, earlier)) for earlier in former if given and len(earlier.split()) == 1]
    return tuple(dict.fromkeys((*aliases, *former, *composed)))


def _named(node: yaml.Node | None, entry: yaml.Node, place: nodes.Place) -> str:
    name = nodes.text(node, place, "cast: name")
    if not name:
        raise place.fail(nodes.line_of(entry), "cast", "each entry needs a `name`")
    return name
