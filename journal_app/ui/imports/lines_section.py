# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The lines of a file a page at a time, the one in focus in words with what can be done about it, and what is not kept.

Hides that everything a table shows with a mark or a tool tip stands below it in words and real controls too.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QComboBox, QVBoxLayout, QWidget

from journal_app.ui.imports.lines_table import LinesTable
from journal_app.ui.imports.state import LinesState, LineState
from journal_app.ui.theme import current
from journal_app.ui.widgets.buttons import secondary_button
from journal_app.ui.widgets.choice_box import ChoiceBox
from journal_app.ui.widgets.flow import Flow
from journal_app.ui.widgets.forms import choice_field, field_text, form_row, is_being_filled, offer_choices
from journal_app.ui.widgets.messages import announce
from journal_app.ui.widgets.surfaces import Card, label
from journal_app.words import _

SHOW_PX = 320
DONE_PX, WHERE_PX, WHAT_PX, WHY_PX = 168, 128, 400, 320
SHORT = 6  # rows that need no bar to scroll


class LineCard(Card):
    """The line in focus. Signals carry its id: ``tick_requested(id)``, ``option_chosen(id, option)``."""

    tick_requested = Signal(str)
    option_chosen = Signal(str, int)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("The line in focus"))
        self._line: LineState | None = None
        self.words = label("")
        # Translators: a box to tick: the line of a file is read in
        self.take = QCheckBox(_("Take this line"))
        self.options = ChoiceBox()
        for part in (self.words, self.take, self.options):
            self.body.addWidget(part)
        self.take.clicked.connect(lambda: self._line and self.tick_requested.emit(self._line.row.id))
        self.options.chosen.connect(self._on_option)

    def set_line(self, line: LineState | None, *, can_change: bool) -> None:
        """Show another line, or that none is in focus."""
        self._line = line
        self.words.setText(line.row.details if line is not None else "")
        is_tick_alone = line is not None and line.is_taken is not None and not line.options
        self.take.setVisible(is_tick_alone and can_change)
        self.take.setChecked(line is not None and bool(line.is_taken))
        self.take.setAccessibleDescription(self.words.text())
        self.options.set_question(*_question(line if can_change else None))

    def take_focus(self) -> None:
        """What can be chosen for the line."""
        if self.options.isVisibleTo(self):
            self.options.take_focus()
        elif self.take.isVisibleTo(self):
            self.take.setFocus()
        announce(self, self.words.text())

    def _on_option(self, value: str) -> None:
        if self._line is not None:
            self.option_chosen.emit(self._line.row.id, int(value))


class LinesSection(QWidget):
    """Signals carry what is wanted: a sort of line, a page on or back, a line's id, and its option.

    ``all_wanted`` is for every line of the sort that is listed.
    """

    shown_chosen = Signal(str)
    page_wanted = Signal(int)
    all_wanted = Signal(bool)
    copy_wanted = Signal()
    save_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._state = LinesState()
        self._can_change = True
        self.shown = choice_field([])
        self.shown.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.said = label("", "soft")
        # Translators: "What is done": heading of a column: what becomes of a line of an import
        # Translators: "Where": heading of a column: on which line of the file
        # Translators: "What it is": heading of a column: what entry a line of the file is
        columns = ((_("What is done"), DONE_PX), (_("Where"), WHERE_PX), (_("What it is"), WHAT_PX), (_("Why"), WHY_PX))
        self.table = LinesTable(_("Lines of the file"), columns)
        self.line = LineCard()
        self.take_all = secondary_button(_("Take all of these"))
        self.leave_all = secondary_button(_("Leave all of these out"))
        self.earlier, self.later = secondary_button(_("Earlier lines")), secondary_button(_("Later lines"))
        self.copy = secondary_button(_("Copy what is not kept"))
        self.save = secondary_button(_("Save what is not kept…"))
        self.tick_requested, self.option_chosen = self.line.tick_requested, self.line.option_chosen
        self._lay_out()
        self._connect()

    def set_state(self, state: LinesState, *, can_change: bool) -> None:
        """Show a page of lines."""
        self._state, self._can_change = state, can_change
        offer_choices(self.shown, state.kinds, state.shown.value)
        is_long = len(state.lines) > SHORT
        policies = Qt.ScrollBarPolicy
        # A bar that came once the columns are fitted would take their room.
        self.table.setVerticalScrollBarPolicy(policies.ScrollBarAlwaysOn if is_long else policies.ScrollBarAsNeeded)
        self.table.set_lines(state.lines)
        if self.said.text() != state.said:
            self.said.setText(state.said)
            announce(self.said, state.said)
        has_tick = can_change and any(line.is_taken is not None and not line.must_choose for line in state.lines)
        for button, is_wanted in (
            (self.take_all, has_tick),
            (self.leave_all, has_tick),
            (self.earlier, state.has_earlier),
            (self.later, state.has_later),
            (self.copy, state.has_rejected),
            (self.save, state.has_rejected),
        ):
            self._set_shown(button, is_wanted=is_wanted)
        for part in (self.table, self.line):
            part.setVisible(bool(state.lines))
        self._on_current()

    def _set_shown(self, button: QWidget, *, is_wanted: bool) -> None:
        """A button that goes while it has the focus hands it to the table."""
        if button.hasFocus() and not is_wanted:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        button.setVisible(is_wanted)

    def _lay_out(self) -> None:
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(current().sizes.px(12))
        first, every, turning, rest = (Flow(gap=current().sizes.px(8)) for _line in range(4))
        # Translators: label of a list: which lines are shown; & stands before the letter that goes to it with Alt
        first.addWidget(form_row(_("&Show"), self.shown, width_px=SHOW_PX))
        for line, buttons in (
            (every, (self.take_all, self.leave_all)),
            (turning, (self.earlier, self.later)),
            (rest, (self.copy, self.save)),
        ):
            for button in buttons:
                line.addWidget(button)
        # Translators: heading: every line of a file that is read in
        body.addWidget(label(_("Line by line"), "heading", self))
        body.addLayout(first)
        body.addWidget(self.said)
        body.addLayout(every)
        body.addWidget(self.table)
        body.addLayout(turning)
        body.addWidget(self.line)
        body.addLayout(rest)

    def _connect(self) -> None:
        self.shown.currentIndexChanged.connect(self._on_shown)
        self.table.tick_requested.connect(self.tick_requested)
        self.table.selectionModel().currentChanged.connect(self._on_current)
        self.table.open_requested.connect(lambda _index: self.line.take_focus())
        self.take_all.clicked.connect(lambda: self.all_wanted.emit(True))  # noqa: FBT003 -- a signal names nothing
        self.leave_all.clicked.connect(lambda: self.all_wanted.emit(False))  # noqa: FBT003 -- the same
        self.earlier.clicked.connect(lambda: self.page_wanted.emit(-1))
        self.later.clicked.connect(lambda: self.page_wanted.emit(1))
        self.copy.clicked.connect(self.copy_wanted)
        self.save.clicked.connect(self.save_wanted)

    def _on_shown(self) -> None:
        if not is_being_filled(self.shown):
            self.shown_chosen.emit(field_text(self.shown))

    def _on_current(self) -> None:
        self.line.set_line(self.table.current_line(), can_change=self._can_change)


def copy_text(text: str) -> None:
    """Put a text on the clipboard."""
    QGuiApplication.clipboard().setText(text)


def _question(line: LineState | None) -> tuple[str, tuple[tuple[str, str], ...], str]:
    if line is None or not line.options:
        return "", (), ""
    choices = [(str(place), words) for place, words in enumerate(line.options)]
    return _("What is to be done with it?"), tuple(choices), str(line.option)
