# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""A desk without a window: work is done at once, messages are kept, screens refresh by hand. Knows no Qt."""

from collections.abc import Callable
from typing import TypeVar

from journal_app.errors import JournalError
from journal_app.store.journal import Journal
from journal_app.store.queries import Facts
from journal_app.ui.desk import Desk, Failed, Task, describe
from journal_app.ui.messages import Message

T = TypeVar("T")


class InlineLanes:
    """Both lanes at once, on the caller's thread."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal

    def read(
        self,
        query: Callable[[Facts], T],
        done: Callable[[T], None],
        failed: Failed | None = None,
        *,
        task: Task | None = None,
    ) -> None:
        self._settle(lambda: query(self._journal.facts), done, failed)

    def glance(self, query: Callable[[Facts], T], done: Callable[[T], None], failed: Failed | None = None) -> None:
        self._settle(lambda: query(self._journal.facts), done, failed)

    def write(
        self,
        action: Callable[[Journal], T],
        done: Callable[[T], None],
        failed: Failed | None = None,
        *,
        task: Task | None = None,
    ) -> None:
        self._settle(lambda: action(self._journal), done, failed)

    def _settle(self, call: Callable[[], T], done: Callable[[T], None], failed: Failed | None) -> None:
        try:
            value = call()
        except JournalError as error:
            if failed is None:
                raise
            failed(error)
            return
        done(value)


class KeptMessages:
    """The message line as a list."""

    def __init__(self) -> None:
        self.shown: list[Message] = []

    def show_message(self, message: Message) -> None:
        self.shown.append(message)

    @property
    def last(self) -> Message:
        return self.shown[-1]


def a_desk(journal: Journal) -> tuple[Desk, KeptMessages]:
    """A desk at this journal, and what it says."""
    messages = KeptMessages()
    return Desk(InlineLanes(journal), messages, describe(journal)), messages
