# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What the rail is made of: a place, the button behind which seldom used ones wait, the stripe, a ground that scrolls.

Hides how little of this Qt knows by itself: that arrow keys belong to the rail and not to a button, and that a ground
that scrolls needs room for its bar beside its words.
"""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QIcon, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QWidget

from journal_app.ui.theme import Theme, current
from journal_app.ui.widgets.buttons import HeardButton
from journal_app.ui.widgets.icons import pixmap
from journal_app.ui.widgets.scroll_area import ScrollArea
from journal_app.words import _

ICON_PX = 20
STRIPE_PX = 8
AROUND_PX = 25  # border and padding of the chosen place in the style sheet
KEPT_PX = 24  # what is kept free besides in one that is not
BESIDE_ICON_PX = 6  # Qt's own gap of four, and one for each rounding


class RailButton(HeardButton):
    """A button of the rail; leaves the arrow keys to it."""

    def __init__(self, text: str, icon_name: str, parent: QWidget) -> None:
        super().__init__(text, parent)
        self._icon_name = icon_name
        self._worn: Theme | None = None
        self._is_drawn_chosen = False
        self.setProperty("look", "rail")
        self.setAccessibleName(text)
        self.toggled.connect(self.dress)

    def showEvent(self, event: QShowEvent) -> None:
        """One that is not seen at the start has its icon drawn once it is."""
        self.dress()
        super().showEvent(event)

    def dress(self) -> None:
        """Take the icon on in the colours and sizes that are worn now, when it is to be seen."""
        is_chosen = self.isChecked()  # drawn when it first is, since at the start all places but one are not
        if self.isHidden() or (self._worn == current() and (self._is_drawn_chosen or not is_chosen)):
            return
        self._worn, self._is_drawn_chosen = current(), is_chosen
        drawn = QIcon(pixmap(self._icon_name, current().tokens.ink))
        if is_chosen:
            drawn.addPixmap(pixmap(self._icon_name, current().tokens.accent), state=QIcon.State.On)
        side = current().sizes.text(ICON_PX)
        self.setIcon(drawn)
        self.setIconSize(QSize(side, side))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Only Space and Enter are the button's own."""
        if event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            event.ignore()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)


class PlaceButton(RailButton):
    """A place, one of which is always the chosen one; Ctrl and its ``key`` lead to it too."""

    def __init__(self, text: str, icon_name: str, key: str, parent: QWidget) -> None:
        super().__init__(text, icon_name, parent)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        if key:
            words = _("Ctrl+{number}").format(number=key)
            self.setAccessibleDescription(words)
            self.setToolTip(words)

    def sizeHint(self) -> QSize:
        """As wide chosen as not, with room for the bold words of the chosen one; Qt measures what it was before."""
        px = current().sizes.px
        bold = QFont(self.font())
        bold.setWeight(QFont.Weight.Bold)
        plain = self.fontMetrics().horizontalAdvance(self.text()) + px(KEPT_PX)
        words = max(plain, QFontMetrics(bold).horizontalAdvance(self.text()))
        return QSize(px(AROUND_PX) + self.iconSize().width() + BESIDE_ICON_PX + words, super().sizeHint().height())


class MoreButton(RailButton):
    """Says by its words whether what stands behind it is shown."""

    def __init__(self, parent: QWidget) -> None:
        # Translators: a button: shows the other names of screens
        super().__init__(_("More"), "more", parent)
        self.show_open(is_open=False)

    def show_open(self, *, is_open: bool) -> None:
        """Say that it is open or not."""
        # Translators: "Less": a button: hides the other names of screens
        self.setText(_("Less") if is_open else _("More"))
        # Translators: "More, expanded": for a screen reader: the button More while the list is open
        # Translators: "More, collapsed": for a screen reader: the button More while the list is closed
        self.setAccessibleName(_("More, expanded") if is_open else _("More, collapsed"))


class Stripe(QWidget):
    """The colour of a journal, down the side of the rail; says nothing that the name beside it does not."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._name = ""
        self.hide()

    def set_colour(self, name: str) -> None:
        """Show this colour of ``ui.journal_colours``; none when it is empty or not known here."""
        self._name = name
        if not name:
            self.hide()
            return
        from journal_app.ui.journal_colours import shade

        self.setFixedWidth(current().sizes.px(STRIPE_PX))
        self.setVisible(bool(shade(name)))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The shade of the theme that is worn now."""
        from journal_app.ui.journal_colours import shade

        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(shade(self._name)))
        painter.end()


class RailGround(ScrollArea):
    """As wide as the words on its buttons, with room for a bar beside it when the window is too low for all of it."""

    def __init__(self, content: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self._content = content
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        content.setProperty("look", "page")
        self.setWidget(content)

    def minimumSizeHint(self) -> QSize:
        """The width of the words; any height."""
        margins = self._content.contentsMargins()
        whole = [label for label in self._content.findChildren(QLabel) if not label.wordWrap()]
        parts = [*self._content.findChildren(QPushButton), *whole]
        shown = [part.sizeHint().width() for part in parts if part.isVisibleTo(self._content)]
        words = max(shown, default=0) + margins.left() + margins.right()
        width = max(words, self._content.minimumWidth())
        has_bar = max(self._content.minimumSizeHint().height(), self._content.heightForWidth(width)) > self.height()
        return QSize(width + (self.verticalScrollBar().sizeHint().width() if has_bar else 0), 0)

    def sizeHint(self) -> QSize:
        """As high as the content would like to be."""
        return QSize(self.minimumSizeHint().width(), self._content.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another height may need the bar, or not any more."""
        super().resizeEvent(event)
        self.updateGeometry()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Other words need another width."""
        if watched is self.widget() and event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys are the rail's."""
        event.ignore()

    def show_whole(self, button: QPushButton) -> None:
        """Scroll as far as a button needs to be seen whole."""
        self.ensureWidgetVisible(button, 0, current().sizes.px(8))
