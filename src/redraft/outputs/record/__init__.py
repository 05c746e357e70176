"""Pages for the record of a case: a certificate, a list of searches; self-contained, printable, and without a name."""

from pathlib import Path

TEMPLATES = Path(__file__).resolve().parent / "templates"
"""Where the pages' templates lie."""
STYLE = "record.css"
"""The style sheet that they share."""
