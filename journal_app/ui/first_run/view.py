# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""How the page that makes a new journal looks: one step at a time, and always the ways around it.

Hides that every step's fields are there all along, so that what stands in them stays on the way back and forth.
"""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from journal_app.ui.first_run.state import Answers, FirstRunState, Step
from journal_app.ui.first_run.steps import PassphraseStep, PersonStep, ReadyStep, TrackersStep
from journal_app.ui.theme import current
from journal_app.ui.widgets.ask_file import ask_for_journal, journal_kinds
from journal_app.ui.widgets.buttons import primary_button, quiet_button, secondary_button
from journal_app.ui.widgets.flow import Flow
from journal_app.ui.widgets.messages import announce
from journal_app.ui.widgets.surfaces import Page, hairline, label
from journal_app.words import _


class FirstRunView(Page):
    """Signals ``next_requested``, ``back_requested`` and ``finish_requested`` carry the answers so far.

    ``look_around_requested``, ``leave_requested``, ``file_chosen(path)`` and ``place_chosen(path)`` are ways around.
    ``language_chosen`` carries its code, and the answers so far.
    """

    next_requested = Signal(Answers)
    back_requested = Signal(Answers)
    finish_requested = Signal(Answers)
    look_around_requested = Signal()
    leave_requested = Signal()
    file_chosen = Signal(str)
    place_chosen = Signal(str)
    language_chosen = Signal(str, Answers)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("A new journal"))
        self.counted = label("", "soft", self)
        self.title = label("", "title", self)
        self.detail = label("", "", self)
        self.person, self.trackers = PersonStep(), TrackersStep()
        self.passphrase, self.ready = PassphraseStep(), ReadyStep()
        self.steps: dict[Step, QWidget] = {
            Step.PERSON: self.person,
            Step.TRACKERS: self.trackers,
            Step.PASSPHRASE: self.passphrase,
            Step.READY: self.ready,
        }
        # Translators: a button: one step back
        self.back = secondary_button(_("Back"), self)
        # Translators: a button: one step on
        self.next = primary_button(_("Next"), self)
        self.make = primary_button(_("Make this journal"), self)
        self.finish = secondary_button(_("Skip all and start (Esc)"), self)
        self.look = secondary_button(_("Look around in an example journal"), self)
        self.open = secondary_button(_("Open a journal that is there…"), self)
        self.leave = quiet_button("", self)
        self._state: FirstRunState | None = None
        self._connect()
        self._lay_out()

    def set_state(self, state: FirstRunState) -> None:
        """Show a step, with the focus where it begins."""
        before, self._state = self._state, state
        count = _("A new journal · step {step} of {steps}").format(step=int(state.step), steps=len(Step))
        self.counted.setText(count)
        self.title.setText(state.title)
        self.detail.setText(state.detail)
        self.person.set_languages(state.languages)
        self.trackers.set_offers(state.offers)
        self.passphrase.set_problem(state.problem)
        self.ready.set_words(state.points, state.path, can_choose_place=state.can_choose_place)
        for step, part in self.steps.items():
            part.setVisible(step is state.step)
        self.back.setVisible(state.step > Step.PERSON)
        self.next.setVisible(state.step < Step.READY)
        self.make.setVisible(state.step is Step.READY)
        self.finish.setVisible(not state.back_to and state.step < Step.READY)
        self.leave.setText(state.back_to)
        self.leave.setAccessibleName(state.back_to)
        self.leave.setVisible(bool(state.back_to))
        if before is None or before.step is not state.step or state.problem:
            self.verticalScrollBar().setValue(0)
            announce(self, f"{count}. {state.title} {state.detail}")
            self.take_focus()
            QTimer.singleShot(0, self, self._show_beginning)  # after the page has followed the focus

    def set_strength(self, words: str) -> None:
        """Say how strong the passphrase is that is being typed."""
        self.passphrase.set_strength(words)

    def _show_beginning(self) -> None:
        """What is to be read first comes into view first: a step from its title on, or what is wrong."""
        if self._state is not None and self._state.problem:
            self.ensureWidgetVisible(self.passphrase, 0, current().sizes.px(16))
        elif self.make.hasFocus():
            self.verticalScrollBar().setValue(0)

    def take_focus(self) -> None:
        """Put the focus where the step begins."""
        step = self._state.step if self._state is not None else Step.PERSON
        first = {
            Step.PERSON: self.person.name,
            Step.TRACKERS: self.trackers.first(),
            Step.PASSPHRASE: self.passphrase.first,
            Step.READY: self.make,
        }[step]
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_focus_to_language(self) -> None:
        """Put the focus where the language was chosen, on the page that came in the place of that one."""
        self.person.language.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_answers(self, answers: Answers) -> None:
        """Fill the fields, as they were left on a page in another language."""
        self.person.name.setText(answers.person)
        for key, box in self.trackers.boxes.items():
            box.setChecked(key in answers.trackers)
        self.passphrase.first.setText(answers.passphrase)
        self.passphrase.second.setText(answers.repeated)

    def answers(self) -> Answers:
        """What stands in the fields now."""
        return Answers(
            person=self.person.name.text(),
            trackers=self.trackers.chosen(),
            passphrase=self.passphrase.first.text(),
            repeated=self.passphrase.second.text(),
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on, Escape skips what is left (or goes back to the journal one came from)."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.next_requested.emit(self.answers())
        elif event.key() == Qt.Key.Key_Escape:
            self.finish_requested.emit(self.answers())
        else:
            super().keyPressEvent(event)

    def _connect(self) -> None:
        for button in (self.next, self.make):
            button.clicked.connect(self._on_next)
        self.back.clicked.connect(self._on_back)
        self.finish.clicked.connect(self._on_finish)
        self.look.clicked.connect(self.look_around_requested)
        self.leave.clicked.connect(self.leave_requested)
        self.open.clicked.connect(self._on_open)
        self.ready.elsewhere.clicked.connect(self._on_elsewhere)
        self.person.language.chosen.connect(self._on_language)

    def _lay_out(self) -> None:
        for words in (self.counted, self.title, self.detail):
            self.body.addWidget(words)
        for part in self.steps.values():
            self.body.addWidget(part)
        buttons = Flow()
        for button in (self.back, self.next, self.make, self.finish):
            buttons.addWidget(button)
        self.body.addLayout(buttons)
        self.body.addSpacing(current().sizes.px(16))
        self.body.addWidget(hairline(self))
        told = _("Not sure yet? The example is the journal of a made-up person. Nothing that is done in it is kept.")
        elsewhere = _("Records in other apps, or an archive of a journal, can be brought in once the journal is made.")
        self.body.addWidget(label(told, "soft", self))
        self.body.addWidget(label(elsewhere, "soft", self))
        around = Flow()
        for button in (self.look, self.open, self.leave):
            around.addWidget(button)
        self.body.addLayout(around)
        self.body.addStretch(1)

    def _on_next(self) -> None:
        self.next_requested.emit(self.answers())

    def _on_back(self) -> None:
        self.back_requested.emit(self.answers())

    def _on_finish(self) -> None:
        self.finish_requested.emit(self.answers())

    def _on_language(self, chosen: str) -> None:
        self.language_chosen.emit(chosen, self.answers())

    def _on_open(self) -> None:
        ask_for_journal(self, _("Open a journal"), self.file_chosen.emit)

    def _on_elsewhere(self) -> None:
        """Ask for a place where there is nothing yet."""
        dialog = QFileDialog(self, _("Where the journal is to be kept"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("ironjournal")
        if self._state is not None:
            dialog.selectFile(self._state.path)
        dialog.setNameFilters(journal_kinds())
        dialog.fileSelected.connect(self.place_chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
