# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Rows of a form: a label, its field, and beside the field what is wrong with it and the ways to settle it.

Hides where the problem stands (to the right, or below when there is no room) and how a screen reader learns of it.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QComboBox, QLineEdit, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from journal_app.ui.theme import current
from journal_app.ui.widgets.buttons import quiet_button
from journal_app.ui.widgets.flow import Flow
from journal_app.ui.widgets.surfaces import clear, label, set_look
from journal_app.words import in_one_line

FIELD_PX = 360
PROBLEM_PX = 352
_FILLED = "being_filled"


class FormRow(QWidget):
    """A label, a field and its problem. Signal ``answered(int)`` when one of the problem's answers is chosen.

    A row with ``width_px`` is that wide and has its problem below, so that short fields can stand side by side in a
    ``Flow``; it takes more room while there is a problem to read. A row without one takes all the width there is, with
    the problem to the right of the field.
    """

    answered = Signal(int)

    def __init__(self, text: str, field: QWidget, hint: str = "", width_px: int = 0) -> None:
        super().__init__()
        sizes = current().sizes
        self.field = field
        self._hint = hint
        self._width = sizes.reading_width(width_px)
        self.label = label(text, "label", self)
        self.label.setBuddy(field)
        field.setAccessibleName(text.replace("&", ""))
        field.setSizePolicy(QSizePolicy.Policy.Expanding, field.sizePolicy().verticalPolicy())
        self.problem = label("", "soft", self)
        self._beside = QWidget(self)
        beside = QVBoxLayout(self._beside)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(0)
        beside.addWidget(self.problem)
        self._answers = Flow(gap=sizes.px(4))
        beside.addLayout(self._answers)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._line.setSpacing(sizes.px(4) if width_px else sizes.px(12))
        self._line.addWidget(field, 3)
        self._line.addWidget(self._beside, 4)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(sizes.px(4))
        layout.addWidget(self.label)
        layout.addLayout(self._line)
        field.setMaximumWidth(sizes.reading_width(width_px or FIELD_PX))
        self.set_problem("")

    def set_problem(self, text: str, answers: Sequence[str] = ()) -> None:
        """Say what is wrong and how it may be settled, or nothing."""
        shown = text or self._hint
        self.problem.setText(shown)
        self.problem.setVisible(bool(shown))
        set_look(self.problem, "look", "problem" if text else "soft")
        set_look(self.field, "problem", bool(text))
        # On Linux the name of a choice is what is chosen; what it is the choice of is said after it.
        kind = self.label.text() if isinstance(self.field, QComboBox) else ""
        self.field.setAccessibleDescription(in_one_line((kind, shown)))
        clear(self._answers)
        before = self.field
        for number, words in enumerate(answers):
            button = self._add_answer(number, words, text)
            QWidget.setTabOrder(before, button)  # made late, it would be the last stop of the window
            before = button
        self._fit(self.width())
        self.updateGeometry()

    def has_problem(self) -> bool:
        """Whether something is said to be wrong here."""
        return bool(self.field.property("problem"))

    def sizeHint(self) -> QSize:
        """As wide as asked for, and wider while there is a problem to read."""
        if not self._width:
            return super().sizeHint()
        wide = current().sizes.reading_width(PROBLEM_PX)
        return QSize(max(self._width, wide) if self.has_problem() else self._width, super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the problem below the field when the row is too narrow for both."""
        super().resizeEvent(event)
        self._fit(event.size().width())

    def _add_answer(self, number: int, words: str, problem: str) -> QWidget:
        button = quiet_button(words, self._beside)
        button.setAccessibleDescription(problem)
        button.clicked.connect(lambda: self.answered.emit(number))
        self._answers.addWidget(button)
        button.show()
        return button

    def _fit(self, width: int) -> None:
        is_narrow = bool(self._width) or width < current().sizes.reading_width(2 * FIELD_PX - 80)
        directions = QBoxLayout.Direction
        self._line.setDirection(directions.TopToBottom if is_narrow else directions.LeftToRight)
        # Beside the field the empty place keeps the field at its left; below it, it would only be a gap.
        self._beside.setVisible(bool(self.problem.text()) or not is_narrow)


def form_row(text: str, field: QWidget, hint: str = "", width_px: int = 0) -> FormRow:
    """A row with this label, field and standing hint; the label's & leads to the field."""
    return FormRow(text, field, hint, width_px)


def text_field(placeholder: str = "") -> QLineEdit:
    """A field for one line of text."""
    field = QLineEdit()
    field.setPlaceholderText(placeholder)
    return field


def choice_field(choices: Sequence[tuple[str, str]]) -> QComboBox:
    """A field for one of a few ``choices``, each a value and its words."""
    field = QComboBox()
    for value, words in choices:
        field.addItem(words, value)
    return field


def offer_choices(field: QComboBox, choices: Sequence[tuple[str, str]], chosen: str) -> None:
    """Offer these choices, with the one chosen, for the reader; the same ones again are left as they are."""
    offered = [(str(field.itemData(place)), field.itemText(place)) for place in range(field.count())]
    with being_filled(field):
        if offered != list(choices):
            field.clear()
            for value, words in choices:
                field.addItem(words, value)
        field.setCurrentIndex(max(0, field.findData(chosen)))


def note_field() -> QPlainTextEdit:
    """A field for a note of some lines; Tab leaves it, and it is two lines high to begin with."""
    field = QPlainTextEdit()
    field.setTabChangesFocus(True)
    height = field.fontMetrics().lineSpacing() * 2 + 2 * current().sizes.px(18)
    field.setFixedHeight(max(current().sizes.target, height))
    field.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
    return field


def field_text(field: QWidget) -> str:
    """What stands in a field of one of the kinds above; of a choice its value."""
    match field:
        case QLineEdit():
            return field.text()
        case QPlainTextEdit():
            return field.toPlainText()
        case QComboBox():
            return str(field.currentData() or "")
    raise TypeError(field)


def set_field_text(field: QWidget, text: str) -> None:
    """Put a text, or the choice with this value, into a field of one of the kinds above; not a change by the reader."""
    with being_filled(field):
        match field:
            case QLineEdit():
                field.setText(text)
            case QPlainTextEdit():
                field.setPlainText(text)
            case QComboBox():
                field.setCurrentIndex(max(0, field.findData(text)))
            case _:
                raise TypeError(field)


@contextmanager
def being_filled(field: QWidget) -> Iterator[None]:
    """While a program changes a field, so that nobody takes it for the reader."""
    field.setProperty(_FILLED, True)  # noqa: FBT003 -- Qt's own way to set a property
    try:
        yield
    finally:
        field.setProperty(_FILLED, False)  # noqa: FBT003 -- the same


def is_being_filled(field: QWidget) -> bool:
    """Whether a program is changing a field now."""
    return bool(field.property(_FILLED))
