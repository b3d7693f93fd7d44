# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The three lists of the Appointment screen: what is to be asked, what was answered, and the visits.

Hides that whatever stands below a table is about the row in focus and goes with it.
"""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from journal_app.ui.appointment.section import ListSection
from journal_app.ui.appointment.state import AppointmentState, QuestionRow, VisitRow
from journal_app.ui.theme import current
from journal_app.ui.widgets.attachments import AttachmentsBox
from journal_app.ui.widgets.buttons import secondary_button
from journal_app.ui.widgets.flow import Flow
from journal_app.ui.widgets.row_section import SectionWords
from journal_app.ui.widgets.surfaces import LineLabel
from journal_app.words import _, pgettext


class AboutLine(QWidget):
    """What a question is about, and the way there. ``show`` is the button."""

    def __init__(self) -> None:
        super().__init__()
        self.words = LineLabel(look="soft")
        # Translators: a button: goes to what a question is about
        self.go = secondary_button(_("Show it"))
        line = Flow(self, gap=current().sizes.px(12))
        line.addWidget(self.words)
        line.addWidget(self.go)
        self.hide()

    def set_about(self, about: str) -> None:
        """Say what it is, or nothing."""
        # Translators: below a question: what it is about, such as: Ferritin, 3 May 2026
        words = _("About: {subject}").format(subject=about) if about else ""
        self.words.setText(words)
        self.go.setAccessibleDescription(words)
        self.setVisible(bool(about))


class QuestionList(ListSection):
    """Questions with the way to what the chosen one is about. Signal ``subject_wanted(id)``."""

    subject_wanted = Signal(str)

    def __init__(self, words: SectionWords, columns: list[tuple[str, int]], more: tuple[QPushButton, ...] = ()) -> None:
        super().__init__(words, columns, more)
        self.about = AboutLine()
        self.chosen.body.insertWidget(2, self.about)
        self.about.go.clicked.connect(lambda: self.on_row(self.subject_wanted.emit))
        self.chosen_changed.connect(self._on_question)

    def _on_question(self) -> None:
        row = self.current_row()
        self.about.set_about(row.about if isinstance(row, QuestionRow) else "")


class ToAsk(QuestionList):
    """Open questions in the order of asking. Signals ``move_requested(id, step)`` and ``answer_requested(id)``."""

    move_requested = Signal(str, int)
    answer_requested = Signal(str)

    def __init__(self) -> None:
        words = SectionWords(
            heading=_("My questions"),
            chosen=_("The chosen question"),
            nothing_chosen=_("No question is chosen."),
            empty=_("Nothing to ask yet"),
            how_to_begin=_(
                "Add what you want to ask. On the Timeline, on a finding and on a research card, Q asks about what is "
                "shown there."
            ),
        )
        # Translators: "Move up": a button: moves a line of a list, or a part of the chart, up by one place
        # Translators: "Move down": a button: moves a line of a list, or a part of the chart, down by one place
        self.up, self.down = secondary_button(_("Move up")), secondary_button(_("Move down"))
        # Translators: a button; asks what the doctor answered
        self.answered = secondary_button(_("Answered…"))
        # Translators: "Question": heading of columns and label of fields: a question to a doctor, or the one a score is
        # asked by
        columns = [(_("No."), 64), (_("Question"), 560), (pgettext("what something is about", "About"), 280)]
        super().__init__(words, columns, (self.up, self.down, self.answered))
        self.up.clicked.connect(lambda: self._move(-1))
        self.down.clicked.connect(lambda: self._move(1))
        self.answered.clicked.connect(lambda: self.on_row(self.answer_requested.emit))
        self.table.move_requested.connect(self._move)
        self.chosen_changed.connect(self._on_place)
        self._can_change = True

    def set_state(self, state: AppointmentState) -> None:
        """Show the open questions."""
        self._can_change = state.can_change
        self.set_rows(state.to_ask, can_change=state.can_change)
        self.say(_("The first three stand on page one of the report.") if state.to_ask else "")

    def _move(self, step: int) -> None:
        row = self.current_row()
        if row is not None and self._can_change:
            self.move_requested.emit(row.id, step)

    def _on_place(self) -> None:
        """At either end there is one way only; the keyboard does not stay on a button that is off."""
        place, last = self.table.currentIndex().row(), self.table.rows.rowCount() - 1
        for button, other, is_on in ((self.up, self.down, place > 0), (self.down, self.up, 0 <= place < last)):
            had_focus = button.hasFocus()
            button.setEnabled(is_on and self._can_change)
            if had_focus and not button.isEnabled():
                (other if other.isEnabled() else self.table).setFocus()


class Answered(QuestionList):
    """Questions that were answered. Signal ``reopen_requested(id)``."""

    reopen_requested = Signal(str)

    def __init__(self) -> None:
        words = SectionWords(
            # Translators: heading of a list: the questions that were answered
            heading=pgettext("a list of questions", "Answered"),
            chosen=_("The chosen answer"),
            nothing_chosen=_("No answer is chosen."),
            empty="",
            how_to_begin="",
        )
        # Translators: a button: puts an answered question back into the list
        self.reopen = secondary_button(_("Ask again"))
        columns = [(_("Question"), 400), (_("Day"), 128), (_("What was said"), 360)]
        super().__init__(words, columns, (self.reopen,))
        self.reopen.clicked.connect(lambda: self.on_row(self.reopen_requested.emit))

    def set_state(self, state: AppointmentState) -> None:
        """Show the answers; the list is away while there are none."""
        self.set_rows(state.answered, can_change=state.can_change)
        self.setVisible(bool(state.answered))


class Visits(ListSection):
    """Appointments, coming and past. Signal ``attach_requested(id, paths)``."""

    attach_requested = Signal(str, list)

    def __init__(self) -> None:
        words = SectionWords(
            heading=_("Visits"),
            # Translators: heading of what is said of a visit to a doctor in the list
            chosen=_("The chosen visit"),
            nothing_chosen=_("No visit is chosen."),
            empty=_("No visits yet"),
            how_to_begin=_("Note the next appointment, and afterwards what was said. It stands on the Timeline too."),
        )
        columns = [
            (_("When"), 176),
            (_("With whom"), 208),
            # Translators: heading of a column: whether a visit lies ahead or is past
            (_("State"), 96),
            (_("What was said"), 304),
            (_("Note"), 200),
        ]
        super().__init__(words, columns)
        self.letters = AttachmentsBox()
        self.chosen.body.addWidget(self.letters)
        self._can_change = True
        self.letters.attach_requested.connect(self._on_attach)
        self.chosen_changed.connect(self._on_visit)

    def set_state(self, state: AppointmentState) -> None:
        """Show the visits, which comes next, and from which one on things count as new."""
        self._can_change = state.can_change
        self.set_rows(state.visits, can_change=state.can_change)
        self.say(" ".join(part for part in (state.next, state.since) if part) if state.visits else "")

    def _on_visit(self) -> None:
        row = self.current_row()
        letters = row.letters if isinstance(row, VisitRow) else ()
        self.letters.set_attachments(letters, can_change=self._can_change)
        self.letters.attach.setEnabled(row is not None)

    def _on_attach(self, paths: list[str]) -> None:
        row = self.current_row()
        if row is not None:
            self.attach_requested.emit(row.id, paths)
