# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The smallest screen with a form whose draft outlives a crash; run as a program, it types into it and waits to die."""

import sys
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from journal_app.domain.facts import Kind
from journal_app.domain.treatments import Event, EventKind
from journal_app.store import verbs
from journal_app.store.journal import Journal
from journal_app.ui.desk import Desk
from journal_app.ui.screen import Screen
from journal_app.ui.screens import ScreenEntry
from journal_app.ui.shell.window import MainWindow
from journal_app.ui.theme import apply_theme
from journal_app.ui.unfinished import Unfinished
from journal_app.ui.widgets.entry_form import EntryForm
from journal_app.ui.widgets.forms import form_row, note_field, text_field
from journal_app.ui.work import Work

TYPED = "Crash after the µ-visit"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProbeDraft:
    """What stands in the form."""

    title: str = ""
    note: str = ""


class ProbePresenter:
    """Joins a form to its unfinished draft, as every presenter with a form does."""

    def __init__(self, desk: Desk, form: EntryForm) -> None:
        self._desk = desk
        self._form = form
        self._unfinished = Unfinished(desk, "probe", ProbeDraft, ProbeDraft())

    def begin(self) -> None:
        self._unfinished.bring_back(self._on_back)

    def hold(self) -> None:
        self._unfinished.hold(ProbeDraft(title=self._form.text("title"), note=self._form.text("note")))

    def save(self) -> None:
        event = Event(kind=EventKind.CRASH, title=self._form.text("title"), first_on=self._desk.today())
        self._desk.save(lambda journal: verbs.add_event(journal, event), lambda _event: self.close())

    def close(self) -> None:
        self._unfinished.drop()
        for name in ("title", "note"):
            self._form.set_text(name, "")

    def _on_back(self, draft: ProbeDraft, kept_at: datetime) -> None:
        self._form.set_text("title", draft.title)
        self._form.set_text("note", draft.note)
        self._unfinished.say_back(kept_at)


class ProbeScreen(Screen):
    """A form and nothing else."""

    kinds: frozenset[Kind] = frozenset()

    def __init__(self, desk: Desk) -> None:
        self.form = EntryForm("Add an event", "Save", "Close")
        self.form.add_line([("title", form_row("Title", text_field())), ("note", form_row("Note", note_field()))])
        self.form.add_buttons()
        self.widget = self.form
        self.presenter = ProbePresenter(desk, self.form)
        self.form.edited.connect(self.presenter.hold)
        self.form.save_requested.connect(self.presenter.save)
        self.form.close_requested.connect(self.presenter.close)
        self._has_begun = False

    def refresh(self) -> None:
        if not self._has_begun:
            self._has_begun = True
            self.presenter.begin()


ENTRIES = (ScreenEntry(key="probe", title="Probe", icon="today", make=ProbeScreen),)


def form_of(window: MainWindow) -> EntryForm:
    assert window.pages is not None
    screen = window.pages.screen_of("probe")
    assert isinstance(screen, ProbeScreen)
    return screen.form


def main() -> None:
    """Open the journal named on the command line, type, say "kept" once it is, and wait."""
    app = QApplication([])
    apply_theme(app, "light")
    work = Work()
    window = MainWindow(work, ENTRIES)
    work.open(lambda: Journal.open(Path(sys.argv[1])), window.attach, window.say_refused)
    while window.pages is None:
        QApplication.processEvents()
    window.show()
    form = form_of(window)
    form.edited.connect(lambda: _tell(work))
    QTest.keyClicks(form.field("title"), TYPED)
    app.exec()


def _tell(work: Work) -> None:
    work.drain()
    sys.stdout.write("kept\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
