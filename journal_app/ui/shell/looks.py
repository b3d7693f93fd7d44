# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Choosing how the window looks, for eyes that bear no glare.

Hides that the choice is this machine's and is kept for the next start, and that it is applied to everything at once.
"""

from functools import partial

from PySide6.QtCore import QEvent, QPointF, QRect
from PySide6.QtGui import QActionGroup, QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QMenu, QPushButton, QStyle, QStyleOptionButton, QStylePainter, QWidget

from journal_app.ui.preferences import Preferences, wear
from journal_app.ui.theme import current
from journal_app.words import N_, _

LOOK_NAMES = {
    "light": N_("Light"),
    "dim": N_("Dim and warm"),
    "dark": N_("Dark"),
    "high-contrast": N_("High contrast"),
}

ARROW_PX = 10
ARROW_PER_STROKE = 6  # as thick as the lines of the icons above it
FROM_EDGE_PX = 10
ONE_LINE_PERCENT = 125  # larger words would make the rail wider than the screens it stands beside


class LookButton(QPushButton):
    """Says the present look and opens the list of the others.

    Raises StorageFailed, which reaches the message line, when the choice cannot be kept.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "rail")
        self._menu = QMenu(self)
        self._menu.setAccessibleName(_("Look"))
        group = QActionGroup(self)
        self._actions = {name: self._menu.addAction(_(words)) for name, words in LOOK_NAMES.items()}
        for name, action in self._actions.items():
            action.setCheckable(True)
            action.triggered.connect(partial(self.choose, name))
            group.addAction(action)
        self.setMenu(self._menu)
        self._show_current()

    def choose(self, name: str) -> None:
        """Put a look on, and keep it for the next start."""
        sizes = current().sizes
        wear(Preferences(theme=name, text_percent=sizes.text_percent, interface_percent=sizes.interface_percent))

    def changeEvent(self, event: QEvent) -> None:
        """Say the look that was put on elsewhere too."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._show_current()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """As any button of the rail, with an arrow at the end of the line that says there is a list.

        Qt's own arrow is not drawn where words are read from the right.
        """
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.features &= ~QStyleOptionButton.ButtonFeature.HasMenu
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        self._draw_arrow(painter)
        painter.end()

    def _draw_arrow(self, painter: QPainter) -> None:
        theme = current()
        side, edge = theme.sizes.text(ARROW_PX), theme.sizes.px(FROM_EDGE_PX)
        at_right = QRect(self.width() - edge - side, (self.height() - side // 2) // 2, side, side // 2)
        place = QStyle.visualRect(self.layoutDirection(), self.rect(), at_right)
        corners = (place.topLeft(), QPointF(place.center().x(), place.bottom()), place.topRight())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.tokens.ink), side / ARROW_PER_STROKE))
        painter.drawPolyline([QPointF(corner) for corner in corners])

    def _show_current(self) -> None:
        name = current().tokens.name
        self._actions[name].setChecked(True)
        said = _("Look: {name}").format(name=_(LOOK_NAMES[name]))
        self.setAccessibleName(said)
        self.setText(said.replace(": ", ":\n") if current().sizes.text_percent > ONE_LINE_PERCENT else said)
