# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""A file that was looked at taken into the journal, as one change. Knows no Qt.

Hides that storing may be stopped until the moment it is done, and that what was undone later is not told as done.
"""

from collections.abc import Callable

from journal_app.errors import JournalError
from journal_app.exchange import importing
from journal_app.exchange.importing import ImportOutcome
from journal_app.exchange.own.archive import read_archive
from journal_app.exchange.reading import Stopped
from journal_app.store.journal import Journal
from journal_app.store.queries import Facts
from journal_app.ui.desk import Desk, Task
from journal_app.ui.imports.build import outcome_words
from journal_app.ui.imports.chosen_file import ChosenFile
from journal_app.ui.imports.looking import telling
from journal_app.ui.imports.state import Stage
from journal_app.ui.messages import Message, MessageKind
from journal_app.words import _, ngettext


class Storing:
    """The intents. Invariant: one file at a time is being stored, by ``_task``."""

    def __init__(self, desk: Desk, given: Callable[[], ChosenFile | None], show: Callable[[], None]) -> None:
        self._desk = desk
        self._given = given
        self._show = show
        self._task: Task | None = None

    def store(self, file: ChosenFile) -> None:
        """Do what the file would do, with what was picked."""
        looked = file.looked
        if looked is None or self._desk.info.read_only:
            return
        if self._task is not None:
            self._desk.say(_("Another file is being imported. Wait until that is done, or stop it with Esc."))
            return
        plan = looked.plan.picked(file.picks) if file.picks else looked.plan
        task = self._begin(file)
        self._desk.lanes.write(
            lambda journal: importing.run(journal, plan, tell=telling(task)),
            lambda outcome: self._on_stored(file, outcome),
            lambda error: self._on_refused(file, error),
            task=task,
        )

    def load_archive(self, file: ChosenFile) -> None:
        """Load a whole journal into this one, which is empty; where it is not, lead to the page that makes one."""
        if not file.has_room:
            self._desk.open_journal(None)
            return
        path, task = file.path, self._begin(file)

        def load(journal: Journal) -> int:
            archive = read_archive(path)
            return journal.load(archive.dump, archive.contents())

        self._desk.lanes.write(
            load, lambda rows: self._on_loaded(file, rows), lambda error: self._on_refused(file, error), task=task
        )

    def cancel(self) -> None:
        """Stop storing; nothing of it is kept unless it is done already."""
        if self._task is not None:
            self._task.cancel()

    def look_after(self, file: ChosenFile) -> None:
        """Say so where an import that was done was undone."""
        change = file.change
        if change is None:
            return

        def on_known(is_undone: bool) -> None:
            if is_undone and file.change == change:
                file.settle(Stage.DONE, _("This import was undone."), act=_("Look at it again"))
                self._show()

        self._desk.glance(lambda facts: _is_undone(facts, change), on_known)

    def _begin(self, file: ChosenFile) -> Task:
        self._task = Task(_("Importing {name}…").format(name=file.name))
        file.settle(Stage.STORING, _("The file is being imported…"))
        self._show()
        return self._task

    def _on_stored(self, file: ChosenFile, outcome: ImportOutcome) -> None:
        self._task = None
        words = outcome_words(
            added=outcome.added, changed=outcome.changed, skipped=outcome.skipped, rejected=outcome.rejected
        )
        self._finish(file, words, outcome.change)

    def _on_loaded(self, file: ChosenFile, rows: int) -> None:
        self._task = None
        words = ngettext("{count} row of the archive was loaded.", "{count} rows of the archive were loaded.", rows)
        self._finish(file, words.format(count=rows), None)

    def _finish(self, file: ChosenFile, words: str, change: str | None) -> None:
        file.drop_plan()
        file.change = change
        file.settle(Stage.DONE, words, act=_("Look at it again"))
        self._show()
        if change is None:
            self._desk.say(words)
            return
        undo = Message(text=words, kind=MessageKind.SAVED, action=_("Undo"), act=lambda: self._desk.undo(change))
        self._desk.messages.show_message(undo)

    def _on_refused(self, file: ChosenFile, error: JournalError) -> None:
        self._task = None
        if isinstance(error, Stopped):
            file.drop_plan()
            file.settle(Stage.STOPPED, _("Importing was stopped. Nothing was changed."), act=_("Read it again"))
        elif file.looked is not None:
            file.settle(Stage.PREVIEW)
            self._desk.say_refused(error)
        else:
            file.settle(Stage.REFUSED, error.title, error.detail, error.hint, act=_("Read it again"))
        self._show()


def _is_undone(facts: Facts, change: str) -> bool:
    return facts.past().change(change).undone
