# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""A scrolled ground for what may be larger than the window.

Hides that Qt crashes the app when a screen reader asks for a scroll bar that went away since it counted what is there:
QAccessibleAbstractScrollArea reads past the end of its list. The content is all that is told of here; the bars, which
nobody comes to by keyboard, are passed over. Where nobody reads the screen yet that waits until the window is there:
the first look at the ground of a bar takes PySide ten milliseconds.
"""

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QScrollArea, QWidget

SOON_MS = 100


class ScrollArea(QScrollArea):
    """Invariant: what a screen reader is told lies in it is its content, whatever bars come and go."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        if QAccessible.isActive():
            self._pass_over_bars()
            return
        soon = QTimer(self, interval=SOON_MS, singleShot=True)
        soon.timeout.connect(self._pass_over_bars)
        soon.start()

    def _pass_over_bars(self) -> None:
        for bar in (self.horizontalScrollBar(), self.verticalScrollBar()):
            ground = bar.parentWidget()
            if ground is not None:
                ground.setObjectName("")  # by its name Qt knew it, to tell of it
