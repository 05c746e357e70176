"""What the reviewer's page holds."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import pickle
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import html as markup

from redraft.decisions import ALL, Decision, Decisions, Ruling
from redraft.entities import Double, Resolution
from redraft.findings import Action
from redraft.key import Key
from redraft.outputs.diff.page import ReviewPage, diff
from redraft.plan import RedactionPlan
from redraft.planning.questions import Obstacle, Question
from redraft.text import Kind, apply

HOSTILE = (
    """</script><script>alert(1)</script><img src="http://192.0.2.1/x" onerror='alert(2)'>{{ 7 * 7 }}\u2028&amp;"""
)


def _read(page: ReviewPage) -> markup.HtmlElement:
    return markup.document_fromstring(diff(page))


def _text(element: markup.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def _cell(row: markup.HtmlElement, side: str) -> str:
    """What a reader sees in one column of a passage."""
    cell = row.xpath(f"./div[contains(@class, '{side}')]")[0]
    for hidden in cell.xpath(".//span[@class='unseen'] | .//del"):
        hidden.drop_tree()
    return str(cell.text_content())


def test_both_columns_say_exactly_what_the_draft_says_and_will_say(page: ReviewPage) -> None:
    """Left stands each passage as it is in the draft, right as its edits make it, character by character."""
    tree = _read(page)
    for number, draft in enumerate(page.drafts, 1):
        for index, segment in enumerate(draft.segments, 1):
            row = tree.get_element_by_id(f"d{number}-{index}")
            edits = [edit for edit in page.plan.edits[draft.source] if edit.anchor == segment.anchor]
            assert _cell(row, "was") == segment.text
            assert _cell(row, "now") == apply(segment.text, edits)


def test_what_stays_by_policy_is_listed_once_and_asks_nothing(page: ReviewPage) -> None:
    """A wording that is found and kept stands in a table of its own with its count, unmarked in the drafts."""
    there = next(f for f in page.findings if f.entity_type == "ORGANIZATION")
    kept = [replace(there, id=f"by-policy-{n}", action=Action.KEEP, why="a national body") for n in range(2)]
    tree = _read(replace(page, findings=(*page.findings, *kept)))
    (row,) = tree.xpath("//section[@id='policy']//tbody/tr")
    assert [_text(cell) for cell in row][1:] == [there.text, "A national body.", "Draft 1: 2"]
    assert not tree.xpath("//a[@data-f='by-policy-0']") and "by-policy" not in _text(tree.get_element_by_id("reasons"))


def test_every_finding_is_marked_once_and_explained(page: ReviewPage) -> None:
    """Each finding has one mark that can be reached by keyboard, and one reason."""
    tree = _read(page)
    marks = tree.xpath("//a[contains(@class, 'm ')]/@data-f")
    assert sorted(marks) == sorted(finding.id for finding in page.findings)
    reasons = json.loads(tree.get_element_by_id("reasons").text)["findings"]
    assert set(reasons) == set(marks)
    subject = reasons[page.findings[0].id]
    assert (subject["pseudonym"], subject["role"], subject["score"]) == ("Child K", "subject", "0.85")


def test_only_places_off_the_page_are_behind_it(page: ReviewPage) -> None:
    """Properties, authors, links, comments and the file name stand in a group of their own."""
    tree = _read(page)
    behind = tree.xpath("//h4[@id='d1-behind']/following-sibling::div[@class='sheet'][1]")[0]
    expected = {s.where for s in page.drafts[0].segments if not s.kind.in_story}
    assert {str(where) for where in behind.xpath(".//p[@class='where']/text()[1]")} == expected


def test_unchanged_text_is_folded_but_its_edges_show(page: ReviewPage) -> None:
    """A long stretch without findings is folded away, one passage on either side of it stays."""
    fold = _read(page).xpath("//section[@id='d1']//details")[0]
    assert [where.text for where in fold.xpath(".//p[@class='where']")] == [
        f"paragraph {n}" for n in ("4", "5", "6", "7", "8")
    ]
    assert "5 passages with nothing found" in _text(fold.xpath("./summary")[0])


def test_totals(page: ReviewPage) -> None:
    """The header counts drafts, words, changes, open questions, near-misses and what could not be read."""
    page_text = [_text(total) for total in _read(page).xpath("//dl[@class='totals']/div")]
    changes = sum(map(len, page.plan.edits.values()))
    words = sum(
        len(s.text.split()) for d in page.drafts for s in d.segments if s.kind.in_story and s.anchor.view == "final"
    )
    expected = [2, words, changes, len(page.plan.questions), 1, 2]
    assert [int(re.sub(r"\D", "", total)) for total in page_text] == expected


def test_the_register_gives_names_counts_and_the_way_there(page: ReviewPage) -> None:
    """One row for each person or place, with role, all names, and links to the first mention in each draft."""
    tree = _read(page)
    for entity in page.resolution.entities:
        row = tree.get_element_by_id(entity.id)
        assert all(name in _text(row) for name in entity.names)
        assert entity.role in _text(row)
        assert row.xpath(".//td[@data-name='Mentions']")[0].text == str(len(entity.mentions))
    subject = tree.get_element_by_id("person-1")
    assert subject.xpath(".//a/@href")[0] == f"#m-{page.findings[0].id}"
    assert "Kept by name" in _text(tree.get_element_by_id("body-3"))


def test_a_near_miss_is_listed_once_with_its_context(page: ReviewPage) -> None:
    """However often it occurs, a near-miss is one row, with count, place and the words around it."""
    rows = _read(page).xpath("//table[@aria-label='Near-misses']/tbody/tr")
    assert len(rows) == 1
    assert "had stopped coming to Larkfield in September." in _text(rows[0])
    assert "Draft 1: 2" in _text(rows[0])
    assert "paragraph 11" in _text(rows[0])


def test_an_ambiguity_shows_all_candidates(page: ReviewPage) -> None:
    """A name that could mean several is shown with each of them, and with the command that chooses one."""
    row = _read(page).xpath("//h3[@id='unclear']/following-sibling::div[1]//tbody/tr")[0]
    target = page.resolution.ambiguities[0].mentions[0]
    assert all(said in _text(row) for said in ("Thackray", "Mother", "Sibling 1", target))
    chosen = row.xpath(f".//li/span[@data-target='--finding {target}']/button/@data-rule")
    assert chosen == [f"--means {who}{how}" for who in ("person-2", "person-3") for how in ("", " --everywhere")] + [
        "--means new"
    ]


def test_two_who_may_be_one_can_be_joined_or_left(page: ReviewPage) -> None:
    """A pair is shown with the names of both, and with the commands that make them one or leave them two."""
    pair = Double("person-2", "person-3", "their names differ by a letter")
    asked = Question(pair.id, Obstacle.DOUBLE, "Perhaps one.")
    doubtful = replace(
        page,
        resolution=replace(page.resolution, doubles=(pair,)),
        plan=replace(page.plan, questions=(*page.plan.questions, asked)),
    )
    row = _read(doubtful).xpath("//h3[@id='undecided']/following::tbody[1]/tr")[-1]
    assert all(name in _text(row) for one in (1, 2) for name in page.resolution.entities[one].names)
    assert row.xpath(".//span[@data-target='--entity person-3']/button/@data-rule") == ["--merge person-2"]
    assert row.xpath(f".//span[@data-target='--entity {pair.id}']/button/@data-rule") == ["--accept"]


def test_the_page_says_where_an_unclear_name_leans(page: ReviewPage) -> None:
    """Whoever's pseudonym stands there until somebody decides is marked; the other candidates are not."""
    first = replace(page.resolution.ambiguities[0], leaning="person-3")
    row = _read(replace(page, resolution=replace(page.resolution, ambiguities=(first,)))).xpath(
        "//h3[@id='unclear']/following-sibling::div[1]//tbody/tr"
    )[0]
    leaning = [_text(candidate) for candidate in row.xpath(".//li") if "a leaning" in _text(candidate)]
    assert len(leaning) == 1
    assert "person-3" in leaning[0]


def test_a_decision_on_one_wording_covers_its_like(page: ReviewPage) -> None:
    """Deciding one near-miss decides the same wording elsewhere, on the page as in the plan."""
    near_miss = [finding for finding in page.findings if finding.text == "Larkfield"]
    kept = Decision(near_miss[1].id, Ruling.ACCEPT, "B. Reviewer", "2026-03-05T10:00:00+00:00")
    reasons = json.loads(_read(replace(page, decisions=Decisions((kept,)))).get_element_by_id("reasons").text)[
        "findings"
    ]
    assert [reasons[finding.id]["open"] for finding in near_miss] == [False, False]
    assert all(reasons[finding.id]["decision"].startswith("Accepted by B. Reviewer") for finding in near_miss)


def test_what_redraft_did_not_see_is_named(page: ReviewPage) -> None:
    """Pictures, earlier changes and comments, unread places and unprocessed drafts are all on the page."""
    text = _text(_read(page))
    for named in (
        "pic-0a1b2c3d",
        "Hold this until the trial.",
        "in time",
        "sheet1.xlsx",
        "03 Chronology.doc",
        "Word 97 to 2003",
    ):
        assert named in text


def test_every_open_question_can_be_decided_from_the_page(page: ReviewPage) -> None:
    """The id that `redraft decide` wants is on the page for each question that it can answer."""
    section = _read(page).get_element_by_id("to-decide")
    targets = set(section.xpath(".//@data-target"))
    for question in page.plan.questions:
        assert any(target.endswith(f" {question.target}") for target in targets), question.obstacle


def test_a_decision_closes_what_it_covers(page: ReviewPage) -> None:
    """A ruling on a person shows on all their mentions; one on everything on what had none."""
    known = frozenset(f.id for f in page.findings) | {e.id for e in page.resolution.entities}
    decided = Decision(ALL, Ruling.ACCEPT, "B. Reviewer", "2026-03-05T10:00:00+00:00", covers=known)
    closed = replace(
        page,
        plan=replace(page.plan, questions=()),
        decisions=Decisions((decided, *page.decisions.entries)),
    )
    reasons = json.loads(_read(closed).get_element_by_id("reasons").text)["findings"]
    assert not any(reason["open"] for reason in reasons.values())
    mother = next(reason for reason in reasons.values() if reason["entity"] == "person-2")
    child = next(reason for reason in reasons.values() if reason["entity"] == "person-1")
    assert mother["decision"] == "Accepted by A. Manager, 3 March 2026, 16:00 UTC: agreed with the chair"
    assert child["decision"] == "Accepted by B. Reviewer, 5 March 2026, 10:00 UTC"
    assert "Every question has been decided" in _text(_read(closed))


def test_one_question_for_a_wording_opens_all_its_places(page: ReviewPage) -> None:
    """Where a question names one finding, every finding of that wording and type is still to decide."""
    reasons = json.loads(_read(page).get_element_by_id("reasons").text)["findings"]
    assert [reason["open"] for reason in reasons.values() if reason["was"] == "Larkfield"] == [True, True]
    assert not any(reason["open"] for reason in reasons.values() if reason["entity"] in ("person-2", "body-3"))


def test_hostile_wording_stays_wording(marked: Callable[..., ReviewPage]) -> None:
    """Markup, scripts and template code in a draft, a name or a setting appear as text and do nothing."""
    page = marked(
        (f"{HOSTILE}.docx", ((Kind.BODY, HOSTILE, f"{HOSTILE} [[{HOSTILE}|PERSON|person-1|{HOSTILE}]]"),), "")
    )
    page = replace(page, title=HOSTILE, folder=HOSTILE, version=HOSTILE)
    tree = _read(page)
    assert not tree.xpath("//img | //*[@onerror]")
    assert len(tree.xpath("//script")) == 2
    assert json.loads(tree.get_element_by_id("reasons").text)["findings"][page.findings[0].id]["was"] == HOSTILE
    assert _cell(tree.get_element_by_id("d1-1"), "was") == f"{HOSTILE} {HOSTILE}"
    assert "49" not in _text(tree.get_element_by_id("d1-1"))


def test_nothing_is_fetched(page: ReviewPage) -> None:
    """All links stay on the page, no style imports anything, and the policy allows our own style and script only."""
    written = diff(page)
    tree = markup.document_fromstring(written)
    assert all(link.startswith("#") for link in tree.xpath("//@href"))
    assert not tree.xpath("//@src | //link | //iframe | //object | //base | //@style | //*[@action]")
    style, script = tree.xpath("//style")[0].text, tree.xpath("//script[not(@type)]")[0].text
    assert not re.search(r"url\(|@import|https?:", style + script)
    policy = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    hashes = [base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in (style, script)]
    assert policy == (
        f"default-src 'none'; style-src 'sha256-{hashes[0]}'; script-src 'sha256-{hashes[1]}'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def test_ids_are_unique_and_links_arrive(page: ReviewPage) -> None:
    """No id is given twice, and every link on the page leads somewhere."""
    tree = _read(page)
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {link[1:] for link in tree.xpath("//@href")} <= set(ids)


def test_structure_for_assistive_technology(page: ReviewPage) -> None:
    """Language, landmarks, one first heading, no level skipped, a name for every control and table."""
    tree = _read(page)
    assert tree.get("lang") == "en-GB"
    assert len(tree.xpath("//main")) == len(tree.xpath("//h1")) == 1
    assert tree.xpath("//a[@class='skip']/@href") == ["#main"]
    levels = [int(heading.tag[1]) for heading in tree.xpath("//main//*[self::h1 or self::h2 or self::h3 or self::h4]")]
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert all(control.xpath("ancestor::label") for control in tree.xpath("//select | //input"))
    assert not tree.xpath("//nav[not(@aria-labelledby)] | //section[not(@aria-labelledby)]")


def test_readable_without_scripts(page: ReviewPage) -> None:
    """What only a script can serve is hidden until the script shows it."""
    tree = _read(page)
    assert tree.get_element_by_id("tools").get("hidden") is not None
    assert not tree.xpath("//*[@data-rule][not(@hidden)]")


@pytest.mark.parametrize("seed", ["0", "1"])
def test_same_page_under_any_hash_seed(page: ReviewPage, tmp_path: Path, seed: str) -> None:
    """The same case gives the same bytes, whatever order Python keeps its sets in."""
    stored = tmp_path / "page.pickle"
    stored.write_bytes(pickle.dumps(page))
    script = f"import hashlib, pickle; from redraft.outputs.diff.page import diff; page = pickle.load(open({str(stored)!r}, 'rb')); print(hashlib.sha256(diff(page).encode()).hexdigest())"
    done = subprocess.run(
        [sys.executable, "-c", script], env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True
    )
    assert done.stdout.decode().strip() == hashlib.sha256(diff(page).encode()).hexdigest()


def test_a_case_in_which_nothing_was_found(page: ReviewPage) -> None:
    """No drafts and no findings make a page that says so."""
    empty = ReviewPage(
        "Empty", "no date", "0.1.0", (), (), Resolution(()), Key(), RedactionPlan({}, (), ()), Decisions()
    )
    text = _text(_read(empty))
    assert "No draft could be read." in text
    assert "Every question has been decided" in text
    assert "Made on no date" in text


def test_an_edit_without_a_finding_is_shown_too(page: ReviewPage) -> None:
    """What a reviewer added by hand is marked like any other change."""
    without = replace(page, findings=page.findings[1:])
    reasons = json.loads(_read(without).get_element_by_id("reasons").text)["findings"]
    added = reasons[page.findings[0].id]
    assert (added["recognizer"], added["becomes"], added["state"]) == ("the reviewer", "Child K", "change")


def test_drafts_that_are_not_shown_do_not_count(page: ReviewPage) -> None:
    """Findings and edits of a draft that is read for names only are neither marked nor counted."""
    alone = replace(page, drafts=page.drafts[:1])
    reasons = json.loads(_read(alone).get_element_by_id("reasons").text)["findings"]
    assert sorted(reasons) == sorted(f.id for f in page.findings if f.source == page.drafts[0].source)
    changes = _read(alone).xpath("//dl[@class='totals']/div[dt='Changes proposed']/dd")[0].text
    assert int(changes) == len(page.plan.edits[page.drafts[0].source])


def test_names_that_look_the_same_are_listed_once(page: ReviewPage) -> None:
    """A name written with a no-break space is the same name to a reader."""
    first = replace(page.resolution.entities[0], names=("Rowan Thackray", "Rowan\u00a0Thackray"))
    listed = replace(page, resolution=replace(page.resolution, entities=(first, *page.resolution.entities[1:])))
    assert _text(_read(listed).get_element_by_id("person-1").xpath(".//span[@class='names']")[0]) == "Rowan Thackray ×2"


def test_a_suggested_wording_is_one_button_away(page: ReviewPage) -> None:
    """Where a flag has a suggestion, its row says so, and a button copies the command that puts it in its place."""
    flag = next(finding for finding in page.findings if finding.action is Action.FLAG)
    others = tuple(finding for finding in page.findings if finding is not flag)
    tree = _read(replace(page, findings=(replace(flag, suggestion="a life-long condition"), *others)))
    buttons = tree.xpath("//table[@aria-label='Flagged details']//button[contains(@data-rule, 'life-long')]")
    assert [button.get("data-rule") for button in buttons] == ['--reword "a life-long condition"']
    assert buttons[0].getparent().get("data-target") == f"--finding {flag.id}"
    assert "suggested: a life-long condition" in _text(buttons[0].xpath("./ancestor::tr")[0])


def test_the_most_telling_details_come_first(page: ReviewPage) -> None:
    """What the press reports stands above a rare occupation, and that above an age."""
    names = ("age", "occupation", "court_outcome")
    kinds = ("AGE", "DETAIL", "DETAIL")
    flags = [f for f in page.findings if f.action is Action.FLAG][:3]
    assert len(flags) == 3
    changed = {f.id: replace(f, recognizer=n, entity_type=k) for f, n, k in zip(flags, names, kinds, strict=True)}
    tree = _read(replace(page, findings=tuple(changed.get(f.id, f) for f in page.findings)))
    shown = [str(t) for t in tree.xpath("//table[@aria-label='Flagged details']//@data-target")]
    order = [shown.index(f"--finding {flag.id}") for flag in flags]
    assert order == sorted(order, reverse=True)
