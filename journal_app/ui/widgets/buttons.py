# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Buttons in the house's three voices: one primary, the plain ones, and the quiet ones that look like links.

Hides how a look is attached (the style sheet reads the property ``look``) and that a button never hides its words: its
least width is that of its text, whatever the text size, and of its bold text where it can be pressed in. On a filled
button the focus ring would be lost in the filling; it is drawn inside as well. A screen reader toggles a button that
stays pressed, of which Qt says nothing to whoever waits for a click; here it is a click like any other.
"""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from journal_app.ui.theme import RING_PX, current


class HeardButton(QPushButton):
    """A push button that a screen reader can press too, when it is one that stays pressed."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._is_known = False  # a mouse, a key or the program is changing it, and says so itself
        self.toggled.connect(self._on_toggled)

    def setChecked(self, is_checked: bool, /) -> None:
        """Show it pressed or not; nobody has clicked."""
        self._is_known = True
        super().setChecked(is_checked)
        self._is_known = False

    def nextCheckState(self) -> None:
        """Change by a click, which Qt tells of afterwards."""
        self._is_known = True
        super().nextCheckState()
        self._is_known = False

    def _on_toggled(self, is_checked: bool) -> None:
        was_pushed_out = self.autoExclusive() and not is_checked  # by another of the same choice
        if self._is_known or was_pushed_out:
            return
        self.setChecked(not is_checked)  # of no effect where one of a choice is always pressed
        self.click()


class Button(HeardButton):
    """A push button whose focus can be seen on its filling too: a second ring inside, in the colour of its words."""

    _measured = ("", "", 0)  # the words and the font that were measured last, and what bold ones take more

    def sizeHint(self) -> QSize:
        """As wide as its words are when it is pressed in: bold ones, of which Qt's own measure knows nothing."""
        hint = super().sizeHint()
        if not self.isCheckable():
            return hint
        return QSize(hint.width() + self._more_when_bold(), hint.height())

    def minimumSizeHint(self) -> QSize:
        """No smaller than that."""
        return self.sizeHint()

    def _more_when_bold(self) -> int:
        """How much wider bold words are; measured once, as layouts ask for it many times."""
        shown, font = self.text().replace("&", ""), self.font().key()
        if self._measured[:2] != (shown, font):
            bold = QFont(self.font())
            bold.setWeight(QFont.Weight.DemiBold)
            more = QFontMetrics(bold).horizontalAdvance(shown) - self.fontMetrics().horizontalAdvance(shown)
            self._measured = (shown, font, max(0, more))
        return self._measured[2]

    def paintEvent(self, event: QPaintEvent) -> None:
        """The button as the style sheet has it, then the inner ring where it is needed."""
        super().paintEvent(event)
        is_filled = self.isChecked() or self.property("look") == "primary"
        if not (is_filled and self.hasFocus()):
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(current().tokens.on_accent), RING_PX - 1))
        inset = RING_PX + 1.5
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), inset, inset)
        painter.end()


def _button(text: str, look: str, parent: QWidget | None) -> Button:
    button = Button(text, parent)
    button.setProperty("look", look)
    button.setAccessibleName(text.replace("&", ""))
    button.setAutoDefault(False)
    button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return button


def primary_button(text: str, parent: QWidget | None = None) -> Button:
    """The one thing a form or page is for; at most one in view."""
    return _button(text, "primary", parent)


def secondary_button(text: str, parent: QWidget | None = None) -> Button:
    """A plain button with an edge."""
    return _button(text, "secondary", parent)


def quiet_button(text: str, parent: QWidget | None = None) -> Button:
    """A button that looks like a link, for Undo, Cancel and the like."""
    return _button(text, "quiet", parent)


def choice_button(text: str, parent: QWidget | None = None) -> Button:
    """A plain button that stays pressed, for one of a few choices; put those of one choice in a QButtonGroup."""
    button = _button(text, "secondary", parent)
    button.setCheckable(True)
    return button
