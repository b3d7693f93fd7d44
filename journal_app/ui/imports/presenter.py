# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What a reader can do on the Import screen. Knows no Qt.

Hides that looking at a file takes a while: what comes of a look that is not wanted any more is dropped, and nothing of
a file is kept before the reader says so, nor anything of the preview once the screen is left.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from journal_app.errors import JournalError, WrongPassphrase
from journal_app.store.queries import Facts
from journal_app.ui.desk import Desk, Task
from journal_app.ui.destinations import to_research
from journal_app.ui.imports.answers import Answering
from journal_app.ui.imports.build import preview_state
from journal_app.ui.imports.choosing import Choosing
from journal_app.ui.imports.chosen_file import ChosenFile
from journal_app.ui.imports.kinds import FileKind
from journal_app.ui.imports.lines import counted, still_holding
from journal_app.ui.imports.looking import Looked, Plan, Whole, look, look_at_sent, telling
from journal_app.ui.imports.state import ImportState, PreviewState, Shown, Stage
from journal_app.ui.imports.storing import Storing
from journal_app.ui.rows import Row
from journal_app.words import _, ngettext


class View(Protocol):
    """What the presenter needs of the screen."""

    def set_state(self, state: ImportState) -> None:
        """Show the files, and the one that is open."""

    def set_passphrase_problem(self, words: str) -> None:
        """Say beside the passphrase what is wrong."""

    def forget(self) -> None:
        """Leave nothing of a passphrase that was typed."""


class LookTask(Task):
    """A look at a file; whoever cancels it, here or at the foot of the window, has it forgotten at once."""

    def __init__(self, title: str, presenter: "Presenter", file: ChosenFile) -> None:
        super().__init__(title)
        self._presenter = presenter
        self._file = file

    def cancel(self) -> None:
        """Ask the look to end."""
        super().cancel()
        self._presenter.on_stopped(self, self._file)


class Presenter:
    """The intents. Invariant: at most one file is looked at, and ``_task`` is that look."""

    def __init__(self, desk: Desk, view: View) -> None:
        self._desk = desk
        self._view = view
        self._files: list[ChosenFile] = []
        self._opened: ChosenFile | None = None
        self._task: Task | None = None
        self._count = 0
        self.answering = Answering(self._given, self._look_anew, self.show, desk.today)
        self.choosing = Choosing(desk, self._given, self.show)
        self.storing = Storing(desk, self._given, self.show)

    def take(self, paths: Sequence[Path]) -> None:
        """Put files on the list, and open the first of them; references alone go to the Research screen."""
        if not paths:
            return
        known = {file.path: file for file in self._files}
        for path in paths:
            if path not in known:
                self._count += 1
                known[path] = ChosenFile(id=str(self._count), path=path)
                self._files.append(known[path])
        self._open(known[paths[0]])

    def open(self, file_id: str) -> None:
        """Open another file of the list."""
        file = next((file for file in self._files if file.id == file_id), None)
        if file is not None and file is not self._opened:
            self._open(file)

    def put_away(self) -> None:
        """Take the open file off the list; nothing of it is kept."""
        if self._opened is None or self._opened.stage is Stage.STORING:
            return
        self._drop_task()
        place = self._files.index(self._opened)
        self._files.remove(self._opened)
        self._opened = None
        if self._files:
            self._open(self._files[min(place, len(self._files) - 1)])
        else:
            self.show()

    def act(self) -> None:
        """Do the one thing that can be done with the open file as far as it is."""
        file = self._opened
        if file is None:
            return
        match file.stage:
            case Stage.PREVIEW:
                self._store(file)
            case Stage.REFERENCES:
                self._desk.go_to("research", to_research(file.path))
            case Stage.ARCHIVE:
                self.storing.load_archive(file)
            case Stage.JOURNAL:
                self._desk.open_journal(file.path)
            case Stage.STOPPED | Stage.DONE | Stage.REFUSED:
                self._look(file)
            case Stage.NOTHING | Stage.READING | Stage.STORING:
                pass

    def unlock(self, passphrase: str) -> None:
        """Look at what somebody else signed off, in a file with a passphrase of its own."""
        file, person = self._opened, self._desk.info.person
        if file is None or file.stage is not Stage.JOURNAL:
            return
        if not passphrase:
            self._view.set_passphrase_problem(_("Type the passphrase of this file."))
            return
        path = file.path

        def read(facts: Facts) -> Looked:
            return look_at_sent(facts, path, passphrase=passphrase, person=person)

        file.is_sent = True
        task = self._begin(file)
        self._desk.read(
            read, lambda looked: self._on_looked(task, file, looked), lambda error: self._on_refused(task, file, error),
            task=task,
        )  # fmt: skip

    def cancel(self) -> None:
        """Stop what is under way; nothing of it is kept."""
        if self._task is not None:
            self._task.cancel()
        self.storing.cancel()

    def refresh(self) -> None:
        """The journal may say something else now: what files would do is found out anew."""
        for other in self._files:
            if other.stage is Stage.PREVIEW and other is not self._opened:
                other.drop_plan()
                other.settle(Stage.NOTHING)
        file = self._opened
        if file is not None and file.stage is Stage.PREVIEW:
            if file.is_sent:
                self._ask_for_passphrase(file)
            else:
                self._look_anew(file)
        elif file is not None and file.stage is Stage.DONE:
            self.storing.look_after(file)
        self.show()

    def leave(self) -> None:
        """Forget every file that was chosen, and what was said of it."""
        self._drop_task()
        self._files, self._opened = [], None
        self._view.forget()
        self.show()

    def on_stopped(self, task: Task, file: ChosenFile) -> None:
        """A look was cancelled."""
        if task is self._task:
            self._task = None
            file.drop_plan()
            file.settle(Stage.STOPPED, _("Reading was stopped. Nothing was changed."), act=_("Read it again"))
            self.show()

    def show(self) -> None:
        """Show everything as it is now."""
        file = self._opened
        rows = tuple(
            Row(id=one.id, cells=(one.name, one.said), details=f"{one.name}: {one.said}") for one in self._files
        )
        state = ImportState(files=rows, can_change=not self._desk.info.read_only)
        if file is not None:
            state = ImportState(
                files=rows,
                opened=file.id,
                heading=file.name,
                stage=file.stage,
                told=file.told,
                act=file.act,
                preview=self._preview(file),
                can_change=not self._desk.info.read_only,
            )
        self._view.set_state(state)

    def _preview(self, file: ChosenFile) -> PreviewState:
        looked = file.looked
        if looked is None:
            return PreviewState()
        return preview_state(
            looked.plan,
            counted(looked.plan, looked.counts, file.picks),
            file.lines,
            file.holding,
            looked.trackers,
            file.problems,
            undecided=sum(place not in file.picks for place in looked.places.shown(Shown.DECIDE)),
            is_picked=bool(file.picks),
            can_change=not self._desk.info.read_only,
        )

    def _given(self) -> ChosenFile | None:
        return self._opened

    def _open(self, file: ChosenFile) -> None:
        self._drop_task()
        self._opened = file
        if file.stage in {Stage.NOTHING, Stage.READING}:
            self._look(file)
        else:
            self.show()

    def _look(self, file: ChosenFile) -> None:
        file.drop_plan()
        file.settle(Stage.READING, _("The file is being read…"))
        self._look_anew(file)

    def _look_anew(self, file: ChosenFile) -> None:
        """Look at the file with what was said of it; what is shown stays until that is done."""
        path, answers, today = file.path, file.answers, self._desk.today()
        file.is_sent = False
        task = self._begin(file)
        self._desk.read(
            lambda facts: look(facts, path, answers, today=today, tell=telling(task)),
            lambda looked: self._on_looked(task, file, looked),
            lambda error: self._on_refused(task, file, error),
            task=task,
        )

    def _begin(self, file: ChosenFile) -> Task:
        self._drop_task()
        self._task = LookTask(_("Reading {name}…").format(name=file.name), self, file)
        self.show()
        return self._task

    def _drop_task(self) -> None:
        """Nobody waits for the look that is under way any more."""
        task, self._task = self._task, None
        if task is not None:
            task.is_cancelled = True

    def _on_looked(self, task: Task, file: ChosenFile, looked: Looked) -> None:
        if task is not self._task:
            return
        self._task = None
        match looked:
            case Plan():
                self._take_plan(file, looked)
            case Whole():
                self._tell_archive(file, looked)
            case FileKind.JOURNAL:
                self._ask_for_passphrase(file)
            case _:
                words = _("It holds references to studies. Those are added on the Research screen.")
                file.settle(Stage.REFERENCES, words, act=_("Look at it on the Research screen"))
        self.show()

    def _take_plan(self, file: ChosenFile, looked: Plan) -> None:
        former, picks, shown, skip = file.looked, file.picks, file.shown, file.skip
        file.take_plan(looked)
        file.picks = still_holding(picks, former.plan, looked.plan) if former is not None else {}
        if file.picks or (former is not None and (shown, skip) != (file.shown, file.skip)):
            self.choosing.show(shown, skip)
        self._view.forget()

    def _tell_archive(self, file: ChosenFile, whole: Whole) -> None:
        # Translators: how many lines of a file were read
        rows = ngettext("{count} row", "{count} rows", whole.rows).format(count=whole.rows)
        words = _("It is an archive of a whole journal, with {rows}.").format(rows=rows)
        person = _("The file says it is about {person}.").format(person=whole.person) if whole.person else ""
        file.has_room = whole.has_room
        if whole.has_room:
            file.settle(Stage.ARCHIVE, words, person, act=_("Load it into this journal"))
            return
        full = _(
            "This journal holds entries already, and the two would be mixed, so it is not loaded here. Make a new"
            " journal for it, then choose the file there."
        )
        file.settle(Stage.ARCHIVE, words, person, full, act=_("Make a new journal…"))

    def _ask_for_passphrase(self, file: ChosenFile) -> None:
        file.drop_plan()
        words = _(
            "It is a journal, or what somebody else entered for this journal and signed off. To look at what was"
            " signed off, type the passphrase that came with the file. Nothing is added before you say so."
        )
        file.settle(Stage.JOURNAL, words, act=_("Open it as a journal"))

    def _on_refused(self, task: Task, file: ChosenFile, error: JournalError) -> None:
        if task is not self._task:
            return
        self._task = None
        if file.is_sent:
            self._ask_for_passphrase(file)
            self.show()
            wrong = _("It is not the passphrase of this file.") if isinstance(error, WrongPassphrase) else ""
            self._view.set_passphrase_problem(wrong or " ".join(part for part in (error.title, error.detail) if part))
            return
        file.drop_plan()
        file.settle(Stage.REFUSED, error.title, error.detail, error.hint, act=_("Read it again"))
        self.show()

    def _store(self, file: ChosenFile) -> None:
        if self._task is not None:
            self._desk.say(_("The file is being read anew. Look at what it would do first."))
        else:
            self.storing.store(file)
