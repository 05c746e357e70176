"""The certificate as a page, made of its plain data."""

from __future__ import annotations

import re
from typing import Any

import pytest

from redraft.outputs.record.certificate import certificate_page

DOCUMENT = {"draft": "draft 1 (… report.docx)", "kind": "publish", "status": "processed", "sha256": "ab" * 32}
COPY = DOCUMENT | {
    "copy": "Child R report.docx",
    "copy_sha256": "cd" * 32,
    "pdf": "no PDF of this copy has been checked",
    "dropped": ["2 links were taken off their text."],
    "parts_inspected": 14,
    "not_inspected": ["word/media/image1.png: a picture: nobody but a person can read its pixels"] * 2,
    "second_look": [],
    "beside_the_page": [],
}


def _content(**more: Any) -> dict[str, Any]:
    person = {"by": "A. Manager", "decisions": {"accept": 3}, "first": "2026-01-02T03:04:05Z"}
    person["last"] = person["first"]
    approval = {"name": "C. Director", "role": "chair", "at": "2026-01-03T03:04:05Z", "how": "at a computer"}
    return {
        "redraft": "0.1.0",
        "at": "2026-01-04T03:04:05Z",
        "statement": "These copies are pseudonymised.",
        "outcome": "ef" * 32,
        "key_revision": 7,
        "policies": {"dates": "month", "links": "web"},
        "documents": [COPY, DOCUMENT | {"draft": "draft 2 (minutes.docx)", "kind": "source"}],
        "changes": {"PERSON": {"replace": 12, "reword": 1, "kept": 2}, "UK_NHS": {"redact": 3}},
        "decided_by": [person | {"everything_at_once": True, "covered_at_once": 831}],
        "sign_off": {
            "needed": 1,
            "required_roles": ["chair"],
            "approved_by": [approval | {"recorded_by": None, "account": "c on pc", "also_decided": 0, "code": "AAAA"}],
            "void": [],
            "holds_lifted": [{"for": "trial", "since": "2025-01-01", "lifted": "2025-12-01", "by": "A. Manager"}],
        },
        "searches": {"state": "not done", "done": 0, "of": 19, "done_for_an_earlier_version": 0, "on_record": []},
        "verified": {"forms": 99, "leaks": 0, "parts": 14, "near_misses": 0},
        "not_assessed": ["combination risk not assessed", "content of pictures not read"],
        **more,
    }


def _told(page: str) -> str:
    return " ".join(re.sub(r"<style>.*?</style>|<[^>]+>", " ", page, flags=re.DOTALL).split())


def test_it_says_what_a_board_is_asked() -> None:
    """Hashes, versions, counts, who decided and approved and when, what was not looked at, and what nobody assessed."""
    told = _told(certificate_page(_content(), lambda iso: f"<{iso[:10]}>"))
    for said in (
        *("ab" * 32, "cd" * 32, "ef" * 32, "redraft 0.1.0", "revision 7 of the key", "99 original forms", "none found"),
        *(
            "Combination risk not assessed.",
            "Content of pictures not read.",
            "Not done : 0 of 19",
            "Nothing is on record",
        ),
        *("831 things were accepted all at once by A. Manager", "C. Director", "2026-01-03", "Held for trial", "12"),
        *(
            "a picture: nobody but a person can read its pixels (2×), in draft 1",
            "2 links were taken off their text, in",
        ),
        *("No copy was made of: draft 2", "no PDF of this copy has been checked"),
    ):
        assert said in told, said
    assert "anonym" not in told.lower().replace("pseudonym", "")


def test_each_treatment_is_counted_in_its_column() -> None:
    """Types are rows, treatments columns; a column that nothing is in is left out."""
    page = certificate_page(_content(), str)
    heads = re.findall(r'<th scope="col" class="figure">([^<]+)', page)
    assert heads == ["replaced", "taken out", "reworded", "left as it was"]
    (person,) = re.findall(r'<th scope="row">Person</th>(.*?)</tr>', page)
    assert re.findall(r">([^<]+)</td>", person) == ["12", "–", "1", "2"]


@pytest.mark.parametrize(("titles", "told"), [(["Courts"], "Courts"), (["a", "b", "c", "d"], "4 searches of the list")])
def test_searches_on_record_are_told_together(titles: list[str], told: str) -> None:
    """What one person put on record at once is one row, by title if they are few."""
    rows = [{"search": title, "by": "B. Other", "at": "2026-01-02T03:04:05Z", "found": "nothing"} for title in titles]
    searches = {"state": "partly done", "done": 1, "of": 19, "done_for_an_earlier_version": 2, "on_record": rows}
    page = certificate_page(_content(searches=searches), str)
    assert page.count("<td>B. Other</td>") == 1 and f"<td>{told}</td>" in page
    assert "Partly done</strong>: 1 of 19 for these copies; 2 more for an earlier version" in page


def test_the_page_fetches_and_runs_nothing_and_escapes_all() -> None:
    """A strict policy, no address, script or picture; what people typed is text."""
    page = certificate_page(_content(statement="<script>x</script>"), str)
    assert "default-src 'none'; style-src 'sha256-" in page and "&lt;script&gt;" in page
    assert not re.search(r"https?:|<script|<img|<link|url\(|@import", page)
