"""Our name model as a Presidio NLP engine: blank English, the model's mentions in the artifacts of each text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from typing import Any

from presidio_analyzer.nlp_engine import NlpArtifacts, NlpEngine
from spacy.lang.en import English
from spacy.tokens import Doc, Span
from spacy.vocab import create_vocab

from redraft.detection.seeing.threads import thread_count
from redraft.tagger import Label, Mention, Tagger, load_tagger
from redraft.tagger.words import Word

LANGUAGE = "en"
_AT_ONCE = 256
"""Texts handed to the threads together, so that a long case never waits in memory as a whole."""


class NameEngine(NlpEngine):
    """The tagger behind Presidio's interface.

    A text's words in lower case stand in for lemmas, or Presidio's context words would not work. Texts are tagged side
    by side on `threads` threads, by default `thread_count()`; how many never changes an answer.

    Raises:
        SettingsInvalid: if REDRAFT_THREADS is no number of threads.
        ModelUnavailable: if the model is missing, not the one that was tested, or cannot be run on this machine.
    """

    def __init__(self, tagger: Tagger | None = None, threads: int | None = None) -> None:
        self._tagger = tagger or load_tagger()
        self._vocab = create_vocab(LANGUAGE, English.Defaults)  # a blank pipeline would build a tokenizer, too
        self._threads = threads or thread_count()

    def load(self) -> None:
        """Nothing to do: the model is loaded on creation."""

    def is_loaded(self) -> bool:
        """Always, since creation fails without the model."""
        return True

    def process_text(self, text: str, language: str) -> NlpArtifacts:
        """The artifacts of one text."""
        words, mentions = self._tagger.read(text)
        return self._artifacts(text, words, mentions, language)

    def process_batch(
        self, texts: Iterable[str], language: str, batch_size: int = _AT_ONCE, n_process: int = 1, **kwargs: Any
    ) -> Iterator[tuple[str, NlpArtifacts]]:
        """The artifacts of each text, in order.

        Presidio's own default `batch_size` of 1 would leave all threads but one idle, so it is taken as no less than
        the threads; `n_process` means nothing here.
        """
        with ThreadPoolExecutor(self._threads) as threads:
            for batch in _batched(texts, max(batch_size, self._threads)):
                for text, (words, mentions) in zip(batch, threads.map(self._tagger.read, batch), strict=True):
                    yield text, self._artifacts(text, words, mentions, language)

    def _artifacts(self, text: str, words: list[Word], mentions: list[Mention], language: str) -> NlpArtifacts:
        doc = _document(text, words, self._vocab)
        starts = {token.idx: token.i for token in doc}
        ends = {token.idx + len(token): token.i + 1 for token in doc}
        spans = [Span(doc, starts[each.start], ends[each.end], label=each.label.value) for each in mentions]
        lemmas = [token.lower_ for token in doc]
        scores = [each.score for each in mentions]
        return NlpArtifacts(spans, doc, [token.idx for token in doc], lemmas, self, language, scores=scores)

    def is_stopword(self, word: str, language: str) -> bool:
        """Whether the language counts `word` as a stop word."""
        return bool(self._vocab[word].is_stop)

    def is_punct(self, word: str, language: str) -> bool:
        """Whether `word` is punctuation."""
        return bool(self._vocab[word].is_punct)

    def get_supported_entities(self) -> list[str]:
        """The labels of the model that name something."""
        return sorted(label.value for label in Label if label is not Label.TERM)

    def get_supported_languages(self) -> list[str]:
        """English alone."""
        return [LANGUAGE]


def _document(text: str, words: list[Word], vocab: Any) -> Doc:
    """A spaCy document of the tagger's own words, white space beyond single blanks as tokens of its own."""
    tokens: list[str] = []
    blanks: list[bool] = []
    at = 0
    for word in words:
        gap = text[at : word.start]
        if gap.startswith(" ") and tokens:
            blanks[-1], gap = True, gap[1:]
        if gap:
            tokens.append(gap)
            blanks.append(False)
        tokens.append(word.text)
        blanks.append(False)
        at = word.end
    if text[at:]:
        tokens.append(text[at:])
        blanks.append(False)
    return Doc(vocab, words=tokens, spaces=blanks)


def _batched(texts: Iterable[str], size: int) -> Iterator[list[str]]:
    waiting = iter(texts)
    while batch := list(islice(waiting, size)):
        yield batch
