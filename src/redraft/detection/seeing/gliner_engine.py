"""Presidio's recogniser for GLiNER, with a model from a folder on this machine."""

from __future__ import annotations

from typing import Any

from presidio_analyzer import EntityRecognizer, RecognizerResult

from redraft.detection.seeing.foreign import (
    ENTITIES,
    damaged,
    not_installed,
    record_of_folder,
    require_folder,
    token_limit,
)
from redraft.detection.seeing.windows import WindowedRecognizer, windows
from redraft.engine import EngineChoice, EngineRecord
from redraft.offline import hubs_offline

WINDOW, OVERLAP = 250, 80
"""Characters read at once (Presidio's default; never more words than GLiNER takes) and shared by neighbours."""
_ASKED = 64
"""Tokens that are kept for the question, which stands before the text."""
ASK = 0.3
"""Presidio's threshold: below it nothing is told of."""
LABELS = {
    "person": "PERSON",
    "location": "LOCATION",
    "organization": "ORGANIZATION",
    "address": "ADDRESS",
    "date": "DATE_TIME",
    "nationality": "NORP",
    "religion": "NORP",
    "ethnicity": "NORP",
}
"""What GLiNER is asked for, in words, and what it is to us."""


def load_gliner(choice: EngineChoice) -> tuple[EntityRecognizer, EngineRecord]:
    """The recogniser of a folder that GLiNER's `save_pretrained` wrote, and what goes on record.

    Raises:
        ModelUnavailable: if gliner is not installed, or the folder holds no such model.
    """
    folder = require_folder(choice, "gliner_config.json")
    hubs_offline()
    try:
        import gliner  # noqa: F401  # Presidio's recogniser asks for it only when it is too late to say so
        from presidio_analyzer.predefined_recognizers import GLiNERRecognizer
    except ImportError:
        raise not_installed() from None
    try:
        recognizer: Any = GLiNERRecognizer(
            entity_mapping=LABELS, model_name=str(folder), threshold=ASK, map_location="cpu", local_files_only=True
        )
        tokenizer = recognizer.gliner.data_processor.transformer_tokenizer
        config = recognizer.gliner.config
        limit = token_limit(tokenizer, getattr(config, "encoder_config", None)) - _ASKED
        size = min(WINDOW, int(config.max_len))
    except Exception:  # what a loader may raise over a file it did not expect has no common base
        raise damaged() from None

    def fits(text: str) -> bool:
        return len(tokenizer(text, verbose=False)["input_ids"]) <= limit

    def read(text: str) -> list[RecognizerResult]:
        found: list[RecognizerResult] = recognizer.analyze(text, list(ENTITIES)) if text.strip() else []
        return found

    def cut(text: str) -> list[Any]:
        return windows(text, size, OVERLAP, fits)

    return WindowedRecognizer("gliner", ENTITIES, cut, read), record_of_folder(choice)
