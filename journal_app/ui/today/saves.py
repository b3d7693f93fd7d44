# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Changes on their way to the journal. Knows no Qt.

Hides that saves run beside the window: while one is under way, a state read before it is not to be shown over what was
just typed; when the last has settled, whoever asked is told that there is something newer to read.
"""

from collections.abc import Callable
from datetime import datetime
from typing import TypeVar

from journal_app.errors import JournalError
from journal_app.store.journal import Changed, Journal
from journal_app.ui.desk import Desk

T = TypeVar("T")


class Saves:
    """Counts what is under way. ``read_again`` is called once all is settled and a state was passed over meanwhile."""

    def __init__(self, desk: Desk, read_again: Callable[[], None]) -> None:
        self._desk = desk
        self._read_again = read_again
        self._under_way = 0
        self._has_skipped = False
        self.last_at: datetime | None = None

    def save(self, action: Callable[[Journal], Changed[T]], give_back: Callable[[], None] = lambda: None) -> None:
        """Make one change; a refusal is said, and what is kept is read again.

        ``give_back`` is called before that: what was typed is not to be lost because the disk was full.
        """
        self.last_at = self._desk.now()
        self._under_way += 1
        self._desk.save(action, lambda _value: self._on_settled(), lambda error: self._on_refused(error, give_back))

    def pass_over(self) -> bool:
        """Whether a state just read is not to be shown, because something newer is under way."""
        self._has_skipped = self._has_skipped or bool(self._under_way)
        return bool(self._under_way)

    def _on_refused(self, error: JournalError, give_back: Callable[[], None]) -> None:
        self._desk.say_refused(error)
        give_back()
        self._has_skipped = True
        self._on_settled()

    def _on_settled(self) -> None:
        self._under_way -= 1
        if not self._under_way and self._has_skipped:
            self._has_skipped = False
            self._read_again()
