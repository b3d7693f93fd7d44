# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The pages of a report as they will be printed, one at a time.

Hides that a page is white paper, which glares in a dark theme: there it is tinted with the colour of the theme's words.
Where words are larger a page is too, and scrolls sideways if there is no room for it.
"""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from journal_app.ui.appointment.report_state import PagesState
from journal_app.ui.theme import RING_PX, Tokens, current
from journal_app.ui.widgets.buttons import secondary_button
from journal_app.ui.widgets.flow import Flow
from journal_app.ui.widgets.messages import announce
from journal_app.ui.widgets.scroll_area import ScrollArea
from journal_app.ui.widgets.surfaces import LineLabel
from journal_app.words import _

PAPER_SHARE = 0.8
"""How much of the colour of words is in that of paper by night: black on it keeps 8 to 1 in every dark theme."""
LEAST_PX = 640
"""So wide is a page at the least at usual words: its own are as high as small words of the screen then."""
_STEPS = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}


class PagePicture(QWidget):
    """One page, which can have the focus."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image = QImage()
        self._drawn = QImage()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def set_page(self, content: bytes, name: str, words: str) -> None:
        """Show a page that is a PNG; a screen reader is told which it is and what stands on it."""
        self._image, self._drawn = QImage.fromData(content), QImage()
        self.setAccessibleName(name)
        self.setAccessibleDescription(words)
        self.update()

    def fit(self, width: int) -> None:
        """Be so wide, and as high as that makes a page."""
        height = round(width * self._image.height() / self._image.width()) if self._image.width() else 0
        self.resize(width, height)

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


class PageGround(ScrollArea):
    """What a page lies on: as high as the page is, and scrolled sideways alone."""

    def __init__(self, page: PagePicture, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page = page
        self.setWidget(page)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def fit(self) -> None:
        """Make the page as wide as there is room, and no smaller than can be read."""
        room = self.viewport().width()
        width = max(room, current().sizes.reading_width(LEAST_PX))
        self._page.fit(width)
        bar = self.horizontalScrollBar().sizeHint().height() if width > room else 0
        self.setFixedHeight(self._page.height() + bar)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the page to the room there is."""
        super().resizeEvent(event)
        self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and Right go along the page; everything else is for whoever holds it."""
        if event.key() in {Qt.Key.Key_Left, Qt.Key.Key_Right} and self.horizontalScrollBar().maximum():
            super().keyPressEvent(event)
        else:
            event.ignore()


class PagesView(QWidget):
    """The page in view with the ways to the others. Signal ``turned(step)``, by buttons and Page Up and Page Down."""

    turned = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.previous = secondary_button(_("‹ Previous page"), self)
        self.next = secondary_button(_("Next page ›"), self)
        self.words = LineLabel("", "label", self)
        self.page = PagePicture()
        self.ground = PageGround(self.page, self)
        self._state = PagesState()
        line = Flow(gap=current().sizes.px(12))
        for widget in (self.previous, self.words, self.next):
            line.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current().sizes.px(12))
        column.addLayout(line)
        column.addWidget(self.ground)
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
            self.ground.fit()
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
        self.ground.setVisible(bool(state.pages))
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
