# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What was felt after the chosen infusion, a line each with a way to delete it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from journal_app.ui.theme import current
from journal_app.ui.treatments.state import ReactionState
from journal_app.ui.widgets.buttons import quiet_button
from journal_app.ui.widgets.flow import Flow
from journal_app.ui.widgets.surfaces import clear, label
from journal_app.words import _


class Reactions(QWidget):
    """Signal ``delete_requested(id)``."""

    delete_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._can_change = True
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(0)

    def set_can_change(self, can_change: bool) -> None:
        """Whether reactions can be deleted; holds from the next ``set_reactions``."""
        self._can_change = can_change

    def set_reactions(self, reactions: tuple[ReactionState, ...], *, after: QWidget) -> None:
        """Show these and no others; the Tab key comes to them from ``after``."""
        clear(self._lines)
        self.setVisible(bool(reactions))
        for reaction in reactions:
            line = self._line(reaction)
            self._lines.addWidget(line)
            for button in line.findChildren(QPushButton):
                QWidget.setTabOrder(after, button)
                after = button

    def _line(self, reaction: ReactionState) -> QWidget:
        line = QWidget(self)
        flow = Flow(line, gap=current().sizes.px(8))
        words = label(reaction.words)
        words.setWordWrap(False)
        flow.addWidget(words)
        if self._can_change:
            delete = quiet_button(_("Delete"))
            delete.setAccessibleName(_("Delete the reaction {words}").format(words=reaction.words))
            delete.clicked.connect(lambda: self.delete_requested.emit(reaction.id))
            flow.addWidget(delete)
        line.show()
        return line
