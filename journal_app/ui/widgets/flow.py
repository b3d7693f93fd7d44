# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""A row that wraps: widgets side by side, and on the next line when the window or the text size leaves no room.

Hides the arithmetic of a layout whose height follows from its width.
"""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from journal_app.ui.theme import current


class Flow(QLayout):
    """A layout like words in a paragraph; add widgets with ``addWidget``. Lines keep the reading direction.

    Widgets of a line are centred on each other, or with ``top`` begin at one height.
    """

    def __init__(self, parent: QWidget | None = None, gap: int | None = None, *, top: bool = False) -> None:
        if parent is None:
            super().__init__()
        else:
            super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap = current().sizes.px(12) if gap is None else gap
        self._is_top = top
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Take an item at the end; Qt calls this for ``addWidget``."""
        self._items.append(item)

    def count(self) -> int:
        """How many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """The item at ``index``, None past the end."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Remove and give the item at ``index``, None past the end."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Nothing grows: a wider line holds more widgets."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Fewer on a line means more lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height that all lines need at this width."""
        return self._place(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        """Put every widget in its place."""
        super().setGeometry(rect)
        self._place(rect, move=True)

    def sizeHint(self) -> QSize:
        """One line, if there is room for it."""
        sizes = [item.sizeHint() for item in self._shown()]
        width = sum(size.width() for size in sizes) + self._gap * max(0, len(sizes) - 1)
        return QSize(width, max((size.height() for size in sizes), default=0))

    def minimumSize(self) -> QSize:
        """Room for the largest single widget."""
        size = QSize()
        for item in self._shown():
            size = size.expandedTo(item.minimumSize())
        return size

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _place(self, rect: QRect, *, move: bool) -> int:
        """Lay lines into ``rect`` and give their height."""
        y, line = rect.y(), list[QLayoutItem]()
        width = 0
        for item in self._shown():
            needed = item.sizeHint().width()
            if line and width + self._gap + needed > rect.width():
                y += self._place_line(line, QRect(rect.x(), y, rect.width(), 0), move=move) + self._gap
                line, width = [], 0
            width += needed + (self._gap if line else 0)
            line.append(item)
        return y + self._place_line(line, QRect(rect.x(), y, rect.width(), 0), move=move) - rect.y()

    def _place_line(self, line: list[QLayoutItem], rect: QRect, *, move: bool) -> int:
        """One line; gives its height."""
        sizes = [_size(item, rect.width()) for item in line]
        height = max((size.height() for size in sizes), default=0)
        if not move:
            return height
        parent = self.parentWidget()
        mirrored = parent is not None and parent.isRightToLeft()
        x = rect.x()
        for item, size in zip(line, sizes, strict=True):
            left = rect.right() + 1 - (x - rect.x()) - size.width() if mirrored else x
            item.setGeometry(
                QRect(QPoint(left, rect.y() + (0 if self._is_top else (height - size.height()) // 2)), size)
            )
            x += size.width() + self._gap
        return height


def _size(item: QLayoutItem, room: int) -> QSize:
    """The size an item gets on a line as wide as ``room``; words that wrap make it higher."""
    width = min(item.sizeHint().width(), room)
    return QSize(width, item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height())
