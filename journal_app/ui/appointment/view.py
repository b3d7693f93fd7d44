# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The Appointment screen as widgets: the open form, my questions, what was answered, the visits, and the report."""

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.ui.appointment.forms import AnswerForm, AppointmentForm, QuestionForm, VisitForm
from journal_app.ui.appointment.report_panel import ReportPanel
from journal_app.ui.appointment.section import ListSection
from journal_app.ui.appointment.sections import Answered, ToAsk, Visits
from journal_app.ui.appointment.state import AppointmentState, FormState, Part
from journal_app.ui.fields import FieldProblem
from journal_app.ui.theme import current
from journal_app.ui.widgets.buttons import primary_button, secondary_button
from journal_app.ui.widgets.entry_form import holds_focus
from journal_app.ui.widgets.surfaces import Page, hairline, heading_line
from journal_app.words import _

_HARMLESS = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
_ADDING = {Qt.Key.Key_Q: Part.QUESTION, Qt.Key.Key_V: Part.VISIT}


class AppointmentView(QWidget):
    """Signals are what the reader wants; ``set_...`` and ``show_row`` are all it is told."""

    add_requested = Signal(Part)
    answer_requested = Signal(str)
    reopen_requested = Signal(str)
    move_requested = Signal(str, int)
    subject_wanted = Signal(str)
    edit_requested = Signal(Part, str)
    delete_requested = Signal(Part, str)
    save_requested = Signal(object)
    close_requested = Signal()
    edited = Signal(object)
    attach_requested = Signal(str, list)
    letter_opened = Signal(str)
    letter_removed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.page = Page(self)
        self.add_question = primary_button(_("Add a question"))
        self.add_visit = secondary_button(_("Add a visit"))
        self.make_report = secondary_button(_("Make the report"))
        self.report = ReportPanel()
        self.forms: dict[Part, AppointmentForm] = {
            Part.QUESTION: QuestionForm(),
            Part.ANSWER: AnswerForm(),
            Part.VISIT: VisitForm(),
        }
        self.to_ask, self.answered, self.visits = ToAsk(), Answered(), Visits()
        self.lists: dict[Part, ListSection] = {
            Part.QUESTION: self.to_ask,
            Part.ANSWER: self.answered,
            Part.VISIT: self.visits,
        }
        self._can_change = True
        self._lay_out()
        self._connect()
        self.answered.hide()
        self.set_form(FormState())

    def set_state(self, state: AppointmentState) -> None:
        """Show the lists. The keyboard stays with what it was at; where that is gone, it goes to where one begins."""
        had_focus = [known for known in self.lists.values() if holds_focus(known)]
        self._can_change = state.can_change
        for button in (self.add_question, self.add_visit):
            button.setVisible(state.can_change)
        self.to_ask.set_state(state)
        self.answered.set_state(state)
        self.visits.set_state(state)
        if any(not holds_focus(known) for known in had_focus):
            self.take_focus()

    def set_form(self, form: FormState) -> None:
        """Open the form of a draft and close the others; without a part, close them all."""
        had_focus = any(holds_focus(known) for known in self.forms.values())
        for part, known in self.forms.items():
            known.setVisible(part is form.part)
        if form.part is not None:
            self.forms[form.part].show_draft(form.heading, form.draft, form.focus)
            self.page.ensureWidgetVisible(self.forms[form.part])
        elif had_focus:
            self.take_focus()

    def set_problems(self, problems: tuple[FieldProblem, ...]) -> None:
        """Say beside the fields of the open form what is wrong."""
        for form in self._open_forms():
            form.set_problems(problems)

    def show_row(self, part: Part, fact_id: str) -> None:
        """Choose a fact in its list, as soon as it is there."""
        self.lists[part].show_row(fact_id)

    def go_to_report(self) -> None:
        """Show the report and what can be chosen for it."""
        if not self.report.choose.isChecked():
            self.report.choose.click()
        self._show_top(self.report)
        self.report.take_focus()

    def take_focus(self) -> None:
        """The open form, else the questions where there are any, else the button that begins one."""
        form = next(iter(self._open_forms()), None)
        if form is not None:
            form.field(form.NAMES[0]).setFocus()
            return
        tables: list[QWidget] = [known.table for known in self.lists.values() if not known.table.isHidden()]
        begin: QWidget = self.add_question if self._can_change else next(iter(tables), self.page)
        (self.to_ask.table if self.to_ask.table in tables else begin).setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A letter that nothing else has a use for begins something."""
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_R and not event.modifiers() & ~_HARMLESS:
            self.go_to_report()
        elif not self._can_change or event.modifiers() & ~_HARMLESS:
            super().keyPressEvent(event)
        elif key in _ADDING:
            self.add_requested.emit(_ADDING[key])
        elif key == Qt.Key.Key_A:
            self.to_ask.on_row(self.answer_requested.emit)
        else:
            super().keyPressEvent(event)

    def _show_top(self, part: QWidget) -> None:
        """Scroll so that a part begins at the top, as far as there is something to scroll."""
        QTimer.singleShot(0, part, lambda: self._scroll_to(part))  # once everything has its place

    def _scroll_to(self, part: QWidget) -> None:
        ground = self.page.widget()
        if ground is not None:
            above = current().sizes.px(12)
            self.page.verticalScrollBar().setValue(part.mapTo(ground, QPoint(0, 0)).y() - above)

    def _open_forms(self) -> list[AppointmentForm]:
        return [form for form in self.forms.values() if not form.isHidden()]

    def _lay_out(self) -> None:
        body = self.page.body
        body.addLayout(heading_line(_("Appointment"), [self.add_question, self.add_visit, self.make_report]))
        for form in self.forms.values():
            body.addWidget(form)
        for part in (self.to_ask, self.answered, hairline(), self.visits, hairline(), self.report):
            body.addWidget(part)
        body.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.page)

    def _connect(self) -> None:
        self.add_question.clicked.connect(lambda: self.add_requested.emit(Part.QUESTION))
        self.add_visit.clicked.connect(lambda: self.add_requested.emit(Part.VISIT))
        self.make_report.clicked.connect(self.go_to_report)
        self.report.top_wanted.connect(lambda: self._show_top(self.report.pages or self.report))
        for form in self.forms.values():
            self._connect_form(form)
        for part, known in self.lists.items():
            known.edit_requested.connect(lambda fact, part=part: self.edit_requested.emit(part, fact))
            known.delete_requested.connect(lambda fact, part=part: self.delete_requested.emit(part, fact))
        self.to_ask.move_requested.connect(self.move_requested)
        self.to_ask.answer_requested.connect(self.answer_requested)
        self.answered.reopen_requested.connect(self.reopen_requested)
        for questions in (self.to_ask, self.answered):
            questions.subject_wanted.connect(self.subject_wanted)
        self.visits.attach_requested.connect(self.attach_requested)
        self.visits.letters.open_requested.connect(self.letter_opened)
        self.visits.letters.remove_requested.connect(self.letter_removed)

    def _connect_form(self, form: AppointmentForm) -> None:
        form.save_requested.connect(lambda: self.save_requested.emit(form.draft()))
        form.close_requested.connect(self.close_requested)
        form.edited.connect(lambda: self.edited.emit(form.draft()))
