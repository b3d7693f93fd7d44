# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Looks at a screen as a reader does: what Tab stops at and how it is called, and words that are cut."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableView,
    QWidget,
)

from journal_app.ui.widgets.completion import Finder


def settle() -> None:
    """Let a page find its place: a line that breaks makes it higher, which makes room for a bar, which breaks more."""
    for _round in range(4):
        QApplication.processEvents()


def unnamed_stops(root: QWidget) -> list[str]:
    """The widgets the Tab key stops at that a screen reader could not name."""
    stops = [widget for widget in root.findChildren(QWidget) if widget.focusPolicy() & Qt.FocusPolicy.TabFocus]
    shown = [widget for widget in stops if widget.isVisibleTo(root)]
    assert shown
    return [repr(widget) for widget in shown if not _spoken_name(widget)]


def popup_of(field: QLineEdit) -> QAbstractItemView:
    """The list below a field that finds while one types."""
    return finder_of(field).popup


def finder_of(field: QLineEdit) -> Finder:
    """What finds while one types in a field."""
    (finder,) = field.findChildren(Finder)
    return finder


def _spoken_name(widget: QWidget) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def cut_words(root: QWidget) -> list[str]:
    """The texts of labels, buttons and fields that have less room than they need."""
    cut = []
    for widget in root.findChildren(QWidget):
        if not widget.isVisibleTo(root):
            continue
        if isinstance(widget, QLabel) and widget.text():
            needed = widget.heightForWidth(widget.width()) if widget.wordWrap() else widget.sizeHint().height()
            if widget.height() < needed or (not widget.wordWrap() and widget.width() < widget.sizeHint().width()):
                cut.append(widget.text())
        elif isinstance(widget, QPushButton) and widget.text():
            hint = widget.sizeHint()
            if widget.width() < hint.width() or widget.height() < hint.height():
                cut.append(widget.text())
        elif isinstance(widget, QLineEdit) and widget.height() < widget.fontMetrics().height():
            cut.append(widget.accessibleName())
    return cut


def texts_of(root: QWidget) -> list[str]:
    """Every text there is to see, to hear or to find by pointing below ``root``: words, names, tips, lists, tables."""
    found: list[str] = []
    for widget in [root, *root.findChildren(QWidget)]:
        if not widget.isVisibleTo(root):
            continue
        found += [widget.accessibleName(), widget.accessibleDescription(), widget.toolTip(), widget.windowTitle()]
        if isinstance(widget, QLabel | QAbstractButton | QLineEdit):
            found.append(widget.text())
        if isinstance(widget, QLineEdit):
            found.append(widget.placeholderText())
        if isinstance(widget, QComboBox):
            found += [widget.itemText(place) for place in range(widget.count())]
        if isinstance(widget, QPushButton) and widget.menu() is not None:
            found += [widget.menu().accessibleName(), *(action.text() for action in widget.menu().actions())]
        if isinstance(widget, QTableView):
            found += _texts_in(widget)
    return [text for text in found if text]


def _texts_in(table: QTableView) -> list[str]:
    model = table.model()
    if model is None:
        return []
    heads = [model.headerData(column, Qt.Orientation.Horizontal) for column in range(model.columnCount())]
    cells = [
        model.data(model.index(row, column)) for row in range(model.rowCount()) for column in range(model.columnCount())
    ]
    return [str(text) for text in (*heads, *cells) if text]
