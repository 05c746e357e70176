"""A token classifier of the transformers library, from a folder on this machine.

Presidio has two ways to these. One needs a spaCy package and a further library beside the model; the other takes a window
that failed for one without names. So the pipeline of transformers is asked directly.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from presidio_analyzer import EntityRecognizer, RecognizerResult

from redraft.detection.seeing.foreign import (
    ENTITIES,
    damaged,
    entities_of,
    not_installed,
    record_of_folder,
    require_folder,
    token_limit,
)
from redraft.detection.seeing.windows import WindowedRecognizer, windows
from redraft.engine import EngineChoice, EngineRecord
from redraft.offline import hubs_offline

WINDOW, OVERLAP = 1_000, 200
"""Characters read at once, fewer where they are more tokens than the network takes, and shared by neighbours."""
_SPACE = re.compile(r"\s")
_POSITION = re.compile(r"^[BIOLUES]-")
_AROUND = ' ,;:!?()[]"“”'
"""What tokenizers without word boundaries of their own leave hanging on a name."""


def load_token_classifier(choice: EngineChoice) -> tuple[EntityRecognizer, EngineRecord]:
    """The recogniser of a folder that transformers' `save_pretrained` wrote, and what goes on record.

    Raises:
        ModelUnavailable: if transformers or torch is not installed, or the folder holds no such model.
    """
    folder = require_folder(choice, "config.json")
    hubs_offline()
    classify, tokenizer, config = _pipeline(folder)
    entities = entities_of({_POSITION.sub("", label) for label in config.id2label.values()})
    limit = token_limit(tokenizer, config)

    def fits(text: str) -> bool:
        return len(tokenizer(text, verbose=False)["input_ids"]) <= limit

    def read(text: str) -> Iterator[RecognizerResult]:
        # Some tokenizers are asked for blanks only: a name would go on behind the end of its line.
        for each in classify(_SPACE.sub(" ", text)):
            entity = entities.get(_POSITION.sub("", each["entity_group"]))
            found = text[each["start"] : each["end"]]
            start = each["start"] + len(found) - len(found.lstrip(_AROUND))
            end = each["end"] - len(found) + len(found.rstrip(_AROUND))
            if entity and start < end:
                yield RecognizerResult(entity, start, end, float(each["score"]))

    def cut(text: str) -> list[Any]:
        return windows(text, WINDOW, OVERLAP, fits)

    return WindowedRecognizer("transformers", ENTITIES, cut, read), record_of_folder(choice)


def _pipeline(folder: Path) -> tuple[Any, Any, Any]:
    """The pipeline of a folder, its tokenizer and its configuration."""
    try:
        import torch  # noqa: F401  # transformers can be imported without it, and then does nothing
        from transformers import AutoModelForTokenClassification, AutoTokenizer, pipeline
        from transformers.utils.logging import disable_progress_bar
    except ImportError:
        raise not_installed() from None
    disable_progress_bar()
    try:
        tokenizer = AutoTokenizer.from_pretrained(folder, local_files_only=True)
        model, told = AutoModelForTokenClassification.from_pretrained(
            folder, local_files_only=True, output_loading_info=True
        )
        classify = pipeline(
            "token-classification", model=model, tokenizer=tokenizer, aggregation_strategy="max", device="cpu"
        )
    except Exception:  # what a loader may raise over a file it did not expect has no common base
        raise damaged() from None
    # Weights that are missing would be drawn at random, and only a slow tokenizer cannot tell where a token stood.
    if told["missing_keys"] or not tokenizer.is_fast:
        raise damaged()
    return classify, tokenizer, model.config
