# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""From what the keyboard is at to the word of the help that it is about.

Hides in which order the words around a widget are looked through: its own, then those that it stands among, from the
nearest outwards.
"""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QLabel,
    QLineEdit,
    QWidget,
)

from journal_app.ui.help.terms import GLOSSARY, link_in


def link_at(widget: QWidget | None) -> str:
    """The link to the word that a widget is about, or to all of them."""
    return next((link for words in _words_around(widget) if (link := link_in(words))), GLOSSARY)


def _words_around(widget: QWidget | None) -> Iterator[str]:
    if isinstance(widget, QAbstractItemView):
        yield from _words_of_cell(widget)
    if isinstance(widget, QLineEdit):
        yield widget.text()
    if isinstance(widget, QComboBox):
        yield widget.currentText()
    while widget is not None and not widget.isWindow():
        yield widget.accessibleName()
        yield widget.accessibleDescription()
        for label in widget.findChildren(QLabel, options=Qt.FindChildOption.FindDirectChildrenOnly):
            if label.isVisible():
                yield label.text()
        widget = widget.parentWidget()


def _words_of_cell(view: QAbstractItemView) -> Iterator[str]:
    """What is said of the cell in focus, and of its row."""
    index, model = view.currentIndex(), view.model()
    if not index.isValid() or model is None:
        return
    for role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.DisplayRole):
        yield str(index.data(role) or "")
    yield str(model.headerData(index.row(), Qt.Orientation.Vertical) or "")
    yield str(model.headerData(index.column(), Qt.Orientation.Horizontal) or "")
    for column in range(model.columnCount()):
        yield str(index.siblingAtColumn(column).data() or "")
