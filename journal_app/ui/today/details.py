# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What a day holds besides scores: what happened on it, the form for one more event, and the note.

Hides which of these are in sight.
"""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.domain.treatments import EventKind
from journal_app.ui.theme import current
from journal_app.ui.today.draft import TypedEvent
from journal_app.ui.today.event_form import EventForm
from journal_app.ui.today.note import Note
from journal_app.ui.today.state import TodayState
from journal_app.ui.widgets.surfaces import label
from journal_app.words import _, with_commas


class Details(QWidget):
    """Below the rows and the buttons. What it has to say is said by ``event_form`` and ``note``."""

    def __init__(self, event_kinds: tuple[tuple[EventKind, str], ...], parent: QWidget) -> None:
        super().__init__(parent)
        self.event_form = EventForm(event_kinds, self)
        self.note = Note(self)
        self._events = label("", "", self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(current().sizes.px(16))
        for part in (self._events, self.event_form, self.note):
            layout.addWidget(part)
            part.hide()

    def set_state(self, state: TodayState, *, is_other_day: bool) -> None:
        """Show what the day holds; what is being typed on it stays."""
        if is_other_day:
            self.event_form.hide()
        self.note.set_text(state.note)
        if not self.note.field.hasFocus():
            self.note.setVisible(bool(state.note) or self.note.is_typing())
        self._events.setText(_("On this day: {events}.").format(events=with_commas(state.events)))
        self._events.setVisible(bool(state.events))
        self.setEnabled(state.can_change)

    def bring_back(self, note: str | None, event: TypedEvent | None) -> None:
        """Put what was once typed back where it was typed."""
        if note is not None:
            self.note.bring_back(note)
            self.note.show()
        if event is not None:
            self.event_form.open(event)
