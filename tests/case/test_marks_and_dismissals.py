"""What reviewers mark and dismiss by hand opens no way for a name to stay."""

from __future__ import annotations

from dataclasses import replace
from types import ModuleType

import pytest

from redraft.case.pipeline import Settled, settle
from redraft.case.settings import Settings
from redraft.case.wishes import Ground, Wish, ruled
from redraft.cast import CastMember, Declared
from redraft.decisions import Decision, Decisions, Ruling
from redraft.errors import DecisionsInvalid
from redraft.key import Key
from redraft.marking import everywhere_id, places, word_id

NOBODY = Declared()
TEXT = "{Lorna Ashdale} rang {PHONE_NUMBER:07700 900417}.\n{Ms Ashdale} left the hall. {Kezzer} and {Kezzer} stayed."


def _mark(wording: str, kind: str, text: str = "") -> Decision:
    target = everywhere_id(wording, kind)
    return Decision(target, Ruling.MARK, "R. Viewer", "", text, wording=wording, kind=kind, everywhere=True)


def _dismissed(target: str, wording: str = "") -> Decision:
    return Decision(target, Ruling.DISMISS, "R. Viewer", "", wording=wording)


def _settled(case: object, *decisions: Decision, declared: Declared = NOBODY) -> Settled:
    drafts = case.drafts  # type: ignore[attr-defined]
    findings = case.findings  # type: ignore[attr-defined]
    sources = frozenset(draft.source for draft in drafts)
    return settle(drafts, findings, Settings(declared=declared), Key(), Decisions(decisions), sources)


def _text(settled: Settled) -> dict[str, str]:
    return {edit.was: edit.becomes for made in settled.plan.edits.values() for edit in made}


def test_the_words_of_a_mark_excuse_no_name(marked: ModuleType) -> None:
    """A name that somebody writes into the new words of a mark by mistake may not remain."""
    settled = _settled(marked.case(TEXT), _mark("the hall", "DETAIL", "Ashdale's home"))
    (form,) = [form for form in settled.plan.forms if form.text == "Ashdale"]
    assert form.allowed == {}


@pytest.mark.parametrize("words", ["rang 07700 900417", "Rang 07700 900417", "phoned 07700 900417 at"])
def test_the_words_of_a_mark_let_nothing_stand_that_it_covers(words: str, marked: ModuleType) -> None:
    """A mark around a number that was found takes it out, whatever the new words are."""
    settled = _settled(marked.case(TEXT), _mark("rang 07700 900417", "DETAIL", words))
    assert "900417" not in _text(settled)["rang 07700 900417"]


def test_a_mark_is_found_in_names_of_files(marked: ModuleType) -> None:
    """An underline parts words there, for marking as for verification."""
    assert [span.start for span in places("Kez", "Report_Kez_v2 Kezia", marked.VOCABULARY)] == [7]


@pytest.mark.parametrize(
    "text", ["Zoe\u0308 Pel-Low", "ZO\u00cb PEL\u2011LOW", "Z\u00ado\u00eb\u00a0Pel\u200b-Low", "zo\u00eb  pel-low"]
)
@pytest.mark.parametrize("wording", ["Zo\u00eb Pel-Low", "Zoe\u0308 Pel-Low", "Zo\u00eb Pel\u00ad-Low"])
def test_a_mark_is_found_however_it_is_encoded(wording: str, text: str, marked: ModuleType) -> None:
    """What looks the same is the same: accents of one character or two, soft hyphens, spaces that do not break."""
    assert len(places(wording, f"Then {text} left.", marked.VOCABULARY)) == 1


def test_a_declared_name_is_one_whatever_was_said_before(marked: ModuleType) -> None:
    """A name that was dismissed, and then declared in the cast, is replaced; so it is where only one place was meant."""
    case = marked.case(TEXT)
    denials = (_dismissed(word_id("Lorna Ashdale"), "Lorna Ashdale"), _dismissed(case.id("Lorna Ashdale")))
    assert "Lorna Ashdale" not in _text(_settled(case, *denials))
    assert "Lorna Ashdale" in _text(_settled(case, *denials, declared=Declared((CastMember("Lorna Ashdale"),))))


def _ground(settled: Settled, declared: Declared = NOBODY) -> Ground:
    findings = {finding.id: finding for finding in settled.findings}
    return Ground(findings, frozenset(findings), Decisions(), lambda: settled.key, declared)


def test_a_name_of_somebody_is_dismissed_for_a_reason_only(marked: ModuleType) -> None:
    """One wording or one place of somebody who is replaced elsewhere needs a reason; a name that goes whole needs none."""
    case = marked.case(TEXT)
    ground = _ground(_settled(case))
    for wish in (
        Wish("", Ruling.DISMISS, "R. Viewer", wording="Ms Ashdale"),
        Wish("", Ruling.DISMISS, "R. Viewer", wording="Ashdale"),
        Wish(case.id("Kezzer"), Ruling.DISMISS, "R. Viewer"),
    ):
        with pytest.raises(DecisionsInvalid, match="only for a reason"):
            ruled(wish, ground)
        assert ruled(Wish(wish.target, wish.ruling, wish.by, wording=wish.wording, reason="a firm"), ground)
    assert ruled(Wish("", Ruling.DISMISS, "R. Viewer", wording="Kezzer"), ground)
    assert ruled(Wish("", Ruling.DISMISS, "R. Viewer", wording="Signs of Safety"), ground)


def test_a_declared_name_is_not_dismissed_by_its_id(marked: ModuleType) -> None:
    """The id of a wording is refused as the wording itself is."""
    declared = Declared((CastMember("Lorna Ashdale"),))
    ground = _ground(_settled(marked.case(TEXT), declared=declared), declared)
    with pytest.raises(DecisionsInvalid, match="declares"):
        ruled(Wish(word_id("Lorna Ashdale"), Ruling.DISMISS, "R. Viewer", reason="no name"), ground)


@pytest.mark.parametrize("field", ["text", "reason", "by"])
def test_no_decision_has_control_characters(field: str, marked: ModuleType) -> None:
    """What no Word file can hold, and a terminal would obey, is declined before it is on record."""
    case = marked.case(TEXT)
    wish = Wish(case.id("Kezzer"), Ruling.REWORD, "R. Viewer", text="a lad")
    with pytest.raises(DecisionsInvalid, match="character"):
        ruled(replace(wish, **{field: "a\x1b[2J"}), _ground(_settled(case)))


def test_who_takes_a_mark_back_is_told_that_the_key_remembers(marked: ModuleType) -> None:
    """The wording is hunted still, unless it is dismissed as well; a mark that the key never met needs no word."""
    mark = _mark("the hall", "PERSON")
    settled = _settled(marked.case(TEXT), mark)
    ground = replace(_ground(settled), before=Decisions((mark,)))
    back = Wish(mark.target, Ruling.WITHDRAW, "R. Viewer")
    assert "dismiss it too" in " ".join(ruled(back, ground)[1])
    assert not ruled(back, replace(ground, key=Key))[1]
