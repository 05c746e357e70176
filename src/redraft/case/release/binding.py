"""What an approval is bound to: everything that decides what would be published, piece by piece, so that a change has a name."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from hashlib import sha256
from typing import Any

from redraft import __version__
from redraft.case.folder import CaseFolder
from redraft.case.pipeline import Settled, own_recognizers
from redraft.case.records import DraftRecord
from redraft.case.release.publication import outcome_of
from redraft.case.settings import DraftKind, Settings
from redraft.case.state import State
from redraft.decisions import Decision, Decisions
from redraft.errors import CaseInvalid

_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32 (crockford.com/base32.html): no letter that is read as another, or as a digit."""
_READ_AS = str.maketrans({"O": "0", "I": "1", "L": "1", "-": None, " ": None})
_CODE, _GROUP = 12, 4


@dataclass(frozen=True, slots=True)
class BoundDraft:
    """One draft that was read: its file name, its number in messages, the SHA-256 of the file, and what becomes of it."""

    source: str
    number: int
    sha256: str
    kind: str


@dataclass(frozen=True, slots=True)
class Binding:
    """What is approved. `decisions` are digests of those that stand, in their order; `key` is a revision; `settings` has a
    digest of each key of case.yaml that matters; `recognizers` is one of the case's own; `outcome` is the fingerprint of
    the copies that would be written.
    """

    redraft: str
    drafts: tuple[BoundDraft, ...]
    decisions: tuple[str, ...]
    key: int
    settings: Mapping[str, str]
    recognizers: str
    outcome: str

    @property
    def code(self) -> str:
        """A short code that stands for all of it: sixty bits, in groups that can be read out and typed.

        Two bindings share one by chance alone, and nobody gains by making them do so: it is no signature.
        """
        number = int.from_bytes(sha256(_canonical(asdict(self)).encode("utf-8", "surrogatepass")).digest()[:8], "big")
        letters = [_LETTERS[number >> 5 * place & 31] for place in range(_CODE)]
        return "-".join("".join(letters[start : start + _GROUP]) for start in range(0, _CODE, _GROUP))


def bind(state: State) -> Binding:
    """What an approval given now would be bound to."""
    return binding_of(state.case, state.settings, state.rows, state.decisions, state.settled)


def binding_of(
    case: CaseFolder, settings: Settings, rows: Sequence[DraftRecord], decisions: Decisions, settled: Settled
) -> Binding:
    """What an approval would be bound to in a case with these settings, drafts and decisions, and what follows from them."""
    drafts = (BoundDraft(row.source, row.number, row.sha256 or "", row.kind.value) for row in rows if row.processed)
    return Binding(
        redraft=__version__,
        drafts=tuple(sorted(drafts, key=lambda draft: draft.source)),
        decisions=digests_of(decisions),
        key=settled.key.revision,
        settings=_settings(settings),
        recognizers=_digest(own_recognizers(case)),
        outcome=outcome_of(settled, decisions, settings),
    )


def digests_of(decisions: Decisions) -> tuple[str, ...]:
    """A digest of each decision that stands, whatever the file looks like that it is written in."""
    return tuple(_digest(_plain(decision))[:16] for decision in decisions.standing)


def changes(then: Binding, now: Binding) -> tuple[str, ...]:
    """What became another since, in words that quote nothing; () if nothing did."""
    if then == now:
        return ()
    said = [
        *(["redraft was updated"] if then.redraft != now.redraft else []),
        *_of_drafts(then.drafts, now.drafts),
        *_of_decisions(then.decisions, now.decisions),
        *(["the key grew" if now.key > then.key else "the key is another"] if then.key != now.key else []),
        *(f"case.yaml: {key}" for key in _differing(then.settings, now.settings)),
        *(["the case's own recognizers"] if then.recognizers != now.recognizers else []),
    ]
    return tuple(said) or ("what would be published is another",)


def as_typed(code: str) -> str:
    """A code as somebody typed it, so that two which are read alike are alike.

    >>> as_typed("k7qo-3m2x l9rt") == as_typed("K7Q0-3M2X-19RT")
    True
    """
    return code.strip().upper().translate(_READ_AS)


def to_plain(binding: Binding) -> dict[str, Any]:
    """The binding as plain data, for a JSON file."""
    return asdict(binding)


def of_plain(plain: Mapping[str, Any]) -> Binding:
    """The binding that plain data tells of.

    Raises:
        CaseInvalid: if it tells of none.
    """
    try:
        drafts = tuple(BoundDraft(**row) for row in plain["drafts"])
        return Binding(**{**plain, "drafts": drafts, "decisions": tuple(plain["decisions"])})
    except (KeyError, TypeError):
        raise CaseInvalid("What an approval was bound to cannot be read.", "Approve again.") from None


def _of_drafts(then: Sequence[BoundDraft], now: Sequence[BoundDraft]) -> Iterator[str]:
    before, after = ({draft.source: draft for draft in drafts} for drafts in (then, now))
    for source, draft in sorted(after.items(), key=lambda item: item[1].number):
        old = before.get(source)
        if old is None:
            yield f"draft {draft.number} is new"
        elif old.sha256 != draft.sha256:
            yield f"draft {draft.number} changed"
        elif old.kind != draft.kind:
            yield f"draft {draft.number} is {'to be published' if draft.kind == DraftKind.PUBLISH else 'a source'} now"
    for source, draft in sorted(before.items(), key=lambda item: item[1].number):
        if source not in after:
            yield f"draft {draft.number} of then is gone"


def _of_decisions(then: Sequence[str], now: Sequence[str]) -> Iterator[str]:
    added, gone = Counter(now) - Counter(then), Counter(then) - Counter(now)
    if added.total():
        yield f"{_decisions(added.total())} since"
    if gone.total():
        yield f"{_decisions(gone.total())} of then no longer {'stands' if gone.total() == 1 else 'stand'}"
    if not added and not gone and tuple(then) != tuple(now):
        yield "the order of the decisions"


def _decisions(number: int) -> str:
    return "1 decision" if number == 1 else f"{number} decisions"


def _differing(then: Mapping[str, str], now: Mapping[str, str]) -> list[str]:
    return [key for key in dict.fromkeys((*then, *now)) if then.get(key) != now.get(key)]


def _settings(settings: Settings) -> dict[str, str]:
    """A digest of what each key of case.yaml says. A hold is none of them: it shuts the gate, whoever approved."""
    declared, rulings, scheme = settings.declared, settings.rulings, settings.scheme
    said: dict[str, Any] = {
        "cast": [asdict(member) for member in declared.cast],
        "publisher": asdict(declared.publisher),
        "keep": declared.keep,
        "mask": declared.mask,
        "drafts": [(name, choice.kind.value) for name, choice in settings.drafts],
        "dates": asdict(rulings.dates),
        "subject_style": scheme.subject,
        "families": scheme.families,
        "naming_tradition": scheme.tradition,
        "revisions": rulings.revisions,
        "comments": rulings.comments,
        "pictures": rulings.pictures,
        "links": settings.links,
        "ocr": settings.ocr,
        "engine": (settings.engine.kind, settings.engine.name),
        "approvals": settings.sign_off.approvals,
        "required_roles": sorted(role.casefold() for role in settings.sign_off.roles),
    }
    return {key: _digest(value) for key, value in said.items()}


def _plain(decision: Decision) -> dict[str, Any]:
    """A decision as plain data; what it does not say is left out, so that a key of a later version changes no digest."""
    said = {key: sorted(value) if isinstance(value, frozenset) else value for key, value in asdict(decision).items()}
    return {key: value for key, value in said.items() if value}


def _digest(value: object) -> str:
    return sha256(_canonical(value).encode("utf-8", "surrogatepass")).hexdigest()


def _canonical(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, default=str)
