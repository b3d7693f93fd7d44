# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""A whole form on a card: named fields in lines, their problems, one button that saves and one that closes.

Hides the wiring every form needs: Enter saves, the focus goes to the first field with a problem, a problem without a
field of its own is said above the buttons.
"""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QLineEdit, QWidget

from journal_app.ui.fields import FieldProblem
from journal_app.ui.theme import current
from journal_app.ui.widgets.buttons import primary_button, secondary_button
from journal_app.ui.widgets.edits import Edits
from journal_app.ui.widgets.flow import Flow
from journal_app.ui.widgets.forms import FormRow, field_text, set_field_text
from journal_app.ui.widgets.messages import announce
from journal_app.ui.widgets.surfaces import Card, label, set_look


class EntryForm(Card):
    """Signals: ``save_requested``, ``close_requested``, ``answered(field, number)`` for an answer to a problem.

    ``edited`` comes 400 ms after the reader's last change to a field, and at once when the form goes out of sight: the
    moment to keep what stands in it. Saving and closing make it moot.
    """

    edited = Signal()
    save_requested = Signal()
    close_requested = Signal()
    answered = Signal(str, int)

    def __init__(self, heading: str, save: str, close: str) -> None:
        super().__init__(heading)
        self._rows: dict[str, FormRow] = {}
        self.setAccessibleName(heading)
        self.body.setSpacing(current().sizes.px(12))
        self._edits = Edits(self)
        self._edits.edited.connect(self.edited)
        self.save_requested.connect(self._edits.forget)
        self.close_requested.connect(self._edits.forget)
        self._other = label("", "problem", self)
        self._other.hide()
        self.save = primary_button(save, self)
        self.close_button = secondary_button(close, self)
        self.save.clicked.connect(self.save_requested)
        self.close_button.clicked.connect(self.close_requested)

    def add_line(self, rows: Sequence[tuple[str, FormRow]], into: QBoxLayout | None = None) -> None:
        """Add named rows, side by side as far as there is room, to a part of the form or else to its end."""
        line = Flow(gap=current().sizes.px(16), top=True)
        for name, row in rows:
            self._rows[name] = row
            row.answered.connect(lambda number, name=name: self.answered.emit(name, number))
            self.watch(row.field)
            if isinstance(row.field, QLineEdit):
                row.field.returnPressed.connect(self.save_requested)
            line.addWidget(row)
        (into or self.body).addLayout(line)

    def add_buttons(self) -> None:
        """Finish the form."""
        buttons = Flow()
        buttons.addWidget(self.save)
        buttons.addWidget(self.close_button)
        self.body.addWidget(self._other)
        self.body.addLayout(buttons)

    def watch(self, field: QWidget) -> None:
        """Let changes of a field that stands outside the named rows count as edits of the form too."""
        self._edits.watch(field)

    def field(self, name: str) -> QWidget:
        """The field of this name."""
        return self._rows[name].field

    def text(self, name: str) -> str:
        """What stands in a field now."""
        return field_text(self._rows[name].field)

    def set_text(self, name: str, text: str) -> None:
        """Put a text into a field."""
        set_field_text(self._rows[name].field, text)

    def set_heading(self, heading: str) -> None:
        """Say what the form is for now."""
        self.heading.setText(heading)
        self.setAccessibleName(heading)

    def set_problems(self, problems: Iterable[FieldProblem]) -> None:
        """Say what is wrong beside each field, and go to the first; none clears them all."""
        found = {problem.field: problem for problem in problems}
        if found:
            self._edits.touch()  # it was not saved after all, so it is worth keeping as it stands
        for name, row in self._rows.items():
            problem = found.get(name)
            row.set_problem(problem.words if problem else "", problem.answers if problem else ())
        others = " ".join(problem.words for name, problem in found.items() if name not in self._rows)
        self._other.setText(others)
        self._other.setVisible(bool(others))
        set_look(self._other, "look", "problem")
        first = next((name for name in self._rows if name in found), "")
        if first:
            self._rows[first].field.setFocus(Qt.FocusReason.OtherFocusReason)
            announce(self._rows[first].field, found[first].words)
        self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes the form; what was typed stays until it is opened for something else."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_requested.emit()
        else:
            super().keyPressEvent(event)


def holds_focus(widget: QWidget) -> bool:
    """Whether the keyboard is at this widget or at one inside it."""
    focused = QApplication.focusWidget()
    return focused is not None and (focused is widget or widget.isAncestorOf(focused))
