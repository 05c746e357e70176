"""Tables of figures in a page of the documentation, between two marks, so that a command can write them anew."""

from __future__ import annotations

from pathlib import Path

PAGE = Path(__file__).resolve().parents[1] / "docs" / "performance.md"


def put_into(page: Path, name: str, table: str) -> None:
    """Write `table` between the marks `<!-- name:begin -->` and `<!-- name:end -->` of a page.

    Raises:
        ValueError: if the page has no such marks.
    """
    begin, end = f"<!-- {name}:begin -->", f"<!-- {name}:end -->"
    text = page.read_text("utf-8")
    before, first, rest = text.partition(begin)
    _, second, after = rest.partition(end)
    if not (first and second):
        raise ValueError(f"{page.name} has no place for the table {name}")
    page.write_text(f"{before}{begin}\n{table}\n{end}{after}", "utf-8")
