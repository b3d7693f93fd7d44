# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""A desk for tests of presenters: work is done at once, messages are kept, nothing of Qt is needed."""

from collections.abc import Callable
from typing import TypeVar

from journal_app.errors import JournalError
from journal_app.store.journal import Journal
from journal_app.store.queries import Facts
from journal_app.ui.desk import Cancelled, Desk, Failed, Task, describe
from journal_app.ui.messages import Message

T = TypeVar("T")


class KeptMessages:
    """Keeps what is said."""

    def __init__(self) -> None:
        self.all: list[Message] = []

    def show_message(self, message: Message) -> None:
        self.all.append(message)

    @property
    def last(self) -> Message:
        return self.all[-1]


class AtOnce:
    """Lanes that do everything at once, on the calling thread."""

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
        self._run(lambda: query(self._journal.facts), done, failed)

    def glance(self, query: Callable[[Facts], T], done: Callable[[T], None], failed: Failed | None = None) -> None:
        self._run(lambda: query(self._journal.facts), done, failed)

    def write(
        self,
        action: Callable[[Journal], T],
        done: Callable[[T], None],
        failed: Failed | None = None,
        *,
        task: Task | None = None,
    ) -> None:
        self._run(lambda: action(self._journal), done, failed)

    def _run(self, call: Callable[[], T], done: Callable[[T], None], failed: Failed | None) -> None:
        try:
            value = call()
        except Cancelled:
            return
        except JournalError as error:
            if failed is None:
                raise
            failed(error)
            return
        done(value)


class Later(AtOnce):
    """Lanes that do nothing until ``run`` is called, first asked first done, as the writer lane does."""

    def __init__(self, journal: Journal) -> None:
        super().__init__(journal)
        self._waiting: list[Callable[[], None]] = []

    def run(self, count: int | None = None) -> None:
        """Do the next ``count`` pieces of work, or all, and what they ask for."""
        while self._waiting and count != 0:
            self._waiting.pop(0)()
            count = None if count is None else count - 1

    def _run(self, call: Callable[[], T], done: Callable[[T], None], failed: Failed | None) -> None:
        work = super()._run
        self._waiting.append(lambda: work(call, done, failed))


def a_desk(journal: Journal, lanes: AtOnce | None = None) -> tuple[Desk, KeptMessages]:
    """A desk on ``journal``, and what it says."""
    messages = KeptMessages()
    return Desk(lanes or AtOnce(journal), messages, describe(journal)), messages
