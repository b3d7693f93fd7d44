# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What was felt after the chosen infusion, a line each with a way to change and to delete it."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from journal_app.ui.theme import current
from journal_app.ui.treatments.state import ReactionState
from journal_app.ui.widgets.buttons import quiet_button
from journal_app.ui.widgets.flow import Flow
from journal_app.ui.widgets.surfaces import clear
from journal_app.words import _


class _Words(QLabel):
    """Words on one line where there is room, and on more where there is not."""

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)

    def sizeHint(self) -> QSize:
        """As wide as the words are."""
        return QSize(self.fontMetrics().horizontalAdvance(self.text()) + 2, super().sizeHint().height())


class Reactions(QWidget):
    """Signals ``edit_requested(id)`` and ``delete_requested(id)``."""

    edit_requested = Signal(str)
    delete_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._can_change = True
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(0)

    def set_can_change(self, can_change: bool) -> None:
        """Whether reactions can be changed; holds from the next ``set_reactions``."""
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
        flow.addWidget(_Words(reaction.words, line))
        if self._can_change:
            # Translators: a button: opens an entry in a form
            edit = quiet_button(_("Change"), line)
            edit.setAccessibleName(_("Change the reaction {words}").format(words=reaction.words))
            edit.clicked.connect(lambda: self.edit_requested.emit(reaction.id))
            flow.addWidget(edit)
            # Translators: a button: deletes an entry
            delete = quiet_button(_("Delete"), line)
            delete.setAccessibleName(_("Delete the reaction {words}").format(words=reaction.words))
            delete.clicked.connect(lambda: self.delete_requested.emit(reaction.id))
            flow.addWidget(delete)
        line.show()
        return line
