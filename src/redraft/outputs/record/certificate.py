"""The certificate of a publication as a page, made from its plain data and nothing else, so that it can say no more."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from redraft.outputs.diff.types import label_of
from redraft.outputs.record import STYLE, TEMPLATES
from redraft.outputs.standalone import standalone

_COLUMNS = (
    ("replaced", ("replace",)),
    ("made coarser", ("generalise",)),
    ("taken out", ("redact",)),
    ("reworded", ("reword",)),
    ("marked by hand", ("added", "flag", "ask", "keep")),
    ("left as it was", ("kept",)),
)
"""What was done with details, and the words of the data that are counted there."""
_REASONS = {
    "dropped": "noted when the copy was written",
    "second_look": "seen at a second look, nobody has ruled on it",
    "beside_the_page": "beside the page",
}


@dataclass(frozen=True, slots=True)
class Treated:
    """How many details of one type were treated in which way, in the order of the page's columns."""

    label: str
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Made:
    """Searches on record that one person made with one result: how many, when, and which if they are few."""

    by: str
    at: str
    found: str
    titles: tuple[str, ...]


def certificate_page(content: Mapping[str, Any], told: Callable[[str], str]) -> str:
    """The whole of `certificate-….html` for the data that the JSON beside it has; `told` puts a time (ISO 8601) in words."""
    documents: Sequence[Mapping[str, Any]] = content["documents"]
    treated = [
        Treated(label_of(kind), tuple(sum(how.get(one, 0) for one in ones) for _, ones in _COLUMNS))
        for kind, how in content["changes"].items()
    ]
    treated.sort(key=lambda row: row.label)
    used = [index for index in range(len(_COLUMNS)) if any(row.counts[index] for row in treated)]
    return standalone(
        TEMPLATES,
        "certificate.html.j2",
        STYLE,
        certificate=content,
        copies=[document for document in documents if "copy" in document],
        others=[document for document in documents if "copy" not in document],
        columns=[_COLUMNS[index][0] for index in used],
        treated=[Treated(row.label, tuple(row.counts[index] for index in used)) for row in treated],
        at_once=[person for person in content["decided_by"] if person["everything_at_once"]],
        not_inspected=_together((d["draft"], _reason(said)) for d in documents for said in d.get("not_inspected", ())),
        noted=[
            (what, _together((d["draft"], said) for d in documents for said in d.get(key, ())))
            for key, what in _REASONS.items()
        ],
        searched=_searched(content["searches"]["on_record"], told),
        told=told,
    )


def _reason(said: str) -> str:
    """Why a part was not inspected, without the name of the part."""
    return (
        said.rpartition(": ")[2] if ": a picture" not in said else "a picture: nobody but a person can read its pixels"
    )


def _together(said: Iterable[tuple[str, str]]) -> tuple[tuple[str, int, tuple[str, ...]], ...]:
    """Each sentence once, with how often it was said and of which drafts."""
    counts: Counter[str] = Counter()
    drafts: dict[str, dict[str, None]] = defaultdict(dict)
    for draft, says in said:
        sentence = says.rstrip(".")
        counts[sentence] += 1
        drafts[sentence][draft.partition(" (")[0]] = None
    return tuple((sentence, count, tuple(drafts[sentence])) for sentence, count in counts.items())


def _searched(rows: Iterable[Mapping[str, Any]], told: Callable[[str], str]) -> tuple[Made, ...]:
    together: dict[tuple[str, str, str], list[str]] = {}
    for row in rows:
        together.setdefault((row["by"], row["at"], row["found"]), []).append(row["search"])
    return tuple(Made(by, told(at), found, tuple(titles)) for (by, at, found), titles in together.items())
