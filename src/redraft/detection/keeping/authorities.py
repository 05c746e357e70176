"""Inquiries and authors cited by surname: "Bichard recommended", "as Laming put it", "(Munro, 2011)".

A surname by itself stays where something shows that it is cited and nobody in the case is called so. Those who chaired
well-known inquiries need no more than a surname that is nothing else; a surname that is a given name or a word as well
("Francis", "Wood"), or an author's, needs a verb of authority, a year, a report, or the literature's own nouns nearby.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter

from redraft.detection.defining.keep import touched
from redraft.detection.keeping.references import Cited, citations, entries
from redraft.detection.words import cues
from redraft.detection.words.lexis import Lexis
from redraft.detection.words.passages import Passage, Word
from redraft.detection.words.surroundings import Surroundings
from redraft.detection.words.wordlists import WordList
from redraft.text import Span
from redraft.vocabulary import Vocabulary

_STRONG = cues.words(
    """recommended recommends recommendation argues concluded concludes advocates advocated proposes proposed defines
    defined coined developed emphasises emphasised stresses stressed theorised posits cautions cautioned criticised
    characterises demonstrates demonstrated urged conceptualises distinguishes distinguished suggests observes notes
    contends summarises reviewed examined established highlighted highlights identifies describes"""
)
_WEAK = cues.words(
    """said says wrote writes found finds described argued put puts has had set sets called calls asked showed shows
    made makes placed saw noted observed warned warns reported identified suggested termed spoke led ended changed
    quoted cited identified studied considers considered noticed thought would"""
)
_NOUNS = cues.words(
    """recommendation recommendations inquiry enquiry report reports review reviews principles model framework findings
    era reforms audit typology definition theory taxonomy ladder hierarchy cycle stages judgment judgement et duty
    """
)
"""What is called after its author: "the Bichard recommendations", "Horwath's model"."""
_WORKS = cues.words("work research study studies paper book writing writings ideas view views point challenge")
"""What is somebody's, an author's or anybody's."""
_LITERATURE = cues.words(
    """inquiry inquiries recommendations candour reforms nhs culture reset bureaucratic bureaucracy judgement literature
    theory theories attachment typology framework frameworks model models prevention vetting database statutory
    legislation nationally protocol trusts practice system systems research researchers studies study systematic
    professions profession professional professionals policy learning neglect control coercive contextual safeguarding
    influence abused decades lessons reviews preconditions stages hierarchy safety separation infancy thinking
    ecological resilience closure self-neglect leadership inspection inspectorate government parliament courts"""
)
_BEFORE = cues.words("following since after by from post under per via cf see citing and with like unlike of in to")
_PERSONAL = cues.words("his her him them their he she they us me mum dad mother father with")
_SENTENCE = re.compile(r"(?<=[a-z0-9)\]'\"][.!?])\s+(?=[A-Z'\"(\[])")
_REACH = 300
"""So many characters on each side of a name are read for its sentence."""
_start, _end = attrgetter("start"), attrgetter("end")
_TITLES = cues.words("sir dame lord lady baroness professor prof dr qc kc")


@dataclass(frozen=True, slots=True)
class Authorities:
    """Finds cited authorities in a case. Build it with `of`.

    `published` lists inquiries and judgments by their full names; `borne` are words that name somebody of the case,
    `listed` the passages that are entries of a reference list, `quoted` the surnames that are plainly cited somewhere.
    """

    lexis: Lexis
    inquiries: Mapping[str, frozenset[str]]
    authors: Mapping[str, frozenset[str]]
    published: WordList
    borne: frozenset[str]
    listed: frozenset[int]
    quoted: frozenset[str] = frozenset()

    @classmethod
    def of(
        cls,
        lexis: Lexis,
        vocabulary: Vocabulary,
        published: WordList,
        passages: Sequence[Passage],
        declared: Sequence[tuple[str, ...]] = (),
    ) -> Authorities:
        """For the `passages` of a case, in which the `declared` names are people's."""
        listed = entries(passages)
        own = {
            surname: vocabulary.inquiries.get(surname, frozenset()) | vocabulary.authors.get(surname, frozenset())
            for surname in {*vocabulary.inquiries, *vocabulary.authors}
        }
        borne = {part for parts in declared for part in parts}
        for passage in passages:
            if passage.index not in listed:
                borne.update(_borne(lexis, own, passage))
        found = cls(lexis, vocabulary.inquiries, vocabulary.authors, published, frozenset(borne), listed)
        return replace(found, quoted=frozenset(name for passage in passages for name in found._quoted(passage)))

    def _quoted(self, passage: Passage) -> Iterator[str]:
        """The surnames that are plainly cited in a passage, or are part of the name of a published inquiry there."""
        wanted = [at for at, word in enumerate(passage.words) if self._named_so(word)]
        full = self.published.spans(passage.text) if wanted else []
        for at in wanted:
            word = passage.words[at]
            inside = any(word.end < span.end for span in touched(full, Span(word.start, word.end)))
            if inside or self._cited_alone(passage, at):
                yield word.bare

    def spans(self, passage: Passage) -> Iterator[Span]:
        """Where authorities are cited in `passage`, reference entries as a whole."""
        if not self.published.entries:
            return  # a detector without the keep list keeps nobody
        if passage.index in self.listed:
            yield Span(0, len(passage.text))
            return
        cited = [each for each in citations(passage) if self._scholarly(passage, each)]
        yield from (each.span for each in cited)
        for at, word in enumerate(passage.words):
            if self._named_so(word) and (span := self._alone(passage, at, bool(cited))):
                yield span

    def _named_so(self, word: Word) -> bool:
        known = word.bare in self.inquiries or word.bare in self.authors
        return known and word.capital and word.alphabetic and word.bare not in self.borne

    def _distinctive(self, word: str) -> bool:
        """Whether a surname of somebody who chaired an inquiry is nothing but a surname."""
        return word in self.inquiries and not self.lexis.given(word) and word not in self.lexis.words

    def _alone(self, passage: Passage, at: int, cited: bool) -> Span | None:
        """The span of an authority at word `at`, with its own title and given name, if it is cited there."""
        words, word = passage.words, passage.words[at]
        own = self.inquiries.get(word.bare, frozenset()) | self.authors.get(word.bare, frozenset())
        if self._part_of_longer(passage, at, own):
            return None
        first = at
        while first and passage.joined(first) and words[first - 1].bare in own:
            first -= 1
        span = Span(words[first].start, word.end)
        titled = first < at and words[first].bare in _TITLES
        if titled or self._cited_alone(passage, at) or self._paired(passage, at):
            return span
        if (self._distinctive(word.bare) or word.bare in self.quoted) and not self._acts_in_person(passage, at):
            return span
        weak = self._weak(passage, at) or first < at
        return span if weak and (cited or self._literary(passage, at)) else None

    def _part_of_longer(self, passage: Passage, at: int, own: frozenset[str]) -> bool:
        """Whether other capitalised words make the surname part of a place's or body's name: "Cooper's Rise"."""
        words, around = passage.words, Surroundings(passage, self.lexis)
        after, before = around.after(at), around.before(at)
        goes_on = after is not None and after.capital and after.bare not in _NOUNS and not after.number
        led = before is not None and words[at].gap == " " and before.capital and before.bare not in own
        return goes_on or (led and before is not None and not before.initial)

    def _cited_alone(self, passage: Passage, at: int) -> bool:
        """Whether a verb of authority or the noun of a report follows, or "as … put it" stands around."""
        word, around = passage.words[at], Surroundings(passage, self.lexis)
        after, before = around.after(at), around.before(at)
        if after is None:
            return False
        third = passage.words[at + 2].bare if at + 2 < len(passage.words) else ""
        if after.bare in _NOUNS and not after.initial:
            return True
        if word.possessive:
            return False
        if before is not None and before.bare == "as" and after.bare in ("put", "puts", "has", "had") and third == "it":
            return True
        return after.bare in _STRONG and third not in _PERSONAL

    def _paired(self, passage: Passage, at: int) -> bool:
        """Whether "and" joins the surname to another authority: "Reder and Duncan", "Ainsworth and Bowlby"."""
        words = passage.words
        partners = [
            words[other]
            for other, link in ((at + 2, at + 1), (at - 2, at - 1))
            if 0 <= other < len(words) and words[link].bare in ("and", "&") and self._named_so(words[other])
        ]
        surname = any(not self.lexis.given(word.bare) for word in (*partners, words[at]))
        return bool(partners) and surname and not self._acts_in_person(passage, at)

    def _acts_in_person(self, passage: Passage, at: int) -> bool:
        """Whether a verb follows that only somebody of the case does: "rang", "attended", "was at home"."""
        after = Surroundings(passage, self.lexis).after(at)
        if passage.words[at].possessive:
            return after is not None and after.bare in cues.PERSONAL_OBJECTS - _NOUNS
        return after is not None and after.bare in cues.SPEECH | {"rang"} and after.bare not in _STRONG | _WEAK

    def _weak(self, passage: Passage, at: int) -> bool:
        """Whether an authority could be meant: a verb of saying follows, or a preposition stands before."""
        around = Surroundings(passage, self.lexis)
        after, before = around.after(at), around.before(at)
        third = passage.words[at + 2].bare if at + 2 < len(passage.words) else ""
        says = after is not None and after.bare in _WEAK | _STRONG and third not in _PERSONAL
        led = before is not None and before.bare in _BEFORE and not self._acts_in_person(passage, at)
        works = passage.words[at].possessive and after is not None and after.bare in _WORKS
        return says or led or works

    def _literary(self, passage: Passage, at: int) -> bool:
        """Whether the sentence speaks as the literature does, or names a published inquiry."""
        start, end = _sentence(passage.text, passage.words[at].start)
        if any(word.bare in _LITERATURE for word in _words_in(passage, start, end)):
            return True
        return bool(self.published.spans(passage.text[start:end]))

    def _scholarly(self, passage: Passage, cited: Cited) -> bool:
        """Whether names with a year are authors, and no child with the year of its birth."""
        names = [cited_word.of(passage.text) for cited_word in cited.surnames]
        folded = [name.casefold() for name in names]
        if not names or any(part in self.borne for name in folded for part in re.split(r"[\s-]", name)):
            return False
        known = any(name in self.authors or name in self.inquiries for name in folded)
        strange = any(not self.lexis.given(name) for name in folded)
        if known and (cited.bracketed or strange or len(names) > 1):
            return True
        if cited.bracketed:
            return strange and not self._kin_before(passage, cited.span.start)
        start, end = _sentence(passage.text, cited.span.start)
        near = _words_in(passage, start, end)
        following = next((word for word in near if word.start >= cited.span.end), None)
        says = following is not None and following.bare in _STRONG | _WEAK
        literary = any(word.bare in _LITERATURE | _NOUNS for word in near)
        return strange and (says or literary or len(names) > 1 < cited.beside)

    def _kin_before(self, passage: Passage, start: int) -> bool:
        """Whether a word of kinship stands before the bracket: "her son (Jory, 2013)"."""
        before = bisect_right(passage.words, start, key=_end) - 1
        return before >= 0 and self.lexis.kin_at(passage, before) > 0


def _sentence(text: str, at: int) -> tuple[int, int]:
    """Where the sentence around `at` starts and ends, as far as it is within reach."""
    start, end = max(0, at - _REACH), min(len(text), at + _REACH)
    for match in _SENTENCE.finditer(text, start, end):
        if match.start() > at:
            return start, match.start()
        start = match.end()
    return start, end


def _words_in(passage: Passage, start: int, end: int) -> Sequence[Word]:
    """The words of `passage` that start between two places: looked up, for a paragraph may be very long."""
    return passage.words[bisect_left(passage.words, start, key=_start) : bisect_left(passage.words, end, key=_start)]


def _borne(lexis: Lexis, own: Mapping[str, frozenset[str]], passage: Passage) -> Iterator[str]:
    """The capitalised words of a passage that stand where the name of somebody of the case does."""
    around = Surroundings(passage, lexis)
    for at, word in enumerate(passage.words):
        if not word.capital or not word.alphabetic or len(word.text) < 2:
            continue
        before = passage.words[at - 1] if at else None
        mine = own.get(word.bare, frozenset())
        if before is not None and passage.joined(at, (" ", ". ")) and before.bare not in mine:
            told = (
                lexis.title_at(passage, at - 1) or lexis.kin_at(passage, at - 1) or lexis.occupation_at(passage, at - 1)
            )
            initial = (
                before.letter and before.text not in ("A", "I") and not any(name[0] == before.bare for name in mine)
            )
            given = before.capital and lexis.given(before.bare) and word.gap == " " and not before.possessive
            if told or initial or (given and (not before.initial or not lexis.ordinary(before.bare))):
                yield word.bare
        following = passage.words[at + 1] if at + 1 < len(passage.words) else None
        if following is not None and following.gap == " " and following.capital and not word.possessive:
            called = lexis.given(word.bare) and not lexis.ordinary(following.bare) and not lexis.common(following.bare)
            if called and following.alphabetic and len(following.text) > 1 and following.bare not in own:
                yield word.bare
        if following is not None and following.number and following.gap == " (" and len(following.text) < 3:
            yield word.bare
        if word.bare in own and (at in passage.listed or (word.possessive and _owns(around, at))):
            yield word.bare


def _owns(around: Surroundings, at: int) -> bool:
    """Whether what follows a possessive is a relative or something of a person's daily life."""
    after = around.after(at)
    return after is not None and after.bare in cues.PERSONAL_OBJECTS - _NOUNS - {"evidence", "views", "story"}
