"""General English texts with names, from freely licensed corpora: `general.jsonl`, one text a line with its spans.

The file is not part of the repository; `training/README.md` names the corpora and their licences. Its date marks are a
machine's, durations among them, so those without a calendar word in them are dropped. Words that begin like one pass,
so "two weeks" goes and "two months" stays: 47 of the 2,600 dates kept, and the model that ships has read them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

from redraft.tagger.labels import Label
from training.samples import Mention, Sample

_LABELS = {
    "PER": Label.PERSON,
    "LOC": Label.LOCATION,
    "ORG": Label.ORGANIZATION,
    "MISC": Label.TERM,
    "DATE": Label.DATE,
    "NORP": Label.NORP,
}
_LEAD = re.compile(
    r"(?:(?:the|mrs?|ms|miss|dr|prof(?:essor)?|sir|lord|lady|judge|justice|hon|capt(?:ain)?)\b\.?\s*)+", re.I
)
_TAIL = re.compile(r"(?:['’]s|[\s,;:])+$")
_CALENDAR = re.compile(
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun|christmas|easter|eid|new year)"
    r"|\b(?:1[5-9]|20)\d\d|\d{1,2}[/.-]\d{1,2}[/.-]\d{2}",
    re.I,
)


def load_general(path: Path) -> Iterator[Sample]:
    """The texts of the file at `path`, titles and articles before a name left outside it."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            yield Sample(record["text"], tuple(_mentions(record["text"], record["spans"])), record["src"])


def _mentions(text: str, spans: list[list[int | str]]) -> Iterator[Mention]:
    end_before = 0
    for start, end, name in sorted((int(each[0]), int(each[1]), str(each[2])) for each in spans):
        label = _LABELS[name]
        if label is Label.DATE and not _CALENDAR.search(text[start:end]):
            continue
        lead = _LEAD.match(text, start, end)
        if lead and lead.end() < end and label in (Label.PERSON, Label.LOCATION, Label.ORGANIZATION):
            start = lead.end()
        tail = _TAIL.search(text[start:end])
        end -= len(tail.group()) if tail else 0
        if end_before <= start < end:
            yield Mention(start, end, label)
            end_before = end
