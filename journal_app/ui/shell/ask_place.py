# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The place below the screens where something on them is asked about.

Hides that the line is made when it is first needed, and that one place serves every screen of a journal.
"""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.ui.asking import Asking, AskState
from journal_app.ui.desk import Desk
from journal_app.ui.fields import FieldProblem
from journal_app.ui.focus import put_in_reading_order
from journal_app.ui.theme import current
from journal_app.ui.widgets.ask_line import AskLine


class AskPlace(QWidget):
    """Takes questions at a desk: ``desk.ask`` leads here from now on. Takes no room while none is asked."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line: AskLine | None = None
        self._is_in_view = True
        self._asking = Asking(desk, self)
        self._column = QVBoxLayout(self)
        px = current().sizes.px
        self._column.setContentsMargins(px(32), px(8), px(32), px(8))
        self.hide()
        desk.ask = self._asking.begin
        self._asking.bring_back()

    def set_in_view(self, *, is_in_view: bool) -> None:
        """Whether the screens are in view; a question waits behind any page that stands before them."""
        self._is_in_view = is_in_view
        self.setVisible(is_in_view and self.line is not None and not self.line.isHidden())

    def open_line(self, state: AskState) -> None:
        """Show the line with a question in it, and put the keyboard there."""
        line = self.line or self._made_line()
        self.setVisible(self._is_in_view)
        line.open_line(state.about, state.draft)

    def close_line(self) -> None:
        """Put the line away, and the keyboard back where it was."""
        if self.line is not None:
            self.line.close_line()
        self.hide()

    def set_problems(self, problems: tuple[FieldProblem, ...]) -> None:
        """Say what is wrong with the question."""
        if self.line is not None:
            self.line.set_problems(problems)

    def _made_line(self) -> AskLine:
        self.line = line = AskLine()
        line.hide()
        self._column.addWidget(line)
        put_in_reading_order(self.window())
        line.save_requested.connect(lambda: self._asking.keep(line.draft()))
        line.close_requested.connect(self._asking.leave)
        line.edited.connect(lambda: self._asking.hold(line.draft()))
        return line
