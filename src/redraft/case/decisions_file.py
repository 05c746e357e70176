"""decisions.yaml: what the reviewers ruled, in a form that they can read and write by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from redraft.case import yaml_nodes as nodes
from redraft.case.disk import write_atomically
from redraft.decisions import ALL, Decision, Decisions, Ruling, can_be_written, has_covers, is_entity_id, needs
from redraft.errors import DecisionsInvalid

HEADER = """\
# decisions.yaml: what was ruled on the proposals of this case. CONFIDENTIAL.
#
# `redraft decide` adds to the end; you may write here too. The latest ruling on a target counts, and the more
# particular target wins: a finding over its person or place, that over "all". Only redraft itself writes "all",
# "pictures", "comments", "revisions" and the changes of one draft (rev-…), with the ids of everything that the ruling
# covers: what a later run finds is asked anew. Of the changes, accept makes them, keep leaves the wording before them.
# What case.yaml says of comments and revisions is put down here once, as "by: case.yaml".
#
# - target: f-0123456789      a finding (f-…), a person or place (person-3), a picture (pic-…) or a comment (comment-…)
#   ruling: accept            accept (as proposed), keep (the original wording stays) or reword
#   text: a relative          only with reword: what is to stand there
#   by: A. N. Other           who decided; never left out
#   at: 2026-03-01T09:30:00Z  when
#   reason: in the public domain
#   only: true                this place alone, not what is worded like it
#   consent: letter, file 12  with keep, of a person: where it is on record that they agreed to be named
#
# query leaves a proposal open until somebody answers. What redraft missed, and what is no name, is ruled so:
#
# - {target: f-0123456789, ruling: mark, wording: Kez, kind: PERSON, to: person-3, everywhere: true, by: A. N. Other}
# - {target: word-0123456789, ruling: dismiss, wording: Signs of Safety, by: A. N. Other}      no name anywhere
# - {target: f-0123456789, ruling: dismiss, by: A. N. Other}                                   no name here
#
# Who is who is ruled so; ids are those of review.html:
#
# - {target: person-5, ruling: merge, into: person-3, by: A. N. Other}                   the two are one, under person-3
# - {target: person-3, ruling: split, wording: Danny, to: person-8, by: A. N. Other}     who is so called is person-8
# - {target: person-3, ruling: rename, text: Rowan, by: A. N. Other}                     another pseudonym
# - {target: person-3, ruling: role, text: health visitor, by: A. N. Other}              another role
# - {target: f-0123456789, ruling: means, to: person-3, by: A. N. Other}                 this mention is of person-3
# - {target: person-5, ruling: withdraw, by: A. N. Other}    takes back the latest ruling on person-5 that still stands
"""
_PLACE = nodes.Place("decisions.yaml", DecisionsInvalid)
_TEXTS = ("target", "text", "by", "at", "reason", "into", "to", "wording", "kind", "consent")
_SWITCHES = ("new", "only", "everywhere")
_EXPECTED = {
    "text": {
        Ruling.REWORD: "the new wording",
        Ruling.RENAME: "the new pseudonym",
        Ruling.ROLE: "the role",
    },
    "into": {Ruling.MERGE: "the id of whom it is one with"},
    "to": dict.fromkeys((Ruling.SPLIT, Ruling.MEANS), "the id of whom it is of; `redraft decide … --to new` makes one"),
    "wording": {Ruling.SPLIT: "the wording that is somebody else", Ruling.MARK: "the wording that was missed"},
    "kind": {Ruling.MARK: "what it is, such as PERSON"},
}


def read_decisions(path: Path) -> Decisions:
    """Read decisions.yaml; a missing or empty file means that nothing has been decided.

    Raises:
        DecisionsInvalid: naming the line, the key and what may stand there.
    """
    return _decisions(nodes.load(path, _PLACE))


def add_decisions(path: Path, new: Sequence[Decision]) -> Decisions:
    """Write decisions after the ones already there, leaving what was written by hand as it is.

    Raises:
        DecisionsInvalid: if what is there cannot be understood.
    """
    before = read_decisions(path)
    after = before.add(*new)
    text = path.read_text("utf-8-sig") if path.is_file() else HEADER
    longer = text.rstrip() + "\n\n" + _written(new)
    if _understood(longer) != after:
        longer = HEADER + "\n" + _written(after.entries)
    write_atomically(path, longer.encode("utf-8"))
    return after


@dataclass(slots=True)
class DecisionLog:
    """decisions.yaml as one process writes it again and again, without understanding all of it anew each time.

    What somebody else writes there meanwhile is read before the next decision goes behind it. Build it with `open`.
    """

    path: Path
    decisions: Decisions
    _seen: tuple[int, int] | None = None
    _text: str = ""

    @classmethod
    def open(cls, path: Path) -> DecisionLog:
        """The log of the decisions in this file.

        Raises:
            DecisionsInvalid: as `read_decisions` does.
        """
        return cls(path, read_decisions(path))

    def add(self, new: Sequence[Decision]) -> Decisions:
        """Put decisions on disk behind those that are there; all of them.

        Raises:
            DecisionsInvalid: if what somebody else wrote there meanwhile cannot be understood.
        """
        if self._seen is not None and self._seen == self._stamp():
            # the end of the file is redraft's own, so that what goes behind it is understood as it is meant
            self._text = self._text.rstrip() + "\n\n" + _written(new)
            write_atomically(self.path, self._text.encode("utf-8"))
            self.decisions = self.decisions.add(*new)
        else:
            self.decisions = add_decisions(self.path, new)
            self._text = self.path.read_text("utf-8-sig")
        self._seen = self._stamp()
        return self.decisions

    def _stamp(self) -> tuple[int, int] | None:
        try:
            found = self.path.stat()
        except OSError:
            return None
        return found.st_mtime_ns, found.st_size


def _understood(text: str) -> Decisions | None:
    try:
        return _decisions(nodes.parse(text, _PLACE))
    except DecisionsInvalid:
        return None


def _decisions(root: yaml.Node | None) -> Decisions:
    if isinstance(root, yaml.MappingNode):
        root = nodes.mapping(root, ("decisions",), _PLACE).get("decisions", (0, None))[1]
    return Decisions(tuple(_decision(node) for node in nodes.sequence(root, _PLACE, "")))


def _decision(node: yaml.Node) -> Decision:
    entry = nodes.mapping(node, (*_TEXTS, *_SWITCHES, "ruling", "covers"), _PLACE)

    def value(key: str) -> yaml.Node | None:
        return entry[key][1] if key in entry else None

    line = nodes.line_of(node)
    named = nodes.choice(value("ruling"), [r.value for r in Ruling], _PLACE, "ruling")
    fields: dict[str, Any] = {key: nodes.text(value(key), _PLACE, key) for key in _TEXTS}
    if not named:
        raise _PLACE.fail(line, "ruling", "allowed: " + ", ".join(r.value for r in Ruling))
    ruling = Ruling(named)
    if not fields["target"]:
        raise _PLACE.fail(line, "target", "expected the id of a finding, person, place or picture")
    if not fields["by"]:
        raise _PLACE.fail(line, "by", "expected the name of the person who decided")
    for key, said in fields.items():
        if not can_be_written(said):
            raise _PLACE.fail(line, key, "expected text without control characters")
    _complete(fields, ruling, line)
    covers = frozenset(nodes.texts(value("covers"), _PLACE, "covers"))
    covering = has_covers(fields["target"], ruling)
    if ("covers" in entry) is not covering or (fields["target"] == ALL and covering and not covers):
        raise _PLACE.fail(
            line,
            "covers",
            "stands with the targets all, pictures, comments, revisions and rev-…, as `redraft decide` writes it",
        )
    on: dict[str, Any] = {key: nodes.choice(value(key), ["true", "false"], _PLACE, key) == "true" for key in _SWITCHES}
    return Decision(ruling=ruling, covers=covers, **fields, **on)


def _complete(fields: dict[str, str], ruling: Ruling, line: int) -> None:
    """Checks that a ruling has what it needs, and that what is to be an id is one."""
    for key in needs(ruling):
        expected = _EXPECTED[key][ruling]
        if not fields[key].strip() or (key in ("into", "to") and not is_entity_id(fields[key])):
            raise _PLACE.fail(line, key, f"expected {expected}, since the ruling is {ruling.value}")


def _written(decisions: Sequence[Decision]) -> str:
    rows = [
        {
            key: value
            for key, value in (
                ("target", decision.target),
                ("ruling", decision.ruling.value),
                ("into", decision.into),
                ("wording", decision.wording),
                ("kind", decision.kind),
                ("to", decision.to),
                ("new", decision.new),
                ("everywhere", decision.everywhere),
                ("text", decision.text),
                ("only", decision.only),
                ("consent", decision.consent),
                ("by", decision.by),
                ("at", decision.at),
                ("reason", decision.reason),
                ("covers", sorted(decision.covers)),
            )
            if value or (key == "covers" and has_covers(decision.target, decision.ruling))
        }
        for decision in decisions
    ]
    return yaml.safe_dump(rows, allow_unicode=True, sort_keys=False, default_flow_style=False, width=1000)
