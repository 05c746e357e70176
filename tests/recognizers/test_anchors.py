"""What a text must hold for a pattern to match: a pattern that is not put to a text could not have matched in it."""

from __future__ import annotations

import itertools
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from redraft.detection.defining.anchors import Anchors
from redraft.detection.defining.definitions import Definition, PatternSpec, load_definitions
from redraft.detection.defining.examples import unmark
from redraft.detection.defining.expressions import any_of, compiled
from redraft.detection.defining.finders import find, finders_of
from redraft.detection.defining.keep import KeepList, joined
from redraft.detection.defining.lookout import Lookout
from redraft.detection.defining.needs import MARK, needs, plain
from redraft.detection.defining.trees import Unread, parsed
from redraft.detection.words.folding import fold
from redraft.detection.words.wordlists import WordIndex, WordList
from redraft.documents import read
from redraft.findings import Action
from redraft.resources import folder

from .spelling import spelt

pytestmark = pytest.mark.once

ALL = load_definitions(folder("recognizers"))
EXPRESSIONS = sorted({each.regex for definition in ALL for each in definition.patterns})
CONTEXTS = sorted({any_of(words) for each in ALL for words in (each.context, each.headings) if words})
ANCHORS = Anchors.of([*EXPRESSIONS, *CONTEXTS])
ALWAYS = {
    r"(?<=(?<![\w'’.-])(?<!\b[A-Z] )[A-Z] )(?!B C D E)[A-Z](?: [A-Z]){3,29}(?![\w'’-])",
    r"(?<=(?<![\w'’.-])(?<!\b[A-Za-z] )[A-Za-z] )[a-z](?: [a-z]){3,29}(?![\w'’-])",
}
"""The patterns that ship and are put to every text: they ask for letters with spaces between them, which any text has."""

LETTERS = "".join(map(chr, range(sys.maxunicode + 1)))


def example_texts() -> Iterator[str]:
    """The sentences that the definitions give as examples, and every third of them in capitals."""
    for definition in ALL:
        examples = definition.examples
        texts = [unmark(each)[0] for each in (*examples.match, *examples.doubtful, *examples.no_match)]
        yield from (*texts, *(text.upper() for text in texts[::3]))


def fixture_texts() -> Iterator[str]:
    """Every text of the drafts among the fixtures."""
    for path in sorted(folder("fixtures/demo/drafts").parent.parent.rglob("drafts/*.docx")):
        yield from dict.fromkeys(segment.text for segment in read(path).segments)


def unsound(anchors: Anchors, text: str) -> list[str]:
    """The expressions that match in a folded text although they would not be put to it."""
    skipped = set(anchors.expressions) - anchors.worth_trying(text)
    return [each for each in skipped if compiled(each).search(text)]


def test_every_pattern_needs_something() -> None:
    """Each pattern that ships asks something of a text; one that does not is listed here, since it costs time."""
    assert {each for each in (*EXPRESSIONS, *CONTEXTS) if not needs(each)} == ALWAYS


@pytest.mark.parametrize("texts", [example_texts, fixture_texts])
def test_what_is_not_tried_does_not_match(texts) -> None:
    """In the definitions' own examples and in all drafts of the fixtures, no pattern matches that would be passed by."""
    folded = sorted({fold(text).text for text in texts()})[::2]
    assert len(folded) > 200
    assert not [text for text in folded if unsound(ANCHORS, text)]


def test_most_patterns_are_passed_by() -> None:
    """Of five hundred patterns and more, a paragraph meets some twenty."""
    texts = {fold(text).text for text in fixture_texts()}
    assert sum(len(ANCHORS.worth_trying(text)) for text in texts) < len(texts) * len(ANCHORS.expressions) / 15


@pytest.mark.parametrize("expression", [*EXPRESSIONS, *CONTEXTS], ids=map(str, itertools.count()))
def test_what_a_pattern_is_made_of_holds_what_it_needs(expression: str) -> None:
    """Wherever a pattern matches in a text made of its own parts, between other words and glued to them, it is tried."""
    random, anchors = Random(8), Anchors.of([expression])  # noqa: S311 - texts for a test
    for _ in range(20):
        for around in ("{}", "so {}, and", "x{}9", "\n{}\n", "({})"):
            text = around.format(spelt(expression, random))
            if not anchors.worth_trying(text):
                assert not compiled(expression).search(text), text


def test_the_texts_made_do_match() -> None:
    """The texts of the test above are no idle ones: nearly every pattern matches in some of its own."""
    random = Random(8)  # noqa: S311 - texts for a test
    matched = [any(compiled(each).search(f"so {spelt(each, random)}, and") for _ in range(40)) for each in EXPRESSIONS]
    assert sum(matched) > 0.8 * len(matched)


SYNTAX = [
    r"born", r"(?i)born", r"(?i:bor)n", r"\bborn\b", r"(?<!\w)born(?![\w-])", r"bor?n", r"born?s", r"bo{2}rn", r"(?:bo){2,3}", r"(?:bo){0,2}rn",
    r"b(?:orn|ear)", r"(?=\w+n)bo", r"(?<=bo)rn", r"b(?!x)orn", r"[bk]orn", r"[^x]orn", r"[a-z]orn", r"\d+ born", r"b\dn", r"b\sn", r"born\K now",
    r"(?<n>bo)rn(?&n)", r"(?(DEFINE)(?<n>bo|ba))(?&n)rn", r"(b)o\1", r"(?>bo)rn", r"(?x) bo rn # more", r"(?x)bo r{2} n", r"(?x)b o\ r [ ]", r"bo|rn",
    r"(?i)[k-s]t", r"(?i)\u212a", r"(?i)straße", r"(?i)ſo", r"İx", r"ıx", r"\x62orn", r"b.n", r"b[\d-]n", r"b[]o]n", r"(?i:i)x", r"\p{Lu}rn", r"b\.n",
    r"^born$", r"b(?#no)orn", r"bo*+rn", r"bo{,2}rn", r"(?:b|)orn", r"b(?:\b|o)rn", r"b\b", r"\Brn", r"[[:alpha:]]rn", r"(?V1)born", r"(?f)strasse", r"(?:born){e<=1}",
    r"(?b)born", r"bo(?i)rn", r"(?i)Σς", r"x(?:foo)?", r"(?:(?:ab)?c){2}", r"(?:a?b?){2}c", r"(?<!born)x", r"x(?<=\bx)y", r"(?w)\bborn", r"b(?|o|a)rn",
]  # fmt: skip


@given(st.sampled_from(SYNTAX), st.text("born BORNxakſKsStTſıİiI0٣9 \n\u2003.-ßσςΣecfy#\u0301_ ]", max_size=12))
def test_no_syntax_is_misread(expression: str, text: str) -> None:
    """Whatever an expression is written in, it is tried on every text in which it matches."""
    if compiled(expression).search(text):
        assert Anchors.of([expression]).worth_trying(text), needs(expression)


@pytest.mark.parametrize("expression", SYNTAX, ids=repr)
def test_no_syntax_is_misread_on_its_own_parts(expression: str) -> None:
    """The same on texts made of the expression itself, if it can be read."""
    random, anchors = Random(8), Anchors.of([expression])  # noqa: S311 - texts for a test
    try:
        texts = [
            around.format(spelt(expression, random)) for _ in range(100) for around in ("{}", "x{}", "{}s", " {} ")
        ]
    except Unread:
        assert needs(expression) == ()
        return
    assert not [text for text in texts if compiled(expression).search(text) and not anchors.worth_trying(text)]


def test_a_word_is_found_wherever_it_stands_in_a_long_text() -> None:
    """A long text is looked over stretch by stretch, and a word on the edge of two is not missed."""
    anchors = Anchors.of(["quxquux", r"nowhere\d"])
    assert all(anchors.worth_trying("- " * at + "quxquux" + " -" * at) == {"quxquux"} for at in range(2_480, 2_520))
    assert anchors.worth_trying("-" * 40_000 + "nowhere" + "-" * 40_000) == frozenset()


@pytest.mark.parametrize(
    "expression", [r"(?V1)a[b--c]", r"(?f)ss", r"a(?i)b", r"[[:alpha:]]b", r"(?:ab){e<=1}", r"(?|ab|c)", r"a)", r"(a", r"*"]
)  # fmt: skip
def test_a_syntax_that_is_not_read_is_tried_on_every_text(expression: str) -> None:
    """An expression in a syntax that nobody has thought of here costs time and hides nothing."""
    with pytest.raises(Unread):
        parsed(expression)
    assert Anchors.of([expression]).worth_trying("") == {expression}


def test_letters_are_alike_to_us_that_are_to_patterns() -> None:
    """What a pattern in any case takes for one letter is one in plain form, for all letters that are looked for."""
    for letter in map(chr, range(128)):
        alike = regex.findall(f"(?i){regex.escape(letter)}", LETTERS)
        assert {plain(other) for other in alike} == {plain(letter)}, letter
    assert not regex.findall(r"(?=\W)\p{Changes_When_Casemapped}", LETTERS)


def test_digits_and_spaces_are_alike_to_us_that_are_to_patterns() -> None:
    """All that a pattern takes for a digit is 0, all that it takes for a space is one."""
    assert {plain(each).strip(MARK) for each in regex.findall(r"\d", LETTERS)} == {"0"}
    assert {plain(each) for each in regex.findall(r"\s", LETTERS)} == {" "}


def test_words_begin_and_end_where_they_do_for_patterns() -> None:
    """A letter stays one in plain form, and what is none becomes none: words are parted at the same places."""
    is_word = regex.compile(r"\w")
    for letter in LETTERS:
        form = plain(letter).strip(MARK)
        assert all(bool(is_word.match(each)) == bool(is_word.match(letter)) for each in form), letter


@pytest.mark.parametrize("texts", [example_texts, fixture_texts])
def test_all_at_once_find_what_each_does(texts) -> None:
    """A lookout finds in every text what each definition finds in it by itself, in the same order."""
    lookout, finders = Lookout.of(ALL), finders_of(ALL)
    for text in list(dict.fromkeys(texts()))[::7]:
        for heading in ("", "DOB", "NHS number"):
            alone = [(each.definition, found) for each in finders if (found := find(each, text, heading))]
            assert list(lookout.find(text, heading)) == alone, text


def test_the_keep_list_keeps_what_its_patterns_and_lists_do() -> None:
    """The keep list finds what its lists and patterns find one by one."""
    keep = KeepList.of(ALL)
    for text in sorted({*example_texts(), *fixture_texts()})[::4]:
        folded = fold(text)
        spans = [span for words in keep.words.lists for span in words.spans_in(folded)]
        for matcher in keep.patterns.values():
            spans += [folded.original(each.span.start, each.span.end) for each in matcher.matches(folded.text)]
        assert keep.spans(text) == joined(spans)


WORDS = st.lists(st.text("ab A-'", min_size=1, max_size=6), min_size=1, max_size=5)


@given(st.lists(st.tuples(WORDS, WORDS, st.booleans()), max_size=4), st.text("ab AB-'_\u00ad\u2019\n", max_size=30))
def test_lists_together_find_what_each_does(lists, text: str) -> None:
    """Lists looked up together find what each of them finds, its exceptions and its case heeded."""
    each = [WordList.compile(*parts) for parts in lists]
    folded = fold(text)
    together = dict(WordIndex.of(each).spans_in(folded))
    assert [together.get(number, []) for number in range(len(each))] == [words.spans_in(folded) for words in each]


def test_a_pattern_of_a_case_is_compiled_when_it_is_first_needed() -> None:
    """What no text asks for costs nothing but the reading."""
    pattern = PatternSpec("odd", r"quxquux\d", 0.6)
    definition = Definition("odd", "case", "DETAIL", Action.FLAG, "Why.", Path("odd.yaml"), patterns=(pattern,))
    compiled.cache_clear()
    assert list(Lookout.of([definition]).find("nothing of the kind")) == []
    assert compiled.cache_info().currsize == 0
    ((_, found),) = Lookout.of([definition]).find("here is QuxQuux1 and quxquux2")
    assert [each.span.of("here is QuxQuux1 and quxquux2") for each in found] == ["quxquux2"]
    assert compiled.cache_info().currsize == 1
