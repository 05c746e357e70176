"""The language model: its named entities only, checked by hash, never downloaded, behind Presidio's own interface."""

from __future__ import annotations

import hashlib
import importlib.util
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import spacy
from presidio_analyzer.nlp_engine import NlpArtifacts, NlpEngine

from redraft.detection.model_digests import DIGESTS, FOLDER, PACKAGE
from redraft.errors import ModelUnavailable

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

LANGUAGE = "en"
WINDOW = 20_000
"""Characters the model reads at once; a longer text is cut at white space, and no name is longer than a window."""
_UNUSED = ["tok2vec", "tagger", "parser", "attribute_ruler", "lemmatizer", "senter"]


def model_folder() -> Path:
    """Where the installed package keeps the model, every file of it checked against its pinned SHA-256.

    Raises:
        ModelUnavailable: if the package, or a file of it, is missing or not the one that was tested.
    """
    spec = importlib.util.find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        raise ModelUnavailable("The language model is not installed.")
    folder = Path(spec.origin).parent / FOLDER
    check_files(folder)
    return folder


def check_files(folder: Path) -> None:
    """Compare every pinned file of `folder` with its digest.

    Raises:
        ModelUnavailable: naming the first file that is missing or different.
    """
    for name, digest in DIGESTS.items():
        try:
            found = hashlib.sha256((folder / name).read_bytes()).hexdigest()
        except OSError:
            raise ModelUnavailable(f"The language model lacks its file {name}.") from None
        if found != digest:
            raise ModelUnavailable(f"The language model's file {name} is not the one that was tested.")


@cache
def _language() -> Language:
    """The loaded pipeline: the one cache of a process, since loading takes a second and cannot be shared."""
    return spacy.load(model_folder(), exclude=_UNUSED)


class NameModel(NlpEngine):
    """Presidio's view of the model. Words in lower case stand in for lemmas, or its context words would not work."""

    def __init__(self) -> None:
        self._nlp = _language()

    def load(self) -> None:
        """Nothing to do: the model is loaded on creation."""

    def is_loaded(self) -> bool:
        """Always, since creation fails without the model."""
        return True

    def process_text(self, text: str, language: str) -> NlpArtifacts:
        """The artifacts of one text."""
        return next(iter(self.process_batch([text], language)))[1]

    def process_batch(
        self, texts: Iterable[str], language: str, batch_size: int = 1, n_process: int = 1, **kwargs: Any
    ) -> Iterator[tuple[str, NlpArtifacts]]:
        """The artifacts of each text, in order.

        The model always reads one text at a time, whatever `batch_size` says: sums over a batch of another shape
        could round differently, and the same sentence must give the same answer beside any neighbour.
        """
        for text in texts:
            yield text, self._artifacts(text, language)

    def _artifacts(self, text: str, language: str) -> NlpArtifacts:
        docs = [self._nlp(window) for window in windows(text)]
        doc = docs[0] if len(docs) == 1 else self._join(docs)
        indices = [token.idx for token in doc]
        words = [token.lower_ for token in doc]
        return NlpArtifacts(list(doc.ents), doc, indices, words, self, language)

    def _join(self, docs: Sequence[Doc]) -> Doc:
        from spacy.tokens import Doc

        return Doc.from_docs(list(docs), ensure_whitespace=False)

    def is_stopword(self, word: str, language: str) -> bool:
        """Whether the language counts `word` as a stop word."""
        return bool(self._nlp.vocab[word].is_stop)

    def is_punct(self, word: str, language: str) -> bool:
        """Whether `word` is punctuation."""
        return bool(self._nlp.vocab[word].is_punct)

    def get_supported_entities(self) -> list[str]:
        """The labels of the model."""
        return sorted(self._nlp.pipe_labels["ner"])

    def get_supported_languages(self) -> list[str]:
        """English alone."""
        return [LANGUAGE]


def windows(text: str, size: int = WINDOW) -> list[str]:
    """`text` in pieces of at most `size` characters that together are `text`, cut after white space where there is any.

    >>> windows("one two three", 8)
    ['one two ', 'three']
    """
    pieces: list[str] = []
    while len(text) > size:
        head = text[:size]
        at = max(head.rfind("\n"), head.rfind(". ") + 1)
        if at < size // 2:
            at = max(head.rfind(" "), 0)
        at = at + 1 if at else size
        pieces.append(text[:at])
        text = text[at:]
    return [*pieces, text]
