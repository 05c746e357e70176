"""`confidential/record/searches.json`: who made which search for which copies, and what came of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from redraft.case import disk, records
from redraft.case.folder import CaseFolder
from redraft.errors import CaseInvalid
from redraft.outputs.searches.checklist import Search


@dataclass(frozen=True, slots=True)
class Searched:
    """One search that was made: its id and title, who, when (ISO 8601), what came of it, and the `outcome` of the case then.

    `outcome` is the fingerprint of the copies that would have been published, so that a later change shows.
    """

    search: str
    title: str
    by: str
    at: str
    found: str
    outcome: str

    def __post_init__(self) -> None:
        if not self.by.strip() or not self.found.strip():
            raise ValueError("a search on record has a name and says what came of it")
        datetime.fromisoformat(self.at)


def read_log(case: CaseFolder) -> tuple[Searched, ...]:
    """The searches on record, oldest first.

    Raises:
        CaseInvalid: if the record cannot be read.
    """
    if not case.search_log.is_file():
        return ()
    try:
        return tuple(Searched(**row) for row in records.read_json(case.search_log)["searches"])
    except (KeyError, TypeError, ValueError):
        raise CaseInvalid("searches.json is damaged.") from None


def add_to_log(case: CaseFolder, made: Sequence[Searched]) -> tuple[Searched, ...]:
    """Put searches on record behind those there are; all of them."""
    log = (*read_log(case), *made)
    disk.private_folder(case.record)
    content = {"schema": records.SCHEMA, "searches": [asdict(searched) for searched in log]}
    records.write_json(case.search_log, content)
    return log


def on_certificate(searches: Sequence[Search], log: Sequence[Searched], outcome: str) -> Mapping[str, Any]:
    """What a certificate says of the searches: done, partly done or not done for these copies, by whom, and what came of it.

    Those that can only be made once the copies are there count by themselves: a certificate is written before that.
    """
    made = [searched for searched in log if searched.outcome == outcome]
    wanted = {search.id for search in searches if not search.later}
    done = wanted & {searched.search for searched in made}
    earlier = wanted & {searched.search for searched in log} - done
    return {
        "state": "done" if done == wanted else "partly done" if done else "not done",
        "done": len(done),
        "of": len(wanted),
        "done_for_an_earlier_version": len(earlier),
        "on_record": [
            {"search": each.title, "by": each.by, "at": each.at, "found": each.found}
            for each in made
            if each.search in {search.id for search in searches}
        ],
        "after_publication": [
            search.title for search in searches if search.later and search.id not in {each.search for each in made}
        ],
    }
