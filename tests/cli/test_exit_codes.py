"""docs/exit-codes.md: one table of all exit codes, made from the errors themselves."""

from __future__ import annotations

from pathlib import Path

from redraft.cli import STOPPED, SURPRISE
from redraft.errors import RETIRED, RedraftError

DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "exit-codes.md"
HEAD = """\
# Exit codes

Made from `src/redraft/errors.py`: `python tests/cli/test_exit_codes.py` writes this page, and a test compares them.

| Code | Name | Means | What to do |
|---|---|---|---|
"""


def table() -> str:
    """The page as it should be."""
    rows = {
        0: ("", "Done.", ""),
        2: ("", "Wrong usage of the command.", "See `--help`."),
        SURPRISE: ("", "A fault of redraft: an error that nobody foresaw.", "Report the lines that it printed."),
        STOPPED: ("", "Stopped by Ctrl-C.", "Run again; nothing half-done is left."),
    }
    waiting = list(RedraftError.__subclasses__())
    while waiting:
        error = waiting.pop()
        waiting += error.__subclasses__()
        means = " ".join((error.__doc__ or "").split("\n\n")[0].split())
        rows[error.exit_code] = (error.__name__, means, error.next_step or "As the message says.")
    rows[3] = (
        "DraftError",
        "Drafts could not be processed, for several reasons at once. With one reason it is that reason's code.",
        rows[3][2],
    )
    rows |= {code: (name, "No longer used: such files are read.", "") for code, name in RETIRED.items()}
    lines = [f"| {code} | {name} | {means} | {todo} |" for code, (name, means, todo) in sorted(rows.items())]
    note = (
        "\nCodes of drafts (4 to 13) are also those of a `run` or `scan` that did all other drafts: the draft is named as"
        "\nnot processed, and `publish` refuses until it is replaced or marked `ignore`. A trial of the others ends with 3.\n"
    )
    return HEAD + "\n".join(lines) + "\n" + note


def test_the_page_is_up_to_date() -> None:
    """The page says what the program does."""
    assert DOCUMENT.read_text("utf-8") == table()


def test_no_error_takes_a_retired_code() -> None:
    """Scripts that know an old code never see it with another meaning."""
    waiting, codes = [RedraftError], set()
    while waiting:
        error = waiting.pop()
        waiting += error.__subclasses__()
        codes.add(error.exit_code)
    assert not codes & RETIRED.keys()


if __name__ == "__main__":
    DOCUMENT.write_text(table(), "utf-8")
