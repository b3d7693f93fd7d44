# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The time it is in every test: a Saturday evening in late November, one hour east of Greenwich."""

from datetime import datetime, timedelta, timezone

ZONE = timezone(timedelta(hours=1), "CET")
EVENING = datetime(2026, 11, 21, 20, 14, tzinfo=ZONE)


class FrozenClock:
    """A clock that stands still until it is moved; calling it gives ``now``, a local time that knows its zone."""

    def __init__(self, now: datetime = EVENING) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def move(self, **amount: float) -> None:
        """Move on by ``amount``, named as in ``timedelta``: ``move(days=1, minutes=5)``."""
        self.now += timedelta(**amount)


class PassingClock(FrozenClock):
    """A clock that is a second later each time it is read, so that what is done first is first."""

    def __call__(self) -> datetime:
        self.move(seconds=1)
        return self.now
