"""Presidio as it comes, with the small model that its documentation names."""

from __future__ import annotations

import tldextract.tldextract
from presidio_analyzer import AnalyzerEngine
from presidio_analyzer.nlp_engine import NlpEngineProvider

from benchmarks import small_spacy


def presidio_engine() -> AnalyzerEngine:
    """Presidio as it comes, with the small model; only its look-up of top-level domains is kept from the network.

    The list that ships with `tldextract` stands in for it.
    """
    tldextract.tldextract.TLD_EXTRACTOR = tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None)
    settings = {"nlp_engine_name": "spacy", "models": [{"lang_code": "en", "model_name": small_spacy.MODEL}]}
    return AnalyzerEngine(nlp_engine=NlpEngineProvider(nlp_configuration=settings).create_engine())
