"""Who is let in: the one browser that redraft opened."""

from __future__ import annotations

import secrets

_BYTES = 32


class Session:
    """Three secrets of one desk, 256 bits each, that live as long as it does.

    `token` stands in the address that the browser is opened with, and is good for one use: it is exchanged for the `cookie`. Browsers
    send cookies to every port of a machine, also to a server of somebody else's there; so the interface with the case's wording also
    wants the `key`, which is handed out once, to the page that was opened first, and kept where only this port's pages can read.
    """

    def __init__(self) -> None:
        self.token = secrets.token_urlsafe(_BYTES)
        self._cookie, self._key = secrets.token_urlsafe(_BYTES), secrets.token_urlsafe(_BYTES)
        self._entered = self._has_key = False

    def enter(self, token: str) -> str:
        """The cookie for whoever comes with the token first; "" for anybody else."""
        if self._entered or not _same(token, self.token):
            return ""
        self._entered = True
        return self._cookie

    def take_key(self) -> str:
        """The key, the first time it is asked for; "" ever after."""
        if self._has_key:
            return ""
        self._has_key = True
        return self._key

    def has_cookie(self, given: str) -> bool:
        """Whether `given` is the cookie that was handed out."""
        return self._entered and _same(given, self._cookie)

    def has_key(self, given: str) -> bool:
        """Whether `given` is the key that was handed out."""
        return self._has_key and _same(given, self._key)


def _same(given: str, secret: str) -> bool:
    """Compared in a time that does not tell how much of it is right."""
    return secrets.compare_digest(given.encode("utf-8", "surrogatepass"), secret.encode("ascii"))
