"""Which links to the outside may stay: addresses that anybody may know, and that tell nobody who wrote or shared them.

A web address can name a person without a word of text: in the path of somebody's OneDrive, in a mail filter's copy of
the address it was sent to, in a query string made for one reader. Such links are taken off and their text stays.
"""

from __future__ import annotations

import re
from enum import StrEnum
from urllib.parse import SplitResult, unquote, urlsplit


class LinkPolicy(StrEnum):
    """What becomes of links to the outside, as `links:` in case.yaml says."""

    WEB = "web"
    """Public web pages stay links; everything else becomes the text it stood on."""
    NONE = "none"
    """Every link becomes the text it stood on."""


_PORTS = {"http": (None, 80), "https": (None, 443)}
# Where documents lie that somebody shared, meetings that somebody called, and letters that somebody wrote.
_SHARED = frozenset(
    [
        "sharepoint.com",
        "sharepoint.us",
        "sharepoint.de",
        "sharepoint.cn",
        "onedrive.com",
        "1drv.ms",
        "1drv.com",
        "live.com",
        "office.com",
        "office365.com",
        "office.net",
        "officeapps.com",
        "microsoftonline.com",
        "outlook.com",
        "teams.microsoft.com",
        "forms.microsoft.com",
        "teams.cloud.microsoft",
        "drive.google.com",
        "docs.google.com",
        "forms.gle",
        "mail.google.com",
        "meet.google.com",
        "dropbox.com",
        "dropboxusercontent.com",
        "box.com",
        "icloud.com",
        "wetransfer.com",
        "we.tl",
        "zoom.us",
        "slack.com",
        "yammer.com",
        "trello.com",
        "atlassian.net",
        "notion.so",
        "basecamp.com",
        "egress.com",
        "egnyte.com",
        "huddle.com",
        "sharefile.com",
        "quatrix.com",
        "objectiveconnect.co.uk",
        "kahootz.com",
        "cjsm.net",
        "facebook.com",
        "instagram.com",
        "linkedin.com",
        "twitter.com",
        "x.com",
        "tiktok.com",
    ]
)
# Filters, counters and shorteners: the address says for whom the page was meant, or what is behind it cannot be seen.
_DETOURS = frozenset(
    [
        "safelinks.protection.outlook.com",
        "urldefense.com",
        "urldefense.proofpoint.com",
        "proofpoint.com",
        "mimecast.com",
        "mimecastprotect.com",
        "clicktime.symantec.com",
        "linkprotect.cudasvc.com",
        "barracuda.com",
        "list-manage.com",
        "mailchi.mp",
        "lnks.gd",
        "govdelivery.com",
        "sendgrid.net",
        "bit.ly",
        "t.co",
        "tinyurl.com",
        "lnkd.in",
        "goo.gl",
        "ow.ly",
        "is.gd",
        "buff.ly",
        "cutt.ly",
        "rb.gy",
        "aka.ms",
    ]
)
_INSIDE = frozenset(
    [
        "local",
        "localdomain",
        "lan",
        "internal",
        "intranet",
        "intra",
        "corp",
        "home",
        "private",
        "test",
        "localhost",
        "invalid",
    ]
)
_OWN_DESK = frozenset(["intranet", "extranet", "sharepoint", "onedrive", "webmail", "owa", "vpn", "citrix", "staging"])
_TELLING_PATH = re.compile(
    r"/(?:personal|users?|people|profile|staff|my|u)/|/~|/:[a-z]:/|/_layouts/|/forms/allitems|/shared documents/|\\",
    re.IGNORECASE,
)
_PLAIN_PLACE = re.compile(r"[\w.\-]*")
_SHOWN_ADDRESS = re.compile(r"(?:https?://)?(?:[\w-]+\.)+[a-z]{2,}(?:[/:?#]\S*)?", re.IGNORECASE)


def may_stay(target: str, shown: str) -> bool:
    """Whether a link to `target` that stands on the text `shown` may stay, nothing having been found in it.

    >>> may_stay("https://www.gov.uk/guidance", "guidance")
    True
    >>> may_stay("https://tenant-my.sharepoint.com/personal/first_last/plan.docx", "plan")
    False
    """
    try:
        address = urlsplit(target.strip())
        port, host = address.port, (address.hostname or "").rstrip(".").lower()
    except ValueError:
        return False
    if address.scheme.lower() not in _PORTS or port not in _PORTS[address.scheme.lower()]:
        return False
    return _is_public(host) and not _tells(address, shown) and _says_where(host, shown)


def _is_public(host: str) -> bool:
    """Whether a host is one that the whole world knows, and not where somebody's own documents lie.

    A number for a host (an IP address in any of its spellings) never ends in letters.
    """
    labels = host.split(".")
    if len(labels) < 2 or not all(labels) or labels[-1] in _INSIDE:
        return False
    if not (labels[-1].isalpha() or labels[-1].startswith("xn--")) or not _OWN_DESK.isdisjoint(labels):
        return False
    return {".".join(labels[start:]) for start in range(len(labels))}.isdisjoint(_SHARED | _DETOURS)


def _tells(address: SplitResult, shown: str) -> bool:
    """Whether an address says more than which page is meant; what the text itself shows in full is said already."""
    written = _readable(address.geturl())
    if "@" in written or _TELLING_PATH.search(_readable(address.path)):
        return True
    in_full = _readable(shown).strip() in (written, written.partition("://")[2])
    return not in_full and (bool(address.query) or not _PLAIN_PLACE.fullmatch(_readable(address.fragment)))


def _readable(address: str) -> str:
    return unquote(unquote(address))


def _says_where(host: str, shown: str) -> bool:
    """Whether text that looks like an address is one of this host."""
    address = shown.strip()
    if not _SHOWN_ADDRESS.fullmatch(address):
        return True
    seen = urlsplit(address if "://" in address else "//" + address)
    return (seen.hostname or "").removeprefix("www.") == host.removeprefix("www.")
