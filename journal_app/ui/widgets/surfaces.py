# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What words and controls lie on: labels, cards, pages that scroll, and the words for an empty place.

Hides the house's spacing and that content is at most 1100 px wide, whatever the window.
"""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from journal_app.ui.theme import LINE_HEIGHT, current
from journal_app.ui.widgets.flow import Flow
from journal_app.ui.widgets.scroll_area import ScrollArea
from journal_app.words import is_right_to_left


def label(text: str, look: str = "", parent: QWidget | None = None) -> QLabel:
    """A label that wraps; ``look`` is title, heading, label, soft, problem or empty."""
    made = QLabel(text, parent)
    made.setProperty("look", look)
    made.setWordWrap(True)
    made.setTextFormat(Qt.TextFormat.PlainText)
    stand_at_the_beginning(made)
    return made


def stand_at_the_beginning(made: QLabel) -> None:
    """Let words begin at the right where the language does, names and numbers too, which Qt would put at the left."""
    if is_right_to_left():
        alignment = Qt.AlignmentFlag
        made.setAlignment(alignment.AlignRight | alignment.AlignAbsolute | alignment.AlignVCenter)


class LineLabel(QLabel):
    """A label that stands on one line where there is room, and wraps where there is not; ``label`` wraps early."""

    def __init__(self, text: str = "", look: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setProperty("look", look)
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)
        stand_at_the_beginning(self)

    def sizeHint(self) -> QSize:
        """As wide as the words are."""
        letters = self.fontMetrics()
        # And a letter more: where fonts of two scripts stand in one line, it comes out wider than what is measured.
        return QSize(letters.horizontalAdvance(self.text()) + letters.averageCharWidth(), super().sizeHint().height())


def hairline(parent: QWidget | None = None) -> QFrame:
    """A thin line between things; never a control's only border."""
    line = QFrame(parent)
    line.setProperty("look", "hairline")
    return line


def set_look(widget: QWidget, name: str, value: str | bool) -> None:
    """Set a property the style sheet reads and dress the widget anew; one not shown yet is dressed once it is."""
    if (widget.property(name) or type(value)()) == value:
        return
    widget.setProperty(name, value)
    if not widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        return
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


def heading_line(title: str, buttons: Sequence[QWidget] = ()) -> Flow:
    """A screen's title with its buttons beside it, or below it where there is no room."""
    line = Flow(gap=current().sizes.px(16))
    words = label(title, "title")
    words.setWordWrap(False)
    line.addWidget(words)
    for button in buttons:
        line.addWidget(button)
    return line


class Card(QFrame):
    """A bordered surface for one thing; ``body`` is its vertical layout, below the heading if it has one."""

    def __init__(self, heading: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "card")
        px = current().sizes.px
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(px(20), px(16), px(20), px(16))
        self.body.setSpacing(px(8))
        self.heading = label(heading, "heading", self)
        self.heading.setVisible(bool(heading))
        self.body.addWidget(self.heading)

    def set_marked(self, is_marked: bool) -> None:
        """Show or take away the ring that says the focus is somewhere inside; nothing inside moves."""
        set_look(self, "marked", is_marked)


class Page(ScrollArea):
    """A screen's ground: scrolls, keeps its content at most 1100 px wide, and follows the focus.

    Put content into ``body``.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        sizes = current().sizes
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        ground = QWidget()
        ground.setProperty("look", "page")
        outer = QHBoxLayout(ground)
        outer.setContentsMargins(sizes.px(32), sizes.px(24), sizes.px(32), sizes.px(24))
        column = QWidget(ground)
        column.setMaximumWidth(sizes.reading_width())
        column.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        outer.addWidget(column, 1)
        outer.addStretch(0)
        self.body = QVBoxLayout(column)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(sizes.px(16))
        self.setWidget(ground)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)

    def _on_focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Bring what takes the focus into view, but for what a mouse is pressing: that is to stay below it."""
        ground, is_pressed = self.widget(), QApplication.mouseButtons() != Qt.MouseButton.NoButton
        if now is None or ground is None or is_pressed or not ground.isAncestorOf(now):
            return
        QTimer.singleShot(0, now, lambda: self._show_focused(now))  # once it has its place

    def _show_focused(self, now: QWidget) -> None:
        """What scrolls by itself is left alone if it is high: a table follows its cell, notices stand below a title."""
        share = 3 if isinstance(now, QAbstractScrollArea) else 1
        if now.hasFocus() and now.isVisible() and share * now.height() <= self.viewport().height():
            above = round(2 * LINE_HEIGHT * current().sizes.text())  # its label, and what that stands under
            self.ensureWidgetVisible(now, 0, above)


class EmptyState(QFrame):
    """Calm words where there is nothing yet: what this place is for and how to begin."""

    def __init__(self, heading: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        px = current().sizes.px
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, px(24), 0, px(24))
        layout.setSpacing(px(8))
        layout.addWidget(label(heading, "heading", self))
        layout.addWidget(label(text, "soft", self))


def clear(layout: QLayout) -> None:
    """Take every widget out of a layout and delete it."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()  # it is deleted only when Qt comes round to it
            widget.deleteLater()
