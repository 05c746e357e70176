"""The time that redraft writes into its outputs."""

from __future__ import annotations

import os
from datetime import UTC, datetime

from redraft.errors import SettingsInvalid
from redraft.outputs import telling


def now() -> datetime:
    """The present moment in UTC, to the second; `SOURCE_DATE_EPOCH` (reproducible-builds.org) stands in for it if set.

    Raises:
        SettingsInvalid: if `SOURCE_DATE_EPOCH` is no number of seconds.
    """
    fixed = os.environ.get("SOURCE_DATE_EPOCH", "").strip()
    if not fixed:
        return datetime.now(UTC).replace(microsecond=0)
    try:
        return datetime.fromtimestamp(int(fixed), UTC)
    except (ValueError, OverflowError, OSError):
        raise SettingsInvalid("SOURCE_DATE_EPOCH is not a number of seconds.", "Correct or unset it.") from None


def written(moment: datetime) -> str:
    """The moment as ISO 8601 in UTC.

    >>> written(datetime(2026, 3, 1, 9, 30, tzinfo=UTC))
    '2026-03-01T09:30:00Z'
    """
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def file_stamp(moment: datetime) -> str:
    """The moment in a form that sorts and that every file system takes in a name.

    >>> file_stamp(datetime(2026, 3, 1, 9, 30, tzinfo=UTC))
    '20260301T093000Z'
    """
    return moment.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def in_words(moment: datetime) -> str:
    """The moment in words, whatever the machine's language.

    >>> in_words(datetime(2026, 3, 1, 9, 5, tzinfo=UTC))
    '1 March 2026, 09:05 UTC'
    """
    return telling.moment(written(moment))
