"""Pages in one file: their style inline and allowed by its hash, no script, nothing fetched, every text escaped."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jinja2 import Environment


def standalone(templates: Path, template: str, *styles: str, **content: Any) -> str:
    """The page that a template of the folder `templates` makes of some content; `styles` are paths of style sheets from there.

    The template has `style` and `style_hash`. The same content gives the same text.
    """
    rules = "".join((templates / style).read_text("utf-8") for style in styles)
    return environment(templates).get_template(template).render(**content, style=rules, style_hash=hash_of(rules))


def environment(templates: Path) -> Environment:
    """What makes pages of the templates of a folder: every text is escaped, and what a template misses is an error."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    return Environment(
        loader=FileSystemLoader(templates),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def hash_of(text: str) -> str:
    """The source expression by which a page allows exactly `text` inline: Content Security Policy Level 3, section 2.3.1."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")
