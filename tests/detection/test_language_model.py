"""The name model as Presidio's engine: the same answers on any threads and in any batch, context words, no network."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from itertools import islice, repeat
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray
from presidio_analyzer import AnalyzerEngine, BatchAnalyzerEngine, RecognizerRegistry
from presidio_analyzer.predefined_recognizers import UkNinoRecognizer

from redraft.cli import cli
from redraft.detection.seeing import engines
from redraft.detection.seeing.background import background_hits
from redraft.detection.seeing.engines import PresidioEngine, load_engine
from redraft.detection.seeing.name_engine import NameEngine
from redraft.detection.seeing.names_recognizer import ENTITIES, NamesRecognizer
from redraft.detection.seeing.spotted import Spotted, words_under
from redraft.detection.seeing.threads import ENVIRONMENT, thread_count
from redraft.detection.words.hits import Hit, Layer
from redraft.detection.words.passages import Passage, read_passages
from redraft.errors import ModelUnavailable, SettingsInvalid
from redraft.findings import Action, Finding
from redraft.tagger import Label, Tagger, Thresholds, load_tagger
from redraft.tagger.labels import CLASSES, begins
from redraft.tagger.words import Shape
from redraft.text import Anchor, Draft, Kind, Segment, Span

SENTENCES = [
    "Lorna Ashdale lives in Wexborough.",
    "Short.",
    "Dr Osei rang on Monday. " * 100,
    "",
    "PC Rees left.",
    "The mother is Polish and lives at 14 Kestrel Row.",
]


@pytest.fixture(scope="module")
def tagger() -> Tagger:
    """The tagger that ships with redraft."""
    return load_tagger()


@pytest.fixture(scope="module")
def half_sure(tagger: Tagger) -> Tagger:
    """A tagger to which capitals are a person for sure, other capitalised words only worth a question."""

    def network(ids: NDArray[np.int64], shapes: NDArray[np.int64]) -> NDArray[np.float32]:
        classes = np.zeros((len(ids), CLASSES), dtype=np.float32)
        classes[:, begins(Label.PERSON)] = np.select(
            [shapes == Shape.CAPITALS, shapes == Shape.CAPITALISED], [0.75, 0.25]
        )
        classes[:, 0] = 1 - classes[:, begins(Label.PERSON)]
        return classes

    return Tagger(network, tagger.tokenizer, {label: Thresholds(replace=0.5, ask=0.125) for label in Label})


@pytest.fixture(scope="module")
def half_sure_engine(half_sure: Tagger) -> PresidioEngine:
    """The engine of that tagger."""
    return replace(load_engine(), nlp=NameEngine(half_sure), sure={"PERSON": 0.5})


def _read(engine: NameEngine, texts: list[str], **options: int) -> list[list[tuple[int, int, str, float]]]:
    return [
        [(e.start_char, e.end_char, e.label_, score) for e, score in zip(a.entities, a.scores, strict=True)]
        for _, a in engine.process_batch(texts, "en", **options)
    ]


@pytest.mark.parametrize("threads", [1, 2, 4])
@pytest.mark.parametrize("batch_size", [0, 1, 2, 256])
def test_a_sentence_is_read_alike_on_any_threads_and_in_any_batch(
    tagger: Tagger, threads: int, batch_size: int
) -> None:
    """Names and scores are the same to the last bit alone, beside any others, and in any order."""
    alone = [_read(NameEngine(tagger, 1), [text])[0] for text in SENTENCES]
    engine = NameEngine(tagger, threads)
    assert _read(engine, SENTENCES, batch_size=batch_size) == alone
    assert _read(engine, SENTENCES[::-1], batch_size=batch_size) == alone[::-1]
    assert any(alone)


def test_one_text_is_read_as_in_a_batch(tagger: Tagger) -> None:
    """The two doors of the engine give one answer."""
    engine = NameEngine(tagger)
    for text, artifacts in engine.process_batch(SENTENCES, "en"):
        alone = engine.process_text(text, "en")
        assert artifacts.to_json() == alone.to_json()


def test_texts_are_not_all_held_in_memory(tagger: Tagger) -> None:
    """A stream of texts without an end is read as far as somebody asks."""
    read = NameEngine(tagger).process_batch(repeat("PC Rees left."), "en", batch_size=8)
    assert len(list(islice(read, 20))) == 20


@given(text=st.text(st.characters(), max_size=80))
def test_tokens_stand_where_the_text_has_them(half_sure_engine: PresidioEngine, text: str) -> None:
    """Tokens cover the text in order, white space included, so that Presidio's places are those of the text."""
    artifacts = half_sure_engine.nlp.process_text(text, "en")
    assert artifacts.tokens_indices == [token.idx for token in artifacts.tokens]
    assert len(artifacts.tokens.text) == len(text)
    assert len(artifacts.lemmas) == len(artifacts.tokens)
    for token in artifacts.tokens:
        assert token.text == text[token.idx : token.idx + len(token)].encode("utf-16", "surrogatepass").decode(
            "utf-16", "replace"
        )


def test_words_in_small_letters_stand_in_for_lemmas(tagger: Tagger) -> None:
    """Presidio's context words work without a lemmatiser."""
    assert NameEngine(tagger).process_text("The NHS Number was", "en").lemmas == ["the", "nhs", "number", "was"]


@pytest.mark.parametrize("text", ["", " ", "\n\t", "😀"], ids=ascii)
def test_a_text_without_words_has_artifacts_without_names(tagger: Tagger, text: str) -> None:
    """Nothing comes of nothing, and nothing fails."""
    assert NameEngine(tagger).process_text(text, "en").entities == []


@pytest.fixture(scope="module")
def analyzer(tagger: Tagger) -> AnalyzerEngine:
    """Presidio's own analyser with our engine and recogniser beside one of Presidio's."""
    registry = RecognizerRegistry([NamesRecognizer(), UkNinoRecognizer()])
    return AnalyzerEngine(registry, NameEngine(tagger), supported_languages=["en"])


def _score(analyzer: AnalyzerEngine, text: str) -> float:
    (result,) = analyzer.analyze(text, "en", entities=["UK_NINO"])
    return float(result.score)


def test_presidios_context_words_raise_a_score(analyzer: AnalyzerEngine) -> None:
    """A pattern of Presidio's is surer beside its context word, in any case of letters, and not beside another."""
    plain = _score(analyzer, "Her code was AB 12 34 56 C in May.")
    assert _score(analyzer, "Her NINO was AB 12 34 56 C in May.") > plain
    assert _score(analyzer, "Her nino was AB 12 34 56 C in May.") > plain


def test_presidios_analyser_gives_our_names(analyzer: AnalyzerEngine, tagger: Tagger) -> None:
    """Names come out of Presidio's own analyser, one text at a time and in batches, as the tagger sees them."""
    text = SENTENCES[0]
    own = sorted((each.start, each.end, ENTITIES[each.label], each.score) for each in tagger.mentions(text))
    (batched,) = BatchAnalyzerEngine(analyzer).analyze_iterator([text], "en")
    for results in (analyzer.analyze(text, "en"), batched):
        assert sorted((each.start, each.end, each.entity_type, each.score) for each in results) == own != []


def test_only_what_is_asked_for_is_told(tagger: Tagger) -> None:
    """The recogniser keeps to the entity types it is asked for, and refuses to be silent without our artifacts."""
    artifacts = NameEngine(tagger).process_text(SENTENCES[0], "en")
    recognizer = NamesRecognizer()
    assert {each.entity_type for each in recognizer.analyze("", ["LOCATION"], artifacts)} == {"LOCATION"}
    with pytest.raises(ModelUnavailable):
        recognizer.analyze("", ["PERSON"], None)


def test_every_label_has_an_entity_type(tagger: Tagger) -> None:
    """Whatever the model may tell of, a finding has a name for; terms of art are not told of."""
    assert {label.value for label in ENTITIES} == set(NameEngine(tagger).get_supported_entities())
    assert Label.TERM not in ENTITIES
    assert set(load_engine().sure) == set(ENTITIES.values())


def test_sure_is_told_from_doubtful(half_sure_engine: PresidioEngine) -> None:
    """From the replace threshold on a name is sure; from the ask threshold on it is told of; in order of place."""
    (spotted,) = half_sure_engine.read(["when Rees met the GP at Kestrel"])
    assert [(each.span, each.score, each.sure) for each in spotted] == [
        (Span(5, 9), 0.25, False),
        (Span(18, 20), 0.75, True),
        (Span(24, 31), 0.25, False),
    ]


def test_a_folded_name_is_found_through_what_word_hides(find: Callable[..., list[Finding]]) -> None:
    """Soft hyphens, joiners and decomposed accents inside a name do not hide it from the model."""
    text = "The social worker met Zoe\u0308 Ash\u00addale and Lor\u200bna Rees."
    assert {"Zoe\u0308 Ash\u00addale", "Lor\u200bna Rees"} <= {each.text for each in find(text)}


def _passage(text: str) -> Passage:
    segment = Segment(Anchor("word/document.xml", "0"), text, Kind.BODY, "paragraph 1", "")
    (passage,) = read_passages([Draft("draft.docx", "docx", "0" * 64, (segment,))])
    return passage


@given(st.text("Ab ,'", min_size=1, max_size=30), st.data())
def test_words_under_a_span_are_those_it_touches(text: str, data: st.DataObject) -> None:
    """A word counts if it shares a character with the span."""
    passage = _passage(text)
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(text))))
    touched = [at for at, word in enumerate(passage.words) if Span(word.start, word.end).overlaps(span)]
    assert list(words_under(passage, span)) == touched


@given(st.lists(st.tuples(st.integers(0, 20), st.integers(1, 5)), max_size=6), st.integers(0, 20), st.integers(1, 5))
def test_backgrounds_are_flagged_where_nothing_else_is(others: list[tuple[int, int]], start: int, size: int) -> None:
    """A background of which the model is sure is flagged unless any other hit overlaps it."""
    hits = [Hit(0, Span(at, at + n), "AGE", 1.0, Layer.DEFINITION, "x", Action.REPLACE, "") for at, n in others]
    span = Span(start, start + size)
    found = list(background_hits([[Spotted(span, "NORP", 0.9, True)]], [hits]))
    assert [each.span for each in found] == [span] * (not any(each.span.overlaps(span) for each in hits))


def test_background_is_not_guessed() -> None:
    """Neither a doubtful background nor a name of another kind is flagged here."""
    seen = [Spotted(Span(0, 3), "NORP", 0.2, False), Spotted(Span(4, 7), "PERSON", 0.9, True)]
    assert not list(background_hits([seen], [[]]))


def test_a_long_paragraph_takes_time_by_its_length(half_sure_engine: PresidioEngine) -> None:
    """Artifacts, words and backgrounds: sixteen times the words do not take the square of sixteen times as long."""

    def seconds(times: int) -> float:
        passage = _passage("when Rees met the GP at Kestrel and rang " * times)
        started = time.process_time()
        (spotted,) = half_sure_engine.read([passage.text])
        backgrounds = [Spotted(each.span, "NORP", 1.0, True) for each in spotted]
        hits = [Hit(0, each.span, "X", 1.0, Layer.MODEL, "x", Action.FLAG, "") for each in spotted]
        assert not list(background_hits([backgrounds], [hits]))
        assert all(words_under(passage, each.span) for each in spotted)
        return time.process_time() - started

    assert seconds(4_000) < 80 * max(seconds(250), 0.02)


@pytest.mark.parametrize(("said", "threads"), [("1", 1), (" 3 ", 3), ("08", 8), ("64", 64)])
def test_the_number_of_threads_is_settable(monkeypatch: pytest.MonkeyPatch, said: str, threads: int) -> None:
    """What the environment says is taken."""
    monkeypatch.setenv(ENVIRONMENT, said)
    assert thread_count() == threads


@pytest.mark.parametrize("said", [None, "", "  "])
def test_the_usual_number_of_threads(monkeypatch: pytest.MonkeyPatch, said: str | None) -> None:
    """Where nothing is said, as many as the machine has, up to four."""
    monkeypatch.delenv(ENVIRONMENT, raising=False)
    if said is not None:
        monkeypatch.setenv(ENVIRONMENT, said)
    assert thread_count() == min(4, os.cpu_count() or 1)


@pytest.mark.parametrize("said", ["0", "-1", "65", "2.5", "all", "²", "1" * 5000])
def test_nonsense_threads_are_refused(monkeypatch: pytest.MonkeyPatch, tagger: Tagger, said: str) -> None:
    """What is no number of threads is refused by name, not passed over, and not repeated."""
    monkeypatch.setenv(ENVIRONMENT, said)
    with pytest.raises(SettingsInvalid, match=ENVIRONMENT) as refused:
        NameEngine(tagger)
    assert said not in refused.value.message
    assert "from 1 to 64" in refused.value.next_step


def test_the_model_is_opened_once_a_process() -> None:
    """A worker that reads many cases has one model, and each reading an engine of its own."""
    one, other = load_engine(), load_engine()
    assert one.nlp is not other.nlp and one.nlp._tagger is other.nlp._tagger


@pytest.fixture
def draft(tmp_path: Path) -> str:
    """A draft of one sentence."""
    path = tmp_path / "draft.txt"
    path.write_text(SENTENCES[0], "utf-8")
    return str(path)


def test_the_command_line_says_that_the_model_cannot_run(monkeypatch: pytest.MonkeyPatch, draft: str) -> None:
    """Without onnxruntime a command ends with its own exit code, two sentences and no traceback."""
    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    engines._model.cache_clear()  # as in a process that has not read anything yet
    done = CliRunner().invoke(cli, ["scan", draft, "-q"])
    assert done.exit_code == ModelUnavailable.exit_code
    assert done.stdout == ""
    assert done.stderr.startswith("redraft needs onnxruntime and tokenizers")
    assert "Install redraft again" in done.stderr and "Traceback" not in done.stderr


def test_the_command_line_says_that_the_threads_are_no_number(draft: str) -> None:
    """A wrong number of threads ends a command with the exit code of wrong settings."""
    done = CliRunner().invoke(cli, ["scan", draft, "-q"], env={ENVIRONMENT: "many"})
    assert done.exit_code == SettingsInvalid.exit_code
    assert ENVIRONMENT in done.stderr and "Traceback" not in done.stderr


_QUIET = """
import sys
events = set()
sys.addaudithook(lambda event, _: events.add(event) if event.startswith("socket.") else None)
from redraft.offline import stay_offline
stay_offline()
from redraft.detection.seeing.engines import load_engine
assert list(load_engine().read(["Lorna Ashdale lives in Wexborough."]))[0]
reached = events - {"socket.__new__", "socket.bind", "socket.gethostname"}
sys.exit(f"the network was reached for: {sorted(reached)}" if reached else 0)
"""


def test_nothing_reaches_for_the_network() -> None:
    """From import to answer nothing looks up or connects to another machine, and nothing is said on the terminal."""
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", _QUIET], capture_output=True, text=True, timeout=300, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@pytest.mark.parametrize("slang", ["2nite", "4eva", "l8r"])
def test_figures_for_sounds_are_not_taken_along_with_a_name_in_small_letters(persons, slang):
    """What a message says beside a name is nobody's name."""
    found = persons("Mr Tamzin Oakhanger was seen.", f"who is goin to tamzin {slang}")
    assert found == ["Mr Tamzin Oakhanger", "tamzin"]
