"""What an index or a quick condition finds is what looking everywhere finds: on the voices, and on them in disorder."""

from __future__ import annotations

import datetime as dt
import random
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz import fuzz

from redraft.cast import CastMember, Declared
from redraft.dates.every_form import every_form
from redraft.detection.day_forms import DayForms
from redraft.detection.guessing.alike_names import AlikeNames
from redraft.detection.guessing.small_letters import SmallLetters
from redraft.detection.persons.declared import DeclaredNames
from redraft.detection.persons.misspelt import Misspelt, misspells
from redraft.detection.persons.name_words import NameWords
from redraft.detection.persons.nicknames import Nicknames
from redraft.detection.persons.people import People
from redraft.detection.settle import settle
from redraft.detection.sites.gazetteer import Gazetteer, acronyms_beside
from redraft.detection.sites.places import Places
from redraft.detection.sites.propagation import PlacePropagation
from redraft.detection.survey import Surveyor
from redraft.detection.words import cues
from redraft.detection.words.forms import Forms
from redraft.detection.words.hits import Hit, Layer
from redraft.detection.words.lexicon import Lexicon
from redraft.detection.words.passages import read_passages
from redraft.detection.words.surroundings import Surroundings
from redraft.findings import Action
from redraft.identity.in_place.labels import Labels
from redraft.text import Anchor, Draft, Kind, Segment, Span
from redraft.vocabulary import load_vocabulary

_MARK = re.compile(r"\[\[[A-Z_]+\|(.*?)\]\]")
_ODDITIES = (
    "née", "known as", "Mr", "miss", "DI", "A/", "T/", "HMP", "St", "of the", '("Tobes")', "aka", "Nan", "uncle",
    "Name:", "Present:", "J.", "A", "O'Neil-Pike", "the Colonel", "-", ",", ".", ":", "\n", "(", "|", "3 May 2019",
)  # fmt: skip

_LABELS = ("Present", "In attendance", "The panel", "Worker")


def _in_disorder(chance: random.Random, text: str) -> str:
    """`text` with some words moved, in other letters, or beside what introduces or ends names."""
    words = text.split(" ")
    for _ in range(len(words) // 5 + 1):
        one, other = chance.randrange(len(words)), chance.randrange(len(words))
        words[one], words[other] = words[other], words[one]
        words[one] = chance.choice((str.upper, str.lower, str.capitalize, str))(words[one])
        if chance.random() < 0.5:
            words[other] = f"{chance.choice(_ODDITIES)}{chance.choice(('', ' '))}{words[other]}"
    return " ".join(words)


@pytest.fixture(scope="module")
def passages(voices):
    """The passages of three voices, each also in two disorders, and some of them as cells and names of files."""
    chance = random.Random(8)  # noqa: S311
    marked = [
        (voices / f"{name}.txt").read_text(encoding="utf-8") for name in ("moss_lane", "care_home", "two_friends")
    ]
    texts = [_MARK.sub(r"\1", line) for text in marked for line in text.splitlines() if line.strip()]
    texts += [f"{label}: Ann Pike. Jo Lee{stop} Sam Fox. Al Dun. Kit Ray" for label in _LABELS for stop in (".", ",")]
    texts += [_in_disorder(chance, text) for text in texts for _ in range(2)]
    segments = [
        Segment(
            Anchor("word/document.xml", f"0/{number}"),
            text,
            Kind.FILE_NAME if number % 17 == 0 else Kind.BODY,
            f"paragraph {number}",
            "Name of worker" if number % 7 == 0 else "",
        )
        for number, text in enumerate(texts)
    ]
    return read_passages([Draft("draft.docx", "docx", "0" * 64, tuple(segments))])


def _segment(text):
    return Segment(Anchor("word/document.xml", "0/0"), text, Kind.BODY, "paragraph 1")


def _small(passages):
    return frozenset(word.bare for passage in passages for word in passage.words if not word.capital)


def _walked(passage, at_word):
    """What `at_word` answers at every word that no earlier answer covers."""
    found, at = [], 0
    while at < len(passage.words):
        answer = at_word(passage, at)
        found += [answer] if answer else []
        at = answer.last + 1 if answer else at + 1
    return found


@pytest.fixture(scope="module")
def known(detector, passages):
    """The names of people, and of places and bodies, that a first reading teaches."""
    lexis = detector.lexis
    people = People.of(NameWords.of(lexis, Lexicon(), frozenset(), _small(passages)))
    lexicon = Lexicon.learn((name for passage in passages for name in people.find(passage)), lexis)
    places = Places(lexis, lexicon, [{} for _ in passages], _small(passages))
    gazetteer = Gazetteer.learn((place for each in passages for place in places.find(each)), passages, lexis)
    assert len(lexicon.full) > 20 < len(gazetteer.plain)
    return lexicon, gazetteer


def test_no_word_introduces_a_name_but_those_that_are_looked_at(detector, passages, known):
    """Names are found from words with capitals and from the few small ones that introduce them, as from all."""
    lexicon, gazetteer = known
    people = People.of(NameWords.of(detector.lexis, lexicon, gazetteer.words(), _small(passages)))
    everything = frozenset(word for passage in passages for word in passage.bares)
    plain = replace(people, introduced=replace(people.introduced, openers=everything))
    found = [people.find(passage) for passage in passages]
    assert found == [plain.find(passage) for passage in passages]
    assert sum(map(len, found)) > 50


def test_places_are_found_by_their_first_word(detector, passages, known):
    """Every mention that a walk over all words finds is found by its first word."""
    propagation = PlacePropagation.of(detector.lexis, known[1])
    found = [propagation.find(passage) for passage in passages]
    assert found == [_walked(passage, propagation.at) for passage in passages]
    assert sum(map(len, found)) > 50


def test_wordings_are_found_by_their_first_word(passages, known):
    """Of the known forms those that stand at a word are found, the longest first, up to the end of the passage."""
    wanted = set(known[1].plain) | known[0].full
    forms = Forms.of(wanted)
    for passage in passages:
        for at in range(len(passage.words)):
            sizes = range(min(12, len(passage.words) - at), 0, -1)
            plain = [size for size in sizes if tuple(w.bare for w in passage.words[at : at + size]) in wanted]
            assert list(forms.sizes(passage, at)) == plain


def test_names_in_small_letters_are_found_by_their_first_word(detector, passages, known):
    """A name of several words is found wherever all of them stand small and together, the longest first."""
    small = SmallLetters.of(detector.lexis, *known)
    for passage in passages:
        plain, at = [], 0
        while at < len(passage.words):
            sizes = (
                size
                for size in range(min(6, len(passage.words) - at), 1, -1)
                if tuple(w.bare for w in passage.words[at : at + size]) in small.kinds
                and not any(word.capital for word in passage.words[at : at + size])
                and all(passage.joined(at + step, (" ", "-", "' ")) for step in range(1, size))
            )
            size = next(sizes, 0)
            plain += [(at, at + size - 1)] if size else []
            at += size or 1
        assert [(found.first, found.last) for found in small.find(passage)] == plain


def test_declared_names_are_found_by_their_first_word(detector, passages, known):
    """A declared name of several words is found wherever its words stand side by side."""
    full = sorted(parts for parts in known[0].full if len(parts) > 1)
    declared = Declared(tuple(CastMember(" ".join(parts).title()) for parts in full))
    names = DeclaredNames.of(declared, detector.lexis)
    found = {(hit.passage, hit.span.start) for each in passages for hit in names.find(each, detector.lexis)}
    for passage in passages:
        for at, word in enumerate(passage.words):
            parts = next((parts for parts in full if passage.bares[at : at + len(parts)] == parts), ())
            plain = parts and all(passage.joined(at + step) for step in range(1, len(parts)))
            if plain and all(w.capital for w in passage.words[at : at + len(parts)]):
                covered = any((passage.index, passage.words[i].start) in found for i in range(max(0, at - 3), at + 1))
                assert (passage.index, word.start) in found or covered


def test_a_list_of_persons_reaches_as_far_as_its_label_says(passages):
    """A word is listed in a column for persons, or behind a label with no stop but the first two at a word's end."""

    def plainly(passage, at):
        if passage.of_persons:
            return True
        words = passage.words
        for label in range(min(3, at)):
            if words[label + 1].gap.startswith(":") and words[label].bare in cues.LABELS:
                return "." not in passage.text[words[label].end : words[at].start].replace(". ", " ", 2)
        return False

    listed = [[at in passage.listed for at in range(len(passage.words))] for passage in passages]
    assert listed == [[plainly(passage, at) for at in range(len(passage.words))] for passage in passages]
    assert any(True in each and False in each for each in listed)


def test_only_passages_with_news_of_their_words_are_read_again(detector, passages):
    """A survey that reads all passages in every round teaches and finds the same."""

    class Thorough(Surveyor):
        def _holding(self):
            return {word: range(len(self.passages)) for passage in self.passages for word in passage.bares}

    nobody = DeclaredNames.of(Declared(), detector.lexis)
    nothing = [() for _ in passages], [{} for _ in passages], [frozenset() for _ in passages]
    survey = Surveyor(detector.lexis, passages, *nothing, nobody, frozenset()).survey()
    assert survey == Thorough(detector.lexis, passages, *nothing, nobody, frozenset()).survey()
    assert len(survey.people) > 100


def test_a_label_is_found_wherever_its_letter_or_number_stands(passages):
    """A text is looked through for labels if a mark stands in it; without that condition no more are found."""
    labels = Labels.of(load_vocabulary())
    always = replace(labels, mark=re.compile(""))
    chance = random.Random(8)  # noqa: S311
    marks = ("R", "2", "B7", "12", "3A", "AB", "A1/X2", "A and B", "A, B or C", "s", "2019")
    kinds = ("Child", "CHILD", "Social Worker", "SW", "Ms", "Mr.", "Children", "School", "S", "GP", "child's")
    ends = ("", ".", ",", "'s", " was", "-", "/", "/3", " years", ":4", " Smith", "x")
    made = [
        f"{kind}{chance.choice((' ', '', '_', '  '))}{mark}{end}" for kind in kinds for mark in marks for end in ends
    ]
    found = [list(labels.find(text)) for text in (*made, *(passage.text for passage in passages))]
    assert found == [list(always.find(text)) for text in (*made, *(passage.text for passage in passages))]
    assert sum(map(len, found)) > 200


def test_acronyms_beside_declared_bodies_are_found_in_one_reading(detector, passages, known):
    """Of many declared bodies together as many acronyms are found as of each alone."""
    bodies = [(parts, kind) for parts, kind in known[1].plain.items() if kind == "ORGANIZATION"]
    written = " ".join(f"{' '.join(parts).title()} ({parts[0][0].upper()}XQ)" for parts, _ in bodies)
    texts = read_passages([Draft("draft.docx", "docx", "0" * 64, (_segment(written), *(p.segment for p in passages)))])
    together = acronyms_beside(bodies, texts)
    assert together == frozenset().union(*(acronyms_beside([body], texts) for body in bodies))
    assert len(together) > 3


def test_what_stands_around_a_word_is_read_in_its_place(detector, passages):
    """Whether a word stands alone, or before a quotation, is what all the text before and behind it says."""
    for passage in passages:
        around = Surroundings(passage, detector.lexis)
        for at, word in enumerate(passage.words):
            left, right = passage.text[: word.start].rstrip(" "), passage.text[word.end :]
            before = not left or left[-1] in "'\"(|"
            assert around.alone(at) == (before and (not right.strip(" ") or right.lstrip(" ")[0] in "'\")|:"))
            assert around.speaks(at) == (right[:1] == ":" and right[1:].lstrip(" ")[:1] in ("'", '"'))


_names = st.text(alphabet="abcde", min_size=1, max_size=7)


@given(st.lists(_names, max_size=12), _names)
def test_a_word_resembles_a_name_that_it_begins_or_nearly_is(names, word):
    """The look-up by beginning and by length answers as comparing with every name does."""
    plain = any(
        (name.startswith(word) and len(word) < len(name))
        or (len(word) > 4 and abs(len(word) - len(name)) < 3 and fuzz.ratio(word, name) >= 82)
        for name in names
    )
    assert AlikeNames.of(names).resembles(word) == plain


@given(st.lists(st.text(alphabet="abcd", min_size=4, max_size=9), max_size=8), st.text("abcd", min_size=4, max_size=9))
def test_a_slip_is_looked_for_among_names_with_one_of_its_first_letters(detector, names, word):
    """The look-up by first letters answers as comparing with every declared name does."""
    misspelt = Misspelt.of(detector.lexis, Lexicon(), [(name,) for name in names])
    (passage,) = read_passages([Draft("draft.docx", "docx", "0" * 64, (_segment(word),))])
    plain = any(misspells(word, name) for name in names if len(name) >= 5)
    explained = detector.lexis.everyday(word) or detector.lexis.given(word) or word in detector.lexis.term_words
    assert bool(list(misspelt.find(passage))) == plain or explained or word.endswith("s")


@given(st.lists(_names, max_size=12), _names)
def test_a_short_form_is_the_beginning_of_a_longer_name(names, word):
    """The look-up among sorted names answers as trying every name does."""
    lexicon = Lexicon.learn((), None, [(name,) for name in names])  # type: ignore[arg-type]
    stems = [word, *([word[:-1]] if word.endswith(("y", "i", "o", "a", "z", "e")) and len(word) > 3 else [])]
    longer = any(len(name) > len(stem) and name.startswith(stem) for name in names for stem in stems)
    plain = len(word) > 2 and word not in names and longer
    assert Nicknames.of(None, lexicon).shortens(word) == plain  # type: ignore[arg-type]


_spans = st.tuples(st.integers(0, 20), st.integers(1, 8)).map(lambda pair: Span(pair[0], pair[0] + pair[1]))


def _hit(span, layer):
    kind = "PERSON" if layer is Layer.CAST else "PHONE_NUMBER"
    return Hit(0, span, kind, 0.9, layer, "a definition", Action.REDACT, "")


@given(st.lists(_spans, max_size=8), st.lists(_spans, max_size=8))
def test_a_declared_name_inside_a_longer_identifier_goes_with_it(names, identifiers):
    """Such a name is left out before overlaps are settled, wherever the identifiers begin and end."""
    cast, sure = [_hit(span, Layer.CAST) for span in names], [_hit(span, Layer.DEFINITION) for span in identifiers]
    outside = [hit for hit in cast if not any(each.contains(hit.span) and each != hit.span for each in identifiers)]
    assert settle([*cast, *sure]) == settle([*outside, *sure])


def test_a_known_day_is_found_wherever_any_of_its_forms_stands():
    """The quick look for how a form begins misses none that the forms themselves would find."""
    days, chance = (dt.date(2013, 2, 3), dt.date(2020, 9, 12)), random.Random(8)  # noqa: S311
    forms = {form for day in days for form in every_form(day)}
    either = "|".join(re.escape(form) for form in sorted(forms, key=lambda form: (-len(form), form)))
    plain = re.compile(rf"(?<![^\W_])(?<!\d[./-])(?:{either})(?![^\W_]|[./-]\d)", re.IGNORECASE)
    text = "".join(
        chance.choice((" ", ", ", ".", "x", "1", "/", "-", "\n", " Feb ", "é")) + form for form in sorted(forms)
    )
    wanted = [Span(*match.span()) for match in plain.finditer(text)]
    assert [span for span, _ in DayForms.of(days).find(text)] == wanted
    assert len(wanted) > 50
