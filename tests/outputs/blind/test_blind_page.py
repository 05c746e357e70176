"""The page for the panel as a file: what can be told from its markup, and whether it can be read."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

import redraft.outputs.blind.page as module
from redraft.outputs.blind.marks import BEGIN, BLOCK, END
from redraft.outputs.blind.page import BlindPage, blind, frame
from redraft.outputs.blind.passages import blind_draft
from redraft.text import Anchor, Draft, Kind, Segment

STYLE = (Path(module.__file__).parent / "templates" / "blind.css").read_text("utf-8")


def _page(*texts: str) -> BlindPage:
    segments = tuple(
        Segment(
            Anchor("word/document.xml", f"0/{n}"),
            text,
            Kind.TABLE if " | " in text else Kind.BODY,
            f"table 1, row {n}, column 1",
        )
        for n, text in enumerate(texts, 1)
    )
    return BlindPage("1 March 2026, 09:30 UTC", "0.1.0", (blind_draft(Draft("a", "docx", "", segments)),))


class _Markup(HTMLParser):
    """Every tag with its attributes below `main`, and every comment of the page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.inside, self.tags, self.comments = False, set[str](), list[str]()
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self.inside:
            self.tags.add(" ".join([tag, *(f"{name}={value}" for name, value in attrs)]))
        self.inside |= tag == "main"

    def handle_comment(self, data: str) -> None:
        self.comments.append(data)


def test_markup_tells_nothing() -> None:
    """Whatever is behind a block or a replacement, the tags are the same few, without attributes of their own or comments."""
    page = blind(_page("Title", f"A {BLOCK} b {BEGIN}Child R{END}.", "cell | one", f"{BLOCK} | two"))
    markup = _Markup(page)
    assert markup.tags <= {
        *("section id=draft-1", "h2", "p", "p class=head", "b", "i"),
        *("div class=wide", "table", "tr", "td", "th scope=col"),
    }
    assert not markup.comments
    assert "<b>undecided</b>" in page and "<i>Child R</i>" in page


def test_text_cannot_become_markup() -> None:
    """Markup in a draft is shown as the words that it is."""
    page = blind(_page("<script>x</script> & <b>y</b>"))
    assert "&lt;script&gt;x&lt;/script&gt; &amp; &lt;b&gt;y&lt;/b&gt;" in page


def test_the_page_fetches_and_runs_nothing() -> None:
    """Its policy allows its own style by hash and nothing else; there is no address, picture or script in it."""
    page = blind(_page("Text."))
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)
    assert policy and policy[1].startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy[1]
    assert not re.search(r"https?:|<script|<img|<link|url\(|@import|srcset|<object|<iframe", page)


def test_it_says_what_it_is() -> None:
    """Pseudonymised, confidential, not for publication, how much is open, made when and by what; never "anonymised"."""
    page = blind(_page(f"{BLOCK} was seen with {BLOCK}."))
    told = " ".join(re.sub(r"<[^>]+>", " ", page).split())
    for said in (
        *("Pseudonymised.", "Confidential to the panel", "Not for publication", "Combination risk not assessed"),
        *("2 places are still undecided", "1 March 2026, 09:30 UTC", "redraft 0.1.0"),
    ):
        assert said in told
    assert "anonym" not in page.lower().replace("pseudonym", "")


def test_no_font_is_called_like_a_person() -> None:
    """Fonts are named by kind alone: a child may be called Georgia, and her name is looked for in the whole page."""
    named = re.findall(r"font(?:-family)?:[^;]*?((?:[A-Z][\w ]+|\"[^\"]+\"|[a-z-]+))\s*[;}]", STYLE)
    assert named and set(named) <= {"serif", "sans-serif"}
    assert not re.search(r"georgia|cambria|arial|helvetica|segoe|verdana", STYLE, re.IGNORECASE)


def test_the_frame_is_the_page_without_its_drafts() -> None:
    """What a page says of itself has none of the drafts' words."""
    assert "Keziah" in blind(_page("Keziah")) and "Keziah" not in frame(_page("Keziah"))


def _luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    full = colour[1:] if len(colour) == 7 else "".join(c * 2 for c in colour[1:])
    channels = [int(full[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_text_reaches_level_aa(scheme: int) -> None:
    """Every ink on its ground has a contrast of at least 4.5 to 1 (WCAG 2.2, 1.4.3)."""
    roots = re.findall(r":root \{([^}]*)\}", STYLE)
    colours = {k: v for root in roots[: scheme + 1] for k, v in re.findall(r"--([a-z-]+): (#[0-9a-f]+);", root)}
    pairs = [("ink", "paper"), ("quiet", "paper"), ("accent", "paper"), ("on-band", "band"), ("on-block", "block")]
    for ink, ground in pairs:
        dark, light = sorted((_luminance(colours[ink]), _luminance(colours[ground])))
        assert (light + 0.05) / (dark + 0.05) >= 4.5, (ink, ground)
