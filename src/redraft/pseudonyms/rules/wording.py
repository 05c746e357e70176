"""Rules 7, 8 and 9: what a pseudonym says besides, as a word, a code, a month, a place or a known case."""

from __future__ import annotations

import re
from collections.abc import Iterator

from redraft.folding import fold
from redraft.pseudonyms.rules.concern import Concern, warning
from redraft.pseudonyms.rules.everyone import Everyone, Named


def known_case(who: Named, case: Everyone) -> Iterator[Concern]:
    """Rule 7: attached to no well-known review, and no name that a law or a rule goes by."""
    lists = case.vocabulary.naming
    if fold(who.pseudonym) in lists.known_codes:
        yield warning(who.id, "known-case", "a well-known review goes by it, and readers would take this one for that")
    elif not lists.law_names.isdisjoint(case.read(who.pseudonym).words):
        yield warning(who.id, "known-case", "a law or rule is known by this name, which leads readers to another case")


def awkward_code(who: Named, case: Everyone) -> Iterator[Concern]:
    """Rule 8: no letters that are taken for figures or words, no initialism that means something else."""
    lists = case.vocabulary.naming
    read = case.read(who.pseudonym)
    reasons = [reason for letter in read.letters if (reason := lists.awkward_letters.get(letter.upper()))]
    if re.search(r"\b0\b", who.pseudonym):
        reasons.append("the figure 0 is read as the letter O")
    if any(code.rstrip("0123456789") in lists.awkward_codes for code in read.codes):
        reasons.append("these letters stand for something else, or are an insult")
    if reasons:
        yield warning(who.id, "awkward-code", f"the code can be misread: {reasons[0]}")


def also_a_word(who: Named, case: Everyone) -> Iterator[Concern]:
    """Rule 9: no month, modal verb, place, role or agency, which breaks sentences and searches."""
    words = case.read(who.pseudonym).words
    if who.entity_type != "PERSON":
        return
    lists, vocabulary = case.vocabulary.naming, case.vocabulary
    if any(word in lists.place_names for word in words):
        yield warning(who.id, "word", "it is also the name of a place, which readers would look for on the map")
    elif any(
        word in vocabulary.word_names or word in lists.words or word in vocabulary.ordinary_words for word in words
    ):
        yield warning(
            who.id, "word", "it is also a month, a word or the name of a body, so that sentences can be misread"
        )
