# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Having a journal forget what was deleted: asked for, told in words, agreed to. Knows no Qt.

Hides that nothing is forgotten without the words having been shown for just what is forgotten then.
"""

from collections.abc import Callable
from datetime import datetime, timedelta

from journal_app.store.backup_places import keep_before
from journal_app.store.backups import Reason
from journal_app.store.compaction import Forgotten
from journal_app.store.journal import Journal
from journal_app.ui.desk import Desk, Task
from journal_app.ui.history.state import ForgettingState
from journal_app.words import N_, _, ngettext

# Translators: which changes are to be forgotten, in a list
AGES = (("0", N_("All of it")), ("30", N_("Older than a month")), ("365", N_("Older than a year")))
"""How old a change has to be to be forgotten, in days, with the words for it."""


class Forgetting:
    """The intents. ``done`` is called once something was forgotten."""

    def __init__(self, desk: Desk, show: Callable[[ForgettingState], None], done: Callable[[], None]) -> None:
        self._desk = desk
        self._show = show
        self._done = done
        self._age = AGES[0][0]
        self._before: datetime | None = None
        self._is_asked = False

    def refresh(self) -> None:
        """Show the choice, and nothing asked."""
        self._is_asked = False
        self._tell("")

    def choose_age(self, age: str) -> None:
        """Another age; what was asked before is not asked any more."""
        self._age = age
        self.refresh()

    def ask(self) -> None:
        """Say what would be forgotten, to be agreed to."""
        days = int(self._age)
        before = self._desk.now() - timedelta(days=days) if days else None

        def on_count(count: int) -> None:
            self._before, self._is_asked = before, bool(count)
            if count:
                self._tell(_words(count))
            else:
                self._desk.say(_("There is nothing to forget: no change is that old."))

        self._desk.lanes.write(lambda journal: journal.forgettable(before), on_count, self._desk.say_refused)

    def agree(self) -> None:
        """Forget what was told; only what was told."""
        if not self._is_asked:
            return
        before = self._before
        self.refresh()

        def on_forgotten(gone: Forgotten) -> None:
            words = ngettext("{count} change was forgotten.", "{count} changes were forgotten.", gone.changes)
            told = [words.format(count=gone.changes)]
            if not gone.is_tidied:
                told.append(_("The rest of it goes when the journal is closed."))
            self._desk.say(" ".join(told))
            self._done()

        task = Task(_("Forgetting what was deleted…"))
        self._desk.lanes.write(
            lambda journal: _forgotten(journal, before), on_forgotten, self._desk.say_refused, task=task
        )

    def _tell(self, asked: str) -> None:
        self._show(ForgettingState(age=self._age, asked=asked, can_change=not self._desk.info.read_only))


def _forgotten(journal: Journal, before: datetime | None) -> Forgotten:
    """Forget, with a backup before, which the reader is led to remove."""
    keep_before(journal, Reason.DELETE)
    return journal.forget(before)


def _words(count: int) -> str:
    words = ngettext(
        "{count} change can be undone or looked at now, and could not be afterwards.",
        "{count} changes can be undone or looked at now, and could not be afterwards.",
        count,
    )
    rest = _(
        "What was deleted or replaced then is gone for good. Entries that are in the journal stay as they are."
        " Backups made before still hold what was deleted."
    )
    return " ".join([words.format(count=count), rest])
