# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""A scrolled ground for what may be larger than the window.

Hides that Qt crashes the app when a screen reader asks for a scroll bar that went away since it counted what is there:
QAccessibleAbstractScrollArea reads past the end of its list. The content is all that is told of here; the bars, which
nobody comes to by keyboard, are passed over. Where nobody reads the screen yet that waits until the window has been
seen: at the first look at the ground of a bar PySide makes 68 classes, which takes it a tenth of a whole start.
"""

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAccessible, QShowEvent
from PySide6.QtWidgets import QScrollArea, QWidget

SOON_MS = 100


class ScrollArea(QScrollArea):
    """Invariant: what a screen reader is told lies in it is its content, whatever bars come and go."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._soon = QTimer(self, interval=SOON_MS, singleShot=True)
        self._soon.timeout.connect(self._pass_over_bars)
        if QAccessible.isActive():
            self._pass_over_bars()

    def showEvent(self, event: QShowEvent) -> None:
        """Put aside what can wait until the first painting."""
        super().showEvent(event)
        # What begins in the event loop begins behind the painting, however slow the machine is.
        QTimer.singleShot(0, self, self._begin_waiting)

    def _begin_waiting(self) -> None:
        self._soon.start()

    def _pass_over_bars(self) -> None:
        for bar in (self.horizontalScrollBar(), self.verticalScrollBar()):
            ground = bar.parentWidget()
            if ground is not None:
                ground.setObjectName("")  # by its name Qt knew it, to tell of it
