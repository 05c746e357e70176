"""Settings that are on or off, in any of the spellings of ECMA-376 part 1, 22.9.2.7 (`ST_OnOff`)."""

from __future__ import annotations

from lxml import etree

from redraft.documents.ooxml.namespaces import W

ON, OFF = ("1", "true", "on"), ("0", "false", "off")


def is_on(setting: etree._Element | None) -> bool:
    """Whether a setting is there and does not say that it is off; to be there is to be on."""
    return setting is not None and setting.get(W + "val", "1") not in OFF
