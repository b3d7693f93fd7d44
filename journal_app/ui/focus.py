# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Focus in reading order.

Hides that Qt chains widgets in the order they were made: a screen made on its first visit, or a row added later, would
be reached after the foot of the window.
"""

import itertools
from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLayout, QScrollArea, QSplitter, QStackedWidget, QWidget

_DIRECTLY = Qt.FindChildOption.FindDirectChildrenOnly


def put_in_reading_order(root: QWidget) -> None:
    """Chain everything focusable below ``root`` in the order of its layouts, which is the order it is read in."""
    stops = [widget for widget in widgets_in_order(root) if widget.focusPolicy() & Qt.FocusPolicy.TabFocus]
    for first, second in itertools.pairwise(stops):
        QWidget.setTabOrder(first, second)


def onward(widget: QWidget, step: int) -> int:
    """How far on an arrow key goes whose ``step`` is 1 to the right: where one reads from the right, left is on."""
    return -step if widget.isRightToLeft() else step


def place_of_focus(root: QWidget) -> tuple[int, ...]:
    """Where below ``root`` the keyboard is, by the way that leads there on a screen made anew too; empty elsewhere."""
    focused = QApplication.focusWidget()
    return _way_to(focused, root) if focused is not None and root.isAncestorOf(focused) else ()


def return_focus(root: QWidget, way: tuple[int, ...]) -> bool:
    """Put the keyboard back there; False where nothing is that could have it."""
    widget = root
    for step in way:
        children = _children(widget)
        if step >= len(children):
            return False
        widget = children[step]
    if widget is root or not widget.isEnabled() or widget.focusPolicy() == Qt.FocusPolicy.NoFocus:
        return False
    widget.setFocus(Qt.FocusReason.OtherFocusReason)
    return True


def _way_to(wanted: QWidget, root: QWidget) -> tuple[int, ...]:
    for step, child in enumerate(_children(root)):
        if child is wanted:
            return (step,)
        if child.isAncestorOf(wanted):
            further = _way_to(wanted, child)
            return (step, *further) if further else ()
    return ()


def widgets_in_order(root: QWidget) -> Iterator[QWidget]:
    """The widgets below ``root`` by layout, each before what it holds."""
    for child in _children(root):
        yield child
        yield from widgets_in_order(child)


def _children(widget: QWidget) -> list[QWidget]:
    if isinstance(widget, QStackedWidget | QSplitter):
        return [held for held in (widget.widget(index) for index in range(widget.count())) if held is not None]
    if isinstance(widget, QScrollArea):
        inner = widget.widget()
        return [inner] if inner is not None else []
    layout = widget.layout()
    if layout is None:
        return []
    return list(_laid_out(layout, widget.findChildren(QWidget, options=_DIRECTLY)))


def _laid_out(layout: QLayout, held: Sequence[QWidget]) -> Iterator[QWidget]:
    """The widgets of a layout, and of those within it, by their places; ``held`` are all that their widget holds.

    No item is asked for: PySide goes on knowing it when Qt has deleted it with its widget, and takes whatever Qt makes
    next in its place for that item.
    """
    parts: list[QWidget | QLayout] = [*held, *layout.findChildren(QLayout, options=_DIRECTLY)]
    placed = {layout.indexOf(part): part for part in parts}
    for place in sorted(place for place in placed if place >= 0):
        part = placed[place]
        if isinstance(part, QWidget):
            yield part
        else:
            yield from _laid_out(part, held)
