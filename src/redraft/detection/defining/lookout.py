"""All definitions put to a text at once: what could not be there is not looked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from redraft.detection.defining.anchors import Anchors
from redraft.detection.defining.definitions import Definition
from redraft.detection.defining.finders import Finder, Found, PatternFinder, WordFinder, finders_of
from redraft.detection.words.folding import fold
from redraft.detection.words.wordlists import WordIndex


@dataclass(frozen=True)
class Lookout:
    """Finds what any of several definitions would find by itself. Build it with `of`.

    `users` says which of the `finders` put an expression to a text: their numbers, in order.
    """

    finders: tuple[Finder, ...]
    anchors: Anchors
    users: Mapping[str, tuple[int, ...]]
    words: WordIndex
    word_finders: tuple[int, ...]

    @classmethod
    def of(cls, definitions: Iterable[Definition]) -> Lookout:
        """The lookout for what these definitions say; terms of art are passed by."""
        finders = finders_of(definitions)
        users: dict[str, tuple[int, ...]] = {}
        context: set[str] = set()
        for number, finder in enumerate(finders):
            if isinstance(finder, PatternFinder):
                for pattern in finder.definition.patterns:
                    users[pattern.regex] = (*users.get(pattern.regex, ()), number)
                context |= {finder.near, finder.heading}
        lists = [number for number, finder in enumerate(finders) if isinstance(finder, WordFinder)]
        index = WordIndex.of(finder.words for finder in finders if isinstance(finder, WordFinder))
        return cls(finders, Anchors.of([*users, *sorted(context - {""})]), users, index, tuple(lists))

    def find(self, text: str, heading: str = "") -> Iterator[tuple[Definition, list[Found]]]:
        """What each definition finds in `text`, if anything, in their order; `heading` is that of the table column it
        stands in.

        Raises:
            RecognizerInvalid: if a pattern has not finished in its time.
        """
        folded, head = fold(text), fold(heading).text
        worth_trying = self.anchors.worth_trying(folded.text)
        in_heading = self.anchors.worth_trying(head) if head else frozenset[str]()
        spans = {self.word_finders[number]: spans for number, spans in self.words.spans_in(folded)}
        patterns = {number for expression in worth_trying for number in self.users.get(expression, ())}
        for number in sorted(patterns | spans.keys()):
            finder = self.finders[number]
            if isinstance(finder, WordFinder):
                found = finder.found(text, spans[number])
            else:
                found = finder.find(folded, finder.headed(head, in_heading), worth_trying)
            if found:
                yield finder.definition, found
