"""Bookmarks: those that nothing points to go, the others get a name that says nothing, and so do their references."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from lxml import etree

from redraft.documents.ooxml.namespaces import R, W
from redraft.outputs.publication.blocks import remove, unwrap
from redraft.outputs.publication.fields import POINTING, WORDS, keyword, targets

_AUTOMATIC = re.compile(r"(_(?:Toc|Ref|Hlk|Hlt|Ftn|Edn))\d+", re.IGNORECASE)
_PART_OF_DOCUMENT = re.compile(r'\\b\s+(?P<name>"[^"]*"|\S+)', re.IGNORECASE)
_SWITCH_WITH_VALUE = ("\\*", "\\#", "\\d", "\\@")


def names(stories: Sequence[etree._Element]) -> frozenset[str]:
    """The names of all bookmarks of the story parts, in lower case, as Word compares them."""
    return frozenset(s.get(W + "name", "").lower() for story in stories for s in story.iter(W + "bookmarkStart"))


def neutralise(stories: Sequence[etree._Element]) -> None:
    """Rename and thin out the bookmarks of all story parts together, which share one set of names."""
    wanted = {name.lower() for story in stories for name in _referenced(story)}
    new_names: dict[str, str] = {}
    for story in stories:
        for start in list(story.iter(W + "bookmarkStart")):
            name = start.get(W + "name", "")
            if name.lower() not in wanted:
                remove(start)
                continue
            # Word's own names end in a number that ties the copies of one document together.
            automatic = _AUTOMATIC.fullmatch(name)
            neutral = f"{automatic[1] if automatic else '_Ref'}{len(new_names) + 1:09}"
            start.set(W + "name", new_names.setdefault(name.lower(), neutral))
    for story in stories:
        _drop_loose_ends(story)
        _repoint(story, new_names)


def _referenced(story: etree._Element) -> Iterator[str]:
    for link in story.iter(W + "hyperlink"):
        if R + "id" not in link.attrib:  # else a place within something outside the file
            yield link.get(W + "anchor", "")
    for code in _codes(story):
        yield from targets(code)


def _codes(story: etree._Element) -> Iterator[str]:
    for node in story.iter(W + "instrText"):
        yield node.text or ""
    for simple in story.iter(W + "fldSimple"):
        yield simple.get(W + "instr", "")


def _drop_loose_ends(story: etree._Element) -> None:
    started = {s.get(W + "id") for s in story.iter(W + "bookmarkStart")}
    ended = {e.get(W + "id") for e in story.iter(W + "bookmarkEnd")}
    for mark in list(story.iter(W + "bookmarkStart", W + "bookmarkEnd")):
        if mark.get(W + "id") not in started & ended:
            remove(mark)


def _repoint(story: etree._Element, new_names: Mapping[str, str]) -> None:
    for link in list(story.iter(W + "hyperlink")):
        anchor = link.get(W + "anchor")
        if anchor is None:
            continue
        if R + "id" in link.attrib:
            del link.attrib[W + "anchor"]
            continue
        if anchor.lower() in new_names:
            link.set(W + "anchor", new_names[anchor.lower()])
        elif anchor != "_top":
            unwrap(link)
    for node in story.iter(W + "instrText"):
        node.text = _new_code(node.text or "", new_names)
    for simple in story.iter(W + "fldSimple"):
        simple.set(W + "instr", _new_code(simple.get(W + "instr", ""), new_names))


def _new_code(code: str, new_names: Mapping[str, str]) -> str:
    word = keyword(code)
    if word in POINTING:
        return _pointing_code(code, new_names)
    return _PART_OF_DOCUMENT.sub(lambda m: _contents_of(m, new_names), code) if word == "TOC" else code


def _contents_of(switch: re.Match[str], new_names: Mapping[str, str]) -> str:
    r"""The switch `\\b` with the new name of the bookmark that holds what the contents list; nothing if there is none."""
    new = new_names.get(switch["name"].strip('"').lower())
    return "" if new is None else f"\\b {new}"


def _pointing_code(code: str, new_names: Mapping[str, str]) -> str:
    """The code written anew from what is known to be harmless: keyword, bookmark, switches."""
    words = WORDS.findall(code)
    kept = [words[0].upper()]
    for before, word in pairwise(words):
        bare = word.strip('"').lower()
        if word.startswith("\\") and len(word) == 2:
            kept.append(word)
        elif bare in new_names:
            kept.append(f'"{new_names[bare]}"' if word.startswith('"') else new_names[bare])
        elif before in _SWITCH_WITH_VALUE and re.fullmatch(
            r"MERGEFORMAT|CHARFORMAT|[#0.,]+", word.strip('"'), re.IGNORECASE
        ):
            kept.append(word)
        elif before in _SWITCH_WITH_VALUE:
            kept.pop()
    return f" {' '.join(kept)} "
