"""General texts: what of their marks is taken."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from training.general import load_general

from redraft.tagger import Label


def test_a_corpus_is_read_with_our_labels(corpus: Path) -> None:
    """Each line is a text with its source, its corpora's labels turned into ours."""
    samples = list(load_general(corpus))
    named = [[(each.label, sample.text[each.start : each.end]) for each in sample.mentions] for sample in samples]
    assert named == [
        [(Label.PERSON, "Edwin Garrow"), (Label.DATE, "4 May 1987")],
        [(Label.ORGANIZATION, "Harrow Society")],
        [(Label.NORP, "Welsh"), (Label.TERM, "Larkrise")],
    ]
    assert {sample.source for sample in samples} == {"invented"}


@pytest.mark.parametrize(
    ("name", "label", "kept"),
    [
        ("Dr. Orla Finch", "PER", "Orla Finch"),
        ("Prof Sir Orla Finch", "PER", "Orla Finch"),
        ("Orla Finch's", "PER", "Orla Finch"),
        ("Orla Finch, ", "PER", "Orla Finch"),
        ("Sir", "PER", "Sir"),
        ("Drake", "PER", "Drake"),
        ("the Fells", "LOC", "Fells"),
        ("the Ballad", "MISC", "the Ballad"),
        ("Christmas Eve", "DATE", "Christmas Eve"),
        ("in 1987", "DATE", "in 1987"),
        ("03/11/21", "DATE", "03/11/21"),
        ("two weeks", "DATE", None),
        ("the last nine years", "DATE", None),
        ("3 hours", "DATE", None),
        ("'s", "PER", None),
    ],
)
def test_a_span_is_cut_to_the_name(tmp_path: Path, name: str, label: str, kept: str | None) -> None:
    """Titles, articles and genitives are left outside a name, durations are no dates, an empty rest is nothing."""
    path, text = tmp_path / "one.jsonl", f"Then {name} again."
    path.write_text(json.dumps({"text": text, "spans": [[5, 5 + len(name), label]], "src": "invented"}) + "\n", "utf-8")
    (sample,) = load_general(path)
    assert [sample.text[each.start : each.end] for each in sample.mentions] == ([kept] if kept else [])


def test_of_two_spans_that_overlap_the_first_counts(tmp_path: Path) -> None:
    """Mentions come in order and without overlap, however the corpus lists them."""
    path = tmp_path / "two.jsonl"
    spans = [[10, 14, "LOC"], [0, 11, "PER"], [0, 4, "PER"]]
    path.write_text(json.dumps({"text": "Orla Finch Fell", "spans": spans, "src": "invented"}) + "\n", "utf-8")
    (sample,) = load_general(path)
    assert [(each.start, each.end) for each in sample.mentions] == [(0, 4), (10, 14)]


def test_the_corpora_are_all_sound(shared: Path) -> None:
    """Every mention of the general texts lies in its text, in order."""
    path = shared / "training" / "general.jsonl"
    if not path.is_file():
        pytest.skip("the general texts are not beside this checkout")
    for sample in load_general(path):
        ends = [0, *(each.end for each in sample.mentions)]
        assert all(end <= each.start < each.end for end, each in zip(ends, sample.mentions, strict=False))
        assert ends[-1] <= len(sample.text)
