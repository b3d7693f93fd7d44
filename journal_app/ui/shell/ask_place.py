# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The place below the screens where something on them is asked about.

Hides that the line, and all that knows of questions, is made when it is first needed, as most sittings never ask. One
place serves every screen of a journal.
"""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.domain.subjects import Subject
from journal_app.ui.desk import Desk
from journal_app.ui.focus import put_in_reading_order
from journal_app.ui.theme import current

if TYPE_CHECKING:
    from journal_app.ui.asking import Asking, AskState
    from journal_app.ui.fields import FieldProblem
    from journal_app.ui.widgets.ask_line import AskLine

FORM = "asking"
"""What a question that is being typed is kept as."""


class AskPlace(QWidget):
    """Takes questions at a desk: ``desk.ask`` leads here from now on. Takes no room while none is asked."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line: AskLine | None = None
        self._desk = desk
        self._is_in_view = True
        self._asking: Asking | None = None
        self._column = QVBoxLayout(self)
        px = current().sizes.px
        self._column.setContentsMargins(px(32), px(4), px(32), 0)
        self.hide()
        desk.ask = self._on_asked
        desk.glance(lambda facts: facts.kept_draft(FORM) is not None, self._on_kept)

    def set_in_view(self, *, is_in_view: bool) -> None:
        """Whether the screens are in view; a question waits behind any page that stands before them."""
        self._is_in_view = is_in_view
        self.setVisible(is_in_view and self.line is not None and not self.line.isHidden())

    def open_line(self, state: "AskState") -> None:
        """Show the line with a question in it, and put the keyboard there."""
        line = self.line or self._made_line()
        self.setVisible(self._is_in_view)
        line.open_line(state.about, state.draft)

    def close_line(self) -> None:
        """Put the line away, and the keyboard back where it was."""
        if self.line is not None:
            self.line.close_line()
        self.hide()

    def set_problems(self, problems: "tuple[FieldProblem, ...]") -> None:
        """Say what is wrong with the question."""
        if self.line is not None:
            self.line.set_problems(problems)

    def _on_asked(self, subject: Subject, words: str) -> None:
        self._presenter().begin(subject, words)

    def _on_kept(self, is_kept: bool) -> None:
        """A question was being typed when the window ended, or was not."""
        if is_kept:
            self._presenter().bring_back()

    def _presenter(self) -> "Asking":
        from journal_app.ui.asking import Asking

        self._asking = self._asking or Asking(self._desk, self, FORM)
        return self._asking

    def _made_line(self) -> "AskLine":
        from journal_app.ui.widgets.ask_line import AskLine

        asking = self._presenter()
        self.line = line = AskLine()
        line.hide()
        self._column.addWidget(line)
        put_in_reading_order(self.window())
        line.save_requested.connect(lambda: asking.keep(line.draft()))
        line.close_requested.connect(asking.leave)
        line.edited.connect(lambda: asking.hold(line.draft()))
        return line
