# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""From a place on a screen to the word it is about: a link in the house's quiet voice, and what the keyboard is at.

Hides in which order the words around a widget are looked through: its own, then those that it stands among, from the
nearest outwards. A link is followed by the window that it is in.
"""

from collections.abc import Iterator
from typing import Protocol, runtime_checkable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QLabel,
    QLineEdit,
    QWidget,
)

from journal_app.ui.help.terms import GLOSSARY, link_in, link_to
from journal_app.ui.widgets.buttons import Button, quiet_button
from journal_app.words import _


@runtime_checkable
class FollowsLinks(Protocol):
    """What a window does that has the help."""

    def follow_link(self, link: str) -> None:
        """Show what a link of the help leads to."""


def term_link(parent: QWidget, entry: str = "", word: str = "", *, text: str = "") -> Button:
    """A quiet link to what the help says of a word: ``entry`` is a key of ``terms``, ``word`` how it is called here."""
    made = quiet_button(text or _("What is this?"), parent)
    made.clicked.connect(lambda: _follow(made))
    lead_to(made, entry, word)
    return made


def lead_to(link: Button, entry: str, word: str) -> None:
    """Let a link lead to another word; without an entry it is away."""
    link.setProperty("entry", entry)
    link.setVisible(bool(entry))
    link.setAccessibleName(_("What is this? {word}").format(word=word))


def link_at(widget: QWidget | None) -> str:
    """The link to the word that a widget is about, or to all of them."""
    return next((link for words in _words_around(widget) if (link := link_in(words))), GLOSSARY)


def _follow(button: Button) -> None:
    window = button.window()
    if isinstance(window, FollowsLinks):
        window.follow_link(link_to(str(button.property("entry"))))


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
