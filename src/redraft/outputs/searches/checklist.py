"""The searches that somebody makes before publication, in the place of a stranger who is curious and has time.

The test is the "motivated intruder" of the Information Commissioner's guidance: reasonably competent, with the internet,
libraries and the patience to ask people, and without special knowledge.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from redraft.outputs.searches.facts import Combination, Remaining, Sort

_MOST = 8


@dataclass(frozen=True, slots=True)
class Search:
    """One search: `id` stays the same from version to version, `do` says what to do, `words` are to be typed or looked for.

    `title` is without anything of the case, fit for a record; `more` is how many words there are besides; `later` says that
    it can only be made once the copies are there.
    """

    id: str
    title: str
    do: str
    words: tuple[str, ...] = ()
    more: int = 0
    later: bool = False


def checklist(left: Remaining) -> tuple[Search, ...]:
    """The searches to make for copies in which this remains, in the order in which they are made."""
    return (
        *_web(left),
        *_together(left.combinations),
        *_quotations(left),
        _newspapers(left),
        *_registers(left),
        *_people(left),
        *_last(left),
    )


def _web(left: Remaining) -> Iterator[Search]:
    """Two searches for each draft: where, when, how old and what; then by what is rare in it."""
    for number, events in enumerate(left.events, 1):
        place = left.most(Sort.PLACE, number, 1) or left.most(Sort.PLACE, limit=1)
        ages = tuple(f"aged {age}" if age.isdigit() else age for age in left.most(Sort.AGE, number, 1))
        body = sorted(left.most(Sort.BODY, number), key=lambda name: -len(name.split()))[:1]
        first = _joined(place, left.years(number, 1), ages, events[:1])
        second = _joined(body or place, left.years(number, 1), left.most(Sort.DETAIL, number, 1), events[1:2])
        yield Search(
            f"web-{number}-a",
            f"Web search for draft {number}: place, year, age and what happened",
            "Type these words, or the name of your area in place of what is missing, into two search engines. Read the first two"
            " pages of what they find, news and pictures too.",
            first,
        )
        yield Search(
            f"web-{number}-b",
            f"Web search for draft {number}: the rarest facts in it",
            "The same with what is least usual in this draft: a body, a service, a condition, a number. Try other words for"
            " it, as a neighbour would say it.",
            second,
        )


def _together(found: tuple[Combination, ...]) -> Iterator[Search]:
    if found:
        yield Search(
            "together",
            "Ages, dates and places that stand together",
            "In these passages several exact facts remain side by side. Search for each of them together. If they lead to"
            " anybody, make one of them coarser in every draft.",
            tuple(f"Draft {one.draft}, {one.where}: {' · '.join(f.text for f in one.facts)}" for one in found[:_MOST]),
            max(0, len(found) - _MOST),
        )


def _quotations(left: Remaining) -> Iterator[Search]:
    found = tuple(dict.fromkeys(fact.text for fact in left.facts if fact.sort is Sort.QUOTATION))
    if found:
        yield Search(
            "quotations",
            "Words quoted in the copies",
            "Search for each in quotation marks, as a message, a statement in court or a line in a newspaper would have it.",
            found[:_MOST],
            max(0, len(found) - _MOST),
        )


def _newspapers(left: Remaining) -> Search:
    months = [f.text for f in left.facts if f.sort is Sort.DATE and any(c.isalpha() for c in f.text)]
    place = left.most(Sort.PLACE, limit=1)
    events = tuple(dict.fromkeys(event for draft in left.events for event in draft))
    words = (_joined(place, (month,), events[:1]) for month in list(dict.fromkeys(months))[:3])
    return Search(
        "newspapers",
        "Local newspapers and their archives",
        "Search the sites and archives of each newspaper and radio station of the area: place, month and kind of event."
        " Look at the weeks around each date that the copies name, and at the comments below the articles.",
        tuple(dict.fromkeys(word for words_of in words for word in words_of)),
    )


def _registers(left: Remaining) -> Iterator[Search]:
    events = {event for draft in left.events for event in draft}
    told = " The copies tell of one." if "court" in events else ""
    yield Search(
        "courts",
        "Court judgments, court lists and reports of hearings",
        f"Search published judgments (criminal and family), lists of hearings, and reports of sentencing.{told} A sentence, a"
        " court or a date of a hearing is the strongest link of all.",
    )
    died = " The copies tell of a death or an inquest." if events & {"inquest", "death"} else ""
    yield Search(
        "inquests",
        "Inquests and reports to prevent future deaths",
        f"Search the coroner's lists of inquests and the published reports to prevent future deaths, if somebody died.{died}",
    )
    yield Search(
        "obituaries",
        "Obituaries, memorial pages and appeals for money",
        "Search notices of deaths, memorial and fund-raising pages for the area and the months that the copies name.",
    )
    yield Search(
        "social-media",
        "Social media",
        "Search the public posts and groups of the area, of schools and of services, for the event and its month; look for"
        " posts that quote or discuss earlier publications about it.",
    )
    yield Search(
        "own-publications",
        "What the board and its partners have published before",
        "Search earlier reports, briefings, minutes, annual reports and newsletters of these bodies, and the national"
        " repository, for the same case with other details: what one of them coarsens, another may tell.",
        left.most(Sort.BODY, limit=6),
    )


def _people(left: Remaining) -> Iterator[Search]:
    found = left.most(Sort.PERSON, limit=_MOST)
    if found:
        yield Search(
            "people",
            "People who stay by name or by their post",
            "Search for each with the area and the year: does a profile, an article or a tribute of theirs lead to the case?"
            " A post that only one person holds is a name.",
            found,
        )


def _last(left: Remaining) -> Iterator[Search]:
    yield Search(
        "files",
        "The files themselves",
        "Look at the name of each file, the address under which it will stand, the title in the browser's tab, the"
        " properties of the PDF. Check each PDF with redraft verify before it is uploaded.",
        later=True,
    )
    yield Search(
        "real-names",
        "The real names, by somebody who knows them",
        "Search for each real name with the place and the year: is it public already, and would a reader of that find the"
        " copies, or a reader of the copies find that? Write down here what came of it, and no name.",
    )
    yield Search(
        "local-reader",
        "A reader who knows the area",
        "Somebody who lives or works there, and does not know the case, reads the copies and says whether they know who is"
        " meant, or whom they would ask.",
    )
    yield Search(
        "publication-day",
        "On the day of publication",
        "Make the web searches once more: something may have been reported since.",
        later=True,
    )


def _joined(*pieces: Iterable[str]) -> tuple[str, ...]:
    words = " ".join(word for piece in pieces for word in piece)
    return (words,) if words else ()
