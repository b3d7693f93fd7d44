# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What is done for a journal while nobody is waiting: a quick look at the file, bringing it into one piece, backups.

Hides when that is: the look once Today can be used, on the reader lane; the checkpoint after two seconds without a
change, so that a copied file is whole.
"""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer

from journal_app.errors import JournalError, JournalUnreadable
from journal_app.store.inspection import CheckReport
from journal_app.store.journal import Journal
from journal_app.ui.backing_up import BackingUp
from journal_app.ui.desk import Desk
from journal_app.ui.messages import Message, MessageKind
from journal_app.ui.work import Work
from journal_app.words import _

QUIET_MS = 2_000


class Upkeep(QObject):
    """Looks after one open journal. ``open_to_look`` gives it once more, to be read only.

    ``rescue`` is what a reader can do about a file that turns out to be damaged.
    """

    def __init__(
        self,
        work: Work,
        desk: Desk,
        open_to_look: Callable[[], Journal],
        parent: QObject,
        rescue: Callable[[JournalError], None] | None = None,
    ) -> None:
        super().__init__(parent)
        self._rescue = rescue
        info = desk.info
        is_kept = info.path is not None and not info.made_up and not info.read_only
        self._backing_up = BackingUp(work, desk, info.path, open_to_look, self) if is_kept and info.path else None
        self._work = work
        self._desk = desk
        self._open_to_look = open_to_look
        self._quiet = QTimer(self, interval=QUIET_MS, singleShot=True)
        self._quiet.timeout.connect(self._checkpoint)
        work.changed.connect(self._on_changed)

    def look_once(self) -> None:
        """Have a quick look at the file, of which only damage is spoken, and tidy up after apps that were killed."""
        self._work.read(lambda _facts: _looked_at(self._open_to_look), self._on_looked, self._desk.say_refused)

        if self._backing_up is not None:
            self._backing_up.begin()

        from journal_app.ui.private_files import remove_leftovers  # kept off the start path

        self._work.read(lambda _facts: remove_leftovers(), _nothing, self._desk.say_refused)

    def rest(self) -> None:
        """Look after it no more: another journal takes its place."""
        self._quiet.stop()
        if self._backing_up is not None:
            self._backing_up.rest()
        self.deleteLater()

    def _on_changed(self, _kinds: object) -> None:
        self._quiet.start()

    def _checkpoint(self) -> None:
        self._work.write(lambda journal: journal.checkpoint(), _nothing, self._on_not_tidied)

    def _on_looked(self, report: CheckReport) -> None:
        if report.ok:
            return
        error = JournalUnreadable(
            _("This journal file is damaged."),
            _("A look at the file found: {problem}. What can be read is shown.").format(problem=report.problems[0]),
            _("Copy the file to a safe place before you go on, and go back to a backup of it."),
        )
        act = partial(self._rescue, error) if self._rescue is not None else None
        self._desk.messages.show_message(
            Message(
                text=error.title,
                detail=error.detail,
                hint=error.hint,
                kind=MessageKind.REFUSED,
                action=_("Look for a backup…") if act is not None else "",
                act=act,
            )
        )

    def _on_not_tidied(self, error: JournalError) -> None:
        """Entries are safe in the log beside the file; the next checkpoint or the next open brings them home."""
        self._desk.say(error.title)


def _looked_at(open_to_look: Callable[[], Journal]) -> CheckReport:
    with open_to_look() as journal:
        return journal.check(full=False)


def _nothing(_value: object) -> None:
    """There is nothing to say about what went well."""
