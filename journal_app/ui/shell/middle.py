# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What stands beside the rail, from what is said above every screen to the foot.

Between them are the screens or the page before them, and the line in which something on a screen is asked about. Hides
how a page comes and goes without a trace in the order of the focus.
"""

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from journal_app.ui.desk import Desk
from journal_app.ui.focus import put_in_reading_order
from journal_app.ui.shell.ask_place import AskPlace
from journal_app.ui.shell.foot import Foot


class Middle(QWidget):
    """Shows one thing at a time above ``foot``."""

    def __init__(self, foot: Foot, parent: QWidget) -> None:
        super().__init__(parent)
        self._ground = QStackedWidget(self)
        self._banner: QWidget | None = None
        self._ask: AskPlace | None = None
        self._pages: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._ground, 1)
        self._column.addWidget(foot)

    def shows(self, thing: QWidget | None) -> bool:
        """Whether this is what is shown."""
        return thing is not None and self._ground.currentWidget() is thing

    def show_screens(self, pages: QWidget, desk: Desk) -> None:
        """Show the screens of a journal, and below them, when the reader asks, the line for a question."""
        self._pages = pages
        self.make_asking_anew(desk)
        self.show_only(pages)

    def make_asking_anew(self, desk: Desk) -> None:
        """The line for a question, in the language spoken now; what was being typed in it comes back."""
        self._drop_asking()
        self._ask = AskPlace(desk, self)
        self._column.insertWidget(self._column.count() - 1, self._ask)

    def show_only(self, thing: QWidget) -> None:
        """Show this, and nothing else."""
        if self._ground.indexOf(thing) < 0:
            self._ground.addWidget(thing)
        self._ground.setCurrentWidget(thing)
        if self._ask is not None:
            self._ask.set_in_view(is_in_view=thing is self._pages)

    def drop(self, thing: QWidget) -> None:
        """This has served."""
        self._ground.removeWidget(thing)
        _put_away(thing)
        if thing is self._pages:
            self._drop_asking()
            self._pages = None

    def _drop_asking(self) -> None:
        if self._ask is not None:
            self._column.removeWidget(self._ask)
            _put_away(self._ask)
            self._ask = None

    def set_banner(self, banner: QWidget | None) -> None:
        """Let something be said above all, in place of what was said there."""
        if self._banner is not None:
            self._column.removeWidget(self._banner)
            _put_away(self._banner)
        self._banner = banner
        if banner is not None:
            self._column.insertWidget(0, banner)
            put_in_reading_order(self.window())


def _put_away(thing: QWidget) -> None:
    thing.hide()
    thing.deleteLater()
