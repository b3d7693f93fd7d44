# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The four sections of the Treatments screen, each with what only it has below its table.

Hides that whatever stands below a table is about the row in focus and goes with it.
"""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent

from journal_app.domain.treatments import CourseState
from journal_app.ui.treatments.course_weeks import CourseWeeks
from journal_app.ui.treatments.reactions import Reactions
from journal_app.ui.treatments.section import Section
from journal_app.ui.treatments.state import CourseRow, FollowUpRow, InfusionRow, TreatmentsState
from journal_app.ui.widgets.attachments import AttachmentsBox
from journal_app.ui.widgets.buttons import secondary_button
from journal_app.ui.widgets.row_section import SectionWords
from journal_app.words import _


class InfusionSection(Section):
    """Infusions with what was felt after the chosen one, and its letters. Signals carry ids; see the parts."""

    reaction_requested = Signal(str)
    attach_requested = Signal(str, list)

    def __init__(self) -> None:
        self.add_reaction = secondary_button(_("Add a reaction"))
        words = SectionWords(
            heading=_("Infusions"),
            chosen=_("The chosen infusion"),
            nothing_chosen=_("No infusion is chosen."),
            empty=_("No infusions yet"),
            how_to_begin=_("Note what was given, on which day and how much. Reactions can be added to each infusion."),
        )
        super().__init__(words, _infusion_columns(), (self.add_reaction,))
        self.reactions = Reactions()
        self.letters = AttachmentsBox()
        self.chosen.body.insertWidget(2, self.reactions)
        self.chosen.body.addWidget(self.letters)
        self.add_reaction.clicked.connect(lambda: self.on_row(self.reaction_requested.emit))
        self.letters.attach_requested.connect(self._on_attach)
        self.chosen_changed.connect(self._on_infusion)

    def set_state(self, state: TreatmentsState) -> None:
        """Show the infusions."""
        self.reactions.set_can_change(state.can_change)
        self.letters.attach.setVisible(state.can_change)
        self.set_rows(state.infusions, can_change=state.can_change)

    def _on_infusion(self) -> None:
        row = self.current_row()
        infusion = row if isinstance(row, InfusionRow) else None
        self.reactions.set_reactions(infusion.reactions if infusion else (), after=self.table)
        self.letters.set_attachments(infusion.letters if infusion else ())

    def _on_attach(self, paths: list[str]) -> None:
        row = self.current_row()
        if row is not None:
            self.attach_requested.emit(row.id, paths)


class CourseSection(Section):
    """Courses with the days of the chosen one. Signals name the course, or the mark that is taken back."""

    marked = Signal(str, date, CourseState)
    unmarked = Signal(str)
    end_requested = Signal(str, date)

    def __init__(self) -> None:
        words = SectionWords(
            heading=_("Courses"),
            chosen=_("The chosen course"),
            nothing_chosen=_("No course is chosen."),
            empty=_("No courses yet"),
            how_to_begin=_("Iron tablets, a disease-modifying therapy, a vitamin: what is taken over time."),
        )
        super().__init__(words, _course_columns())
        self._state = TreatmentsState()
        self.weeks = CourseWeeks()
        self.chosen.body.insertWidget(2, self.weeks)
        self.weeks.marked.connect(self._on_marked)
        self.weeks.unmarked.connect(self.unmarked)
        self.weeks.end_requested.connect(self._on_end)
        self.chosen_changed.connect(self._on_course)

    def set_state(self, state: TreatmentsState) -> None:
        """Show the courses."""
        self._state = state
        self.set_rows(state.courses, can_change=state.can_change)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A letter typed at the table notes the day that is chosen below it."""
        self.weeks.keyPressEvent(event)

    def _on_course(self) -> None:
        row = self.current_row()
        course = row if isinstance(row, CourseRow) else None
        self.weeks.set_course(course, self._state.today, can_change=self._state.can_change)

    def _on_marked(self, day: date, state: CourseState) -> None:
        row = self.current_row()
        if row is not None:
            self.marked.emit(row.id, day, state)

    def _on_end(self, day: date) -> None:
        row = self.current_row()
        if row is not None:
            self.end_requested.emit(row.id, day)


class EventSection(Section):
    """Events."""

    def __init__(self) -> None:
        words = SectionWords(
            heading=_("Events"),
            chosen=_("The chosen event"),
            nothing_chosen=_("No event is chosen."),
            empty=_("No events yet"),
            how_to_begin=_(
                "A relapse, a crash, an infection, an operation: what helps to understand the days around it."
            ),
        )
        super().__init__(words, _event_columns())

    def set_state(self, state: TreatmentsState) -> None:
        """Show the events."""
        self.set_rows(state.events, can_change=state.can_change)


class FollowUpSection(Section):
    """Dates that the reader set. Signal ``done_requested(id, is_done)``."""

    done_requested = Signal(str, bool)

    def __init__(self) -> None:
        # Translators: a button: what was to be done at this date was done today
        self.done = secondary_button(_("Done today"))
        words = SectionWords(
            heading=_("Follow-up dates"),
            # Translators: heading of what is said of a date to come back to in the list
            chosen=_("The chosen date"),
            nothing_chosen=_("No date is chosen."),
            empty=_("No follow-up dates yet"),
            how_to_begin=_("A blood test, a call, a visit: dates that you set yourself. The journal proposes none."),
        )
        super().__init__(words, _follow_up_columns(), (self.done,))
        self.done.clicked.connect(self._on_done)
        self.chosen_changed.connect(self._on_date)

    def set_state(self, state: TreatmentsState) -> None:
        """Show the dates."""
        self.set_rows(state.follow_ups, can_change=state.can_change)

    def _on_date(self) -> None:
        row = self.current_row()
        words = _("Not done after all") if isinstance(row, FollowUpRow) and row.is_done else _("Done today")
        self.done.setText(words)
        self.done.setAccessibleName(words)

    def _on_done(self) -> None:
        row = self.current_row()
        if isinstance(row, FollowUpRow):
            self.done_requested.emit(row.id, not row.is_done)


def _infusion_columns() -> list[tuple[str, int]]:
    return [
        (_("Day"), 128),
        (_("Product"), 208),
        (_("Amount"), 96),
        (_("Kind"), 176),
        # Translators: heading of a column: how long after the infusion before it
        (_("Since the last"), 136),
        (_("Reactions"), 256),
        (_("Place"), 160),
        (_("Note"), 200),
    ]


def _course_columns() -> list[tuple[str, int]]:
    return [(_("Treatment"), 176), (_("Dose"), 160), (_("Days"), 208), (_("Noted"), 224), (_("Note"), 160)]


def _event_columns() -> list[tuple[str, int]]:
    return [(_("Days"), 240), (_("What happened"), 200), (_("In a few words"), 240), (_("Note"), 200)]


def _follow_up_columns() -> list[tuple[str, int]]:
    # Translators: "When": heading of columns: the date and time
    return [(_("Date"), 144), (_("What for"), 320), (_("When"), 200), (_("Note"), 240)]
