# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The pages of a report as they will be printed, one at a time.

Hides that a page is white paper, which glares in a dark theme: there it is tinted with the colour of the theme's words.
"""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from journal_app.ui.appointment.report_state import PagesState
from journal_app.ui.theme import RING_PX, Tokens, current
from journal_app.ui.widgets.buttons import secondary_button
from journal_app.ui.widgets.flow import Flow
from journal_app.ui.widgets.messages import announce
from journal_app.ui.widgets.surfaces import LineLabel
from journal_app.words import _

PAPER_SHARE = 0.8
"""How much of the colour of words is in that of paper by night: black on it keeps 8 to 1 in every dark theme."""
_STEPS = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}


class PagePicture(QWidget):
    """One page, as wide as there is room and as high as that makes it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image = QImage()
        self._drawn = QImage()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def set_page(self, content: bytes, name: str, words: str) -> None:
        """Show a page that is a PNG; a screen reader is told which it is and what stands on it."""
        self._image, self._drawn = QImage.fromData(content), QImage()
        self.setAccessibleName(name)
        self.setAccessibleDescription(words)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as a line of words is long."""
        width = current().sizes.reading_width()
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """A page can be made smaller at will."""
        return QSize(1, 1)

    def hasHeightForWidth(self) -> bool:
        """A page keeps its shape."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of a page so wide."""
        return round(width * self._image.height() / self._image.width()) if self._image.width() else 0

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._drawn = QImage()
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The page with an edge around it, or with the ring of the focus."""
        if self._image.isNull():
            return
        tokens, ratio = current().tokens, self.devicePixelRatioF()
        size = self.size() * ratio
        if self._drawn.size() != size:
            self._drawn = tinted(self._image, size, tokens)
        self._drawn.setDevicePixelRatio(ratio)
        painter = QPainter(self)
        painter.drawImage(0, 0, self._drawn)
        width = RING_PX if self.hasFocus() else 1
        painter.setPen(QPen(QColor(tokens.accent if self.hasFocus() else tokens.edge), width))
        inset = (width - 1) // 2
        painter.drawRect(self.rect().adjusted(inset, inset, -inset - 1, -inset - 1))
        painter.end()


class PagesView(QWidget):
    """The page in view with the ways to the others. Signal ``turned(step)``, by buttons and Page Up and Page Down."""

    turned = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.previous = secondary_button(_("‹ Previous page"), self)
        self.next = secondary_button(_("Next page ›"), self)
        self.words = LineLabel("", "label", self)
        self.page = PagePicture(self)
        self._state = PagesState()
        line = Flow(gap=current().sizes.px(12))
        for widget in (self.previous, self.words, self.next):
            line.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current().sizes.px(12))
        column.addLayout(line)
        column.addWidget(self.page)
        self.previous.clicked.connect(lambda: self.turned.emit(-1))
        self.next.clicked.connect(lambda: self.turned.emit(1))
        self._on_state()

    def set_state(self, state: PagesState) -> None:
        """Show a page, or say why there is none yet."""
        is_other = state.said != self._state.said
        self._state = state
        if state.pages:
            page = state.pages[state.place]
            self.page.set_page(page.content, page.name, page.words)
        self._on_state()
        if is_other and self.isVisible():
            announce(self, state.said)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Page Up and Page Down turn the page."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None or event.modifiers():
            super().keyPressEvent(event)
        else:
            self.turned.emit(step)

    def _on_state(self) -> None:
        state = self._state
        self.words.setText(state.said)
        self.words.updateGeometry()
        self.page.setVisible(bool(state.pages))
        had_focus = [button for button in (self.previous, self.next) if button.hasFocus()]
        self.next.setEnabled(state.place + 1 < len(state.pages))
        self.previous.setEnabled(state.place > 0)
        if any(not button.isEnabled() for button in had_focus):
            ways = (button for button in (self.next, self.previous) if button.isEnabled())
            next(ways, self.page).setFocus()


def tinted(image: QImage, size: QSize, tokens: Tokens) -> QImage:
    """A page in a size, on paper that fits the theme: white by day, by night in the colour of its words, dimmed."""
    drawn = image.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)
    drawn = drawn.convertToFormat(QImage.Format.Format_RGB32)
    if tokens.is_dark:
        painter = QPainter(drawn)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        painter.fillRect(drawn.rect(), paper_of(tokens))
        painter.end()
    return drawn


def paper_of(tokens: Tokens) -> QColor:
    """The colour of paper in a theme."""
    if not tokens.is_dark:
        return QColor("white")
    ink, page = QColor(tokens.ink), QColor(tokens.page)
    red, green, blue = (
        round(PAPER_SHARE * there + (1 - PAPER_SHARE) * here)
        for there, here in zip(ink.getRgb()[:3], page.getRgb()[:3], strict=True)  # type: ignore[index]
    )
    return QColor(red, green, blue)
