"""Opening the user's browser, where there is one."""

from __future__ import annotations

import os
import sys
import webbrowser

_SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER")


def open_browser(address: str) -> bool:
    """Whether a browser took the address; one that would draw in the terminal is none."""
    if sys.platform == "linux" and not any(os.environ.get(name) for name in _SCREENS):
        return False
    try:
        return webbrowser.open(address)
    except (webbrowser.Error, OSError):
        return False
