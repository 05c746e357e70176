"""Text of documents made harmless for spreadsheets: whatever it says, no program takes it for a formula.

The defence is that of OWASP, "CSV Injection", carried on to full-width signs, to white space and invisible characters before
them, and to programs that cut a CSV file at semicolons or tabs rather than commas. In a workbook a text is a text by the type of
its cell (ECMA-376 part 1, 18.18.11); what is left to do there is to keep out what XML cannot hold.
"""

from __future__ import annotations

import re
import unicodedata

MOST = 32_767
"""The longest text that a cell of Excel holds, in UTF-16 units."""

_BEGINNERS = "=+-@|%−＝＋－＠"
"""What some spreadsheet takes a formula, or a call of another program, to begin with, and what looks the same."""
_CUTS = re.compile(rf"([;\t\r\n\x85\u2028\u2029])([^\w;]*?[{re.escape(_BEGINNERS)}])")
"""Where a program that cuts elsewhere would begin a cell with a formula."""
_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


def cell_text(text: str) -> str:
    r"""`text` as a cell of a workbook shows it: with a visible sign for what XML cannot hold, cut visibly where it is too long.

    >>> cell_text("two\r\nlines\x07"), cell_text("=1+1")
    ('two\nlines␇', '=1+1')
    """
    if text.isprintable() and len(text) <= MOST // 2:
        return text  # nothing in it that XML cannot hold, and no line ends
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = _NOT_IN_XML.sub(_visible, text)
    units = len(text.encode("utf-16-le")) // 2
    if units <= MOST:
        return text
    note = f" … [cut: {units:,} characters in all]"
    kept = text.encode("utf-16-le")[: 2 * (MOST - len(note))].decode("utf-16-le", errors="ignore")
    return kept + note


def stored_text(text: str) -> str:
    r"""`cell_text` as it has to be written into a workbook, where `_x0041_` would be read as the letter A (18.4.12).

    >>> stored_text("form _x0041_ 7")
    'form _x005F_x0041_ 7'
    """
    return _ESCAPED.sub("_x005F_", cell_text(text))


def csv_text(text: str) -> str:
    r"""`cell_text` with an apostrophe before whatever a spreadsheet that opens a CSV file could take for a formula.

    >>> csv_text("=HYPERLINK(1)"), csv_text(" ＝1"), csv_text("a;=1"), csv_text("Ms Orrell-Hale")
    ("'=HYPERLINK(1)", "' ＝1", "a;'=1", 'Ms Orrell-Hale')
    >>> csv_text("-"), csv_text("07700 900417")
    ("'-", '07700 900417')
    """
    shown = cell_text(text)
    shown = _CUTS.sub(r"\1'\2", shown)
    return f"'{shown}" if is_risky(shown) else shown


def is_risky(text: str) -> bool:
    r"""Whether a spreadsheet could take a cell that holds `text` for a formula, or drop a beginning that hides one.

    >>> is_risky("=1"), is_risky("\u200b ＋1"), is_risky("\tName"), is_risky("1-2"), is_risky("")
    (True, True, True, False, False)
    """
    if text[:1] in ("\t", "\r", "\n"):
        return True
    bare = next((character for character in text if not _unseen(character)), "")
    return bool(bare) and (bare in _BEGINNERS or unicodedata.normalize("NFKC", bare)[:1] in _BEGINNERS)


def _unseen(character: str) -> bool:
    return character.isspace() or unicodedata.category(character) in ("Cf", "Cc", "Zs", "Zl", "Zp", "Mn")


def _visible(match: re.Match[str]) -> str:
    """The sign that Unicode has for a control character, or the one for what cannot be shown."""
    code = ord(match[0])
    return chr(0x2400 + code) if code < 0x20 else "\u2421" if code == 0x7F else "\ufffd"
