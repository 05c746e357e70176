"""Pages in one file: their style inline and allowed by its hash, no script, nothing fetched, every text escaped."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path
from typing import Any


def standalone(templates: Path, template: str, style: str, **content: Any) -> str:
    """The page that a template of the folder `templates` makes of some content; `style` names the style sheet beside it.

    The template has `style` and `style_hash` (a source expression of Content Security Policy Level 3, section 2.3.1). The
    same content gives the same text.
    """
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(templates),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    rules = (templates / style).read_text("utf-8")
    digest = base64.b64encode(hashlib.sha256(rules.encode("utf-8")).digest()).decode("ascii")
    return environment.get_template(template).render(**content, style=rules, style_hash=f"sha256-{digest}")
